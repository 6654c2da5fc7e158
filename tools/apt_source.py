#!/usr/bin/python3
"""Download one Debian source package of another suite without touching the machine's apt set-up.

The mirror is the machine's own: every Debian entry of /etc/apt (deb822 .sources and one-line .list) is repeated as
`deb-src` with the suite asked for, in a private list with private state and cache folders.

    tools/apt_source.py imgui --suite sid --into build/third_party/download
"""
import argparse
import pathlib
import re
import shlex
import subprocess
import sys

DEBIAN_SUITES = {"stable", "oldstable", "oldoldstable", "testing", "unstable", "sid",
                 "bullseye", "bookworm", "trixie", "forky", "duke"}


def deb822_entries(text):
    """Yields (uris, suites, components, signed_by) of each enabled stanza that offers binary packages or sources."""
    for stanza in re.split(r"\n\s*\n", text):
        fields, last = {}, None
        for line in stanza.splitlines():
            if line.startswith("#"):
                continue
            if line[:1] in " \t" and last:
                fields[last] += "\n" + line
                continue
            name, colon, value = line.partition(":")
            if colon:
                last = name.strip().lower()
                fields[last] = value.strip()
        if fields.get("enabled", "yes").lower() in ("no", "false", "0", "off") or "uris" not in fields:
            continue
        yield (fields["uris"].split(), fields.get("suites", "").split(), fields.get("components", "").split(),
               fields.get("signed-by", "").strip())


def one_line_entries(text):
    for line in text.splitlines():
        match = re.match(r"\s*deb(?:-src)?\s+(?:\[([^\]]*)\]\s*)?(\S+)\s+(\S+)\s*([^#]*)", line)
        if match:
            options = dict(word.split("=", 1) for word in (match[1] or "").split() if "=" in word)
            yield [match[2]], [match[3]], match[4].split(), options.get("signed-by", "")


def debian_mirrors(etc):
    """The machine's Debian archive mirrors, in order, each as (uri, signed_by), without security and third parties."""
    entries = []
    for path in [etc / "sources.list", *sorted((etc / "sources.list.d").glob("*"))]:
        if not path.is_file():
            continue
        if path.suffix == ".sources":
            entries += deb822_entries(path.read_text(encoding="utf-8"))
        elif path.suffix == ".list":
            entries += one_line_entries(path.read_text(encoding="utf-8"))
    mirrors = []
    for uris, suites, components, signed_by in entries:
        if "main" not in components or not DEBIAN_SUITES.intersection(suites):
            continue
        for uri in uris:
            if (uri, signed_by) not in mirrors:
                mirrors.append((uri, signed_by))
    return mirrors


def private_list(mirrors, suite):
    stanzas = []
    for uri, signed_by in mirrors:
        stanza = f"Types: deb-src\nURIs: {uri}\nSuites: {suite}\nComponents: main\n"
        if signed_by.startswith("\n") or "BEGIN PGP" in signed_by:
            stanza += f"Signed-By:{signed_by if signed_by.startswith(chr(10)) else chr(10) + ' ' + signed_by}\n"
        elif signed_by:
            stanza += f"Signed-By: {signed_by}\n"
        stanzas.append(stanza)
    return "\n".join(stanzas)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("package")
    parser.add_argument("--suite", default="sid")
    parser.add_argument("--into", type=pathlib.Path, required=True)
    parser.add_argument("--etc", type=pathlib.Path, default=pathlib.Path("/etc/apt"))
    parser.add_argument("--print-list", action="store_true", help="only print the private source list")
    arguments = parser.parse_args()

    mirrors = debian_mirrors(arguments.etc)
    if not mirrors:
        print("apt_source: no Debian archive among the machine's apt sources", file=sys.stderr)
        return 1
    text = private_list(mirrors, arguments.suite)
    if arguments.print_list:
        print(text, end="")
        return 0

    private = (arguments.into / "apt").resolve()
    for folder in ("lists/partial", "cache/archives/partial"):
        (private / folder).mkdir(parents=True, exist_ok=True)
    (private / "dure.sources").write_text(text, encoding="utf-8")
    (private / "preferences").write_text("", encoding="utf-8")
    # A file of its own, because only a file can clear the hooks that the machine runs after an update.
    (private / "apt.conf").write_text(f"""
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
#clear DPkg::Post-Invoke;
Dir::Etc::sourcelist "{private / 'dure.sources'}";
Dir::Etc::sourceparts "-";
Dir::Etc::preferences "{private / 'preferences'}";
Dir::Etc::preferencesparts "-";
Dir::State::lists "{private / 'lists'}";
Dir::Cache "{private / 'cache'}";
Dir::Cache::archives "{private / 'cache/archives'}";
Dir::Log "{private}";
APT::Get::List-Cleanup "0";
APT::Sandbox::User "";
Acquire::Languages "none";
Acquire::Retries "3";
""", encoding="utf-8")
    flags = ["-c", str(private / "apt.conf"), "-qq"]
    for command in (["apt-get", *flags, "update"],
                    ["apt-get", *flags, "source", "--download-only", arguments.package]):
        done = subprocess.run(command, cwd=arguments.into, stdin=subprocess.DEVNULL, check=False)
        if done.returncode != 0:
            print(f"apt_source: failed: {shlex.join(command[-3:])}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
