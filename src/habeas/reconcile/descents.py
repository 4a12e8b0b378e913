"""Which documents repeat which: what people said of pairs, and the way up to the original."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field

from habeas.model import Derivation, Descent, DocumentId, Likeness

Pair = frozenset[DocumentId]


def standing_words(derivations: Iterable[Derivation]) -> dict[Pair, Derivation]:
    """Return the last word on each pair of documents that was not taken back; of two at one second the later one."""
    last: dict[Pair, tuple[str, Derivation]] = {}
    for word in derivations:
        pair = frozenset((word.document, word.source))
        if pair not in last or last[pair][0] <= word.at:
            last[pair] = (word.at, word)
    return {pair: word for pair, (_, word) in last.items() if word.descent is not Descent.RETRACT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Descents:
    """The words that stand, and the likenesses that nobody has answered with "independent"."""

    sources: Mapping[DocumentId, tuple[DocumentId, ...]]  # what each document derives from
    alike: Mapping[DocumentId, tuple[Likeness, ...]]  # by each of the two documents
    apart: Collection[Pair] = field(default_factory=frozenset)  # judged independent

    @classmethod
    def of(cls, derivations: Iterable[Derivation], likenesses: Iterable[Likeness]) -> Descents:
        """Return what stands of what people said, beside what the machine found."""
        words = standing_words(derivations)
        sources: dict[DocumentId, list[DocumentId]] = {}
        for word in words.values():
            if word.descent is Descent.DERIVES:
                sources.setdefault(word.document, []).append(word.source)
        apart = frozenset(pair for pair, word in words.items() if word.descent is Descent.INDEPENDENT)
        alike: dict[DocumentId, list[Likeness]] = {}
        for each in likenesses:
            if frozenset((each.left, each.right)) not in apart:
                alike.setdefault(each.left, []).append(each)
                alike.setdefault(each.right, []).append(each)
        return cls(
            sources={document: tuple(sorted(known)) for document, known in sources.items()},
            alike={document: tuple(known) for document, known in alike.items()},
            apart=apart,
        )

    def way_up(self, document: DocumentId, told_by: Collection[DocumentId] = ()) -> tuple[DocumentId, ...]:
        """Return the documents from this one to its original, this one first.

        Of several sources the one goes before that tells the fact itself (``told_by``), then the smallest id.
        """
        way = [document]
        while sources := self.sources.get(way[-1]):
            following = min(sources, key=lambda each: (each not in told_by, each))
            if following in way:  # a circle, which two people can close at once: its smallest id stands for all of it
                return tuple(way[: way.index(min(way[way.index(following) :])) + 1])
            way.append(following)
        return tuple(way)

    def above(self, document: DocumentId) -> frozenset[DocumentId]:
        """Return every document that this one derives from, directly or not."""
        found: set[DocumentId] = set()
        waiting = [document]
        while waiting:
            for source in self.sources.get(waiting.pop(), ()):
                if source not in found:
                    found.add(source)
                    waiting.append(source)
        return frozenset(found)

    def clusters(self, documents: Collection[DocumentId]) -> Callable[[DocumentId], DocumentId]:
        """Return what gives each of these documents the one that stands for all that may be copies of each other.

        A pair that a person judged independent is never brought together by way of a third document.
        """
        members: dict[DocumentId, set[DocumentId]] = {document: {document} for document in documents}
        for each in self._pairs(documents):
            one, other = members.get(each.left), members.get(each.right)
            if one is None or other is None or one is other:
                continue
            if any(frozenset((left, right)) in self.apart for left in one for right in other):
                continue
            one |= other
            for document in other:
                members[document] = one
        return lambda document: min(members[document])

    def _pairs(self, documents: Collection[DocumentId]) -> list[Likeness]:
        """Return the likenesses between these documents, strongest first."""
        found = {
            (each.left, each.right): each
            for document in documents
            for each in self.alike.get(document, ())
            if each.left in documents and each.right in documents
        }
        return sorted(found.values(), key=lambda each: (-max(each.left_share, each.right_share), each.left, each.right))


NO_DESCENTS = Descents(sources={}, alike={})
