"""What is still to be asked of a case, why, and what an answer would change."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from habeas.model.answer import Answer
from habeas.model.ids import ClaimId, FactId
from habeas.model.review import Asked, Unanswered
from habeas.model.span import Span
from habeas.model.times import End


class Origin(StrEnum):
    """Who asks."""

    FORM = "form"  # a line of the model questionnaire
    LAW = "law"  # an element of the law
    TIME = "time"  # a date or a length that is wide, or open
    SOURCES = "sources"  # sources that contradict each other, or stand alone


class Stake(StrEnum):
    """What an answer would change, weightiest first."""

    LIBERTY = "liberty"  # whether somebody is held now
    CATEGORY = "category"  # a category of the law would be answered
    ELEMENT = "element"  # an element of the law would be answered
    CONFLICT = "conflict"  # accepted sources would no longer contradict each other
    SECOND_SOURCE = "second_source"  # what rests on one source would rest on two
    LINE = "line"  # a line of the questionnaire could be filled
    LENGTH = "length"  # a length of time on which the law turns would be narrower
    EVENT = "event"  # it would be known whether two accounts tell of one event
    DATE = "date"  # an event would have its day
    CLAIMS = "claims"  # claims that nobody has decided would have a word for or against them


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """One thing that an answer would change, and what that adds to the weight of the question.

    ``of`` is a category, an element, a line, a conflict, a fact, a claim, or a ``Measured``; ``if_yes`` and ``if_no``
    are what the category or the element would then be answered.
    """

    stake: Stake
    of: str
    points: int
    if_yes: Answer | None = None
    if_no: Answer | None = None
    lasted: Span | None = None  # as far as it is known now

    @property
    def decides(self) -> bool:
        """Whether some answer would turn a category of the law from unknown to yes or no."""
        return self.stake is Stake.CATEGORY


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenQuestion:
    """One thing to ask, whatever the number of reasons to ask it.

    ``key`` names it in the record: that of the line, of the element, or of what else asks first. ``aliases`` are other
    keys under which somebody may have said what became of it.
    """

    key: str
    aliases: tuple[str, ...]
    origins: tuple[Origin, ...]
    asks: tuple[str, ...]  # in English, to be said in any language; the first is the question, the rest what helps
    lines: tuple[str, ...]
    elements: tuple[str, ...]
    facts: tuple[FactId, ...]
    end: End | None  # of the fact, where its time is asked
    said: tuple[ClaimId, ...]  # accepted claims that it is about
    proposed: tuple[ClaimId, ...]  # claims that may answer it and that nobody has decided
    effects: tuple[Effect, ...]
    score: int
    state: Unanswered
    asked: Asked | None  # the latest word on what became of it

    @property
    def decides(self) -> tuple[str, ...]:
        """The categories that an answer would decide."""
        return tuple(effect.of for effect in self.effects if effect.decides)
