"""What speaks for and against two names being one person: every clue, with its words and its weight."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from habeas.model import ClaimId, NamingId, Sort


class Points(StrEnum):
    """Which way a clue points."""

    SAME = "same"
    DIFFERENT = "different"
    NEUTRAL = "neutral"


class Weight(StrEnum):
    """What a clue counts for in the grade of a suggestion."""

    NAME = "name"
    HARD = "hard"  # identifies by itself, beside a name: a day of birth, the number of a paper
    SOFT = "soft"  # identifies only together with another
    MILD = "mild"  # too common to identify, or easily explained
    DECISIVE = "decisive"  # one person can hardly be both
    NONE = "none"


class Strength(StrEnum):
    """How much speaks for a suggestion; it orders the reading and decides nothing."""

    STRONG = "strong"
    MODERATE = "moderate"
    WEAK = "weak"


SAYS: dict[str, tuple[Points, Weight, str]] = {
    "name-letters": (Points.SAME, Weight.NAME, "The names are written the same."),
    "name-script": (Points.SAME, Weight.NAME, "The names sound the same in two scripts."),
    "name-spelling": (Points.SAME, Weight.NAME, "The names sound the same and are spelt differently."),
    "name-word": (Points.SAME, Weight.NAME, "Both names are one word, and it is the same."),
    "name-initial": (Points.SAME, Weight.NAME, "One part of the names is the same, and an initial fits the other."),
    "name-short": (Points.SAME, Weight.NAME, "One name is a single word, which is a part of the other."),
    "name-some": (Points.NEUTRAL, Weight.NAME, "One part of the names is the same, another differs."),
    "name-none": (Points.DIFFERENT, Weight.MILD, "The names do not sound the same."),
    "name-common": (Points.NEUTRAL, Weight.NONE, "Many names here sound like these."),
    "father-same": (Points.SAME, Weight.MILD, "The father's name is the same."),
    "father-differs": (Points.DIFFERENT, Weight.DECISIVE, "The father's name differs."),
    "form-differs": (Points.DIFFERENT, Weight.DECISIVE, "One name has the form of a man's, the other of a woman's."),
    "sex-same": (Points.SAME, Weight.MILD, "The sex is the same."),
    "sex-differs": (Points.DIFFERENT, Weight.DECISIVE, "The sex differs."),
    "born-same-day": (Points.SAME, Weight.HARD, "Born on the same day."),
    "born-same-year": (Points.SAME, Weight.SOFT, "Born in the same year."),
    "born-fits": (Points.SAME, Weight.SOFT, "The age told and the year of birth fit each other."),
    "born-near": (Points.NEUTRAL, Weight.NONE, "The years of birth lie one year apart."),
    "born-other-day": (Points.DIFFERENT, Weight.MILD, "Born in the same year, on different days."),
    "born-differs": (Points.DIFFERENT, Weight.DECISIVE, "The years of birth differ."),
    "paper-same": (Points.SAME, Weight.HARD, "The number of an identity document is the same."),
    "paper-differs": (Points.NEUTRAL, Weight.NONE, "The identity documents have different numbers."),
    "nationality-same": (Points.SAME, Weight.MILD, "The nationality is the same."),
    "nationality-differs": (Points.DIFFERENT, Weight.MILD, "The nationality differs."),
    "ethnicity-same": (Points.SAME, Weight.MILD, "The ethnicity is the same."),
    "ethnicity-differs": (Points.DIFFERENT, Weight.MILD, "The ethnicity differs."),
    "religion-same": (Points.SAME, Weight.MILD, "The religion is the same."),
    "religion-differs": (Points.DIFFERENT, Weight.MILD, "The religion differs."),
    "profession-same": (Points.SAME, Weight.SOFT, "The profession is the same."),
    "profession-differs": (Points.NEUTRAL, Weight.NONE, "The professions differ."),
    "residence-same": (Points.SAME, Weight.SOFT, "They live at the same place."),
    "residence-differs": (Points.NEUTRAL, Weight.NONE, "They live at different places."),
    "organisation-same": (Points.SAME, Weight.SOFT, "They belong to the same organisation."),
    "relatives-same": (Points.SAME, Weight.SOFT, "The same relatives are named."),
    "lawyer-same": (Points.SAME, Weight.SOFT, "They have the same lawyer."),
    "prison-same": (Points.SAME, Weight.SOFT, "They are held at the same place."),
    "day-and-place-same": (Points.SAME, Weight.HARD, "The same happened to both on the same day at the same place."),
    "day-same": (Points.SAME, Weight.HARD, "The same happened to both on the same day."),
    "month-same": (Points.SAME, Weight.SOFT, "The same happened to both in the same month."),
    "place-same": (Points.SAME, Weight.MILD, "The same place is named for both."),
    "dead-before": (Points.DIFFERENT, Weight.DECISIVE, "One had died before something happened to the other."),
    "one-document": (Points.DIFFERENT, Weight.DECISIVE, "One document names both, as two."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One clue: what it says, the words of each side that it stands on, and the claims that they come from."""

    code: str
    points_to: Points
    says: str
    left: str = field(repr=False)
    right: str = field(repr=False)
    left_claims: tuple[ClaimId, ...] = ()
    right_claims: tuple[ClaimId, ...] = ()

    @property
    def weight(self) -> Weight:
        """What it counts for."""
        return SAYS[self.code][1]


def clue(
    code: str, left: str = "", right: str = "", *, claims: tuple[tuple[ClaimId, ...], tuple[ClaimId, ...]] = ((), ())
) -> Evidence:
    """Return the evidence of this code."""
    points, _, says = SAYS[code]
    return Evidence(
        code=code, points_to=points, says=says, left=left, right=right, left_claims=claims[0], right_claims=claims[1]
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """Two identities that may be one; ``left`` and ``right`` are the names that stand for them, in their order."""

    left: NamingId
    right: NamingId
    sort: Sort
    strength: Strength
    score: float  # for ordering alone
    evidence: tuple[Evidence, ...]
