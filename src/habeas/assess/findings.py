"""Findings: one element of the law at a time, then the five categories."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from habeas.assess.bearing import Sides, weigh
from habeas.assess.citing import Bound, cite, state_name, treaty_note
from habeas.law import Item, Law
from habeas.model import (
    Answer,
    Assessment,
    CaseFile,
    CategoryFinding,
    ClaimId,
    Fact,
    Finding,
    Kind,
    Standing,
    TreatyOverride,
    When,
    any_of,
)

SAID_LATER = (Kind.FINDING, Kind.STATEMENT_OF_POSITION, Kind.COUNTER_CLAIM, Kind.APPEAL_FOR_RELEASE)


def assess(
    case: CaseFile, law: Law, *, state: str | None = None, overrides: Sequence[TreatyOverride] = ()
) -> Assessment:
    """Return what the accepted claims of this case answer to each element of the law.

    ``state`` is the name or ISO 3166 code of the State that holds or held the person; None leaves every treaty unknown.
    """
    name = state_name(state, overrides)
    bound = Bound(state=name, overrides=tuple(overrides))
    return Assessment(
        case=case.id,
        law=law.version,
        state=name,
        treaty_note=treaty_note(name, overrides),
        categories=tuple(_category(category.id, case, law, bound) for category in law.categories),
    )


def _category(category: str, case: CaseFile, law: Law, bound: Bound) -> CategoryFinding:
    """Yes where an element is present (prima facie), no where all are answered no; aggravating ones decide nothing."""
    text = next(known for known in law.categories if known.id == category)
    elements = [element for element in law.elements if category in element.categories]
    found = tuple(_finding(element, category, case, law, bound) for element in elements)
    deciding = (finding for finding, element in zip(found, elements, strict=True) if not element.aggravating)
    return CategoryFinding(
        category=category,
        text=text.text,
        mark=text.mark,
        answer=any_of(finding.answer for finding in deciding),
        elements=found,
    )


def _finding(element: Item, category: str, case: CaseFile, law: Law, bound: Bound) -> Finding:
    sides = weigh(case, element)
    relied = {*sides.claims_for, *sides.claims_against}
    facts = [fact for fact in case.facts if relied.intersection(chain(fact.supporting, fact.dissenting))]
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
        missing=_missing(element, sides, answer, case),
        citations=cite(element, law, bound, _dates(facts) or _dates(_accepted_events(case))),
        mark=element.mark,
        law=law.version,
    )


def _answer(sides: Sides) -> Answer:
    """Yes or no where accepted claims stand on one side only."""
    if bool(sides.claims_for) == bool(sides.claims_against):
        return Answer.UNKNOWN
    return Answer.YES if sides.claims_for else Answer.NO


def _accepted_events(case: CaseFile) -> list[Fact]:
    return [fact for fact in case.facts if fact.standing is Standing.ACCEPTED and isinstance(fact.predicate, Kind)]


def _dates(facts: Sequence[Fact]) -> list[When]:
    """Return when these things were done; what was said of them later does not date them."""
    return list(
        {
            fact.when.edtf: fact.when for fact in facts if fact.when is not None and fact.predicate not in SAID_LATER
        }.values()
    )


def _missing(element: Item, sides: Sides, answer: Answer, case: CaseFile) -> tuple[str, ...]:
    """Return what would settle the question, in plain words."""
    asked: list[str] = []
    if sides.claims_for and sides.claims_against:
        asked.append("The sources contradict each other: which is right, and what shows it?")
    if sides.proposed and answer is Answer.UNKNOWN:
        asked.append(f"Undecided claims bear on this: decide them first ({len(sides.proposed)}).")
    if answer is Answer.UNKNOWN:
        asked.extend(element.settles)
    if answer is Answer.YES and len(_documents(case, sides.claims_for)) == 1:
        asked.append("Only one document says so: is there a second, independent source?")
    return tuple(asked)


def _documents(case: CaseFile, claims: Sequence[ClaimId]) -> set[str]:
    wanted = set(claims)
    return {weighed.claim.passage.document for weighed in case.claims if weighed.claim.id in wanted}
