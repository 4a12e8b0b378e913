"""Documents and claims as they stand now, with everything that people said of each; the first half of a ``View``."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from habeas.casework.citing import Cited
from habeas.casework.index import Index
from habeas.casework.leaves import Leaf
from habeas.casework.memory import Memory, Recollection
from habeas.casework.queue import Order
from habeas.errors import NotFound
from habeas.model import (
    CaseId,
    CaseKept,
    Claim,
    ClaimId,
    Decision,
    Derivation,
    Document,
    DocumentId,
    EventJudgement,
    Likeness,
    Naming,
    NamingId,
    Note,
    Provenance,
    Sensitivity,
    Standing,
    Verdict,
)  # fmt: skip
from habeas.model.ids import digest_id
from habeas.reconcile.weigh import last_words


class Seen:
    """What one ledger holds, document by document. Ids may be those that a claim or a case had before."""

    def __init__(self, recollection: Recollection) -> None:
        self._recollection = recollection
        self._readings = recollection.readings
        self._index = Index(recollection)
        self._former: dict[CaseId, NamingId] = {}

    @property
    def memory(self) -> Memory:
        """Everything as values, for acts that take a memory; it stays as it is now."""
        return self._recollection.memory()

    @property
    def documents(self) -> Mapping[DocumentId, Document]:
        """Every document as corrected and described, in the order in which they came."""
        return self._readings.documents

    @property
    def cited(self) -> Mapping[DocumentId, Document]:
        """Every document as a page may name it."""
        return Cited(self.documents, self.provenances)

    @property
    def provenances(self) -> Mapping[DocumentId, tuple[Provenance, ...]]:
        """How each copy of each document came here."""
        return self._recollection.provenances

    @property
    def derivations(self) -> Sequence[Derivation]:
        """Every word on whether a document repeats another, oldest first."""
        return self._readings.spoken.derivations

    @property
    def event_judgements(self) -> Sequence[EventJudgement]:
        """Every word on whether two claims tell of one event, oldest first."""
        return self._readings.spoken.event_judgements

    def likenesses(self, among: Collection[DocumentId] | None = None) -> tuple[Likeness, ...]:
        """The pairs of documents that may be copies, of all or among some, most alike first."""
        copying = self._index.copying
        return copying.everywhere() if among is None else copying.among(among)

    def sensitivity_of(self, document: DocumentId) -> Sensitivity:
        """How far the words of the document may go."""
        described = self._readings.spoken.descriptions.get(document)
        return described.sensitivity if described else Sensitivity.WORKING

    def get_document(self, reference: str) -> Document:
        """Return the document with this id, SHA-256, or original name (when only one has it), or raise NotFound."""
        known = self._readings.documents.get(DocumentId(reference))
        return known or self.memory.get_document(reference)

    def get_claim(self, claim: str) -> Claim:
        """Return the claim that has this id, or had it before a correction moved it.

        Raises:
            NotFound: there is none.
            ClaimObsolete: its words were corrected.

        """
        return self._readings.claims.get(self.now(claim)) or self.memory.get_claim(claim)

    def one_with(self, naming: NamingId) -> tuple[NamingId, ...]:
        """The names of the person who has this name."""
        return self._index.persons.members(self._index.persons.root(naming)) or (naming,)

    def find_naming(self, naming: str) -> Naming | None:
        """Return the name with this id, or None."""
        return self._readings.namings.get(NamingId(naming))

    def find_claim(self, claim: str) -> Claim | None:
        """Return the claim that has this id, or had it when its words were corrected; None where it is not known."""
        return self._readings.find_claim(self.now(claim))

    def now(self, claim: str) -> ClaimId:
        """The id that a claim has after all corrections."""
        return self._readings.now(ClaimId(claim))

    def claims_in(self, document: DocumentId) -> tuple[Claim, ...]:
        """The claims of a document that count, in the order of the text."""
        return tuple(self._leaf(document).claims.values())

    def ids_in(self, document: DocumentId, order: Order = Order.TEXT) -> tuple[ClaimId, ...]:
        """The ids of these claims, in the order of the text, or weightiest first."""
        leaf = self._leaf(document)
        return tuple(leaf.claims) if order is Order.TEXT else leaf.ranked

    def differing(self) -> Iterator[ClaimId]:
        """Yield the claims on which readers contradict each other, document by document as the text goes."""
        return (claim for leaf in self._leaves() for claim in leaf.claims if leaf.stands(claim).differs)

    def obsolete_in(self, document: DocumentId) -> tuple[Claim, ...]:
        """The claims of a document whose words were corrected, or read anew, since."""
        readings = self._readings
        return tuple(
            claim
            for key, claim in readings.obsolete.items()
            if claim.passage.document == document and key not in readings.claims
        )

    def decision_on(self, claim: str) -> Decision | None:
        """The last word on a claim, whoever said it; None where nobody did, or it was taken back."""
        words = sorted(self.decisions_on(claim), key=lambda word: word.at)
        return words[-1] if words and words[-1].verdict is not Verdict.RETRACT else None

    def decisions_on(self, claim: str) -> tuple[Decision, ...]:
        """Every word on a claim, in the order of the ledger."""
        return self._readings.decisions_on(self.now(claim))

    def words_of(self, claim: str, person: str) -> Decision | None:
        """This person's last word on a claim; None where she said none, or took it back."""
        return next((word for word in last_words(self.decisions_on(claim)) if word.by == person), None)

    def has_decided(self, claim: str, person: str) -> bool:
        """Whether this person's word on a claim stands."""
        return self.words_of(claim, person) is not None

    def standing_of(self, claim: str) -> Standing:
        """How far people have decided; a rejected claim is PROPOSED here: ask ``is_rejected``."""
        key = self.now(claim)
        leaf = self._index.leaf_of(key)
        return leaf.stands(key).standing if leaf else Standing.PROPOSED

    def is_rejected(self, claim: str) -> bool:
        """Whether people left the claim out of the case."""
        key = self.now(claim)
        leaf = self._index.leaf_of(key)
        return leaf is not None and leaf.is_rejected(key)

    def differs(self, claim: str) -> bool:
        """Whether two readers contradict each other and no third has decided between them."""
        key = self.now(claim)
        leaf = self._index.leaf_of(key)
        return leaf is not None and leaf.stands(key).differs

    def notes_on(self, about: str) -> tuple[Note, ...]:
        """The remarks on a claim, a document or a case, oldest first."""
        ids = set(self._case_ids(CaseId(about))) if about.startswith("cas-") else {about, self.now(about)}
        return tuple(note for note in self._readings.spoken.notes if note.about in ids)

    def amendment_of(self, claim: str) -> ClaimId | None:
        """The claim that a person put in the place of this one, or None."""
        key = self.now(claim)
        words = self._readings.spoken.amendments
        return next((word.claim for word in reversed(words) if word.replaced == key), None)

    def amends(self, claim: str) -> ClaimId | None:
        """The claim in whose place a person put this one, or None."""
        key = self.now(claim)
        words = self._readings.spoken.amendments
        return next((word.replaced for word in reversed(words) if word.claim == key), None)

    def _leaf(self, document: DocumentId) -> Leaf:
        leaf = self._index.leaves.get(document)
        if leaf is None:
            raise NotFound(what="document", given=document)
        return leaf

    def _leaves(self) -> Iterator[Leaf]:
        return (self._index.leaves[document] for document in self._readings.documents if document in self._index.leaves)

    def _root_of_id(self, case: CaseId) -> NamingId | None:
        """Return the root of a case by its id; one that is part of another by now is found there."""
        if case in self._index.roots:
            return self._index.roots[case]
        if len(self._former) != len(self._index.persons.known):
            self._former = {CaseId(digest_id("cas", naming)): naming for naming in self._index.persons.known}
        former = self._former.get(case) or next((each.naming for each in self._outlived() if each.former == case), None)
        return self._index.persons.root(former) if former else None

    def _case_ids(self, case: CaseId) -> Iterator[CaseId]:
        """Yield every id that the case may have had: that of each of its names."""
        yield case
        root = self._root_of_id(case)
        for naming in self._index.persons.members(root) if root else ():
            yield CaseId(digest_id("cas", naming))
        yield from (each.former for each in self._outlived() if self._index.persons.root(each.naming) == root)

    def _outlived(self) -> Iterator[CaseKept]:
        """Yield the cases that lost a name when something was destroyed, each with one that is still known."""
        for word in self._readings.spoken.safekeeping.shreddings:
            yield from (each for each in word.cases if each.naming in self._index.persons.known)

    def outliving(self, document: DocumentId) -> tuple[CaseKept, ...]:
        """The cases that go on without a document, by every id that they had from its names."""
        persons, found = self._index.persons, []
        going = (naming for naming, each in persons.known.items() if each.document == document)
        for root in dict.fromkeys(map(persons.root, going)):
            stays = [naming for naming in persons.members(root) if persons.known[naming].document != document]
            ids = {*self._case_ids(CaseId(digest_id("cas", root)))} - {digest_id("cas", naming) for naming in stays}
            found += [CaseKept(former=each, naming=min(stays)) for each in sorted(ids) if stays]
        return tuple(found)
