"""What documents say as corrected, which claims still stand on it, and what people said of them.

The ledger keeps the reading, each correction and every claim as they were made. Here they are followed in their order:
a correction moves the claims whose words it leaves alone, and all that was said of them, to the new offsets; claims on
words that it changed become obsolete. A document that is read anew makes all claims on its former text obsolete. Claims
are kept by document, so that what happens to one document costs nothing for the others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from habeas.casework.spoken import Spoken, is_word
from habeas.ledger import Artefact, Body, Closed, DocumentProvenance, Entry, ProposalMade
from habeas.model import (
    Amendment,
    Asked,
    CaseWord,
    Claim,
    ClaimId,
    Classing,
    Correction,
    Decision,
    Derivation,
    Description,
    Document,
    DocumentId,
    EventJudgement,
    Hold,
    Judgement,
    Naming,
    NamingId,
    Note,
    Placement,
    Resolution,
    Revision,
    SourceWithdrawal,
)  # fmt: skip
from habeas.model.correction import carry, carry_naming, correct


@dataclass(slots=True)
class Readings:
    """The state after the entries followed so far."""

    documents: dict[DocumentId, Document] = field(default_factory=dict)  # as corrected and described
    as_read: dict[DocumentId, Document] = field(default_factory=dict)
    claims: dict[ClaimId, Claim] = field(default_factory=dict)
    claims_of: dict[DocumentId, dict[ClaimId, Claim]] = field(default_factory=lambda: defaultdict(dict))
    namings: dict[NamingId, Naming] = field(default_factory=dict)
    namings_of: dict[DocumentId, dict[NamingId, Naming]] = field(default_factory=lambda: defaultdict(dict))
    decisions: list[Decision] = field(default_factory=list)
    decided: dict[ClaimId, list[int]] = field(default_factory=dict)  # places in the decisions
    obsolete: dict[ClaimId, Claim] = field(default_factory=dict)  # as they were made
    moved: dict[ClaimId, ClaimId] = field(default_factory=dict)  # the id before a correction, and after it
    carried: set[ClaimId] = field(default_factory=set)  # not proposed again since the last correction
    superseded: set[ClaimId] = field(default_factory=set)  # carried, and not found again by the next reading
    waiting: set[DocumentId] = field(default_factory=set)  # corrected, and not proposed from since
    spoken: Spoken = field(default_factory=Spoken)

    def now(self, claim: ClaimId) -> ClaimId:
        """The id that a claim has after the corrections so far."""
        while claim not in self.claims and claim in self.moved:
            claim = self.moved[claim]
        return claim

    def find_claim(self, claim: ClaimId) -> Claim | None:
        """Return the claim that has this id now, or had it when its words were corrected."""
        return self.claims.get(claim) or self.obsolete.get(claim)

    def decisions_on(self, claim: ClaimId) -> tuple[Decision, ...]:
        """Every word on the claim, in the order of the ledger."""
        return tuple(self.decisions[place] for place in self.decided.get(claim, ()))

    def _read(self, document: Document) -> None:
        if document.id in self.as_read:
            self._abandon(document.id)
            self.waiting.add(document.id)
        self.documents[document.id] = self.as_read[document.id] = document
        if description := self.spoken.descriptions.get(document.id):
            self.documents[document.id] = replace(document, frame=description.frame)

    def _abandon(self, document: DocumentId) -> None:
        """Everything that stood on the former reading is kept on record only."""
        gone = self.claims_of.pop(document, {})
        self.obsolete |= gone
        for key in gone:
            del self.claims[key]
        self.carried -= gone.keys()
        self.superseded -= gone.keys()
        for naming in self.namings_of.pop(document, {}):
            del self.namings[naming]

    def _correct(self, correction: Correction) -> None:
        document = correct(self.documents[correction.document], correction)
        self.documents[document.id] = document
        self.waiting.add(document.id)
        self._carry_claims(correction, document.text)
        before = self.namings_of.pop(document.id, {})
        carried = (carry_naming(naming, correction, text=document.text) for naming in before.values())
        for naming in before:
            del self.namings[naming]
        after = {naming.id: naming for naming in carried if naming}
        self.namings_of[document.id] = after
        self.namings |= after

    def _carry_claims(self, correction: Correction, text: str) -> None:
        before = self.claims_of.pop(correction.document, {})
        after: dict[ClaimId, Claim] = {}
        moves: dict[ClaimId, ClaimId] = {}
        for key, claim in before.items():
            del self.claims[key]
            if carried := carry(claim, correction, text=text):
                moves[key] = carried.id
                after[moves[key]] = carried
            else:
                self.obsolete[key] = claim
        self.claims_of[correction.document] = after
        self.claims |= after
        superseded = {moves[key] for key in self.superseded & before.keys() if key in moves}
        self.superseded = (self.superseded - before.keys()) | superseded
        self.carried = (self.carried - before.keys()) | (after.keys() - superseded)
        for key in after:
            self.moved.pop(key, None)
        moves = {old: new for old, new in moves.items() if old != new}
        self.moved |= moves
        if moves:
            self._move_words(moves)

    def _move_words(self, moves: dict[ClaimId, ClaimId]) -> None:
        """Let all that was said of these claims be said of what they are called now."""
        spoken_of = {old: self.decided.pop(old) for old in moves if old in self.decided}
        if spoken_of:
            self.decisions = list(self.decisions)  # who was given the list before keeps what it said
        for old, places in spoken_of.items():
            new = moves[old]
            self.decided[new] = sorted({*self.decided.get(new, ()), *places})
            for place in places:
                self.decisions[place] = replace(self.decisions[place], claim=new)
        self.spoken.move(moves)

    def _claim(self, claim: Claim) -> None:
        key = claim.id
        self.claims[key] = self.claims_of[claim.passage.document][key] = claim
        self.carried.discard(key)
        self.superseded.discard(key)

    def _propose(self, made: ProposalMade) -> None:
        self.waiting.discard(made.document)
        self.carried -= set(made.again)
        of_document = self.claims_of.get(made.document, {})
        lost = {key for key in self.carried & of_document.keys() if of_document[key].proposer.version == made.version}
        self.superseded |= lost
        self.carried -= lost

    def _describe(self, description: Description) -> None:
        if known := self.documents.get(description.document):
            self.documents[known.id] = replace(known, frame=description.frame)

    def _decide(self, decision: Decision) -> None:
        claim = self.now(decision.claim)
        self.decided.setdefault(claim, []).append(len(self.decisions))
        self.decisions.append(decision if claim == decision.claim else replace(decision, claim=claim))

    def follow(self, entry: Entry) -> None:
        """Take the next entry into account; of a closed one nothing is known."""
        body = entry.body
        if isinstance(body, Closed):
            return
        match body:
            case Claim():
                self._claim(body)
            case Naming():
                key = body.id
                self.namings[key] = self.namings_of[body.document][key] = body
            case Decision():
                self._decide(body)
            case ProposalMade():
                self._propose(body)
            case Document():
                self._read(body)
            case Correction():
                self._correct(body)
            case Description():
                self._describe(body)
        if is_word(body):
            self.spoken.hear(entry, body, self._about(body))

    def _about(self, body: Body) -> tuple[str, ...]:
        """The ids that a person's act speaks of, as they are now; the one it is on stands first."""
        match body:
            case Claim():
                return body.id, body.passage.document
            case Decision():
                return self._claim_and_document(body.claim)
            case Amendment():
                replaced, *document = self._claim_and_document(body.replaced)
                return replaced, self.now(body.claim), *document
            case Note():
                return self._claim_and_document(ClaimId(body.about))
            case Artefact():
                return (body.id, body.case)
            case Correction() | Description() | DocumentProvenance():
                return (body.document,)
        return self._about_weighing(body)

    def _about_weighing(self, body: Body) -> tuple[str, ...]:
        """The ids that a word on how to put claims together speaks of."""
        match body:
            case Judgement():
                return body.left, body.right
            case EventJudgement():
                return self.now(body.left), self.now(body.right)
            case Derivation():
                return body.document, body.source
            case Resolution():
                return body.case, *(self.now(claim) for claim in body.claims)
            case Asked() | Hold():
                return (body.case,)
            case Classing() | Placement():
                return self._claim_and_document(ClaimId(body.subject))
            case SourceWithdrawal():
                return (body.document,)
            case Revision():
                return (body.case, body.writing)
        return (body.case,) if isinstance(body, CaseWord) else ()

    def _claim_and_document(self, key: ClaimId) -> tuple[str, ...]:
        claim = self.now(key)
        known = self.find_claim(claim)
        return (claim, known.passage.document) if known else (claim,)


def latest_versions(
    versions: Mapping[DocumentId, str], model_readings: Mapping[tuple[DocumentId, str], ProposalMade]
) -> frozenset[tuple[DocumentId, str]]:
    """Return each document with the versions whose proposals count: the latest rules', and the latest of each model."""
    by_model = ((document, made.version) for (document, _), made in model_readings.items())
    return frozenset((*versions.items(), *by_model))


def follow(entries: Iterable[Entry]) -> Readings:
    """Return the state after these entries."""
    readings = Readings()
    for entry in entries:
        readings.follow(entry)
    return readings
