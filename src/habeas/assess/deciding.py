"""What the law would answer if one more thing were known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from habeas.assess.wanting import findings_of
from habeas.assess.weights import load_weights
from habeas.law import Law
from habeas.model import Answer, Assessment, CaseFile, CategoryFinding, Effect, Stake, any_of


class Deciding:
    """The categories as they would be answered if elements were, by the logic by which they are found."""

    def __init__(self, case: CaseFile, assessment: Assessment, law: Law) -> None:
        self._categories = assessment.categories
        self._deciding = {element.id for element in law.elements if not element.aggravating}
        self._rare = _rare(case, assessment)

    def effects(self, elements: Sequence[str]) -> Iterator[Effect]:
        """Yield what an answer to all these elements, open so far, would change."""
        weights, counts = load_weights().of, not self._rare.issuperset(elements)
        for element in elements:
            points = weights[Stake.ELEMENT].points if counts else 0
            yield Effect(stake=Stake.ELEMENT, of=element, points=points, if_yes=Answer.YES, if_no=Answer.NO)
        for category in self._categories if elements else ():
            if category.answer is not Answer.UNKNOWN:
                continue
            if_yes, if_no = (self._answer(category, elements, answer) for answer in (Answer.YES, Answer.NO))
            decided = sum(answer is not Answer.UNKNOWN for answer in (if_yes, if_no))
            if decided:
                points = decided * weights[Stake.CATEGORY].points if counts else 0
                yield Effect(stake=Stake.CATEGORY, of=category.category, points=points, if_yes=if_yes, if_no=if_no)

    def _answer(self, category: CategoryFinding, elements: Sequence[str], answer: Answer) -> Answer:
        return any_of(
            answer if finding.element in elements else finding.answer
            for finding in category.elements
            if finding.element in self._deciding
        )


def _rare(case: CaseFile, assessment: Assessment) -> frozenset[str]:
    """Return the elements that concern some people only, where no source tells that this is one of them."""
    told, findings = {each.claim.predicate for each in case.claims}, findings_of(assessment)
    spoken = {key for key, each in findings.items() if each.claims_for or each.claims_against or each.proposed}
    return frozenset(
        each.element for each in load_weights().some if each.element not in spoken and told.isdisjoint(each.told_by)
    )
