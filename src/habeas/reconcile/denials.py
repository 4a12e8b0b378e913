"""Who says that a fact was otherwise, and how well it stands then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from habeas.model import Denial, Document, DocumentId, Genre, Mention, Support
from habeas.model.folding import fold_words, stands_alone
from habeas.reconcile.told import Told
from habeas.reconcile.voices import is_official, is_vague

NEAR = 40  # code points before a name
CHARACTERS = 4  # of a script without spaces
_OF_STATES = (Genre.OFFICIAL, Genre.COURT)


def find_denials(
    dissenting: Iterable[Told], documents: Mapping[DocumentId, Document], key_of: Callable[[str], str]
) -> tuple[Denial, ...]:
    """Return the claims against a fact by who speaks, authorities first; the words stay those of the claims.

    A document speaks for itself where it names nobody who denies.
    """
    found: dict[str, list[tuple[str, bool, Told]]] = defaultdict(list)
    for told in dissenting:
        who, official = _speaker(told, documents.get(told.claim.passage.document))
        found[key_of(who)].append((who, official, told))
    denials = [
        Denial(
            who=min((who for who, _, _ in said), key=lambda name: (-len(name), name)),
            is_official=any(official for _, official, _ in said),
            claims=tuple(told.id for _, _, told in sorted(said, key=lambda each: each[2].order)),
        )
        for said in found.values()
    ]
    return tuple(sorted(denials, key=lambda denial: (not denial.is_official, denial.who, denial.claims)))


def _speaker(told: Told, document: Document | None) -> tuple[str, bool]:
    """Return who denies, and whether that is an authority."""
    speaker = told.claim.speaker
    if speaker and not is_vague(speaker.name):
        office = _word_before(speaker, document) if document else ""
        return speaker.name, any(map(is_official, (speaker.name, speaker.text, office)))
    if document is None:
        return told.claim.passage.document, False
    frame = document.frame
    name = frame.cited_as or frame.publisher or frame.author or document.id
    return name, frame.genre in _OF_STATES or is_official(name)


def _word_before(speaker: Mention, document: Document) -> str:
    """Return the word right before a speaker's name: an office ("spokesman Dorin Kasp", an invented man), or none.

    Of a script without spaces some characters.
    """
    before = document.text[max(0, speaker.start - NEAR) : speaker.start].rstrip()
    words = fold_words(before) if before[-1:].isalnum() else []
    alone = words and stands_alone(words[-1])
    return " ".join(words[-CHARACTERS:] if alone else words[-1:])


def find_support(*, denied: bool, contested: bool, at_least: int) -> Support:
    """Return how well a fact stands, in one word."""
    if denied:
        return Support.DENIED
    if contested:
        return Support.CONTESTED
    return Support.CORROBORATED if at_least > 1 else Support.SINGLE
