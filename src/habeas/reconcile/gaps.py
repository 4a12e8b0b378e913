"""Questions that the model questionnaire asks and no accepted claim answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from habeas.law import Question, Shows, load_form
from habeas.model import Attribute, ClaimId, Gap, Kind, Standing
from habeas.reconcile.told import Told, by_predicate
from habeas.reconcile.workings import Workings

PLACES = (Kind.TRANSFER, Kind.HOUSE_ARREST)  # tell where somebody is, whether or not the place has a name


def find_gaps(questions: Sequence[Question], told: Sequence[Told], work: Workings | None = None) -> tuple[Gap, ...]:
    """Return the open questions in the order of the form, each with the undecided claims that may answer it.

    A line that asks when is answered by a claim with a date, one that asks where by one with a place, one that asks
    who by one that names somebody: that an arrest happened tells none of these.
    """
    work = work or Workings()
    accepted: dict[Kind | Attribute, Sequence[Told]] = {}
    undecided: dict[Kind | Attribute, Sequence[ClaimId]] = {}
    for predicate, of in work.step("by predicate", by_predicate, told).items():
        accepted[predicate], undecided[predicate] = work.step(("answers", predicate), _answers, of)
    return tuple(
        Gap(
            section=question.section,
            line=question.line,
            question=question.question,
            proposed=tuple(dict.fromkeys(claim for kind in question.answered_by for claim in undecided.get(kind, ()))),
        )
        for question in questions
        if not any(
            _tells(each, _shown_by_line().get(question.line))
            for predicate in question.answered_by
            for each in accepted.get(predicate, ())
        )
    )


def _answers(told: Sequence[Told]) -> tuple[tuple[Told, ...], tuple[ClaimId, ...]]:
    """Return the accepted claims that say that something happened, and the undecided ones."""
    said = [each for each in told if each.claim.modality.says_it_happened]
    accepted = tuple(each for each in said if each.standing is Standing.ACCEPTED)
    return accepted, tuple(each.id for each in said if each.standing is not Standing.ACCEPTED)


@cache
def _shown_by_line() -> Mapping[str, Shows]:
    return {line.key: line.shows for line in load_form().lines}


def _tells(told: Told, shows: Shows | None) -> bool:
    """Whether a claim holds what a line shows; what is said of the person or the case holds it as its value."""
    if isinstance(told.claim.predicate, Attribute):
        return True
    match shows:
        case Shows.WHEN | Shows.BEGAN:
            return told.when is not None
        case Shows.WHERE:
            return bool(told.claim.places) or told.claim.predicate in PLACES
        case Shows.BY_WHOM:
            return bool(told.claim.agents)
    return True
