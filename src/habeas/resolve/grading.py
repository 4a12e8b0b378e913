"""How strong a suggestion is, by rules that a reviewer can follow on paper.

- Anything decisive against it (another sex, other years of birth, another father, both named in one document, dead
  before) leaves it weak, whatever speaks for it.
- A name alone is never strong. *Strong* needs a full name that agrees, and beside it one thing that identifies (a day
  of birth, the number of a paper, the same thing on the same day) or two that do so together (a year of birth, a
  profession, a home, an organisation, a lawyer, relatives, a prison, a month).
- *Moderate* is a full name with one of the latter, or alone where few here are called so; or half a name (one word, a
  surname and an initial) with what would make a full name strong.
- Each thing of less weight against it (another nationality, another day of one year) lowers it by one step.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from habeas.resolve.evidence import Evidence, Points, Strength, Weight
from habeas.resolve.weighing import COMMON

FULL = ("name-letters", "name-script", "name-spelling")
HALF = ("name-word", "name-initial", "name-short")
_STEPS = (Strength.WEAK, Strength.MODERATE, Strength.STRONG)
_WORTH = {
    "name-letters": 0.6, "name-script": 0.55, "name-spelling": 0.5, "name-initial": 0.35, "name-word": 0.3,
    "name-short": 0.25, "name-some": 0.1, "name-none": 0.0, "name-common": -0.1,
}  # fmt: skip
_WORTH_OF = {Weight.HARD: 0.3, Weight.SOFT: 0.12, Weight.MILD: 0.04, Weight.DECISIVE: 0.6}


def grade(evidence: Sequence[Evidence]) -> Strength:
    """Return how strong a suggestion is on this evidence."""
    against = [each.weight for each in evidence if each.points_to is Points.DIFFERENT]
    if Weight.DECISIVE in against:
        return Strength.WEAK
    identified = identifies(evidence)
    codes = {each.code for each in evidence}
    step = 0
    if codes & set(FULL):
        step = 2 if identified >= 2 else 1 if identified or "name-common" not in codes else 0
    elif codes & set(HALF):
        step = 1 if identified >= 2 else 0
    return _STEPS[max(0, step - against.count(Weight.MILD))]


def identifies(evidence: Iterable[Evidence]) -> int:
    """Return how much beside the name identifies: 2 for what does so by itself, 1 for what needs another."""
    return sum(
        2 if each.weight is Weight.HARD else 1
        for each in evidence
        if each.points_to is Points.SAME and each.weight in (Weight.HARD, Weight.SOFT)
    )


def score(evidence: Iterable[Evidence], *, nearness: float) -> float:
    """Return a number by which suggestions of one strength are ordered."""
    total = 0.05 * nearness
    for each in evidence:
        worth = _WORTH.get(each.code, _WORTH_OF.get(each.weight, 0.0))
        total += -worth if each.points_to is Points.DIFFERENT and each.code not in _WORTH else worth
    return round(total, 4)


__all__ = ["COMMON", "FULL", "HALF", "grade", "identifies", "score"]
