"""The blocks that a text is laid out in: headings, datelines, fields, list lines and paragraphs, wrapped or not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

LINE = re.compile(r"[^\r\n\f\v\x85\u2028\u2029]+")
BULLET = re.compile(
    r"\s*(?:[•●▪◦‣·*–—-]\s+|#{1,6}\s|\(?(?:[0-9]{1,3}|[a-zA-Z]|[ivx]{1,4})[.)]\s+|[0-9]{1,3}\.[0-9]{1,3}\.?\s+)"
)
FIELD = re.compile(r"\s*(?:[•●▪*-]\s+|\(?[0-9]{1,3}[.)]\s+)?(?P<label>[^\W\d_][^:\n.!?]{0,48}?)\s?:(?:\s+(?=\S)|\s*$)")
LABEL = re.compile(
    r"(?i)\b(?:names?|aliases?|date|place|age|sex|gender|born|birth|nationality|citizenship|ethnicity|religion|profession|"
    r"occupation|job|status|charges?|charged|sentenced?|term|articles?|verdict|court|judge|prosecutor|lawyers?|prison|colony|"
    r"location|arrest(?:ed)?|detention|detained|released?|convicted|conviction|trial|hearing|health|family|address|residence|"
    r"case|facts|legal basis|reasons?|authority|agency|forces?|warrant|fine|penalty|position|education|"
    r"passport|id|notes?|source|summary|circumstances|details|updates?|description|category)\b"
)
DATE_ONLY = re.compile(
    r"(?i)\W*(?:(?:posted|published|updated|date|index|issued)\b\W*)?(?:on\s)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\W*)?"
    r"(?:[0-9]{1,2}(?:st|nd|rd|th)?\W{1,3}[a-zé]{3,9}\.?\W{1,3}[0-9]{4}|[a-zé]{3,9}\.?\W{1,3}[0-9]{1,2}(?:st|nd|rd|th)?\W{1,3}[0-9]{4}"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}[./][0-9]{1,2}[./][0-9]{2,4})[\s\d:,.apm|+-]*(?:[a-z]{2,4})?\W*"
)
SYMBOL_ONLY = re.compile(r"\W*[A-Z]{1,6}\s?[A-Z0-9]{0,6}(?:/[\w.]{1,16}){1,5}\W*")
CAPTION = re.compile(
    r"(?i)\s*(?:(?:photo|image|picture|caption|credit|file photo|pictured|illustration)\b\s*[:(©]|©|\[image|\(photo)"
)
BACKGROUND = re.compile(
    r"(?i)\W*(?:background|additional information|context|further information|about the case|history)\b[^.!?]{0,40}"
)
NUMBER_FOLLOWS = re.compile(r"(?i)\b(?:arts?\.?|articles?|sections?|secs?\.|paras?\.|paragraphs?|nos?\.|part|§)$")
ENDS_SENTENCE = re.compile(r"[.!?…。！？:;,][\"'”’»)\]]*$")
SENTENCE_END = re.compile(r"[^\W\d_]{3,}[.!?…][\"'”’»)\]]{0,3}(?:\s|$)")
LONGEST_VALUE = 160  # code points; a longer cell tells a story
NARROWEST = 25  # code points of a cell's lines, below which a line break parts two values
WRAPS_UP_TO = 130  # a longer line is a paragraph of its own, not a line that was wrapped


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text that is one paragraph, heading, field or list line."""

    start: int
    end: int
    part: str


@dataclass(frozen=True, slots=True)
class Line:
    """One written line, without the space around it."""

    start: int
    end: int
    text: str
    after_blank: bool
    is_field: bool = False

    def starts_anew(self) -> bool:
        """Whether the line opens a list entry or a field, whatever stood before."""
        return self.is_field or BULLET.match(self.text) is not None


def blocks(text: str, *, cells: Sequence[tuple[int, int]] = ()) -> tuple[Block, ...]:
    """Return the blocks of the text in their order; the cells of tables, in order, are blocks of their own."""
    if not cells:
        return tuple(_with_prose(_blocks(text, _lines(text))))
    outside = list(_with_prose(_blocks(text, _lines(text, cells=cells))))
    inside = [block for start, end in cells for block in _cell(text, start, end)]
    return tuple(sorted((*outside, *inside), key=lambda block: block.start))


def _cell(text: str, start: int, end: int) -> Iterator[Block]:
    """Yield the paragraphs of a cell: prose where a sentence ends in it, else what a label over it asks for."""
    words = text[start:end]
    if not any(letter.isalnum() for letter in words):
        return
    part = "body" if len(words) > LONGEST_VALUE or SENTENCE_END.search(words) else "field"
    if "\n" not in words and "\r" not in words:
        yield Block(start, end, part)
        return
    lines = [replace(line, start=start + line.start, end=start + line.end) for line in _lines(words)]
    width = max(line.end - line.start for line in lines)
    for group in _groups(lines, width if width >= NARROWEST else 0):
        yield Block(group[0].start, group[-1].end, part)


def _blocks(text: str, lines: list[Line]) -> list[Block]:
    width = _width(lines)
    found: list[Block] = []
    section = "body"
    for group in _groups(lines, width):
        part = _part(group, first=len(found), section=section)
        if part == "title":
            heading = group[0].text
            section = "background" if BACKGROUND.fullmatch(heading) else "body"
        found.append(Block(group[0].start, group[-1].end, part))
    return found


def _with_prose(found: list[Block]) -> Iterator[Block]:
    """Call nothing a title when the text holds nothing else: a single line is what the document says."""
    only_titles = all(block.part in ("title", "dateline") for block in found)
    for block in found:
        yield Block(block.start, block.end, "body") if only_titles and block.part == "title" else block


def _lines(text: str, *, cells: Sequence[tuple[int, int]] = ()) -> list[Line]:
    """Return the lines that hold words, but for those that cells of tables take up."""
    lines: list[Line] = []
    before = at = 0
    for match in LINE.finditer(text):
        words = match.group().strip()
        while at < len(cells) and cells[at][1] <= match.start():
            at += 1
        if not words or (at < len(cells) and cells[at][0] < match.end()):
            before = before if not words else -1
            continue
        start = match.start() + match.group().index(words[0])
        gap = text[max(0, before) : start]
        blank = not lines or before < 0 or gap.count("\n") > 1 or gap.count("\r") - gap.count("\r\n") > 1 or "\f" in gap
        lines.append(Line(start, start + len(words), words, blank))
        before = start + len(words)
    return _mark_fields(lines)


def _mark_fields(lines: list[Line]) -> list[Line]:
    """Tell fields from prose that happens to hold a colon: by a known label, or by company."""
    shaped = [FIELD.match(line.text) for line in lines]
    marked: list[Line] = []
    for index, (line, match) in enumerate(zip(lines, shaped, strict=True)):
        is_field = False
        if match:
            label = match["label"]
            alone = not (shaped[index - 1] if index else None) and not (
                shaped[index + 1] if index + 1 < len(shaped) else None
            )
            is_field = label.count(" ") <= 4 and (LABEL.search(label) is not None or not alone) and "http" not in label
        marked.append(Line(line.start, line.end, line.text, line.after_blank, is_field))
    return marked


def _width(lines: list[Line]) -> int:
    """Return the width at which the text was wrapped, 0 where it was not."""
    lengths = sorted(line.end - line.start for line in lines)
    if not lengths:
        return 0
    width = lengths[int(0.95 * (len(lengths) - 1))] if len(lengths) >= 20 else lengths[-1]
    return width if 40 <= width <= WRAPS_UP_TO else 0


def _groups(lines: list[Line], width: int) -> Iterator[list[Line]]:
    group: list[Line] = []
    for line in lines:
        if group and not _continues(group, line, width):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _continues(group: list[Line], line: Line, width: int) -> bool:
    """Whether a line goes on where the line before it was broken off."""
    last = group[-1].text
    if not line.after_blank and line.text[0].isdigit() and NUMBER_FOLLOWS.search(last):
        return True
    if line.after_blank or line.starts_anew():
        return False
    if ENDS_SENTENCE.search(last) is None and line.text[0].islower():
        return True
    if not width or DATE_ONLY.fullmatch(last):
        return False
    first_word = line.text.split(None, 1)[0]
    return len(last) + 1 + len(first_word) > width - 3 and len(line.text) <= width + 20


def _part(group: list[Line], *, first: int, section: str) -> str:
    words = group[0].text if len(group) == 1 else " ".join(line.text for line in group)
    short = len(words) <= 180 and len(group) <= 3
    if group[0].is_field:
        return "field"
    if short and (DATE_ONLY.fullmatch(words) or SYMBOL_ONLY.fullmatch(words)):
        return "dateline"
    if CAPTION.match(words):
        return "caption"
    if words.startswith("#"):
        return "title"
    if short and _is_heading(words, first=first, bulleted=BULLET.match(group[0].text) is not None):
        return "title"
    return section


def _is_heading(words: str, *, first: int, bulleted: bool) -> bool:
    """Whether a short line stands over what follows: no full stop, and it is set apart."""
    if re.search(r"[.…。;,][\"'”’»)\]]*$", words) or not (words[0].isupper() or not words[0].isalpha()):
        return False
    limit = 180 if first == 0 else 120
    return (
        len(words) <= limit and (not bulleted or len(words.split()) <= 6) and (first <= 4 or len(words.split()) <= 14)
    )
