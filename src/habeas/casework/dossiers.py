"""One person's case file, computed from the documents that speak of the person, and kept until one of them changes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from habeas.casework.companions import company_in
from habeas.casework.index import Index, Touched
from habeas.errors import BadChoice
from habeas.law import load_law
from habeas.model import CaseFile, Claim, DocumentId, NamingId, When
from habeas.reconcile import Sources, reconcile_among
from habeas.reconcile.descents import Descents
from habeas.reconcile.workings import Workings

KEPT = 200  # case files, the latest asked for
LARGE = 200  # claims from which on what was worked out for a case is kept for the next time
WORKED_OUT = 8  # large cases whose workings are kept, the latest asked for: they take some hundred MiB


@dataclass(frozen=True, slots=True)
class _Kept:
    case: CaseFile
    documents: frozenset[DocumentId]  # any change of their words, names or identities may change the case
    beside: frozenset[NamingId] = frozenset()  # whose claims stand on the same words


class Dossiers:
    """The case files that were asked for."""

    def __init__(self, index: Index, large: int = LARGE) -> None:
        """Keep nothing yet; what is worked out is kept of cases with as many claims as are ``large``."""
        self._index, self._large = index, large
        self._kept: dict[NamingId, _Kept] = {}
        self._workings: dict[NamingId, Workings] = {}

    def forget(self, touched: Touched) -> None:
        """Forget the case files that may have changed."""
        if not touched.documents and not touched.persons:
            return
        self._kept = {
            root: kept
            for root, kept in self._kept.items()
            if root not in touched.persons
            and kept.documents.isdisjoint(touched.documents)
            and kept.beside.isdisjoint(touched.persons)
        }

    def get(self, root: NamingId, *, as_of: str | None = None) -> CaseFile:
        """Return the case file of the person with this root, as it stood on a day if one is given: that is not kept.

        Raises:
            KeyError: it is no case.
            BadDate: ``as_of`` is not EDTF.
            BadChoice: it is not one day.

        """
        if as_of is not None:
            if not When.parse(as_of).is_single_day:
                raise BadChoice(what="The day to look from", given=as_of, allowed="one day: 2019-08-16")
            return self._compute(root, as_of=as_of).case
        kept = self._kept.pop(root, None) or self._compute(root)
        self._kept[root] = kept  # the latest asked for stands last
        if len(self._kept) > KEPT:
            del self._kept[next(iter(self._kept))]
        return kept.case

    def _workings_of(self, root: NamingId, claims: int) -> Workings | None:
        """Return what was worked out of a large case; what was decided since never shows in it, so none is stale."""
        if claims < self._large:
            self._workings.pop(root, None)
            return None
        work = self._workings.pop(root, None) or Workings()
        self._workings[root] = work  # the latest asked for stands last
        if len(self._workings) > WORKED_OUT:
            del self._workings[next(iter(self._workings))]
        return work

    def _likely(self, document: DocumentId, claims: Sequence[Claim]) -> Iterator[NamingId]:
        """Yield those in a document who may be related: whom these claims name, and whom people judged."""
        persons = self._index.persons
        named = {
            mention.name
            for claim in claims
            if claim.passage.document == document
            for mention in (claim.speaker, *claim.agents)
            if mention
        }
        for naming in persons.named_in(document):
            if persons.is_joined(naming) or persons.known[naming].name in named:
                yield persons.root(naming)

    def _compute(self, root: NamingId, *, as_of: str | None = None) -> _Kept:
        index, persons = self._index, self._index.persons
        readings = index.recollection.readings
        keys = index.claims_about(root)
        claims = [readings.claims[key] for key in keys]
        documents = frozenset(
            [claim.passage.document for claim in claims]
            + [persons.known[naming].document for naming in persons.members(root)]
        )
        roots = {root for document in documents for root in self._likely(document, claims)}
        company, beside = company_in(index, documents, claims)
        sources = Sources(
            documents=readings.documents, claims=(), namings=(), judgements=(), questions=load_law().questions,
            decisions=[decision for key in keys for decision in readings.decisions_on(key)], readers=index.readers,
            resolutions=readings.spoken.resolutions, event_judgements=readings.spoken.event_judgements,
            derivations=readings.spoken.derivations, likenesses=index.copying.among(documents), as_of=as_of,
            company=company,
        )  # fmt: skip
        among = [persons.component(other) for other in roots if other != root]
        work = None if as_of else self._workings_of(root, len(claims))
        case = reconcile_among(persons.component(root), claims, sources, among=among, work=work)
        if case is None:
            raise KeyError(root)
        descents = Descents.of(readings.spoken.derivations, ())
        originals = (above for document in documents for above in descents.above(document))
        return _Kept(case, documents.union(originals), beside)
