"""A layout as one row of blocks, each made of runs of text: PDF, DOCX and ODT only give each its look."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from habeas.model import Style
from habeas.model.ids import digest_id
from habeas.petition.layout import ARGUED, Field, Layout, Numbered, Part
from habeas.petition.letters import ISOLATED, is_rtl

LISTED_MOST = 4  # documents named on the page for the family; the annex has them all


class Role(StrEnum):
    """What a block is."""

    ADDRESSEE = "addressee"
    TITLE = "title"
    CONCERNING = "concerning"
    DATE = "date"
    HEAD = "head"  # a table of names and values
    BOX = "box"
    SECTION = "section"
    LABEL = "label"
    UNDER = "under"
    REMARK = "remark"
    PARAGRAPH = "paragraph"
    OPEN = "open"  # a label with a rule to write on
    BLANK = "blank"  # a label and the words that nothing was found
    SOURCE = "source"  # a note at the end
    ANNEX = "annex"  # the table of documents
    POINT = "point"
    SMALL = "small"
    LISTED = "listed"  # a document named at the foot
    BREAK = "break"


class Face(StrEnum):
    """How a run looks."""

    PLAIN = "plain"
    STRONG = "strong"
    GREY = "grey"
    NUMBER = "number"
    RAISED = "raised"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Letters of one look and direction; ``note``: the mark of this footnote, which stands here first or again."""

    text: str = field(default="", repr=False)
    face: Face = Face.PLAIN
    is_rtl: bool = False
    note: int = 0
    is_first: bool = False


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One paragraph, heading or table; ``number`` hangs before it, ``more`` are further paragraphs or cells."""

    role: Role
    id: str
    runs: Runs = ()
    number: str = ""
    more: tuple[tuple[Runs, ...], ...] = ()


def blocks_of(layout: Layout) -> tuple[Block, ...]:
    """Return all blocks in their order, each with an id that no other has."""
    seen: dict[str, int] = {}
    blocks = []
    for block in (*_head(layout), *_body(layout), *_foot(layout), *_annexes(layout)):
        seen[block.id] = seen.get(block.id, 0) + 1
        again = f"{block.id}-{seen[block.id]}" if seen[block.id] > 1 else block.id
        blocks.append(Block(role=block.role, id=again, runs=block.runs, number=block.number, more=block.more))
    return tuple(blocks)


def note_runs(layout: Layout, number: int) -> Runs:
    """Return a footnote: where the words stand, and the words."""
    foot = layout.notes[number - 1]
    first, last = layout.words["open_quote"], layout.words["close_quote"]
    quote = Run(text=foot.quote, is_rtl=foot.is_rtl)
    return (*runs_of(f"{foot.cites}: {first}"), quote, Run(text=last))


def runs_of(text: str, face: Face = Face.PLAIN) -> Runs:
    """Return a text as runs of one direction each."""
    pieces = ((piece.strip("\u2068\u2069"), piece.startswith("\u2068")) for piece in ISOLATED.split(text))
    return tuple(Run(text=piece, face=face, is_rtl=rtl or is_rtl(piece)) for piece, rtl in pieces if piece)


def _block(role: Role, text: str, *, face: Face = Face.PLAIN, number: str = "", key: str = "") -> Block:
    return Block(role=role, id=digest_id("blk", role, key or text), runs=runs_of(text, face), number=number)


def _head(layout: Layout) -> Iterator[Block]:
    style, words = layout.style, layout.words
    concerning = words["concerning"].format(who=layout.who)
    if layout.draft:
        yield _block(Role.SMALL, f"{words['draft']}: {layout.draft}", face=Face.STRONG)
    if style not in (Style.STATEMENT, Style.SUMMARY):
        yield _block(Role.ADDRESSEE, layout.addressee)
    if style is Style.LETTER:
        yield _block(Role.DATE, layout.dated)
    title = words["subject"].format(title=layout.title, who=layout.who) if style is Style.LETTER else layout.title
    yield _block(Role.TITLE, title, key="title")
    if style is not Style.LETTER:
        yield _block(Role.CONCERNING, concerning, key="concerning")
    if style in (Style.STATEMENT, Style.SUMMARY):
        yield _block(Role.DATE, layout.dated)
    if layout.head:
        rows = tuple((runs_of(name, Face.GREY), runs_of(value)) for name, value in layout.head)
        yield Block(role=Role.HEAD, id=digest_id("blk", "head"), more=rows)
    if style is not Style.SUMMARY:
        yield from _box(layout)


def _box(layout: Layout) -> Iterator[Block]:
    """Return what must be known before this is sent."""
    told = [text for text in (layout.warning, *layout.warnings) if text]
    if told:
        first = (Run(text=f"{layout.words['before']} ", face=Face.STRONG), *runs_of(told[0]))
        rows = ((first,), *((runs_of(text),) for text in told[1:]))
        yield Block(role=Role.BOX, id=digest_id("blk", "box"), more=rows)


def _body(layout: Layout) -> Iterator[Block]:
    numbers = iter(range(1, 1_000_000))
    for part in layout.parts:
        if part.title:
            number = f"{part.number}. " if part.number else ""
            yield _block(Role.SECTION, f"{number}{part.title}")
        if part.remark:
            yield _block(Role.REMARK, part.remark, key=part.title)
        for line in part.fields:
            yield from _line(layout, line, numbers)


def _line(layout: Layout, line: Field, numbers: Iterator[int]) -> Iterator[Block]:
    label = f"{line.number}. {line.label}" if line.number and line.label else line.label or line.number
    if line.blank is not None:
        role = Role.BLANK if line.blank else Role.OPEN
        blank = (Run(text=line.blank, face=Face.GREY),) if line.blank else ()
        yield Block(role=role, id=digest_id("blk", line.key), runs=runs_of(label), more=((blank,),))
        return
    if label:
        yield _block(Role.LABEL, label, key=line.key)
    if line.says:
        yield _block(Role.PARAGRAPH, line.says, key=line.key)
    for group in line.groups:
        if group.heading:
            yield _block(Role.UNDER, group.heading, key=f"{line.key} {group.heading}")
        for key, told in zip(group.ids, group.paragraphs, strict=True):
            yield _paragraph(layout, key, told, numbers)


def _paragraph(layout: Layout, key: str, told: Sequence[Numbered], numbers: Iterator[int]) -> Block:
    """Return sentences one after the other; the questionnaire numbers each, a pleading each paragraph."""
    is_each = layout.style is Style.QUESTIONNAIRE
    number = f"[{told[0].number}]" if is_each else f"{next(numbers)}." if layout.style is Style.PLEADING else ""
    runs: list[Run] = []
    for place, sentence in enumerate(told):
        if place:
            between = f" [{sentence.number}] " if is_each else " "
            runs.append(Run(text=between, face=Face.NUMBER if is_each else Face.PLAIN))
        runs += runs_of(sentence.text)
        runs += _marks(layout.style, sentence)
        if sentence.is_argument:
            runs.append(Run(text=f" {layout.words[ARGUED]}", face=Face.RAISED))
    return Block(role=Role.PARAGRAPH, id=key, runs=tuple(runs), number=number)


def _marks(style: Style, sentence: Numbered) -> Iterator[Run]:
    """Return the marks of a sentence's notes: footnotes, or numbers of the list at the end of a statement."""
    for place, note in enumerate(sentence.notes if style is not Style.SUMMARY else ()):
        if place:
            yield Run(text=",", face=Face.RAISED)
        if style is Style.STATEMENT:
            yield Run(text=str(note.number), face=Face.RAISED)
        else:
            yield Run(note=note.number, is_first=note.is_first)


def _foot(layout: Layout) -> Iterator[Block]:
    """Return what closes the text: a statement's sources, a summary's documents, a letter's signature."""
    words = layout.words
    if layout.style is Style.LETTER and not _is_signed(layout.parts):
        for key in ("capacity", "signed"):
            yield Block(role=Role.OPEN, id=digest_id("blk", key), runs=runs_of(words[key]), more=(((),),))
    if layout.style is Style.STATEMENT and layout.notes:
        yield _block(Role.SECTION, words["sources"])
        for foot in layout.notes:
            key = digest_id("blk", "source", foot.cites, foot.quote)
            yield Block(role=Role.SOURCE, id=key, runs=note_runs(layout, foot.number), number=f"{foot.number}.")
    if layout.style is Style.SUMMARY and layout.annex:
        yield _block(Role.LISTED, words["documents"], face=Face.STRONG)
        for _number, described, published, *_rest in layout.annex[:LISTED_MOST]:
            name = described if is_rtl(described) or not layout.is_rtl else f"\u2066{described}\u2069"
            yield _block(Role.LISTED, f"{name}, {published}")
        if len(layout.annex) > LISTED_MOST:
            yield _block(Role.LISTED, f"{words['cut']} +{len(layout.annex) - LISTED_MOST}")


def _is_signed(parts: Sequence[Part]) -> bool:
    """Whether the form itself asks who submits."""
    return any(all(line.blank == "" for line in part.fields) for part in parts)


def _annexes(layout: Layout) -> Iterator[Block]:
    words = layout.words
    if layout.style in (Style.STATEMENT, Style.SUMMARY):
        yield Block(role=Role.BREAK, id=digest_id("blk", "break"))
    if layout.style is Style.SUMMARY:
        yield from _box(layout)
    if layout.annex:
        yield _block(Role.SECTION, words["annex"])
        yield _table(layout)
    yield Block(role=Role.BREAK, id=digest_id("blk", "break"))
    yield _block(Role.SECTION, words["verify"])
    yield _block(Role.SMALL, words["verify_says"])
    for mark, points in (("K", layout.to_verify), ("R", layout.already_read)):
        for item, says in points:
            lead = Run(text=item, face=Face.STRONG)
            key = digest_id("blk", mark, item, says)
            yield Block(role=Role.POINT, id=key, runs=(lead, *runs_of(f": {says}")), number=mark)
    if layout.left_open:
        yield _block(Role.UNDER, words["left_open"])
        for label in layout.left_open:
            yield _block(Role.SMALL, f"– {label}")
    yield _block(Role.SECTION, words["made"])
    for remark in layout.remarks:
        yield _block(Role.SMALL, remark)


def _table(layout: Layout) -> Block:
    """Return the annex: a row of headings, and of each document its number, description and day."""
    words = layout.words
    heads = tuple(runs_of(words[key], Face.STRONG) for key in ("number", "document", "published"))
    rows = [
        (runs_of(number), *_described(described, f"{original}, {size}", url, digest), runs_of(published))
        for number, described, published, original, size, digest, url in layout.annex
    ]
    return Block(role=Role.ANNEX, id=digest_id("blk", "annex"), more=(heads, *rows))


def _described(*lines: str) -> tuple[Runs, ...]:
    return tuple(runs_of(line) for line in lines)
