"""Pieces and contradictions of a paper as its page shows them, sort by sort."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from django.utils.translation import gettext as _

from habeas.law import load_remedies
from habeas.model import Passage
from habeas.model.opinion import Fault, OpinionReading, Piece, Told
from habeas.web.words.dates import say_when
from habeas.web.words.labels import label_of

MOST = 60  # pieces of one sort: an opinion that cites a hundred others names them all
TAKEN = (
    Piece.STATE, Piece.TRANSMITTED, Piece.REPLIED, Piece.REPLIED_LATE, Piece.EXTENSION_ASKED, Piece.ADOPTED,
    Piece.OUTCOME, Piece.CATEGORY, Piece.ARTICLE, Piece.REMEDY,
)  # fmt: skip
DATED = (
    Piece.DISTRIBUTED, Piece.PUBLISHED, Piece.TRANSMITTED, Piece.REPLIED, Piece.REPLIED_LATE, Piece.EXTENSION_ASKED,
    Piece.ADOPTED,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One piece: what it says, in the reader's language, and the words of the document where they are more."""

    says: str
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """All that a paper says of one thing; ``is_taken``: it can go on the record of a case."""

    piece: Piece
    told: tuple[Shown, ...]
    more: int
    is_taken: bool
    is_faulty: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """One contradiction with the words on which it rests."""

    fault: Fault
    passages: tuple[Passage, ...]


def find_groups(reading: OpinionReading) -> tuple[Group, ...]:
    """Return the pieces by their sort, in the order of ``Piece``; what is said twice in the same words, once."""
    faulty = {passage for fault in reading.faults for passage in fault.passages}
    made = []
    for piece in Piece:
        once = {(each.value, " ".join(each.passage.quote.split())): each for each in reversed(reading.of(piece))}
        told = tuple(sorted(once.values(), key=lambda each: each.passage.start))
        if told:
            made.append(
                Group(
                    piece=piece, told=tuple(map(_show, told[:MOST])), more=max(0, len(told) - MOST),
                    is_taken=piece in TAKEN, is_faulty=any(each.passage in faulty for each in told),
                )
            )  # fmt: skip
    return tuple(made)


def _show(told: Told) -> Shown:
    quote = " ".join(told.passage.quote.split())
    if told.when is not None and told.piece in DATED:
        return Shown(says=say_when(told.when), quote=quote)
    says = told.value
    if told.piece is Piece.OUTCOME:
        says = label_of("outcome read", told.value)
    elif told.piece is Piece.REMEDY:
        says = _(_remedies()[told.value])
    return Shown(says=says, quote="" if quote == says else quote)


@cache
def _remedies() -> Mapping[str, str]:
    return {remedy.key: remedy.name for remedy in load_remedies()}


TRANSLATABLE = tuple(remedy.name for remedy in load_remedies())


def find_faults(reading: OpinionReading) -> tuple[Clash, ...]:
    """Return the contradictions, in the order of ``Fault``."""
    return tuple(Clash(fault=each.fault, passages=each.passages) for each in reading.faults)
