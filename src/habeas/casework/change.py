"""What a source, or what happened since some moment, changes in the cases it touches."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

from habeas.casework.stale import Outdated
from habeas.errors import NotFound
from habeas.model import (
    Answer,
    Bounded,
    CaseId,
    Conflict,
    DocumentId,
    Fact,
    Gap,
    Measure,
    Status,
    Support,
)  # fmt: skip

T = TypeVar("T")


class Turn(StrEnum):
    """What became of something."""

    NEW = "new"
    GONE = "gone"
    CHANGED = "changed"


class Course(StrEnum):
    """What became of a time."""

    NARROWED = "narrowed"
    WIDENED = "widened"
    MOVED = "moved"


class Aspect(StrEnum):
    """What of a fact is not what it was."""

    DATE = "date"
    VALUE = "value"
    STANDING = "standing"
    SUPPORT = "support"  # how many independent roots stand behind it, and whether anybody denies it
    CLAIMS = "claims"  # which claims tell of it
    AGAINST = "against"  # which claims speak against it
    SET_ASIDE = "set_aside"  # whether a person follows sources that say otherwise


class Opening(StrEnum):
    """What became of a conflict."""

    OPENED = "opened"
    CLOSED = "closed"  # the sources do not contradict each other any more
    REOPENED = "reopened"  # a side was followed, and is not any more
    SETTLED = "settled"  # a side is followed now
    CHANGED = "changed"  # other claims or sides, or another side that is followed


def _there(after: T | None, before: T | None) -> T:
    """Return what is there of both; a change of nothing is no change."""
    found = after if after is not None else before
    if found is None:
        raise NotFound(what="side of a change", given="")
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class FactChange:
    """One fact before and after; facts are one where claims for them are the same."""

    turn: Turn
    before: Fact | None
    after: Fact | None
    aspects: tuple[Aspect, ...] = ()  # where it changed
    course: Course | None = None  # of its date
    support: tuple[Support | None, Support | None] = (None, None)

    @property
    def now(self) -> Fact:
        """The fact as it is, or where it is gone, as it was."""
        return _there(self.after, self.before)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeChange:
    """The bounds of one end of a fact before and after."""

    course: Course
    before: Bounded | None
    after: Bounded | None

    @property
    def now(self) -> Bounded:
        """The bounds as they are, or where there are none any more, as they were."""
        return _there(self.after, self.before)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictChange:
    """One conflict before and after; conflicts are one where they are about the same and share claims."""

    opening: Opening
    before: Conflict | None
    after: Conflict | None

    @property
    def now(self) -> Conflict:
        """The conflict as it is, or where it is gone, as it was."""
        return _there(self.after, self.before)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureChange:
    """One length of time before and after."""

    turn: Turn
    before: Measure | None
    after: Measure | None

    @property
    def now(self) -> Measure:
        """The length as it is, or where it is gone, as it was."""
        return _there(self.after, self.before)


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingChange:
    """What the sources answer to one element of the law, before and after; without a case nothing is known."""

    category: str
    element: str
    question: str
    before: Answer
    after: Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class PetitionChange:
    """The sentences of the latest petition of a case that turn stale, and those that hold again."""

    petition: str
    stale: tuple[Outdated, ...]
    mended: tuple[Outdated, ...]
    made_by_another_version: bool = False  # whose rules are not here: what it said cannot be compared


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseChange:
    """What changes for one person; several cases before or after are those of names that were joined or parted."""

    before: tuple[CaseId, ...]
    after: tuple[CaseId, ...]
    name: str = field(repr=False)
    facts: tuple[FactChange, ...] = ()
    times: tuple[TimeChange, ...] = ()
    conflicts: tuple[ConflictChange, ...] = ()
    measures: tuple[MeasureChange, ...] = ()
    status: tuple[Status | None, Status | None] | None = None  # where it changed
    findings: tuple[FindingChange, ...] = ()
    petition: PetitionChange | None = None
    answered: tuple[Gap, ...] = ()  # questions of the form that an accepted claim answers now
    asked: tuple[Gap, ...] = ()  # that none answers any more

    @property
    def id(self) -> CaseId:
        """The case as it is, or where there is none any more, as it was."""
        return (*self.after, *self.before)[0]

    @property
    def is_empty(self) -> bool:
        """Whether all that is compared is as it was; the ids of cases are those of their names, and say nothing."""
        sentences = self.petition is not None and (self.petition.stale or self.petition.mended)
        return len(self.before) == len(self.after) and not any(
            (self.facts, self.times, self.conflicts, self.measures, self.status, self.findings, sentences,
             self.answered, self.asked)
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What changes by one document, or since one entry of the ledger: case by case, fullest first.

    ``touched`` is how many cases were to be compared; ``cases`` those of this page of them in which anything changes.
    """

    document: DocumentId | None
    since: int | None
    touched: int
    cases: tuple[CaseChange, ...]
