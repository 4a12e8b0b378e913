"""The symbol of an opinion as it should be written; one with year and number the wrong way round is refused."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from habeas.errors import DataFileInvalid, Refused
from habeas.law.reading import read_file

FILE = "symbols.toml"


class SymbolUnknown(Refused):
    """What was given is no symbol of an opinion."""

    code = "symbol-unknown"
    exit_code = 17
    says = "%(given)s is no symbol of an opinion."
    remedy = "Write it as A/HRC/WGAD/2030/12, Opinion No. 12/2030 or CCPR/C/108/D/2136/2030."


class SymbolInverted(Refused):
    """Year and number of a symbol stand the wrong way round."""

    code = "symbol-inverted"
    exit_code = 17
    says = "In %(given)s the year and the number stand the wrong way round."
    remedy = "Compare it with the document itself; if it is that opinion, write %(proper)s."


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """One way of writing a symbol, with examples that it must and must not match."""

    name: str = ""
    pattern: str
    written: str
    examples: tuple[str, ...]
    refused: tuple[str, ...] = ()

    def match(self, text: str) -> dict[str, str] | None:
        """Return the parts of a symbol of this shape, or None."""
        found = re.fullmatch(self.pattern, text, re.IGNORECASE)
        return {name: part.upper() for name, part in found.groupdict().items() if part} if found else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shapes:
    version: str
    symbol: tuple[Shape, ...]
    inverted: tuple[Shape, ...]


@cache
def load_shapes() -> _Shapes:
    """Return how symbols are written, and how they are written the wrong way round.

    Raises:
        DataFileInvalid: the file does not follow its schema, or a shape fails its own examples.

    """
    shapes = read_file(FILE, _Shapes, package="habeas.follow")
    for shape in (*shapes.symbol, *shapes.inverted):
        wrong = [each for each in shape.examples if not shape.match(each)]
        wrong += [each for each in shape.refused if shape.match(each)]
        if wrong:
            raise DataFileInvalid(file=FILE, why=f"{shape.written}: {wrong[0]}")
    return shapes


def read_symbol(text: str) -> str:
    """Return a symbol in its usual spelling.

    Raises:
        SymbolInverted: year and number stand the wrong way round.
        SymbolUnknown: it is no symbol.

    """
    plain = " ".join(text.split())
    for shape in load_shapes().symbol:
        if parts := shape.match(plain):
            return shape.written.format(**parts).replace("/ADD.", "/Add.")
    for shape in load_shapes().inverted:
        if parts := shape.match(plain):
            raise SymbolInverted(given=plain, proper=shape.written.format(**parts))
    raise SymbolUnknown(given=plain)


@lru_cache(maxsize=4_096)
def _opinion(text: str) -> tuple[str, ...]:
    """Return what tells one opinion from another: number and year, whichever way it is cited."""
    plain = " ".join(text.split())
    for shape in load_shapes().symbol[:2]:
        if parts := shape.match(plain):
            return parts["year"], str(int(parts["no"]))
    return (plain.casefold(),)


def same_opinion(one: str, other: str) -> bool:
    """Whether two symbols name one opinion: A/HRC/WGAD/2030/12 is Opinion No. 12/2030."""
    return _opinion(one) == _opinion(other)
