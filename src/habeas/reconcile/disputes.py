"""Claims about time that cannot all be true, as conflicts: one for each disagreement, with the ways out of it.

A smallest set of claims that clash is a conflict of its own only where no other says the same already (``conflicts``);
that one then gains the ways out. Clashes about the same facts are one disagreement: ten dates of an arrest, not
forty-five pairs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from habeas.model import About, ClaimId, Conflict, FactId, Side
from habeas.model.times import Ground, WayOut
from habeas.model.wording import say_span, say_when
from habeas.reconcile.clashes import Clash, find_clashes, find_ways_out
from habeas.reconcile.conflicts import make_conflict, words
from habeas.reconcile.limits import ORIGIN, Limit, Point
from habeas.reconcile.rules import load_rules
from habeas.reconcile.tellings import Voice, point
from habeas.reconcile.timeline import Timeline
from habeas.reconcile.told import Told

MOST_CLASHES = 2_000  # of one person; far more than a reader can settle
_SAYS = {
    About.DATE: "Sources give dates that cannot all be true.",
    About.DURATION: "A length of time does not fit the dates.",
    About.ORDER: "What sources say came first does not fit the dates.",
    About.REGIME: "Sources describe the same time as different regimes.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """Clashes about the same facts."""

    about: About
    facts: tuple[FactId, ...]
    clashes: tuple[Clash, ...]

    @property
    def claims(self) -> tuple[ClaimId, ...]:
        """The claims in them, once each."""
        return tuple(dict.fromkeys(claim for clash in self.clashes for claim in clash.claims))


def settle_disputes(timeline: Timeline, known: Sequence[Conflict]) -> tuple[Conflict, ...]:
    """Return the conflicts that are known with their ways out, and those that only time brings to light."""
    found = disputes_of(timeline)
    adopted: dict[str, list[Dispute]] = defaultdict(list)
    own: list[Dispute] = []
    for dispute in found:
        parent = next((each for each in known if _is_of(dispute, each, timeline)), None)
        adopted[parent.id].append(dispute) if parent else own.append(dispute)
    return (
        *(_same_with_ways(conflict, tuple(adopted.get(conflict.id, ())), timeline) for conflict in known),
        *(_same_conflict_of(dispute, timeline) for dispute in own),
    )


def disputes_of(timeline: Timeline) -> tuple[Dispute, ...]:
    """Return what clashes, put together by what it is about and by its facts."""
    facts = {name: place for place, name in enumerate(timeline.facts)}
    by_claim: dict[ClaimId, list[Limit]] = defaultdict(list)
    for limit in timeline.limits:
        for claim in limit.step.claims:
            by_claim[claim].append(limit)
    groups: dict[tuple[About, tuple[FactId, ...]], list[Clash]] = defaultdict(list)
    for clash in find_clashes(timeline.network, most=MOST_CLASHES)[0]:
        concerned = {timeline.fact_of[claim] for claim in clash.claims if claim in timeline.fact_of}
        named = tuple(sorted(concerned, key=facts.__getitem__))
        groups[_about(clash, by_claim), named].append(clash)
    places = {about: place for place, about in enumerate(About)}
    ordered = sorted(groups.items(), key=lambda item: (places[item[0][0]], [facts[each] for each in item[0][1]]))
    return tuple(Dispute(about=key[0], facts=key[1], clashes=tuple(clashes)) for key, clashes in ordered)


def _about(clash: Clash, by_claim: Mapping[ClaimId, Sequence[Limit]]) -> About:
    """Return what these claims disagree on, by the grounds on which they limit the points where they clash."""
    grounds = set(_grounds(clash, by_claim))
    if any(" custody " in point for point in clash.points):
        return About.REGIME
    if Ground.LENGTH in grounds:
        return About.DURATION
    return About.ORDER if grounds & {Ground.ORDER, Ground.WITHIN} else About.DATE


def _grounds(clash: Clash, by_claim: Mapping[ClaimId, Sequence[Limit]]) -> Iterator[Ground]:
    points: set[Point] = {*clash.points, ORIGIN}
    claims = set(clash.claims)
    for claim in clash.claims:
        for limit in by_claim[claim]:
            if limit.start in points and limit.to in points and claims.issuperset(limit.step.claims):
                yield limit.step.ground


def _is_of(dispute: Dispute, conflict: Conflict, timeline: Timeline) -> bool:
    """Whether a known conflict says already what clashes here."""
    if conflict.about is not dispute.about:
        return False
    told = {claim for side in conflict.sides for claim in side.claims}
    if told.issuperset(dispute.claims):
        return True
    if dispute.about is About.DURATION:
        stated = {claim for claim in dispute.claims if _voice(claim, timeline, with_length=True)}
        return bool(stated) and set(conflict.sides[0].claims).issuperset(stated)
    own = {claim for claim in dispute.claims if timeline.fact_of[claim] in conflict.facts}
    return dispute.about is About.DATE and bool(own) and own <= told and set(conflict.facts) <= set(dispute.facts)


def _voice(claim: ClaimId, timeline: Timeline, *, with_length: bool = False) -> Voice | None:
    fact = timeline.fact_of.get(claim)
    voices = timeline.voices[fact] if fact else ()
    return next((each for each in voices if each.id == claim and (each.lengths or not with_length)), None)


def _same_with_ways(conflict: Conflict, disputes: tuple[Dispute, ...], timeline: Timeline) -> Conflict:
    """Return a known conflict with the ways out of it, those of the last time where nothing that they say changed."""
    if not disputes and conflict.about is not About.REGIME:
        return conflict
    facts = dict.fromkeys([*conflict.facts, *(fact for dispute in disputes for fact in dispute.facts)])
    return timeline.work.step(
        ("ways out", conflict.id), lambda *_: _with_ways(conflict, disputes, timeline), (conflict,), disputes,
        _grounds_of(facts, timeline),
    )  # fmt: skip


def _same_conflict_of(dispute: Dispute, timeline: Timeline) -> Conflict:
    """Return the conflict of a dispute, that of the last time where nothing that it says changed."""
    facts = {*dispute.facts, *(timeline.fact_of[claim] for claim in dispute.claims if claim in timeline.fact_of)}
    return timeline.work.step(
        ("dispute", dispute.about, dispute.facts), lambda *_: _conflict_of(dispute, timeline), (dispute,),
        _grounds_of(sorted(facts), timeline),
    )  # fmt: skip


def _grounds_of(facts: Iterable[FactId], timeline: Timeline) -> tuple[object, ...]:
    """Return all that the bounds of these facts follow from, and what is told of them."""
    known = [timeline.facts[name] for name in facts if name in timeline.facts]
    return tuple(
        (fact, event, timeline.voices[fact.id], *(timeline.upheld(point(fact, end)) for end in timeline.ends_of(fact)))
        for fact, event in known
    )


def _with_ways(conflict: Conflict, disputes: Iterable[Dispute], timeline: Timeline) -> Conflict:
    """Return a known conflict with the ways out of it; of regimes, that either side is wrong."""
    clashes = [clash for dispute in disputes for clash in dispute.clashes]
    facts = tuple(dict.fromkeys([*conflict.facts, *(fact for dispute in disputes for fact in dispute.facts)]))
    if clashes:
        return replace(conflict, ways_out=tuple(_ways(clashes, facts, timeline)))
    if conflict.about is not About.REGIME:
        return conflict
    return replace(conflict, ways_out=tuple(_way(set(side.claims), facts, timeline) for side in conflict.sides))


def _ways(clashes: Sequence[Clash], facts: Sequence[FactId], timeline: Timeline) -> Iterator[WayOut]:
    """Yield the ways out that ask for the fewest claims to be wrong."""
    found, _ = find_ways_out(clashes, most=load_rules().most_ways)
    for way in found:
        yield _way({each for claim in way for each in timeline.voice_of(claim)}, facts, timeline)


def _way(claims: set[ClaimId], facts: Sequence[FactId], timeline: Timeline) -> WayOut:
    """Return what follows for these facts if the claims are wrong."""
    network = timeline.network.without(frozenset(claims))
    told = [timeline.facts[name][0] for name in facts if name in timeline.facts]
    times = [timeline.bounded(fact, end, network) for fact in told for end in timeline.ends_of(fact)]
    return WayOut(without=tuple(sorted(claims)), times=tuple(each for each in times if each))


def _conflict_of(dispute: Dispute, timeline: Timeline) -> Conflict:
    """Return a conflict with one side for everything that the claims say."""
    sides: dict[str, dict[ClaimId, None]] = defaultdict(dict)
    for claim in sorted(dispute.claims, key=lambda each: _in_time(timeline.told(each))):
        for value in _values(claim, dispute, timeline):
            sides[value].update(dict.fromkeys(timeline.voice_of(claim)))
    shown = [Side(value=value, claims=tuple(claims)) for value, claims in sides.items()]
    made = make_conflict(dispute.about, _SAYS[dispute.about], shown, dispute.facts)
    return replace(made, ways_out=tuple(_ways(dispute.clashes, dispute.facts, timeline)))


def _values(claim: ClaimId, dispute: Dispute, timeline: Timeline) -> Iterator[str]:
    """Yield what a claim says in a dispute: a length, a date, or by when it was told; all where it stands alone."""
    voice = _voice(claim, timeline)
    if voice is None:
        yield f"“{timeline.told(claim).claim.passage.quote}”"
        return
    told, several = voice.told[0], len(dispute.facts) > 1
    alone = any(clash.claims == (claim,) for clash in dispute.clashes)
    about = f"{words(told.claim.predicate)}: " if several else ""
    if dispute.about is About.DURATION and voice.lengths:
        yield "; ".join(f"“{each.amount.text}” ({say_span(each.span)})" for each in voice.lengths)
        if not alone:
            return
    if told.when is not None:
        yield about + say_when(told.when)
        if not alone:
            return
    if voice.published is not None:
        yield f"{about}told on {say_when(voice.published)}"


def _in_time(told: Told) -> tuple[object, ...]:
    return told.low, told.high, told.when.edtf if told.when else "", told.order
