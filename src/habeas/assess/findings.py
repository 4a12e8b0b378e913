"""Findings: one element of the law at a time, then the five categories."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from habeas.assess.bearing import Around, Shelves, Sides, around, weigh
from habeas.assess.citing import Bound, cite, state_name, treaty_note
from habeas.assess.dating import dates_of, time_of
from habeas.law import Item, Law
from habeas.model import (
    Answer,
    Assessment,
    CaseFile,
    CategoryFinding,
    ClaimId,
    DocumentId,
    Finding,
    TreatyOverride,
    When,
    any_of,
)

CONTRADICTED = "The sources contradict each other: which is right, and what shows it?"
UNDECIDED = "Undecided claims bear on this: decide them first."
ALONE = "Only one document says so: is there a second, independent source?"
ASKED = (CONTRADICTED, UNDECIDED, ALONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    """The case, the law, and what of both every element is asked under."""

    case: CaseFile
    law: Law
    bound: Bound
    known: Around
    time: When | None
    shelves: Shelves
    documents: Mapping[ClaimId, DocumentId]


def assess(
    case: CaseFile, law: Law, *, state: str | None = None, overrides: Sequence[TreatyOverride] = ()
) -> Assessment:
    """Return what the accepted claims of this case answer to each element of the law.

    ``state`` is the name or ISO 3166 code of the State that holds or held the person; None leaves every treaty unknown.
    """
    name = state_name(state, overrides)
    held = _Held(
        case=case, law=law, bound=Bound(state=name, overrides=tuple(overrides)),
        known=around(case, law.element("juvenile")), time=time_of(case), shelves=Shelves(case),
        documents={weighed.claim.id: weighed.claim.passage.document for weighed in case.claims},
    )  # fmt: skip
    return Assessment(
        case=case.id,
        law=law.version,
        state=name,
        treaty_note=treaty_note(name, overrides, held.time),
        categories=tuple(_category(category.id, held) for category in law.categories),
    )


def _category(category: str, held: _Held) -> CategoryFinding:
    """Yes where an element is present (prima facie), no where all are answered no; aggravating ones decide nothing."""
    text = next(known for known in held.law.categories if known.id == category)
    elements = [element for element in held.law.elements if category in element.categories]
    found = tuple(_finding(element, category, held) for element in elements)
    deciding = (finding for finding, element in zip(found, elements, strict=True) if not element.aggravating)
    return CategoryFinding(
        category=category,
        text=text.text,
        mark=text.mark,
        answer=any_of(finding.answer for finding in deciding),
        elements=found,
    )


def _finding(element: Item, category: str, held: _Held) -> Finding:
    sides = weigh(held.shelves, element, held.known)
    relied = {*sides.claims_for, *sides.claims_against}
    facts = [fact for fact in held.case.facts if relied.intersection(chain(fact.supporting, fact.dissenting))]
    answer = _answer(sides)
    return Finding(
        element=element.id,
        category=category,
        question=element.question,
        answer=answer,
        facts=tuple(fact.id for fact in facts),
        claims_for=sides.claims_for,
        claims_against=sides.claims_against,
        proposed=sides.proposed,
        missing=_missing(element, sides, answer, held.documents),
        citations=cite(element, held.law, held.bound, dates_of(facts, held.time)),
        mark=element.mark,
        law=held.law.version,
    )


def _answer(sides: Sides) -> Answer:
    """Yes or no where accepted claims stand on one side only."""
    if bool(sides.claims_for) == bool(sides.claims_against):
        return Answer.UNKNOWN
    return Answer.YES if sides.claims_for else Answer.NO


def _missing(element: Item, sides: Sides, answer: Answer, documents: Mapping[ClaimId, DocumentId]) -> tuple[str, ...]:
    """Return what would settle the question, in plain words."""
    asked: list[str] = []
    if sides.claims_for and sides.claims_against:
        asked.append(CONTRADICTED)
    if sides.proposed and answer is Answer.UNKNOWN:
        asked.append(UNDECIDED)
    if answer is Answer.UNKNOWN:
        asked.extend(element.settles)
    if answer is Answer.YES and len({documents[claim] for claim in sides.claims_for}) == 1:
        asked.append(ALONE)
    return tuple(asked)
