"""The include checker finds what it promises to find: each case plants one violation in a small clean tree."""
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "tools"))
import check_includes  # noqa: E402

CLEAN = {
    "src/base/text.h": "#include <string>\n",
    "src/base/text.cpp": '#include "base/text.h"\n',
    "src/base/CMakeLists.txt": "dure_layer(base SOURCES text.cpp)\n",
    "src/app/views.h": '#include "base/text.h"\n',
    "src/app/state.h": "",
    "src/platform/frame.h": "",
    "src/platform/platform.h": "",
    "src/ui/screen.cpp": '#include "app/views.h"\n#include "platform/frame.h"\n#include <imgui.h>\n',
    "src/ui/CMakeLists.txt": "add_library(ui screen.cpp)\n",
}


class CheckIncludesTest(unittest.TestCase):
    def findings(self, **changes):
        files = {**CLEAN, **{name.replace("__", "/").replace("_DOT_", "."): text for name, text in changes.items()}}
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            for name, text in files.items():
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                (root / name).write_text(text)
            return [wrong for _, _, wrong in check_includes.check(root)]

    def test_a_tree_that_keeps_the_rules_has_no_findings(self):
        self.assertEqual(self.findings(), [])

    def test_a_lower_layer_may_not_include_a_higher_one(self):
        self.assertIn("base may not include app", self.findings(src__base__text_DOT_h='#include "app/views.h"\n')[0])

    def test_the_screens_see_only_views_and_actions_of_the_app(self):
        self.assertIn("only app/", self.findings(src__ui__screen_DOT_cpp='#include "app/state.h"\n')[0])

    def test_the_screens_see_only_the_frame_of_the_platform(self):
        self.assertIn("platform/platform.h", self.findings(src__ui__screen_DOT_cpp='#include "platform/platform.h"\n')[0])

    def test_imgui_stays_in_ui(self):
        for line in ("#include <imgui.h>\n", '#include "imgui.h"\n'):
            self.assertIn("app may not include <imgui.h>", self.findings(src__app__views_DOT_h=line))

    def test_json_stays_in_codec(self):
        self.assertEqual(self.findings(src__codec__json_DOT_h="#include <nlohmann/json.hpp>\n"), [])
        self.assertEqual(len(self.findings(src__store__journal_DOT_h="#include <nlohmann/json.hpp>\n")), 1)

    def test_the_core_has_no_clock_no_randomness_and_no_files(self):
        for header in ("chrono", "random", "fstream"):
            self.assertEqual(len(self.findings(src__survey__value_DOT_h=f"#include <{header}>\n")), 1, header)

    def test_standard_regular_expressions_are_used_nowhere(self):
        self.assertEqual(len(self.findings(src__bin__cli_DOT_h="#include <regex>\n")), 1)

    def test_emscripten_stays_behind_its_door(self):
        self.assertEqual(self.findings(src__platform__web__page_DOT_h="#include <emscripten/html5.h>\n"), [])
        self.assertEqual(len(self.findings(src__platform__native__disk_DOT_h="#include <emscripten.h>\n")), 1)

    def test_an_include_of_a_missing_file_is_found(self):
        self.assertIn("does not exist", self.findings(src__app__views_DOT_h='#include "base/gone.h"\n')[0])

    def test_a_folder_outside_the_table_is_found(self):
        self.assertIn("not in the table", self.findings(src__misc__helper_DOT_h="")[0])

    def test_a_source_file_that_no_list_names_is_found(self):
        self.assertIn("no CMakeLists.txt", self.findings(src__base__lost_DOT_cpp="")[0])

    def test_a_list_may_name_a_file_elsewhere_by_its_whole_path(self):
        whole = {"tests__store__CMakeLists_DOT_txt": "add_executable(p ${CMAKE_SOURCE_DIR}/tests/browser/probe.cpp)\n"}
        self.assertEqual(self.findings(tests__browser__probe_DOT_cpp="", **whole), [])
        self.assertEqual(len(self.findings(tests__browser__other_DOT_cpp="", **whole)), 1)

    def test_a_commented_out_list_entry_does_not_count(self):
        self.assertEqual(len(self.findings(src__base__CMakeLists_DOT_txt="# text.cpp\n")), 1)

    def test_a_name_that_only_ends_like_another_does_not_count(self):
        self.assertEqual(len(self.findings(src__base__CMakeLists_DOT_txt="rich_text.cpp\n")), 1)

    def test_a_file_that_is_too_long_is_found(self):
        self.assertIn("521 lines", self.findings(src__base__text_DOT_h="\n" * 521)[0])

    def test_unfinished_work_is_found(self):
        self.assertEqual(len(self.findings(web__page_DOT_js="// TO" "DO: later\n")), 1)


if __name__ == "__main__":
    unittest.main()
