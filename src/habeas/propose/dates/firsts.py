"""Which characters a translated pattern can begin with, so that a rule is tried only where it can match."""

from __future__ import annotations

import re

_PIECE = re.compile(r"\[((?:\\.|[^\]\\])*)\]|(\(\?!)|(\(\?:|\(\?P<\w+>)|(\))|(\|)|(\?|\{0,\d+\})", re.DOTALL)


def first_codes(pattern: str) -> frozenset[str]:
    """Return every character with which a match of this pattern can begin."""
    pieces = [found.groups(default="") for found in _PIECE.finditer(pattern)]
    firsts, _, _ = _alternatives(pieces, 0)
    return firsts


def _alternatives(pieces: list[tuple[str, ...]], at: int) -> tuple[frozenset[str], bool, int]:
    """Return the first characters of alternatives, whether one may be empty, and where they end."""
    firsts, is_empty = frozenset[str](), False
    while True:
        more, may_be_empty, at = _sequence(pieces, at)
        firsts, is_empty = firsts | more, is_empty or may_be_empty
        if at >= len(pieces) or not pieces[at][4]:
            return firsts, is_empty, at
        at += 1


def _sequence(pieces: list[tuple[str, ...]], at: int) -> tuple[frozenset[str], bool, int]:
    """Return the same for parts that follow one another, up to the end of the group."""
    firsts, is_empty = frozenset[str](), True
    while at < len(pieces) and not pieces[at][3] and not pieces[at][4]:
        members, ahead, group, _, _, _ = pieces[at]
        if ahead or group:
            part, may_be_empty, at = _alternatives(pieces, at + 1)
        else:
            part, may_be_empty = frozenset(re.sub(r"\\(.)", r"\1", members, flags=re.DOTALL)), False
        at += 1
        if ahead:
            continue
        if at < len(pieces) and pieces[at][5]:
            may_be_empty, at = True, at + 1
        if is_empty:
            firsts = firsts | part
        is_empty = is_empty and may_be_empty
    return firsts, is_empty, at
