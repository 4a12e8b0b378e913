"""Times without liberty as points in time, and what ties everything that belongs to one of them together.

An event of which several can be meant belongs to none of them. What every account leaves undated is taken for what
others date, as everywhere in ``reconcile``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from habeas.model import Answer, Fact, FactId
from habeas.model.times import End, Ground, Step
from habeas.reconcile.episodes import Episode, start_of
from habeas.reconcile.facts import Facts
from habeas.reconcile.lengths import is_part, is_whole
from habeas.reconcile.limits import Limit, Point
from habeas.reconcile.rules import Rules, load_rules
from habeas.reconcile.tellings import (
    Documents,
    Length,
    Voice,
    not_before,
    point,
    precedes,
    within_minutes,
)
from habeas.reconcile.told import Told
from habeas.reconcile.ways import load_ways

Voices = Mapping[FactId, tuple[Voice, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """One time without liberty: where it can begin, where it can end, and the one point of each, if it is sure.

    Where no source tells of an end, ``closing`` is a point of its own that only lengths and later words bound.
    """

    episode: Episode
    starts: tuple[Fact, ...]
    ends: tuple[Fact, ...]
    opening: Point | None
    closing: Point | None
    exits: tuple[Point, ...]

    @property
    def is_open(self) -> bool:
        """Whether no source tells of its end."""
        return not self.ends

    @property
    def entries(self) -> tuple[Fact, ...]:
        """The beginnings that some source dates; all where none is."""
        return tuple(fact for fact in self.starts if start_of(fact)) or self.starts


def stays_of(episodes: Sequence[Episode]) -> tuple[Stay, ...]:
    """Return the times without liberty of which a beginning is sure to belong to them."""
    return tuple(stay for episode in episodes if (stay := _stay(episode)))


def _stay(episode: Episode) -> Stay | None:
    starts = tuple(fact for fact in episode.starts if not fact.note)
    if not starts:
        return None
    freeing = tuple(fact for fact in episode.ends if not fact.note)
    ended = tuple(fact for fact in episode.ended_by if not fact.note) if not freeing else ()
    exits = tuple(point(fact) for fact in freeing) or tuple(point(fact, End.ENDED) for fact in ended)
    sure = [point(fact) for fact in freeing if fact.predicate in load_rules().frees]
    own = f"{min(fact.id for fact in starts)} let go"
    closing = exits[0] if len(exits) == 1 else sure[0] if len(sure) == 1 else None if exits else own
    return Stay(
        episode=episode, starts=starts, ends=(*freeing, *ended), opening=_opening(episode, starts), closing=closing,
        exits=exits or (own,),
    )  # fmt: skip


def _opening(episode: Episode, starts: Sequence[Fact]) -> Point | None:
    """Return the point at which it began: the only taking, else the first that is dated, else the only one."""
    takings = [fact for fact in starts if fact.predicate in load_ways().takes]
    first = episode.opened_by if episode.opened_by in starts else None
    if len(takings) == 1 and not (first and _is_later(takings[0], first)):
        return point(takings[0])
    if first:
        return point(first)
    return point(starts[0]) if len(starts) == 1 else None


def _is_later(fact: Fact, other: Fact) -> bool:
    """Whether this can only have begun after the other had."""
    mine, others = start_of(fact), start_of(other)
    return bool(mine and others and others.before(mine) == Answer.YES)


def ties_of(stays: Sequence[Stay], facts: Facts, voices: Voices) -> Iterator[Limit]:
    """Yield what lies in the nature of these times without liberty, and how long sources say that they lasted."""
    rules = load_rules()
    for stay in stays:
        yield from _freed_after_taken(stay, rules)
        yield from _held_until_freed(stay, rules)
        yield from _taken_before_held(stay, voices, rules)
        yield from _stated(stay, facts, voices)
    if len(stays) == 1:
        yield from _held_within(stays[0], facts, rules)


def _freed_after_taken(stay: Stay, rules: Rules) -> Iterator[Limit]:
    """Yield that every end comes after every beginning; of being let go into house arrest nothing is said."""
    step = Step(ground=Ground.NATURE, rule="freed-after-taken")
    ends = [point(fact) for fact in stay.ends if fact.predicate in rules.frees]
    for fact in stay.starts:
        for end in ends if fact.predicate != "house_arrest" else ():
            yield precedes(point(fact), end, step)
        if stay.is_open:
            yield precedes(point(fact), stay.exits[0], step)


def _held_until_freed(stay: Stay, rules: Rules) -> Iterator[Limit]:
    """Yield that all holding ended when the person was let go, at the latest; house arrest only if it began before."""
    step = Step(ground=Ground.NATURE, rule="held-until-freed")
    freed = [fact for fact in stay.ends if fact.predicate in rules.frees]
    for fact in stay.starts:
        for end in freed if fact.predicate in load_ways().holds else ():
            if fact.predicate != "house_arrest" or _is_later(end, fact):
                yield precedes(point(fact, End.ENDED), point(end), step)


def _taken_before_held(stay: Stay, voices: Voices, rules: Rules) -> Iterator[Limit]:
    """Yield that the only taking comes before all holding that its dates do not put before it.

    An arrest some days after the first day of detention that other documents give contradicts them.
    """
    ways = load_ways()
    takings = [fact for fact in stay.starts if fact.predicate in ways.takes]
    if len(takings) != 1 or _is_formal(voices[takings[0].id], rules):
        return
    taking = takings[0]
    for fact in stay.starts:
        contrary = taking in stay.episode.contrary and fact == stay.episode.opened_by
        if fact.predicate in ways.holds and (contrary or not _is_later(taking, fact)):
            yield precedes(point(taking), point(fact), Step(ground=Ground.NATURE, rule="taken-before-held"))


def _is_formal(voices: Sequence[Voice], rules: Rules) -> bool:
    """Whether some source calls the arrest a step of procedure."""
    said = (each.claim.passage.quote.casefold() for voice in voices for each in voice.told)
    return any(word in quote for quote in said for word in rules.formal)


def _held_within(stay: Stay, facts: Facts, rules: Rules) -> Iterator[Limit]:
    """Yield that what befalls only those who are held lies in the only time in which this person was."""
    step = Step(ground=Ground.NATURE, rule="held-within")
    for fact, _ in facts.values():
        if fact.predicate not in rules.only_held or fact.note or _is_outside(fact, stay):
            continue
        if stay.opening:
            yield precedes(stay.opening, point(fact), step)
        if stay.closing:
            yield precedes(point(fact, End.ENDED), stay.closing, step)


def _is_outside(fact: Fact, stay: Stay) -> bool:
    """Whether its dates put it before or after: there is then another time without liberty, of which none tells."""
    began, ended, when = stay.episode.began, stay.episode.ended, fact.when
    if when is None:
        return False
    return bool(began and when.before(began) == Answer.YES) or bool(ended and ended.before(when) == Answer.YES)


def _stated(stay: Stay, facts: Facts, voices: Voices) -> Iterator[Limit]:
    """Yield the stated lengths as ``lengths`` reads them; that of a part is the least that the whole can have been."""
    ways = load_ways()
    beside = {
        told.place for fact, event in facts.values() if fact.predicate in ways.aspects for told in event.told
    }  # fmt: skip
    for fact in stay.starts:
        own = fact.predicate == "house_arrest" and stay.episode.opened_by and _is_later(fact, stay.episode.opened_by)
        began = point(fact) if own else stay.opening
        if fact.predicate not in ways.measured or began is None or stay.closing is None:
            continue
        for voice in voices[fact.id]:
            told, step = voice.told[0], Step(ground=Ground.LENGTH, claims=(voice.id,))
            for length in voice.lengths:
                if is_part(length.amount, told):
                    continue
                yield precedes(began, stay.closing, step, by=length.fewest_minutes)
                if length.most_minutes is not None and _bounds(length, told, stay, beside):
                    yield within_minutes(began, stay.closing, length.most_minutes, step)


def _bounds(length: Length, told: Told, stay: Stay, beside: set[tuple[str, int, int]]) -> bool:
    """Whether a length is that of the whole, and so also the most that it can have been."""
    return told.place not in beside and is_whole(length.amount, told, stay.episode) and not stay.is_open


def lasts_until(stays: Sequence[Stay], voices: Voices, documents: Documents) -> Iterator[Limit]:
    """Yield that who is said to be held still, where no source tells of an end, was held on that day."""
    rules, ways = load_rules(), load_ways()
    for stay in stays:
        holding = [fact for fact in stay.starts if fact.predicate in ways.holds] if stay.is_open else []
        for told in (told for fact in holding for voice in voices[fact.id] for told in voice.told):
            minute = _said_still(told, documents, rules)
            if minute is not None:
                yield not_before(stay.exits[0], minute, Step(ground=Ground.PUBLICATION, claims=(told.id,)))


def _said_still(told: Told, documents: Documents, rules: Rules) -> int | None:
    """Return the first minute of the day on which a document says that somebody is held, if it does."""
    document = documents.get(told.claim.passage.document)
    published = document.frame.published if document else None
    first = published.reading.widest_earliest if published else None
    quote = told.claim.passage.quote.casefold()
    if first is None or told.yields or not any(word in quote for word in rules.still):
        return None
    return first.minute_number
