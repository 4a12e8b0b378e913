"""The list of a document's claims, a page at a time, and where in it one reads."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.casework.view import Order
from habeas.model import Attribute, ClaimId, DocumentId, Kind
from habeas.web.chrome.letters import plain
from habeas.web.claims.states import Eyes, State

MOST = 100  # claims on a page of the list


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One claim in the list; ``number`` counts the claims of the document as the text goes."""

    id: ClaimId
    number: int
    predicate: Kind | Attribute
    about: str | None
    words: str
    page: int | None
    state: State
    is_weak: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """A page of the list."""

    lines: tuple[Line, ...]
    page: int
    pages: int
    total: int
    order: Order


@dataclass(frozen=True, slots=True)
class Listed:
    """The claims of a document in the order in which one person reads them."""

    eyes: Eyes
    order: Order
    claims: tuple[ClaimId, ...]
    places: dict[ClaimId, int]
    numbers: dict[ClaimId, int]

    @classmethod
    def of(cls, eyes: Eyes, document: DocumentId, order: Order) -> Listed:
        """Return the claims of this document."""
        in_text = eyes.view.ids_in(document)
        claims = in_text if order is Order.TEXT else eyes.view.ids_in(document, order)
        numbers = {claim: number for number, claim in enumerate(in_text, 1)}
        places = {claim: place for place, claim in enumerate(claims)}
        return cls(eyes, order, claims, places, numbers)

    def near(self, claim: ClaimId | None, step: int) -> ClaimId | None:
        """Return the claim so many steps on in the order, or None at its end."""
        place = self.places[claim] + step if claim in self.places else 0
        return self.claims[place] if 0 <= place < len(self.claims) else None

    def page_of(self, claim: ClaimId | None) -> int:
        """Return the page of the list that holds a claim; the first where there is none."""
        return self.places.get(claim, 0) // MOST + 1 if claim else 1

    def lines(self, page: int) -> Lines:
        """Return one page of the list; the last where there are fewer."""
        pages = max((len(self.claims) + MOST - 1) // MOST, 1)
        page = min(max(page, 1), pages)
        shown = self.claims[(page - 1) * MOST : page * MOST]
        lines = tuple(self.line(claim) for claim in shown)
        return Lines(lines=lines, page=page, pages=pages, total=len(self.claims), order=self.order)

    def line(self, key: ClaimId) -> Line:
        """Return one claim as a line of the list."""
        claim = self.eyes.view.get_claim(key)
        return Line(
            id=key, number=self.numbers.get(key, 0), predicate=claim.predicate,
            about=claim.subject.name if claim.subject else None, words=brief(claim.passage.quote),
            page=claim.passage.page, state=self.eyes.state_of(key), is_weak=claim.is_weak,
        )  # fmt: skip


def brief(words: str, most: int = 90) -> str:
    """Return words on one line, the end left out where they are many."""
    joined = " ".join(plain(words[: 4 * most]).split())
    return joined if len(joined) <= most and len(words) <= 4 * most else f"{joined[:most].rstrip()}…"
