"""ECB+ as the bench of event joining reads it: gold mentions of our kinds, and what our own rules read around them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import events

from habeas.model import Claim, Document, Frame, Kind, Sort
from habeas.model.claim import Naming
from habeas.propose import find_parser, propose
from habeas.propose.clauses import split
from habeas.propose.parse import Parser
from habeas.propose.parts import Trigger
from habeas.propose.triggers import find_triggers
from habeas.reconcile.accounts import Account, Contexts, name_words, stem_of, stems
from habeas.reconcile.told import FOREVER, days_of

SET = "ecbplus_dev"
_SENTENCE_END = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])|\n+")
FAMILIES = {  # kinds that tell of one event in other words: the score compares these
    Kind.MASS_DETENTION: Kind.ARREST, Kind.DETENTION: Kind.ARREST, Kind.HEARING: Kind.TRIAL, Kind.RETRIAL: Kind.TRIAL,
    Kind.PROSECUTION: Kind.TRIAL, Kind.PLEA_DEAL: Kind.CONVICTION, Kind.ABDUCTION: Kind.ARREST,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A gold mention: its topic and cluster (its own where the data names none), and what we read of it."""

    id: tuple[str, int, int]
    topic: int
    cluster: str
    gold_kind: str
    account: Account


def load(folder: Path = events.DATA) -> tuple[list[Marked], Contexts]:
    """Return every mention of a kind of ours, in the order of the file, and how alike its documents are."""
    parser = find_parser()
    every = list(events.documents(SET, folder))
    wanted = (each for each in every if any(gold["type"] for gold in each["triggers"]))
    marked = [mention for each in wanted for mention in _read(each, parser)]
    return marked, Contexts({each["id"]: stems(each["text"]) for each in every})


def _read(data: dict[str, Any], parser: Parser | None) -> Iterator[Marked]:
    """Yield the gold mentions of one document."""
    text: str = data["text"]
    proposal = propose(_document(text), parser=parser)
    triggers = find_triggers(text, split(text))
    topic = int(data["id"].split("_")[0])
    for gold in data["triggers"]:
        if not gold["type"]:
            continue
        name = gold["native"].partition(":")[2]
        key = data["id"], gold["start"], gold["end"]
        yield Marked(
            id=key,
            topic=topic,
            cluster=f"{topic}:{name}" if name else f"{key}",
            gold_kind=gold["type"],
            account=_account(data, gold, proposal.claims, proposal.namings, triggers),
        )


def _document(text: str) -> Document:
    data = text.encode()
    return Document(
        sha256=hashlib.sha256(data).hexdigest(), size=len(data), media_type="text/plain", engine="bench", text=text,
        language="en", frame=Frame(),
    )  # fmt: skip


def _account(
    data: dict[str, Any],
    gold: dict[str, Any],
    claims: Sequence[Claim],
    namings: Sequence[Naming],
    triggers: Sequence[Trigger],
) -> Account:
    """Return what we read of a mention: of the claim on it where there is one, else of its sentence."""
    claim = next(
        (
            each for each in claims
            if each.trigger and isinstance(each.predicate, Kind) and each.trigger.start < gold["end"]
            and gold["start"] < each.trigger.end
        ),
        None,
    )  # fmt: skip
    found = next((each for each in triggers if each.start < gold["end"] and gold["start"] < each.end), None)
    kind = claim.predicate if claim and isinstance(claim.predicate, Kind) else found.kind if found else None
    sentence = _sentence(data["text"], gold["start"])
    named = {
        sort: name_words(each.name for each in namings if each.sort in sort and _stands_in(each, sentence))
        for sort in ((Sort.PERSON, Sort.UNKNOWN), (Sort.ORGANISATION, Sort.GROUP), (Sort.PLACE,))
    }
    persons, bodies, places = named.values()
    subject = name_words([claim.subject.name]) if claim and claim.subject else frozenset()
    when = claim.dated.when if claim and claim.dated else None
    low, high = days_of(when) if when else (-FOREVER, FOREVER)
    return Account(
        document=data["id"],
        kind=FAMILIES.get(kind, kind) if kind else None,
        person=subject or persons,
        low=low,
        high=high,
        places=places | (name_words(each.name for each in claim.places) if claim else frozenset()),
        people=(persons | bodies | (name_words(each.name for each in claim.agents) if claim else frozenset()))
        - subject,
        trigger=stem_of(gold["text"]),
        words=stems(sentence),
    )


def _sentence(text: str, at: int) -> str:
    start = max((each.end() for each in _SENTENCE_END.finditer(text, 0, at)), default=0)
    following = _SENTENCE_END.search(text, at)
    return text[start : following.start() if following else len(text)]


def _stands_in(naming: Naming, sentence: str) -> bool:
    return any(each.text in sentence for each in naming.spellings)
