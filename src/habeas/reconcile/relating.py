"""Whom else a case names: the bodies and persons that its claims mention, and bodies that people judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from habeas.model import DocumentId, Identity, NamingId, Sort
from habeas.reconcile.identity import Component
from habeas.reconcile.told import Told

FEW = 3  # claims in one document from which on a person is one of those it is about
_BODIES = (Sort.ORGANISATION, Sort.GROUP, Sort.UNKNOWN)


def find_related(
    component: Component, told: Sequence[Told], components: Mapping[NamingId, Component]
) -> tuple[Component, ...]:
    """Return the bodies and persons that the claims name, and bodies of these documents that people judged."""
    in_document = Counter(each.claim.passage.document for each in told)
    documents = {document for document, count in in_document.items() if count >= FEW}
    mentioned = {
        (each.claim.passage.document, mention.name)
        for each in told
        for mention in (each.claim.speaker, *each.claim.agents)
        if mention
    }
    found = []
    for other in components.values():
        if other is component or other.identity.sort == Sort.PLACE:
            continue
        named = any((naming.document, naming.name) in mentioned for naming in other.identity.namings)
        if named or _is_judged_body(other.identity, documents):
            found.append(other)
    return tuple(sorted(found, key=lambda each: (each.identity.sort, each.identity.name, each.identity.namings[0].id)))


def _is_judged_body(identity: Identity, documents: set[DocumentId]) -> bool:
    """Whether this is an organisation or group of these documents that stands under several names."""
    if identity.sort not in _BODIES or len(identity.namings) < 2:
        return False
    return any(naming.document in documents for naming in identity.namings)
