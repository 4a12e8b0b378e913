"""The date that a document states as its own: dateline, letter head, "Published on"; never one of the running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from habeas.propose.dates.anchors import cue
from habeas.propose.dates.find import find_times
from habeas.propose.parts import TimeMention

_HEAD_LINES = 30
_FOOT_LINES = 6
_HEAD_CHARACTERS = 6_000
_LINE = 140  # longer lines are running text, unless the dateline opens them
_BODY = 240  # a line this long begins the running text
_DIGIT = re.compile(r"\d")
_PLACE = re.compile(r"\(?(?:[^\W\d_][\w.'’ -]{0,39}(?:, ?[^\W\d_][\w.'’ -]{0,39}){0,2}[,:–—-]? ?)", re.UNICODE)
_DASH_AFTER = re.compile(r"\)?(?: \([\w. /-]{2,30}\))?\s{0,2}(?:[–—]|--| - )")
_STOP_AFTER = re.compile(r"\. (?=[^\W\d_a-z])")  # "Selmar, 28 November 2018. The court …"
_SYMBOLS = re.compile(
    r"\b(?=[\w/.-]*\d)[\w.-]+(?:/[\w.-]+)+|\b(?:AI )?Index(?: number)?:?|"
    r"\b(?:Ref(?:erence)?\b[.:]{0,2}|No(?:[.:]{1,2}|(?= \d))) ?[\w/.-]*|https?://\S+",
    re.I,
)
_REST = re.compile(r"[\s|•·,;:()\[\]–—/*_#-]+")
_CLOCK_REST = re.compile(
    r"\b(?:at|\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?|GMT|UTC|BST|E[SD]T|CES?T|local time|by [^\W\d_][\w.'’ -]{1,40})\b",
    re.I,
)


@lru_cache(maxsize=2)  # it is asked for when published is sought and again when times are
def find_dateline(text: str) -> TimeMention | None:
    """Return the date that the document gives as its own, a whole day rather than a month; else None."""
    month = None
    for start, line in _candidate_lines(text):
        if _DIGIT.search(line) is None:
            continue  # a day or month of no year
        mention = _date_of_line(start, line)
        if mention is None or mention.when is None:
            continue
        if mention.when.precision in ("day", "time") and not mention.when.is_interval:
            return mention
        month = month or (mention if mention.when.precision == "month" else None)
    return month


def _candidate_lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of the head, with the opening of the first long one, then those of the foot."""
    position, seen, label = 0, 0, ""
    for raw in text[:_HEAD_CHARACTERS].split("\n"):
        line = raw.rstrip("\r")
        if line.strip():
            seen += 1
            if seen > _HEAD_LINES:
                break
            if not cue("not_dateline").search(label):
                yield position, line[:_LINE]
            label = line if line.rstrip().endswith(":") else ""
            if len(line) > _BODY:
                break
        position += len(raw) + 1
    foot = text.rstrip()
    for _ in range(_FOOT_LINES):
        head, _, line = foot.rpartition("\n")
        if len(head) < position:
            break
        above = head.rstrip()[-_LINE:].rpartition("\n")[2]
        if line.strip() and len(line) <= _LINE and not (above.endswith(":") and cue("not_dateline").search(above)):
            yield len(head) + 1, line.rstrip("\r")
        foot = head.rstrip()


def _date_of_line(start: int, line: str) -> TimeMention | None:
    """Return the date of a line if all else in it is a place, a label, a symbol or a dash before the text."""
    times = find_times(line, published=None)
    for found in times[:3]:
        if found.when is None or found.lasts is not None or "/.." in found.when.edtf or "../" in found.when.edtf:
            continue
        before, after = line[: found.start], line[found.end :]
        if _opens(before) and (
            _is_nothing(after)
            or (_DASH_AFTER.match(after) and not _is_label(before))
            or (_STOP_AFTER.match(after) and before.strip().endswith(",") and _is_place(before.strip()))
        ):
            return _moved(found, start)
        return None
    return None


def _moved(found: TimeMention, by: int) -> TimeMention:
    """Return the same mention at its place in the whole text."""
    return TimeMention(
        start=found.start + by, end=found.end + by, text=found.text, when=found.when, basis=found.basis,
        rule="en.date.dateline",
    )  # fmt: skip


def _opens(before: str) -> bool:
    """Whether nothing but a place, a label or a symbol stands before the date."""
    rest = _SYMBOLS.sub(" ", before).strip(" \t|•·*_#–—-(").strip()
    if not rest:
        return True
    if cue("not_dateline").search(rest):
        return False
    return _is_label(rest) or _is_place(rest)


def _is_label(rest: str) -> bool:
    """Whether these words announce the date of a document."""
    return cue("dateline_label").search(rest.strip(" :|,–—-(")) is not None


def _is_place(rest: str) -> bool:
    """Whether these words can be the place of a dateline: every longer one capitalised, a comma or colon at the end."""
    words = re.findall(r"[^\W\d_]+", rest)
    return (
        len(words) <= 6
        and rest[-1] in ",:–—-("
        and all(word[0].isupper() or len(word) <= 2 for word in words)
        and bool(_PLACE.match(rest))
    ) or _is_byline(rest)


def _is_byline(rest: str) -> bool:
    """Whether this is "By A Name |"."""
    return re.fullmatch(r"By (?:[^\W\d_][\w.'’-]* ?){1,5}[|,•·–—-]?", rest) is not None


def _is_nothing(after: str) -> bool:
    """Whether nothing but a time of day, a symbol or a mark follows the date."""
    rest = _REST.sub(" ", _CLOCK_REST.sub(" ", _SYMBOLS.sub(" ", after))).strip(" .")
    return not rest
