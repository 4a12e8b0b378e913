"""A petition laid out part by part, for every format alike, from the petition alone: no form or law file is read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from habeas.errors import DataFileInvalid
from habeas.model import (
    ClaimId,
    Exhibit,
    Petition,
    Printed,
    PrintedLine,
    PrintedSection,
    Sentence,
    Stance,
    Style,
    ToVerify,
    Variant,
)  # fmt: skip
from habeas.model.ids import digest_id
from habeas.petition.letters import counted, is_rtl, printable, shown

WORD = re.compile(r"[^\W_][^\s]*")
ARGUED = "argument"  # key of the mark that a sentence bears which no claim carries
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A reference to a footnote; the first one carries the footnote itself."""

    number: int
    is_first: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """A sentence with its number and its notes; one that no claim carries is argument, and marked."""

    number: int
    text: str = field(repr=False)
    notes: tuple[Note, ...]
    is_argument: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Paragraphs of sentences under one heading, or under none; ``ids`` are theirs, in their order."""

    heading: str
    paragraphs: tuple[tuple[Numbered, ...], ...]
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One line of the form: its label and what fills it; ``blank`` stands there instead ("": a line to fill in).

    ``says`` is a fixed text of the form.
    """

    number: str
    label: str
    groups: tuple[Group, ...] = ()
    blank: str | None = None
    key: str = ""
    says: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One section of the form, with those of its lines that are printed."""

    number: str
    title: str
    fields: tuple[Field, ...]
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Foot:
    """A footnote as it is printed."""

    number: int
    cites: str
    quote: str = field(repr=False)
    is_rtl: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Everything that is printed, in its order; ``words`` are the fixed words, by their keys."""

    id: str
    style: Style
    lang: str
    is_rtl: bool
    title: str
    draft: str
    addressee: str
    who: str = field(repr=False)
    dated: str
    head: tuple[tuple[str, str], ...]
    warning: str
    warnings: tuple[str, ...]
    parts: tuple[Part, ...]
    notes: tuple[Foot, ...]
    annex: tuple[tuple[str, ...], ...]
    to_verify: tuple[tuple[str, str], ...]
    already_read: tuple[tuple[str, str], ...]
    left_open: tuple[str, ...]
    remarks: tuple[str, ...]
    words: Mapping[str, str]


def lay_out(petition: Petition) -> Layout:
    """Return the petition part by part.

    Raises:
        DataFileInvalid: the petition does not hold what is printed; one of its time is written again instead.

    """
    printed = petition.printed
    if printed is None:
        raise DataFileInvalid(file=petition.id, why="it does not hold what is printed beside its sentences")
    words = dict(printed.words)
    form_law = words["form_law"].format(form=petition.form, law=petition.law)
    is_cut = petition.variant is Variant.REDACTED
    made = (form_law, *petition.notes, *([words["redacted"]] if is_cut else []))
    return Layout(
        id=petition.id,
        style=printed.style,
        lang=petition.lang,
        is_rtl=printed.is_rtl,
        title=shown(printed.title, petition.lang),
        draft=printable(petition.draft),
        addressee=shown(printed.addressee, petition.lang),
        who=printable(petition.who),
        dated=printed.dated,
        head=_head(petition, printed, words),
        warning=shown(printed.warning, petition.lang),
        warnings=tuple(shown(each, petition.lang) for each in petition.warnings),
        parts=_parts(petition, printed),
        notes=_feet(petition),
        annex=tuple(_exhibit(number, exhibit, words) for number, exhibit in enumerate(petition.annex, start=1)),
        to_verify=_points(petition.to_verify, petition.lang),
        already_read=_points(petition.already_read, petition.lang),
        left_open=_left_open(petition, printed),
        remarks=tuple(shown(each, petition.lang) for each in made),
        words=words,
    )


def count_words(petition: Petition) -> int:
    """Return how many words its sentences and its form's fixed texts have; notes, labels and annexes do not count."""
    lines = petition.printed.sections if petition.printed else ()
    fixed = (line.says for section in lines for line in section.lines)
    return sum(len(WORD.findall(text)) for text in (*(each.text for each in petition.sentences), *fixed))


def paragraph_id(line: str, under: str, first: str) -> str:
    """Return the id of the paragraph that begins with this sentence in this line: it stays when others come or go."""
    return digest_id("par", line, under, first)


def _head(petition: Petition, printed: Printed, words: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    rows = [(name, shown(value, petition.lang)) for name, value in printed.head]
    if printed.words_most is not None:
        count, most = count_words(petition), printed.words_most
        said = words["words_over" if count > most else "words_of"]
        number = {"count": counted(count, words), "most": counted(most, words), "over": counted(count - most, words)}
        rows.append((words["words"], said.format(**number)))
    if rows:
        rows += [(words["date"], printed.dated), (words["reference"], petition.id)]
    return tuple(rows)


def _feet(petition: Petition) -> tuple[Foot, ...]:
    """Return the footnotes; claims on the same words of the same document share one."""
    numbers = _note_numbers(petition)
    first = {numbers[note.claim]: note for note in reversed(petition.footnotes)}
    return tuple(
        Foot(number=number, cites=shown(note.cites, petition.lang), quote=printable(note.quote),
             is_rtl=is_rtl(note.quote))
        for number, note in sorted(first.items())
    )  # fmt: skip


def _note_numbers(petition: Petition) -> dict[ClaimId, int]:
    numbers: dict[tuple[str, str, str], int] = {}
    return {
        note.claim: numbers.setdefault((note.document, note.cites, note.quote), len(numbers) + 1)
        for note in petition.footnotes
    }


def _parts(petition: Petition, printed: Printed) -> tuple[Part, ...]:
    by_line: dict[str, list[Sentence]] = {}
    for sentence in petition.sentences:
        by_line.setdefault(sentence.line, []).append(sentence)
    numbers = _note_numbers(petition)
    seen: set[int] = set()
    parts = (_part(petition.lang, section, by_line, numbers, seen) for section in printed.sections)
    told = (part for part in parts if part.fields)
    return tuple(map(_lettered, told)) if printed.style is Style.PLEADING else tuple(told)


def _lettered(part: Part) -> Part:
    """Number the lines of a pleading A, B, C, as far as they are printed; one alone needs no letter."""
    if len(part.fields) == 1:
        return part
    numbered = ((each, LETTERS[place % len(LETTERS)]) for place, each in enumerate(part.fields))
    return replace(part, fields=tuple(replace(each, number=letter) for each, letter in numbered))


def _part(
    lang: str, section: PrintedSection, by_line: Mapping[str, list[Sentence]], numbers: Mapping[ClaimId, int],
    seen: set[int],
) -> Part:  # fmt: skip
    fields = tuple(
        Field(
            number=line.number,
            label=shown(line.label, lang),
            groups=_groups(lang, by_line.get(line.key, []), numbers, seen),
            blank=None if line.key in by_line else line.blank,
            key=line.key,
            says=shown(line.says, lang),
        )
        for line in section.lines
        if _is_printed(line, by_line)
    )
    return Part(number=section.number, title=shown(section.title, lang), fields=fields, remark=section.remark)


def _is_printed(line: PrintedLine, told: Mapping[str, list[Sentence]]) -> bool:
    return line.key in told or line.blank is not None or bool(line.says)


def _groups(
    lang: str, sentences: Iterable[Sentence], numbers: Mapping[ClaimId, int], seen: set[int]
) -> tuple[Group, ...]:  # fmt: skip
    groups: list[tuple[str, list[list[Sentence]]]] = []
    for sentence in sentences:
        if not groups or groups[-1][0] != sentence.under:
            groups.append((sentence.under, []))
        paragraphs = groups[-1][1]
        if not sentence.continues or not paragraphs:
            paragraphs.append([])
        paragraphs[-1].append(sentence)
    return tuple(
        Group(
            heading=shown(heading, lang),
            paragraphs=tuple(tuple(_numbered(lang, each, numbers, seen) for each in told) for told in paragraphs),
            ids=tuple(told[0].paragraph or paragraph_id(told[0].line, heading, told[0].text) for told in paragraphs),
        )
        for heading, paragraphs in groups
    )


def _numbered(lang: str, sentence: Sentence, numbers: Mapping[ClaimId, int], seen: set[int]) -> Numbered:
    notes = []
    for number in sorted({numbers[claim] for claim in sentence.claims}):
        notes.append(Note(number=number, is_first=number not in seen))
        seen.add(number)
    is_argument = sentence.stance is Stance.ARGUMENT
    return Numbered(
        number=sentence.number, text=shown(sentence.text, lang), notes=tuple(notes), is_argument=is_argument
    )


def _exhibit(number: int, exhibit: Exhibit, words: Mapping[str, str]) -> tuple[str, ...]:
    return (
        f"A{number}",
        printable(exhibit.described),
        exhibit.dated,
        printable(exhibit.original_name),
        words["size"].format(count=counted(exhibit.size, words), type=exhibit.media_type),
        exhibit.sha256,
        printable(exhibit.frame.url or ""),
    )


def _points(points: Iterable[ToVerify], lang: str) -> tuple[tuple[str, str], ...]:
    return tuple((printable(point.item), shown(point.says, lang)) for point in points)


def _left_open(petition: Petition, printed: Printed) -> tuple[str, ...]:
    """Return the labels of lines that nothing fills and that are not printed."""
    hidden = {line.key for section in printed.sections for line in section.lines if line.blank is None}
    return tuple(shown(blank.label, petition.lang) for blank in petition.blanks if blank.line in hidden and blank.label)
