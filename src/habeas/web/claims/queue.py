"""What waits for one person, and how far those who read the same claims agree."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from habeas.casework.reading import WORDS, measure_agreement
from habeas.casework.view import Order, Progress, View, Waiting
from habeas.model import Attribute, ClaimId, Decision, Document, DocumentId, Kind
from habeas.web.claims.lines import Line, Listed
from habeas.web.claims.states import Eyes, State
from habeas.web.claims.words import name_of

MOST = 20  # documents on a page
MOST_KINDS = 5
MOST_CASES = 8
MOST_DIFFERING = 50
WEIGHTY = 100  # claims of a document that are looked at for the kinds that wait


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One document of the queue."""

    document: Document
    name: str
    waiting: int
    far: Progress
    kinds: tuple[tuple[Kind | Attribute, int], ...]


def wait(view: View, person: str, page: int | None) -> dict[str, Any]:
    """Return a page of the queue, with what surrounds it."""
    queue = view.queue(person)
    pages = max((len(queue) + MOST - 1) // MOST, 1)
    number = min(max(page or 1, 1), pages)
    who = person if view.readers > 1 else None
    shown = queue[(number - 1) * MOST : number * MOST]
    pieces = tuple(_piece(Eyes(view, person), each, who) for each in shown)
    return {
        "pieces": pieces, "page": number, "pages": pages, "documents": len(queue), "far": view.progress(),
        "waiting": sum(each.waiting for each in queue), "cases": view.cases()[:MOST_CASES], "readers": view.readers,
        "first": _first(view, person, queue), "has_documents": bool(view.documents),
        "differing": sum(1 for _ in view.differing()) if view.readers > 1 else 0,
    }  # fmt: skip


def _piece(eyes: Eyes, waiting: Waiting, who: str | None) -> Piece:
    view, document = eyes.view, eyes.view.documents[waiting.document]
    return Piece(
        document=document, name=name_of(view, document), waiting=waiting.waiting,
        far=view.progress_of(document.id, who), kinds=_kinds(eyes, document.id),
    )  # fmt: skip


def _kinds(eyes: Eyes, document: DocumentId) -> tuple[tuple[Kind | Attribute, int], ...]:
    """Return the kinds of the weightiest claims that wait, those that do most harm first."""
    ranked = eyes.view.ids_in(document, Order.HARM)[:WEIGHTY]
    counted = Counter(eyes.view.get_claim(key).predicate for key in ranked if eyes.state_of(key) is State.WAITING)
    return tuple(counted.items())[:MOST_KINDS]


def _first(view: View, person: str, queue: tuple[Waiting, ...]) -> ClaimId | None:
    """Return the claim that is most urgent for this person, or None: the first of the first document."""
    return view.next_claim(person, document=queue[0].document) if queue else None


def beside(view: View, person: str, document: str | None, step: int) -> DocumentId | None:
    """Return the document of the queue so many steps from this one; the first where this one does not wait."""
    waiting = [each.document for each in view.queue(person)]
    if not waiting:
        return None
    if document not in waiting:
        return waiting[0]
    return waiting[(waiting.index(DocumentId(document)) + step) % len(waiting)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing:
    """A claim on which readers contradict each other, with the last word of each."""

    line: Line
    document: Document
    words: tuple[Decision, ...]


def agree(eyes: Eyes) -> dict[str, Any]:
    """Return how far readers agree, and the claims to talk about, as far as this person may know."""
    view = eyes.view
    known = [key for key in view.differing() if not eyes.is_veiled(key)]
    return {
        "agreement": measure_agreement(view.memory), "words": WORDS, "readers": view.readers,
        "differing": tuple(_differing(eyes, key) for key in known[:MOST_DIFFERING]), "total": len(known),
    }  # fmt: skip


def _differing(eyes: Eyes, key: ClaimId) -> Differing:
    document = eyes.view.get_claim(key).passage.document
    last = {word.by: word for word in eyes.view.decisions_on(key)}
    return Differing(
        line=Listed.of(eyes, document, Order.TEXT).line(key), document=eyes.view.documents[document],
        words=tuple(last.values()),
    )  # fmt: skip
