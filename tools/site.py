#!/usr/bin/env python3
"""Assembles the static site: page, program, fonts, samples, icons, service worker; each with its .br beside it.

    tools/site.py --program build/wasm/src/bin --fonts build/fonts --into build/web

Files are written only when their content changed, and compressed once per content.
"""
import argparse
import base64
import concurrent.futures
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys

import icons
import policy

ROOT = pathlib.Path(__file__).resolve().parents[1]
COMPRESSED = {".html", ".js", ".css", ".json", ".wasm", ".webmanifest", ".svg", ".ttf", ".txt"}
# A JavaScript library of Emscripten's is linked into dure.js and not served by itself.
EMSCRIPTEN_LIBRARY = b"mergeInto(LibraryManager.library"
# The program that estimates, in two builds (web/simd.js); only a planner's device needs it.
PLANNER_FILES = ("estimates.js", "estimates.wasm", "estimates-simd.js", "estimates-simd.wasm")


def digest(content):
    return hashlib.sha256(content).hexdigest()


def integrity(content):
    return "sha256-" + base64.b64encode(hashlib.sha256(content).digest()).decode()


def collect(program, fonts, cache):
    """{path in the site: bytes} of everything but the service worker."""
    page, inlined = inline((ROOT / "shell.html").read_text(encoding="utf-8"), ROOT / "web")
    site = {"index.html": page.encode()}
    for path in sorted((ROOT / "web").iterdir()):
        content = path.read_bytes() if path.is_file() else b""
        if content and path.name not in (*inlined, "sw.js") and EMSCRIPTEN_LIBRARY not in content:
            site[path.name] = minify(path).encode() if path.suffix in (".css", ".js") else content
    for name in ("dure.js", "dure.wasm", *PLANNER_FILES):
        if (program / name).is_file():
            site[name] = minify(program / name).encode() if name.endswith(".js") else (program / name).read_bytes()
        else:
            print(f"  warning: {name} has not been built", file=sys.stderr)
    for path in sorted(fonts.glob("*.ttf")):
        site[f"fonts/{path.name}"] = path.read_bytes()
    for folder in ("samples", "schema"):
        for path in sorted((ROOT / "assets" / folder).rglob("*")):
            if path.is_file():
                site[path.relative_to(ROOT / "assets").as_posix()] = path.read_bytes()
    notices = ROOT / "docs" / "third-party-notices.md"
    if notices.is_file():
        site["third-party-notices.txt"] = notices.read_bytes()
    site.update(draw_icons(cache))
    return site


def minify(path):
    return subprocess.run(["esbuild", "--minify", "--charset=utf8", "--log-level=error", str(path)], stdout=subprocess.PIPE,
                          check=True).stdout.decode()


def inline(page, folder):
    """(page, names): the page with its own scripts and style sheets inside, so that its first words need no second round
    trip, and with the policy that allows just these."""
    names, texts = [], {"script": [], "style": []}

    def replace(kind):
        def by(found):
            text = minify(folder / found[1]).strip()
            names.append(found[1])
            texts[kind].append(text)
            return f"<{kind}>{text}</{kind}>"
        return by

    page = re.sub(r'<link rel="stylesheet" href="([^"]+)">', replace("style"), page)
    page = re.sub(r'<script src="([^"]+)"></script>', replace("script"), page)
    page = re.sub(r"<!--.*?-->\n", "", page, flags=re.S)
    declared = policy.meta(policy.words(texts["script"], texts["style"]))
    return page.replace('<meta charset="utf-8">\n', f'<meta charset="utf-8">\n{declared}\n', 1), names


def draw_icons(cache):
    recipe = digest((ROOT / "tools" / "icons.py").read_bytes())[:16]
    drawn = {}
    for name, (size, maskable) in icons.ICONS.items():
        kept = cache / f"{recipe}-{name}"
        if not kept.is_file():
            kept.write_bytes(icons.icon(size, maskable))
        drawn[name] = kept.read_bytes()
    return drawn


def service_worker(site):
    """The worker with its version, a digest of all it keeps. Fonts are kept when they are first used, not before, and what
    estimates when somebody plans."""
    listed = sorted("./" if path == "index.html" else path for path in site
                    if not path.startswith(("fonts/", "schema/")) and path not in PLANNER_FILES)
    version = digest("\n".join(f"{path} {digest(site[path])}" for path in sorted(site)).encode())[:16]
    text = "\n".join((ROOT / "web" / name).read_text(encoding="utf-8") for name in ("simd.js", "sw.js"))
    text = text.replace("@DURE_VERSION@", version)
    for place, paths in (("FILES", listed), ("PLANNER_FILES", [path for path in PLANNER_FILES if path in site])):
        pairs = ([path, integrity(site["index.html" if path == "./" else path])] for path in paths)
        text = text.replace(f"/*@DURE_{place}@*/", ", ".join(map(json.dumps, pairs)))
    return version, text.encode()


def compress(content, cache):
    kept = cache / f"{digest(content)}.br"
    if not kept.is_file():
        part = kept.with_suffix(".part")
        done = subprocess.run(["brotli", "-q", "11", "-w", "24", "-c"], input=content, stdout=subprocess.PIPE, check=True)
        part.write_bytes(done.stdout)
        os.replace(part, kept)
    return kept.read_bytes()


def write_changed(path, content):
    if path.is_file() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    part.write_bytes(content)
    os.replace(part, path)
    return True


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", type=pathlib.Path, required=True)
    parser.add_argument("--fonts", type=pathlib.Path, required=True)
    parser.add_argument("--into", type=pathlib.Path, required=True)
    arguments = parser.parse_args()
    cache = arguments.into.with_name(arguments.into.name + "-cache")
    cache.mkdir(parents=True, exist_ok=True)

    site = collect(arguments.program, arguments.fonts, cache)
    version = "none"
    if (ROOT / "web" / "sw.js").is_file():
        version, site["sw.js"] = service_worker(site)

    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        shrunk = [path for path in site if pathlib.PurePath(path).suffix in COMPRESSED]
        small = dict(zip(shrunk, pool.map(lambda path: compress(site[path], cache), shrunk)))
    wanted = {**site, **{f"{path}.br": content for path, content in small.items() if len(content) < len(site[path])}}
    changed = sum(write_changed(arguments.into / path, content) for path, content in wanted.items())
    for path in sorted(arguments.into.rglob("*"), reverse=True):
        if path.is_file() and path.relative_to(arguments.into).as_posix() not in wanted:
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()

    first = [path for path in ("index.html", "dure.js", "dure.wasm", *PLANNER_FILES) if path in site]
    sizes = ", ".join(f"{path} {len(small[path]) / 1024:.0f} KB" for path in first)
    print(f"  {len(site)} files, {changed} written, version {version}; as brotli: {sizes}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
