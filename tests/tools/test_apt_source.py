"""The private source list comes from the machine's own Debian mirrors, in both of apt's notations."""
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "tools"))
import apt_source  # noqa: E402


class MirrorsTest(unittest.TestCase):
    def mirrors(self, **files):
        with tempfile.TemporaryDirectory() as folder:
            etc = pathlib.Path(folder)
            (etc / "sources.list.d").mkdir()
            for name, text in files.items():
                path = etc / "sources.list" if name == "main" else etc / "sources.list.d" / name.replace("_", ".")
                path.write_text(text)
            return apt_source.debian_mirrors(etc)

    def test_a_deb822_file_is_read(self):
        text = "Types: deb\n# a note\nURIs: http://mirror.example/debian\nSuites: bookworm bookworm-updates\nComponents: main\n" \
               "Signed-By: /usr/share/keyrings/debian.gpg\n\nTypes: deb\nURIs: http://mirror.example/debian-security\n" \
               "Suites: bookworm-security\nComponents: main\n"
        self.assertEqual(self.mirrors(debian_sources=text), [("http://mirror.example/debian", "/usr/share/keyrings/debian.gpg")])

    def test_one_line_entries_are_read(self):
        text = "deb [arch=amd64 signed-by=/k.gpg] https://mirror.example/debian trixie main contrib # note\n" \
               "# deb http://old.example/debian trixie main\ndeb-src http://second.example/debian sid main\n"
        self.assertEqual(self.mirrors(main=text), [("https://mirror.example/debian", "/k.gpg"), ("http://second.example/debian", "")])

    def test_other_archives_and_disabled_entries_are_left_out(self):
        other = "Types: deb\nURIs: https://node.example/\nSuites: nodistro\nComponents: main\n"
        off = "Enabled: no\nTypes: deb\nURIs: http://mirror.example/debian\nSuites: bookworm\nComponents: main\n"
        self.assertEqual(self.mirrors(a_sources=other, b_sources=off, c_disabled="deb http://x.example/debian sid main\n"), [])

    def test_the_list_asks_for_sources_of_the_other_suite(self):
        text = apt_source.private_list([("http://mirror.example/debian", "/k.gpg")], "sid")
        self.assertEqual(text, "Types: deb-src\nURIs: http://mirror.example/debian\nSuites: sid\nComponents: main\nSigned-By: /k.gpg\n")

    def test_a_key_inside_the_file_stays_inside(self):
        key = "\n -----BEGIN PGP PUBLIC KEY BLOCK-----\n .\n abc\n -----END PGP PUBLIC KEY BLOCK-----"
        text = apt_source.private_list([("http://mirror.example/debian", key)], "sid")
        self.assertIn("Signed-By:\n -----BEGIN PGP", text)


if __name__ == "__main__":
    unittest.main()
