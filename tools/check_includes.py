#!/usr/bin/env python3
"""Enforces the table of layers in ARCHITECTURE.md, and a few rules a compiler cannot see.

A folder includes only what its row allows, third-party headers only where they belong, and the core never includes a
clock, randomness or I/O. Every .cpp file is named in a CMakeLists.txt; no file is longer than 520 lines; none says TO-DO.

    tools/check_includes.py            checks this repository
    tools/check_includes.py --root DIR
"""
import argparse
import pathlib
import re
import sys

# Folder: (folders it may include, third-party headers it may include as regular expressions).
LAYERS = {
    "base": ([], []),
    "stats": (["base"], [r"boost/math/.*", r"Eigen/.*"]),
    "survey": (["base"], []),
    "platform": (["base"], []),
    "platform/fake": (["base", "platform"], []),
    "platform/native": (["base", "platform"], ["POSIX"]),
    "platform/web": (["base", "platform"], [r"emscripten(/.*)?\.h"]),
    "choice": (["base", "stats", "survey"], [r"Eigen/.*"]),
    "voice": (["base", "stats", "survey"], []),
    "codec": (["base", "stats", "survey", "choice", "voice"], [r"nlohmann/.*"]),
    "store": (["base", "platform", "codec"], [r"sodium\.h"]),
    "results": (["base", "stats", "survey", "choice", "codec"], []),
    "app": (["base", "stats", "survey", "platform", "choice", "voice", "codec", "store", "results"], []),
    "ui": (["base", "app", "platform"], [r"imgui(_internal)?\.h", r"imstb_truetype\.h"]),
    "collector": (["base", "platform", "codec", "store", "results"], [r"boost/.*", r"sqlite3\.h", r"libpq-fe\.h", "POSIX"]),
    "bin": (["base", "stats", "survey", "platform", "platform/web", "platform/native", "choice", "voice", "codec", "store",
             "results", "app", "ui", "collector"],
            [r"imgui.*\.h", r"emscripten(/.*)?\.h", r"GLES3/gl3\.h", "POSIX"]),
}
# Where a folder may use only part of another.
ONLY = {
    ("ui", "app"): re.compile(r"app/(.*_)?(views|actions|ids)\.h"),
    ("ui", "platform"): re.compile(r"platform/frame\.h"),
}
CORE = {"base", "stats", "survey", "choice", "voice", "codec", "store", "results", "app"}
# No clock, no randomness, no I/O, no threads in the core.
NOT_IN_CORE = set("chrono ctime random fstream iostream istream ostream sstream filesystem thread mutex future atomic "
                  "condition_variable iomanip locale csignal".split())
NOWHERE = {"regex", "exception", "stdexcept", "typeinfo"}
STANDARD = set("""algorithm any array bit bitset cassert cctype cerrno cfloat charconv cinttypes climits cmath compare complex
    concepts cstdarg cstddef cstdint cstdio cstdlib cstring ctime deque fstream functional initializer_list iomanip ios iosfwd
    iostream iterator limits list locale map memory memory_resource new numbers numeric optional ostream istream queue random
    ratio set span sstream stack string string_view system_error thread mutex atomic chrono condition_variable csignal
    filesystem future tuple type_traits typeindex unordered_map unordered_set utility valarray variant vector""".split())
POSIX = re.compile(r"(unistd|fcntl|dirent|signal|poll|termios)\.h|sys/.*\.h|netinet/.*\.h|arpa/.*\.h")
INCLUDE = re.compile(r'^\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>)')
LONGEST = 520
SOURCES = {".cpp", ".h", ".js", ".mjs", ".py", ".sh", ".cmake", ".css", ".html"}
UNFINISHED = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X)\b")


def layer_of(path):
    """The row of the table for a path relative to src, or None."""
    for parent in path.parents:
        if parent.as_posix() in LAYERS:
            return parent.as_posix()
    return None


def check_quoted(layer, include, source):
    """What is wrong with #include "include" in a file of the layer, or None."""
    target = layer_of(pathlib.PurePosixPath(include))
    if "/" not in include or target is None:
        return f'"{include}" is not folder/file.h of a layer'
    if not (source / include).is_file():
        return f'"{include}" does not exist'
    if target == layer:
        return None
    if target not in LAYERS[layer][0]:
        return f"{layer} may not include {target} (\"{include}\")"
    only = ONLY.get((layer, target))
    if only and not only.fullmatch(include):
        return f'{layer} may not include "{include}", only {only.pattern}'
    return None


def check_angled(layer, include):
    if include in NOWHERE:
        return f"<{include}> is used nowhere in this project"
    if include in STANDARD:
        return f"<{include}>: the core has no clock, randomness or I/O" if layer in CORE and include in NOT_IN_CORE else None
    for allowed in LAYERS[layer][1]:
        if (POSIX if allowed == "POSIX" else re.compile(allowed)).fullmatch(include):
            return None
    return f"{layer} may not include <{include}>"


def check_source_file(path, source):
    layer = layer_of(path.relative_to(source))
    if layer is None:
        yield 1, f"{path.relative_to(source).parent} is not in the table of layers"
        return
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        match = INCLUDE.match(line)
        if not match:
            continue
        if match[1] and (match[1].startswith("imgui") or match[1].startswith("nlohmann/")):
            wrong = check_angled(layer, match[1])
        else:
            wrong = check_quoted(layer, match[1], source) if match[1] else check_angled(layer, match[2])
        if wrong:
            yield number, wrong


def uncommented(listing):
    return re.sub(r"#.*", "", listing.read_text(encoding="utf-8"))


def check_lists(root, folder):
    """Every .cpp below the folder is named in a CMakeLists.txt beside or above it, or by its whole path in any."""
    every = "\n".join(uncommented(listing) for top in ("src", "tests") for listing in sorted((root / top).rglob("CMakeLists.txt")))
    for path in sorted(folder.rglob("*.cpp")):
        if "node_modules" in path.parts or path == root / "tests" / "main.cpp":
            continue
        named = f"${{CMAKE_SOURCE_DIR}}/{path.relative_to(root).as_posix()}" in every
        for parent in path.parents:
            if parent == root:
                break
            if (parent / "CMakeLists.txt").is_file():
                name = re.escape(path.relative_to(parent).as_posix())
                found = re.search(rf"(?<![\w/.-]){name}(?![\w.])", uncommented(parent / "CMakeLists.txt"))
                named = named or found is not None
        if not named:
            yield path, 1, "is named in no CMakeLists.txt"


def files_of(root):
    for folder in ("src", "tests", "tools", "web"):
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in SOURCES and path.is_file() and "node_modules" not in path.parts:
                yield path
    yield from (path for path in sorted(root.iterdir()) if path.suffix in SOURCES)


def check(root):
    """All findings as (path, line, sentence)."""
    source = root / "src"
    for path in sorted(source.rglob("*")):
        if path.suffix in (".cpp", ".h"):
            yield from ((path, number, wrong) for number, wrong in check_source_file(path, source))
    yield from check_lists(root, source)
    yield from check_lists(root, root / "tests")
    for path in files_of(root):
        lines = path.read_text(encoding="utf-8").splitlines()
        if len(lines) > LONGEST:
            yield path, len(lines), f"{len(lines)} lines: look for the second noun"
        for number, line in enumerate(lines, 1):
            if UNFINISHED.search(line):
                yield path, number, "says that something is unfinished"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--root", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parents[1])
    root = parser.parse_args().root.resolve()
    count = 0
    for path, number, wrong in check(root):
        print(f"{path.relative_to(root)}:{number}: {wrong}")
        count += 1
    print(f"{count} findings" if count else "the layers hold")
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())
