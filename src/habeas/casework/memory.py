"""Everything that a ledger holds, read once and kept by id."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, fields
from typing import Protocol

from habeas.casework.book import Book
from habeas.casework.losing import masked, takes_away
from habeas.casework.openings import Openings
from habeas.casework.readings import Readings, latest_versions
from habeas.casework.touching import TOUCHES
from habeas.errors import NotFound, Refused
from habeas.ledger import Artefact, Body, Closed, DocumentProvenance, Entry, ProposalMade
from habeas.model import (
    Amendment,
    Asked,
    CaseWord,
    Claim,
    ClaimId,
    Correction,
    Decision,
    Derivation,
    Description,
    Document,
    DocumentId,
    EventJudgement,
    Judgement,
    Naming,
    NamingId,
    Note,
    Provenance,
    Resolution,
    Sensitivity,
    SetAside,
    TreatyOverride,
    Verdict,
)  # fmt: skip

PAST_KEPT = 2  # each takes some ten megabytes in a large ledger


class ClaimObsolete(Refused):
    """The words that a claim stood on were corrected since."""

    code = "claim-obsolete"
    exit_code = 12
    says = "The words that claim %(claim)s stood on were corrected since; it is on record and no longer counts."
    remedy = "See `habeas list obsolete`, and decide on the claims that were proposed from the corrected words."


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """The ledger's entries as values, in the order in which they were written."""

    documents: Mapping[DocumentId, Document]  # as corrected and described
    as_read: Mapping[DocumentId, Document]
    provenances: Mapping[DocumentId, tuple[Provenance, ...]]
    set_aside: tuple[SetAside, ...]
    claims: Mapping[ClaimId, Claim]
    obsolete: Mapping[ClaimId, Claim]  # their words were corrected since
    carried: frozenset[ClaimId]  # moved by a correction, and not proposed again since
    superseded: frozenset[ClaimId]  # moved by a correction, and not found by the reading after it
    moved: Mapping[ClaimId, ClaimId]  # the id before a correction, and after it
    namings: Mapping[NamingId, Naming]
    decisions: tuple[Decision, ...]
    judgements: tuple[Judgement, ...]
    overrides: tuple[TreatyOverride, ...]
    corrections: tuple[Correction, ...]
    artefacts: tuple[Artefact, ...]
    versions: Mapping[DocumentId, str]  # of the latest rules to read each document
    model_readings: Mapping[tuple[DocumentId, str], ProposalMade]  # the latest of each document by each language model
    waiting: frozenset[DocumentId]  # corrected or read anew, and not proposed from since
    descriptions: Mapping[DocumentId, Description]  # the latest of each document
    notes: tuple[Note, ...]
    amendments: tuple[Amendment, ...]
    resolutions: tuple[Resolution, ...]
    derivations: tuple[Derivation, ...]
    event_judgements: tuple[EventJudgement, ...]
    asked: tuple[Asked, ...]
    words: tuple[CaseWord, ...]  # on cases: consent, assessors' words, filings and what followed
    readers: int  # how many people must say the same of a claim before it stands
    reasons: Mapping[Verdict, tuple[str, ...]]  # that are offered for a verdict, where somebody made a list
    upto: int  # number of the last entry
    entries: tuple[Entry, ...] = field(repr=False)
    source: Recollection = field(repr=False, compare=False)  # what this was taken from; it may know more by now

    def get_document(self, reference: str) -> Document:
        """Return the document with this id, SHA-256, or original name (when only one has it).

        Raises:
            NotFound: there is none, or there are several.

        """
        found = [
            document
            for key, document in self.documents.items()
            if reference in (key, document.sha256)
            or any(copy.original_name == reference for copy in self.provenances.get(key, ()))
        ]
        if len(found) != 1:
            raise NotFound(what="document" if not found else "single document", given=reference)
        return found[0]

    def as_cited(self) -> dict[DocumentId, Document]:
        """The documents as they may be named to others."""
        return {key: document.as_cited() for key, document in self.documents.items()}

    def names_as_cited(self) -> dict[DocumentId, str]:
        """The names of the files as they may be told to others: that of a protected source is withheld."""
        return {
            key: "name withheld" if self.documents[key].frame.cited_as else copies[0].original_name
            for key, copies in self.provenances.items()
            if key in self.documents
        }

    def get_claim(self, claim: str) -> Claim:
        """Return the claim that has this id, or had it before a correction moved it.

        Raises:
            NotFound: there is none.
            ClaimObsolete: its words were corrected.

        """
        key = ClaimId(claim)
        while key not in self.claims and key in self.moved:
            key = self.moved[key]
        if key in self.obsolete:
            raise ClaimObsolete(claim=claim)
        if key not in self.claims:
            raise NotFound(what="claim", given=claim)
        return self.claims[key]

    def current_claims(self) -> tuple[Claim, ...]:
        """The claims that count: by hand, by the latest proposer of each document, and any that a person decided."""
        decided = {decision.claim for decision in self.decisions}
        latest = latest_versions(self.versions, self.model_readings)
        return tuple(
            claim
            for key, claim in self.claims.items()
            if not claim.proposer.is_machine
            or key in decided
            or (key not in self.superseded and (claim.passage.document, claim.proposer.version) in latest)
        )

    def sensitivity_of(self, document: DocumentId) -> Sensitivity:
        """How far the words of the document may go, by the latest description."""
        described = self.descriptions.get(document)
        return described.sensitivity if described else Sensitivity.WORKING

    def latest_decisions(self) -> dict[ClaimId, Decision]:
        """The last word on each claim; one that was retracted has none."""
        last = {decision.claim: decision for decision in self.decisions}
        return {claim: decision for claim, decision in last.items() if decision.verdict is not Verdict.RETRACT}


@dataclass(slots=True)
class Recollection:
    """What was read of a ledger so far, fed entry by entry; ``memory()`` gives what is known now, for good.

    Threads that share one hold its lock from the first look to the last; to recall is safe without.
    """

    lock: AbstractContextManager[object] = field(default_factory=threading.RLock, repr=False)  # may be entered again
    readings: Readings = field(default_factory=Readings)
    provenances: dict[DocumentId, tuple[Provenance, ...]] = field(default_factory=dict)
    versions: dict[DocumentId, str] = field(default_factory=dict)
    model_readings: dict[tuple[DocumentId, str], ProposalMade] = field(default_factory=dict)
    set_aside: list[SetAside] = field(default_factory=list)
    judgements: list[Judgement] = field(default_factory=list)
    overrides: list[TreatyOverride] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    artefacts: list[Artefact] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    closed: Counter[Closed] = field(default_factory=Counter)  # entries that cannot be read here, by why
    past: dict[int, Memory] = field(default_factory=dict, repr=False)  # what was known at some entries
    openings: Openings = field(default_factory=Openings, repr=False)  # of the identities, by person
    view: object = None  # the index of all this, once somebody has asked for it
    _memory: Memory | None = None
    _copies: dict[str, object] = field(default_factory=dict, repr=False)  # of what was not touched since

    @property
    def upto(self) -> int:
        """Number of the last entry that was followed."""
        return self.entries[-1].seq if self.entries else 0

    def follow(self, entry: Entry) -> None:
        """Take the next entry into account."""
        entry = masked(entry)
        self._memory = None
        for part in TOUCHES.get(type(entry.body), tuple(self._copies)):
            self._copies.pop(part, None)
        self.entries.append(entry)
        self.readings.follow(entry)
        body = entry.body
        if isinstance(body, Closed):
            self.closed[body] += 1
        else:
            self._keep(body)

    def _keep(self, body: Body) -> None:
        match body:
            case DocumentProvenance():
                self.provenances[body.document] = (*self.provenances.get(body.document, ()), body.provenance)
            case ProposalMade() if body.model is None:
                self.versions[body.document] = body.version
            case ProposalMade():
                self.model_readings[body.document, body.model or ""] = body
            case SetAside():
                self.set_aside.append(body)
            case Judgement():
                self.judgements.append(body)
            case TreatyOverride():
                self.overrides.append(body)
            case Correction():
                self.corrections.append(body)
            case Artefact():
                self.artefacts.append(body)

    def catch_up(self, ledger: Book) -> None:
        """Follow what was appended since, by whomever."""
        with self.lock:
            known = self.upto
            for entry in ledger.read(after=known):
                if known and takes_away(entry, ledger):
                    self._read_anew(ledger)
                    return
                self.follow(entry)

    def _read_anew(self, ledger: Book) -> None:
        """Forget all that was read, as some of it must not be known any more, and read what can still be read."""
        fresh = Recollection()
        for part in fields(self):
            if part.name != "lock":
                setattr(self, part.name, getattr(fresh, part.name))
        for entry in ledger.read():
            self.follow(entry)

    def memory(self) -> Memory:
        """Return what is known now; it stays so whatever is followed later."""
        with self.lock:
            if self._memory is None:
                self._memory = self._copied()
            return self._memory

    def _copied(self) -> Memory:
        for part, copy in self._copiers().items():
            if part not in self._copies:
                self._copies[part] = copy()
        return Memory(**self._copies, upto=self.upto, entries=tuple(self.entries), source=self)  # type: ignore[arg-type]

    def _copiers(self) -> dict[str, Callable[[], object]]:
        """Return how each part of a memory is copied; most stay as they are from one act to the next."""
        known, spoken = self.readings, self.readings.spoken
        return {
            "documents": known.documents.copy,
            "as_read": known.as_read.copy,
            "provenances": self.provenances.copy,
            "set_aside": lambda: tuple(self.set_aside),
            "claims": known.claims.copy,
            "obsolete": lambda: {key: each for key, each in known.obsolete.items() if key not in known.claims},
            "carried": lambda: frozenset(known.carried),
            "superseded": lambda: frozenset(known.superseded),
            "moved": known.moved.copy,
            "namings": known.namings.copy,
            "decisions": lambda: tuple(known.decisions),
            "judgements": lambda: tuple(self.judgements),
            "overrides": lambda: tuple(self.overrides),
            "corrections": lambda: tuple(self.corrections),
            "artefacts": lambda: tuple(self.artefacts),
            "versions": self.versions.copy,
            "model_readings": self.model_readings.copy,
            "waiting": lambda: frozenset(known.waiting),
            "descriptions": spoken.descriptions.copy,
            "notes": lambda: tuple(spoken.notes),
            "amendments": lambda: tuple(spoken.amendments),
            "resolutions": lambda: tuple(spoken.resolutions),
            "derivations": lambda: tuple(spoken.derivations),
            "event_judgements": lambda: tuple(spoken.event_judgements),
            "asked": lambda: tuple(spoken.asked),
            "words": lambda: tuple(spoken.words),
            "readers": lambda: spoken.rule.readers if spoken.rule else 1,
            "reasons": spoken.reasons.copy,
        }


class Recalling(Protocol):
    """An open ledger and what was read of it so far; a ``Desk`` is one."""

    @property
    def ledger(self) -> Book: ...  # noqa: D102
    @property
    def recollection(self) -> Recollection: ...  # noqa: D102


def recall(desk: Recalling) -> Memory:
    """Return everything that the ledger holds now; only what was appended since the last time is read."""
    with desk.recollection.lock:
        desk.recollection.catch_up(desk.ledger)
        return desk.recollection.memory()


def recall_at(memory: Memory, upto: int) -> Memory:
    """Return what was known when the ledger had only its first ``upto`` entries; what is past is kept for next time."""
    past = memory.source.past
    if upto >= memory.upto:
        return remember(memory.entries)
    with memory.source.lock:
        if upto not in past:
            past[upto] = remember(entry for entry in memory.entries if entry.seq <= upto)
            if len(past) > PAST_KEPT:
                del past[next(iter(past))]
        return past[upto]


def remember(entries: Iterable[Entry]) -> Memory:
    """Sort entries into values by their kind."""
    recollection = Recollection()
    for entry in entries:
        recollection.follow(entry)
    return recollection.memory()
