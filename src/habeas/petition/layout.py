"""A petition laid out block by block, for every format alike: what stands where, and which note belongs to what."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from habeas.errors import DataFileInvalid
from habeas.law import Filler, Form, FormLine, load_form
from habeas.model import ClaimId, Exhibit, Petition, Sentence, When
from habeas.petition.dates import date_words
from habeas.petition.matter import listed

SEE_FIRST = "To be filled in by whoever submits. Read “Before this is sent” on the first page."
NOT_STATED = "not stated in any reviewed source"
QUOTATION = re.compile("“([^”]*)”")
SPACE = re.compile("[ \\t\\n\\r\\f\\v\\x1c-\\x1f\\x85\u2028\u2029]+")  # a no-break space stays
FSI, PDI, LRM = "\u2068", "\u2069", "\u200e"  # first strong isolate, its end, left-to-right mark
UNREADABLE = "\N{REPLACEMENT CHARACTER}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A reference to a footnote; the first one carries the footnote itself."""

    number: int
    is_first: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """A sentence with its number and its notes."""

    number: int
    text: str = field(repr=False)
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Paragraphs of sentences under one heading, or under none."""

    heading: str
    paragraphs: tuple[tuple[Numbered, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One line of the form: its label and what fills it; ``blank`` stands there instead ("": a line to fill in)."""

    number: str
    label: str
    groups: tuple[Group, ...] = ()
    blank: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One section of the form."""

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
    """Everything that is printed, in its order."""

    id: str
    title: str
    addressee: str
    who: str = field(repr=False)
    head: tuple[tuple[str, str], ...]
    warning: str
    parts: tuple[Part, ...]
    notes: tuple[Foot, ...]
    annex: tuple[tuple[str, ...], ...]
    to_verify: tuple[tuple[str, str], ...]
    remarks: tuple[str, ...]


def lay_out(petition: Petition) -> Layout:
    """Return the petition block by block.

    Raises:
        DataFileInvalid: the petition was made with a form of another version.

    """
    form = load_form(petition.form_key)
    if petition.form != form.id:
        raise DataFileInvalid(file="form_wgad.toml", why=f"the petition was made with {petition.form}")
    return Layout(
        id=petition.id,
        title=f"{petition.draft}: {form.title}" if petition.draft else form.title,
        addressee=form.addressee,
        who=printable(petition.who),
        head=_head(petition, form),
        warning=form.confidentiality,
        parts=_parts(petition, form),
        notes=_feet(petition),
        annex=tuple(_exhibit(number, exhibit) for number, exhibit in enumerate(petition.annex, start=1)),
        to_verify=tuple((point.item, printable(point.says)) for point in petition.to_verify),
        remarks=(f"Form: {petition.form}. Law files: {petition.law}.", *map(printable, petition.notes)),
    )


def printable(text: str) -> str:
    """Return the text with its white space closed up, and a sign for what no printer can show."""
    shown = (
        UNREADABLE if unicodedata.category(letter) in ("Cc", "Cs", "Cn", "Co") else letter for letter in _spaced(text)
    )
    return "".join(shown)


def _spaced(text: str) -> str:
    return SPACE.sub(" ", text).strip()


def is_rtl(text: str) -> bool:
    """Whether most letters of the text run from right to left."""
    sides = [unicodedata.bidirectional(letter) for letter in text]
    return sum(side in ("R", "AL") for side in sides) > sum(side == "L" for side in sides)


def _feet(petition: Petition) -> tuple[Foot, ...]:
    """Return the footnotes; claims on the same words of the same document share one."""
    numbers = _note_numbers(petition)
    first = {numbers[note.claim]: note for note in reversed(petition.footnotes)}
    return tuple(
        Foot(number=number, cites=printable(note.cites), quote=printable(note.quote), is_rtl=is_rtl(note.quote))
        for number, note in sorted(first.items())
    )


def _note_numbers(petition: Petition) -> dict[ClaimId, int]:
    numbers: dict[tuple[str, str, str], int] = {}
    return {
        note.claim: numbers.setdefault((note.document, note.cites, note.quote), len(numbers) + 1)
        for note in petition.footnotes
    }


def isolated(text: str) -> str:
    """Return the text with each quotation from right to left set apart, so that what follows it stays in its place."""
    return QUOTATION.sub(lambda found: f"“{FSI}{found[1]}{PDI}”{LRM}" if is_rtl(found[1]) else found[0], text)


def _head(petition: Petition, form: Form) -> tuple[tuple[str, str], ...]:
    filled = {sentence.line for sentence in petition.sentences}
    categories = [line.category for line in form.lines if line.category and line.key in filled]
    documents, claims = len(petition.annex), len(petition.footnotes)
    return (
        ("State concerned", printable(petition.state or "not known: see “How this was made”")),
        ("Categories relied on", f"{listed(categories)}, prima facie" if categories else "none yet"),
        (
            "Evidence",
            f"{_count(claims, 'reviewed claim')} in {_count(documents, 'document')}, each quoted in a footnote",
        ),
        ("Date of this text", date_words(When.parse(petition.made_on))),
        ("Reference", petition.id),
    )


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _parts(petition: Petition, form: Form) -> tuple[Part, ...]:
    by_line: dict[str, list[Sentence]] = {}
    for sentence in petition.sentences:
        by_line.setdefault(sentence.line, []).append(sentence)
    numbers = _note_numbers(petition)
    seen: set[int] = set()
    parts = []
    for section in form.section:
        fields = [_field(line, by_line.get(line.key, []), numbers, seen) for line in section.line]
        remark = SEE_FIRST if all(line.filled_by is Filler.PERSON for line in section.line) else ""
        parts.append(Part(number=section.key, title=section.title, fields=tuple(fields), remark=remark))
    return tuple(parts)


def _field(
    place: FormLine, sentences: list[Sentence], numbers: Mapping[ClaimId, int], seen: set[int]
) -> Field:  # fmt: skip
    ends = [key.split(".", 1)[1] for key in (place.key, *place.joined)]
    groups: list[tuple[str, list[list[Numbered]]]] = []
    for sentence in sentences:
        if not groups or groups[-1][0] != sentence.under:
            groups.append((sentence.under, []))
        paragraphs = groups[-1][1]
        if not sentence.continues or not paragraphs:
            paragraphs.append([])
        paragraphs[-1].append(_numbered(sentence, numbers, seen))
    is_person = place.filled_by is Filler.PERSON
    return Field(
        number=", ".join(ends),
        label=place.label,
        groups=tuple(Group(heading=heading, paragraphs=tuple(map(tuple, told))) for heading, told in groups),
        blank=None if sentences else "" if is_person else NOT_STATED,
    )


def _numbered(sentence: Sentence, numbers: Mapping[ClaimId, int], seen: set[int]) -> Numbered:
    notes = []
    for number in sorted({numbers[claim] for claim in sentence.claims}):
        notes.append(Note(number=number, is_first=number not in seen))
        seen.add(number)
    return Numbered(number=sentence.number, text=isolated(printable(sentence.text)), notes=tuple(notes))


def _exhibit(number: int, exhibit: Exhibit) -> tuple[str, ...]:
    frame = exhibit.frame
    described = ", ".join(part for part in (frame.publisher, frame.author, frame.title, frame.index) if part)
    published = date_words(frame.published) if frame.published else "not known"
    return (
        f"A{number}",
        printable(described or "no publisher or title known"),
        published,
        printable(exhibit.original_name),
        f"{exhibit.size:,} bytes, {exhibit.media_type}",
        exhibit.sha256,
        printable(frame.url or ""),
    )
