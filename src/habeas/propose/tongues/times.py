"""Find words about time in the sentences of a language, and what they mean, counted from where they stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from habeas.model import Basis, Moment, When
from habeas.propose.dates.anchors import Place
from habeas.propose.dates.lengths import span_of
from habeas.propose.dates.phrases import when_of
from habeas.propose.dates.points import Point
from habeas.propose.dates.resolve import Period, Resolver
from habeas.propose.parts import Clause, TimeMention
from habeas.propose.tongues.forms import POINT, Form, Forms, order
from habeas.propose.tongues.meaning import Phrase, Slots, read_phrase

MOST_POINTS = 6_000  # private characters that can stand for dates in one sentence
NEVER = re.compile(r"(?!)")
ROUGHLY = frozenset({"month", "year", "season"})
Bounds = tuple[int, int]


class TonguePlace(Place):
    """Where in the telling a date stands, by the sentences and cues of a language."""

    def __init__(self, text: str, low: str, forms: Forms, clauses: Sequence[Clause]) -> None:
        """Stand at the beginning."""
        super().__init__(text)
        self._low, self._forms, self._clauses = low, forms, clauses
        self._begins = [clause.start for clause in clauses]

    def move_to(self, position: int) -> None:
        """Go on to a position."""
        number = max(0, bisect_right(self._begins, position) - 1)
        if self._clauses:
            clause = self._clauses[number]
            self.paragraph, self.sentence, self.sentence_start = clause.paragraph, number, clause.start
        self._at = max(self._at, position)

    def _cues(self, name: str) -> list[int]:
        if name not in self._places:
            pattern = self._forms.cues.get(name, NEVER)
            self._places[name] = [found.start() for found in pattern.finditer(self._low)]
        return self._places[name]


def find_times(
    text: str, low: str, clauses: Sequence[Clause], forms: Forms, *, published: Moment | None
) -> Iterator[TimeMention]:
    """Yield all words about time in order, each with the date or length that it gives."""
    resolver = Resolver(text, published)
    resolver.place = TonguePlace(text, low, forms, clauses)
    for clause in clauses:
        sentence = low[clause.start : clause.end]
        for phrase in _phrases(sentence, forms):
            start, end = clause.start + phrase.start, clause.start + phrase.end
            resolver.place.move_to(start)
            yield _mention(phrase, text[start:end], (start, end), resolver, forms.tongue.code)


def _phrases(sentence: str, forms: Forms) -> list[Phrase]:
    """Return what a sentence in lower case says of time: first what stands alone, then what is built on dates."""
    tried = order(forms.forms, forms.classes(sentence), sentence)
    if not tried:
        return []
    simple = _settled(sentence, [form for form in tried if not form.on_dates], forms)
    dates = [phrase for phrase in simple if phrase.form.means in ("date", "shift", "decade", "early", "middle", "late")]
    outer = [form for form in tried if form.on_dates]
    if not dates or not outer or len(dates) > MOST_POINTS:
        return [phrase for phrase in simple if phrase.form.means != "none"]
    built = _built(sentence, dates, outer, forms)
    rest = [one for one in simple if not any(big.start <= one.start and one.end <= big.end for big in built)]
    return sorted((p for p in (*built, *rest) if p.form.means != "none"), key=lambda phrase: phrase.start)


def _rank(found: tuple[re.Match[str], Form, int]) -> tuple[int, int, int, int]:
    """Order by what should stay: the longer, then the earlier, then what is written out rather than put together."""
    match, form, number = found
    return match.start() - match.end(), match.start(), len(form.slots), number


def _settled(sentence: str, tried: Sequence[Form], forms: Forms) -> list[Phrase]:
    """Return the longest phrases that share no words."""
    found = [(match, form, n) for n, form in enumerate(tried) for match in form.pattern.finditer(sentence)]
    kept: list[Phrase] = []
    for match, form, _ in sorted(found, key=_rank):
        if not any(match.start() < other.end and other.start < match.end() for other in kept):
            phrase = read_phrase(forms, form, match)
            if phrase is not None and phrase.end > phrase.start:
                kept.append(phrase)
    return sorted(kept, key=lambda phrase: phrase.start)


def _built(sentence: str, dates: Sequence[Phrase], outer: Sequence[Form], forms: Forms) -> list[Phrase]:
    """Return phrases built on dates: each date stands as one private character in what the forms are tried on."""
    pieces, places, at, first = [], [], 0, ord(POINT[0])
    for n, date in enumerate(dates):
        pieces += [sentence[at : date.start], chr(first + n)]
        places += [*range(at, date.start), date.start]
        at = date.end
    pieces.append(sentence[at:])
    places += [*range(at, len(sentence)), len(sentence)]
    short = "".join(pieces)
    found = [(match, form, n) for n, form in enumerate(outer) for match in form.pattern.finditer(short)]
    kept: list[Phrase] = []
    for match, form, _ in sorted(found, key=_rank):
        start = places[match.start()]
        last = match[0][-1]
        end = dates[ord(last) - first].end if "\ue000" <= last <= "\uf8ff" else places[match.end() - 1] + 1
        if any(start < other.end and other.start < end for other in kept):
            continue
        inside = [dates[ord(letter) - first] for letter in match[0] if "\ue000" <= letter <= "\uf8ff"]
        slots = Slots(forms, match)
        clock = slots.clock() if slots.has("CLOCK") else inside[0].clock
        points = tuple(point for phrase in inside for point in phrase.points)
        kept.append(Phrase(form=form, start=start, end=end, points=points, clock=clock))
    return kept


def _mention(phrase: Phrase, text: str, place: Bounds, resolver: Resolver, code: str) -> TimeMention:
    """Return a phrase as words about time, resolved where it stands."""
    means = phrase.form.means
    plain = TimeMention(
        start=place[0], end=place[1], text=text, when=None, basis=Basis.UNRESOLVED, rule=f"{code}.date.{means}"
    )
    if means == "repeats":
        return replace(plain, repeats=True, basis=Basis.EXPLICIT)
    if means == "length":
        return replace(plain, lasts=span_of(phrase.points[0], phrase.form.bound, as_written=text), basis=Basis.EXPLICIT)
    focus = resolver.place.focus
    same = [point for point in phrase.points if point.sort == "story" and not point.offset]
    if same and focus is not None and focus.paragraph != resolver.place.paragraph:
        return plain  # "the same day" of another paragraph is the day of another story
    periods = [resolver.resolve(_lent(point, phrase.points), place[0]) for point in phrase.points]
    found = [period for period in periods if period is not None]
    if not found or len(found) < len(periods):
        return plain
    _tell(resolver, phrase.points[0], found[0])
    when = when_of(_edtf(phrase, found), as_written=text)
    return replace(plain, when=when, basis=found[-1].basis) if when is not None else plain


def _tell(resolver: Resolver, point: Point, period: Period) -> None:
    """Make a date the last one told; "today" tells nothing."""
    if not (point.sort == "speech" and point.offset == 0):
        resolver.place.tell(period.first, period.grain)


def _lent(point: Point, others: Sequence[Point]) -> Point:
    """Return a date with the year, or month, that stands only at its neighbour: "from March to August 2019"."""
    if point.sort != "civil" or point.year is not None or point.unit:
        return point
    for other in others:
        year, month, day = other.year, other.month, other.day
        if other.sort == "fixed" and len(other.edtf) == 10 and other.edtf[:4].isdigit():
            year, month, day = (int(part) for part in other.edtf.split("-"))
        if year is None or other is point:
            continue
        if point.month is None:
            return replace(point, year=year, month=month if point.day is not None else None)
        mine, theirs = (point.month, point.day or 0), (month or 12, day or 0)
        first = others.index(point) < others.index(other)  # "from November to March 2019" begins the year before
        return replace(point, year=year + (-1 if first and mine > theirs else 1 if not first and mine < theirs else 0))
    return point


def _edtf(phrase: Phrase, periods: Sequence[Period]) -> str:
    """Return the EDTF of a phrase whose points are resolved."""
    means, one = phrase.form.means, periods[0]
    if len(periods) > 1:
        return f"{_ends(one.edtf)[0]}/{_ends(periods[-1].edtf)[1]}"
    first, last = _ends(one.edtf)
    if means == "since":
        return f"{first}/.."
    if means == "until":
        return f"../{last}"
    if means == "before":
        return f"../{_beside(one.edtf, -1)}"
    if means == "after":
        return f"{last if one.grain == 'day' else _beside(one.edtf, 1)}/.."
    if means in ("early", "middle", "late", "about") and (one.grain in ROUGHLY or means == "about"):
        return "/".join(end if end.endswith("~") else f"{end}~" for end in one.edtf.split("/"))
    if phrase.clock is not None and one.grain == "day" and re.fullmatch(r"\d{4}-\d\d-\d\d", one.edtf):
        return f"{one.edtf}T{phrase.clock[0]:02d}:{phrase.clock[1]:02d}"
    return one.edtf


def _ends(edtf: str) -> tuple[str, str]:
    first, _, last = edtf.strip("[]").replace(",", "/").partition("/")
    return first, last or first


def _beside(edtf: str, step: int) -> str:
    """Return the last day before a date, or the first day after it."""
    when = When.parse(edtf)
    edge = when.earliest if step < 0 else when.latest
    return edge.start_of_day().plus_days(step).date_text if edge is not None else edtf


def only_date(text: str, low: str, clause: Clause, forms: Forms) -> Moment | None:
    """Return the day of a line that holds little besides a whole date: a dateline."""
    for phrase in _phrases(low[clause.start : clause.end], forms):
        if phrase.form.means == "date" and phrase.points[0].sort == "fixed":
            rest = text[clause.start : clause.start + phrase.start] + text[clause.start + phrase.end : clause.end]
            when = when_of(phrase.points[0].edtf, as_written="")
            if sum(letter.isalpha() for letter in rest) <= 24 and when is not None and when.is_single_day:
                return when.earliest.start_of_day() if when.earliest else None
    return None
