"""Measure which letters the serif face inside the installed typst has, for the check before a PDF is set.

Run: .venv/bin/python bench/fonts.py. It reads the fonts out of typst's own library, and writes the letters that all
faces we use (regular, bold, italic) have to src/habeas/petition/libertinus.json.
"""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import typst
from fontTools.ttLib import TTFont, TTLibError

FACES = {"Libertinus Serif Regular", "Libertinus Serif Bold", "Libertinus Serif Italic"}
LARGEST = 1_000_000  # bytes; the largest face has a third of that


def embedded_faces() -> dict[str, set[int]]:
    """Return the letters of each face that the library carries."""
    library = next(path for path in Path(typst.__file__).parent.iterdir() if path.suffix in (".so", ".pyd"))
    data = library.read_bytes()
    found: dict[str, set[int]] = {}
    for start in re.finditer(rb"OTTO\x00", data):
        try:
            font = TTFont(io.BytesIO(data[start.start() : start.start() + LARGEST]), lazy=True)
            name = font["name"].getDebugName(4)
            if name in FACES:
                found[name] = set(font.getBestCmap())
        except (TTLibError, KeyError, AttributeError, ValueError, IndexError):  # bytes that only look like a font
            continue
    return found


def ranges(points: set[int]) -> list[list[int]]:
    """Return the code points as ranges, both ends included."""
    out: list[list[int]] = []
    for point in sorted(points):
        if out and out[-1][1] == point - 1:
            out[-1][1] = point
        else:
            out.append([point, point])
    return out


if __name__ == "__main__":
    faces = embedded_faces()
    assert set(faces) == FACES, faces.keys()
    shared = set.intersection(*faces.values())
    target = Path(__file__).resolve().parents[1] / "src" / "habeas" / "petition" / "libertinus.json"
    data = {"family": "Libertinus Serif", "typst": typst.__version__, "ranges": ranges(shared)}
    target.write_text(json.dumps(data) + "\n", encoding="utf-8")
    print(f"{len(shared)} letters, {len(data['ranges'])} ranges")
