"""What the words of claims say of the order of events: "after the hearing", "three days later", "while in custody".

It reads only what claims hold: the passage and where in it each event is told. Where the words can mean several events,
it says nothing. ``orders.toml`` has the words of each language.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from habeas.model import Claim, ClaimId, Kind, Span
from habeas.reconcile.placing import Hit, Pair, Spot, find_hits, find_spots, place
from habeas.reconcile.sayings import Counts, Sayings, Says, Tongue, load_sayings
from habeas.reconcile.ways import load_ways

DAY = 1440
TENS = 20  # from here on numbers are compounds: twenty-one
NEAR = 3  # signs between two passages of which one follows the other at once


class Relation(StrEnum):
    """How the beginning of one event lies to another."""

    AFTER = "after"
    BEFORE = "before"
    DURING = "during"
    TOGETHER = "together"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """One source's word on how two of its own events lie to each other in time.

    It is the beginning of ``first`` that is placed; of ``second`` it is the beginning, too, unless ``from_end``.
    AFTER: ``first`` comes at least ``least`` and at most ``most`` minutes later; BEFORE: so much earlier. DURING: it
    lies within ``second``. TOGETHER: at most ``most`` minutes apart, either way round.
    """

    relation: Relation
    first: ClaimId
    second: ClaimId
    least: int | None
    most: int | None
    from_end: bool
    start: int
    end: int


def find_orders(claims: Sequence[Claim]) -> tuple[Spoken, ...]:
    """Return what the sources of these claims, all about one person, say of the order of their own events."""
    by_document: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_document[claim.passage.document].append(claim)
    return tuple(order for _, told in sorted(by_document.items()) for order in orders_of(told))


def orders_of(claims: Sequence[Claim]) -> tuple[Spoken, ...]:
    """Return what one document says of the order of its events, in the order of its text."""
    sayings = load_sayings()
    found: set[Spoken] = set()
    earlier: list[_Passage] = []
    for start, end, told in _passages(claims):
        text = max((claim.passage.quote for claim in told), key=len)
        spots = find_spots(told, start)
        pairs = _pairs(sayings, text, spots)
        governed = {pair.second.start for pair in pairs if pair.second}
        here = _Passage(start, end, tuple(spot for spot in spots if spot.happened and spot.start not in governed))
        for pair in pairs:
            found.update(_spoken(sayings, pair, pair.second or _told_before(earlier, start), start))
        earlier = [*earlier[-1:], here]
    return tuple(sorted(found, key=lambda each: (each.start, each.end, each.first, each.second)))


@dataclass(frozen=True, slots=True)
class _Passage:
    start: int
    end: int
    told: tuple[Spot, ...]  # what happened, without what only places something else


def _passages(claims: Sequence[Claim]) -> Iterator[tuple[int, int, list[Claim]]]:
    """Yield each passage with the claims on it; one within another belongs to that."""
    events = [claim for claim in claims if isinstance(claim.predicate, Kind)]
    ordered = sorted(events, key=lambda claim: (claim.passage.start, -claim.passage.end))
    begin = end = -1
    told: list[Claim] = []
    for claim in ordered:
        if told and claim.passage.end > end:
            yield begin, end, told
            told = []
        if not told:
            begin, end = claim.passage.start, claim.passage.end
        told.append(claim)
    if told:
        yield begin, end, told


def _pairs(sayings: Sayings, text: str, spots: Sequence[Spot]) -> tuple[Pair, ...]:
    """Return the pairs that the words of every language in this passage speak of."""
    if not any(spot.happened for spot in spots):
        return ()
    pairs: list[Pair] = []
    for tongue, cues, timed in sayings.find_tongues(text):
        if hits := find_hits(tongue, text, cues, timed=timed):
            pairs.extend(place(text, spots, hits))
    return tuple(pairs)


def _told_before(earlier: Sequence[_Passage], start: int) -> Spot | None:
    """Return the one event that the passage before tells, or, where it tells of none that happened, the one before."""
    for passage in reversed(earlier):
        if not 0 <= start - passage.end <= NEAR:
            return None
        if passage.told:
            return passage.told[0] if len(passage.told) == 1 else None
        start = passage.start
    return None


def _spoken(sayings: Sayings, pair: Pair, second: Spot | None, base: int) -> Iterator[Spoken]:
    """Yield what a pair comes to for every claim on its two places."""
    if second is None:
        return
    start, end = base + pair.hit.start, base + pair.hit.end
    for first in pair.first.claims:
        for other in second.claims:
            meant = _relate(sayings, pair, first.predicate, other.predicate)
            if meant is None:
                continue
            relation, least, most, from_end, turned = meant
            one, two = (other, first) if turned else (first, other)
            yield Spoken(
                relation=relation, first=one.id, second=two.id, least=least, most=most, from_end=from_end,
                start=start, end=end,
            )  # fmt: skip


_Meant = tuple[Relation, int | None, int | None, bool, bool]


def _relate(sayings: Sayings, pair: Pair, first: object, second: object) -> _Meant | None:
    """Return relation, bounds, whether from the end, and whether the two change places; None: the words do not say."""
    ways, says = load_ways(), pair.hit.rule.says
    lasts, others = first in ways.lasting, second in ways.lasting
    spread = others or second in sayings.spread
    from_end = pair.from_end and spread
    if says in (Says.AFTER, Says.SINCE):
        if not _can_begin_after(pair, first, second):
            return None
        served = pair.length if says is Says.AFTER and (others or pair.is_apart) else None
        least, most = _bounds(pair.hit, served or pair.hit.found)
        return Relation.AFTER, least, most, from_end and (pair.is_apart or not served), False
    least, most = _bounds(pair.hit, pair.hit.found)
    if says is Says.BEFORE:
        return Relation.BEFORE, least, most, from_end, False
    if says is Says.UNTIL:
        return (Relation.AFTER, 0, DAY, True, True) if lasts else (Relation.BEFORE, None, None, from_end, False)
    if says is Says.TOGETHER:
        return Relation.TOGETHER, None, DAY, from_end, False
    if spread:
        return None if lasts else (Relation.DURING, None, None, False, False)
    return None if lasts or says is Says.WHILE else (Relation.TOGETHER, None, DAY, False, False)


def _can_begin_after(pair: Pair, first: object, second: object) -> bool:
    """Whether "after" can place the beginning of this event."""
    ways, rule = load_ways(), pair.hit.rule
    opens = second in (*ways.begins_deprivation, *ways.ends_deprivation)
    if rule.counts is Counts.SERVED and pair.is_back:
        return first in ways.ends_deprivation and second in ways.begins_deprivation  # "released after three days"
    if rule.says is Says.SINCE:
        return opens or first not in ways.begins_deprivation
    # "after the trial she was held" may tell of what had lasted all the time
    return opens or first not in ways.lasting


def _bounds(hit: Hit, found: re.Match[str]) -> tuple[int | None, int | None]:
    """Return the least and the most minutes that a length in these words allows."""
    named, counts = found.groupdict(), hit.rule.counts
    is_told = found is not hit.found or hit.unit_at is not None
    told = hit.tongue.units.get(_plain(named.get("unit")), "") if is_told else ""
    times, unit = _unit(told or hit.rule.unit)
    if not unit:
        return None, None
    if counts in (Counts.NEXT, Counts.SAME):
        # the words name a unit of the calendar, which ends at most two whole ones after the first began
        return 0, _ceil(Span.of(2 if counts is Counts.NEXT else 1, unit, bound="exact").at_most)
    if hit.tongue.spoiling.search(found.string, 0, found.start()):
        return None, None
    number, upper = (_number(hit.tongue, named.get(name)) for name in ("number", "upper"))
    if number is None and named.get("number"):
        return None, None
    number, upper = (number or 1) * times, upper and upper * times
    bound = next((each for each in ("at_least", "at_most") if named.get(each)), "about")
    bound = "at_most" if counts is Counts.WITHIN else bound
    span = Span.of(number, unit, upper=upper, bound=bound)
    return math.floor(span.at_least * DAY), _ceil(span.at_most)


def _unit(told: str) -> tuple[int, str]:
    """Return how many of a unit of the calendar a word stands for, and which: a fortnight is two weeks."""
    times, _, unit = told.rpartition(" ")
    return int(times or 1), unit


def _number(tongue: Tongue, text: str | None) -> int | None:
    """Return the number that digits or words give."""
    if not text:
        return None
    if text.isdecimal():
        return int(text)
    tens, hyphen, ones = _plain(text).partition("-")
    if not hyphen:
        return int(tongue.numbers[tens]) if tens in tongue.numbers else None
    high, low = int(tongue.numbers[tens]), int(tongue.numbers[ones])
    return high + low if high >= TENS and high % 10 == 0 and low < 10 else None


def _plain(text: str | None) -> str:
    return " ".join((text or "").lower().split())


def _ceil(days: float | None) -> int | None:
    return None if days is None else math.ceil(days * DAY)
