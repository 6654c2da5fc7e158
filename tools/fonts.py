#!/usr/bin/python3
"""Makes the bundled Korean fonts from Debian's NanumGothic (SIL Open Font Licence).

Two files: every one of the 11,172 syllables, and the 2,350 of KS X 1001 as a small one. Hinting and layout tables go,
because Dear ImGui reads neither; the family is renamed, because "Nanum" is a reserved font name. Same input, same bytes.

    tools/fonts.py --into build/fonts
"""
import argparse
import hashlib
import pathlib
import sys

from fontTools import __version__ as fonttools_version
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

SOURCE = pathlib.Path("/usr/share/fonts/truetype/nanum/NanumGothic.ttf")
FAMILY = "Dure Gothic"
KEPT_TABLES = {"GlyphOrder", "head", "hhea", "maxp", "OS/2", "hmtx", "cmap", "loca", "glyf", "name", "post"}

LATIN = [*range(0x20, 0x7F), *range(0xA0, 0x100)]
PUNCTUATION = [*range(0x2010, 0x2028), 0x2030, 0x2032, 0x2033, 0x203B, 0x20A9, 0x20AC, 0x2103, 0x2109, 0x2116, 0x2122,
               *range(0x2190, 0x219A), 0x21D2, 0x21D4, 0x2212, 0x221A, 0x221E, 0x2248, 0x2260, 0x2264, 0x2265,
               *range(0x2460, 0x2474), 0x25A0, 0x25A1, 0x25B2, 0x25B3, 0x25B6, 0x25BC, 0x25BD, 0x25C0, 0x25C6, 0x25C7,
               0x25CB, 0x25CE, 0x25CF, 0x2605, 0x2606, 0x2611, 0x2660, 0x2661, 0x2665, 0x266A, 0x2713, 0x2714,
               *range(0x3000, 0x3016), *range(0x3260, 0x327C), 0x3380, 0x338F, *range(0x3394, 0x33A2),
               *range(0xFF01, 0xFF5F), 0xFFE6]
JAMO = [*range(0x3131, 0x318F)]
SYLLABLES = [*range(0xAC00, 0xD7A4)]


def is_ks_x_1001(code):
    # Longer results are Python's spelled-out jamo for syllables the standard lacks.
    try:
        return len(chr(code).encode("euc_kr")) == 2
    except UnicodeEncodeError:
        return False


def blank_syllables(font, syllables):
    """Syllables the cmap claims and the outlines do not have; some Korean fonts have thousands."""
    cmap, glyphs = font.getBestCmap(), font["glyf"]
    return [code for code in syllables if code not in cmap or glyphs[cmap[code]].numberOfContours == 0]


def rename(font, style):
    for record in list(font["name"].names):
        if record.platformID != 3 or record.langID != 0x409 or record.nameID != 0:
            font["name"].removeNames(record.nameID, record.platformID, record.platEncID, record.langID)
    names = {1: FAMILY, 2: "Regular", 3: f"{FAMILY} {style}", 4: FAMILY, 5: "Version 1.000",
             6: f"{FAMILY.replace(' ', '')}-Regular", 13: "SIL Open Font License, Version 1.1",
             14: "https://scripts.sil.org/OFL"}
    for name_id, text in names.items():
        font["name"].setName(text, name_id, 3, 1, 0x409)


def drop_tables(font):
    for tag in [tag for tag in font.keys() if tag not in KEPT_TABLES]:
        del font[tag]


def make(codes, style, path):
    font = TTFont(SOURCE, recalcTimestamp=False)
    drop_tables(font)
    wanted = [code for code in SYLLABLES if code in set(codes)]
    options = Options()
    options.hinting = False
    options.layout_features = []
    options.glyph_names = False
    options.notdef_outline = True
    options.name_IDs = ["*"]
    options.recalc_timestamp = False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    drop_tables(font)
    blank = blank_syllables(font, wanted)
    if blank:
        raise SystemExit(f"fonts: {len(blank)} syllables have no outline, first {chr(blank[0])}")
    rename(font, style)
    font.save(path, reorderTables=True)
    return len(font.getBestCmap())


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--into", type=pathlib.Path, required=True)
    arguments = parser.parse_args()
    if not SOURCE.is_file():
        print("fonts: Debian's fonts-nanum is missing", file=sys.stderr)
        return 1
    arguments.into.mkdir(parents=True, exist_ok=True)

    recipe = hashlib.sha256(SOURCE.read_bytes() + pathlib.Path(__file__).read_bytes() + fonttools_version.encode()).hexdigest()
    stamp = arguments.into / "recipe"
    if stamp.is_file() and stamp.read_text() == recipe:
        return 0
    small = [*LATIN, *PUNCTUATION, *JAMO, *(code for code in SYLLABLES if is_ks_x_1001(code))]
    full = [*LATIN, *PUNCTUATION, *JAMO, *SYLLABLES]
    for codes, style, name in ((small, "KS X 1001", "dure-gothic-small.ttf"), (full, "Full", "dure-gothic.ttf")):
        path = arguments.into / name
        count = make(codes, style, path)
        print(f"  {name}: {count} characters, {path.stat().st_size // 1024} KB")
    stamp.write_text(recipe)
    return 0


if __name__ == "__main__":
    sys.exit(main())
