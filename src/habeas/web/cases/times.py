"""When everything happened, as narrowly as the sources together imply, and how long it lasted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy

from habeas.model import Bounded, ClaimId, Fact
from habeas.show.bounds import Row, read_measures, read_times
from habeas.web.cases.citing import quote_each
from habeas.web.cases.paging import cut
from habeas.web.cases.saying import say_between, say_ends, say_step
from habeas.web.cases.story import Story
from habeas.web.chrome.quoting import Quoted
from habeas.web.chrome.rights import At, Right, page

MOST_FACTS = 30
MOST_QUOTES = 2  # beside each link of a chain
WIDTH, NARROWEST = 1000, 4  # of a bar


class AsOf(forms.Form):  # type: ignore[misc]
    """The day to which what lasts is counted."""

    as_of = forms.DateField(
        label=gettext_lazy("As things stood on"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """Where the bounds of an end lie between the first and the last day of the case, in thousandths."""

    left: float
    width: float
    is_open: bool  # nothing bounds it on one side


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """One fact with the bounds of its ends, each with its bar."""

    fact: Fact
    rows: tuple[tuple[Row[Quoted], Bar], ...]


@dataclass(frozen=True, slots=True)
class Scale:
    """The first and the last minute of a case."""

    first: int
    last: int

    @classmethod
    def of(cls, times: Iterable[Bounded]) -> Scale:
        """Return the scale on which all these bounds have room."""
        minutes = [bound.at.minute_number for each in times for bound in (each.earliest, each.latest) if bound]
        return cls(min(minutes, default=0), max(minutes, default=1))

    def bar(self, bounded: Bounded) -> Bar:
        """Return where these bounds lie; what nothing bounds reaches to the edge."""
        first = bounded.earliest.at.minute_number if bounded.earliest else self.first
        last = bounded.latest.at.minute_number if bounded.latest else self.last
        whole = max(self.last - self.first, 1)
        left = min((first - self.first) * WIDTH / whole, WIDTH - NARROWEST)
        width = max((last - first) * WIDTH / whole, NARROWEST)
        return Bar(left=round(left, 1), width=round(width, 1), is_open=not (bounded.earliest and bounded.latest))


@page(Right.READ)
def times(request: At, case: str) -> HttpResponseBase:
    """Show the bounds of every time, and every length, with the words that imply them."""
    form = AsOf(request.GET)
    chosen = form.cleaned_data["as_of"] if form.is_valid() else None
    found = request.view.case(case, as_of=chosen.isoformat() if chosen else None)
    if found.id != case:
        return redirect("times", found.id)
    story = Story(request.view, found)
    measures = read_measures(found, lambda claims: quotes_of(story, claims))
    shown, scale = cut(request, by_fact(found.times), most=MOST_FACTS), Scale.of(found.times)
    told = {
        "case": found, "here": "times", "form": form, "as_of": chosen, "measures": measures, "shown": shown,
        "happened": [_happened(story, each, scale) for each in shown.items],
    }  # fmt: skip
    return render(request, "cases/times.html", told | SAYS)


def quotes_of(story: Story, claims: Iterable[ClaimId]) -> tuple[Quoted, ...]:
    """Return the first words behind a link."""
    return quote_each(story.reader.once(claims)[:MOST_QUOTES], story.documents)


def by_fact(times: Iterable[Bounded]) -> tuple[tuple[Bounded, ...], ...]:
    """Return the bounds of each fact together, in their order."""
    grouped: dict[str, list[Bounded]] = {}
    for each in times:
        grouped.setdefault(each.fact, []).append(each)
    return tuple(tuple(each) for each in grouped.values())


def _happened(story: Story, times: tuple[Bounded, ...], scale: Scale) -> Happened:
    rows = read_times(story.case, lambda claims: quotes_of(story, claims), times)
    return Happened(fact=rows[0].fact, rows=tuple((row, scale.bar(row.bounded)) for row in rows))


SAYS: dict[str, Any] = {"between": say_between, "step_of": say_step, "ends_of": say_ends}
