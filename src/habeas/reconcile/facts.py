"""Facts: events merged across documents with the claims for and against, then attributes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from habeas.model import (
    Answer,
    Document,
    DocumentId,
    EventJudgement,
    Fact,
    FactId,
    Kind,
    Modality,
    Standing,
    When,
)
from habeas.model.ids import digest_id
from habeas.reconcile.bonds import find_bonds
from habeas.reconcile.merge import FOREVER, TIME_UNITS, Event, Told, agree, merge
from habeas.reconcile.told import by_predicate
from habeas.reconcile.ways import load_ways
from habeas.reconcile.weigh import strongest
from habeas.reconcile.workings import Workings

Facts = Mapping[FactId, tuple[Fact, Event]]
MOST_MEMBERS = 50  # of a "one of these" date; more are said by their first and last day
_PLACES: Mapping[str, int] = {kind: place for place, kind in enumerate(Kind)}
_KINDS = tuple(Kind)
AGAINST = (Modality.DENIED, Modality.NEGATED)


def find_events(
    told: Sequence[Told], judgements: Sequence[EventJudgement] = (), work: Workings | None = None
) -> dict[Kind, list[Event]]:
    """Return the events of each kind that some source says took place, as far as people let claims tell of one."""
    work = work or Workings()
    by_kind: dict[Kind, tuple[Told, ...]] = {}
    for predicate, of in work.step("by predicate", by_predicate, told).items():
        if isinstance(predicate, Kind) and (positive := work.step(("happened", predicate), _happened, of)):
            by_kind[predicate] = positive
    words = _of_kinds(by_kind, judgements)
    priced = load_ways().priced
    return {
        kind: work.step(
            ("events", kind), _merge, kind, by_kind[kind], _court(by_kind) if kind in priced else (),
            tuple(words[kind]),
        )
        for kind in _KINDS
        if kind in by_kind
    }  # fmt: skip


def _happened(told: Sequence[Told]) -> tuple[Told, ...]:
    return tuple(each for each in told if each.claim.modality.says_it_happened)


def _against(told: Sequence[Told]) -> tuple[Told, ...]:
    return tuple(each for each in told if each.claim.modality in AGAINST)


def _merge(
    kind: Kind, told: Sequence[Told], court: Sequence[tuple[str, int, int]], words: Sequence[EventJudgement]
) -> list[Event]:
    days: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for document, low, high in court:
        days[document].append((low, high))
    return merge(kind, told, days, find_bonds((each.id for each in told), words))


def _court(by_kind: Mapping[Kind, Sequence[Told]]) -> tuple[tuple[str, int, int], ...]:
    """Return the days of which each document tells that a court acted."""
    return tuple(
        (each.claim.passage.document, each.low, each.high)
        for kind in load_ways().court
        for each in by_kind.get(kind, ())
        if each.when
    )


def _of_kinds(
    by_kind: Mapping[Kind, Sequence[Told]], judgements: Sequence[EventJudgement]
) -> dict[Kind, list[EventJudgement]]:
    """Return the words on pairs of claims of each kind; events of different kinds are never one fact."""
    kinds = {each.id: kind for kind, of_kind in by_kind.items() for each in of_kind} if judgements else {}
    words: dict[Kind, list[EventJudgement]] = defaultdict(list)
    for word in judgements:
        kind = kinds.get(word.left)
        if kind is not None and kinds.get(word.right) is kind:
            words[kind].append(word)
    return words


def build_facts(
    told: Sequence[Told],
    events: Mapping[Kind, Sequence[Event]],
    documents: Mapping[DocumentId, Document],
    work: Workings | None = None,
) -> dict[FactId, tuple[Fact, Event]]:
    """Return every event as a fact, first in time first, undated last."""
    work = work or Workings()
    by_kind = work.step("by predicate", by_predicate, told)
    counters = by_kind.get(Kind.COUNTER_CLAIM, ())
    built: list[tuple[Fact, Event]] = []
    for kind, of_kind in events.items():
        denials = (
            work.step(("against", kind), _against, by_kind.get(kind, ())) if kind is not Kind.COUNTER_CLAIM else ()
        )
        opposed = (*denials, *(each for each in counters if each.claim.value == kind.value))
        published = tuple(_published(each, documents) for each in opposed)
        found = work.step(("facts", kind), _facts_of, kind, of_kind, opposed, published)
        built += work.step(("the same", kind), _keep_same, found, work.shelf(f"facts {kind}"))
    return ordered(built)


def _keep_same(
    found: Sequence[tuple[Fact, Event]], before: dict[FactId, tuple[Fact, Event]]
) -> list[tuple[Fact, Event]]:
    """Return each fact as the very thing that it was before, where nothing of it changed; ``before`` is kept so."""
    kept = [old if (old := before.get(pair[0].id)) == pair else pair for pair in found]
    before.clear()
    before |= {fact.id: (fact, event) for fact, event in kept}
    return kept


def _facts_of(
    kind: Kind, events: Sequence[Event], opposed: Sequence[Told], published: Sequence[When | None]
) -> list[tuple[Fact, Event]]:
    """Return the events of one kind as facts, each with what opposes it."""
    dated = list(zip(opposed, published, strict=True))
    return [(_event_fact(kind, event, _dissenting(event, dated)), event) for event in events]


def _dissenting(event: Event, dated: Sequence[tuple[Told, When | None]]) -> list[Told]:
    """Return those of these claims, each with the day it was published, that can be meant for this event."""
    when = date_of(event) if dated else None
    return [told for told, published in dated if _opposes(told, event, when, published)]


def _published(told: Told, documents: Mapping[DocumentId, Document]) -> When | None:
    document = documents.get(told.claim.passage.document)
    return document.frame.published if document else None


def ordered(built: Iterable[tuple[Fact, Event]]) -> dict[FactId, tuple[Fact, Event]]:
    """Return these facts by id, first in time first, undated last."""
    in_time = sorted(built, key=lambda pair: (*_in_time(pair[0].when), _PLACES[pair[0].predicate], pair[0].id))
    return {fact.id: (fact, event) for fact, event in in_time}


def retell(fact: Fact, event: Event) -> Fact:
    """Return the fact with the date and the amounts that its claims give now."""
    return replace(fact, when=date_of(event), value=_say_amounts(event))


def _in_time(when: When | None) -> tuple[bool, int, int]:
    """Sort by the first second that a date can mean; what has no beginning comes by its end, the undated last."""
    if when is None:
        return True, 0, 0
    first, last = when.earliest or when.latest, when.latest or when.earliest
    if first is None or last is None:
        return True, 0, 0
    return False, _seconds(first.day_number, first.hour, first.minute), last.day_number


def _seconds(day: int, hour: int, minute: int) -> int:
    return (day * 24 + hour) * 60 + minute


def _opposes(told: Told, event: Event, when: When | None, published: When | None) -> bool:
    """Whether a denial can be meant for this event: its date fits, or it was published when it had happened."""
    if told.when is not None:
        return told.low <= event.high and told.high >= event.low
    if published is None or when is None:
        return True
    return published.before(when) != Answer.YES  # "has not been released" was true until the release


def date_of(event: Event) -> When | None:
    """Return the date that the weightiest claims give: of the accepted ones if any gives one, else of all."""
    dated = _weighty_dates(event)
    return _common(dated) if dated else None


def _weighty_dates(event: Event) -> list[Told]:
    dated = [each for each in event.told if each.when]
    accepted = [each for each in dated if each.standing == Standing.ACCEPTED]
    if not dated or (not accepted and strongest(each.standing for each in event.told) == Standing.ACCEPTED):
        return []  # the accepted claims give no date, and an undecided one may not lend them its own
    return accepted or dated


def has_disputed_date(event: Event) -> bool:
    """Whether the claims that date it cannot all be right."""
    dated = _weighty_dates(event)
    return bool(dated) and max(each.low for each in dated) > min(each.high for each in dated)


def _common(dated: Sequence[Told]) -> When:
    """Return the time on which all these claims can agree; where they cannot, one of their dates."""
    narrow = sorted(dated, key=_width)
    lasts = load_ways().lasting
    lasting = [each for each in narrow if each.when and each.when.is_interval and each.claim.predicate in lasts]
    low, high = max(each.low for each in dated), min(each.high for each in dated)
    if low > high:
        return either([each.when for each in narrow if each.when])
    first = (lasting or narrow)[0].when
    if first is None or lasting:
        return first or When.parse("../..")
    reading = first.reading
    if reading.earliest is None or reading.latest is None or first.is_approximate:
        return first
    if (reading.earliest.day_number, reading.latest.day_number) == (low, high) or low == -FOREVER or high == FOREVER:
        return first
    starts = [each.when.earliest for each in dated if each.when and each.when.earliest]
    ends = [each.when.latest for each in dated if each.when and each.when.latest]
    begun, ended = max(starts), min(ends)
    return When.between(begun, ended, as_written=first.as_written) if begun <= ended else first


def _width(told: Told) -> tuple[int, int, bool, bool, str]:
    """Order the narrowest date first; a time of day before its day, a plain date before a doubted one."""
    when = told.when
    return (
        told.high - told.low, told.low, when is None or when.precision != "time", when is None or when.is_approximate,
        told.id,
    )  # fmt: skip


def either(whens: Sequence[When]) -> When:
    """Return a date that says "one of these" and covers all of them."""
    members = sorted({member for when in whens for member in _members(when.edtf)})
    if len(members) <= MOST_MEMBERS:
        return When.parse("[" + ",".join(members) + "]")
    first, last = (
        min(when.earliest for when in whens if when.earliest), max(when.latest for when in whens if when.latest)
    )  # fmt: skip
    return When.between(first, last)


def _members(edtf: str) -> list[str]:
    """Return a date as members of a set: days without their hour, an interval as a range, a set as what it holds."""
    if edtf[0] in "[{":
        return [member.strip() for member in edtf[1:-1].split(",")]
    if "/" in edtf:
        began, ended = (end.strip(".").partition("T")[0] for end in edtf.split("/"))
        return [f"{began}..{ended}"]
    return [edtf.partition("T")[0]]


def _event_fact(kind: Kind, event: Event, dissenting: Iterable[Told]) -> Fact:
    supporting = tuple(each.id for each in event.told)
    return Fact(
        id=FactId(digest_id("fct", kind, supporting)),
        predicate=kind,
        standing=strongest(each.standing for each in event.told),
        when=date_of(event),
        value=_say_amounts(event),
        supporting=supporting,
        dissenting=tuple(each.id for each in sorted(dissenting, key=lambda each: each.order)),
        note=event.note,
    )


def _say_amounts(event: Event) -> str | None:
    """Return what the weightiest claims say of an amount ("300 USD"), or the value a claim gives."""
    accepted = [each for each in event.told if each.standing == Standing.ACCEPTED]
    weighty = accepted or event.told
    values = sorted({each.claim.value for each in weighty if each.claim.value})
    amounts = sorted({_say_amount(unit, value) for each in weighty for unit, value in each.amounts})
    priced = [each.amounts for each in weighty if each.amounts]
    either_way = not values and any(not agree(priced[0], amounts_of) for amounts_of in priced[1:])
    return (" or " if either_way else "; ").join(values or amounts) or None


def _say_amount(unit: str, value: str) -> str:
    return f"{value} {unit}s" if unit in TIME_UNITS and value != "1" else f"{value} {unit}"
