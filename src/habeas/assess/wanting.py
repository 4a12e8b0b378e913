"""What the form, the law and the sources leave open, one reason to ask at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence, Set

from habeas.assess.findings import ALONE, CONTRADICTED
from habeas.assess.matter import Matter, token_of
from habeas.assess.weights import load_weights
from habeas.law import Law
from habeas.model import (
    About,
    Answer,
    Assessment,
    CaseFile,
    ClaimId,
    Conflict,
    Effect,
    Finding,
    Origin,
    Stake,
    Standing,
)  # fmt: skip

SAME_EVENT = "Do these words tell of an event that is told already, or of another one?"
TRANSLATABLE = (SAME_EVENT,)
OF_NAMES = (About.SPELLING, About.IDENTITY)  # nobody is asked for these: they are judged at the names


def findings_of(assessment: Assessment) -> Mapping[str, Finding]:
    """Return each element's finding once: in several categories it answers the same."""
    return {finding.element: finding for category in assessment.categories for finding in category.elements}


def ask_form(case: CaseFile, assessment: Assessment) -> Iterator[Matter]:
    """Yield the lines of the questionnaire that no accepted claim answers, and no element that asks the same."""
    weights, findings = load_weights(), findings_of(assessment)
    for gap in case.gaps:
        same = weights.group.get(gap.line)
        others = [findings[key].answer for key in same.keys if key in findings] if same and same.either else []
        if any(answer is not Answer.UNKNOWN for answer in others):
            continue
        points = 0 if gap.line in weights.lines.optional else weights.of[Stake.LINE].points
        yield Matter(
            key=gap.line, origin=Origin.FORM, asks=(gap.question,), tokens=token_of(gap.line), lines=(gap.line,),
            proposed=gap.proposed, effects=(Effect(stake=Stake.LINE, of=gap.line, points=points),),
        )  # fmt: skip


def ask_law(case: CaseFile, assessment: Assessment, law: Law) -> Iterator[Matter]:
    """Yield the elements that nothing answers, that claims on both sides leave open, or that stand on one source."""
    findings, roots = findings_of(assessment), _roots(case)
    for item in law.items:
        ids = [each.id for each in law.elements if each.id.partition(":")[0] == item.id]
        found = [findings[each] for each in ids if each in findings]
        unanswered = [each for each in found if each.answer is Answer.UNKNOWN]
        if unanswered:
            yield _ask_element(item.id, item.settles, unanswered)
        for each in found:
            if each.answer is Answer.YES and _stands_alone(each, roots):
                yield _ask_for_second(each)


def _ask_element(key: str, settles: tuple[str, ...], findings: Sequence[Finding]) -> Matter:
    """Return the question after an element; the rights of category II are asked together, in the same words."""
    split = [each for each in findings if each.claims_for and each.claims_against]
    points = load_weights().of[Stake.CONFLICT].points
    return Matter(
        key=key, origin=Origin.LAW, asks=(*settles, CONTRADICTED) if split else settles,
        tokens=token_of(key), aliases=tuple(each.element for each in findings if each.element != key),
        elements=tuple(each.element for each in findings),
        said=tuple(dict.fromkeys(claim for each in split for claim in (*each.claims_for, *each.claims_against))),
        proposed=tuple(dict.fromkeys(claim for each in findings for claim in each.proposed)),
        effects=tuple(Effect(stake=Stake.CONFLICT, of=each.element, points=points) for each in split),
    )  # fmt: skip


def _ask_for_second(finding: Finding) -> Matter:
    key = f"{finding.element}:second"
    effect = Effect(stake=Stake.SECOND_SOURCE, of=finding.element, points=load_weights().of[Stake.SECOND_SOURCE].points)
    return Matter(
        key=key, origin=Origin.SOURCES, asks=(finding.question, ALONE), tokens=token_of(key),
        said=finding.claims_for, proposed=finding.proposed, effects=(effect,),
    )  # fmt: skip


def _roots(case: CaseFile) -> Mapping[ClaimId, frozenset[str]]:
    """Return from whom the words of each claim come, as far as that was worked out."""
    found: dict[ClaimId, set[str]] = {}
    for root in (root for backing in case.backings for root in backing.roots):
        for chain in root.chains:
            found.setdefault(chain.claim, set()).add(root.key)
    return {claim: frozenset(keys) for claim, keys in found.items()}


def _stands_alone(finding: Finding, roots: Mapping[ClaimId, frozenset[str]]) -> bool:
    """Whether one document says it, or several that all have it from one."""
    if ALONE in finding.missing:
        return True
    known = [roots[claim] for claim in finding.claims_for if claim in roots]
    return len(known) == len(finding.claims_for) and len(frozenset().union(*known)) == 1


def ask_sources(case: CaseFile, assessment: Assessment) -> Iterator[Matter]:
    """Yield where accepted sources contradict each other and nobody chose, and accounts that may tell of one event."""
    accepted = {each.claim.id for each in case.claims if each.standing is Standing.ACCEPTED}
    points, split = load_weights().of, _split(assessment)
    for conflict in case.conflicts:
        if conflict.followed is not None or conflict.about in OF_NAMES:
            continue
        sides = [[claim for claim in side.claims if claim in accepted] for side in conflict.sides]
        if sum(map(bool, sides)) > 1:  # what nobody has accepted is decided first, not asked
            effect = Effect(stake=Stake.CONFLICT, of=conflict.id, points=points[Stake.CONFLICT].points)
            said = tuple(dict.fromkeys(claim for side in sides for claim in side))
            yield Matter(
                key=conflict.id, origin=Origin.SOURCES, asks=(CONTRADICTED,), said=said, facts=conflict.facts,
                tokens=token_of(conflict.id) | _shared(conflict, set(said), split), effects=(effect,),
            )  # fmt: skip
    for joinable in case.joinable:
        if joinable.claim in accepted:
            key = f"{joinable.claim}:event"
            effect = Effect(stake=Stake.EVENT, of=joinable.claim, points=points[Stake.EVENT].points)
            yield Matter(
                key=key, origin=Origin.SOURCES, asks=(SAME_EVENT,), tokens=token_of(key), said=(joinable.claim,),
                facts=tuple(join.fact for join in joinable.choices), effects=(effect,),
            )  # fmt: skip


def _split(assessment: Assessment) -> list[tuple[str, frozenset[ClaimId], frozenset[ClaimId]]]:
    """Return the elements that accepted claims on both sides leave open, with these."""
    return [
        (key, frozenset(each.claims_for), frozenset(each.claims_against))
        for key, each in findings_of(assessment).items()
        if each.claims_for and each.claims_against
    ]


def _shared(
    conflict: Conflict, said: Collection[ClaimId], split: Sequence[tuple[str, Set[ClaimId], Set[ClaimId]]]
) -> frozenset[str]:
    """Return what a conflict shares with an element on both sides of which its claims stand, and with a fact's date."""
    tokens = {f"fact {fact}" for fact in conflict.facts} if conflict.about is About.DATE else set()
    for key, on_one, on_other in split:
        if not on_one.isdisjoint(said) and not on_other.isdisjoint(said):
            tokens |= token_of(key.partition(":")[0])
    return frozenset(tokens)
