"""A ledger as people look at it: what is there, where it stands, what waits, and who said what; every look is cheap.

A view is live: it says what holds now, and ``catch_up`` takes in what was appended since. What it returns are values,
which stay as they are. A view belongs to one ``Sitting``; hold the sitting's lock while you use it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar, cast

from habeas.casework.absent import cases_without, touched_by
from habeas.casework.dossiers import LARGE, Dossiers
from habeas.casework.index import CaseLine
from habeas.casework.leaves import Progress
from habeas.casework.memory import Memory, Recollection, remember
from habeas.casework.queue import Order, Waiting
from habeas.casework.seen import Seen
from habeas.casework.spoken import Line
from habeas.casework.statuses import Statuses
from habeas.errors import NotFound
from habeas.ledger import Artefact, ArtefactKind
from habeas.model import (
    Asked,
    CaseFile,
    CaseId,
    CaseRecord,
    ClaimId,
    Conflict,
    DocumentId,
    Naming,
    NamingId,
    ReadingRule,
    Resolution,
    Status,
    Verdict,
)  # fmt: skip
from habeas.reconcile.following import Words
from habeas.reconcile.identity import Component
from habeas.reconcile.reopening import ResolutionState, find_resolutions, state_of

__all__ = ["CaseLine", "Line", "Order", "Progress", "ResolutionState", "View", "Waiting", "view_of"]

T = TypeVar("T")


def view_of(memory: Memory) -> View:
    """Return the view of what a memory was taken from; of an older memory, a view made for it."""
    source = memory.source if memory.source.upto == memory.upto else remember(memory.entries).source
    with source.lock:
        view = source.view if isinstance(source.view, View) else View(source)
        source.view = view
        view.catch_up()
        return view


class View(Seen):
    """What one ledger holds, indexed: documents and claims as ``Seen``, and what waits, cases, and history."""

    def __init__(self, recollection: Recollection, *, large: int = LARGE) -> None:
        super().__init__(recollection)
        self._dossiers = Dossiers(self._index, large)
        self._statuses = Statuses(self._index, self._dossiers)
        self._cases: tuple[CaseLine, ...] | None = None
        self._chosen: dict[CaseId, CaseLine] | None = None
        self._kept: dict[tuple[str, ...], tuple[object, object]] = {}  # what it was made of, and what was made
        self.catch_up()

    def catch_up(self) -> None:
        """Take into account what was recalled since."""
        touched = self._index.catch_up()
        self._dossiers.forget(touched)
        self._statuses.forget(touched)
        if touched.persons or touched.documents:
            self._cases = self._chosen = None

    @property
    def readers(self) -> int:
        """How many people must say the same of a claim before it stands."""
        return self._index.readers

    @property
    def reading_rule(self) -> ReadingRule | None:
        """The latest rule of how many must read, with who set it and why; None where nobody did: one."""
        return self._readings.spoken.rule

    def reasons(self, verdict: Verdict) -> tuple[str, ...]:
        """The reasons that people chose to be offered for a verdict; none where nobody made a list."""
        return self._readings.spoken.reasons.get(verdict, ())

    def progress(self, person: str | None = None) -> Progress:
        """How many of all claims were decided; with a person, by her."""
        return _sum(leaf.progress(person) for leaf in self._index.leaves.values())

    def progress_of(self, document: DocumentId, person: str | None = None) -> Progress:
        """How many claims of a document were decided; with a person, by her."""
        return self._leaf(document).progress(person)

    def progress_of_case(self, case: str, person: str | None = None) -> Progress:
        """How many claims about a person were decided; with a reader, by her."""
        line = self._index.lines[self._root_of(case)]
        if person is None:
            return Progress(decided=line.decided, total=line.claims)
        claims = self._index.claims_about(self._index.roots[line.id])
        return Progress(decided=sum(self.has_decided(claim, person) for claim in claims), total=len(claims))

    def queue(self, person: str) -> tuple[Waiting, ...]:
        """The documents with claims that want this person's word, weightiest first, then as they came."""
        waiting = [line for leaf in self._leaves() if (line := leaf.line(person))]
        return tuple(sorted(waiting, key=lambda each: -each.priority))

    def next_claim(
        self,
        person: str,
        *,
        document: DocumentId | None = None,
        after: str | None = None,
        order: Order | str = Order.HARM,
    ) -> ClaimId | None:
        """Return the claim that this person should read next, or None where nothing waits for her.

        Within ``document`` first, after the claim ``after`` where one is named (so that one may be passed over); then
        in the next documents of the queue; at last what was passed over.
        """
        order = Order(order)
        if document is None and after is not None:
            document = self.get_claim(after).passage.document
        passed = self.now(after) if after else None
        if document and (found := self._leaf(document).next(person, order=order, after=passed)):
            return found
        queue = [each.document for each in self.queue(person)]
        first = queue.index(document) + 1 if document in queue else 0
        for each in (*queue[first:], *queue[:first]):
            if found := self._leaf(each).next(person, order=order, after=None):
                return found
        return None

    @property
    def namings(self) -> Mapping[NamingId, Naming]:
        """Every name of every document, those of subjects that only a person found too."""
        return self._index.persons.known

    def component_of(self, naming: NamingId) -> Component:
        """The identity that a name belongs to; NotFound where no document has the name."""
        if naming not in self.namings:
            raise NotFound(what="name", given=naming)
        return self._index.persons.component(self._index.persons.root(naming))

    def cases(self) -> tuple[CaseLine, ...]:
        """Every person of whom some source tells an event, fullest first."""
        if self._cases is None:
            called = self._called()
            self._cases = tuple([called.get(place[2], place[3]) for place in self._index.ordered])
        return self._cases

    def case_line(self, reference: str) -> CaseLine:
        """The line of one case; NotFound where there is none."""
        line = self._index.lines[self._root_of(reference)]
        return self._called().get(line.id, line)

    def _called(self) -> Mapping[CaseId, CaseLine]:
        """The lines of those who are called by a spelling that a person follows: only theirs need the whole case."""
        if self._chosen is None:
            index, claims = self._index, self._readings.claims
            self._chosen = {}
            for word in self._readings.spoken.resolutions:
                subjects = {claims[claim].subject_naming for claim in word.claims if claim in claims}
                for root in {index.persons.root(naming) for naming in subjects if naming}:
                    spelled = {index.persons.known[naming].name for naming in index.persons.members(root)}
                    if root in index.lines and word.side in spelled:
                        line = index.lines[root]
                        self._chosen[line.id] = replace(line, name=self._dossiers.get(root).who.name)
        return self._chosen

    def case(self, reference: str, *, as_of: str | None = None) -> CaseFile:
        """Return the case with this id (or one it had), or of the person with this name or naming id.

        Raises:
            NotFound: there is none, or several persons have that name.
            BadDate: ``as_of`` is not EDTF.

        """
        return self._dossiers.get(self._root_of(reference), as_of=as_of)

    def status(self, reference: str, *, as_of: str | None = None) -> Status:
        """Return the status that the case with this reference has, without the rest of the case; refusals as there."""
        return self._statuses.get(self._root_of(reference), as_of=as_of)

    def find_case(self, naming: NamingId) -> CaseFile | None:
        """Return the case of the person who has this name, or None where no source tells an event of them."""
        root = self._index.persons.root(naming)
        return self._dossiers.get(root) if root in self._index.lines else None

    def find_line(self, naming: NamingId) -> CaseLine | None:
        """Return the line of the case of the person who has this name, or None where there is none."""
        line = self._index.lines.get(self._index.persons.root(naming))
        return self._called().get(line.id, line) if line else None

    def touched_by(self, document: DocumentId) -> tuple[NamingId, ...]:
        """The smallest name of each person of whom a document says something, fullest cases first."""
        return touched_by(self._index, document)

    def cases_without(self, document: DocumentId, persons: Iterable[NamingId]) -> tuple[CaseFile, ...]:
        """The cases of these persons, named as ``touched_by`` names them, as if the document had never come."""
        return cases_without(self._index, document, tuple(persons))

    def case_of(self, claim: str) -> CaseId | None:
        """The case of the person whom a claim is about, or None where there is none."""
        key = self.now(claim)
        known = self._readings.claims.get(key)
        naming = known.subject_naming if known else None
        line = self._index.lines.get(self._index.persons.root(naming)) if naming else None
        return line.id if line else None

    def claims_about(self, case: str) -> tuple[ClaimId, ...]:
        """The claims about a person that count, rejected ones too."""
        return tuple(self._index.claims_about(self._root_of(case)))

    def resolution_of(self, case: str, conflict: Conflict) -> Resolution | None:
        """The word that holds for a conflict of a case, or None where nobody resolved it, or took it back."""
        return self.resolutions(case).get(conflict.id)

    def resolutions(self, case: str) -> Mapping[str, Resolution]:
        """The words that hold for the conflicts of a case, by the id of the conflict."""
        said = self._readings.spoken.resolutions
        if not said:
            return {}
        found = self.case(case)
        words = Words(said).on(self._case_ids(found.id), (each.claim.id for each in found.claims))
        return find_resolutions(words, found.conflicts)

    def resolution_state(self, case: str, conflict: Conflict) -> ResolutionState:
        """Whether a conflict of a case is open, resolved, or open again since a claim joined it."""
        return state_of(conflict, self.resolution_of(case, conflict))

    def asked(self, case: str) -> tuple[Asked, ...]:
        """Every word on what became of the questions of a case, oldest first, whatever id it had then."""
        said = self._readings.spoken.asked
        ids = set(self._case_ids(self.case_line(case).id)) if said else set()
        return tuple(word for word in said if word.case in ids)

    def record(self, case: str) -> CaseRecord:
        """All that people put on record of a case beside claims, whatever id it had then."""
        spoken = self._readings.spoken
        ids = set(self._case_ids(self.case_line(case).id)) if spoken.words else set()
        places = sorted(place for each in ids for place in spoken.words_on.get(each, ()))
        return CaseRecord.of(spoken.words[place] for place in places)

    def keep(self, key: tuple[str, ...], made_of: object, make: Callable[[], T]) -> T:
        """Return what was made under this key, as long as it was made of the same; else make it, and keep it."""
        kept = self._kept.get(key)
        if kept is None or kept[0] != made_of:
            kept = self._kept[key] = (made_of, make())
        return cast("T", kept[1])

    def petitions(self, case: str) -> tuple[Artefact, ...]:
        """The petitions that were written of a case, oldest first."""
        ids = set(self._case_ids(CaseId(case)))
        return tuple(
            made for made in self._recollection.artefacts if made.kind is ArtefactKind.PETITION and made.case in ids
        )

    def history(self, about: str | None = None, limit: int = 100, before: int | None = None) -> tuple[Line, ...]:
        """Who did what, when and why, latest first: of everything, a case, a document, a claim or a naming.

        ``before`` is the number of the last line of the page before.
        """
        if about is None:
            ids = None
        elif about.startswith("cas-"):
            root = self._root_of(about)
            ids = {*self._case_ids(CaseId(about)), *self._index.claims_about(root), *self._index.persons.members(root)}
        else:
            ids = {about, self.now(about)}
        return self._readings.spoken.history(ids, limit=limit, before=before)

    def _root_of(self, reference: str) -> NamingId:
        """Return the root of the case with this id, or of the one person of this name, or raise NotFound."""
        index = self._index
        if reference.startswith("cas-"):
            found = {self._root_of_id(CaseId(reference))}
        elif reference in index.persons.known:
            found = {index.persons.root(NamingId(reference))}
        else:
            found = {index.persons.root(naming) for naming in index.persons.find(reference)}
        cases = [root for root in found if root in index.lines]
        if len(cases) != 1:
            what = "case" if not cases else "single case (several people have that name: give its cas-… id)"
            raise NotFound(what=what, given=reference)
        return cases[0]


def _sum(parts: Iterator[Progress]) -> Progress:
    decided = total = 0
    for part in parts:
        decided, total = decided + part.decided, total + part.total
    return Progress(decided=decided, total=total)
