"""Canonical JSON: of every value one form alone, so that equal values have equal digests.

It is RFC 8785 for text, whole numbers, lists and maps. Fractions, truth values and null are refused: nothing that
custody writes has them, and what cannot stand there cannot be written in two ways.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import NoReturn, TypeAlias

from habeas.custody.errors import NotCanonical

Plain: TypeAlias = "str | int | Sequence[Plain] | Mapping[str, Plain]"
LARGEST = 2**53 - 1  # beyond it, readers that keep numbers as doubles see another
DEEPEST = 20  # levels; ours have four
_ORDER = "utf-16-be"  # mutants: equal (Python forgives what follows the name of a codec)


def write_canonical(value: Plain) -> bytes:
    """Return the value as canonical JSON in UTF-8.

    Raises:
        NotCanonical: it holds something that has no such form.

    """
    try:
        return _written(value, DEEPEST).encode()
    except UnicodeEncodeError as error:
        raise NotCanonical(why="half of a surrogate pair") from error


def read_canonical(data: bytes) -> Plain:
    """Return the value that canonical JSON holds.

    Raises:
        NotCanonical: it is not JSON, or JSON written in another way.

    """
    try:
        value: Plain = json.loads(
            data.decode(), object_pairs_hook=_without_twins, parse_float=_refuse, parse_constant=_refuse
        )
    except (ValueError, RecursionError) as error:
        raise NotCanonical(why="it cannot be read") from error
    if write_canonical(value) != data:
        raise NotCanonical(why="it is set differently")
    return value


def _written(value: Plain, deeper: int) -> str:
    if not deeper:
        raise NotCanonical(why="it is too deep")
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if type(value) is int and abs(value) <= LARGEST:
        return str(value)
    if isinstance(value, list | tuple):
        return f"[{','.join(_written(each, deeper - 1) for each in value)}]"
    if isinstance(value, Mapping) and all(isinstance(key, str) for key in value):
        pairs = sorted(value.items(), key=lambda pair: pair[0].encode(_ORDER, "surrogatepass"))
        inside = (f"{_written(key, deeper)}:{_written(each, deeper - 1)}" for key, each in pairs)
        return f"{{{','.join(inside)}}}"
    raise NotCanonical(why="only text, whole numbers below 2^53, lists and maps have a canonical form")


def _without_twins(pairs: list[tuple[str, Plain]]) -> dict[str, Plain]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise NotCanonical(why="a key stands there twice")
    return found


def _refuse(_: str) -> NoReturn:
    raise NotCanonical(why="a number is not whole")
