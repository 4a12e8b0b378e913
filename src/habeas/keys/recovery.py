"""The recovery code: 180 random bits in nine groups of five characters, each of which tells when it is mistyped.

Four characters of a group carry twenty bits and the fifth is their check in the field of 32 elements, weighed by the
place: one wrong character, two that changed places, and two groups that changed places are all found.
"""

from __future__ import annotations

import hashlib
import re
import secrets

from habeas.keys.errors import CodeMistyped
from habeas.keys.secret import Secret, derive_secret

ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"  # no l, o, 0, 1: they are misread on paper
GROUPS = 9
DATA = 4  # characters of a group that carry bits
GROUP = DATA + 1
BITS = GROUPS * DATA * 5
FAMILIAR = 3  # so many whole groups, and the text was meant as a code
_MODULUS = 0b100101  # x^5 + x^2 + 1, by which the 32 elements multiply


def new_code() -> str:
    """Return a new code, as it is shown and written down."""
    return "-".join(
        _closed([secrets.randbelow(len(ALPHABET)) for _ in range(DATA)], place) for place in range(1, GROUPS + 1)
    )


def read_code(text: str) -> str:
    """Return the code as it is written, however it was typed: capitals, spaces and hyphens do not count.

    Raises:
        CodeMistyped: these groups are not what was shown.

    """
    groups = _groups(text)
    if len(groups) != GROUPS:
        raise CodeMistyped(groups=f"1–{GROUPS}")
    wrong = [str(place) for place, group in enumerate(groups, 1) if not _holds(group, place)]
    if wrong:
        raise CodeMistyped(groups=", ".join(wrong))
    return "-".join(groups)


def is_meant_as_code(text: str) -> bool:
    """Whether a text has the shape of a code, if perhaps mistyped."""
    groups = _groups(text)
    return len(groups) == GROUPS and sum(_holds(group, place) for place, group in enumerate(groups, 1)) >= FAMILIAR


def code_secret(code: str) -> Secret:
    """Return the key that a code gives; it has bits enough to need no stretching.

    Raises:
        CodeMistyped: it is not a code.

    """
    return derive_secret(Secret(hashlib.sha256(read_code(code).encode()).digest()), "recovery")


def _groups(text: str) -> list[str]:
    """Return the groups as typed; where nobody parted them, every five characters."""
    typed = [group for group in re.split(r"[\s\-‐‑‒–—_.,]+", text.strip().lower()) if group]
    whole = "".join(typed)
    if len(typed) != GROUPS and len(whole) == GROUPS * GROUP:
        return [whole[start : start + GROUP] for start in range(0, len(whole), GROUP)]
    return typed


def _holds(group: str, place: int) -> bool:
    """Whether a group carries the check of its characters at this place, from 1."""
    if len(group) != GROUP or any(letter not in ALPHABET for letter in group):
        return False
    return group == _closed([ALPHABET.index(letter) for letter in group[:DATA]], place)


def _closed(values: list[int], place: int) -> str:
    """Return the group of these values, with its check: each weighs twice what the one before it weighs."""
    check = 0
    for value in reversed(values):
        check = _doubled(check ^ value)
    return "".join(ALPHABET[value] for value in (*values, check ^ place))


def _doubled(element: int) -> int:
    """Return twice an element of the field."""
    doubled = element << 1
    return doubled ^ _MODULUS if element & 0b10000 else doubled
