"""Which claims answer a line of the questionnaire, and which leave it open (invented)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from case_builders import a_claim, a_decision, a_document, case_of
from habeas.law import load_law
from habeas.model import Attribute, Claim, Kind, Mention

TEXT = a_document("Police arrested Ama Boduk in Orbe in May 2031. She was moved. The arresting force was the guard.")
SAID = "arrested Ama Boduk in Orbe"
ARREST = a_claim(TEXT, SAID, Kind.ARREST)
IN_MAY = a_claim(TEXT, SAID, Kind.ARREST, "2031-05")
IN_ORBE = replace(ARREST, places=(Mention(name="Orbe", start=30, end=34, text="Orbe"),))
BY_POLICE = replace(ARREST, agents=(Mention(name="Police", start=0, end=6, text="Police"),))
MOVED = a_claim(TEXT, "She was moved", Kind.TRANSFER)
GUARD = a_claim(TEXT, "the guard", Attribute.ARRESTING_FORCE, value="the guard")

ROWS = [
    (ARREST, {"II.1", "II.2", "II.3"}, "that it happened tells neither when, nor where, nor who"),
    (IN_MAY, {"II.2", "II.3"}, "when, as far as it goes"),
    (IN_ORBE, {"II.1", "II.3"}, "where"),
    (BY_POLICE, {"II.1", "II.2"}, "by whom"),
    (GUARD, {"II.1", "II.2"}, "what is said of the case tells it by its value"),
]


def open_lines(claim: Claim) -> set[str]:
    first = a_claim(TEXT, "Ama Boduk", Kind.HARASSMENT)  # an event makes it a case
    decisions = (a_decision(claim.id),)
    case = case_of(first, claim, documents=[TEXT], decisions=decisions, questions=load_law().questions)
    return {gap.line for gap in case.gaps}


@pytest.mark.parametrize(("claim", "expected", "why"), ROWS)
def test_a_line_is_answered_by_a_claim_that_holds_what_it_shows(claim: Claim, expected: set[str], why: str) -> None:
    assert open_lines(claim) & {"II.1", "II.2", "II.3"} == expected, why


def test_being_moved_tells_where_somebody_is_held() -> None:
    assert "III.4" not in open_lines(MOVED)
