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
        expect([each["methods"][0] for each in found.values()], ["wilson_score", "maxdiff", "kano", "choice_based_conjoint", "van_westendorp"])
        expect([found["features"][part] for part in ("respondents", "tasks")], [60, 60 * 9 - 1])
        expect([each["where"] for each in found["features"]["findings"]], ["/responses/7/tasks/features/shown/0"])
        expect([each["where"] for each in found["which_tv"]["findings"]], ["/responses/9/data/which_tv/2"])
        assert "findings" not in found["price"]
        best = found["features"]["result"]["ranking"]
        assert best.index("clear-voice") < best.index("karaoke") < best.index("voice-order") + 2, best
        worths = found["which_tv"]["result"]["part_worths_zero_centred"]["price"]
        assert worths["790000"] > worths["1390000"] > worths["1690000"], worths
        expect(found["price"]["result"]["n_total"], 60)
        code, out, err = dure("utilities", survey, path, "--question", "price")
        expect((code, len(json.loads(out))), (0, 1))
        code, out, err = dure("utilities", survey, path, "--question", "wish")
        expect((code, out, err), (1, "", "dure: there is no question 'wish' that has utilities\n"))
        with open(path, "a", encoding="utf-8") as file:
            file.write("{broken\n" + json.dumps({**spoilt[0], "tasks": "broken"}) + "\n")
        code, out, err = dure("utilities", survey, path)
        expect((code, [each["respondents"] for each in json.loads(out)]), (1, [60] * 5))
        expect([line.split("responses.jsonl: ")[1][:7] for line in err.splitlines()], ["line 61", "line 62"])
        assert "/tasks" in err.splitlines()[1], err


def answered(folder, survey, *options):
    """The survey and its simulated people, as files."""
    path, lines = os.path.join(folder, "survey.json"), os.path.join(folder, "responses.jsonl")
    with open(path, "w", encoding="utf-8") as file:
        json.dump(survey, file)
    code, out, err = dure("simulate", path, *options)
    expect((code, err), (0, ""))
    with open(lines, "w", encoding="utf-8") as file:
        file.write(out)
    return path, lines


@case
def every_kind_that_compares_has_a_result():
    survey = {"elements": [
        {"type": "concept", "name": "ideas", "display": "board", "concepts": [{"value": "a"}, {"value": "b"}], "rivals": ["old"], "reactions": ["like"]},
        {"type": "statements", "name": "views", "items": ["s1", "s2", "s3"]},
        {"type": "constantsum", "name": "money", "items": ["x", "y"]},
        {"type": "cardsort", "name": "cards", "cards": ["c1", "c2"], "categories": ["home", "work"]},
        {"type": "ranking", "name": "order", "choices": ["p", "q", "r"]},
        {"type": "maxdiff", "name": "best", "items": list("efgh"), "itemsPerSet": 3, "anchored": True},
        {"type": "pairs", "name": "duels", "items": list("uvw")},
        {"type": "text", "name": "name"}]}
    with tempfile.TemporaryDirectory() as folder:
        path, lines = answered(folder, survey, "-n", "40", "--skip", "0")
        code, out, err = dure("utilities", path, lines)
        expect((code, err), (0, ""))
        assert "NaN" not in out and "Infinity" not in out
        found = {each["question"]: each for each in json.loads(out)}
        expect(list(found), ["ideas", "views", "money", "cards", "order", "best", "duels"])
        for each in found.values():
            expect((each["respondents"], "findings" in each), (40, False))
        expect(found["best"]["methods"], ["maxdiff", "anchored_maxdiff"])
        expect(found["ideas"]["result"]["concepts"]["a"]["intent"]["n"], 40)
        assert sum(group["n"] for group in (found["ideas"]["result"]["concepts"]["a"][part] for part in ("first", "later"))) == 40
        expect(sum(found["money"]["result"]["items"][item]["mean"] for item in "xy"), 100)
        # Nobody answered: everything is null, and a warning says so.
        with open(lines, "w", encoding="utf-8"):
            pass
        code, out, err = dure("utilities", path, lines)
        expect((code, err), (0, ""))
        for each in json.loads(out):
            expect((each["respondents"], each["warnings"][0]["where"], each["warnings"][0]["code"]), (0, "", "no_cases"))


@case
def utilities_of_every_respondent_and_shares_of_products():
    survey = os.path.join(SAMPLES, "tv-u1.json")
    products = {"small": {"size": "43", "look": "black", "sound": "plain", "price": "790000"},
                "large": {"size": "55", "look": "wood", "sound": "voice", "price": "1390000"},
                "odd": {"size": "99", "look": "wood", "sound": "voice", "price": "1390000"}}
    with tempfile.TemporaryDirectory() as folder:
        path, offered = os.path.join(folder, "responses.jsonl"), os.path.join(folder, "products.json")
        ids = []
        with open(path, "w", encoding="utf-8") as file:
            for line in dure("simulate", survey, "-n", "20", "--seed", "3")[1].splitlines():
                ids.append(json.loads(line)["id"])
                file.write(line + "\n")
        with open(offered, "w", encoding="utf-8") as file:
            json.dump(products, file)
        code, out, err = dure("utilities", survey, path, "--question", "which_tv", "--simulate", offered, "--draws", "400", "--seed", "9")
        expect((code, err), (0, ""))
        conjoint = json.loads(out)[0]
        expect(conjoint["methods"], ["choice_based_conjoint", "willingness_to_pay", "hierarchical_bayes_mnl", "share_of_preference"])
        expect([each["where"] for each in conjoint["findings"]], ["/products/odd/size"])
        expect([each["response"] for each in conjoint["result"]["individual"]["people"]], ids)
        shares = conjoint["result"]["preference"]["logit"]
        expect(list(shares), ["small", "large", "none"])
        assert abs(sum(each["share_pct"] for each in shares.values()) - 100) < 1e-6
        worth = conjoint["result"]["willingness_to_pay"]
        expect((worth["price"], worth["seed"]), ("price", 9))
        expect(dure("utilities", survey, path, "--question", "which_tv", "--simulate", offered, "--draws", "400", "--seed", "9")[1], out)
        code, out, err = dure("utilities", survey, path, "--question", "features", "--individual", "--draws", "400", "--top", "2")
        expect((code, err), (0, ""))
        features = json.loads(out)[0]["result"]
        expect((features["turf"]["rule"], features["turf"]["n"], features["individual"]["draws"]), ("top_2", 20, 400))
        first = features["individual"]["people"][0]["utilities"]
        expect(len(first), 12)
        assert abs(sum(first.values())) < 1e-9
        expect(json.loads(dure("utilities", survey, path, "--question", "which_tv", "--price", "look")[1])[0]["warnings"][-1]["code"], "no_price")
        for words, status in ((["--draws", "5"], 2), (["--seed", "x"], 2), (["--top", "0"], 2), (["--simulate", path], 1),
                              (["--simulate", os.path.join(folder, "nothing.json")], 1)):
            code, out, err = dure("utilities", survey, path, *words)
            expect((code, out), (status, ""))
            assert err.startswith("dure: ") and err.count("\n") == 1, err


@case
def what_cannot_be_asked_is_said_with_a_pointer_and_the_rest_works():
    survey = {"elements": [
        {"type": "conjoint", "name": "one", "attributes": [{"name": "price", "levels": [10]}, {"name": "size", "levels": ["s", "l"]}]},
        {"type": "maxdiff", "name": "many", "items": ["a", "b", "c"], "itemsPerSet": 9},
        {"type": "maxdiff", "name": "few", "items": ["a"]},
        {"type": "pairs", "name": "alone", "items": ["a"]},
        {"type": "statements", "name": "views", "items": []},
        {"type": "boolean", "name": "fine"}]}
    with tempfile.TemporaryDirectory() as folder:
        path, lines = answered(folder, survey, "-n", "12", "--skip", "0")
        code, out, err = dure("check", path, "--json")
        expect((code, err), (1, ""))
        errors = [each for each in json.loads(out)["findings"] if each["severity"] == "error"]
        for place in ("/elements/0/attributes/0/levels", "/elements/1/itemsPerSet", "/elements/2/items", "/elements/3/items", "/elements/4/items"):
            assert any(each["where"] == place for each in errors), (place, errors)
        for each in errors:
            assert each["message"]["ko"] and each["message"]["en"], each
        with open(lines, encoding="utf-8") as file:
            responses = [json.loads(line) for line in file]
        assert all("fine" in each["data"] and "few" not in each["data"] for each in responses)
        assert all(len(each["data"]["many"]) == len(each["tasks"]["many"]["shown"]) for each in responses)
        code, out, err = dure("utilities", path, lines)
        expect((code, err), (0, ""))
        found = {each["question"]: each for each in json.loads(out)}
        expect({name: each["respondents"] for name, each in found.items()}, {"one": 0, "many": 12, "few": 0, "alone": 0, "views": 0})
        assert found["many"]["result"]["ranking"] and "findings" not in found["many"]
        for name in ("one", "few", "alone", "views"):
            assert found[name]["warnings"], found[name]
        # One response with blocks that cannot be, and an answer to a set that nobody showed.
        responses[0]["tasks"]["many"] = [1, 2]
        responses[1]["data"]["many"].append({"best": "a", "worst": "b"})
        responses[2]["tasks"]["many"]["shown"] = [["a", "nobody", "b"]] + responses[2]["tasks"]["many"]["shown"][1:]
        with open(lines, "w", encoding="utf-8") as file:
            file.write("".join(json.dumps(each) + "\n" for each in responses))
        code, out, err = dure("utilities", path, lines, "--question", "many")
        expect((code, err), (0, ""))
        many = json.loads(out)[0]
        sets = len(responses[3]["data"]["many"])
        expect([each["where"] for each in many["findings"]],
               ["/responses/0/tasks/many", f"/responses/1/tasks/many/shown/{sets}", "/responses/2/tasks/many/shown/0"])
        assert all(each["ko"] and each["en"] for each in many["findings"])
        expect((many["respondents"], many["tasks"]), (11, 11 * sets - 1))


def forty_televisions():
    """The sample about televisions and forty people's responses to it."""
    survey = os.path.join(SAMPLES, "tv-u1.json")
    code, lines, err = dure("simulate", survey, "-n", "40", "--seed", "3")
    expect((code, err), (0, ""))
    return survey, lines


@case
def a_population_comes_from_responses_and_fits_into_the_survey_it_is_shipped_with():
    survey, lines = forty_televisions()
    code, out, err = dure("population", survey, "-", "--from", "simulated", stdin=lines)
    expect((code, err), (0, ""))
    found = json.loads(out)
    expect(list(found), ["features", "which_tv"])
    features, products = found["features"], found["which_tv"]
    expect((features["people"], features["from"]), (40, "simulated"))
    mean = features["mean"]
    assert mean["clear-voice"] > mean["kids-lock"] > mean["voice-order"] and abs(sum(mean.values())) < 0.02, mean
    assert all(0 < deviation < 3 for deviation in features["deviation"].values()), features
    price = products["mean"]["price"]
    assert price["790000"] > price["1390000"] > price["1690000"] and abs(sum(price.values())) < 0.01, price
    with open(survey, encoding="utf-8") as file:
        definition = json.load(file)
    for page in definition["pages"]:
        for element in page["elements"]:
            if element["name"] in found:
                element["population"] = found[element["name"]]
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "survey.json")
        with open(path, "w", encoding="utf-8") as file:
            json.dump(definition, file)
        expect(dure("check", path), dure("check", survey))
    code, out, err = dure("population", survey, "-", stdin="")
    expect((code, out), (1, ""))
    assert "ten people" in err, err


@case
def a_population_that_has_not_settled_is_not_shipped():
    survey, lines = forty_televisions()
    code, out, err = dure("population", survey, "-", "--draws", "10", stdin=lines)
    expect(code, 1)
    assert "'features' have not settled (R-hat" in err, err
    assert "features" not in (json.loads(out) if out else {}), out


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
