"""A filing as text that a lawyer edits: what she leaves stays traced, what she changes is marked, the rest is argument.

An edited paragraph is held against the sentences that stood in it. A sentence found word for word keeps its claims.
What stands between two such sentences is divided into sentences; one that is near to a sentence that is gone keeps that
one's claims and is marked as put in other words, until a person says that the claims still carry it. All else is
argument.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import groupby

from habeas.model import Paragraph, Petition, PrintedSection, Sentence, Stance, Written
from habeas.model.ids import digest_id
from habeas.petition.layout import paragraph_id

NEAR = 0.6  # of the letters: below, two sentences have too little in common for the claims of one to carry the other
END = re.compile(r"(?<=[.!?])[”»\"’)\]]*\s+(?=[“«\"(\[¿¡]?\s?[^\W\d_a-zà-ÿа-яё])")
ENDINGS = (".", "!", "?", '."', '!"', '?"', ".)")  # of what may stand before a sentence
SHORT = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|No|Nos|art|arts|para|paras|p|pp|cf|M|MM|Mme|Sr|Sra|Dra|núm|párr|n)\.\s*$")
FOLDS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "–": "-", "—": "-"})


def begin(petition: Petition) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a filing, each with its id and its sentences."""
    made = []
    for told in _paragraphs(petition.sentences):
        first = told[0]
        made.append(
            Paragraph(
                id=first.paragraph or paragraph_id(first.line, first.under, first.text), line=first.line,
                under=first.under, sentences=tuple(map(_written, told)),
            )
        )  # fmt: skip
    return tuple(made)


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


def revise(paragraphs: Sequence[Paragraph], texts: Mapping[str, str]) -> tuple[Paragraph, ...]:
    """Return the paragraphs with new texts by their ids; one whose text is empty is left out, others stay.

    A sentence that was moved into another paragraph takes its claims along.
    """
    cuts = {each.id: _cut(each.sentences, _line(texts[each.id])) for each in paragraphs if each.id in texts}
    kept = {id(piece) for cut in cuts.values() for piece in cut if isinstance(piece, Written)}
    left = [each for one in paragraphs if one.id in cuts for each in one.sentences if id(each) not in kept]
    made = (replace(each, sentences=_filled(cuts[each.id], left)) if each.id in cuts else each for each in paragraphs)
    return tuple(each for each in made if each.sentences)


def _line(text: str) -> str:
    return " ".join(text.split())


def added(line: str, after: str, text: str) -> Paragraph:
    """Return a new paragraph of a line, all of it argument; ``after`` is the id of the paragraph that it follows."""
    sentences = tuple(Written(text=each, stance=Stance.ARGUMENT) for each in split(text))
    return Paragraph(id=digest_id("par", line, after, text), line=line, sentences=sentences)


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
    whole, wanted = _folded(text), _folded(sentence)
    start = whole.find(wanted, place)
    while start >= 0:
        before, after = whole[place:start].rstrip(), whole[start + len(wanted) :]
        if (not before or before.endswith(ENDINGS)) and (not after or after[0] == " "):
            return start
        start = whole.find(wanted, start + 1)
    return None


def _folded(text: str) -> str:
    """Return the text with one sort of quotation mark, dash and space, letter for letter of the same length."""
    return "".join(" " if letter.isspace() else letter for letter in text).translate(FOLDS)


def _between(text: str, left: list[Written]) -> Iterator[Written]:
    """Yield the sentences of a stretch that is new, each with the claims of the nearest one that is left."""
    for sentence in split(text):
        nearest = max(left, key=lambda each: _nearness(each.text, sentence), default=None)
        near = _nearness(nearest.text, sentence) if nearest else 0.0
        if nearest is None or near < NEAR:
            yield Written(text=sentence, stance=Stance.ARGUMENT)
            continue
        left.remove(nearest)
        is_changed = near < 1.0 and nearest.stance is not Stance.ARGUMENT
        yield replace(nearest, text=sentence, stance=Stance.REWORDED if is_changed else nearest.stance)


def _nearness(one: str, other: str) -> float:
    return SequenceMatcher(None, _plain(one), _plain(other), autojunk=False).ratio()


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", _folded(text)).casefold()


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


def settle(paragraphs: Sequence[Paragraph], paragraph: str, place: int, stance: Stance) -> tuple[Paragraph, ...]:
    """Return the paragraphs with a person's word on a sentence: its claims carry it (TRACED), or none (ARGUMENT)."""

    def settled(each: Written, at: int) -> Written:
        if at != place:
            return each
        if stance is Stance.ARGUMENT:
            return Written(text=each.text, stance=stance)
        return replace(each, stance=stance) if each.claims and each.facts else each

    return tuple(
        replace(one, sentences=tuple(settled(each, at) for at, each in enumerate(one.sentences)))
        if one.id == paragraph
        else one
        for one in paragraphs
    )


def filing_of(petition: Petition, paragraphs: Sequence[Paragraph]) -> Petition:
    """Return the filing with the edited text in the place of its sentences, and the footnotes that this still uses."""
    sections = {line.key: section.key for section in _sections(petition) for line in section.lines}
    sentences: list[Sentence] = []
    for paragraph in paragraphs:
        for place, each in enumerate(paragraph.sentences):
            sentences.append(
                Sentence(
                    number=len(sentences) + 1, section=sections.get(paragraph.line, paragraph.line.split(".")[0]),
                    line=paragraph.line, text=each.text, facts=each.facts, claims=each.claims, finding=each.finding,
                    under=paragraph.under, continues=place > 0, stance=each.stance, paragraph=paragraph.id,
                )
            )  # fmt: skip
    used = {claim for each in sentences for claim in each.claims}
    cited = tuple(note for note in petition.footnotes if note.claim in used)
    documents = {note.document for note in cited}
    return replace(
        petition, sentences=tuple(sentences), footnotes=cited,
        annex=tuple(each for each in petition.annex if each.document in documents),
    )  # fmt: skip


def _sections(petition: Petition) -> tuple[PrintedSection, ...]:
    return petition.printed.sections if petition.printed else ()
