"""Builders of what is put on record after a filing; Zubrania, Velmora and everybody in them are invented."""

from __future__ import annotations

from typing import Any

from habeas.follow import Following, follow
from habeas.follow.limits import Limit
from habeas.law import load_mechanisms
from habeas.model import (
    CaseId,
    CaseRecord,
    Communication,
    Compliance,
    Done,
    Milestone,
    OpinionRecord,
    Outcome,
    Owed,
    When,
)
from habeas.model.record import CaseWord

CASE = CaseId("cas-0000000000000001")
SYMBOL = "A/HRC/WGAD/2030/12"
BY, AT = "R. (invented)", "2031-01-01T09:00:00Z"


def a_letter(milestone: str, on: str, **more: Any) -> Communication:  # noqa: ANN401 - whatever else it has
    """Return a communication with the Working Group, to or from Zubrania unless told otherwise."""
    told: dict[str, Any] = {
        "id": f"com-{milestone}-{on}", "case": CASE, "mechanism": "WGAD", "state": "Zubrania", "by": BY, "at": AT,
    }  # fmt: skip
    return Communication(milestone=Milestone(milestone), on=When.parse(on), **(told | more))


def an_opinion(*owed: str, **more: Any) -> OpinionRecord:  # noqa: ANN401
    """Return an invented opinion that asks for these remedies."""
    told: dict[str, Any] = {
        "case": CASE, "symbol": SYMBOL, "states": ("Zubrania",), "outcome": Outcome.ARBITRARY, "by": BY, "at": AT,
        "adopted": When.parse("2030-04-20"), "remedies": tuple(Owed(key=each) for each in owed),
    }  # fmt: skip
    return OpinionRecord(**(told | more))


def a_word(done: str | None, on: str, *, by: str = BY, key: str = "release") -> Compliance:
    """Return a person's word on what became of a remedy."""
    return Compliance(
        case=CASE, symbol=SYMBOL, key=key, done=Done(done) if done else None, on=When.parse(on), by=by, at=AT,
        because="as her family says",
    )  # fmt: skip


def followed(*words: CaseWord, today: str = "2031-01-01") -> Following:
    """Return what follows from these words, by the law as it is."""
    return follow(CaseRecord.of(words), load_mechanisms(), today=today)


def the_limit(found: Following, key: str) -> Limit:
    """Return the one limit with this key."""
    (limit,) = [each for each in found.limits if each.key == key]
    return limit
