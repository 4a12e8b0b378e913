"""Which fonts a text needs, checked by letter before a PDF is set: typst shows a missing letter as an empty box."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]  # fontTools carries no types

from habeas.errors import FontMissing
from habeas.law.reading import read_file

FOLDERS = (
    Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path("~/.local/share/fonts"), Path("~/.fonts"),
    Path("/Library/Fonts"), Path("~/Library/Fonts"), Path("C:/Windows/Fonts"),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Embedded:
    """The face inside typst and the letters that all its styles have, as measured for one version of typst."""

    family: str
    typst: str
    ranges: tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Font:
    """A font that is looked for on this machine."""

    family: str
    file: str
    script: str
    package: str
    unicode: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fonts:
    version: str
    font: tuple[Font, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Faces:
    """The families that a text is set in, in order of preference, and the folders that hold their files."""

    families: tuple[str, ...]
    folders: tuple[Path, ...]


@cache
def _embedded() -> tuple[str, frozenset[int]]:
    face = read_file("libertinus.json", Embedded, package="habeas.petition")
    return face.family, frozenset(point for first, last in face.ranges for point in range(first, last + 1))


@cache
def _known() -> tuple[Font, ...]:
    return read_file("fonts.toml", _Fonts, package="habeas.petition").font


def choose_faces(text: str, *, folders: Iterable[Path] = FOLDERS) -> Faces:
    """Return the fonts that have every letter of this text.

    Raises:
        FontMissing: for some letters there is none.

    """
    family, covered = _embedded()
    missing = {letter for letter in set(text) if ord(letter) not in covered and not _is_unseen(letter)}
    families, used = [family], []
    for font in _known():
        path = _find_font(font.file, tuple(folders)) if missing else None
        if path is None:
            continue
        points = _letters(path)
        if any(ord(letter) in points for letter in missing):
            missing = {letter for letter in missing if ord(letter) not in points}
            families.append(font.family)
            used.append(path.parent)
    if missing:
        raise _refusal(missing)
    return Faces(families=tuple(families), folders=tuple(dict.fromkeys(used)))


def _is_unseen(letter: str) -> bool:
    """Whether the letter leaves no mark: format characters and white space."""
    return unicodedata.category(letter) in ("Cf", "Zs", "Cc", "Zl", "Zp")


def _find_font(file: str, folders: tuple[Path, ...]) -> Path | None:
    """Return where this font lies, or None."""
    found = (path for folder in folders for path in _fonts_in(folder.expanduser()) if path.name == file)
    return next(found, None)


@cache
def _fonts_in(folder: Path) -> tuple[Path, ...]:
    return tuple(sorted(_walk(folder))) if folder.is_dir() else ()


def _walk(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("Noto*") if path.suffix.lower() in (".ttf", ".ttc", ".otf"))


@cache
def _letters(path: Path) -> frozenset[int]:
    with TTFont(path, fontNumber=0 if path.suffix.lower() == ".ttc" else -1, lazy=True) as font:
        return frozenset(font.getBestCmap())


def _refusal(missing: set[str]) -> FontMissing:
    """Return the error that names the script of most of these letters, and what to install."""
    counted = Counter(unicodedata.name(letter, "UNKNOWN").split(" ", 1)[0] for letter in missing)
    script = min(counted, key=lambda name: (-counted[name], name))
    font = next((font for font in _known() if script in font.unicode), None)
    return FontMissing(
        script=font.script if font else script.capitalize(),
        count=len(missing),
        package=font.package if font else "fonts-noto-core and fonts-noto-extra",
    )
