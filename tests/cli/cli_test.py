"""Drives the real command line. Usage: cli_test.py PATH-TO-DURE."""
import json
import os
import subprocess
import sys
import tempfile

from support import BROKEN, DURE, HOUSEHOLD, SAMPLES, SMALL, case, dure, expect, main, play


@case
def help_is_shown_and_lists_every_command():
    code, out, err = dure("--help")
    expect((code, err), (0, ""))
    for name in ("check", "eval", "play", "simulate", "convert", "design", "stats", "utilities"):
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


sys.exit(main())
