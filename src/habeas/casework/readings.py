"""What documents say as corrected, and which claims still stand on it.

The ledger keeps the reading, each correction and every claim as they were made. Here they are followed in their order:
a correction moves the claims whose words it leaves alone, and their decisions with them, to the new offsets; claims on
words that it changed become obsolete. A document that is read anew makes all claims on its former text obsolete.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from habeas.ledger import Entry, ProposalMade
from habeas.model import Claim, ClaimId, Correction, Decision, Document, DocumentId, Naming, NamingId
from habeas.model.correction import carry, carry_naming, correct


@dataclass(slots=True)
class Readings:
    """The state after the entries followed so far."""

    documents: dict[DocumentId, Document] = field(default_factory=dict)  # as corrected
    as_read: dict[DocumentId, Document] = field(default_factory=dict)
    claims: dict[ClaimId, Claim] = field(default_factory=dict)
    namings: dict[NamingId, Naming] = field(default_factory=dict)
    decisions: list[Decision] = field(default_factory=list)
    obsolete: dict[ClaimId, Claim] = field(default_factory=dict)  # as they were made
    moved: dict[ClaimId, ClaimId] = field(default_factory=dict)  # the id before a correction, and after it
    carried: set[ClaimId] = field(default_factory=set)  # not proposed again since the last correction
    superseded: set[ClaimId] = field(default_factory=set)  # carried, and not found again by the next reading
    waiting: set[DocumentId] = field(default_factory=set)  # corrected, and not proposed from since

    def now(self, claim: ClaimId) -> ClaimId:
        """The id that a claim has after the corrections so far."""
        while claim in self.moved:
            claim = self.moved[claim]
        return claim

    def _read(self, document: Document) -> None:
        if document.id in self.as_read:
            self._abandon(document.id)
            self.waiting.add(document.id)
        self.documents[document.id] = self.as_read[document.id] = document

    def _abandon(self, document: DocumentId) -> None:
        """Everything that stood on the former reading is kept on record only."""
        gone = {key: claim for key, claim in self.claims.items() if claim.passage.document == document}
        self.obsolete |= gone
        self.claims = {key: claim for key, claim in self.claims.items() if key not in gone}
        self.carried -= set(gone)
        self.superseded -= set(gone)
        self.namings = {key: naming for key, naming in self.namings.items() if naming.document != document}

    def _correct(self, correction: Correction) -> None:
        document = correct(self.documents[correction.document], correction)
        self.documents[document.id] = document
        self.waiting.add(document.id)
        self._carry_claims(correction, document.text)
        namings = (
            carry_naming(naming, correction, text=document.text) if naming.document == document.id else naming
            for naming in self.namings.values()
        )
        self.namings = {naming.id: naming for naming in namings if naming}

    def _carry_claims(self, correction: Correction, text: str) -> None:
        kept: dict[ClaimId, Claim] = {}
        moves: dict[ClaimId, ClaimId] = {}
        for key, claim in self.claims.items():
            if claim.passage.document != correction.document:
                kept[key] = claim
            elif carried := carry(claim, correction, text=text):
                kept[carried.id] = carried
                moves[key] = carried.id
            else:
                self.obsolete[key] = claim
        self.claims = kept
        self.superseded = {moves.get(key, key) for key in self.superseded if moves.get(key, key) in kept}
        self.carried = {key for key in self.carried if key in kept} | set(moves.values()) - self.superseded
        moves = {old: new for old, new in moves.items() if old != new}
        self.moved = {old: new for old, new in self.moved.items() if old not in kept} | moves
        self.decisions = [replace(each, claim=moves.get(each.claim, each.claim)) for each in self.decisions]

    def _propose(self, made: ProposalMade) -> None:
        self.waiting.discard(made.document)
        self.carried -= set(made.again)
        lost = {
            key
            for key in self.carried
            if self.claims[key].passage.document == made.document and self.claims[key].proposer.version == made.version
        }
        self.superseded |= lost
        self.carried -= lost

    def follow(self, body: object) -> None:
        """Take the next entry into account."""
        match body:
            case Document():
                self._read(body)
            case Correction():
                self._correct(body)
            case Claim():
                self.claims[body.id] = body
                self.carried.discard(body.id)
                self.superseded.discard(body.id)
            case Naming():
                self.namings[body.id] = body
            case Decision():
                self.decisions.append(replace(body, claim=self.now(body.claim)))
            case ProposalMade():
                self._propose(body)


def follow(entries: Iterable[Entry]) -> Readings:
    """Return the state after these entries."""
    readings = Readings()
    for entry in entries:
        readings.follow(entry.body)
    return readings
