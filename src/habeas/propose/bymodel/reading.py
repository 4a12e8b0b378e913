"""A whole document read by a model, passage by passage, beside what the rules proposed."""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from habeas.model import Claim, Dated, Document, Mention, Modality, Proposal, Proposer, Stretch
from habeas.propose.assemble import find_times_in
from habeas.propose.bymodel.check import Answered, read_answer
from habeas.propose.bymodel.request import passages, read_instructions, request_for
from habeas.propose.cast import Cast
from habeas.propose.clauses import split
from habeas.propose.entities import find_entities, find_main_person
from habeas.propose.modality import judge
from habeas.propose.namings import namings_of
from habeas.propose.parts import Clause, TimeMention
from habeas.propose.version import code_and_data

CONFIDENCE = 0.5  # orders the reading only: what a model adds stands behind what a rule is sure of
HAPPENED = (Modality.ASSERTED, Modality.REPORTED, Modality.ALLEGED)  # the boldest first


class NoAnswer(Exception):
    """The model gave no answer to one passage: too slow, too long, or none at all."""


Ask = Callable[[dict[str, Any]], str]  # a request's body → the text that the model answers; raises NoAnswer


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelReading:
    """What a model added, what it only said again, and what was not taken from it."""

    proposal: Proposal  # new claims alone
    said_again: int  # claims that the rules had made of the same words
    dropped: dict[str, int] = field(default_factory=dict)  # by reason
    passages: int = 0
    unanswered: int = 0

    @property
    def note(self) -> str:
        """The count in one line."""
        dropped = ", ".join(f"{count} {why}" for why, count in sorted(self.dropped.items())) or "none"
        return (
            f"{self.passages} passages asked, {self.unanswered} unanswered; {len(self.proposal.claims)} claims added, "
            f"{self.said_again} said again, dropped: {dropped}"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    """One document with everything that an answer is held against."""

    document: Document
    clauses: Sequence[Clause]
    starts: Sequence[int]
    times: Sequence[TimeMention]
    cast: Cast
    proposer: Proposer


def version_of(model: str) -> str:
    """Return the version of a reading by this model: of the checks, of the instructions, and the model's name."""
    told = hashlib.sha256(read_instructions().system.encode()).hexdigest()[:8]
    return f"{code_and_data()}.{told}.{model}"


def propose_by_model(document: Document, ask: Ask, *, model: str, rules: Proposal) -> ModelReading:
    """Return what a model proposes beyond the rules, every word of it found in the document.

    ``rules`` is what the rules proposed: of the same words, their claim stands and the model's is counted only.
    """
    clauses, text = split(document.text), document.text
    entities = find_entities(text, clauses)
    times = find_times_in(document)
    reader = _Reader(
        document=document, clauses=clauses, starts=[clause.start for clause in clauses], times=times,
        cast=Cast(text, entities, find_main_person(entities, text), times=times),
        proposer=Proposer(name=f"model {model}", version=version_of(model), rule="model"),
    )  # fmt: skip
    dropped: Counter[str] = Counter()
    found: list[Answered] = []
    asked = unanswered = 0
    for start, end in passages(clauses):
        asked += 1
        try:
            content = ask(request_for(text[start:end], model=model))
        except NoAnswer:
            unanswered += 1
        else:
            found.extend(read_answer(content, text, start=start, end=end, dropped=dropped))
    claims, again = _beyond(rules, [claim for one in found if (claim := _claim(reader, one, dropped)) is not None])
    return ModelReading(
        proposal=Proposal(document=document.id, claims=claims, namings=namings_of(document, reader.cast, claims)),
        said_again=again, dropped=dict(dropped), passages=asked, unanswered=unanswered,
    )  # fmt: skip


def _beyond(rules: Proposal, claims: Sequence[Claim]) -> tuple[tuple[Claim, ...], int]:
    """Return the claims that nobody has made of the same words yet, and how many somebody has."""
    said = [(claim.predicate, claim.trigger) for claim in rules.claims if claim.trigger is not None]
    kept: list[Claim] = []
    for claim in claims:
        words = claim.trigger
        if words is None or any(
            kind == claim.predicate and words.start < other.end and other.start < words.end for kind, other in said
        ):
            continue
        said.append((claim.predicate, words))
        kept.append(claim)
    return tuple(sorted(kept, key=lambda claim: (claim.passage.start, claim.id))), len(claims) - len(kept)


def _claim(reader: _Reader, one: Answered, dropped: Counter[str]) -> Claim | None:
    """Return the claim on whole sentences, with the date and the modality that our own reading gives."""
    text = reader.document.text
    first = max(0, bisect_right(reader.starts, one.quote[0]) - 1)
    last = max(first, bisect_left(reader.starts, one.quote[1]) - 1)
    start, end = min(reader.clauses[first].start, one.quote[0]), max(reader.clauses[last].end, one.quote[1])
    if read_instructions().addressing.search(text, start, end):
        dropped["sentence addresses a machine"] += 1
        return None
    holding = reader.clauses[max(0, bisect_right(reader.starts, one.trigger[0]) - 1)]
    return Claim(
        predicate=one.kind, modality=_modality(text, holding, one),
        passage=reader.document.passage(start, end),
        proposer=reader.proposer, confidence=CONFIDENCE,
        trigger=_stretch(text, one.trigger), dated=_dated(reader, one, dropped),
        subject=_mention(reader, one, "subject"), speaker=_mention(reader, one, "speaker"),
        agents=tuple(filter(None, (_mention(reader, one, "agent"),))),
        places=tuple(filter(None, (_mention(reader, one, "place"),))),
    )  # fmt: skip


def _modality(text: str, clause: Clause, one: Answered) -> Modality:
    """Return the more cautious of the model's word and ours."""
    ours, _ = judge(text, clause, *one.trigger, one.kind)
    if ours not in HAPPENED:
        return ours
    if one.modality not in HAPPENED:
        return one.modality
    return max(ours, one.modality, key=HAPPENED.index)


def _dated(reader: _Reader, one: Answered, dropped: Counter[str]) -> Dated | None:
    """Return the date that our own grammar reads in the words which the model points at."""
    if "date" not in one.fields:
        return None
    start, end = one.fields["date"]
    for time in reader.times:
        inside = one.quote[0] <= time.start and time.end <= one.quote[1]
        if time.when is not None and inside and time.start < end and start < time.end:
            return Dated(when=time.when, basis=time.basis, start=time.start, end=time.end)
    dropped["date that our grammar does not read"] += 1
    return None


def _mention(reader: _Reader, one: Answered, key: str) -> Mention | None:
    """Return the words of a field with the name that the document gives whoever they stand for."""
    if key not in one.fields:
        return None
    start, end = one.fields[key]
    text = reader.document.text[start:end]
    known = Mention(name=text, start=start, end=end, text=text)
    entity = reader.cast.entity_of(known)
    return known if entity is None else Mention(name=entity.name, start=start, end=end, text=text)


def _stretch(text: str, place: tuple[int, int]) -> Stretch:
    return Stretch(start=place[0], end=place[1], text=text[place[0] : place[1]])
