"""Who it happened to, who did it and where, by the side of the event on which a language puts them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from habeas.model import Mention, Sort
from habeas.propose.parts import Clause, Speech
from habeas.propose.tongues.people import People, Seen
from habeas.propose.tongues.rules import Found

FARTHEST = 260  # code points between an event and its person
BREAK, COMMA, OTHER_SIDE, ASIDE, SPEAKER = 90, 22, 45, 120, 140
MAYBE, MAYBE_NEAR = 20, 26  # code points from an event within which an unknown name may be a person
BESIDE = 45  # code points behind a noun in which its genitive stands
SIDE = {"passive": -1, "object-first": -1, "self": -1, "active": 1, "noun": 1}
DASHES = ("—", "–", "-")
THINGS = frozenset({"m", "f", "n", "many"})
WHO = frozenset({"name", "maybe", "noun", "kin", "pronoun", "possessive", "group"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Who stands around one event."""

    subject: Seen | None
    others: tuple[Seen, ...]  # told of together with the subject: "Anna and her brother"
    agents: tuple[Mention, ...]
    places: tuple[Mention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One clause with the spots and speeches in it."""

    clause: Clause
    low: str  # of the clause
    seen: Sequence[Seen]
    speeches: Sequence[Speech]


def cast_of(sentence: Sentence, event: Found, people: People) -> Cast:
    """Return who stands around an event of a sentence."""
    agents = _nearest(sentence, event, people, [s for s in sentence.seen if s.spot.authority])
    places = _nearest(sentence, event, people, [s for s in sentence.seen if s.spot.sort is Sort.PLACE])
    subject = _subject(sentence, event, people)
    return Cast(
        subject=subject, others=tuple(_joined(sentence, subject, event, people)),
        agents=(people.mention(agents),) if agents is not None else (),
        places=(people.mention(places),) if places is not None else (),
    )  # fmt: skip


def _subject(sentence: Sentence, event: Found, people: People) -> Seen | None:
    """Return the person or group that costs least to reach from the event."""
    if event.rule.hint == "none":
        return None
    start, end = sentence.clause.start + event.start, sentence.clause.start + event.end
    speakers = _speakers(sentence, start, end)
    best: tuple[int, int, Seen] | None = None
    for seen in sentence.seen:
        spot = seen.spot
        if spot.form not in WHO or spot.start < start < spot.end:
            continue
        cost = _cost(sentence, event, seen, people)
        if (spot.start, spot.end) in speakers:
            cost += SPEAKER if event.rule.person and event.rule.hint == "passive" else FARTHEST
        if cost < FARTHEST and (best is None or (cost, spot.start) < best[:2]):
            best = (cost, spot.start, seen)
    return best[2] if best is not None else None


def _joined(sentence: Sentence, subject: Seen | None, event: Found, people: People) -> Iterator[Seen]:
    """Yield those whom a name that the event happened to is joined with, on either side, up to the event itself."""
    named = [seen for seen in sentence.seen if seen.spot.form in ("name", "kin", "noun") and not seen.spot.aside]
    if subject is None or subject not in named or len(named) < 2:
        return
    at, start = named.index(subject), sentence.clause.start
    for step in (-1, 1):
        last, number = subject, at + step
        while 0 <= number < len(named):
            left, right = (named[number], last) if step < 0 else (last, named[number])
            between = sentence.low[left.spot.end - start : right.spot.start - start]
            if not people.names.tongue.joins.fullmatch(between) or named[number].spot.form != "name":
                break
            if left.spot.end - start <= event.start and event.end <= right.spot.start - start:
                break
            last = named[number]
            yield last
            number += step


def _cost(sentence: Sentence, event: Found, seen: Seen, people: People) -> int:
    """Return how far a spot stands from an event: distance, breaks between, the wrong side, the wrong sort."""
    spot, hint = seen.spot, event.rule.hint
    first, last = spot.start - sentence.clause.start, spot.end - sentence.clause.start
    aside = ASIDE if spot.aside or (seen.figure is not None and seen.figure.aside) else 0
    if event.start <= first < event.end:
        return FARTHEST if aside else 0  # one of the event's own words
    side = -1 if last <= event.start else 1
    if max(event.start - last, first - event.end) >= FARTHEST:
        return FARTHEST
    between = sentence.low[last : event.start] if side < 0 else sentence.low[event.end : first]
    # "Anna Petrova — two years": a dash alone joins what stands beside it.
    breaks = len(people.names.tongue.breaks.findall(between)) if between.strip() not in DASHES else 0
    cost = len(between) + BREAK * breaks + COMMA * sum(between.count(mark) for mark in ",،，、")
    if side != SIDE[hint]:
        own = hint == "noun" and spot.form in ("pronoun", "possessive") and len(between.strip()) == 0
        cost += 0 if own else OTHER_SIDE
    elif hint == "noun" and len(between) > BESIDE:
        cost += OTHER_SIDE
    cost += aside
    if event.rule.person and spot.form == "pronoun" and _is_thing(seen) and side > 0 and len(between) > 1:
        cost += FARTHEST  # "it": a thing as well as somebody
    if spot.form == "maybe":
        cost += MAYBE if event.rule.person and len(between) <= MAYBE_NEAR else FARTHEST
    if spot.form == "possessive" and hint != "noun":
        cost += ASIDE
    return cost


def _is_thing(seen: Seen) -> bool:
    """Whether a pronoun stands for nobody who was told of, and so perhaps for a thing."""
    return seen.figure is None and seen.spot.gender in THINGS


def _speakers(sentence: Sentence, start: int, end: int) -> set[tuple[int, int]]:
    """Return the places of those who tell of the event: they are not whom it happened to, unless they say "I"."""
    return {
        (speech.speaker.start, speech.speaker.end) for speech in sentence.speeches
        if speech.speaker is not None and speech.start <= start and end <= speech.end
    }  # fmt: skip


def _nearest(sentence: Sentence, event: Found, people: People, some: Sequence[Seen]) -> Seen | None:
    """Return the nearest of some spots with no break between."""
    best: tuple[int, Seen] | None = None
    for seen in some:
        first, last = seen.spot.start - sentence.clause.start, seen.spot.end - sentence.clause.start
        if max(event.start - last, first - event.end) >= FARTHEST:
            continue
        between = sentence.low[last : event.start] if last <= event.start else sentence.low[event.end : first]
        if people.names.tongue.breaks.search(between) or len(between) > FARTHEST:
            continue
        cost = len(between) + COMMA * sum(between.count(mark) for mark in ",،，")
        if best is None or cost < best[0]:
            best = (cost, seen)
    return best[1] if best is not None else None


def voiced(seen: Seen, speech: Speech | None, mention: Mention) -> Mention:
    """Return the speaker under his own name where he says "I" inside of a quotation."""
    if seen.spot.gender == "self" and speech is not None and speech.quoted and speech.speaker is not None:
        return replace(mention, name=speech.speaker.name)
    return mention
