"""The parts of a reading put together: triggers, people, dates, speakers and amounts become claims."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from habeas.model import (
    Claim,
    Dated,
    Document,
    Frame,
    Kind,
    Mention,
    Modality,
    Moment,
    Proposal,
    Proposer,
    Sort,
    Stretch,
    When,
)  # fmt: skip
from habeas.propose.amounts import find_amounts
from habeas.propose.attach import Scene, attach
from habeas.propose.carried import carry
from habeas.propose.cast import Cast
from habeas.propose.clauses import split
from habeas.propose.counter import find_counter_claims
from habeas.propose.dates import find_dateline, find_times
from habeas.propose.details import amounts_of, hedges_of, modality_of, speech_of
from habeas.propose.entities import find_entities, find_main_person
from habeas.propose.entries import find_entries, grids_of, read_tables
from habeas.propose.fieldclaims import field_claims
from habeas.propose.gate import weigh
from habeas.propose.grids import leaves, parted
from habeas.propose.hedges import find_hedges
from habeas.propose.joined import with_amounts
from habeas.propose.merge import settle
from habeas.propose.namings import namings_of
from habeas.propose.parse import Parser, find_model, find_parser, model_name
from habeas.propose.parts import Clause, Roles, Speech, TimeMention, Trigger
from habeas.propose.roles import find_roles
from habeas.propose.scopes import ListCast
from habeas.propose.shelf import Shelf
from habeas.propose.speech import find_speech
from habeas.propose.tokens import by_clause
from habeas.propose.tongues import find_written, read_tongues
from habeas.propose.tree import Tree
from habeas.propose.triggers import find_triggers
from habeas.propose.version import NAME, version_with

LATEST_ISSUE = 31  # days between the date at a text's head and its publication
NO_MODEL = "no language model is installed: participants and the dates of events were found by rule alone"

# Confidence orders the reading. It is the trigger's score, times one factor for each of these.
BY_MODALITY = {Modality.ASSERTED: 1.0, Modality.REPORTED: 0.95, Modality.ALLEGED: 0.9}
OTHER_MODALITY = 0.8
NAMED, INFERRED, NOBODY = 1.0, 0.85, 0.75


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything found in one document before it is put together."""

    document: Document
    clauses: tuple[Clause, ...]
    triggers: tuple[Trigger, ...]
    times: tuple[TimeMention, ...]
    speeches: tuple[Speech, ...]
    trees: dict[Clause, Tree]
    cast: Cast
    version: str


def propose(
    document: Document, *, parser: Parser | Literal["installed"] | None = "installed", published: When | None = None
) -> Proposal:
    """Return what this document says happened, as claims that someone can check.

    ``parser`` None reads by rule alone. ``published`` goes before the date that the document states.

    Raises:
        ModelNotGenuine: the installed language model is not the published one.

    """
    version = version_with(_name_of(parser))
    when = find_published(document, published=published).published
    foreign = read_tongues(document, published=when, version=version)
    notes = foreign.notes(document.language)
    if foreign.rest is None:
        return Proposal(document=document.id, claims=settle(foreign.claims), namings=foreign.namings, notes=notes)
    reader = find_parser() if parser == "installed" else parser
    english = document if foreign.rest == document.text else replace(document, text=foreign.rest)
    reading = _read(english, reader, published)
    own = settle(
        (
            *_event_claims(reading),
            *field_claims(reading.document, reading.cast, reading.times, version=reading.version),
            *_counter_claims(reading),
        )
    )
    namings = namings_of(document, reading.cast, own)
    if foreign.tongues:
        own = settle((*own, *foreign.claims))
        known = {naming.id for naming in namings}
        namings = (*namings, *(naming for naming in foreign.namings if naming.id not in known))
    notes = ((NO_MODEL,) if reader is None else ()) + notes
    return Proposal(document=document.id, claims=own, namings=namings, notes=notes)


def _name_of(parser: Parser | Literal["installed"] | None) -> str | None:
    """Return the name of the language model that a reading would use, without loading it."""
    if parser == "installed":
        return model_name() if find_model() is not None else None
    return parser.name if parser is not None else None


def current_version() -> str:
    """Return the version that a reading on this machine, with the installed model if there is one, would carry."""
    return version_with(model_name() if find_model() is not None else None)


def find_published(document: Document, *, published: When | None = None) -> Frame:
    """Return the document's frame with its day of publication: as given, as known, or as its text states."""
    if published is not None:
        return replace(document.frame, published=published, published_basis="supplied")
    if document.frame.published is not None:
        return document.frame
    line = find_dateline(document.text)
    when = line.when if line is not None and line.when is not None else find_written(document)
    if when is None:
        return document.frame
    return replace(document.frame, published=when, published_basis="stated in the text")


def _day_of(published: When | None) -> Moment | None:
    """Return the day of publication, if it is known to the day: "yesterday" cannot be counted from a month."""
    if published is None or published.earliest is None or published.latest is None:
        return None
    first, last = published.earliest.start_of_day(), published.latest.start_of_day()
    return first if first == last else None


def _times(text: str, published: When | None) -> tuple[TimeMention, ...]:
    """Return the words about time, counted from the day of writing as far as that is known.

    A place and date at the head say when a text was written, whatever day it was put out on later. Where only month
    or year of publication is known, a date stands that every day of it gives alike ("last year").
    """
    line = find_dateline(text)
    written, day = _day_of(line.when if line is not None else None), _day_of(published)
    if written is not None and day is not None and 0 < day.day_number - written.day_number <= LATEST_ISSUE:
        return find_times(text, published=written)
    if day is not None or published is None or published.earliest is None or published.latest is None:
        return find_times(text, published=day)
    first, last = published.earliest.start_of_day(), published.latest.start_of_day()
    late = {(time.start, time.end): time.when for time in find_times(text, published=last)}
    alike = {
        (time.start, time.end): time for time in find_times(text, published=first)
        if time.when is not None and late.get((time.start, time.end)) == time.when
    }  # fmt: skip
    return tuple(alike.get((time.start, time.end), time) for time in find_times(text, published=None))


def find_times_in(document: Document) -> tuple[TimeMention, ...]:
    """Return the document's words about time, counted from its publication as far as that is known."""
    return _times(document.text, find_published(document).published)


def _read(document: Document, parser: Parser | None, published: When | None) -> Reading:
    """Find clauses, triggers and times, parse what holds a trigger, and find who is who."""
    text = document.text
    grids = grids_of(document)
    tables = read_tables(text, grids)
    clauses = split(text, cells=tables.cells)
    times = _times(parted(text, leaves(grids)), find_published(document, published=published).published)
    entries = find_entries(text, clauses, tables, times)
    clauses = entries.spoken(clauses)
    found = weigh(text, find_triggers(text, clauses))
    triggers = tuple(trigger for trigger in found if not entries.is_silent(trigger.kind, trigger.start, trigger.end))
    wanted = {trigger.clause for trigger in triggers}
    trees = parser.read(text, [clause for clause in clauses if clause in wanted]) if parser is not None else {}
    names = tuple(name for tree in trees.values() for name in tree.names)
    rows = by_clause(text, clauses)
    entities = find_entities(text, clauses, ner=names, rows=rows, entries=entries)
    return Reading(
        document=document, clauses=clauses, triggers=triggers, times=times, trees=trees,
        speeches=find_speech(text, clauses, entities, rows=rows),
        cast=ListCast(text, entities, find_main_person(entities, text), times=times, entries=entries),
        version=version_with(parser.name if parser is not None else None),
    )  # fmt: skip


# -- events ------------------------------------------------------------


def _event_claims(reading: Reading) -> Iterator[Claim]:
    """Yield one claim for each trigger and each person whom it concerns."""
    scenes = _scenes(reading)
    text = reading.document.text
    dates = carry(text, reading.clauses, reading.times, attach(scenes), reading.triggers)
    stretches = Shelf(find_hedges(text, [scene.clause for scene in scenes]))
    told = Shelf(reading.speeches)
    longest = max((speech.end - speech.start for speech in reading.speeches), default=0)
    for scene in scenes:
        where = scene.clause.start, scene.clause.end
        hedged = hedges_of(scene.triggers, stretches.within(*where))
        counted = amounts_of(scene.triggers, find_amounts(text, start=where[0], end=where[1]))
        for trigger in scene.triggers:
            speech = speech_of(trigger, told.within(trigger.start - longest, trigger.start + 1))
            people = find_roles(trigger, scene.tree, reading.cast)
            for roles, amounts in with_amounts(people, counted.get(trigger, ()), trigger, reading.cast):
                yield replace(
                    _event_claim(reading, trigger, roles),
                    dated=_dated(dates.get(trigger)), modality=modality_of(text, trigger, speech),
                    speaker=_speaker(trigger, roles, speech),
                    hedges=hedged.get(trigger, ()), amounts=amounts,
                )  # fmt: skip


def _speaker(trigger: Trigger, roles: Roles, speech: Speech | None) -> Mention | None:
    """Return who answers for a claim besides the document: for a finding the body whose finding it is."""
    if trigger.kind is Kind.FINDING and roles.agents:
        return roles.agents[0]
    return speech.speaker if speech is not None else None


def _scenes(reading: Reading) -> list[Scene]:
    """Return the clauses that hold triggers, in order, with what stands in them."""
    held: dict[Clause, list[Trigger]] = {}
    for trigger in reading.triggers:
        held.setdefault(trigger.clause, []).append(trigger)
    times = Shelf(reading.times)
    scenes = []
    for clause in reading.clauses:
        triggers = held.get(clause, ())
        if triggers:
            inside = tuple(times.within(clause.start, clause.end))
            scenes.append(
                Scene(
                    reading.document.text,
                    clause,
                    tuple(sorted(triggers, key=_order)),
                    inside,
                    reading.trees.get(clause),
                )
            )
    return scenes


def _order(trigger: Trigger) -> tuple[int, int, str]:
    return trigger.start, trigger.end, trigger.kind


def _event_claim(reading: Reading, trigger: Trigger, roles: Roles) -> Claim:
    """Return the claim that a trigger and its participants make."""
    document, clause = reading.document, trigger.clause
    subject = _titled(roles.subject, clause, reading.cast)
    return Claim(
        predicate=trigger.kind, modality=trigger.modality, passage=document.passage(clause.start, clause.end),
        proposer=Proposer(name=NAME, version=reading.version, rule=trigger.rule),
        confidence=_confidence(trigger.score, trigger.modality, subject),
        trigger=_stretch(document.text, trigger.start, trigger.end),
        subject=subject, agents=roles.agents, places=roles.places,
    )  # fmt: skip


def _titled(subject: Mention | None, clause: Clause, cast: Cast) -> Mention | None:
    """Return the main person for a headline's description ("Journalist detained"), marked as inferred."""
    if clause.part != "title" or cast.main is None or subject is None or cast.entity_of(subject) is not None:
        return subject
    if subject.text[-1:] == "s" or subject.text[:1].isdigit():
        return subject
    return replace(subject, name=cast.main.name, inferred=True)


def _confidence(score: float, modality: Modality, subject: Mention | None) -> float:
    """Return a number in [0, 1] that orders the reading and decides nothing."""
    who = NOBODY if subject is None else INFERRED if subject.inferred else NAMED
    return round(max(0.0, min(1.0, score)) * BY_MODALITY.get(modality, OTHER_MODALITY) * who, 2)


def _dated(time: TimeMention | None) -> Dated | None:
    if time is None or time.when is None:
        return None
    return Dated(when=time.when, basis=time.basis, start=time.start, end=time.end)


def _stretch(text: str, start: int, end: int) -> Stretch:
    return Stretch(start=start, end=end, text=text[start:end])


# -- fields and answers ------------------------------------------------------------


def _counter_claims(reading: Reading) -> Iterator[Claim]:
    """Yield what the accused side answers, and on what charges are said to rest."""
    places = frozenset(entity.name for entity in reading.cast.entities if entity.sort is Sort.PLACE)
    text = reading.document.text
    for answer in find_counter_claims(text, reading.clauses, reading.speeches, reading.triggers, states=places):
        yield Claim(
            predicate=answer.predicate, modality=answer.modality,
            passage=reading.document.passage(answer.clause.start, answer.clause.end),
            proposer=Proposer(name=NAME, version=reading.version, rule=answer.rule),
            confidence=_confidence(answer.score, answer.modality, answer.speaker),
            trigger=_stretch(text, answer.start, answer.end),
            subject=reading.cast.main_person(answer.start) if answer.predicate is not Kind.COUNTER_CLAIM else None,
            speaker=answer.speaker, value=answer.value,
        )  # fmt: skip


__all__ = ["find_published", "propose"]
