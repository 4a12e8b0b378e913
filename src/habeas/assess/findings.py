"""Findings: one element of the law at a time, then the five categories."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from habeas.assess.bearing import Around, Shelves, Sides, around, weigh
from habeas.assess.binding import find_treaties
from habeas.assess.citing import Bound, cite, state_name, treaty_note
from habeas.assess.complete import lacks_of, points_of, tally
from habeas.assess.dating import dates_of, time_of
from habeas.assess.lengths import Lengths
from habeas.assess.pleading import find_justification
from habeas.assess.restricting import find_restrictions, put_to_test
from habeas.assess.voices import NO_VOICES, Voices
from habeas.law import Item, Law
from habeas.law.supplier import load_suppliers
from habeas.model import (
    Answer,
    Assessment,
    Backing,
    CaseFile,
    CategoryFinding,
    ClaimId,
    DocumentId,
    Fact,
    FactId,
    Finding,
    Justification,
    Length,
    Missing,
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

    law: Law
    bound: Bound
    known: Around
    time: When | None
    shelves: Shelves
    lengths: Lengths
    voices: Voices
    of_state: frozenset[ClaimId]
    documents: Mapping[ClaimId, DocumentId]
    facts: Mapping[ClaimId, Sequence[tuple[int, Fact]]]
    backings: Mapping[FactId, Backing]


def assess(
    case: CaseFile,
    law: Law,
    *,
    state: str | None = None,
    overrides: Sequence[TreatyOverride] = (),
    voices: Voices = NO_VOICES,
) -> Assessment:
    """Return what the accepted claims of this case answer to each element of the law.

    ``state`` is the name or ISO 3166 code of the State that holds or held the person; None leaves every treaty unknown.
    ``voices`` tells whose words the claims are.
    """
    name = state_name(state, overrides)
    justification = tuple(find_justification(case, voices))
    held = _hold(case, law, Bound(state=name, overrides=tuple(overrides)), voices, _of_state(justification, voices))
    findings = {element.id: _finding(element, held) for element in law.elements}
    categories = tuple(_category(category.id, held, findings) for category in law.categories)
    tested = put_to_test(held.shelves, findings, held.known)
    return Assessment(
        case=case.id,
        law=law.version,
        state=name,
        treaty_note=treaty_note(name, overrides, held.time),
        categories=categories,
        restrictions=tuple(find_restrictions(findings, law, held.bound, held.time, tested)),
        justification=justification,
        treaties=tuple(find_treaties(held.bound, held.time)),
        tallies=tally(findings.values()),
    )


def _of_state(justification: Sequence[Justification], voices: Voices) -> frozenset[ClaimId]:
    """Return the claims that are the State's own words, or report its reasons, charges and denials."""
    return voices.of_state.union(claim for each in justification for claim in each.claims)


def _hold(case: CaseFile, law: Law, bound: Bound, voices: Voices, of_state: frozenset[ClaimId]) -> _Held:
    """Return what every element is asked under, with the facts by their claims."""
    shelves = Shelves(case)
    known = around(case, shelves, law.element("juvenile"))
    facts: dict[ClaimId, list[tuple[int, Fact]]] = {}
    for place, fact in enumerate(case.facts):
        for claim in (*fact.supporting, *fact.dissenting):
            facts.setdefault(claim, []).append((place, fact))
    return _Held(
        law=law, bound=bound, known=known, time=time_of(case), shelves=shelves,
        lengths=Lengths(case, of_child=known.is_child), voices=voices, of_state=of_state, facts=facts,
        documents={weighed.claim.id: weighed.claim.passage.document for weighed in case.claims},
        backings={backing.fact: backing for backing in case.backings},
    )  # fmt: skip


def _category(category: str, held: _Held, findings: Mapping[str, Finding]) -> CategoryFinding:
    """Yes where an element is present (prima facie), no where all are answered no; aggravating ones decide nothing."""
    text = next(known for known in held.law.categories if known.id == category)
    elements = [element for element in held.law.elements if category in element.categories]
    mine = (findings[element.id] for element in elements)
    found = tuple(each if each.category == category else replace(each, category=category) for each in mine)
    deciding = (finding for finding, element in zip(found, elements, strict=True) if not element.aggravating)
    return CategoryFinding(
        category=category,
        text=text.text,
        mark=text.mark,
        answer=any_of(finding.answer for finding in deciding),
        elements=found,
        tallies=tally(found),
    )


def _finding(element: Item, held: _Held) -> Finding:
    """Return the finding on one element; each category takes it over under its own name."""
    lengths = held.lengths.bearing_on(element.id)
    sides = _with_lengths(weigh(held.shelves, element, held.known), lengths)
    relied = (*sides.claims_for, *sides.claims_against)
    facts = _facts_of(relied, held)
    answer = _answer(sides)
    wanting = _wanting(element, sides, answer, held.documents)
    said_by_state = tuple(claim for claim in dict.fromkeys(relied) if claim in held.of_state)
    has = points_of(facts, sides.claims_for, said_by_state, held.backings, held.voices)
    return Finding(
        element=element.id,
        category=element.categories[0],
        question=element.question,
        answer=answer,
        facts=tuple(fact.id for fact in facts),
        claims_for=sides.claims_for,
        claims_against=sides.claims_against,
        proposed=sides.proposed,
        missing=tuple(each.asks for each in wanting),
        citations=cite(element, held.law, held.bound, dates_of(facts, held.time)),
        mark=element.mark,
        law=held.law.version,
        wanting=wanting,
        lengths=lengths,
        said_by_state=said_by_state,
        has=has,
        lacks=lacks_of(has),
    )


def _facts_of(relied: Iterable[ClaimId], held: _Held) -> list[Fact]:
    """Return the facts that these claims support or deny, in the order of the case."""
    by_place = dict(pair for claim in relied for pair in held.facts.get(claim, ()))
    return [by_place[place] for place in sorted(by_place)]


def _with_lengths(sides: Sides, lengths: Sequence[Length]) -> Sides:
    """Let the claims of lengths that are surely over or within a limit speak beside the words."""
    over = [claim for each in lengths if each.answer is Answer.YES for claim in each.claims]
    within = [claim for each in lengths if each.answer is Answer.NO for claim in each.claims]
    if not over and not within:
        return sides
    return Sides(
        claims_for=tuple(dict.fromkeys((*sides.claims_for, *over))),
        claims_against=tuple(dict.fromkeys((*sides.claims_against, *within))),
        proposed=sides.proposed,
    )


def _answer(sides: Sides) -> Answer:
    """Yes or no where accepted claims stand on one side only."""
    if bool(sides.claims_for) == bool(sides.claims_against):
        return Answer.UNKNOWN
    return Answer.YES if sides.claims_for else Answer.NO


def _wanting(
    element: Item, sides: Sides, answer: Answer, documents: Mapping[ClaimId, DocumentId]
) -> tuple[Missing, ...]:
    """Return what would settle the question, in plain words, and who could tell."""
    who = load_suppliers()
    asked: list[Missing] = []
    if sides.claims_for and sides.claims_against:
        asked.append(Missing(asks=CONTRADICTED, who=who.contradicted))
    if sides.proposed and answer is Answer.UNKNOWN:
        asked.append(Missing(asks=UNDECIDED, who=who.undecided))
    if answer is Answer.UNKNOWN:
        asked.extend(Missing(asks=each, who=who.of_element(element.id)) for each in element.settles)
    if answer is Answer.YES and len({documents[claim] for claim in sides.claims_for}) == 1:
        asked.append(Missing(asks=ALONE, who=who.alone))
    return tuple(asked)
