"""The three-part test of restrictions, asked of each right of category II that the deprivation of liberty touches."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from habeas.assess.bearing import Around, Shelves, weigh
from habeas.assess.citing import Bound
from habeas.law import Law
from habeas.law.restriction import DemandRule, load_restrictions
from habeas.law.supplier import load_suppliers
from habeas.model import Answer, ClaimId, Finding, Missing, Restriction, Tested, When, all_of

NOT_SHOWN = "The State invokes this: what shows that it is so?"
BOTH_SAY = "The sources contradict each other: which is right, and what shows it?"
RIGHTS = "exercise_rights:"
TRANSLATABLE = (
    NOT_SHOWN,
    *(text for rule in load_restrictions().demand for text in (rule.question, *rule.settles)),
    *(each.note for each in load_restrictions().clause if each.note),
    *dict.fromkeys(
        aim for aims in (*(each.aims for each in load_restrictions().clause), load_restrictions().fallback.aims)
        for aim in aims
    ),
)  # fmt: skip


def find_restrictions(
    findings: Mapping[str, Finding], law: Law, bound: Bound, time: When | None, tested: Sequence[Tested]
) -> Iterator[Restriction]:
    """Yield the test of each right that accepted claims say is being punished, in the order of the law."""
    rules, dates = load_restrictions(), [time] if time else []
    for right in law.rights.right:
        finding = findings.get(f"{RIGHTS}{right.id}")
        if finding is None or not finding.claims_for:
            continue
        clause = rules.clause_of(right.id)
        treaty = law.instrument(clause.article.instrument).treaty if clause else None
        binding, note = bound.is_party(treaty, dates) if treaty else (Answer.NO, "")
        used = clause if clause and binding is not Answer.NO else rules.fallback
        notes = [*([clause.note] if clause and clause.note and used is clause else []), note]
        yield Restriction(
            element=finding.element, right=right.right, clause=f"{used.article.instrument} {used.article.article}",
            aims=used.aims, derogable=clause.derogable if clause else True,
            binding=binding if used is clause else Answer.YES,
            note=" ".join(each for each in notes if each) or None, answer=all_of(each.answer for each in tested),
            tested=tuple(tested), mark=used.mark, source=used.source,
        )  # fmt: skip


def put_to_test(shelves: Shelves, findings: Mapping[str, Finding], known: Around) -> tuple[Tested, ...]:
    """Return what the sources say to each of the three demands; they concern the case, whichever right it touches."""
    return tuple(_ask(rule, shelves, findings, known) for rule in load_restrictions().demand)


def _ask(rule: DemandRule, shelves: Shelves, findings: Mapping[str, Finding], known: Around) -> Tested:
    sides, said = weigh(shelves, rule.asked(), known), weigh(shelves, rule.invoking(), known)
    others = [findings[element] for element in rule.no_elements if element in findings]
    against = _each(*(each.claims_for for each in others), sides.claims_against)
    answer = Answer.UNKNOWN
    if bool(sides.claims_for) != bool(against):
        answer = Answer.YES if sides.claims_for else Answer.NO
    who, asks = load_suppliers(), []
    if sides.claims_for and against:
        asks.append(Missing(asks=BOTH_SAY, who=who.contradicted))
    if answer is Answer.UNKNOWN:
        asks += [Missing(asks=NOT_SHOWN, who=who.demand[rule.demand])] if said.claims_for else []
        asks += [Missing(asks=each, who=who.demand[rule.demand]) for each in rule.settles]
    return Tested(
        demand=rule.demand, question=rule.question, answer=answer, claims_for=sides.claims_for,
        claims_against=against, invoked=said.claims_for, proposed=_each(sides.proposed, said.proposed),
        missing=tuple(asks),
    )  # fmt: skip


def _each(*parts: Sequence[ClaimId]) -> tuple[ClaimId, ...]:
    return tuple(dict.fromkeys(claim for part in parts for claim in part))
