"""The facts of one person put in time together: every limit that sources and the nature of things set, as one network.

What a claim dates wholly after the day up to which a case is read (``as_of``) does not count here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TypeAlias

from habeas.model import ClaimId, Fact, FactId, Modality, Moment, Standing, When
from habeas.model.times import Bound, Bounded, End, Step
from habeas.reconcile.apiece import each_fact
from habeas.reconcile.episodes import Episode, find_episodes
from habeas.reconcile.facts import Facts, ordered, retell
from habeas.reconcile.limits import Choice, Limit, Point
from habeas.reconcile.network import Network
from habeas.reconcile.parts import Part
from habeas.reconcile.rules import load_rules
from habeas.reconcile.stays import Stay, Voices, lasts_until, stays_of, ties_of
from habeas.reconcile.tellings import Documents, Voice, limits_of, point, voices_of
from habeas.reconcile.told import Event, Told, beginning, ending, group
from habeas.reconcile.tying import orders_of_kinds, regimes_apart, spoken_orders
from habeas.reconcile.ways import load_ways
from habeas.reconcile.workings import Workings

Upheld: TypeAlias = tuple[Part | None, tuple[Standing, ...]]
_FIRMNESS = (Standing.UNSURE, Standing.PROPOSED, Standing.ACCEPTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Facts in time: what is said of each, the times without liberty, the limits and the network that they make."""

    facts: Facts
    episodes: tuple[Episode, ...]
    stays: tuple[Stay, ...]
    voices: Voices
    fact_of: Mapping[ClaimId, FactId]
    standings: Mapping[ClaimId, Standing]
    limits: tuple[Limit, ...]
    network: Network
    denials: tuple[Told, ...]  # claims that something did not happen
    documents: Documents
    work: Workings
    known: dict[Part, Upheld] = field(default_factory=dict)

    def ends_of(self, fact: Fact) -> tuple[End, ...]:
        """Return the ends that a fact has."""
        return (End.BEGAN, End.ENDED) if fact.predicate in load_ways().lasting else (End.BEGAN,)

    def is_told(self, fact: FactId, end: End) -> bool:
        """Whether a source dates this end itself."""
        return any(_dates(voice.told[0], end) for voice in self.voices[fact])

    def weakest(self, steps: Iterable[Step], facts: Iterable[Fact]) -> Standing:
        """Return the standing of the least decided of these facts and of the claims of these links."""
        found = {self.standings[claim] for step in steps for claim in step.claims} | {fact.standing for fact in facts}
        return next((each for each in _FIRMNESS if each in found), Standing.ACCEPTED)

    def told(self, claim: ClaimId) -> Told:
        """Return what a claim of these facts tells; KeyError where it is of none."""
        event = self.facts[self.fact_of[claim]][1]
        return {each.id: each for each in event.told}[claim]

    def voice_of(self, claim: ClaimId) -> tuple[ClaimId, ...]:
        """Return the claims for which this one stands, with itself."""
        fact = self.fact_of.get(claim)
        for voice in self.voices[fact] if fact else ():
            if voice.id == claim:
                return voice.claims
        return (claim,)

    def upheld(self, at: Point) -> Upheld:
        """Return all that the bounds of a point follow from: what hangs together with it, and how its claims stand."""
        part = self.network.part_of(at)
        if part is None:
            return None, ()
        if part not in self.known:
            self.known[part] = part, tuple([self.standings[claim] for claim in part.in_order])
        return self.known[part]

    def bounded(
        self, fact: Fact, end: End, network: Network | None = None, conflicts: tuple[str, ...] = ()
    ) -> Bounded | None:
        """Return the bounds of one end of a fact, if it has any."""
        if network is not None:
            return self._bounded(fact, end, network, conflicts)
        return self.work.step(
            ("bounded", fact.id, end), lambda *_: self._bounded(fact, end, self.network, conflicts),
            fact, self.voices[fact.id], self.upheld(point(fact, end)), conflicts,
        )  # fmt: skip

    def _bounded(self, fact: Fact, end: End, within: Network, conflicts: tuple[str, ...]) -> Bounded | None:
        at = point(fact, end)
        earliest, latest = bound_of(within.earliest(at)), bound_of(within.latest(at))
        if earliest is None and latest is None:
            return None
        steps = [step for bound in (earliest, latest) if bound for step in bound.chain]
        return Bounded(
            fact=fact.id, end=end, earliest=earliest, latest=latest, is_told=self.is_told(fact.id, end),
            standing=self.weakest(steps, [fact]), conflicts=conflicts,
        )  # fmt: skip


def bound_of(found: tuple[int, tuple[Step, ...]] | None) -> Bound | None:
    """Return a minute with its chain as a bound."""
    return Bound(at=Moment.of_minute(found[0]), chain=found[1]) if found else None


def draw(
    told: Sequence[Told], facts: Facts, documents: Documents, as_of: When | None = None, work: Workings | None = None
) -> Timeline:
    """Return these facts in time; ``told`` is all that is claimed of the person, also what did not happen."""
    work = work or Workings()
    counted = until(facts, as_of) if as_of else facts
    episodes = find_episodes(counted, work)
    stays = tuple(work.same(("stay", stay.starts[0].id), stay) for stay in stays_of(episodes))
    own = each_fact("voices", counted, work, lambda fact, event: _own(fact, event, documents), documents)
    voices = {name: own[name][0] for name in counted}
    fact_of = {each.id: name for name, (_, event) in counted.items() for each in event.told}
    ties, choices = _tied(stays, counted, voices, documents, work)
    limits = (
        *(limit for name in counted for limit in own[name][1]),
        *ties,
        *orders_of_kinds(counted),
        *spoken_orders(work.step("by document", group, told), counted, fact_of, work),
    )
    return Timeline(
        facts=counted, episodes=episodes, stays=stays, voices=voices, fact_of=fact_of,
        standings={each.id: each.standing for each in told}, limits=limits,
        network=work.step("network", partial(Network, work=work), limits, choices), documents=documents, work=work,
        denials=tuple([each for each in told if each.claim.modality is Modality.NEGATED]),
    )  # fmt: skip


def _own(fact: Fact, event: Event, documents: Documents) -> tuple[tuple[Voice, ...], tuple[Limit, ...]]:
    """Return what is said of the time of a fact, and the limits of its own ends that follow."""
    voices = voices_of(event, documents)
    return voices, tuple(limits_of(fact, voices))


def _tied(
    stays: tuple[Stay, ...], facts: Facts, voices: Voices, documents: Documents, work: Workings
) -> tuple[tuple[Limit, ...], tuple[Choice, ...]]:
    """Return what belongs to times without liberty: limits, and what cannot have been at once."""
    ways, rules = load_ways(), load_rules()
    kinds = {*ways.begins_deprivation, *ways.ends_deprivation, *ways.aspects, *rules.only_held}
    concerned = tuple([pair for pair in facts.values() if pair[0].predicate in kinds])

    def tie(*_: object) -> tuple[tuple[Limit, ...], tuple[Choice, ...]]:
        apart, choices = regimes_apart(stays, voices)
        return (*ties_of(stays, facts, voices), *lasts_until(stays, voices, documents), *apart), choices

    return work.step("ties", tie, stays, concerned, documents)


def until(facts: Facts, as_of: When) -> Facts:
    """Return the facts as they are told without the claims that date them wholly after a day."""
    last = as_of.reading.widest_latest
    if last is None:
        return facts
    kept: list[tuple[Fact, Event]] = []
    for fact, event in facts.values():
        told = [each for each in event.told if not _is_after(each, last)]
        if len(told) == len(event.told):
            kept.append((fact, event))
        elif told:
            versions = [left for version in event.versions if (left := [each for each in version if each in told])]
            fewer = replace(event, told=told, versions=versions if len(versions) > 1 else [])
            kept.append((retell(fact, fewer), fewer))
    return ordered(kept)


def _is_after(told: Told, last: Moment) -> bool:
    first = told.when.reading.widest_earliest if told.when else None
    return first is not None and first > last


def _dates(told: Told, end: End) -> bool:
    """Whether a claim gives a date for this end."""
    if told.when is None:
        return False
    if not told.when.is_interval or told.claim.predicate not in load_ways().lasting:
        return end is End.BEGAN
    return (beginning(told.when) if end is End.BEGAN else ending(told.when)) is not None
