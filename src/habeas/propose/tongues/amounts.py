"""Money, lengths of time and counted people in the sentences of a language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from functools import cache

from habeas.model import Amount
from habeas.propose.parts import TimeMention
from habeas.propose.tongues.forms import Forms, Words
from habeas.propose.tongues.language import Tongue
from habeas.propose.tongues.meaning import Slots
from habeas.propose.tongues.spots import Spot

FIGURES = r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d{1,12}(?:[.,]\d{1,2})?"
LENGTHS = ("minute", "hour", "day", "week", "month", "year")


def find_amounts(
    text: str, low: str, place: tuple[int, int], forms: Forms, times: Sequence[TimeMention]
) -> Iterator[Amount]:
    """Yield the amounts of a sentence: money, and the lengths of time found in it."""
    start, end = place
    currency = forms.words.get("CURRENCY")
    if currency is not None and re.search(currency.pattern, low[start:end]):
        yield from _money(text, low, place, forms, currency)
    for time in times:
        if time.lasts is not None:
            yield from _length(time, forms)


def find_counts(text: str, spots: Sequence[Spot]) -> Iterator[Amount]:
    """Yield the groups of people that are counted in figures."""
    for spot in spots:
        words = text[spot.start : spot.end]
        number = re.match(r"\d{1,9}", words) if spot.form == "group" else None
        if number is not None and int(number[0]):
            yield Amount(value=str(int(number[0])), unit="person", start=spot.start, end=spot.end, text=words)


def _money(text: str, low: str, place: tuple[int, int], forms: Forms, currency: Words) -> Iterator[Amount]:
    for match in _pattern(forms.tongue, forms).finditer(low, *place):
        number, code = _number(match["number"], forms), currency.value(match["currency"])
        scale = forms.words["SCALE"].value(match["scale"]) if match["scale"] else 1
        if number is not None and isinstance(code, str) and isinstance(scale, int):
            value = format((number * scale).normalize(), "f")
            yield Amount(value=value, unit=code, start=match.start(), end=match.end(),
                         text=text[match.start() : match.end()])  # fmt: skip


@cache
def _pattern(tongue: Tongue, forms: Forms) -> re.Pattern[str]:
    """Return the pattern of money: a number, perhaps thousands or millions, a currency."""
    none = Words(tongue, {})
    words = {name: forms.words.get(name, none).pattern for name in ("NUMBER", "SCALE", "CURRENCY")}
    gap = r"\s{0,2}"
    return re.compile(
        rf"(?<!\w)(?P<number>{FIGURES}|{words['NUMBER']})(?:{gap}(?P<scale>{words['SCALE']}))?"
        rf"{gap}(?P<currency>{words['CURRENCY']})"
    )


def _number(written: str, forms: Forms) -> Decimal | None:
    try:
        return Decimal(re.sub(r"\s", "", written).replace(",", "."))
    except InvalidOperation:
        words = forms.words.get("NUMBER")
        value = words.value(written) if words is not None else None
        return Decimal(value) if isinstance(value, int) else None


def _length(time: TimeMention, forms: Forms) -> Iterator[Amount]:
    """Yield one amount for each count of units in words about a length of time."""
    low = time.text.lower()
    match = _counted(forms.tongue, forms).finditer(low)
    for found in match:
        number, unit = Slots(forms, found).number("N"), Slots(forms, found).word("UNIT")
        if number is not None and unit in LENGTHS and len(low) == len(time.text):
            first, last = time.start + found.start(), time.start + found.end()
            yield Amount(value=format(Decimal(str(number)).normalize(), "f"), unit=str(unit), start=first, end=last,
                         text=time.text[found.start() : found.end()])  # fmt: skip


@cache
def _counted(tongue: Tongue, forms: Forms) -> re.Pattern[str]:
    none = Words(tongue, {})
    number, unit = (forms.words.get(name, none).pattern for name in ("NUMBER", "UNIT"))
    joined = rf"{number}(?:\s{number})?" if tongue.spaced else number
    return re.compile(rf"(?<!\d)(?P<N>\d{{1,6}}(?:[.,]\d)?|{joined})[\s-]{{0,2}}\S{{0,2}}?\s?(?P<UNIT>{unit})")
