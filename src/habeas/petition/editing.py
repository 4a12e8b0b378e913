"""A filing as text that a lawyer edits: what she leaves stays traced, what she changes is marked, the rest is argument.

An edited paragraph is held against the sentences that stood in it. A sentence found word for word keeps its claims.
What stands between two such sentences is divided into sentences; one that is near to a sentence that is gone keeps that
one's claims and is marked as put in other words, until a person says that the claims still carry it. All else is
argument.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from itertools import groupby

from habeas.model import (
    ClaimId,
    FactId,
    Paragraph,
    Petition,
    Sentence,
    Stance,
    Written,
)  # fmt: skip
from habeas.model.ids import digest_id
from habeas.petition.layout import paragraph_id

NEAR = 0.6  # of the letters: below, two sentences have too little in common for the claims of one to carry the other
END = re.compile(r"(?<=[.!?])[”»\"’)\]]*\s+(?=[“«\"(\[¿¡]?\s?[^\W\d_a-zà-ÿа-яё])")
ENDINGS = (".", "!", "?", '."', '!"', '?"', ".)")  # of what may stand before a sentence
SHORT = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|No|Nos|art|arts|para|paras|p|pp|cf|M|MM|Mme|Sr|Sra|Dra|núm|párr|n)\.\s*$")
FOLDS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "–": "-", "—": "-"})


def begin(petition: Petition) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a filing, each with its id and its sentences."""
    made: dict[str, Paragraph] = {}
    for told in _paragraphs(petition.sentences):
        first = told[0]
        key = first.paragraph or paragraph_id(first.line, first.under, first.text)
        while key in made:  # the same words under the same line once more
            key = digest_id("par", key)
        made[key] = Paragraph(id=key, line=first.line, under=first.under, sentences=tuple(map(_written, told)))
    return tuple(made.values())


def _paragraphs(sentences: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    """Yield the sentences paragraph by paragraph, as they are printed."""
    for _, together in groupby(sentences, key=lambda each: (each.line, each.under)):
        paragraph: list[Sentence] = []
        for sentence in together:
            if paragraph and not sentence.continues:
                yield paragraph
                paragraph = []
            paragraph.append(sentence)
        yield paragraph


def _written(sentence: Sentence) -> Written:
    return Written(
        text=sentence.text, stance=sentence.stance, sentence=sentence.number, facts=sentence.facts,
        claims=sentence.claims, finding=sentence.finding,
    )  # fmt: skip


def text_of(paragraph: Paragraph) -> str:
    """Return the words of a paragraph as they are edited."""
    return " ".join(each.text for each in paragraph.sentences)


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """A new paragraph: under which line, after which paragraph ("": before all others of the line), in which words."""

    line: str
    after: str = ""
    text: str = field(repr=False)


def revise(
    paragraphs: Sequence[Paragraph], texts: Mapping[str, str], additions: Sequence[Addition] = ()
) -> tuple[Paragraph, ...]:
    """Return the paragraphs with new texts by their ids and the new ones between them; empty ones are left out.

    A sentence that was moved into another paragraph, or into a new one, takes its claims along.
    """
    whole, new = _with_new(paragraphs, [each for each in additions if each.text.strip()])
    typed = {**texts, **new}
    cuts = {each.id: _cut(each.sentences, _line(typed[each.id])) for each in whole if each.id in typed}
    kept = {id(piece) for cut in cuts.values() for piece in cut if isinstance(piece, Written)}
    left = [each for one in whole if one.id in cuts for each in one.sentences if id(each) not in kept]
    made = (replace(each, sentences=_filled(cuts[each.id], left)) if each.id in cuts else each for each in whole)
    return tuple(each for each in made if each.sentences)


def _with_new(
    paragraphs: Sequence[Paragraph], additions: Sequence[Addition]
) -> tuple[list[Paragraph], dict[str, str]]:  # fmt: skip
    """Return all paragraphs, the new ones in their places and still empty, and the words of these by their ids."""
    whole, words = list(paragraphs), dict[str, str]()
    for each in reversed(additions):  # so that two after the same paragraph stay in their order
        before = next((one for one in whole if one.id == each.after), None)
        line = next((at for at, one in enumerate(whole) if one.line == each.line), len(whole))
        place = whole.index(before) + 1 if before else line
        key = digest_id("par", each.line, each.after, each.text, len(words), [one.id for one in whole])
        under = before.under if before and before.line == each.line else ""
        whole.insert(place, Paragraph(id=key, line=each.line, under=under, sentences=()))
        words[key] = each.text
    return whole, words


def _line(text: str) -> str:
    return " ".join(text.split())


def _cut(before: Sequence[Written], text: str) -> list[Written | str]:
    """Return the new text as the sentences that stand in it as before, in their order, and the stretches between."""
    pieces: list[Written | str] = []
    place = 0
    for each in before:
        start = _find(text, each.text, place)
        if start is not None:
            pieces += [text[place:start], each]
            place = start + len(each.text)
    return [*pieces, text[place:]]


def _filled(pieces: Sequence[Written | str], left: list[Written]) -> tuple[Written, ...]:
    """Return all sentences; those of the stretches take the claims of one of ``left``, which is then no longer left."""
    made: list[Written] = []
    for piece in pieces:
        made.extend([piece] if isinstance(piece, Written) else _between(piece, left))
    return tuple(made)


def _find(text: str, sentence: str, place: int) -> int | None:
    """Return where a sentence stands whole and word for word from a place on, or None.

    The sort of quotation mark or space does not count. "It is not true that X" does not hold the sentence "X".
    """
    whole, wanted = folded(text), folded(sentence)
    start = whole.find(wanted, place)
    while start >= 0:
        before, after = whole[place:start].rstrip(), whole[start + len(wanted) :]
        if (not before or before.endswith(ENDINGS)) and (not after or after[0] == " "):
            return start
        start = whole.find(wanted, start + 1)
    return None


def folded(text: str) -> str:
    """Return the text with one sort of quotation mark, dash and space, letter for letter of the same length."""
    return "".join(" " if letter.isspace() else letter for letter in text).translate(FOLDS)


def _between(text: str, left: list[Written]) -> Iterator[Written]:
    """Yield the sentences of a stretch that is new: those that stood elsewhere whole, the others by what is nearest."""
    for each in left:
        start = _find(text, each.text, 0) if text.strip() else None
        if start is not None:
            left.remove(each)
            yield from _between(text[:start], left)
            yield each
            yield from _between(text[start + len(each.text) :], left)
            return
    for sentence in split(text):
        yield _nearest(sentence, left)


def _nearest(sentence: str, left: list[Written]) -> Written:
    """Return a new sentence with the claims of the nearest one that is left; of its own where none is near."""
    nearest = max(left, key=lambda each: _nearness(each.text, sentence), default=None)
    near = _nearness(nearest.text, sentence) if nearest else 0.0
    if nearest is None or near < NEAR:
        return Written(text=sentence, stance=Stance.ARGUMENT)
    left.remove(nearest)
    is_changed = near < 1.0 and nearest.stance is not Stance.ARGUMENT
    return replace(nearest, text=sentence, stance=Stance.REWORDED if is_changed else nearest.stance)


def _nearness(one: str, other: str) -> float:
    return SequenceMatcher(None, _plain(one), _plain(other), autojunk=False).ratio()


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", folded(text)).casefold()


def split(text: str) -> tuple[str, ...]:
    """Return the sentences of a text; "Mr.", "No." and the like end none."""
    parts: list[str] = []
    place = 0
    for found in END.finditer(text):
        if not SHORT.search(text[place : found.end()]):
            parts.append(text[place : found.end()].strip())
            place = found.end()
    parts.append(text[place:].strip())
    return tuple(part for part in parts if part)


def settle(
    paragraphs: Sequence[Paragraph], paragraph: str, place: int, stance: Stance, *, heeded: str | None = None
) -> tuple[Paragraph, ...]:
    """Return the paragraphs with a person's word on a sentence: its claims carry it (TRACED), or none (ARGUMENT).

    ``heeded`` is what Habeas would say today, where that is not what the filing said: the person has seen it.
    """

    def settled(each: Written) -> Written:
        if stance is Stance.ARGUMENT:
            return Written(text=each.text, stance=stance)
        return replace(each, stance=stance, heeded=heeded) if each.claims and each.facts else each

    return _changed(paragraphs, paragraph, place, settled)


def attach(
    paragraphs: Sequence[Paragraph], paragraph: str, place: int, *, claims: Sequence[ClaimId], facts: Sequence[FactId]
) -> tuple[Paragraph, ...]:
    """Return the paragraphs with a person's word that these claims, too, carry a sentence."""

    def attached(each: Written) -> Written:
        return replace(
            each, stance=Stance.TRACED, claims=tuple(dict.fromkeys((*each.claims, *claims))),
            facts=tuple(dict.fromkeys((*each.facts, *facts))),
        )  # fmt: skip

    return _changed(paragraphs, paragraph, place, attached)


def take_wording(paragraphs: Sequence[Paragraph], paragraph: str, place: int, now: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs with a sentence as Habeas words it today from the same claims."""
    return _changed(
        paragraphs, paragraph, place, lambda each: replace(each, text=now, stance=Stance.TRACED, heeded=now)
    )


def _changed(
    paragraphs: Sequence[Paragraph], paragraph: str, place: int, change: Callable[[Written], Written]
) -> tuple[Paragraph, ...]:
    """Return the paragraphs with one sentence of one of them changed."""
    return tuple(
        replace(one, sentences=tuple(change(each) if at == place else each for at, each in enumerate(one.sentences)))
        if one.id == paragraph
        else one
        for one in paragraphs
    )
