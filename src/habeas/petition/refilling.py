"""An edited text in the place of a filing's sentences: what it cites, what it marks, and what it tells of itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from habeas.model import Exhibit, Footnote, Paragraph, Petition, Printed, PrintedSection, Sentence, Stance
from habeas.petition.layout import ARGUED
from habeas.petition.saying import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """The footnotes of claims, and the documents in which they stand."""

    footnotes: tuple[Footnote, ...] = ()
    annex: tuple[Exhibit, ...] = ()


NOTHING_MORE = Cited()


def filing_of(
    petition: Petition, paragraphs: Sequence[Paragraph], more: Cited = NOTHING_MORE
) -> Petition:  # fmt: skip
    """Return the filing with the edited text in the place of its sentences, and the footnotes that this still uses.

    ``more`` are the footnotes and documents of claims that a person attached.
    """
    sections = {line.key: section.key for section in _sections(petition) for line in section.lines}
    order = {key: place for place, key in enumerate(sections)}
    sentences: list[Sentence] = []
    for paragraph in sorted(paragraphs, key=lambda each: order.get(each.line, len(order))):
        for place, each in enumerate(paragraph.sentences):
            sentences.append(
                Sentence(
                    number=len(sentences) + 1, section=sections.get(paragraph.line, paragraph.line.split(".")[0]),
                    line=paragraph.line, text=each.text, facts=each.facts, claims=each.claims, finding=each.finding,
                    under=paragraph.under, continues=place > 0, stance=each.stance, paragraph=paragraph.id,
                )
            )  # fmt: skip
    used = {claim for each in sentences for claim in each.claims}
    cited = tuple(note for note in (*petition.footnotes, *more.footnotes) if note.claim in used)
    documents = {note.document for note in cited}
    return replace(
        petition, sentences=tuple(sentences), footnotes=cited, printed=_printed(petition),
        notes=(*petition.notes, *_told_of(petition, paragraphs)),
        annex=tuple(each for each in (*petition.annex, *more.annex) if each.document in documents),
    )  # fmt: skip


def _printed(petition: Petition) -> Printed | None:
    """Return what is printed, with the mark of an argument, which a filing that nobody edits does not need."""
    if petition.printed is None:
        return None
    words = dict(petition.printed.words) | {ARGUED: say(petition.lang, f"layout.{ARGUED}")}
    return replace(petition.printed, words=tuple(sorted(words.items())))


def _told_of(petition: Petition, paragraphs: Sequence[Paragraph]) -> Iterator[str]:
    """Yield how the text differs from what Habeas wrote: a reader of the filing must be able to know."""
    before = {each.number: each.text for each in petition.sentences}
    told = [each for paragraph in paragraphs for each in paragraph.sentences]
    other = [
        each for each in told if each.stance is not Stance.ARGUMENT and each.text != before.get(each.sentence or 0)
    ]
    by_key = {
        "edited_argument": [each for each in told if each.stance is Stance.ARGUMENT],
        "edited_carried": [each for each in other if each.stance is Stance.TRACED],
        "edited_reworded": [each for each in other if each.stance is Stance.REWORDED],
    }
    for key, found in by_key.items():
        if found:
            yield say(petition.lang, f"layout.{key}", count=len(found))


def _sections(petition: Petition) -> tuple[PrintedSection, ...]:
    return petition.printed.sections if petition.printed else ()
