"""What a view stands on, brought up to date entry by entry: leaves by document, persons, and the lines of their cases.

An entry only marks what it touches; what was marked is then made anew. One decision costs one claim and the line of one
case, a correction costs its document, a judgement the identities that it joins or parts.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from dataclasses import dataclass, field

from habeas.casework.copying import Copying
from habeas.casework.leaves import Leaf
from habeas.casework.memory import Recollection
from habeas.casework.persons import Persons
from habeas.casework.readings import latest_versions
from habeas.ledger import Body, Closed, Entry, ProposalMade
from habeas.model import (
    Asked,
    CaseId,
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
    Kind,
    Naming,
    NamingId,
    ReadingRule,
    Resolution,
    Sort,
)  # fmt: skip
from habeas.model.ids import digest_id
from habeas.reconcile.identity import known_namings


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLine:
    """One person of whom some source tells an event."""

    id: CaseId
    name: str = field(repr=False)  # the longest spelling
    namings: int
    documents: int  # that speak of the person
    claims: int  # about the person, rejected ones too
    decided: int


@dataclass(slots=True)
class Marked:
    """What was touched since the index was last settled."""

    leaves: set[DocumentId] = field(default_factory=set)
    texts: set[DocumentId] = field(default_factory=set)  # whose words or description changed
    claims: set[ClaimId] = field(default_factory=set)
    pairs: set[NamingId] = field(default_factory=set)
    cases: set[CaseId] = field(default_factory=set)  # of which people said something beside its claims


@dataclass(frozen=True, slots=True)
class Touched:
    """What a settling changed, for those who keep what they computed from it."""

    documents: frozenset[DocumentId]  # every case that stands on them must be computed again
    persons: frozenset[NamingId]  # roots whose claims or decisions changed


class Index:
    """The live state behind a view."""

    def __init__(self, recollection: Recollection) -> None:
        self.recollection = recollection
        self.leaves: dict[DocumentId, Leaf] = {}
        self.persons = Persons()
        self.copying = Copying(recollection.readings.documents)
        self.lines: dict[NamingId, CaseLine] = {}  # by root
        self.roots: dict[CaseId, NamingId] = {}
        self.ordered: list[tuple[int, str, CaseId, CaseLine]] = []  # fullest first, then by name
        self.readers = 1
        self._seen = 0
        self._marked = Marked()

    def catch_up(self) -> Touched:
        """Take into account what was recalled since, and return what that touched."""
        entries = self.recollection.entries
        while self._seen < len(entries):
            self._mark(entries[self._seen])
            self._seen += 1
        return self._settle()

    def _mark(self, entry: Entry) -> None:
        marked, body = self._marked, entry.body
        if isinstance(body, Closed):
            return
        match body:
            case Claim():
                marked.leaves.add(body.passage.document)
            case Decision():
                marked.claims.add(self.recollection.readings.now(body.claim))
            case Naming() | ProposalMade():
                marked.leaves.add(body.document)
            case Document():
                marked.leaves.add(body.id)
                marked.texts.add(body.id)
            case Correction() | Description():
                marked.leaves.add(body.document)
                marked.texts.add(body.document)
            case Judgement():
                marked.pairs |= self.persons.judge(body)
            case ReadingRule():
                self.readers = body.readers
                marked.texts.update(self.leaves)
                marked.leaves.update(self.leaves)
            case _:
                self._mark_weighing(body)

    def _mark_weighing(self, body: Body) -> None:
        """Mark what a person's word on how to put claims together may change."""
        if isinstance(body, CaseWord):
            self._marked.cases.add(body.case)
            return
        match body:
            case EventJudgement():
                self._marked.claims |= {self.recollection.readings.now(claim) for claim in (body.left, body.right)}
            case Derivation():
                self._marked.texts |= {body.document, body.source}
            case Resolution():
                self._marked.cases.add(body.case)  # by its claims, too: the case may be part of another by now
                self._marked.claims |= {self.recollection.readings.now(claim) for claim in body.claims}
            case Asked():
                self._marked.cases.add(body.case)

    def _settle(self) -> Touched:
        marked, self._marked = self._marked, Marked()
        if not (marked.leaves or marked.claims or marked.pairs or marked.texts or marked.cases):
            return Touched(frozenset(), frozenset())
        for claim in marked.claims:
            self._decide(claim, marked)
        names = set(marked.pairs)
        told: set[NamingId] = set()
        latest = latest_versions(self.recollection.versions, self.recollection.model_readings)
        for document in marked.leaves:
            before = self.leaves.get(document)
            leaf = Leaf(document, self.recollection.readings, latest, readers=self.readers)
            self.leaves[document] = leaf
            told |= leaf.about.keys() | (before.about.keys() if before else set())
        for document in marked.leaves | {leaf.document for leaf in self._leaves_of(marked.claims)}:
            if changed := self.persons.put(document, self._names_in(document)):
                names |= changed
                marked.texts.add(document)  # a name that is gone is no identity's any more, but cases may name it
        grouped = self.persons.regroup(names)
        told |= {naming for leaf in self._leaves_of(marked.claims) for naming in self._subjects(leaf, marked.claims)}
        spoken_of = {self.roots[case] for case in marked.cases if case in self.roots}
        stale = {self.persons.root(naming) for naming in told} | grouped | spoken_of
        for naming in stale:
            self._write_line(naming)
        regrouped = {known.document for naming in grouped if (known := self.persons.known.get(naming))}
        return Touched(frozenset(marked.texts | regrouped), frozenset(stale))

    def _decide(self, claim: ClaimId, marked: Marked) -> None:
        """Take a decision into account; one on a claim that did not count makes it count."""
        known = self.recollection.readings.find_claim(claim)
        if known is None or known.passage.document in marked.leaves:
            return
        leaf = self.leaves.get(known.passage.document)
        if leaf and claim in leaf.claims:
            leaf.decide(claim)
        else:
            marked.leaves.add(known.passage.document)

    def _leaves_of(self, claims: set[ClaimId]) -> set[Leaf]:
        found = (self.recollection.readings.claims.get(claim) for claim in claims)
        return {self.leaves[claim.passage.document] for claim in found if claim}

    def _subjects(self, leaf: Leaf, claims: set[ClaimId]) -> set[NamingId]:
        return {naming for naming, about in leaf.about.items() if not claims.isdisjoint(about)}

    def _names_in(self, document: DocumentId) -> dict[NamingId, Naming]:
        """Return the names of a document, and those of subjects that a person typed in and no reading found."""
        read, leaf = self.recollection.readings.namings_of.get(document, {}), self.leaves[document]
        missing = [
            leaf.claims[claim]
            for naming in leaf.about
            if naming not in read
            for claim in leaf.weighed_about(naming)
        ]  # fmt: skip
        if not missing:
            return read
        order = {id(claim): place for place, claim in enumerate(leaf.claims.values())}
        return {**read, **known_namings((), sorted(missing, key=lambda claim: order[id(claim)]))}

    def claims_about(self, root: NamingId) -> list[ClaimId]:
        """Return the claims about a person, by document."""
        found: list[ClaimId] = []
        for naming in self.persons.members(root):
            leaf = self.leaves.get(self.persons.known[naming].document)
            found += leaf.about.get(naming, ()) if leaf else ()
        return found

    def leaf_of(self, claim: ClaimId) -> Leaf | None:
        """Return the leaf on which this claim counts, or None."""
        known = self.recollection.readings.claims.get(claim)
        leaf = self.leaves.get(known.passage.document) if known else None
        return leaf if leaf and claim in leaf.claims else None

    def _write_line(self, root: NamingId) -> None:
        """Write the line of one identity anew; it has none where it is no case, or is part of another one."""
        before = self.lines.pop(root, None)
        if before:
            del self.ordered[bisect_left(self.ordered, _place(before))]
            del self.roots[before.id]
        line = self._line(root) if self.persons.root(root) == root else None
        if line:
            self.lines[root] = line
            self.roots[line.id] = root
            insort(self.ordered, _place(line))

    def _line(self, root: NamingId) -> CaseLine | None:
        members = self.persons.members(root)
        if not members:
            return None
        name, sort = self.persons.name_and_sort(root)
        if sort not in (Sort.PERSON, Sort.UNKNOWN):
            return None
        claims = decided = 0
        tells, documents = False, set()
        for naming in members:
            leaf = self.leaves[self.persons.known[naming].document]
            for claim in leaf.about.get(naming, ()):
                claims += 1
                decided += leaf.stands(claim).verdict is not None
                documents.add(leaf.document)
                tells = tells or (isinstance(leaf.claims[claim].predicate, Kind) and not leaf.is_rejected(claim))
        if not tells:
            return None
        return CaseLine(
            id=CaseId(digest_id("cas", root)), name=name, namings=len(members), documents=len(documents),
            claims=claims, decided=decided,
        )  # fmt: skip


def _place(line: CaseLine) -> tuple[int, str, CaseId, CaseLine]:
    return -line.claims, line.name, line.id, line
