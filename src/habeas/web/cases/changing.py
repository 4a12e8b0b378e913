"""What a document changes: case by case, with the words of the document that do it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import render

from habeas.casework.change import CaseChange, ConflictChange, FactChange, TimeChange, Turn
from habeas.casework.changes import changes_of
from habeas.model import ClaimId, DocumentId, Fact, Side, Weighed
from habeas.show.bounds import Row, read_times
from habeas.web.cases.citing import cite, quote_each
from habeas.web.cases.disagreeing import say_side
from habeas.web.cases.paging import cut
from habeas.web.cases.saying import say_between
from habeas.web.cases.story import Story
from habeas.web.chrome.quoting import Quoted
from habeas.web.chrome.rights import At, Right, page
from habeas.web.petitions.shelf import get_written

MOST_CASES = 5
MOST_EACH = 20  # facts, times, conflicts, findings and sentences of one case
MOST_QUOTES = 2  # of the document, beside a fact


@dataclass(frozen=True, slots=True, kw_only=True)
class FactShown:
    """One fact with what the document says of it."""

    change: FactChange
    quotes: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictShown:
    """One conflict with its sides in the reader's language, and which of them the document takes."""

    change: ConflictChange
    sides: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeShown:
    """One end of an event as narrowly as it is known with the document; nothing where it is not known any more."""

    change: TimeChange
    fact: Fact | None
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseShown:
    """What the document changes for one person; lists are cut to ``MOST_EACH``."""

    change: CaseChange
    facts: tuple[FactShown, ...]
    times: tuple[TimeShown, ...]
    conflicts: tuple[ConflictShown, ...]
    more: int  # facts that are not shown


@page(Right.READ)
def changes(request: At, document: str) -> HttpResponseBase:
    """Show what a document changes in the cases that it touches."""
    view = request.view
    found = view.get_document(document)
    shown = cut(request, view.touched_by(found.id), most=MOST_CASES)
    change = changes_of(
        view.memory, found.id, first=max(shown.first - 1, 0), most=MOST_CASES,
        again=lambda _, record: get_written(request, record.id)[1],
    )  # fmt: skip
    told: dict[str, Any] = {
        "document": found, "cites": cite(view.cited[found.id], found.id), "shown": shown,
        "cases": [_show(request, each, found.id) for each in change.cases], "most": MOST_EACH,
    }  # fmt: skip
    return render(request, "cases/changes.html", told)


def _show(request: At, change: CaseChange, document: DocumentId) -> CaseShown:
    story = Story(request.view, request.view.case(change.after[0])) if change.after else None
    order = (Turn.NEW, Turn.CHANGED, Turn.GONE)
    facts = sorted(change.facts, key=lambda each: order.index(each.turn))  # stable: else in the order of time
    return CaseShown(
        change=change,
        facts=tuple(_show_fact(each, story, document) for each in facts[:MOST_EACH]),
        times=tuple(_show_time(each, story) for each in change.times[:MOST_EACH]),
        conflicts=tuple(_show_conflict(each, story, document) for each in change.conflicts[:MOST_EACH]),
        more=max(0, len(facts) - MOST_EACH),
    )


def _of_document(claims: Iterable[ClaimId], story: Story | None, document: DocumentId) -> tuple[Weighed, ...]:
    once = story.reader.once(claims) if story else ()
    return tuple(each for each in once if each.claim.passage.document == document)


def _show_fact(change: FactChange, story: Story | None, document: DocumentId) -> FactShown:
    fact = change.now
    mine = _of_document((*fact.supporting, *fact.dissenting), story, document)
    return FactShown(change=change, quotes=quote_each(mine[:MOST_QUOTES], story.documents) if story else ())


def _show_time(change: TimeChange, story: Story | None) -> TimeShown:
    if story is None or change.after is None:
        return TimeShown(change=change, fact=None, says="")
    rows: tuple[Row[Quoted], ...] = read_times(story.case, lambda _: (), (change.after,))
    return TimeShown(change=change, fact=rows[0].fact, says=say_between(rows[0]))


def _show_conflict(change: ConflictChange, story: Story | None, document: DocumentId) -> ConflictShown:
    def show(side: Side) -> tuple[str, bool]:
        weighed = story.reader.once(side.claims) if story else ()
        says = say_side(change.now, side, [each.claim for each in weighed])
        return says, bool(_of_document(side.claims, story, document))

    return ConflictShown(change=change, sides=tuple(show(side) for side in change.now.sides))
