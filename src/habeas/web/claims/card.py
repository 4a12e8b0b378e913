"""One claim as a person needs it to decide: what it says, on which words, and why it may be wrong."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import cast

from django.utils.translation import gettext as _

from habeas.casework.reasons import DEFAULTS, OFFERED_FOR
from habeas.casework.view import Order
from habeas.law import load_kinds
from habeas.model import (
    Basis,
    CaseId,
    Claim,
    ClaimId,
    Decision,
    Document,
    Kind,
    Mention,
    Modality,
    Note,
    Verdict,
)  # fmt: skip
from habeas.web.claims.lines import Listed
from habeas.web.claims.states import Eyes, State

MOST_SIBLINGS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One of the three words that can be said, with the reasons that are offered for it."""

    verdict: Verdict
    key: str
    reasons: tuple[str, ...]
    typed: str = field(default="", repr=False)
    is_open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One claim and everything around it."""

    id: ClaimId
    claim: Claim
    document: Document
    number: int
    state: State
    is_veiled: bool
    awaits_second: bool
    needs_two: bool
    definition: str | None
    date_words: str | None
    doubts: tuple[str, ...]
    is_misread: bool
    words: tuple[Decision, ...]
    own: Decision | None
    notes: tuple[Note, ...]
    replaced_by: ClaimId | None
    replaces: Claim | None
    siblings: tuple[ClaimId, ...]
    case: CaseId | None
    offers: tuple[Offer, ...]
    seen: int
    before: ClaimId | None
    after: ClaimId | None
    order: Order
    page: int

    @property
    def named(self) -> Mention | None:
        """Whom the claim is about."""
        return self.claim.subject


_TOLD = (Modality.REPORTED, Modality.ALLEGED)
_KEYS = {Verdict.ACCEPT: "a", Verdict.REJECT: "r", Verdict.UNSURE: "u"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What was typed into a form that could not be taken; it is shown again."""

    verdict: Verdict
    because: str = field(repr=False)


def define(kind: object) -> str | None:
    """Return what a kind of event means, in one sentence; attributes need none."""
    found = {each.kind: each.definition for each in load_kinds()}
    return _(found[cast(Kind, kind)]) if kind in found else None


def card_of(listed: Listed, key: ClaimId, *, seen: int, typed: Typed | None = None) -> Card:
    """Return the card of a claim."""
    eyes, view = listed.eyes, listed.eyes.view
    claim = view.get_claim(key)
    document = view.documents[claim.passage.document]
    veiled = eyes.is_veiled(key)
    replaces = None if veiled else view.amends(key)
    return Card(
        id=key,
        claim=claim,
        document=document,
        number=listed.numbers.get(key, 0),
        state=eyes.state_of(key),
        is_veiled=veiled,
        awaits_second=eyes.awaits_second(key),
        needs_two=view.readers > 1,
        definition=define(claim.predicate),
        date_words=_date_words(claim, document),
        doubts=doubts_of(claim, document),
        is_misread=bool(document.scans) and document.is_uncertain(claim.passage.start, claim.passage.end),
        words=eyes.words_on(key),
        own=view.words_of(key, eyes.person),
        notes=view.notes_on(key),
        replaced_by=None if veiled else view.amendment_of(key),
        replaces=view.get_claim(replaces) if replaces else None,
        siblings=_siblings(listed, key, claim),
        case=view.case_of(key),
        offers=_offers(eyes, typed),
        seen=seen,
        before=listed.near(key, -1),
        after=listed.near(key, 1),
        order=listed.order,
        page=listed.page_of(key),
    )


def _offers(eyes: Eyes, typed: Typed | None) -> tuple[Offer, ...]:
    return tuple(
        Offer(
            verdict=verdict, key=_KEYS[verdict], reasons=eyes.view.reasons(verdict) or DEFAULTS[verdict],
            typed=typed.because if typed and typed.verdict is verdict else "",
            is_open=typed is not None and typed.verdict is verdict,
        )
        for verdict in OFFERED_FOR
    )  # fmt: skip


def _date_words(claim: Claim, document: Document) -> str | None:
    """Return the words that a date was read from, where they are others than the whole quote."""
    if claim.dated is None:
        return None
    place = (claim.dated.start, claim.dated.end)
    return None if place == (claim.passage.start, claim.passage.end) else document.text[slice(*place)]


def _siblings(listed: Listed, key: ClaimId, claim: Claim) -> tuple[ClaimId, ...]:
    """Return the other claims that stand on the same words: in the text they are next to each other."""
    view, place = listed.eyes.view, listed.numbers.get(key, 1) - 1
    beside = view.ids_in(claim.passage.document)[max(place - MOST_SIBLINGS, 0) : place + MOST_SIBLINGS + 1]
    here = (claim.passage.start, claim.passage.end)
    standing = ((each, view.get_claim(each).passage) for each in beside if each != key)
    return tuple(each for each, passage in standing if (passage.start, passage.end) == here)


def has_picture(document: Document) -> bool:
    """Whether its pages can be shown as pictures."""
    return bool(document.pages) and document.media_type.startswith(("image/", "application/pdf"))


def doubts_of(claim: Claim, document: Document) -> tuple[str, ...]:
    """Return why the claim may be wrong, in a sentence each."""
    place = (claim.passage.start, claim.passage.end)
    sure = document.confidence_of(*place) if document.scans else None
    misread = _("The words were read from a picture, and not surely (%(sure)s of 100). Look at the picture.")
    found = (
        (claim.is_weak, _("The program itself doubts that the words tell of this.")),
        (sure is not None and document.is_uncertain(*place), misread % {"sure": sure}),
        (not claim.modality.says_it_happened, _("The source does not say that it happened.")),
        (claim.modality in _TOLD, _("The source tells what others say or allege.")),
        (claim.subject is None, _("The passage does not say whom it is about.")),
        (
            claim.subject is not None and claim.subject.inferred,
            _("The passage does not name the person: the name was taken from elsewhere in the document."),
        ),
        (
            claim.dated is not None and claim.dated.basis is Basis.UNRESOLVED,
            _("There was nothing to count the date from."),
        ),
    )
    return tuple(says for holds, says in found if holds)
