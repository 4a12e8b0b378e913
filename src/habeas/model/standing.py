"""How far people have decided."""

from __future__ import annotations

from enum import StrEnum


class Standing(StrEnum):
    """How far people have decided: only ACCEPTED may enter a petition."""

    ACCEPTED = "accepted"
    PROPOSED = "proposed"  # nobody has decided
    UNSURE = "unsure"
