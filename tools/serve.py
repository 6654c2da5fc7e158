#!/usr/bin/env python3
"""A small static server for build/web: security headers, pre-compressed files, caching. Standard library only.

    tools/serve.py build/web --port 8080
"""
import argparse
import hashlib
import http.server
import os
import pathlib
import signal
import sys
import urllib.parse

import policy

SECURITY_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
MEDIA_TYPES = {
    ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".mjs": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8", ".json": "application/json; charset=utf-8", ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json; charset=utf-8", ".svg": "image/svg+xml", ".png": "image/png",
    ".ttf": "font/ttf", ".txt": "text/plain; charset=utf-8", ".ico": "image/x-icon", ".jpg": "image/jpeg",
}


def accepts_brotli(header):
    for part in (header or "").split(","):
        coding, _, parameters = part.strip().partition(";")
        if coding.strip().lower() == "br":
            quality = parameters.replace(" ", "").lower()
            return not (quality.startswith("q=0") and float(quality[2:] or 1) == 0) if quality else True
    return False


def find_file(root, address):
    """The file an address means, or None: never anything outside root, never a hidden or a .br file by its own name."""
    path = urllib.parse.unquote(urllib.parse.urlsplit(address).path)
    if "\0" in path or "\\" in path or not path.startswith("/"):
        return None
    parts = [part for part in path.split("/") if part]
    if any(part.startswith(".") for part in parts) or path.endswith(".br"):
        return None
    file = root.joinpath(*parts)
    if path.endswith("/"):
        file = file / "index.html"
    try:
        file = file.resolve(strict=True)
    except OSError:
        return None
    return file if file.is_file() and file.is_relative_to(root) else None


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "dure"
    sys_version = ""
    digests = {}

    def do_GET(self):
        self.answer(with_body=True)

    def do_HEAD(self):
        self.answer(with_body=False)

    def answer(self, with_body):
        file = find_file(self.server.root, self.path)
        if file is None:
            self.reply(404, {"Content-Type": "text/plain; charset=utf-8"}, b"not found\n", with_body)
            return
        headers = {
            "Content-Type": MEDIA_TYPES.get(file.suffix, "application/octet-stream"),
            # The service worker keeps the site; plain HTTP only has to notice a new build at once.
            "Cache-Control": "no-cache",
            "Vary": "Accept-Encoding",
        }
        compressed = file.with_name(file.name + ".br")
        if accepts_brotli(self.headers.get("Accept-Encoding")) and compressed.is_file():
            file = compressed
            headers["Content-Encoding"] = "br"
        content = file.read_bytes()
        headers["ETag"] = self.etag(file, content)
        known = [tag.strip().removeprefix("W/") for tag in self.headers.get("If-None-Match", "").split(",")]
        if headers["ETag"] in known:
            self.reply(304, headers, b"", with_body=False)
        else:
            self.reply(200, headers, content, with_body)

    def etag(self, file, content):
        status = file.stat()
        key = (str(file), status.st_mtime_ns, status.st_size)
        if key not in self.digests:
            self.digests[key] = '"' + hashlib.sha256(content).hexdigest()[:24] + '"'
        return self.digests[key]

    def reply(self, status, headers, content, with_body):
        self.send_response(status)
        declared = self.server.policy()
        if declared:
            self.send_header("Content-Security-Policy", declared)
        for name, value in {**SECURITY_HEADERS, **headers}.items():
            self.send_header(name, value)
        if status != 304:
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if with_body:
            self.wfile.write(content)

    def log_message(self, format, *arguments):
        if self.server.verbose:
            super().log_message(format, *arguments)


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def __init__(self, root, port, verbose=False):
        self.root = pathlib.Path(root).resolve()
        self.verbose = verbose
        super().__init__(("127.0.0.1", port), Handler)

    def policy(self):
        """What the page itself demands (tools/policy.py), and one thing more that only a header can say."""
        page = self.root / "index.html"
        words = policy.of_page(page.read_text(encoding="utf-8")) if page.is_file() else None
        return f"{words or policy.words()}; frame-ancestors 'none'"

    def handle_error(self, request, client_address):
        # A browser that closes a connection early is no news.
        if not isinstance(sys.exc_info()[1], (ConnectionError, TimeoutError)):
            super().handle_error(request, client_address)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("root", type=pathlib.Path)
    parser.add_argument("--port", type=int, default=8080, help="0 takes a free one")
    parser.add_argument("--verbose", action="store_true")
    arguments = parser.parse_args()
    if not arguments.root.is_dir():
        print(f"serve: there is no folder {arguments.root}", file=sys.stderr)
        return 1
    try:
        server = Server(arguments.root, arguments.port, arguments.verbose)
    except OSError as error:
        print(f"serve: port {arguments.port}: {os.strerror(error.errno)}", file=sys.stderr)
        return 1
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    print(f"http://127.0.0.1:{server.server_port}/", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass
    return 0


if __name__ == "__main__":
    sys.exit(main())
