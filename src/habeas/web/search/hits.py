"""Hits as the page shows them: what was found is marked, and each leads to where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import quote

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from markupsafe import Markup

from habeas.casework.excerpts import Because, Excerpt, Why
from habeas.casework.searching import Group, Hit, Thing
from habeas.casework.view import View
from habeas.model import Frame, Verdict, When
from habeas.show.passages import LONGEST, part_with, parts_of

_REASONS = {
    Because.SAME: gettext_noop("same letters"),
    Because.BEGINNING: gettext_noop("beginning of a word"),
    Because.YO: gettext_noop("ё written as е"),
    Because.KAZAKH: gettext_noop("Kazakh letter, or its Russian neighbour"),
    Because.ACCENTS: gettext_noop("with or without accents"),
    Because.LATIN: gettext_noop("another Latin letter"),
    Because.ARABIC: gettext_noop("another form of an Arabic letter"),
    Because.SEAT: gettext_noop("with or without the seat of a vowel"),
    Because.VOWELS: gettext_noop("with or without vowel marks"),
    Because.WIDTH: gettext_noop("another form of the letters"),
    Because.HIDDEN: gettext_noop("characters that are not seen"),
    Because.APOSTROPHE: gettext_noop("with or without an apostrophe"),
    Because.DIGITS: gettext_noop("digits of another script"),
    Because.SCRIPT: gettext_noop("another script"),
    Because.SPELLING: gettext_noop("another spelling of the sound"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One hit, ready for the page."""

    hit: Hit
    address: str
    title: str | Markup
    quotes: tuple[Markup, ...]
    reasons: tuple[tuple[str, str | None], ...]  # and the words that were found, where they are not the same
    frame: Frame | None = None  # of the document that it stands in
    standing: StrEnum | None = None

    @property
    def source(self) -> str | None:
        """Who says it; None where that is the hit itself, or not known."""
        return (self.frame.publisher or self.frame.author) if self.frame else None

    @property
    def published(self) -> When | None:
        """When it was published."""
        return self.frame.published if self.frame else None


def say_why(why: Why) -> tuple[str, str | None]:
    """Return a reason in the reader's language, and the words that it is about."""
    return _(_REASONS[why.code]), None if why.code is Because.SAME else why.found


def show_all(group: Group, view: View) -> tuple[Shown, ...]:
    """Return the hits of one kind as the page shows them."""
    show = {Thing.PERSON: _person, Thing.CLAIM: _claim, Thing.DOCUMENT: _document}[group.kind]
    return tuple(show(hit, view) for hit in group.hits)


def marked(excerpt: Excerpt) -> Markup:
    """Return the words of an excerpt, escaped, with what was found marked."""
    pieces = Markup().join(
        Markup("<mark>{}</mark>").format(text) if is_marked else Markup("{}").format(text)
        for text, is_marked in excerpt.pieces
    )
    before, after = "… " if excerpt.is_cut_before else "", " …" if excerpt.is_cut_after else ""
    return Markup("{}{}{}").format(before, pieces, after)


def _person(hit: Hit, view: View) -> Shown:
    (only,) = hit.excerpts
    is_title = only.text == hit.title
    return Shown(
        hit=hit,
        address=reverse("case", args=[hit.case.id]) if hit.case else reverse("read", args=[hit.document]),
        title=marked(only) if is_title else hit.title,
        quotes=() if is_title else (marked(only),),
        reasons=tuple(map(say_why, hit.why)),
    )


def _claim(hit: Hit, view: View) -> Shown:
    names = [each for each in hit.excerpts if each.text == hit.title]
    return Shown(
        hit=hit,
        address=reverse("claim", args=[hit.id]),
        title=marked(names[0]) if names else hit.title,
        quotes=tuple(marked(each) for each in hit.excerpts if each not in names),
        reasons=tuple(map(say_why, hit.why)),
        standing=Verdict.REJECT if view.is_rejected(hit.id) else view.standing_of(hit.id),
        frame=view.cited[hit.document].frame,
    )


def _document(hit: Hit, view: View) -> Shown:
    first = hit.excerpts[0]
    text = view.documents[hit.document].text
    at = first.start + first.marks[0][0] if first.marks else first.start
    part = f"?part={part_with(parts_of(text), at).number}" if len(text) > LONGEST else ""
    # browsers that know it scroll to these words; others open the document at its beginning
    words = next((text for text, is_marked in first.pieces if is_marked), "")
    there = f"#:~:text={quote(words, safe='').replace('-', '%2D')}"
    return Shown(
        hit=hit, address=f"{reverse('read', args=[hit.document])}{part}{there}", title=hit.title,
        quotes=tuple(map(marked, hit.excerpts)), reasons=tuple(map(say_why, hit.why)),
        frame=view.cited[hit.document].frame,
    )  # fmt: skip
