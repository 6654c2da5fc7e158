"""Designs, statistics and utilities from the real command line. Usage: cli_choice_test.py PATH-TO-DURE."""
import json
import os
import sys
import tempfile

from support import SAMPLES, case, dure, expect, main


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


@case
def utilities_come_from_a_survey_and_its_responses():
    survey = os.path.join(SAMPLES, "tv-u1.json")
    code, lines, err = dure("simulate", survey, "-n", "60", "--seed", "3")
    expect((code, err), (0, ""))
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "responses.jsonl")
        spoilt = [json.loads(line) for line in lines.splitlines()]
        spoilt[7]["tasks"]["features"]["shown"][0] = ["nobody", "frame"]
        spoilt[9]["data"]["which_tv"][2] = {"choice": 9}
        with open(path, "w", encoding="utf-8") as file:
            file.write("".join(json.dumps(response) + "\n" for response in spoilt))
        code, out, err = dure("utilities", survey, path)
        expect((code, err), (0, ""))
        found = {each["question"]: each for each in json.loads(out)}
        expect([each["methods"][0] for each in found.values()], ["maxdiff", "kano", "choice_based_conjoint", "van_westendorp"])
        expect([found["features"][part] for part in ("respondents", "tasks")], [60, 60 * 9 - 1])
        expect([each["where"] for each in found["features"]["findings"]], ["/responses/7/tasks/features/shown/0"])
        expect([each["where"] for each in found["which_tv"]["findings"]], ["/responses/9/data/which_tv/2"])
        assert "findings" not in found["price"]
        best = found["features"]["result"]["ranking"]
        assert best.index("clear-voice") < best.index("karaoke") < best.index("voice-order") + 2, best
        worths = found["which_tv"]["result"]["part_worths_zero_centred"]["price"]
        assert worths["790"] > worths["1390"] > worths["1690"], worths
        expect(found["price"]["result"]["n_total"], 60)
        code, out, err = dure("utilities", survey, path, "--question", "price")
        expect((code, len(json.loads(out))), (0, 1))
        code, out, err = dure("utilities", survey, path, "--question", "wish")
        expect((code, out, err), (1, "", "dure: there is no question 'wish' that has utilities\n"))
        with open(path, "a", encoding="utf-8") as file:
            file.write("{broken\n")
        code, out, err = dure("utilities", survey, path)
        expect((code, out), (1, ""))
        assert "line 61" in err, err


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


sys.exit(main())
