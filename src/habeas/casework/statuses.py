"""Everybody's status, found without their case files, and kept until what it stands on changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from habeas.casework.dossiers import Dossiers
from habeas.casework.index import Index, Touched
from habeas.errors import BadChoice
from habeas.model import DocumentId, NamingId, Status, Weighed, When
from habeas.reconcile.quick import quick_status


class Statuses:
    """The statuses that were asked for; those of another day than today are found anew each time."""

    def __init__(self, index: Index, dossiers: Dossiers) -> None:
        self._index = index
        self._dossiers = dossiers
        self._kept: dict[NamingId, tuple[Status, frozenset[DocumentId]]] = {}
        self._settled: tuple[int, frozenset[NamingId]] = (0, frozenset())

    def forget(self, touched: Touched) -> None:
        """Forget the statuses that may have changed."""
        for root in touched.persons:
            self._kept.pop(root, None)
        if touched.documents:
            self._kept = {
                root: kept for root, kept in self._kept.items() if kept[1].isdisjoint(touched.documents)
            }  # fmt: skip

    def get(self, root: NamingId, *, as_of: str | None = None) -> Status:
        """Return the status of the person with this root, the same as their case file has.

        Raises:
            BadDate: ``as_of`` is not EDTF.
            BadChoice: it is not one day.

        """
        if as_of is not None:
            prove_day(as_of)
            return self._find(root, as_of)[0]
        if root not in self._kept:
            self._kept[root] = self._find(root, None)
        return self._kept[root][0]

    def _find(self, root: NamingId, as_of: str | None) -> tuple[Status, frozenset[DocumentId]]:
        readings = self._index.recollection.readings
        weighed = tuple(self._weighed(root))
        documents = frozenset(each.claim.passage.document for each in weighed)
        if root in self._with_sides():  # only the whole file knows what gives way where people chose sides
            return self._dossiers.get(root, as_of=as_of).status, documents
        judged = readings.spoken.event_judgements
        own = {each.claim.id for each in weighed} if judged else set()
        words = [word for word in judged if word.left in own and word.right in own]
        return quick_status(weighed, readings.documents, judgements=words, as_of=as_of), documents

    def _weighed(self, root: NamingId) -> Iterator[Weighed]:
        """Yield the claims about a person that nobody rejected, with where they stand."""
        persons = self._index.persons
        for naming in persons.members(root):
            leaf = self._index.leaves.get(persons.known[naming].document)
            for key in leaf.weighed_about(naming) if leaf else ():
                if leaf:
                    word = leaf.stands(key)
                    yield Weighed(claim=leaf.claims[key], decision=word.decision, standing=word.standing)

    def _with_sides(self) -> frozenset[NamingId]:
        """Return those in whose cases people chose sides; found anew when a word is added or names are judged."""
        said: Sequence[object] = self._index.recollection.readings.spoken.resolutions
        if not said:
            return frozenset()
        entries = len(self._index.recollection.entries)
        if self._settled[0] != entries:
            self._settled = (entries, frozenset(self._find_with_sides()))
        return self._settled[1]

    def _find_with_sides(self) -> Iterator[NamingId]:
        readings, persons = self._index.recollection.readings, self._index.persons
        for word in readings.spoken.resolutions:
            for claim in word.claims:
                known = readings.claims.get(readings.now(claim))
                if known and (naming := known.subject_naming):
                    yield persons.root(naming)
            if root := self._index.roots.get(word.case):
                yield root


def prove_day(as_of: str) -> None:
    """Refuse what is not one day.

    Raises:
        BadDate: it is not EDTF.
        BadChoice: it is not one day.

    """
    if not When.parse(as_of).is_single_day:
        raise BadChoice(what="The day to look from", given=as_of, allowed="one day: 2019-08-16")
