"""A person says whether one document repeats another, and why; what was said of a pair, and what waits for a word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from habeas.casework.appending import append
from habeas.casework.desk import Desk
from habeas.casework.memory import recall
from habeas.casework.reasons import prove_reason
from habeas.casework.undoing import NothingToUndo
from habeas.casework.view import View
from habeas.errors import Refused
from habeas.model import CaseFile, Derivation, Descent, Document, DocumentId, Likeness
from habeas.reconcile.descents import Descents, standing_words
from habeas.resolve.sharing import Shared, shared_passages

REASONS = (  # offered at one click; the catalogues hold them
    "It repeats the other word for word.",
    "It names the other as its source.",
    "It is a translation of the other.",
    "Each has spoken to its own sources.",
    "They share only formulas and names.",
)
TRANSLATABLE = REASONS


class DerivesFromItself(Refused):
    """A document was said to repeat itself."""

    code = "derives-from-itself"
    exit_code = 11
    says = "Document %(document)s cannot be a copy of itself."
    remedy = "Name the document that repeats, and then the one that it repeats."


class DerivesInCircle(Refused):
    """A document would derive from itself by way of others."""

    code = "derives-in-circle"
    exit_code = 18
    says = "Document %(source)s derives from %(document)s already, by what people said of %(copy)s and %(original)s."
    remedy = "Take that word back first: habeas derive %(copy)s %(original)s --retract --because …"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two documents of which somebody, or only the machine, thinks that one may repeat the other."""

    left: DocumentId
    right: DocumentId
    likeness: Likeness | None  # None: a person said it, and their words are not alike
    word: Derivation | None  # what stands of what people said


def derive(desk: Desk, document: str, source: str, descent: Descent, *, because: str) -> Derivation:
    """Record that a document derives from another, or does not; the latest word on the two stands.

    Raises:
        ReasonMissing: no reason was given.
        NotFound: there is no such document, or several.
        DerivesFromItself: both are one.
        DerivesInCircle: the source derives from the document already.
        NothingToUndo: a word was to be taken back, and none stands.

    """
    reason = prove_reason(because)
    with desk.recollection.lock:  # nobody in this process closes a circle meanwhile
        memory, at = recall(desk), desk.now()
        copy, original = memory.get_document(document).id, memory.get_document(source).id
        if copy == original:
            raise DerivesFromItself(document=copy)
        words = standing_words(memory.derivations)
        if descent is Descent.RETRACT and frozenset((copy, original)) not in words:
            raise NothingToUndo
        if descent is Descent.DERIVES:
            _prove_no_circle(words.values(), copy, original)
        made = Derivation(document=copy, source=original, descent=descent, by=desk.person, at=at, because=reason)
        append(desk, [made], at=at)
        return made


def _prove_no_circle(words: Iterable[Derivation], copy: DocumentId, original: DocumentId) -> None:
    """Refuse where the original derives from the copy by other words than the last one on this pair."""
    others = [word for word in words if {word.document, word.source} != {copy, original}]
    known = Descents.of(others, ())
    if copy not in known.above(original):
        return
    at = original
    while True:  # towards the copy; the last step is the word that closes the circle
        following = next(each for each in known.sources[at] if each == copy or copy in known.above(each))
        if following == copy:
            raise DerivesInCircle(document=copy, source=original, copy=at, original=following)
        at = following


def standing_word(words: Iterable[Derivation], left: str, right: str) -> Derivation | None:
    """Return the word that stands on two documents, or None where nobody said any, or took it back."""
    pair = {left, right}
    found = standing_words(word for word in words if {word.document, word.source} == pair)
    return next(iter(found.values()), None)


def pairs_of(view: View, case: CaseFile) -> tuple[Pair, ...]:
    """Return the pairs of documents of a case that wait for a word, most alike first, and then those decided."""
    return _pairs(view.likenesses(documents_of(case)), standing_words(view.derivations), among=documents_of(case))


def pairs_in(view: View) -> tuple[Pair, ...]:
    """Return the pairs of all documents that wait for a word, most alike first, and then those decided."""
    return _pairs(view.likenesses(), standing_words(view.derivations), among=None)


def documents_of(case: CaseFile) -> tuple[DocumentId, ...]:
    """Return the documents in which the claims of a case stand, in the order of their ids."""
    return tuple(sorted({weighed.claim.passage.document for weighed in case.claims}))


def _pairs(
    likenesses: Sequence[Likeness],
    words: Mapping[frozenset[DocumentId], Derivation],
    *,
    among: Sequence[DocumentId] | None,
) -> tuple[Pair, ...]:
    found = {
        frozenset((each.left, each.right)): Pair(left=each.left, right=each.right, likeness=each, word=None)
        for each in likenesses
    }
    for key, word in words.items():
        left, right = sorted(key)
        if among is None or left in among or right in among:
            known = found.get(key)
            found[key] = Pair(left=left, right=right, likeness=known.likeness if known else None, word=word)
    order = {Descent.UNSURE: 1, Descent.DERIVES: 2, Descent.INDEPENDENT: 2}
    return tuple(
        sorted(
            found.values(),
            key=lambda pair: (order[pair.word.descent] if pair.word else 0, -_alike(pair), pair.left, pair.right),
        )
    )


def _alike(pair: Pair) -> float:
    return max(pair.likeness.left_share, pair.likeness.right_share) if pair.likeness else 0.0


def likely_copy(pair: Pair, documents: Mapping[DocumentId, Document]) -> tuple[DocumentId, DocumentId]:
    """Return which of the two would be the copy and which the original: by a person's word, else by the dates.

    Where neither tells, the shorter one goes before as the original.
    """
    if pair.word is not None:
        return pair.word.document, pair.word.source
    if pair.likeness is not None and pair.likeness.likely_source is not None:
        original = pair.likeness.likely_source
    else:
        original = min((pair.left, pair.right), key=lambda each: (len(documents[each].text), each))
    return (pair.right if original == pair.left else pair.left), original


def evidence_on(documents: Mapping[DocumentId, Document], pair: Pair, *, most: int = 3) -> tuple[Shared, ...]:
    """Return the longest passages that both documents have in their own words."""
    return shared_passages(documents[pair.left], documents[pair.right], most=most)
