"""Where in the telling a mention stands, and what it may be counted from.

The rule. Words that name their year are explicit. Words that count from the writing ("last year", "yesterday") need the
day of publication. A bare month, day or weekday is counted from the last date told before it in the same paragraph, if
that is near (four sentences after a day or month, two after a year) and the telling has not turned to the present
since; else from the last date carried over from the paragraphs before, unless publication gives a day of the last
six weeks; else from publication: the last such day before it, or the next one after "will". Where nothing is there to
count from it stays unresolved: never the current year.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from habeas.errors import DataFileInvalid
from habeas.model import Moment
from habeas.propose.datafile import compiled, read, require_keys, text_of

FILE = "en/dates_cues.toml"
_CUES = ("future", "planned", "backward", "present", "abbreviation", "dateline_label", "not_dateline")
_SENTENCE = re.compile(r"[.!?…][\"”’)\]]{0,3}(?=\s+[\"“‘(\[]{0,2}[^\W\d_a-z]|\s*$)|[.!?…][\"”’)\]]{0,3}(?=\s+\d)")
_PARAGRAPH = re.compile(r"\n")
_REACH = 400  # characters looked at before a mention for the tense of its sentence
NEAR = {"year": 2, "decade": 0, "century": 0}
NEAR_OTHERWISE = 4
CARRIED_PARAGRAPHS = 3
CARRIED_WITHOUT_PUBLICATION = 12
RECENT_DAYS = 45
NEXT = frozenset({"next", "coming", "upcoming"})
FIRST_QUARTER, MARCH, DECEMBER = 33, 3, 12  # quarters are 33 to 36 in EDTF, seasons 21 to 24


@cache
def cue(name: str) -> re.Pattern[str]:
    """Return the expression of a cue.

    Raises:
        DataFileInvalid: the file does not follow its schema.

    """
    data = read(FILE)
    require_keys(FILE, data, allowed=("schema", "language", *_CUES))
    if name not in _CUES:
        raise DataFileInvalid(file=FILE, why=f"no cue {name}")
    return compiled(FILE, text_of(FILE, data, name), flags=0 if name == "abbreviation" else re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Focus:
    """The last date that was told: its first day, how fine it is, and where it stands."""

    moment: Moment
    grain: str
    paragraph: int
    sentence: int


class Place:
    """Walks through a text once and knows paragraph, sentence and the last date told."""

    def __init__(self, text: str) -> None:
        """Stand at the beginning."""
        self.text = text
        self.paragraph = 0
        self.sentence = 0
        self.sentence_start = 0
        self.focus: Focus | None = None
        self._at = 0
        self._told_at = 0
        self._places: dict[str, list[int]] = {}

    def move_to(self, position: int) -> None:
        """Go on to a position, counting what lies between; never back."""
        segment = self.text[self._at : position]
        for found in _SENTENCE.finditer(segment):
            if found.end() < len(segment) and not cue("abbreviation").search(
                segment, max(0, found.start() - 8), found.start() + 1
            ):
                self.sentence += 1
                self.sentence_start = self._at + found.end()
        breaks = 0
        for found in _PARAGRAPH.finditer(segment):
            line = segment[max(0, found.start() - 60) : found.start()].rpartition("\n")[2].rstrip()
            if len(line) < 40 or line[-1] in '.!?:;"”)':
                breaks = 1 if found.start() else breaks
                self.sentence_start = self._at + found.end()
                self.paragraph += breaks
                self.sentence += breaks
        self._at = max(self._at, position)

    def tell(self, moment: Moment, grain: str) -> None:
        """Make a date the one that the telling has reached."""
        self.focus = Focus(moment=moment, grain=grain, paragraph=self.paragraph, sentence=self.sentence)
        self._told_at = self._at

    def _was_present(self) -> bool:
        """Whether the telling has turned to the present since the last date was told."""
        places = self._cues("present")
        return bisect_left(places, self._told_at) < bisect_left(places, self._at)

    def near(self) -> Focus | None:
        """Return the last date told if it is near enough in the same paragraph to count a bare month or day from."""
        focus = self.focus
        if focus is None or focus.paragraph != self.paragraph or (focus.grain != "day" and self._was_present()):
            return None
        return focus if self.sentence - focus.sentence <= NEAR.get(focus.grain, NEAR_OTHERWISE) else None

    def carried(self, *, reach: int) -> Focus | None:
        """Return the last date told if it is a month or day of a paragraph not far above."""
        focus = self.focus
        if (
            focus is None
            or focus.grain not in ("day", "month")
            or (reach <= CARRIED_PARAGRAPHS and self._was_present())
        ):
            return None
        return focus if self.paragraph - focus.paragraph <= reach else None

    def is_quoted(self, position: int) -> bool:
        """Whether a quotation mark stands open in the paragraph before this position."""
        line = self.text[max(0, position - 2_000) : position].rpartition("\n")[2]
        return line.count("“") > line.count("”") or line.count('"') % 2 == 1

    def has_cue(self, name: str, position: int) -> bool:
        """Whether the sentence of this position has a cue before it."""
        places = self._cues(name)
        before = bisect_left(places, position)
        return before > 0 and places[before - 1] >= max(self.sentence_start, position - _REACH)

    def _cues(self, name: str) -> list[int]:
        """Return where a cue stands in the text; looked for once, since a search for every date costs more."""
        if name not in self._places:
            self._places[name] = [found.start() for found in cue(name).finditer(self.text)]
        return self._places[name]


def nearest_month(anchor: Moment, month: int, *, is_backward: bool) -> int:
    """Return the year of this month that a teller who stands at the anchor means."""
    if is_backward:
        return anchor.year - (month > anchor.month)
    ahead = (month - anchor.month) % 12
    if month >= anchor.month:  # tellers name the year when it changes, so the same year is likelier
        return anchor.year - (ahead >= 10)
    return anchor.year + (ahead <= 12 - ahead + 2)


def recent_year(published: Moment, month_day: tuple[int, int], *, is_future: bool) -> int:
    """Return the year of the last such day up to publication, or of the next one from it."""
    this = (published.month, published.day)
    if is_future:
        return published.year + (month_day < this)
    return published.year - (month_day > this)


def season_year(published: Moment, code: int, unit: str) -> int:
    """Return the year of a season or quarter named without one: "last summer", "this autumn", "in the spring"."""
    begins = 3 * (code - 20) if code < FIRST_QUARTER else 3 * (code - FIRST_QUARTER) + 1
    if unit in NEXT:
        return published.year + (published.month >= begins)
    if unit == "last":
        return published.year - (published.month < begins + 3)
    if unit == "this":  # the winter that began in December is still this winter in February
        return published.year - (begins == DECEMBER and published.month < MARCH)
    return published.year - (published.month < begins)
