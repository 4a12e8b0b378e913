"""Everything that a ledger holds, read once and kept by id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from habeas.casework.desk import Desk
from habeas.casework.readings import follow
from habeas.errors import NotFound, Refused
from habeas.ledger import Artefact, DocumentProvenance, Entry, ProposalMade
from habeas.model import (
    Claim,
    ClaimId,
    Correction,
    Decision,
    Document,
    DocumentId,
    Judgement,
    Naming,
    NamingId,
    Provenance,
    SetAside,
    TreatyOverride,
    Verdict,
)  # fmt: skip

T = TypeVar("T")


class ClaimObsolete(Refused):
    """The words that a claim stood on were corrected since."""

    code = "claim-obsolete"
    exit_code = 12
    says = "The words that claim %(claim)s stood on were corrected since; it is on record and no longer counts."
    remedy = "See `habeas list obsolete`, and decide on the claims that were proposed from the corrected words."


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """The ledger's entries as values, in the order in which they were written."""

    documents: Mapping[DocumentId, Document]  # as corrected
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
    upto: int  # number of the last entry
    entries: tuple[Entry, ...] = field(repr=False)

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
        by_model = {(document, made.version) for (document, _), made in self.model_readings.items()}
        return tuple(
            claim
            for claim in self.claims.values()
            if not claim.proposer.is_machine
            or claim.id in decided
            or (claim.id not in self.superseded and self._is_of_latest(claim, by_model))
        )

    def _is_of_latest(self, claim: Claim, by_model: set[tuple[DocumentId, str]]) -> bool:
        """Whether the latest rules, or the latest reading by a model, put it forward."""
        document, version = claim.passage.document, claim.proposer.version
        return version == self.versions.get(document) or (document, version) in by_model

    def latest_decisions(self) -> dict[ClaimId, Decision]:
        """The last word on each claim; one that was retracted has none."""
        last = {decision.claim: decision for decision in self.decisions}
        return {claim: decision for claim, decision in last.items() if decision.verdict is not Verdict.RETRACT}


def recall(desk: Desk) -> Memory:
    """Read the whole ledger into values."""
    return remember(desk.ledger.entries())


def recall_at(memory: Memory, upto: int) -> Memory:
    """Return what was known when the ledger had only its first ``upto`` entries."""
    return remember(entry for entry in memory.entries if entry.seq <= upto)


def remember(entries: Iterable[Entry]) -> Memory:
    """Sort entries into values by their kind."""
    kept = tuple(entries)
    by_type: dict[type, list[object]] = {}
    for entry in kept:
        by_type.setdefault(type(entry.body), []).append(entry.body)

    def every(kind: type[T]) -> tuple[T, ...]:
        return tuple(body for body in by_type.get(kind, ()) if isinstance(body, kind))

    readings = follow(kept)
    provenances: dict[DocumentId, tuple[Provenance, ...]] = {}
    for copy in every(DocumentProvenance):
        provenances[copy.document] = (*provenances.get(copy.document, ()), copy.provenance)
    return Memory(
        documents=readings.documents,
        as_read=readings.as_read,
        provenances=provenances,
        set_aside=every(SetAside),
        claims=readings.claims,
        obsolete={key: claim for key, claim in readings.obsolete.items() if key not in readings.claims},
        carried=frozenset(readings.carried),
        superseded=frozenset(readings.superseded),
        moved=readings.moved,
        namings=readings.namings,
        decisions=tuple(readings.decisions),
        judgements=every(Judgement),
        overrides=every(TreatyOverride),
        corrections=every(Correction),
        artefacts=every(Artefact),
        versions={made.document: made.version for made in every(ProposalMade) if made.model is None},
        model_readings={(made.document, made.model): made for made in every(ProposalMade) if made.model is not None},
        waiting=frozenset(readings.waiting),
        upto=kept[-1].seq if kept else 0,
        entries=kept,
    )
