"""What the assembled site is made of: the worker's list and version, icons, compressed copies, whole fonts."""
import importlib.util
import pathlib
import struct
import subprocess
import sys
import tempfile
import unittest

TOOLS = pathlib.Path(__file__).resolve().parents[2] / "tools"
sys.path.insert(0, str(TOOLS))
import fonts  # noqa: E402
import icons  # noqa: E402
import policy  # noqa: E402

# By path, because Python has a module of the name "site" already.
specification = importlib.util.spec_from_file_location("dure_site", TOOLS / "site.py")
site = importlib.util.module_from_spec(specification)
specification.loader.exec_module(site)


class SiteTest(unittest.TestCase):
    def test_the_worker_lists_the_site_but_not_its_fonts(self):
        text = site.service_worker({"index.html": b"1", "boot.js": b"2", "fonts/a.ttf": b"3"})[1].decode()
        self.assertIn('["./", "sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s="], ["boot.js", "sha256-', text)
        self.assertNotIn("a.ttf", text)
        self.assertNotIn("@DURE_", text)

    def test_what_estimates_stands_in_the_planners_list_alone(self):
        files = {name: name.encode() for name in ("index.html", *site.PLANNER_FILES)}
        text = site.service_worker(files)[1].decode()
        lists = [line for line in text.splitlines() if "sha256-" in line]
        self.assertEqual(len(lists), 2)
        self.assertNotIn("estimates", lists[0])
        for name in ("estimates.js", "estimates.wasm", "estimates-simd.js", "estimates-simd.wasm"):
            self.assertIn(f'["{name}", "sha256-', lists[1])

    def test_any_change_of_any_file_is_a_new_version(self):
        old = {"index.html": b"1", "fonts/a.ttf": b"3"}
        versions = {site.service_worker(files)[0] for files in (old, {**old, "index.html": b"2"}, {**old, "fonts/a.ttf": b"4"})}
        self.assertEqual(len(versions), 3)
        self.assertEqual(site.service_worker(old), site.service_worker(dict(reversed(old.items()))))

    def test_the_page_holds_its_own_scripts_and_styles_and_allows_only_these(self):
        page = '<meta charset="utf-8">\n<link rel="stylesheet" href="a.css">\n<script src="b.js"></script>\n<script src="c.js"></script>'
        with tempfile.TemporaryDirectory() as folder:
            for name, text in (("a.css", "p { color: #ff0000 }"), ("b.js", "const word = '두레'; // a remark"), ("c.js", "word . at(0)")):
                (pathlib.Path(folder) / name).write_text(text, encoding="utf-8")
            made, names = site.inline(page, pathlib.Path(folder))
        self.assertEqual(names, ["a.css", "b.js", "c.js"])
        self.assertIn('<script>const word="두레";</script>\n<script>word.at(0);</script>', made)
        allowed = policy.of_page(made)
        for text in ("p{color:red}", 'const word="두레";', "word.at(0);"):
            self.assertIn(policy.digest(text), allowed)
        self.assertNotIn("unsafe-inline", allowed)

    def test_a_script_cannot_end_its_own_element(self):
        with tempfile.TemporaryDirectory() as folder:
            (pathlib.Path(folder) / "b.js").write_text("const bad = ['</scr' + 'ipt>', `</SCRIPT x>`]")
            made, _ = site.inline('<script src="b.js"></script>', pathlib.Path(folder))
        self.assertEqual(made.lower().count("</script"), 1)

    def test_a_compressed_copy_unpacks_to_the_file(self):
        content = "두레 ".encode() * 500
        with tempfile.TemporaryDirectory() as folder:
            small = site.compress(content, pathlib.Path(folder))
        self.assertLess(len(small), 100)
        self.assertEqual(subprocess.run(["brotli", "-dc"], input=small, stdout=subprocess.PIPE, check=True).stdout, content)

    def test_an_unchanged_file_is_not_written_again(self):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "a" / "b.txt"
            self.assertTrue(site.write_changed(path, b"1"))
            self.assertFalse(site.write_changed(path, b"1"))
            self.assertTrue(site.write_changed(path, b"2"))
            self.assertEqual(path.read_bytes(), b"2")

    def test_an_icon_is_a_png_of_the_size_asked_for(self):
        png = icons.icon(24, maskable=False)
        self.assertEqual(png[:8], b"\x89PNG\r\n\x1a\n")
        self.assertEqual(struct.unpack(">II", png[16:24]), (24, 24))

    def test_the_small_font_has_the_2350_syllables_of_the_standard(self):
        self.assertEqual(sum(map(fonts.is_ks_x_1001, fonts.SYLLABLES)), 2350)

    def test_a_font_whose_syllables_are_blank_is_noticed(self):
        font = fonts.TTFont(fonts.SOURCE)
        self.assertEqual(fonts.blank_syllables(font, fonts.SYLLABLES), [])
        font["glyf"][font.getBestCmap()[ord("뷁")]].numberOfContours = 0
        self.assertEqual(fonts.blank_syllables(font, fonts.SYLLABLES), [ord("뷁")])


if __name__ == "__main__":
    unittest.main()
