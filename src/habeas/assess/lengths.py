"""Lengths of time held against the limits of the law: surely over, surely within, or not known, and why not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from habeas.law.threshold import Threshold, load_thresholds
from habeas.model import (
    Answer,
    CaseFile,
    ClaimId,
    Comparison,
    Fact,
    FactId,
    Length,
    Measure,
    Modality,
    Standing,
    Weighed,
)  # fmt: skip

DAY = 24  # hours
ANSWERS = {Comparison.OVER: Answer.YES, Comparison.UNDER: Answer.NO}


class Lengths:
    """The lengths of a case by the element on which they bear."""

    def __init__(self, case: CaseFile, *, of_child: bool) -> None:
        claims = {each.claim.id: each for each in case.claims}
        facts = {fact.id: fact for fact in case.facts}
        self._of: dict[str, list[Length]] = {}
        for threshold in load_thresholds():
            for measure in case.measures:
                if measure.what is threshold.what:
                    held = _Held(threshold, measure, of_child=of_child)
                    self._of.setdefault(threshold.element, []).append(held.length(claims, facts))

    def bearing_on(self, element: str) -> tuple[Length, ...]:
        """Return the lengths that bear on an element, in order of time."""
        return tuple(self._of.get(element, ()))


class _Held:
    """One length held against one limit."""

    def __init__(self, threshold: Threshold, measure: Measure, *, of_child: bool) -> None:
        self.threshold, self.measure = threshold, measure
        self.limit = threshold.limit(of_child=of_child)
        self.of_child = of_child and threshold.child_hours is not None

    def length(self, claims: Mapping[ClaimId, Weighed], facts: Mapping[FactId, Fact]) -> Length:
        """Return what came of it."""
        measure, threshold = self.measure, self.threshold
        held = self._compare()
        chain = measure.at_most_because if held is Comparison.UNDER else measure.at_least_because
        relied = tuple(dict.fromkeys(claim for step in chain for claim in step.claims if claim in claims))
        told = self._told_by(relied, facts)
        if held in ANSWERS and not _stands(relied, claims, told):
            held = Comparison.UNDECIDED
        elif held is Comparison.OVER and threshold.silence and not _is_denied(relied, claims):
            held = Comparison.SILENCE
        return Length(
            threshold=threshold.id, what=measure.what, says=threshold.says, hours=self.limit, of_child=self.of_child,
            lasted=measure.lasted, is_growing=measure.is_growing, answer=ANSWERS.get(held, Answer.UNKNOWN), held=held,
            chain=chain, claims=relied, facts=tuple(fact.id for fact in told), mark=threshold.mark,
            source=threshold.source,
        )  # fmt: skip

    def _compare(self) -> Comparison:
        """Compare what it surely was with the limit: so many days by the calendar may be almost a day more or less."""
        lasted = self.measure.lasted
        if self.limit is None:
            return Comparison.NO_FIGURE
        if self.limit == 0:
            return Comparison.OVER if lasted.at_least > 0 else Comparison.BETWEEN
        if (lasted.at_least - 1) * DAY >= self.limit:
            return Comparison.OVER
        if lasted.at_most is not None and (lasted.at_most + 1) * DAY <= self.limit:
            return Comparison.UNDER
        return Comparison.BETWEEN

    def _told_by(self, relied: Sequence[ClaimId], facts: Mapping[FactId, Fact]) -> tuple[Fact, ...]:
        """Return the facts between which it lies, as far as the bound rests on them."""
        ends = [facts[name] for name in dict.fromkeys((*self.measure.begins, *self.measure.ends)) if name in facts]
        return tuple(fact for fact in ends if not set(relied).isdisjoint(fact.supporting))


def _stands(relied: Sequence[ClaimId], claims: Mapping[ClaimId, Weighed], told: Iterable[Fact]) -> bool:
    """Whether there is something that the bound rests on, and all of it is accepted."""
    return (
        bool(relied)
        and all(claims[claim].standing is Standing.ACCEPTED for claim in relied)
        and all(fact.standing is Standing.ACCEPTED and not fact.is_set_aside for fact in told)
    )


def _is_denied(relied: Sequence[ClaimId], claims: Mapping[ClaimId, Weighed]) -> bool:
    """Whether a claim of the chain says that it had not happened until then: else the length rests on silence."""
    return any(claims[claim].claim.modality is Modality.NEGATED for claim in relied)
