"""The timeline of a case in the reader's language, turned round where she reads from right to left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.translation import get_language, get_language_bidi

from habeas.model import Fact, FactId, Standing
from habeas.show.timeline import Timeline, Voice, find_timeline
from habeas.show.view import Reader, is_event
from habeas.web.words.calendar import calendar_of
from habeas.web.words.dates import say_span, say_when
from habeas.web.words.labels import label
from habeas.web.words.languages import find_language

MOST = 48  # marks; the list of facts has them all
DISPUTED = "≠"  # so that a dispute is seen without colours


@dataclass(frozen=True, slots=True, kw_only=True)
class Chronicle:
    """A timeline, the facts that it shows as a list, and how many dated events it leaves to the list of facts."""

    drawing: Timeline
    facts: tuple[Fact, ...]
    disputed: frozenset[FactId]
    left_out: int


def find_chronicle(reader: Reader) -> Chronicle | None:
    """Return the chronicle of a case, or None where nothing is dated."""
    disputed = frozenset(
        fact
        for conflict in reader.case.conflicts
        if reader.firmness(conflict) is Standing.ACCEPTED
        for fact in conflict.facts
    )
    dated = [fact for fact in reader.case.facts if is_event(fact) and fact.when]
    facts = _weightiest(dated, disputed)
    drawing = find_timeline(reader.case, disputed, voice=_voice(disputed), facts=facts)
    if drawing is None:
        return None
    return Chronicle(
        drawing=_turned(drawing) if get_language_bidi() else drawing, facts=facts, disputed=disputed,
        left_out=len(dated) - len(facts),
    )  # fmt: skip


def _weightiest(dated: Sequence[Fact], disputed: frozenset[FactId]) -> tuple[Fact, ...]:
    """Return the events that matter most, in their order: disputed, accepted, told by many."""
    weight = {
        fact.id: (fact.id not in disputed, fact.standing is not Standing.ACCEPTED, -len(fact.supporting))
        for fact in dated
    }  # fmt: skip
    chosen = {fact.id for fact in sorted(dated, key=lambda fact: weight[fact.id])[:MOST]}
    return tuple(fact for fact in dated if fact.id in chosen)


def _voice(disputed: frozenset[FactId]) -> Voice:
    """Return how the words of a timeline are said in the language of the page."""
    calendar = calendar_of(find_language(get_language()).code)
    return Voice(
        event=lambda fact: f"{DISPUTED} {label(fact.predicate)}" if fact.id in disputed else label(fact.predicate),
        regime=label, standing=label, when=say_when, span=say_span, month=lambda day: calendar.print("month", day),
    )  # fmt: skip


def _turned(drawing: Timeline) -> Timeline:
    """Return the same with time running from right to left; labels begin at the same side of their marks."""
    width = drawing.width

    def turn(x: float) -> float:
        return round(width - x, 1)

    return replace(
        drawing,
        marks=tuple(
            replace(each, left=turn(each.right), right=turn(each.left), label_x=turn(each.label_x))
            for each in drawing.marks
        ),
        bands=tuple(
            replace(each, left=turn(each.right), right=turn(each.left), label_x=turn(each.label_x))
            for each in drawing.bands
        ),
        ticks=tuple(replace(each, x=turn(each.x)) for each in drawing.ticks),
    )
