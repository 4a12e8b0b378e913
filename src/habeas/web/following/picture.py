"""A drawn course of a case: what was sent, what limits ran, what the State did, on one scale of days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from habeas.follow import Following, LimitState
from habeas.follow.hints import RELEASES
from habeas.follow.window import Window
from habeas.model import CaseFile, Milestone, Standing, When
from habeas.web.following.saying import state_of
from habeas.web.words.dates import say_when
from habeas.web.words.labels import label

WIDTH, NARROWEST = 1000.0, 9.0
OF_STATE = (
    Milestone.REPLIED, Milestone.CLARIFIED, Milestone.EXTENSION_ASKED,
)  # fmt: skip
MOST = 40  # rows of a picture; further ones are in the lists below it


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One thing on the scale; ``begin`` to ``left`` is the time that ran up to it, where it is a limit."""

    sort: str  # sent, state, limit, late, opinion, free
    says: str
    when: str
    left: float
    width: float
    begin: float | None = None
    order: tuple[tuple[int, int], str] = ((0, 0), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The rows in the order of time, and where today lies."""

    rows: tuple[Row, ...]
    today: float
    first: str
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mark:
    sort: str
    says: str
    when: When
    began: When | None = None


def draw(case: CaseFile, found: Following) -> Picture | None:
    """Return the picture, or None where nothing is on record."""
    marks = tuple(_marks(case, found))
    if not found.communications and not found.opinions:
        return None
    days = [day for mark in marks for when in (mark.when, mark.began) if when for day in _days(when)]
    days += _days(When.parse(found.day))
    low, high = min(days), max(days)
    scale = _Scale(low, max(high - low, 1))
    rows = sorted((scale.row(mark) for mark in marks), key=lambda row: row.order)
    ends = [mark.when for mark in marks] + [When.parse(found.day)]
    return Picture(
        rows=tuple(rows[:MOST]), today=scale.place(_days(When.parse(found.day))[0]),
        first=say_when(min(ends, key=lambda each: _days(each)[0])),
        last=say_when(max(ends, key=lambda each: _days(each)[1])),
    )  # fmt: skip


def _days(when: When) -> tuple[int, int]:
    window = Window.of(when)
    numbers = [each.day_number for each in (window.first, window.last) if each]
    return (min(numbers), max(numbers)) if numbers else (0, 0)


@dataclass(frozen=True, slots=True)
class _Scale:
    first: int
    whole: int

    def place(self, day: int) -> float:
        return round(min((day - self.first) * WIDTH / self.whole, WIDTH - NARROWEST), 1)

    def row(self, mark: _Mark) -> Row:
        first, last = _days(mark.when)
        left = self.place(first)
        return Row(
            sort=mark.sort, says=mark.says, when=say_when(mark.when), left=left,
            width=max(self.place(last) - left, NARROWEST), order=(Window.of(mark.when).order, mark.says),
            begin=self.place(_days(mark.began)[0]) if mark.began else None,
        )  # fmt: skip


def _marks(case: CaseFile, found: Following) -> Iterator[_Mark]:
    for each in found.communications:
        where = f"{each.mechanism}{', ' + state_of(each.state) if each.state else ''}"
        yield _Mark(sort="state" if each.milestone in OF_STATE else "sent", when=each.on,
                    says=_("%(step)s (%(where)s)") % {"step": label(each.milestone), "where": where})  # fmt: skip
    yield from _limits(found)
    for standing in found.opinions:
        if standing.opinion.adopted:
            says = _("Opinion adopted: %(symbol)s") % {"symbol": standing.opinion.symbol}
            yield _Mark(sort="opinion", says=says, when=standing.opinion.adopted)
    yield from _releases(case)


def _limits(found: Following) -> Iterator[_Mark]:
    for limit in found.limits:
        if limit.due is None or limit.extended_by:
            continue
        is_over = limit.standing in (LimitState.PASSED, LimitState.MET_LATE)
        where = f"{limit.mechanism}{', ' + state_of(limit.state) if limit.state else ''}"
        says = _("Limit: %(whose)s (%(where)s)") % {"whose": label(limit.actor), "where": where}
        yield _Mark(sort="late" if is_over else "limit", says=says, when=limit.due, began=limit.begun)


def _releases(case: CaseFile) -> Iterable[_Mark]:
    for fact in case.facts:
        if fact.predicate in RELEASES and fact.standing is Standing.ACCEPTED and fact.when and not fact.is_set_aside:
            yield _Mark(sort="free", says=label(fact.predicate), when=fact.when)
