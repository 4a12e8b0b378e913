"""What people said of claims and of names: who, when and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from habeas.model.ids import ClaimId, NamingId


class Verdict(StrEnum):
    """A person's word on a claim."""

    ACCEPT = "accept"
    REJECT = "reject"
    UNSURE = "unsure"
    RETRACT = "retract"  # takes back the last word; the claim is undecided again


class Sameness(StrEnum):
    """A person's word on two names."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    RETRACT = "retract"  # takes back the last word; nobody has judged the pair


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A person's word on a claim; the latest word of the ledger stands. ``at`` is UTC, ISO 8601."""

    claim: ClaimId
    verdict: Verdict
    by: str = field(repr=False)
    at: str
    because: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A person's word on identity; the latest word on a pair stands. ``at`` is UTC, ISO 8601."""

    left: NamingId
    right: NamingId
    sameness: Sameness
    by: str = field(repr=False)
    at: str
    because: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class TreatyOverride:
    """A person's word, with its source, on whether a State is party to a treaty; it goes before our table."""

    state: str  # ISO 3166 alpha-2, or X and a letter for an invented State
    state_name: str
    treaty: str  # as in the treaty table: iccpr, cat, …
    party_since: str | None  # EDTF; None: not a party
    source: str
    by: str = field(repr=False)
    at: str
