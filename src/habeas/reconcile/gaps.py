"""Questions that the model questionnaire asks and no accepted claim answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from habeas.law import Question
from habeas.model import Attribute, ClaimId, Gap, Kind, Standing
from habeas.reconcile.merge import Told


def find_gaps(questions: Sequence[Question], told: Sequence[Told]) -> tuple[Gap, ...]:
    """Return the open questions in the order of the form, each with the undecided claims that may answer it."""
    answered: set[Kind | Attribute] = set()
    undecided: dict[Kind | Attribute, list[ClaimId]] = defaultdict(list)
    for each in told:
        if not each.claim.modality.says_it_happened:
            continue
        if each.standing == Standing.ACCEPTED:
            answered.add(each.claim.predicate)
        else:
            undecided[each.claim.predicate].append(each.id)
    return tuple(
        Gap(
            section=question.section,
            line=question.line,
            question=question.question,
            proposed=tuple(dict.fromkeys(claim for kind in question.answered_by for claim in undecided.get(kind, ()))),
        )
        for question in questions
        if not answered.intersection(question.answered_by)
    )
