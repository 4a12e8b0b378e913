"""Two passes over a text: points in time first, then the phrases that they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from habeas.model import Basis, Moment
from habeas.propose.dates.grammar import Grammar, Kept, codes, grammar, matches
from habeas.propose.dates.guards import is_allowed
from habeas.propose.dates.lexer import Lexer, Tokens
from habeas.propose.dates.lexicon import lexicon
from habeas.propose.dates.phrases import PHRASES, Meaning, Scene, when_of
from habeas.propose.dates.points import Point
from habeas.propose.dates.relative import BUILDERS
from habeas.propose.dates.resolve import Resolver
from habeas.propose.parts import TimeMention

POINTS, PHRASE_RULES = "en/dates_points.toml", "en/dates_phrases.toml"
_CLASS_OF = {
    "clock": "TIMEOFDAY", "part": "PARTOFDAY", "length": "LENGTH", "set": "SET", "vague": "VAGUETIME",
}  # fmt: skip
# A run of tokens is worth reading if one of these is in it: the one prefilter.
_STRONG = (
    "MONTH", "MRISK", "MABBR", "WEEKDAY", "WEEKDAYS", "UNIT", "UNITS", "QUARTER", "YEAR", "ISO", "DOTTED", "SLASHED",
    "PERSIAN", "YEARPAIR", "DECADES", "DECADE", "CENTURY", "CLOCK", "DOTCLOCK", "HOURLET", "NOON", "PART", "ADAY",
    "TONIGHT",
    "FEASTRISK", "JMONTH", "HMONTH", "SEASON", "SRISK", "FREQUENCY", "ORD", "QN", "OCLOCK", "AM", "PM", "MERIDIEM",
    "OLDYEAR", "AGED", "SHORTYEAR",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    """Lexer and rules, and what separates and what makes runs worth reading in the first and the second pass."""

    lexer: Lexer
    points: Grammar
    phrases: Grammar
    run: re.Pattern[str]
    outside: str
    strong: re.Pattern[str]
    dated: re.Pattern[str]


@cache
def _reader() -> _Reader:
    """Return lexer and rules; built once."""
    known = codes()
    outside = "".join(known[name] for name in ("WORD", "NAME", "QUOTE", "BREAK"))
    strong = "".join(known[name] for name in _STRONG)
    every = "".join(known[name] for name in ("DATE", *_CLASS_OF.values()))
    return _Reader(
        lexer=Lexer(lexicon()), points=grammar(POINTS), phrases=grammar(PHRASE_RULES),
        run=re.compile(f"[^{re.escape(outside)}]+"), outside=outside,
        strong=re.compile(f"[{re.escape(strong)}]"), dated=re.compile(f"[{re.escape(every)}]"),
    )  # fmt: skip


def find_times(text: str, *, published: Moment | None) -> tuple[TimeMention, ...]:
    """Return all words about time, in order, each with the date or length that it gives.

    ``published`` is the day the document was published, if known; without it, "last year" stays unresolved.
    """
    reader = _reader()
    tokens = reader.lexer.read(text)
    joined, points = _join(tokens, list(_points(tokens, reader.points)))
    resolver = Resolver(text, published)
    found = []
    for begins, ends in _runs(joined, reader.dated):
        for kept in matches(joined, reader.phrases, stretch=(begins, ends), accepts=lambda _: True):
            if mention := _mention(kept, points, resolver):
                found.append(mention)
    return tuple(found)


def _runs(tokens: Tokens, strong: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Yield the stretches between words that say nothing of time, where they hold something worth reading."""
    run, outside, after = _reader().run, _reader().outside, 0
    for found in strong.finditer(tokens.codes):
        begins = found.start()
        if begins < after:
            continue
        while begins > after and tokens.codes[begins - 1] not in outside:
            begins -= 1
        whole = run.match(tokens.codes, begins)
        if whole is not None:
            after = whole.end()
            yield begins, after


def _points(tokens: Tokens, rules: Grammar) -> Iterator[tuple[int, int, Point | None]]:
    """Yield the first and last token of every point, and of what looks like one and is none."""
    built: dict[int, tuple[Point, ...]] = {}

    def accepts(kept: Kept) -> bool:
        if not is_allowed(kept):
            return False
        made = BUILDERS[kept.rule.build](kept)
        if made is None:
            return False
        built[kept.first] = made
        return True

    for stretch in _runs(tokens, _reader().strong):
        for kept in matches(tokens, rules, stretch=stretch, accepts=accepts):
            made = built.pop(kept.first)
            if not made:
                yield kept.first, kept.last, None
            for point in made:
                yield point.first, point.last, point


def _join(tokens: Tokens, found: list[tuple[int, int, Point | None]]) -> tuple[Tokens, dict[int, Point]]:
    """Return the tokens with one token for every point; what is no date becomes a plain word."""
    joined_codes: list[str] = []
    values: list[object] = []
    starts: list[int] = []
    ends: list[int] = []
    points: dict[int, Point] = {}
    at = 0
    for first, last, point in [*found, (len(tokens.codes), len(tokens.codes), None)]:
        joined_codes.append(tokens.codes[at:first])
        values.extend(tokens.values[at:first])
        starts.extend(tokens.starts[at:first])
        ends.extend(tokens.ends[at:first])
        if first == last:
            break
        if point is not None:
            points[len(starts)] = point
        name = "WORD" if point is None else _CLASS_OF.get(point.sort, "DATE")
        joined_codes.append(codes()[name])
        values.append(0)
        starts.append(tokens.starts[first])
        ends.append(tokens.ends[last - 1])
        at = last
    return Tokens(tokens.text, "".join(joined_codes), values, starts, ends), points  # type: ignore[arg-type]


def _mention(kept: Kept, points: dict[int, Point], resolver: Resolver) -> TimeMention | None:
    """Return what a phrase says, where it says anything of time."""
    tokens = kept.tokens
    is_article = tokens.codes[kept.first] == codes()["THE"] and kept.last - kept.first > 1
    start, end = tokens.starts[kept.first + is_article], tokens.ends[kept.last - 1]
    text = tokens.text[start:end]
    resolver.place.move_to(start)
    meaning: Meaning = PHRASES[kept.rule.build](
        Scene(kept=kept, points=points, resolver=resolver, start=start, end=end, text=text)
    )
    when = when_of(meaning.edtf, as_written=text) if meaning.edtf else None
    return TimeMention(
        start=start, end=end, text=text, when=when, lasts=meaning.lasts, repeats=meaning.repeats,
        basis=meaning.basis if when or meaning.lasts or meaning.repeats else Basis.UNRESOLVED,
        rule=f"en.date.{meaning.rule}",
    )  # fmt: skip
