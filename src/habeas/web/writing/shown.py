"""An edited text as its page shows it: line by line, each sentence with what it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from habeas.casework.stale import Outdated
from habeas.casework.writing import Text, count, find_stale, get_text, outdated_of
from habeas.model import CaseFile, Paragraph, PrintedLine, Standing, Written
from habeas.petition.editing import text_of
from habeas.web.chrome.quoting import Quoted, quote_all
from habeas.web.chrome.rights import At

MOST_CLAIMS = 100  # offered to carry a sentence
MOST_REVISIONS = 30
LONGEST = 90  # letters of a claim's words in a list
NEW = "new:"  # before the id of the paragraph, or the key of the line, after which a new one stands


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One sentence: what it rests on, in the sources' words, and what would be said today where that is another."""

    place: int
    written: Written = field(repr=False)
    quotes: tuple[Quoted, ...]
    outdated: Outdated | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One paragraph; ``theirs`` is what somebody else saved meanwhile, where this person's words are shown again."""

    id: str
    text: str = field(repr=False)
    told: tuple[Told, ...]
    theirs: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the form with its paragraphs; ``title`` is that of the section that it opens."""

    key: str
    title: str
    label: str
    says: str
    pieces: tuple[Piece, ...]


def writing_page(request: At, writing: str, typed: Typed | None = None) -> dict[str, Any]:
    """Return what the page shows; ``typed`` are words that could not be saved."""
    memory = request.view.memory
    text = get_text(memory, writing)
    case, stale = request.view.case(text.latest.case), find_stale(memory, text)
    latest = text.latest
    return {
        "case": case, "here": "filings", "text": text, "latest": latest, "counts": count(latest, stale),
        "rows": tuple(_rows(request, text, case, stale, typed)), "lang": text.base.lang.replace("_", "-"),
        "revisions": tuple(reversed(text.revisions))[:MOST_REVISIONS],
        "claims": tuple(_claims(case)), "typed": typed, "name": text.base.printed and text.base.printed.title,
        "new": NEW, "moved": None,
    }  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What a person typed on a revision that is not the latest any more."""

    number: int
    texts: Mapping[str, str] = field(repr=False)
    added: Mapping[str, str] = field(repr=False)


def _rows(
    request: At, text: Text, case: CaseFile, stale: Mapping[int, Outdated], typed: Typed | None
) -> Iterator[Row]:  # fmt: skip
    sections = text.base.printed.sections if text.base.printed else ()
    teller = _Teller(request, text, case, stale, typed)
    for section in sections:
        title = f"{section.number}. {section.title}" if section.number and section.title else section.title
        for line in section.lines:
            yield teller.row(line, title)
            title = ""


class _Teller:
    """Tells the paragraphs of one text."""

    def __init__(
        self, request: At, text: Text, case: CaseFile, stale: Mapping[int, Outdated], typed: Typed | None
    ) -> None:
        self._weighed = {each.claim.id: each for each in case.claims}
        self._documents, self._stale, self._typed = request.view.cited, stale, typed
        self._paragraphs = text.latest.paragraphs
        seen = (each for each in text.revisions if typed and each.number == typed.number)
        self._before: Mapping[str, str] = {one.id: text_of(one) for each in seen for one in each.paragraphs}

    def row(self, line: PrintedLine, title: str) -> Row:
        """Return one line of the form."""
        found = [each for each in self._paragraphs if each.line == line.key]
        return Row(
            key=line.key, title=title, label=f"{line.number} {line.label}".strip(), says=line.says,
            pieces=tuple(map(self._piece, found)),
        )  # fmt: skip

    def _piece(self, paragraph: Paragraph) -> Piece:
        text = text_of(paragraph)
        mine = self._typed.texts.get(paragraph.id) if self._typed else None
        is_mine = mine is not None and " ".join(mine.split()) not in (text, self._before.get(paragraph.id))
        return Piece(
            id=paragraph.id, text=mine if is_mine and mine is not None else text, theirs=text if is_mine else None,
            told=tuple(self._told(place, each) for place, each in enumerate(paragraph.sentences)),
        )  # fmt: skip

    def _told(self, place: int, written: Written) -> Told:
        return Told(
            place=place, written=written, quotes=quote_all(written.claims, self._weighed, self._documents),
            outdated=outdated_of(written, self._stale),
        )  # fmt: skip


def _claims(case: CaseFile) -> Iterator[tuple[str, str]]:
    """Yield the accepted claims, each passage once, by their words."""
    accepted: Sequence[Any] = [each.claim for each in case.claims if each.standing is Standing.ACCEPTED]
    found = {" ".join(claim.passage.quote.split()): claim.id for claim in reversed(accepted)}
    for words, claim in sorted(found.items())[:MOST_CLAIMS]:
        yield claim, words if len(words) <= LONGEST else f"{words[:LONGEST]}…"
