"""Which claims tell of one event, and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from habeas.model.decision import Sameness
from habeas.model.ids import ClaimId, FactId


@dataclass(frozen=True, slots=True, kw_only=True)
class EventJudgement:
    """A person's word on whether two claims tell of one event; the latest word on a pair stands."""

    left: ClaimId
    right: ClaimId
    sameness: Sameness
    by: str = field(repr=False)
    at: str
    because: str = field(repr=False)


class Token(StrEnum):
    """What speaks for or against two claims telling of one event."""

    JUDGED = "judged"  # a person said so
    ONLY_ONE = "only_one"  # no other event of this kind can be meant
    KIND = "kind"
    PERSON = "person"  # to whom it happened
    DAY = "day"  # both give the same day
    DATES_OVERLAP = "dates_overlap"
    DATES_NEAR = "dates_near"
    DATES_APART = "dates_apart"
    UNDATED = "undated"
    PLACE = "place"
    PEOPLE = "people"  # who did it, or was there
    AMOUNT = "amount"
    TRIGGER = "trigger"  # the word that names the event
    WORDS = "words"  # of the passages
    CONTEXT = "context"  # whom and what else the two documents speak of
    SAME_ACCOUNT = "same_account"  # one document goes on about it
    HEADLINE = "headline"  # a title sums up what its own document tells


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """One token with its weight; below zero it speaks against."""

    token: Token
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """Why a claim stands with a fact; the first claim of a fact has no join.

    ``is_certain`` is whether it is same person, same kind and no other event possible, or a person's judgement.
    """

    claim: ClaimId
    fact: FactId
    score: float
    signs: tuple[Sign, ...]
    is_certain: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Joinable:
    """A claim that may tell of several events or of one that nobody is sure of: a person decides. Best first."""

    claim: ClaimId
    choices: tuple[Join, ...]  # of this claim with each fact that may be meant
