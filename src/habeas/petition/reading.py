"""A filing that comes back from a word processor: which paragraph says what now, known by the bookmarks they bear.

Margin numbers, footnote marks and the marks of arguments are no words. Tracked insertions are taken and deletions left
out, as if all were accepted. Comments are counted, never read. A paragraph that bears no bookmark is new, and belongs
under the line of the one before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from habeas.model import Paragraph, Petition
from habeas.model.ids import digest_id
from habeas.petition.blocks import Role, blocks_of
from habeas.petition.docx import bookmark_of
from habeas.petition.editing import Addition, folded, text_of
from habeas.petition.layout import ARGUED, Field, lay_out
from habeas.petition.letters import shown

Element: TypeAlias = Any  # of any parser of XML: the bytes were opened elsewhere
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
REPEATS = "NOTEREF"
MARK = "\ufffc"  # stands where a footnote mark stands
LEFT_OUT = frozenset({"del", "moveFrom", "pPr", "instrText", "delText", "delInstrText", "txbxContent", "tbl"})
LETTERS = {"tab": "\t", "br": " ", "cr": " ", "noBreakHyphen": "\u2011", "softHyphen": ""}
TRACKED = frozenset({"ins", "del", "moveTo", "moveFrom"})
MARKS = re.compile(f"\\s*{MARK}(?:\\s*,?\\s*{MARK})*")
NUMBERED = re.compile(r"(?:^|(?<=\s))\s*(?:\[\d{1,5}\]|\d{1,5}\.)\t")  # within the text where paragraphs were joined
BETWEEN = re.compile(r"\s\[\d{1,5}\](?=\s)")
UNSEEN = re.compile("[\u200b\u200e\u200f\u061c\u2066-\u2069\ufeff]")
RAISED = re.compile(r"[\d,\s]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """One paragraph of the file: the bookmarks that begin in it, and its words."""

    keys: tuple[str, ...]
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadBack:
    """What an edited file says: new words of paragraphs by their ids, new paragraphs, and what was left out."""

    texts: Mapping[str, str] = field(repr=False)
    additions: tuple[Addition, ...]
    made_from: str | None  # the pet-… of the text that was given out
    known: int  # paragraphs found again
    comments: int
    tracked: int  # insertions and deletions that nobody had accepted
    outside: int  # new paragraphs that stand under no line of the form


@dataclass(slots=True)
class _Met:
    """What is met on the way through one file."""

    argued: str
    fields: list[str] = field(default_factory=list)  # the instructions of the fields that are open
    comments: set[str] = field(default_factory=set)
    tracked: int = 0


def read_back(root: Element, petition: Petition, paragraphs: Sequence[Paragraph]) -> ReadBack:
    """Return what the body of a DOCX says of this text; ``petition`` is the filing as it was given out.

    A paragraph of the text that is not there any more has empty words. What nobody changed is not told.
    """
    words = dict(petition.printed.words) if petition.printed else {}
    met = _Met(argued=words.get(ARGUED, ""))
    stretches = [*_stretches(root, met)]
    known = {bookmark_of(each.id): each for each in paragraphs}
    found = {key: each.text for each in stretches for key in each.keys[::-1] if key in known}
    texts = {paragraph.id: found.get(mark, "") for mark, paragraph in known.items()}
    for each in stretches:  # where paragraphs were joined, the first has the words of all
        for key in [key for key in each.keys if key in known][1:]:
            texts[known[key].id] = ""
    additions, outside = _additions(stretches, petition, known)
    return ReadBack(
        texts={key: _as_written(text, paragraphs, petition.lang) for key, text in texts.items()
               if not _is_same(text, _paragraph(paragraphs, key), petition.lang)},
        additions=tuple(additions), made_from=_made_from(stretches), known=len(found), comments=len(met.comments),
        tracked=met.tracked, outside=outside,
    )  # fmt: skip


def _paragraph(paragraphs: Sequence[Paragraph], key: str) -> Paragraph:
    return next(each for each in paragraphs if each.id == key)


def _made_from(stretches: Sequence[Stretch]) -> str | None:
    keys = (key for each in stretches for key in each.keys if key.startswith(bookmark_of("pet-")))
    key = next(keys, None)
    return key.removeprefix("h_").replace("_", "-") if key else None


def _is_same(text: str, paragraph: Paragraph, lang: str) -> bool:
    return _plain(text) == _plain(shown(text_of(paragraph), lang))


def _plain(text: str) -> str:
    return folded(" ".join(UNSEEN.sub("", text).split()))


def _as_written(text: str, paragraphs: Sequence[Paragraph], lang: str) -> str:
    """Return edited words with each sentence that was left as it stands in the text, not as it was printed."""
    clean = " ".join(UNSEEN.sub("", text).split())
    for sentence in (each for paragraph in paragraphs for each in paragraph.sentences):
        printed = _plain(shown(sentence.text, lang))
        place = folded(clean).find(printed) if printed != folded(sentence.text) else -1
        if place >= 0:
            clean = f"{clean[:place]}{sentence.text}{clean[place + len(printed) :]}"
    return clean


def _additions(
    stretches: Sequence[Stretch], petition: Petition, known: Mapping[str, Paragraph]
) -> tuple[list[Addition], int]:  # fmt: skip
    """Return the new paragraphs under their lines, and how many stand under none."""
    blocks = blocks_of(lay_out(petition))
    places = _places(petition)
    fixed = {_plain("".join(run.text for run in runs)) for block in blocks for runs in _rows(block)}
    marks = {bookmark_of(block.id): block.id for block in blocks}
    made, outside, line, after = list[Addition](), 0, "", ""
    for each in stretches:
        keys = [key for key in each.keys if key in known or key in marks]
        if keys:
            before = known.get(keys[-1])
            line, after = (before.line, before.id) if before else (places.get(marks.get(keys[-1], ""), ""), "")
        elif each.text.strip() and _plain(each.text) not in fixed:
            if line:
                made.append(Addition(line=line, after=after, text=" ".join(each.text.split())))
            else:
                outside += 1
    return made, outside


def _rows(block: Any) -> Iterator[Any]:  # noqa: ANN401  # rows of runs
    yield block.runs
    for row in block.more:
        yield from row


def _places(petition: Petition) -> dict[str, str]:
    """Return the line that begins with each heading, label and fixed text, by the id of its block."""
    fields = [each for part in lay_out(petition).parts for each in part.fields]
    return {key: each.key for each in fields for key in _heads(each)}


def _heads(line: Field) -> Iterator[str]:
    yield digest_id("blk", line.key)
    yield from (digest_id("blk", role, line.key) for role in (Role.LABEL, Role.PARAGRAPH))
    yield from (digest_id("blk", Role.UNDER, f"{line.key} {group.heading}") for group in line.groups)


def _stretches(root: Element, met: _Met) -> Iterator[Stretch]:
    """Yield the paragraphs of the text; one whose end is deleted goes on in the next."""
    keys, text = list[str](), ""
    for paragraph in _paragraphs(root):
        keys += [each.get(f"{W}name", "") for each in paragraph.iter(f"{W}bookmarkStart")]
        text += "".join(_letters(paragraph, met))
        if paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None:
            continue
        yield Stretch(keys=tuple(keys), text=_cleared(text))
        keys, text = [], ""
    if keys or text:
        yield Stretch(keys=tuple(keys), text=_cleared(text))


def _cleared(text: str) -> str:
    """Return the words without margin numbers and footnote marks."""
    return BETWEEN.sub("", NUMBERED.sub("", MARKS.sub("", text))).replace("\t", " ").strip()


def _paragraphs(parent: Element) -> Iterator[Element]:
    """Yield the paragraphs of the body; the tables of a filing hold none of its text."""
    for child in parent:
        if child.tag == f"{W}p":
            yield child
        elif child.tag not in {f"{W}tbl", f"{W}del", f"{W}moveFrom"}:
            yield from _paragraphs(child)


def _letters(parent: Element, met: _Met) -> Iterator[str]:
    for child in parent:
        name = str(child.tag).removeprefix(W)
        met.tracked += name in TRACKED
        if name in LEFT_OUT:
            continue
        if name == "commentReference":
            met.comments.add(child.get(f"{W}id", ""))
        elif name == "fldSimple" and REPEATS in child.get(f"{W}instr", ""):
            yield MARK
        elif name == "r":
            yield from _run(child, met)
        else:
            yield from _letters(child, met)


def _run(run: Element, met: _Met) -> Iterator[str]:
    """Yield the letters of a run; those of a field that repeats a footnote's number, and raised marks, are none."""
    raised = run.find(f"{W}rPr/{W}vertAlign")
    is_raised = raised is not None and raised.get(f"{W}val") == "superscript"
    said = "".join(_inside(run, met))
    is_mark = is_raised and (RAISED.fullmatch(said) or said.strip() == met.argued)
    yield MARK if is_mark and said.strip() else said


def _inside(run: Element, met: _Met) -> Iterator[str]:
    for child in run:
        name = str(child.tag).removeprefix(W)
        if name in ("fldChar", "instrText"):
            yield from _field(child, met)
        elif name in ("footnoteReference", "endnoteReference"):
            yield MARK
        elif name == "commentReference":
            met.comments.add(child.get(f"{W}id", ""))
        elif name in ("t", *LETTERS) and not any(REPEATS in each for each in met.fields):
            yield LETTERS.get(name) or child.text or ""


def _field(part: Element, met: _Met) -> Iterator[str]:
    """Follow a field from its beginning to its end; one that repeats the number of a footnote is a mark."""
    kind = part.get(f"{W}fldCharType", "")
    if kind == "begin":
        met.fields.append("")
    elif kind == "end" and met.fields and REPEATS in met.fields.pop():
        yield MARK
    elif not kind and met.fields:
        met.fields[-1] += part.text or ""
