"""Where sources cannot all be right, or write differently: each side with its claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from habeas.model import (
    About,
    Answer,
    Attribute,
    Claim,
    ClaimId,
    Conflict,
    DocumentId,
    Fact,
    FactId,
    Identity,
    Kind,
    Naming,
    Regime,
    Side,
)
from habeas.model.ids import digest_id
from habeas.model.wording import say_when
from habeas.reconcile.apiece import each_fact
from habeas.reconcile.episodes import Episode, start_of
from habeas.reconcile.facts import date_of
from habeas.reconcile.identity import Component
from habeas.reconcile.lengths import Length
from habeas.reconcile.merge import Event, Told, agree, strongest_told
from habeas.reconcile.reach import find_clashes
from habeas.reconcile.told import ByDocument
from habeas.reconcile.ways import load_ways
from habeas.reconcile.workings import Workings

_PLACES = {about: place for place, about in enumerate(About)}
Facts = Mapping[FactId, tuple[Fact, Event]]


def make_conflict(about: About, says: str, sides: Iterable[Side], facts: Iterable[FactId] = ()) -> Conflict:
    """Return a conflict whose id its sides give."""
    shown, concerned = tuple(sides), tuple(facts)
    parts = [[side.value, *side.claims] for side in shown]
    return Conflict(id=digest_id("cfl", about, parts, concerned), about=about, says=says, sides=shown, facts=concerned)


def words(kind: Kind | Attribute) -> str:
    """Return a kind or attribute as words."""
    return kind.value.replace("ill_treatment", "ill-treatment").replace("_", " ")


def in_events(facts: Facts, work: Workings) -> Iterable[Conflict]:
    """Yield what accounts of one event contradict each other in: date, amount, whether it happened."""
    for found in each_fact("in event", facts, work, _in_event).values():
        yield from found


def _in_event(fact: Fact, event: Event) -> tuple[Conflict, ...]:
    found = [*_amounts(fact, event)]
    if event.versions:
        sides = [_date_side(version) for version in event.versions]
        says = f"Sources date the {words(fact.predicate)} differently."
        found.append(make_conflict(About.DATE, says, sides, [fact.id]))
    if fact.dissenting:
        sides = [Side(value="it happened", claims=fact.supporting), Side(value="it did not", claims=fact.dissenting)]
        says = f"One source tells of the {words(fact.predicate)}, another contradicts it."
        found.append(make_conflict(About.OUTCOME, says, sides, [fact.id]))
    return tuple(found)


def _date_side(version: Sequence[Told]) -> Side:
    event = Event(told=list(version), low=0, high=0, amounts=set())
    when = date_of(event) or version[0].when
    return Side(value=say_when(when) if when else "undated", claims=tuple(told.id for told in version))


def _amounts(fact: Fact, event: Event) -> Iterable[Conflict]:
    """Yield the units in which accounts of one event give values that no account shares."""
    by_value: dict[str, dict[str, list[ClaimId]]] = defaultdict(lambda: defaultdict(list))
    for told in event.told:
        for unit, value in sorted(told.amounts):
            by_value[unit][value].append(told.id)
    for unit, values in sorted(by_value.items()):
        telling = [told for told in event.told if any(pair[0] == unit for pair in told.amounts)]
        if len(values) > 1 and any(not agree(telling[0].amounts, told.amounts) for told in telling[1:]):
            sides = [Side(value=f"{value} {unit}", claims=tuple(claims)) for value, claims in sorted(values.items())]
            says = f"Sources give different amounts for the {words(fact.predicate)}."
            yield make_conflict(About.AMOUNT, says, sides, [fact.id])


def between_outcomes(facts: Facts) -> Iterable[Conflict]:
    """Yield outcomes that exclude each other, told by different sources of the same time."""
    by_kind: dict[str, list[tuple[Fact, Event]]] = defaultdict(list)
    for fact, event in facts.values():
        by_kind[fact.predicate].append((fact, event))
    for left_kind, right_kind in load_ways().exclusive:
        for left, left_event in by_kind.get(left_kind, []):
            for right, right_event in by_kind.get(right_kind, []):
                if _same_time(left, right) and _sources(left_event).isdisjoint(_sources(right_event)):
                    says = f"One source tells of {words(left.predicate)}, another of {words(right.predicate)}."
                    sides = [Side(value=words(each.predicate), claims=each.supporting) for each in (left, right)]
                    yield make_conflict(About.OUTCOME, says, sides, [left.id, right.id])


def _same_time(left: Fact, right: Fact) -> bool:
    return left.when is None or right.when is None or left.when.overlaps(right.when) != Answer.NO


def _sources(event: Event) -> set[tuple[str, str]]:
    return {told.source for told in event.told}


def of_regimes(episodes: Iterable[Episode], facts: Facts, work: Workings) -> Iterable[Conflict]:
    """Yield where sources tell regimes of the same days that exclude each other."""
    for place, episode in enumerate(episodes):
        concerned = tuple(facts[fact.id] for fact in (*episode.starts, *episode.ends))
        yield from work.step(("regimes", place), _of_regimes, episode, concerned)


def _of_regimes(episode: Episode, of: Sequence[tuple[Fact, Event]]) -> tuple[Conflict, ...]:
    found = []
    for clash in find_clashes(episode, {pair[0].id: pair for pair in of}):
        told_of = [reach.fact for side in clash.values() for reach in side]
        concerned = sorted({fact.id for fact in told_of if fact in episode.starts})
        sides = [
            Side(value=regime_words(regime), claims=tuple(sorted(reach.told.id for reach in side)))
            for regime, side in sorted(clash.items())
        ]
        says = "Sources describe the same time as different regimes."
        found.append(make_conflict(About.REGIME, says, sides, concerned))
    return tuple(found)


def of_beginnings(episodes: Iterable[Episode], facts: Facts) -> Iterable[Conflict]:
    """Yield where an arrest is dated after the first day of detention that other documents give."""
    for episode in episodes:
        if episode.contrary and episode.opened_by:
            shown = (episode.opened_by, *episode.contrary)
            sides = [
                Side(
                    value=f"{words(fact.predicate)}: {say_when(start)}",
                    claims=tuple(told.id for told in strongest_told([t for t in facts[fact.id][1].told if t.when])),
                )
                for fact in shown
                if (start := start_of(fact))
            ]
            says = "Sources date the beginning of the deprivation of liberty differently."
            yield make_conflict(About.DATE, says, sides, [fact.id for fact in shown])


def regime_words(regime: Regime) -> str:
    """Return a regime as words."""
    return regime.value.replace("_", " ")


def of_values(attributes: Sequence[tuple[Fact, list[Told]]]) -> Iterable[Conflict]:
    """Yield attributes of which a person has one and sources give several."""
    by_attribute: dict[Attribute, list[Fact]] = defaultdict(list)
    for fact, _ in attributes:
        if fact.predicate in load_ways().single_valued:
            by_attribute[Attribute(fact.predicate)].append(fact)
    for attribute, facts in by_attribute.items():
        if len(facts) > 1:
            sides = [Side(value=fact.value or "", claims=fact.supporting) for fact in facts]
            yield make_conflict(
                About.VALUE, f"Sources give a different {words(attribute)}.", sides, [fact.id for fact in facts]
            )


def of_identity(component: Component, told: ByDocument, work: Workings) -> Iterable[Conflict]:
    """Yield spellings of one name, and judgements that contradict each other."""
    identity = component.identity
    if len({naming.name.casefold() for naming in identity.namings}) > 1:
        spelled = _spelled(identity, told, work)
        sides = [Side(value=name, claims=tuple(dict.fromkeys(claims))) for name, claims in sorted(spelled.items())]
        yield make_conflict(About.SPELLING, "One name is written in several ways.", sides)
    for judgement in component.contradicted_by:
        names = {naming.id: naming.name for naming in identity.namings}
        sides = [Side(value=names.get(naming, naming), claims=()) for naming in (judgement.left, judgement.right)]
        says = "These two names were judged to be different, and other judgements make them one."
        yield make_conflict(About.IDENTITY, says, sides)


def _spelled(identity: Identity, told: ByDocument, work: Workings) -> dict[str, list[ClaimId]]:
    """Return the claims that use each name of this identity, in the order of the text by document."""
    spelled: dict[str, list[ClaimId]] = {naming.name: [] for naming in identity.namings}
    named: dict[DocumentId, list[Naming]] = defaultdict(list)
    for naming in identity.namings:
        named[naming.document].append(naming)
    for document in sorted(named.keys() & told.keys()):
        claims = tuple(each.claim for each in told[document])
        names = tuple(named[document])
        for name, claim in work.step(("spelled", identity.namings[0].id, document), _names_in, claims, names):
            spelled[name].append(claim)
    return spelled


def _names_in(claims: Sequence[Claim], namings: Sequence[Naming]) -> tuple[tuple[str, ClaimId], ...]:
    """Return the names that each claim of a document uses, of those that it has for one identity."""
    return tuple((naming.name, claim.id) for claim in claims for naming in namings if _is_used(naming, claim))


def _is_used(naming: Naming, claim: Claim) -> bool:
    mentioned = {mention.name for mention in (claim.subject, claim.speaker, *claim.agents, *claim.places) if mention}
    forms = [naming.name, *(spelling.text for spelling in naming.spellings)]
    return naming.name in mentioned or any(form in claim.passage.quote or form == claim.value for form in forms)


def of_durations(lengths: Iterable[Length]) -> Iterable[Conflict]:
    """Yield the stated lengths that do not fit the dates."""
    for length in lengths:
        if length.answer == Answer.NO and length.dated_by:
            sides = [
                Side(value=length.stated, claims=tuple(told.id for told in length.stated_by)),
                Side(
                    value=f"{length.counted}, {length.dates}", claims=tuple(told.id for told in length.dated_by)
                ),
            ]  # fmt: skip
            yield make_conflict(About.DURATION, "A length of time does not fit the dates.", sides)


def in_order(conflicts: Iterable[Conflict]) -> tuple[Conflict, ...]:
    """Return each conflict once: by what they are about, then by id."""
    unique = {conflict.id: conflict for conflict in conflicts}
    return tuple(sorted(unique.values(), key=lambda conflict: (_PLACES[conflict.about], conflict.id)))
