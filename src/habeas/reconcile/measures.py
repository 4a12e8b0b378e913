"""How long it lasted, at least and at most, wherever the law turns on a length of time.

Days are counted as ``Span.between`` counts them: from the number of the day of the beginning to that of the end, so
that an hour before midnight to an hour after it is one day. "At least" is never rounded up, "at most" never down.

A time without liberty begins at the earliest of the beginnings that sources tell, and ends at the one end they tell,
whichever of several names it has. Where none tells of an end it is counted to the day as of which the case is read, and
grows; at least, it lasted to the last day on which a source still tells of it, and no longer.

That no source tells of a judge (a charge, a trial) does not say that there was none: such a length is then at least 0,
unless a source says that there was none, until the day that it dates, or on which its document was published.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from habeas.model import Fact, FactId, Kind, Moment, Regime, Span, When
from habeas.model.times import End, Ground, Measure, Measured, Step
from habeas.reconcile.apiece import by_kind
from habeas.reconcile.counting import Days, Range, between, count, least_of, most_of
from habeas.reconcile.limits import Point
from habeas.reconcile.periods import cut
from habeas.reconcile.rules import load_rules
from habeas.reconcile.stays import Stay
from habeas.reconcile.tellings import DAY, point
from habeas.reconcile.timeline import Timeline
from habeas.reconcile.told import Told
from habeas.reconcile.ways import load_ways

_OF_REGIMES = {
    Regime.CUSTODY: Measured.CUSTODY,
    Regime.HOUSE_ARREST: Measured.HOUSE_ARREST,
    Regime.DISAPPEARED: Measured.DISAPPEARED,
}
_OF_KINDS = {Kind.INCOMMUNICADO: Measured.INCOMMUNICADO, Kind.SOLITARY_CONFINEMENT: Measured.SOLITARY}


def measure(timeline: Timeline, as_of: When | None) -> Iterator[Measure]:
    """Yield every length of time that these facts have, time without liberty first, in order of time."""
    ruler = Ruler(timeline, as_of)
    of_stays = [ruler.of_stay(stay) for stay in timeline.stays]
    for held, _ in of_stays:
        yield from held
    for _, regimes in of_stays:
        yield from regimes
    yield from ruler.conditions()


class Ruler:
    """What measures the times of one timeline."""

    def __init__(self, timeline: Timeline, as_of: When | None) -> None:
        self.timeline, self.network = timeline, timeline.network
        self.as_of = as_of
        self._bounds: dict[tuple[Point, bool], tuple[int, tuple[Step, ...]] | None] = {}
        self._firsts: dict[FactId, int | None] = {}
        self._by_kind = by_kind(timeline.facts)
        self._places = {name: place for place, name in enumerate(timeline.facts)}
        self._last = as_of.reading.widest_latest if as_of else None

    def of_stay(self, stay: Stay) -> tuple[tuple[Measure, ...], tuple[Measure, ...]]:
        """Return how long one time without liberty lasted, and then each part of it; as before if nothing changed."""
        timeline, rules = self.timeline, load_rules()
        kinds = {*rules.before_judge, *rules.charges, *rules.tries}
        has = tuple(bool(self._of_any(each)) for each in (rules.before_judge, rules.charges, rules.tries))
        first = [fact for fact in self._of_any(kinds) if not fact.note and self._can_end(fact, stay)]
        own = [*stay.starts, *stay.episode.starts, *stay.episode.ends, *stay.ends, *first]
        is_only = len(timeline.stays) == 1
        facts = [fact for fact, _ in timeline.facts.values()] if is_only else own
        points = dict.fromkeys([*(point(fact, end) for fact in facts for end in End), *stay.exits])
        return timeline.work.step(
            ("measured", stay.starts[0].id), lambda *_: (tuple(self.held(stay)), tuple(self.regimes(stay))),
            stay, has, tuple(facts), tuple(dict.fromkeys(timeline.upheld(at) for at in points)), is_only,
            stay is timeline.stays[-1], timeline.denials if is_only else (), timeline.documents,
            self.as_of.edtf if self.as_of else "",
        )  # fmt: skip

    def held(self, stay: Stay) -> Iterator[Measure]:
        """Yield how long one time without liberty lasted, and how long without a judge, a charge, a trial."""
        whole = self._whole(stay)
        ends = () if self._is_open(stay) else tuple(fact.id for fact in stay.ends)
        yield from self._made(Measured.HELD, whole, stay.entries, ends)
        rules = load_rules()
        for what, kinds in (
            (Measured.WITHOUT_JUDGE, rules.before_judge),
            (Measured.WITHOUT_CHARGE, rules.charges),
            (Measured.BEFORE_TRIAL, rules.tries),
        ):
            yield from self._until_first(what, kinds, stay, whole)

    def _is_open(self, stay: Stay) -> bool:
        """Whether no source tells of an end by the day as of which the case is read."""
        if stay.is_open:
            return True
        earliest = [found for at in stay.exits if (found := self._earliest(at))]
        return bool(self._last and earliest and min(at for at, _ in earliest) > self._last.minute_number)

    def _whole(self, stay: Stay) -> Range:
        """Return how long it lasted: from the earliest beginning that is told to the end, or to the day of reading."""
        if self._is_open(stay):
            return Range(least=self._still(stay), most=self._to_reading(stay.entries))
        exits = [self._from_entries(stay.entries, at) for at in stay.exits]
        return Range(
            least=least_of(exit_.least for exit_ in exits), most=most_of(exit_.most for exit_ in exits)
        )  # fmt: skip

    def _from_entries(self, entries: Sequence[Fact], to: Point) -> Range:
        """Return how long it is from the earliest of these beginnings, whichever that is, to a point."""
        ranges = [between(self.network, point(fact), to) for fact in entries]
        least = [each.least for each in ranges if each.least]
        return Range(least=max(least, key=count, default=None), most=most_of(each.most for each in ranges))

    def _still(self, stay: Stay) -> Days | None:
        """Return how long it lasted to the last day on which a source still tells of it, no later than the reading."""
        reading = self._to_reading(stay.entries, longest=False)
        if not stay.is_open:
            return reading  # the end that is told lies after it
        told = [*(point(fact) for fact in stay.starts), stay.exits[0]]
        if len(self.timeline.stays) == 1:
            told += [point(fact, End.ENDED) for fact, _ in self.timeline.facts.values() if _is_held(fact)]
        ranges = [self._from_entries(stay.entries, at).least for at in told]
        longest = max((each for each in ranges if each), key=count, default=None)
        return longest if not (longest and reading) else min(longest, reading, key=count)

    def _to_reading(self, entries: Sequence[Fact], *, longest: bool = True) -> Days | None:
        """Return the days to the day as of which the case is read, from the earliest or latest of the beginnings."""
        if self._last is None:
            return None
        bounds = [(self._earliest if longest else self._latest)(point(fact)) for fact in entries]
        days = [(self._last.day_number - found[0] // DAY, found[1]) if found else None for found in bounds]
        return most_of(days) if longest else max((each for each in days if each), key=count, default=None)

    def _until_first(self, what: Measured, kinds: Sequence[Kind], stay: Stay, whole: Range) -> Iterator[Measure]:
        """Yield how long it lasted until the first of these that is told, or else as long as sources deny any."""
        told = [fact for fact in self._of(kinds) if self._can_end(fact, stay)]
        if not told and self._of_any(kinds):
            return  # they are of another time, or nothing says of which
        entries = stay.entries
        first = [self._from_entries(entries, point(fact)) for fact in told]
        if told:
            least = least_of([*(each.least for each in first), *([whole.least] if not self._is_open(stay) else [])])
        else:
            least = self._denied(kinds, stay, whole)
        mosts = [each for each in (*(each.most for each in first), whole.most) if each]
        found = Range(least=least, most=min(mosts, key=count, default=None))
        if told or found.most or (least and least[0] > 0):
            open_ = not told and self._is_open(stay)
            yield from self._made(what, found, entries, tuple(fact.id for fact in told), grows=open_)

    def _of(self, kinds: Sequence[Kind]) -> list[Fact]:
        return [fact for fact in self._of_any(kinds) if not fact.note]

    def _of_any(self, kinds: Iterable[Kind]) -> list[Fact]:
        """Return the facts of these kinds in the order of all facts."""
        found = [fact for kind in kinds for fact, _ in self._by_kind.get(kind, ())]
        return sorted(found, key=lambda fact: self._places[fact.id])

    def _earliest(self, at: Point) -> tuple[int, tuple[Step, ...]] | None:
        key = (at, False)
        if key not in self._bounds:
            self._bounds[key] = self.network.earliest(at)
        return self._bounds[key]

    def _latest(self, at: Point) -> tuple[int, tuple[Step, ...]] | None:
        key = (at, True)
        if key not in self._bounds:
            self._bounds[key] = self.network.latest(at)
        return self._bounds[key]

    def _first_of(self, stay: Stay) -> int | None:
        """Return the first minute at which a time without liberty can have begun."""
        key = stay.starts[0].id
        if key not in self._firsts:
            began = [self._earliest(point(each)) for each in stay.entries]
            self._firsts[key] = min((each[0] for each in began if each), default=None) if all(began) else None
        return self._firsts[key]

    def _can_end(self, fact: Fact, stay: Stay) -> bool:
        """Whether this can have been the first of its kind in this time; of several times, whether it was in this."""
        first = self._first_of(stay)
        earliest, latest = self._earliest(point(fact)), self._latest(point(fact))
        if len(self.timeline.stays) == 1:
            return latest is None or first is None or latest[0] >= first
        if earliest is None or latest is None or first is None or earliest[0] < first:
            return False
        ends = [found[0] for at in stay.exits if (found := self._latest(at))]
        return latest[0] <= max(ends) if ends else stay is self.timeline.stays[-1]

    def _denied(self, kinds: Sequence[Kind], stay: Stay, whole: Range) -> Days | None:
        """Return how long sources say that there was none, within the time itself."""
        if len(self.timeline.stays) != 1:
            return None
        found = [
            self._from_entries_to(stay.entries, day, step)
            for told in self.timeline.denials if told.claim.predicate in kinds
            if (day := self._denied_until(told))
            for step in [Step(ground=Ground.DATE if told.when else Ground.PUBLICATION, claims=(told.id,))]
        ]  # fmt: skip
        longest = max((each for each in found if each), key=count, default=None)
        limits = [each for each in (longest, whole.least) if each]
        if longest is None or (whole.least is None and not self._is_open(stay)):
            return None
        return longest if self._is_open(stay) else min(limits, key=count)

    def _denied_until(self, told: Told) -> Moment | None:
        document = self.timeline.documents.get(told.claim.passage.document)
        when = told.when or (document.frame.published if document else None)
        first = when.reading.widest_earliest if when else None
        return min(first, self._last) if first and self._last else first

    def _from_entries_to(self, entries: Sequence[Fact], day: Moment, step: Step) -> Days | None:
        latest = [self._latest(point(fact)) for fact in entries]
        days = [(day.day_number - found[0] // DAY, (step, *found[1])) for found in latest if found]
        longest = max(days, key=count, default=None)
        return longest if longest and longest[0] > 0 else None

    def regimes(self, stay: Stay) -> Iterator[Measure]:
        """Yield how long each part of a time without liberty lasted, of which the regime is told."""
        timeline = self.timeline
        for period in [each for each in cut(stay.episode) if each.regime in _OF_REGIMES]:
            begins = [timeline.facts[name][0] for name in period.began_by]
            last = period.ended_by == tuple(fact.id for fact in stay.episode.ended_by)
            exits = stay.exits if last else tuple(point(timeline.facts[name][0]) for name in period.ended_by)
            yield from self._part(_OF_REGIMES[period.regime], begins, exits, period.ended_by, stay, last=last)

    def _part(  # noqa: PLR0913  (both ends, and whose part it is)
        self, what: Measured, begins: Sequence[Fact], exits: Sequence[Point], ends: tuple[FactId, ...], stay: Stay, *,
        last: bool,
    ) -> Iterator[Measure]:  # fmt: skip
        if last and self._is_open(stay):
            still = Range(least=self._still(replace(stay, starts=tuple(begins))), most=self._to_reading(begins))
            yield from self._made(what, still, begins, ())
            return
        ranges = [self._from_entries(begins, to) for to in exits]
        found = Range(least=least_of(each.least for each in ranges), most=most_of(each.most for each in ranges))
        yield from self._made(what, found, begins, ends)

    def conditions(self) -> Iterator[Measure]:
        """Yield how long a person was kept from everybody, or kept alone, or let go under conditions."""
        for fact, _ in self.timeline.facts.values():
            kind = Kind(fact.predicate)
            what = Measured.RESTRICTED if kind in load_ways().restricts else _OF_KINDS.get(kind)
            if what is None:
                continue
            began, ended = point(fact), point(fact, End.ENDED)
            found = between(self.network, began, ended) if began != ended else self._stated(fact)
            is_told = began == ended or self.timeline.is_told(fact.id, End.ENDED) or self._has_length(fact)
            if not is_told:
                found = replace(found, most=self._to_reading([fact]) if found.most is None else found.most)
            if found.most or (found.least and found.least[0] > 0):
                grows = not is_told and self._latest(ended) is None
                yield from self._made(what, found, [fact], (fact.id,) if is_told else (), grows=grows)

    def _has_length(self, fact: Fact) -> bool:
        return any(voice.lengths for voice in self.timeline.voices[fact.id])

    def _stated(self, fact: Fact) -> Range:
        """Return the length that sources state of the conditions of what happened at a moment."""
        stated = [
            (length.span, (Step(ground=Ground.LENGTH, claims=(voice.id,)),))
            for voice in self.timeline.voices[fact.id] for length in voice.lengths
        ]  # fmt: skip
        least = least_of((math.floor(span.at_least), why) for span, why in stated)
        return Range(
            least=least,
            most=most_of(None if span.at_most is None else (math.ceil(span.at_most), why) for span, why in stated),
        )

    def _made(
        self,
        what: Measured,
        found: Range,
        begins: Sequence[Fact],
        ends: tuple[FactId, ...],
        *,
        grows: bool | None = None,
    ) -> Iterator[Measure]:
        """Yield the measure, if anything is known of it."""
        if found.least is None and found.most is None:
            return
        least, because = found.least if found.least and found.least[0] > 0 else (0, ())
        most, at_most_because = found.most or (None, ())
        is_growing = not ends if grows is None else grows
        facts = [*begins, *(self.timeline.facts[name][0] for name in ends)]
        standing = self.timeline.weakest((*because, *at_most_because), facts)
        yield Measure(
            what=what, lasted=Span(at_least=float(least), at_most=None if most is None else float(most)),
            begins=tuple(fact.id for fact in begins), ends=ends, at_least_because=because,
            at_most_because=at_most_because, is_growing=is_growing,
            as_of=self.as_of.edtf if self.as_of and is_growing else None, standing=standing,
        )  # fmt: skip


def _is_held(fact: Fact) -> bool:
    """Whether this befalls only those who are held, so that they were when it happened."""
    return fact.predicate in load_rules().only_held and not fact.note
