"""How a date joins with the words around it: ranges, open ends, approximations, times of day, lengths."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from habeas.errors import BadDate
from habeas.model import Basis, Moment, Span, When
from habeas.propose.dates.grammar import Kept, codes
from habeas.propose.dates.lengths import span_of
from habeas.propose.dates.points import Point
from habeas.propose.dates.resolve import Period, Resolver

_TILDE = frozenset({"month", "year", "season", "decade"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What a phrase says: a date, or none with the reason, or a length, or a repetition."""

    edtf: str | None = None
    basis: Basis = Basis.UNRESOLVED
    rule: str = ""
    lasts: Span | None = None
    repeats: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One phrase with its points, and the resolver that stands at its place."""

    kept: Kept
    points: Mapping[int, Point]
    resolver: Resolver
    start: int
    end: int
    text: str

    def point(self, name: str) -> Point | None:
        """The point kept under a name."""
        index = self.kept.index(name)
        return None if index is None else self.points.get(index)

    def period(self, name: str, *, near: Point | None = None) -> Period | None:
        """The period of a point kept under a name; ``near`` lends it the year that it lacks."""
        point = self.point(name)
        if point is None:
            return None
        return self.resolver.resolve(_lend(point, near) if near else point, self.start)

    def classes(self, name: str) -> list[str]:
        """The words of the modifiers kept under a name, as the lexicon values them."""
        return [str(self.kept.tokens.values[at] or "about") for at in self.kept.named.get(name, ())]


def _lend(point: Point, other: Point) -> Point:
    """Return a date with the year, or month, that stands only at its neighbour: "March and June 2018"."""
    if point.sort != "civil" or other.sort != "civil" or point.year is not None or other.year is None or point.unit:
        return point
    if point.month is None and point.day is not None:
        return replace(point, month=other.month, year=other.year)
    if point.month is None:
        return replace(point, year=other.year) if point.code and other.code else point
    is_first = point.first < other.first
    year = other.year
    if other.month is not None:
        mine, others = (point.month, point.day or 0), (other.month, other.day or 0)
        year += -1 if is_first and mine > others else 1 if not is_first and mine < others else 0
    return replace(point, year=year)


def _with_clock(edtf: str, grain: str, clock: tuple[int, int] | None) -> str:
    """Return a day with a time of day."""
    if clock is None or grain != "day" or not edtf[-1].isdigit() or "/" in edtf or "T" in edtf:
        return edtf
    return f"{edtf}T{clock[0]:02d}:{clock[1]:02d}"


def _approximate(edtf: str, grain: str, words: list[str]) -> str:
    """Return a date marked approximate: "early February" is the month, roughly; "late on Friday" is that day."""
    if not words or edtf.endswith("~") or "[" in edtf or "T" in edtf:
        return edtf
    if grain in ("decade", "century"):
        return edtf
    if grain in _TILDE or "about" in words:
        return "/".join(end + "~" for end in edtf.split("/"))
    return edtf


def _clock_of(scene: Scene, name: str) -> tuple[int, int] | None:
    """Return the time of day kept under a name."""
    for index in scene.kept.named.get(name, ()):
        point = scene.points.get(index)
        if point is not None and point.clock:
            return point.clock
    return None


def _date(scene: Scene, period: Period, names: tuple[str, str]) -> str:
    """Return the EDTF of a period with its time of day and approximation."""
    edtf = _with_clock(period.edtf, period.grain, _clock_of(scene, names[0]))
    return _approximate(edtf, period.grain, scene.classes(names[1]))


def _unresolved(scene: Scene, name: str) -> Meaning:
    """Return words about time with no date."""
    point = scene.point(name)
    return Meaning(rule=point.rule if point else scene.kept.rule.name)


def _rule(point: Point | None, *notes: str) -> str:
    """Return the name of the rules that made a date."""
    return ".".join(part for part in (point.rule if point else "", *notes) if part)


def _note(period: Period) -> str:
    """Return how the year was found, if the words do not name it."""
    return period.note or ("narrative" if period.basis is Basis.NARRATIVE else "")


def single(scene: Scene) -> Meaning:
    """Return one date."""
    point = scene.point("d")
    near = _neighbour(scene, point)
    period = scene.period("d", near=near)
    if period is None or point is None:
        return _unresolved(scene, "d")
    if not (point.sort == "speech" and point.offset == 0):
        _tell(scene, period)
    return Meaning(edtf=_date(scene, period, ("t", "x")), basis=period.basis, rule=_rule(point, _note(period)))


def _neighbour(scene: Scene, point: Point | None) -> Point | None:
    """Return the date that follows after "and", a comma or "or", if it has the year that this one lacks."""
    if point is None or point.year is not None or point.sort != "civil" or not (point.month or point.code):
        return None
    joins = {codes()[name] for name in ("AND", "OR", "COMMA", "IN", "FROM", "ON")}
    tokens, at = scene.kept.tokens, scene.kept.last
    for _ in range(10):
        while at < len(tokens.codes) and tokens.codes[at] in joins:
            at += 1
        following = scene.points.get(at)
        if following is None or at == scene.kept.last or following.sort != "civil":
            return None
        if following.year is not None:
            return following if following.month is not None or following.code is not None else None
        at += 1
    return None


def _tell(scene: Scene, period: Period) -> None:
    """Make a date of the running text the last one told; a line that is only a date is a heading."""
    text = scene.resolver.place.text
    before = text[max(0, scene.start - 80) : scene.start].rpartition("\n")[2].strip()
    after = text[scene.end : scene.end + 80].partition("\n")[0].strip()
    if before or after or len(text) < scene.end + 2:
        scene.resolver.place.tell(period.first, period.grain)


def span(scene: Scene) -> Meaning:
    """Return the stretch from one date to another."""
    first, last = scene.point("d"), scene.point("e")
    if first is None or last is None:
        return _unresolved(scene, "d")
    begins = scene.period("d", near=last)
    if begins is not None:
        _tell(scene, begins)
    ends = scene.period("e", near=first)
    if begins is None or ends is None:
        return _unresolved(scene, "d")
    edtf = f"{_ends(_date(scene, begins, ('t', 'x')))[0]}/{_ends(_date(scene, ends, ('s', 'z')))[1]}"
    basis = ends.basis if begins.basis is Basis.EXPLICIT else begins.basis
    return Meaning(edtf=edtf, basis=basis, rule=_rule(first, scene.kept.rule.name, _note(begins)))


def _ends(edtf: str) -> tuple[str, str]:
    """Return the two ends of a date or interval."""
    first, _, last = edtf.strip("[]").replace(",", "/").partition("/")
    return first, last or first


def opened(scene: Scene) -> Meaning:
    """Return "since", "until", "before", "after", "by" a date: an interval without one end."""
    index = scene.kept.index("b")
    word = scene.kept.tokens.word(index) if index is not None else ""
    made = single(scene)
    if made.edtf is None:
        return made
    first, last = _ends(made.edtf)
    if word in ("since", "no earlier than", "not earlier than"):
        edtf = f"{first}/.."
    elif word in ("before", "prior to", "ahead of"):
        edtf = f"../{_neighbour_unit(first, step=-1)}"
    elif word in ("after", "following"):
        grain_is_day = len(last.rstrip("~")) >= len("2019-03-10")
        edtf = f"{last if grain_is_day else _neighbour_unit(last, step=1)}/.."
    else:
        edtf = f"../{last.rstrip('~') if 'end' in scene.classes('x') else last}"
    return replace(made, edtf=edtf, rule=_rule(None, made.rule, word))


def _neighbour_unit(edtf: str, *, step: int) -> str:
    """Return the day, month or year before or after this one; what has no neighbour in EDTF stays itself."""
    plain = edtf.rstrip("~").partition("T")[0]
    parts = plain.split("-")
    if not plain.replace("-", "").isdigit() or (len(parts) > 1 and int(parts[1]) > 12):
        return edtf
    year, month, day = (*(int(part) for part in parts), 1, 1)[:3]
    if len(parts) == 3:
        return Moment(year, month, day).plus_days(step).date_text + ("~" if edtf.endswith("~") else "")
    moved = Moment(year, month).plus_months(step if len(parts) == 2 else 12 * step)
    text = f"{moved.year:04d}-{moved.month:02d}" if len(parts) == 2 else f"{moved.year:04d}"
    return text + ("~" if edtf.endswith("~") else "")


def open_from(scene: Scene) -> Meaning:
    """Return "from … onwards"; "as of" is only the date."""
    made = single(scene)
    if made.edtf is None or scene.kept.tokens.word(scene.kept.first) == "as":
        return made
    return replace(made, edtf=f"{_ends(made.edtf)[0]}/..", rule=_rule(None, made.rule, "from"))


def open_to(scene: Scene) -> Meaning:
    """Return "up to" a date."""
    made = single(scene)
    return (
        made
        if made.edtf is None
        else replace(made, edtf=f"../{_ends(made.edtf)[1]}", rule=_rule(None, made.rule, "to"))
    )


def time(scene: Scene) -> Meaning:
    """Return a time of day on the day told last in this sentence or the one before."""
    focus, clock = scene.resolver.place.near(), _clock_of(scene, "t")
    if focus is None or focus.grain != "day" or clock is None or scene.resolver.place.sentence - focus.sentence > 1:
        return _unresolved(scene, "t")
    edtf = _with_clock(focus.moment.date_text, "day", clock)
    return Meaning(edtf=edtf, basis=Basis.NARRATIVE, rule="clock.narrative")


def length(scene: Scene) -> Meaning:
    """Return a length of time."""
    point = scene.point("u")
    if point is None:
        return _unresolved(scene, "u")
    at = scene.kept.index("q")
    bound = "" if at is None else {code: name for name, code in codes().items()}[scene.kept.tokens.codes[at]]
    return Meaning(basis=Basis.EXPLICIT, rule=point.rule, lasts=span_of(point, bound, as_written=scene.text))


def repeating(scene: Scene) -> Meaning:
    """Return something that happens again and again, which has no date of its own."""
    point = scene.point("u")
    return Meaning(basis=Basis.EXPLICIT, rule=point.rule if point else "", repeats=True)


def unanchored(scene: Scene) -> Meaning:
    """Return words that give no date."""
    return _unresolved(scene, "u")


PHRASES: Mapping[str, Callable[[Scene], Meaning]] = {
    "single": single, "span": span, "open": opened, "open_from": open_from, "open_to": open_to, "time": time,
    "length": length, "set": repeating, "unanchored": unanchored,
}  # fmt: skip


def when_of(edtf: str, *, as_written: str) -> When | None:
    """Return the date of an EDTF text; None where its ends are in the wrong order or it does not exist."""
    try:
        return When.parse(edtf, as_written=as_written)
    except BadDate:
        return None
