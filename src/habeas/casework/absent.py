"""The cases of some persons as they would be if one document had never come."""

from __future__ import annotations

from collections.abc import Iterable

from habeas.casework.index import Index
from habeas.law import load_law
from habeas.model import CaseFile, DocumentId, NamingId
from habeas.reconcile import Sources, reconcile


def touched_by(index: Index, document: DocumentId) -> tuple[NamingId, ...]:
    """Return the roots of those of whom a document says something, or whom it names, fullest cases first."""
    roots = {index.persons.root(naming) for naming in index.persons.named_in(document)}
    told = [root for root in roots if root in index.lines or index.claims_about(root)]
    return tuple(sorted(told, key=lambda root: (-index.lines[root].claims if root in index.lines else 1, root)))


def cases_without(index: Index, document: DocumentId, roots: Iterable[NamingId]) -> tuple[CaseFile, ...]:
    """Return the cases that the other documents make of these persons: of one there may be several, or none.

    Claims, names and judgements of the document are left out; a judgement on a name of it joins nobody without it.
    """
    persons, readings = index.persons, index.recollection.readings
    told = {key for root in roots for key in index.claims_about(root)}
    claims = [claim for key in sorted(told) if (claim := readings.claims[key]).passage.document != document]
    members = {naming for root in roots for naming in persons.members(root)}
    speaking = {claim.passage.document for claim in claims} | {persons.known[each].document for each in members}
    around = {persons.root(naming) for each in speaking - {document} for naming in persons.named_in(each)}
    names = {naming for root in around for naming in persons.members(root)} | members
    own = persons.named_in(document)
    sources = Sources(
        documents={key: each for key, each in readings.documents.items() if key != document},
        claims=claims,
        namings=[persons.known[naming] for naming in sorted(names - own)],
        decisions=[decision for claim in claims for decision in readings.decisions_on(claim.id)],
        judgements=[word for word in index.recollection.judgements if own.isdisjoint((word.left, word.right))],
        questions=load_law().questions,
        readers=index.readers,
        resolutions=readings.spoken.resolutions,
        event_judgements=readings.spoken.event_judgements,
        derivations=[word for word in readings.spoken.derivations if document not in (word.document, word.source)],
        likenesses=index.copying.among(speaking - {document}),
    )
    return reconcile(sources)
