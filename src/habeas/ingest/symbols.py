"""The index or symbol number of a document, where a line of its own states it."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from habeas.errors import DataFileInvalid

FILE = "symbols.toml"
MAX_LINE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Symbol:
    """One way of numbering, with examples that it must and must not match."""

    name: str
    pattern: str
    examples: tuple[str, ...]
    refused: tuple[str, ...]

    def prove(self) -> None:
        """Refuse a pattern that fails its own examples."""
        shape = re.compile(self.pattern, re.I)
        wrong = [each for each in self.examples if not shape.fullmatch(each)]
        wrong += [each for each in self.refused if shape.fullmatch(each)]
        if wrong:
            raise DataFileInvalid(file=FILE, why=f"{self.name}: {wrong[0]}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shapes:
    """The data file, ready to match lines with."""

    head_lines: int
    alone: re.Pattern[str]
    labelled: re.Pattern[str]


def find_symbol(text: str) -> str | None:
    """Return the number that the document gives as its own, or None; numbers of others it cites are not taken.

    At its head a line with nothing else suffices; further down it needs a label such as "Index:".
    """
    shapes = get_shapes()
    lines = [line.strip(" \t\r\ufeff") for line in text.split("\n") if line.strip()]
    for number, line in enumerate(lines):
        if len(line) > MAX_LINE:
            continue
        match = (number < shapes.head_lines and shapes.alone.fullmatch(line)) or shapes.labelled.fullmatch(line)
        if match:
            return " ".join(match.group("symbol").split())
    return None


@cache
def get_shapes() -> Shapes:
    """Return the patterns of the data file, proved on its examples.

    Raises:
        DataFileInvalid: a key is unknown or missing, or a pattern fails an example.

    """
    try:
        given = tomllib.loads(files("habeas.ingest").joinpath(FILE).read_text("utf-8"))
        symbols = [
            Symbol(**{**row, "examples": tuple(row["examples"]), "refused": tuple(row["refused"])})
            for row in given.pop("symbol")
        ]
        labels, head_lines, _ = given.pop("labels"), given.pop("head_lines"), given.pop("version")
        if given:
            raise DataFileInvalid(file=FILE, why=f"unknown key {min(given)}")
    except (KeyError, TypeError, ValueError) as error:
        raise DataFileInvalid(file=FILE, why=str(error)) from error
    for symbol in symbols:
        symbol.prove()
    number = "(?P<symbol>" + "|".join(f"(?:{symbol.pattern})" for symbol in symbols) + ")"
    label = "(?:" + "|".join(map(re.escape, sorted(labels, key=len, reverse=True))) + ")"
    return Shapes(
        head_lines=head_lines,
        alone=re.compile(rf"(?:{label}\.?\s*(?:no\.?)?\s*:?\s*)?{number}\.?", re.I),
        labelled=re.compile(rf"{label}\.?\s*(?:no\.?)?\s*:\s*{number}\.?", re.I),
    )
