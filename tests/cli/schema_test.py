#!/usr/bin/env python3
"""The JSON Schemas say what the program does: samples and simulated responses fit them, and spoilt ones do not."""
import copy
import json
import pathlib
import subprocess
import sys
import unittest

import jsonschema

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = sys.argv.pop(1)


def schema(name):
    return json.loads((ROOT / "assets/schema" / name).read_text(encoding="utf-8"))


OWN_TYPES = [rule["$ref"].rsplit("/", 1)[1] for rule in schema("question-types.schema.json")["oneOf"]]


def own_questions(node):
    if isinstance(node, dict):
        if node.get("type") in OWN_TYPES:
            yield node
        for value in node.values():
            yield from own_questions(value)
    elif isinstance(node, list):
        for value in node:
            yield from own_questions(value)


def fits(document, rules):
    return jsonschema.Draft7Validator(rules).is_valid(document)


class SchemaTest(unittest.TestCase):
    def test_our_question_types_in_the_samples_fit_their_schema(self):
        rules = schema("question-types.schema.json")
        found = []
        for sample in ("station.json", "tv-u1.json"):
            found += own_questions(json.loads((ROOT / "assets/samples" / sample).read_text(encoding="utf-8")))
        self.assertLessEqual({"nps", "consent", "concept", "maxdiff", "kano", "conjoint", "pricesensitivity"},
            {question["type"] for question in found})
        for question in found:
            self.assertTrue(fits(question, rules), question["name"])

    def test_a_population_without_its_number_of_people_does_not_fit(self):
        rules = schema("question-types.schema.json")
        survey = json.loads((ROOT / "assets/samples/tv-u1.json").read_text(encoding="utf-8"))
        features = next(question for question in own_questions(survey) if question["name"] == "features")
        for member, value in (("people", None), ("people", 0), ("mean", [1]), ("segments", []), ("deviation", 0)):
            spoilt = copy.deepcopy(features)
            spoilt["population"] = {"people": 100, "mean": {"frame": 1.0}}
            self.assertTrue(fits(spoilt, rules))
            spoilt["population"][member] = value
            self.assertFalse(fits(spoilt, rules), (member, value))

    def test_concepts_are_shown_as_cards_or_on_a_board_and_nothing_else_fits(self):
        rules = schema("question-types.schema.json")
        survey = json.loads((ROOT / "assets/samples/tv-u1.json").read_text(encoding="utf-8"))
        concept = copy.deepcopy(next(question for question in own_questions(survey) if question["type"] == "concept"))
        for display, good in (("cards", True), ("board", True), ("shelf", False), (True, False), (None, False)):
            concept["display"] = display
            self.assertEqual(fits(concept, rules), good, display)

    def test_a_consent_item_without_one_of_its_four_notices_does_not_fit(self):
        rules = schema("question-types.schema.json")
        survey = json.loads((ROOT / "assets/samples/station.json").read_text(encoding="utf-8"))
        consent = next(question for question in own_questions(survey) if question["type"] == "consent")
        for notice in ("purpose", "collected", "retention", "refusal"):
            spoilt = copy.deepcopy(consent)
            del spoilt["items"][0][notice]
            self.assertFalse(fits(spoilt, rules), notice)

    def test_simulated_responses_fit_their_schema_and_spoilt_ones_do_not(self):
        rules = schema("response.schema.json")
        for sample in ("station.json", "tv-u1.json"):
            lines = subprocess.run([PROGRAM, "simulate", ROOT / "assets/samples" / sample, "-n", "40", "--seed", "7"],
                check=True, capture_output=True, text=True).stdout.splitlines()
            self.assertEqual(len(lines), 40)
            for line in lines:
                errors = list(jsonschema.Draft7Validator(rules).iter_errors(json.loads(line)))
                self.assertEqual([error.message for error in errors], [])
        spoilt = json.loads(lines[0])
        spoilt["id"] = "not an id"
        self.assertFalse(fits(spoilt, rules))


if __name__ == "__main__":
    unittest.main(verbosity=2)
