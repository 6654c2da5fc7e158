"""The static server: what it sends, and what it never gives away."""
import http.client
import pathlib
import sys
import tempfile
import threading
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "tools"))
import policy  # noqa: E402
import serve  # noqa: E402


class ServeTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        base = pathlib.Path(cls.folder.name)
        (base / "secret.txt").write_text("secret")
        root = base / "web"
        (root / "fonts").mkdir(parents=True)
        (root / "index.html").write_text("<!doctype html><p>두레", encoding="utf-8")
        (root / "dure.wasm").write_bytes(b"\0asm plain")
        (root / "dure.wasm.br").write_bytes(b"brotli")
        (root / "sw.js").write_text("1")
        (root / ".hidden").write_text("x")
        (root / "link.txt").symlink_to(base / "secret.txt")
        cls.server = serve.Server(root, 0)
        threading.Thread(target=cls.server.serve_forever, daemon=True).start()

    @classmethod
    def tearDownClass(cls):
        cls.server.shutdown()
        cls.server.server_close()
        cls.folder.cleanup()

    def ask(self, path, method="GET", **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.server.server_port, timeout=10)
        connection.putrequest(method, path, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        reply = connection.getresponse()
        body = reply.read()
        connection.close()
        return reply, body

    def test_the_root_is_the_page_with_every_security_header(self):
        reply, body = self.ask("/?survey=station&lang=ko")
        self.assertEqual(reply.status, 200)
        self.assertIn("두레", body.decode())
        self.assertEqual(reply.getheader("Content-Type"), "text/html; charset=utf-8")
        self.assertEqual(
            reply.getheader("Content-Security-Policy"),
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; "
            "font-src 'self'; img-src 'self' data: blob:; worker-src 'self'; manifest-src 'self'; base-uri 'none'; "
            "form-action 'none'; require-trusted-types-for 'script'; trusted-types dure; frame-ancestors 'none'")
        self.assertEqual(reply.getheader("X-Content-Type-Options"), "nosniff")

    def test_a_browser_that_knows_brotli_gets_the_compressed_file_with_the_type_of_the_plain_one(self):
        reply, body = self.ask("/dure.wasm", Accept_Encoding="gzip, deflate, br")
        self.assertEqual((reply.getheader("Content-Encoding"), body), ("br", b"brotli"))
        self.assertEqual(reply.getheader("Content-Type"), "application/wasm")
        self.assertEqual(reply.getheader("Vary"), "Accept-Encoding")

    def test_others_get_the_plain_file(self):
        for accepted in ("gzip", "", "br;q=0", "br; q=0.0", "brotli"):
            reply, body = self.ask("/dure.wasm", Accept_Encoding=accepted)
            self.assertEqual((reply.getheader("Content-Encoding"), body), (None, b"\0asm plain"), accepted)

    def test_nothing_outside_the_site_is_served(self):
        for path in ("/../secret.txt", "/%2e%2e/secret.txt", "/fonts/../../secret.txt", "/..%2fsecret.txt", "/link.txt",
                     "/.hidden", "/fonts/..%5c..%5csecret.txt", "//etc/passwd", "/dure.wasm.br", "/fonts/", "/fonts",
                     "/none.js", "/index.html%00.js", "http://127.0.0.1/../secret.txt"):
            reply, body = self.ask(path)
            self.assertEqual(reply.status, 404, path)
            self.assertNotIn(b"secret", body)

    def test_an_unchanged_file_is_not_sent_again(self):
        tag = self.ask("/index.html")[0].getheader("ETag")
        reply, body = self.ask("/index.html", If_None_Match=tag)
        self.assertEqual((reply.status, body), (304, b""))

    def test_the_plain_and_the_compressed_file_have_different_tags(self):
        plain = self.ask("/dure.wasm")[0].getheader("ETag")
        compressed = self.ask("/dure.wasm", Accept_Encoding="br")[0].getheader("ETag")
        self.assertNotEqual(plain, compressed)

    def test_the_policy_is_the_one_the_page_declares(self):
        with tempfile.TemporaryDirectory() as folder:
            words = policy.words(scripts=["go()"])
            (pathlib.Path(folder) / "index.html").write_text(policy.meta(words))
            server = serve.Server(folder, 0)
            self.assertEqual(server.policy(), f"{words}; frame-ancestors 'none'")
            server.server_close()
        self.assertIn("'sha256-5KYv+PUboo5h+0+YAtGRPbwv5d/QxzHslP4YGnUaxRw='", words)

    def test_a_new_build_is_noticed_at_once(self):
        for path in ("/", "/dure.wasm", "/sw.js", "/dure.wasm?v=1"):
            self.assertEqual(self.ask(path)[0].getheader("Cache-Control"), "no-cache", path)

    def test_head_answers_without_a_body(self):
        reply, body = self.ask("/index.html", method="HEAD")
        self.assertEqual((reply.status, body), (200, b""))
        self.assertGreater(int(reply.getheader("Content-Length")), 0)

    def test_other_methods_are_refused(self):
        self.assertEqual(self.ask("/index.html", method="POST", Content_Length="0")[0].status, 501)


if __name__ == "__main__":
    unittest.main()
