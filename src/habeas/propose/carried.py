"""Dates that stand on a line of their own over what happened that day, as in a chronology."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from habeas.model import Basis
from habeas.propose.parts import Clause, TimeMention, Trigger
from habeas.propose.shelf import Shelf

FEWEST = 2  # such lines that make a chronology: one alone may be the day of writing
LONGEST = 60  # code points of such a line
AROUND = " \t\r\n:.,;–—-*•#[]()|"


def carry(
    text: str, clauses: Sequence[Clause], times: Sequence[TimeMention], dated: Mapping[Trigger, TimeMention],
    triggers: Sequence[Trigger],
) -> Mapping[Trigger, TimeMention]:  # fmt: skip
    """Return the dates with those that a line above gives to the first sentence below it, if that has none itself."""
    shelf = Shelf(time for time in times if time.when is not None and not time.repeats and time.lasts is None)
    lines = dict(_headed(text, clauses, shelf))
    if len(lines) < FEWEST:
        return dated
    given = {
        trigger: replace(lines[trigger.clause], basis=Basis.NARRATIVE, rule=f"{lines[trigger.clause].rule}+line-above")
        for trigger in triggers
        if trigger.clause in lines and trigger not in dated
        and not shelf.within(trigger.clause.start, trigger.clause.end)
    }  # fmt: skip
    return {**given, **dated}


def _headed(text: str, clauses: Sequence[Clause], times: Shelf[TimeMention]) -> Iterator[tuple[Clause, TimeMention]]:
    """Yield each sentence that follows a line with nothing but a date, and that date."""
    above: TimeMention | None = None
    for clause in clauses:
        own = None
        if clause.end - clause.start <= LONGEST:
            inside = times.within(clause.start, clause.end)
            bare = len(inside) == 1 and not (
                text[clause.start : inside[0].start] + text[inside[0].end : clause.end]
            ).strip(AROUND)
            own = inside[0] if bare else None
        if own is None and above is not None:
            yield clause, above
        above = own
