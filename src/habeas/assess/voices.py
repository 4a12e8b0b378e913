"""Whose words claims are: what an assessment must be told, as it reads no documents."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.model import ClaimId


@dataclass(frozen=True, slots=True, kw_only=True)
class Voices:
    """The claims that an authority of the State utters or published, and those behind which somebody named stands."""

    of_state: frozenset[ClaimId] = frozenset()
    named: frozenset[ClaimId] = frozenset()


NO_VOICES = Voices()
