"""What the tests of the command line share. Usage of each: TEST.py PATH-TO-DURE; prints one line per case, then the sum."""
import json
import os
import subprocess
import sys

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
