"""Who is told of in the same words as a person, in the documents that speak of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from habeas.casework.index import Index
from habeas.model import Claim, DocumentId, NamingId, Sort
from habeas.reconcile.groups import Company, company_of, words_of

PEOPLE = (Sort.PERSON, Sort.UNKNOWN)
_Told = tuple[NamingId, Claim, bool]  # who, by the smallest name; and whether people rejected the claim


def company_in(
    index: Index, documents: Iterable[DocumentId], claims: Sequence[Claim]
) -> tuple[Company, frozenset[NamingId]]:
    """Return who is told of together with whom these claims are about, and all whose claims that depends on."""
    read = sorted(documents)
    told = list(_told_in(index, read, claims))
    company = company_of(((root, claim) for root, claim, is_rejected in told if not is_rejected), _names(index, read))
    return company, frozenset(root for root, _, _ in told)


def _told_in(index: Index, documents: Sequence[DocumentId], claims: Sequence[Claim]) -> Iterator[_Told]:
    """Yield every claim about a person that stands on the same words as one of these."""
    words = {found for claim in claims if (found := words_of(claim))}
    for document in documents if words else ():
        leaf = index.leaves.get(document)
        for naming, keys in leaf.about.items() if leaf else ():
            for key in keys:
                claim = leaf.claims[key] if leaf else None
                if leaf and claim and words_of(claim) in words and _is_person(index, naming):
                    yield index.persons.root(naming), claim, leaf.is_rejected(key)


def _names(index: Index, documents: Sequence[DocumentId]) -> Iterator[tuple[DocumentId, str, NamingId]]:
    persons = index.persons
    for document in documents:
        for naming in persons.named_in(document):
            if _is_person(index, naming):
                yield document, persons.known[naming].name, persons.root(naming)


def _is_person(index: Index, naming: NamingId) -> bool:
    return index.persons.name_and_sort(index.persons.root(naming))[1] in PEOPLE
