"""The test runner counts cases, and never takes a crash for a success."""
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "tools"))
from run_tests import count_cases  # noqa: E402


class CountCasesTest(unittest.TestCase):
    def test_doctest_cases_are_counted(self):
        self.assertEqual(count_cases("[doctest] test cases: 12 | 10 passed | 2 failed | 0 skipped\n", 1), (10, 2))

    def test_colours_do_not_hide_the_summary(self):
        text = "\x1b[0;36m[doctest] \x1b[0mtest cases:  3 | \x1b[0;32m3 passed\x1b[0m | 0 failed | 1 skipped\n"
        self.assertEqual(count_cases(text, 0), (3, 0))

    def test_unittest_cases_are_counted_without_the_skipped(self):
        text = "Ran 9 tests in 0.5s\n\nFAILED (failures=1, errors=2, skipped=3)\n"
        self.assertEqual(count_cases(text, 1), (3, 3))

    def test_tap_lines_are_counted_without_the_skipped(self):
        self.assertEqual(count_cases("ok 1 - a\nnot ok 2 - b\nok 3 - c # SKIP no Firefox\nok 4 - d\n", 1), (2, 1))

    def test_another_program_is_one_case(self):
        self.assertEqual(count_cases("the layers hold\n", 0), (1, 0))
        self.assertEqual(count_cases("3 findings\n", 1), (0, 1))

    def test_a_crash_after_the_summary_is_a_failure(self):
        self.assertEqual(count_cases("[doctest] test cases: 2 | 2 passed | 0 failed | 0 skipped\n", -11), (2, 1))

    def test_a_crash_before_the_summary_is_a_failure(self):
        self.assertEqual(count_cases("", -6), (0, 1))


if __name__ == "__main__":
    unittest.main()
