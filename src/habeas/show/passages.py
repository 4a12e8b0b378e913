"""A document's words with the passages of its claims, cut flat: no segment lies in another, none is lost."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from habeas.model import Document
from habeas.model.scan import uncertain_runs

SHORTEST, LONGEST = 60_000, 90_000  # characters of one part of a long document, where paragraphs allow
BLANK = re.compile(r"\n[^\S\n]*\n\s*")
WRAPPED_AT = range(
    40, 140
)  # letters in the longest line of a paragraph whose lines were broken by a typewriter or mail
EVEN = 0.6  # of that length has each of its lines but the last
LINE = 60  # letters; shorter lines that follow each other stand closely, as in an address


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Where the quote of one claim lies: code points, end exclusive; ``key`` names the claim."""

    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """Words that the same claims cover, with those of them whose quote begins here."""

    start: int
    text: str = field(repr=False)
    claims: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()
    is_uncertain: bool = False  # read so unsurely from a picture that a person should look

    @property
    def end(self) -> int:
        """Where the words end."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Words that stand together, and the space after them; ``page`` is that which begins here."""

    segments: tuple[Segment, ...]
    gap: str = field(repr=False)
    page: int | None = None
    is_close: bool = False  # a short line under another one

    @property
    def start(self) -> int:
        """Where its words begin."""
        return self.segments[0].start


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of a long document that is shown at once; ``number`` counts from 1."""

    number: int
    start: int
    end: int


def parts_of(text: str, *, shortest: int = SHORTEST, longest: int = LONGEST) -> tuple[Part, ...]:
    """Return the parts in which the text is shown; each but the last ends where a paragraph does, if one does there."""
    cuts = [0]
    while len(text) - cuts[-1] > longest:
        cuts.append(_cut(text, cuts[-1] + shortest, cuts[-1] + longest))
    edges = pairwise([*cuts, len(text)])
    return tuple(Part(number=number, start=start, end=end) for number, (start, end) in enumerate(edges, 1))


def _cut(text: str, low: int, high: int) -> int:
    for mark in ("\n\n", "\n", " "):
        at = text.rfind(mark, low, high)
        if at >= 0:
            return at + len(mark)
    return high


def part_with(parts: Sequence[Part], offset: int) -> Part:
    """Return the part that holds this offset; the last where it lies behind the text."""
    return parts[max(bisect_right([part.start for part in parts], offset) - 1, 0)]


def segments_of(
    text: str, spans: Iterable[Span], *, within: tuple[int, int], unsure: Iterable[tuple[int, int]] = (),
    cuts: Iterable[int] = (),
) -> tuple[Segment, ...]:  # fmt: skip
    """Return the words within these offsets, cut wherever a span or a doubtful stretch begins or ends, and at ``cuts``.

    Joined they are the text; the claims of a segment stand in the order in which their quotes begin.
    """
    low, high = within
    held = sorted((span for span in spans if span.start < high and low < span.end), key=lambda each: each.start)
    doubts = sorted((start, end) for start, end in unsure if start < high and low < end)
    ends = {low, high, *(at for span in held for at in (span.start, span.end))}
    ends.update(at for stretch in doubts for at in stretch)
    ends.update(cuts)
    edges = sorted(at for at in ends if low <= at <= high)
    return tuple(_swept(text, edges, held, doubts))


def _swept(
    text: str, edges: Sequence[int], held: Sequence[Span], doubts: Sequence[tuple[int, int]]
) -> Iterator[Segment]:
    """Go along the text once, with the claims that are open at each edge."""
    open_now: list[Span] = []
    next_span = next_doubt = doubted_until = 0
    for start, end in pairwise(edges):
        open_now = [span for span in open_now if span.end > start]
        begins = []
        while next_span < len(held) and held[next_span].start <= start:
            span = held[next_span]
            next_span += 1
            open_now.append(span)
            if span.start == start:
                begins.append(span.key)
        while next_doubt < len(doubts) and doubts[next_doubt][0] <= start:
            doubted_until = max(doubted_until, doubts[next_doubt][1])
            next_doubt += 1
        yield Segment(
            start=start, text=text[start:end], claims=tuple(span.key for span in open_now), begins=tuple(begins),
            is_uncertain=doubted_until > start,
        )  # fmt: skip


def read_part(document: Document, part: Part, spans: Iterable[Span]) -> tuple[Paragraph, ...]:
    """Return a part of the document in paragraphs; a page always begins a new one."""
    pages = {page.start: page.number for page in document.pages}
    bounds = list(_bounds(document.text, part, sorted(at for at in pages if part.start < at < part.end)))
    cuts = [at for start, end, after in bounds for at in (start, end, after)]
    segments = segments_of(
        document.text, spans, within=(part.start, part.end), unsure=_doubtful(document, part), cuts=cuts
    )
    paragraphs, at, before = [], 0, LINE
    for start, end, after in bounds:
        first = at
        while at < len(segments) and segments[at].end <= end:
            at += 1
        words = segments[first:at]
        while at < len(segments) and segments[at].end <= after:
            at += 1
        close = end - start < LINE and before < LINE
        before = end - start if after - end == 1 else LINE
        paragraphs.append(
            Paragraph(segments=words, gap=document.text[end:after], page=pages.get(start), is_close=close)
        )
    return tuple(each for each in paragraphs if each.segments)


def _doubtful(document: Document, part: Part) -> Iterator[tuple[int, int]]:
    """Yield where words were read unsurely from a picture; only the pages of this part are looked at."""
    pages = {page.number: page.start for page in document.pages if page.start < part.end and part.start < page.end}
    for scan in document.scans:
        if scan.page in pages:
            for run in uncertain_runs(scan):
                yield run[0].start + pages[scan.page], run[-1].end + pages[scan.page]


def _bounds(text: str, part: Part, pages: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Yield where each paragraph begins, where its words end, and where the next one begins."""
    edges = [part.start, *pages, part.end]
    for low, high in pairwise(edges):
        at = low
        while at < high:
            found = BLANK.search(text, at, high)
            end, after = (found.start(), found.end()) if found else (high, high)
            yield from _lines(text, at, end, after)
            at = after


def _lines(text: str, start: int, end: int, after: int) -> Iterator[tuple[int, int, int]]:
    """Yield a block whole where its lines were only broken to fit a width, else line by line."""
    lines = text[start:end].split("\n")
    if _is_wrapped(lines):
        inner = text[start:end]
        stop = start + len(inner.rstrip())
        yield (start, stop, after) if stop > start else (start, end, after)
        return
    at = start
    for number, line in enumerate(lines, 1):
        stop = at + len(line)
        following = after if number == len(lines) else stop + 1
        if following > at:
            yield at, stop, following
        at = following


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Whether a block's line ends mean nothing: all its lines but the last are about equally long."""
    lengths = [len(line) for line in lines[:-1]]
    if not lengths or any("\t" in line for line in lines):
        return False
    return max(lengths) in WRAPPED_AT and min(lengths) >= EVEN * max(lengths) and len(lines[-1]) <= max(lengths) + 1
