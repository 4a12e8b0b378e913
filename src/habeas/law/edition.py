"""Which bytes each version of a law file has: ``python -m habeas.law.edition`` prints the table of those that lie here.

A finding and a filing name the version of the law that they used. So that this says something, the digest of every
law file stands in ``editions.toml`` under its version, and a file that changes needs a new version.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

from habeas.errors import DataFileInvalid
from habeas.law.reading import read_file

FILE = "editions.toml"
FOLDERS = ("", "forms", "words/es", "words/fr")


@dataclass(frozen=True, slots=True, kw_only=True)
class Editions:
    """The digest (SHA-256) of each file in each version that was made."""

    version: str
    file: dict[str, dict[str, str]]


# What a file states of its own version, in TOML and in JSON: read without the rest, for every command asks for it.
STATED = re.compile(r'^\s*"?version"?\s*[=:]\s*"([^"]+)"', re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One law file as it lies here."""

    name: str
    version: str
    digest: str


def _data_files(folder: str) -> Iterator[Traversable]:
    place = files("habeas.law").joinpath(folder) if folder else files("habeas.law")
    for each in sorted(place.iterdir(), key=lambda each: each.name):
        if each.name.endswith((".toml", ".json")) and each.name != FILE:
            yield each


def _stated() -> Iterator[tuple[str, str, bytes]]:
    """Yield every law file: its name, the version that it states, and its bytes.

    Raises:
        DataFileInvalid: it states none.

    """
    for folder in FOLDERS:
        for each in _data_files(folder):
            name, data = f"{folder}/{each.name}" if folder else each.name, each.read_bytes()
            stated = STATED.search(data.decode("utf-8"))
            if stated is None:
                raise DataFileInvalid(file=name, why="it states no version")
            yield name, stated[1], data


def editions() -> tuple[Edition, ...]:
    """Return every law file with the version that it states and its digest."""
    return tuple(
        Edition(name=name, version=version, digest=sha256(data).hexdigest()) for name, version, data in _stated()
    )


@cache
def law_version() -> str:
    """Return the name of the law as a whole: the newest version of any file, and a digest of all their versions.

    One file may be changed while another bears a newer version: the digest tells the two states of the law apart.
    """
    found = [(name, version) for name, version, _ in _stated()]
    newest = max((_parts(version), version) for _, version in found)[1]
    listed = "\n".join(f"{name} {version}" for name, version in found)
    return f"habeas-law {newest}+{sha256(listed.encode()).hexdigest()[:8]}"


def _parts(version: str) -> tuple[int, ...]:
    """Return a version as numbers: the tenth of a day comes after the second."""
    return tuple(int(part) for part in version.replace(".", "-").split("-"))


def faults() -> tuple[str, ...]:
    """Return what to do about each file whose bytes are not those of the version that it states; none: all is well."""
    known = read_file(FILE, Editions).file
    return tuple(
        f"{each.name} {each.version}: "
        + (
            "changed since this version was listed: give it a new version, then list it"
            if each.version in known.get(each.name, {})
            else "this version is not listed: run `python -m habeas.law.edition` and put its lines into editions.toml"
        )
        for each in editions()
        if known.get(each.name, {}).get(each.version) != each.digest
    )


def table() -> str:
    """Return what ``editions.toml`` should hold: every version listed so far, and the files as they lie here."""
    known = read_file(FILE, Editions)
    listed = {name: dict(versions) for name, versions in known.file.items()}
    for each in editions():
        listed.setdefault(each.name, {}).setdefault(each.version, each.digest)
    lines = [*_head(known.version)]
    for name in sorted(listed):
        lines += ["", f'[file."{name}"]', *(f'"{version}" = "{digest}"' for version, digest in listed[name].items())]
    return "\n".join(lines) + "\n"


def _head(version: str) -> Iterator[str]:
    yield "# The digest (SHA-256) of each law file in each version. A file that changes gets a new version, and"
    yield "# `python -m habeas.law.edition` prints this file with its line added. A line that was released is never"
    yield "# changed; one that was not may be deleted, and is then made again."
    yield f'version = "{version}"'


if __name__ == "__main__":
    sys.stdout.write(table())
