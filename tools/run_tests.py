#!/usr/bin/env python3
"""Runs every test that CTest knows in a build folder, and counts test cases rather than programs.

    tools/run_tests.py build/native --name native --tally build/test/tally [--match REGEX] [--exclude REGEX]

Understands doctest's and unittest's summaries and TAP's "ok" / "not ok" lines; any other program is one case. Appends
one line "name passed failed" to the tally file.
"""
import argparse
import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import sys
import time

DOCTEST = re.compile(r"^\[doctest\] test cases:\s*(\d+)\s*\|\s*(\d+) passed\s*\|\s*(\d+) failed", re.M)
UNITTEST = re.compile(r"^Ran (\d+) tests? in ", re.M)
UNITTEST_PARTS = re.compile(r"(failures|errors|skipped|unexpected successes)=(\d+)")
TAP = re.compile(r"^(not )?ok\b(?!.*# SKIP)", re.M)
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def count_cases(output, code):
    """(passed, failed) cases of one program. A program that fails without a failed case counts as one failure."""
    output = COLOUR.sub("", output)
    passed = failed = 0
    doctest, unittest, tap = DOCTEST.findall(output), UNITTEST.findall(output), TAP.findall(output)
    if doctest:
        passed = sum(int(part[1]) for part in doctest)
        failed = sum(int(part[2]) for part in doctest)
    elif unittest:
        parts = {name: int(count) for name, count in UNITTEST_PARTS.findall(output)}
        failed = sum(parts.get(name, 0) for name in ("failures", "errors", "unexpected successes"))
        passed = sum(map(int, unittest)) - failed - parts.get("skipped", 0)
    elif tap:
        failed = sum(1 for part in tap if part)
        passed = len(tap) - failed
    elif code == 0:
        passed = 1
    if code != 0 and failed == 0:
        failed = 1
    return max(passed, 0), failed


def listed_tests(folder):
    done = subprocess.run(["ctest", "--test-dir", str(folder), "--show-only=json-v1"], stdout=subprocess.PIPE, check=True)
    for test in json.loads(done.stdout)["tests"]:
        properties = {entry["name"]: entry["value"] for entry in test.get("properties", [])}
        if properties.get("DISABLED") or "command" not in test:
            continue
        yield test["name"], test["command"], properties


def run(name, command, properties):
    environment = dict(os.environ)
    environment.update(entry.split("=", 1) for entry in properties.get("ENVIRONMENT", []))
    started = time.monotonic()
    try:
        done = subprocess.run(command, cwd=properties.get("WORKING_DIRECTORY"), env=environment, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
                              timeout=float(properties.get("TIMEOUT", 900)))
        code, output = done.returncode, done.stdout
    except subprocess.TimeoutExpired as late:
        code, output = 124, (late.stdout or b"") + b"\ntimed out\n"
    except OSError as error:
        code, output = 127, f"{error}\n".encode()
    return name, code, output.decode("utf-8", "replace"), time.monotonic() - started


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--name", required=True)
    parser.add_argument("--tally", type=pathlib.Path)
    parser.add_argument("--match", default="")
    parser.add_argument("--exclude", default="^$")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    arguments = parser.parse_args()

    tests = [test for test in listed_tests(arguments.folder)
             if re.search(arguments.match, test[0]) and not re.search(arguments.exclude, test[0])]
    total_passed = total_failed = 0
    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        for future in concurrent.futures.as_completed([pool.submit(run, *test) for test in tests]):
            name, code, output, seconds = future.result()
            passed, failed = count_cases(output, code)
            total_passed += passed
            total_failed += failed
            print(f"  {'FAILED' if failed else 'ok    '} {arguments.name}/{name}: {passed} passed, {failed} failed"
                  f" ({seconds:.1f} s)", flush=True)
            if failed:
                print("\n".join("    | " + line for line in output.splitlines()[-120:]), flush=True)
    if not tests:
        print(f"  FAILED {arguments.name}: there is no test in {arguments.folder}")
        total_failed += 1
    if arguments.tally:
        with arguments.tally.open("a", encoding="utf-8") as tally:
            tally.write(f"{arguments.name} {total_passed} {total_failed}\n")
    return 1 if total_failed else 0


if __name__ == "__main__":
    sys.exit(main())
