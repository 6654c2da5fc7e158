"""Drives the real command line. Usage: cli_test.py PATH-TO-DURE. Prints one line per case, then the sum."""
import json
import os
import subprocess
import sys
import tempfile

DURE = sys.argv[1]
DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data")
SMALL = os.path.join(DATA, "small.json")
HOUSEHOLD = os.path.join(DATA, "household.json")
BROKEN = os.path.join(DATA, "broken.json")
SAMPLES = os.path.join(DATA, "..", "..", "..", "assets", "samples")
cases = []


def case(function):
    cases.append(function)
    return function


def dure(*arguments, stdin=""):
    done = subprocess.run([DURE, *arguments], input=stdin.encode(), capture_output=True, timeout=300)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def play(steps, *options, survey=SMALL):
    code, out, err = dure("play", survey, "--script", "-", *options, stdin=json.dumps(steps))
    assert code == 0, err
    return json.loads(out)


def expect(actual, wanted):
    assert actual == wanted, f"{actual!r} is not {wanted!r}"


@case
def help_is_shown_and_lists_every_command():
    code, out, err = dure("--help")
    expect((code, err), (0, ""))
    for name in ("check", "eval", "play", "simulate", "convert", "design"):
        assert f"  {name} " in out, name
        code, out_of_command, _ = dure(name, "--help")
        expect(code, 0)
        assert out_of_command.startswith(f"Usage: dure {name}"), out_of_command


@case
def wrong_use_is_exit_code_2_with_one_sentence():
    for words in ([], ["dance"], ["check"], ["check", SMALL, "extra"], ["check", SMALL, "--wrong"], ["simulate", SMALL, "-n"],
                  ["simulate", SMALL, "-n", "many"], ["simulate", SMALL, "-n", "-1"], ["convert", "a.json", "b.xyz"],
                  ["play", SMALL, "--now", "yesterday"], ["check", SMALL, "--json=yes"]):
        code, _, err = dure(*words)
        expect(code, 2)
        if words:
            assert err.startswith("dure: ") and err.count("\n") == 1, (words, err)


@case
def check_accepts_a_good_survey():
    code, out, err = dure("check", SMALL)
    expect((code, err), (0, ""))
    assert out.endswith("0 errors\n"), out


@case
def check_finds_what_is_wrong_and_says_where_in_both_languages():
    code, out, _ = dure("check", BROKEN, "--json")
    expect(code, 1)
    report = json.loads(out)
    assert not report["ok"]
    places = {finding["where"]: finding for finding in report["findings"]}
    assert any(where.startswith("/elements/0/visibleIf") for where in places), places
    assert any(where.startswith("/elements/1") for where in places), places
    for finding in report["findings"]:
        assert finding["message"]["ko"] and finding["message"]["en"]


@case
def bad_files_give_one_sentence_with_a_place():
    with tempfile.TemporaryDirectory() as folder:
        for name, content, place in (("cut.json", b'{"pages": [\n  {"name": "p"', "line 2, column "),
                                     ("twice.json", b'{"a": 1, "a": 2}', "line 1, column 12 (/a)"),
                                     ("latin.json", b'{"title": "\xe9"}', "line 1"),
                                     ("list.json", b'[1, 2]', "line 1, column 1")):
            path = os.path.join(folder, name)
            with open(path, "wb") as file:
                file.write(content)
            code, out, err = dure("check", path)
            expect((code, out), (1, ""))
            assert err.startswith(f"dure: {path}: ") and err.count("\n") == 1, err
            assert place in err, err
        code, _, err = dure("check", os.path.join(folder, "absent.json"))
        expect(code, 1)
        assert "absent.json" in err and err.count("\n") == 1, err


@case
def eval_prints_json():
    for expression, wanted in (("1 + 2", 3), ("'가' + '나'", "가나"), ("iif(2 > 1, 'yes', 'no')", "yes"), ("{nobody}", None),
                               ("[1, 2] contains 2", True)):
        code, out, err = dure("eval", expression)
        expect((code, err), (0, ""))
        expect(json.loads(out), wanted)


@case
def eval_reads_values_by_the_longest_name_and_without_regard_to_case():
    values = json.dumps({"a": {"b": [{"c": 5}]}, "a.b": "own", "Age": 20})
    for expression, wanted in (("{age} >= 14", True), ("{a.b}", "own"), ("{a}", {"b": [{"c": 5}]})):
        code, out, err = dure("eval", "--values", "-", expression, stdin=values)
        expect((code, err), (0, ""))
        expect(json.loads(out), wanted)


@case
def eval_says_where_an_expression_is_wrong():
    code, out, err = dure("eval", "1 + + 2")
    expect((code, out), (1, ""))
    assert "column" in err, err


@case
def eval_refuses_a_name_of_very_many_parts_and_what_is_no_object():
    code, out, err = dure("eval", "{" + "." * 15000 + "}")
    expect((code, out), (1, ""))
    assert "a name has too many parts" in err, err
    code, _, err = dure("eval", "--values", "-", "{a}", stdin="[1]")
    expect(code, 1)
    assert "line 1, column 1" in err, err


@case
def output_that_cannot_be_written_is_a_failure():
    with open("/dev/full", "w", encoding="utf-8") as full:
        for words in (["eval", "1 + 1"], ["--help"], ["check", SMALL]):
            done = subprocess.run([DURE, *words], stdout=full, stderr=subprocess.PIPE, timeout=300)
            expect((done.returncode, done.stderr), (1, b"dure: standard output could not be written\n"))


@case
def a_file_without_an_end_is_refused():
    code, out, err = dure("check", "/dev/zero")
    expect((code, out, err), (1, "", "dure: /dev/zero: it is too large\n"))


@case
def play_shows_the_first_screen():
    state = play([])
    expect(state["phase"], "running")
    expect(state["page"], "visits")
    expect([question["name"] for question in state["questions"]], ["how_often", "services", "plate"])
    expect(state["data"], {})


@case
def play_blocks_on_what_is_missing_and_moves_when_it_is_mended():
    steps = [{"next": True}]
    state = play(steps)
    expect(state["steps"], ["blocked"])
    expect({error["name"] for error in state["errors"]}, {"how_often", "plate"})
    steps += [{"set": {"how_often": "weekly", "plate": "wrong"}}, {"next": True}]
    state = play(steps)
    expect(state["steps"], ["blocked", "blocked"])
    expect([error["text"] for error in state["errors"]], ["차량 번호를 확인해 주세요"])
    steps += [{"set": {"plate": "12가 3456"}}, {"next": True}]
    state = play(steps)
    expect(state["steps"][-1], "moved")
    expect(state["page"], "opinion")


@case
def play_follows_visibility_and_completes():
    steps = [{"choose": {"how_often": "never"}}, {"set": {"plate": "12가3456"}}]
    expect(play(steps)["pages"], ["visits", "why_never", "opinion"])
    steps += [{"next": True}, {"set": {"reason": "차가 없어요"}}, {"next": True}, {"set": {"recommend": 9}}, {"complete": True}]
    state = play(steps)
    expect(state["phase"], "completed")
    expect(state["data"], {"how_often": "never", "plate": "12가3456", "reason": "차가 없어요", "recommend": 9})


@case
def play_goes_back_and_keeps_answers():
    steps = [{"set": {"how_often": "weekly", "plate": "12가3456"}}, {"next": True}, {"previous": True}]
    state = play(steps)
    expect(state["page"], "visits")
    expect(state["data"]["how_often"], "weekly")


@case
def play_prints_a_line_after_each_step():
    code, out, _ = dure("play", SMALL, "--each", "--script", "-", stdin='[{"set":{"how_often":"weekly"}},{"next":true}]')
    expect(code, 0)
    lines = [json.loads(line) for line in out.splitlines()]
    expect(len(lines), 3)
    expect(lines[1]["data"], {"how_often": "weekly"})
    expect(lines[2]["step"], "blocked")


@case
def play_says_which_step_is_wrong():
    for script, place in (('[{"next":true},{"jump":true}]', "/1/jump"), ('[{"set":{"nobody":1}}]', "/0/set/nobody"),
                          ('[7]', "/0"), ('[{}]', "/0"), ('{"next":true}', "list of steps"), ('[', "line 1")):
        code, _, err = dure("play", SMALL, "--script", "-", stdin=script)
        expect(code, 1)
        assert place in err and err.count("\n") == 1, (script, err)


@case
def play_shows_panels_and_rows_and_what_is_wrong_in_them():
    steps = [{"set": {"people": [{"name": "Kim"}], "rooms": {"kitchen": {"size": 2}}}}, {"add": {"people": True}}, {"complete": True}]
    state = play(steps, survey=HOUSEHOLD)
    people, rooms = state["questions"]
    expect([row["title"] for row in people["rows"]], ["Person 1 Kim", "Person 2 "])
    expect([[q["name"] for q in row["questions"]] for row in people["rows"] + rooms["rows"]],
           [["name", "school"], ["name"], ["size", "note"]])
    expect([(e["name"], e["part"]) for e in state["errors"]], [("people", "1.name")])
    state = play(steps + [{"remove": {"people": 1}}, {"remove": {"people": 0}}, {"complete": True}], survey=HOUSEHOLD)
    expect(state["steps"], ["added", "blocked", "removed", "refused", "completed"])
    expect(state["data"], {"people": [{"name": "Kim"}], "rooms": {"kitchen": {"size": 2}}})


@case
def simulate_fills_in_panels_and_rows():
    code, people, _ = simulated("-n", "30", survey=HOUSEHOLD)
    expect(code, 0)
    counts = {len(person["data"]["people"]) for person in people}
    assert counts == {1, 2, 3}, counts
    assert all(panel["name"] for person in people for panel in person["data"]["people"])


def simulated(*options, survey=SMALL):
    code, out, err = dure("simulate", survey, *options)
    return code, [json.loads(line) for line in out.splitlines()], err


@case
def simulate_is_the_same_for_the_same_seed_and_grows_without_changing():
    _, first, _ = dure("simulate", SMALL, "-n", "40", "--seed", "7")
    _, again, _ = dure("simulate", SMALL, "-n", "40", "--seed", "7")
    _, longer, _ = dure("simulate", SMALL, "-n", "60", "--seed", "7")
    _, other, _ = dure("simulate", SMALL, "-n", "40", "--seed", "8")
    expect(first, again)
    assert longer.startswith(first)
    assert other != first


@case
def simulate_answers_like_people_within_the_rules():
    code, responses, err = simulated("-n", "400", "--seed", "3")
    expect((code, err), (0, ""))
    expect(len(responses), 400)
    expect(len({response["id"] for response in responses}), 400)
    scores = []
    for response in responses:
        data = response["data"]
        assert response["complete"] and response["format"] == "dure.response/1"
        expect(response["survey"]["id"], "small")
        assert response["startedAt"] < response["finishedAt"]
        assert ("reason" in data) == (data["how_often"] == "never"), data
        if data["how_often"] == "never":
            assert "services" not in data, data
        assert len(data.get("services", [])) <= 3
        assert len(data.get("wish", "")) <= 60
        scores.append(data["recommend"])
    promoters = sum(score >= 9 for score in scores) / len(scores)
    detractors = sum(score <= 6 for score in scores) / len(scores)
    assert 0.35 < promoters < 0.65 and 0.1 < detractors < 0.35, (promoters, detractors)
    skipped = sum("wish" not in response["data"] for response in responses) / len(responses)
    assert 0.1 < skipped < 0.6, skipped
    assert len({response["data"].get("how_often") for response in responses}) == 3


@case
def simulate_reaches_the_end_of_the_samples():
    found = 0
    for name in sorted(os.listdir(SAMPLES)) if os.path.isdir(SAMPLES) else []:
        path = os.path.join(SAMPLES, name)
        path = os.path.join(path, "survey.json") if os.path.isdir(path) else path
        if not path.endswith(".json") or not os.path.exists(path):
            continue
        with open(path, encoding="utf-8") as file:
            content = json.load(file)
        if not isinstance(content, dict) or not ("pages" in content or "elements" in content):
            continue
        found += 1
        code, responses, err = simulated("-n", "30", survey=path)
        expect((code, err), (0, ""))
        assert all(response["complete"] for response in responses)
    assert found > 0, "no samples were found"


@case
def convert_goes_to_json_and_back_without_loss():
    with tempfile.TemporaryDirectory() as folder:
        lines, whole, again = (os.path.join(folder, name) for name in ("a.jsonl", "b.json", "c.jsonl"))
        _, out, _ = dure("simulate", SMALL, "-n", "25")
        with open(lines, "w", encoding="utf-8") as file:
            file.write(out)
        expect(dure("convert", lines, whole, "--survey", SMALL)[0], 0)
        with open(whole, encoding="utf-8") as file:
            exported = json.load(file)
        expect(exported["format"], "dure.export/1")
        expect(len(exported["responses"]), 25)
        with open(SMALL, encoding="utf-8") as file:
            expect(exported["survey"], json.load(file))
        expect(dure("convert", whole, again)[0], 0)
        with open(again, encoding="utf-8") as file:
            expect(file.read(), out)


@case
def convert_names_bad_lines_and_writes_nothing_unless_told():
    with tempfile.TemporaryDirectory() as folder:
        lines, whole = os.path.join(folder, "a.jsonl"), os.path.join(folder, "b.json")
        _, out, _ = dure("simulate", SMALL, "-n", "2")
        first, second = out.splitlines()
        with open(lines, "w", encoding="utf-8") as file:
            file.write(first + "\n{broken\n" + second + '\n{"format":"dure.response/9"}\n')
        code, _, err = dure("convert", lines, whole)
        expect(code, 1)
        assert "line 2" in err and "line 4" in err, err
        assert not os.path.exists(whole)
        code, _, _ = dure("convert", lines, whole, "--skip-bad")
        expect(code, 1)
        with open(whole, encoding="utf-8") as file:
            expect(len(json.load(file)), 2)


@case
def convert_reads_more_lines_than_one_document_may_hold():
    with tempfile.TemporaryDirectory() as folder:
        lines, again = os.path.join(folder, "a.jsonl"), os.path.join(folder, "b.jsonl")
        response = json.loads(dure("simulate", SMALL, "-n", "1")[1])
        response["note"] = "x" * 1_000_000
        line = json.dumps(response, separators=(",", ":")) + "\n"
        with open(lines, "w", encoding="utf-8") as file:
            file.writelines(line for _ in range(70))
        expect(dure("convert", lines, again)[0], 0)
        with open(again, encoding="utf-8") as file:
            expect(sum(1 for _ in file), 70)


@case
def convert_keeps_members_of_newer_versions():
    _, out, _ = dure("simulate", SMALL, "-n", "1")
    response = json.loads(out)
    response["reward"] = {"points": 30}
    response["survey"]["branch"] = "north"
    code, converted, err = dure("convert", "-", "-", "--from", "jsonl", "--to", "jsonl", stdin=json.dumps(response))
    expect((code, err), (0, ""))
    expect(json.loads(converted), response)
    export = {"format": "dure.export/1", "survey": {}, "responses": [response], "panel": {"name": "p"}}
    code, converted, err = dure("convert", "-", "-", "--from", "json", "--to", "json", stdin=json.dumps(export))
    expect((code, err), (0, ""))
    expect(json.loads(converted), export)


MAXDIFF = {"items": list("abcdefg"), "itemsPerSet": 3, "sets": 7}
CONJOINT = {"attributes": [{"name": "price", "levels": [10, 20, 30], "better": "first"}, {"name": "size", "levels": ["s", "m", "l"]},
                           {"name": "door", "levels": [{"value": "left", "text": "왼쪽"}, "right"]}],
            "tasks": 9, "alternatives": 3, "none": True, "versions": 2, "prohibitions": [{"size": "l", "price": 10}]}


def design(method, spec, *options):
    return dure("design", method, "-", *options, stdin=json.dumps(spec))


@case
def design_maxdiff_is_balanced_reported_and_the_same_for_the_same_seed():
    code, out, err = design("maxdiff", MAXDIFF, "--seed", "5", "--versions", "2")
    expect((code, err), (0, ""))
    found = json.loads(out)
    expect([found[name] for name in ("format", "method", "seed")], ["dure.design/1", "maxdiff", 5])
    expect([len(version) for version in found["versions"]], [7, 7])
    for version in found["versions"]:
        shown = [item for one in version for item in one]
        assert all(len(set(one)) == 3 for one in version)
        expect({item: shown.count(item) for item in MAXDIFF["items"]}, {item: 3 for item in MAXDIFF["items"]})
    expect(found["report"]["pairCounts"], {"min": 2, "max": 2})
    expect(design("maxdiff", MAXDIFF, "--seed", "5", "--versions", "2")[1], out)
    assert design("maxdiff", MAXDIFF, "--seed", "6", "--versions", "2")[1] != out
    code, report, err = dure("design", "check", "-", stdin=out)
    expect((code, err, json.loads(report)), (0, "", found["report"]))
    expect(json.loads(design("maxdiff", MAXDIFF, "--seed", "5", "--versions", "2", "--report")[1]), found["report"])


@case
def design_conjoint_keeps_its_prohibitions_and_reads_its_own_file():
    code, out, err = design("conjoint", CONJOINT)
    expect((code, err), (0, ""))
    found = json.loads(out)
    for task in (task for version in found["versions"] for task in version):
        expect((len(task), task[3]), (4, None))
        for alternative in task[:3]:
            expect(sorted(alternative), ["door", "price", "size"])
            assert (alternative["size"], alternative["price"]) != ("l", 10)
    assert found["report"]["dError"] > 0 and found["report"]["connected"]
    code, report, err = dure("design", "check", "-", stdin=out)
    expect((code, err, json.loads(report)), (0, "", found["report"]))
    # What a planner typed by hand: no list of attributes, and a word for the none alternative.
    tasks = [[[*task[:3], "none"] for task in version] for version in found["versions"]]
    code, report, err = dure("design", "check", "-", stdin=json.dumps({"format": "dure.design/1", "method": "conjoint", "versions": tasks}))
    expect((code, err), (0, ""))
    assert abs(json.loads(report)["dError"] / found["report"]["dError"] - 1) < 1e-6


@case
def design_check_finds_what_breaks_the_rules():
    for broken in ({"method": "maxdiff", "versions": [[["a", "b"], ["c", "c"], ["a", "c"]]]},
                   {"method": "maxdiff", "versions": [[["a", "b"], ["c", "d"]]]},
                   {"method": "maxdiff", "prohibitions": [["a", "b"]], "versions": [[["a", "b"], ["a", "b"]]]},
                   {"method": "conjoint", "versions": [[[{"x": 1, "y": 1}, {"x": 1, "y": 1}], [{"x": 2, "y": 1}, {"x": 1, "y": 2}]]]}):
        code, out, err = dure("design", "check", "-", stdin=json.dumps({"format": "dure.design/1", **broken}))
        expect((code, err), (1, ""))
        json.loads(out)


@case
def impossible_designs_are_refused_quickly_with_a_pointer_and_a_reason():
    for method, spec, place in (
            ("maxdiff", {**MAXDIFF, "items": ["a"]}, "/items"), ("maxdiff", {**MAXDIFF, "items": ["a", "b", "a"]}, "/items/2"),
            ("maxdiff", {**MAXDIFF, "itemsPerSet": 9}, "/itemsPerSet"), ("maxdiff", {**MAXDIFF, "sets": 2}, "/sets"),
            ("maxdiff", {**MAXDIFF, "sets": -3}, "/sets"), ("maxdiff", {**MAXDIFF, "sets": 1e9}, "/sets"),
            ("maxdiff", {**MAXDIFF, "sets": 7.5}, "/sets"), ("maxdiff", {**MAXDIFF, "versions": 0}, "/versions"),
            ("maxdiff", {**MAXDIFF, "versions": 1e9}, "/versions"), ("maxdiff", {"items": 1e12, "sets": 3}, "/items"),
            ("maxdiff", {**MAXDIFF, "prohibitions": [["a", "z"]]}, "/prohibitions/0/1"),
            ("maxdiff", {**MAXDIFF, "prohibitions": [["a", item] for item in "bcdefg"]}, "/prohibitions"),
            ("maxdiff", [], "/items"), ("conjoint", {}, "/attributes"),
            ("conjoint", {"attributes": [{"name": "price", "levels": [10]}], "tasks": 5}, "/attributes/0/levels"),
            ("conjoint", {**CONJOINT, "tasks": 1e15}, "/tasks"), ("conjoint", {**CONJOINT, "tasks": 0}, "/tasks"),
            ("conjoint", {**CONJOINT, "alternatives": 1}, "/alternatives"),
            ("conjoint", {**CONJOINT, "alternatives": 1000}, "/alternatives"),
            ("conjoint", {**CONJOINT, "prohibitions": [{"size": "xl", "price": 10}]}, "/prohibitions/0/size"),
            ("conjoint", {**CONJOINT, "prohibitions": [{"size": "l", "price": price} for price in (10, 20, 30)]}, "/attributes/1/levels/2"),
            ("conjoint", {**CONJOINT, "priors": {"price": [1, 2]}}, "/priors/price"),
            ("check", {"format": "dure.design/2"}, "/format"), ("check", {"format": "dure.design/1", "method": "maxdiff"}, "/versions"),
            ("check", {"format": "dure.design/1", "method": "maxdiff", "versions": []}, "/versions"),
            ("check", {"format": "dure.design/1", "method": "maxdiff", "items": ["a"], "versions": [[["b"]]]}, "/versions/0/0/0"),
            ("check", {"format": "dure.design/1", "method": "conjoint", "attributes": [{"name": "x", "levels": []}], "versions": []},
             "/attributes")):
        code, out, err = design(method, spec)
        expect((code, out), (1, ""))
        assert err.startswith(f"dure: -: {place}: ") and err.count("\n") == 1, (spec, err)


@case
def design_used_wrongly_is_exit_code_2():
    for words in (["design"], ["design", "maxdiff"], ["design", "latin", "-"], ["design", "maxdiff", "-", "--seed", "many"],
                  ["design", "maxdiff", "-", "--versions", "-1"], ["design", "maxdiff", "-", "--report=yes"]):
        code, _, err = dure(*words, stdin="{}")
        expect(code, 2)
        assert err.startswith("dure: ") and err.count("\n") == 1, (words, err)


@case
def stats_measures_designs():
    fano = {"designs": {"fano": {"v": 7, "blocks": [[0, 1, 3], [1, 2, 4], [2, 3, 5], [3, 4, 6], [4, 5, 0], [5, 6, 1], [6, 0, 2]]},
                        "apart": {"v": 4, "blocks": [[0, 1], [2, 3]]}}}
    code, out, err = dure("stats", "maxdiff_design_bibd", stdin=json.dumps(fano))
    expect((code, err), (0, ""))
    found = json.loads(out)
    assert found["fano"]["is_bibd"] and abs(found["fano"]["efficiency_A"] - 7 / 9) < 1e-12
    expect((found["apart"]["efficiency_A"], found["apart"]["warnings"][0]["code"]), (None, "not_estimable"))
    for method, wrong, place in (("maxdiff_design_bibd", {"v": 3, "blocks": [[0, 3]]}, "/designs/x/blocks/0/1"),
                                 ("choice_design_d_error", {"levels": [2], "sets": [[[0], [2]]]}, "/designs/x/sets/0/1/0"),
                                 ("choice_design_d_error", {"levels": [2, 2], "sets": [[[0]]]}, "/designs/x/sets/0/0"),
                                 ("choice_design_d_error", {"levels": [2], "coding": "odd", "sets": []}, "/designs/x/coding"),
                                 ("linear_design_d_efficiency", {"levels": [0], "rows": []}, "/designs/x/levels/0"),
                                 ("linear_design_d_efficiency", {"levels": [3], "rows": [[-1]]}, "/designs/x/rows/0/0")):
        code, out, err = dure("stats", method, stdin=json.dumps({"designs": {"x": wrong}}))
        expect((code, out), (1, ""))
        assert err.startswith(f"dure: -: {place}: "), err


def main():
    failed = 0
    for function in cases:
        name = function.__name__.replace("_", " ")
        try:
            function()
            print(f"ok - {name}")
        except Exception as error:  # an unexpected answer can be of any kind
            failed += 1
            print(f"not ok - {name}: {type(error).__name__}: {error}")
    print(f"{len(cases) - failed} passed, {failed} failed")
    return 1 if failed else 0


sys.exit(main())
