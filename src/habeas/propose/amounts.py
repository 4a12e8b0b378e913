"""Find money, lengths of sentences and custody, and numbers of people, with their units.

A bound ("up to seven years", "at least 40 people") gives the number that is written, as the least or the most; a range
("three to five years") gives two amounts, the lower first, each with both ends. A bare ``$`` is taken as USD. "Dozens"
is no number and gives none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from habeas.errors import DataFileInvalid
from habeas.model import Amount
from habeas.propose.bounds import LISTS, BoundWords, read_lists
from habeas.propose.datafile import by_letter, compiled, read, require_keys, texts_of
from habeas.propose.tokens import lowered

FILE = "en/amounts.toml"
_TABLES = ("before", "after", "scales", "numbers", "units")
_LISTS = ("people", "terms", "not_after", "roughly")
_CONTEXT = 60  # characters around a length of time in which a word of custody must stand
_LONGEST_SIGN = 6  # characters of a sign of currency with its space
# A people by its name: "1,000 Tarkhans were held" (invented); the verb behind it tells it from any other capital.
PEOPLE = r"(?:[a-z]{3,12}\s)?(?-i:[A-Z][a-z]{3,20}(?:s|ese|is))(?=\s(?:were|have|had|are|who|remain|held|in|being)\b)"
_SENTENCE = re.compile(r"[.!?;\n](?=\s|$)|\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rules:
    """The data file with its expressions; built once."""

    begins: re.Pattern[str]  # every place where a number can begin; for text in lower case
    number: re.Pattern[str]
    range_to: re.Pattern[str]
    sign: re.Pattern[str]
    currency: re.Pattern[str]
    length: re.Pattern[str]
    people: re.Pattern[str]
    term: re.Pattern[str]
    signs: Mapping[str, str]
    currencies: Mapping[str, str]
    values: Mapping[str, int]
    units: Mapping[str, str]
    not_after: frozenset[str]
    roughly: frozenset[str]
    bounds: BoundWords


@dataclass(frozen=True, slots=True, kw_only=True)
class _Number:
    """A number as written, and what it comes to."""

    start: int
    end: int
    value: Decimal


def _table(data: Mapping[str, object], key: str, kind: type) -> dict[str, object]:
    """Return a table of the data file whose values are all of one kind."""
    table = data.get(key)
    if not isinstance(table, dict) or not all(isinstance(value, kind) for value in table.values()):
        raise DataFileInvalid(file=FILE, why=f"{key} must be a table of {kind.__name__}")
    return table


def _any(words: Iterable[str]) -> str:
    """Return an alternation, the longest first, with any space between words and perhaps a backslash before ``$``."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s{1,3}").replace(r"\$", r"\\?\$") for word in longest_first)


@cache
def _rules() -> _Rules:
    """Return the rules of the data file.

    Raises:
        DataFileInvalid: it does not follow its schema.

    """
    data = read(FILE)
    require_keys(FILE, data, allowed=("schema", "language", "version", "words", "bounds", *_TABLES))
    lists, bounds = data.get("words"), data.get("bounds")
    if not isinstance(lists, dict) or not isinstance(bounds, dict):
        raise DataFileInvalid(file=FILE, why="words and bounds must be tables")
    require_keys(FILE, lists, allowed=_LISTS)
    require_keys(FILE, bounds, allowed=LISTS)
    words = {key: texts_of(FILE, lists, key) for key in _LISTS}
    tables = {key: _table(data, key, int if key in ("scales", "numbers") else str) for key in _TABLES}
    number = _number_pattern(tables)
    units = _any(tables["units"])
    adjective = rf"(?!(?:{units}|of|and|to|in|per|by|for|from|on|or|were|was|the|other|had|have|has|is|are|that|who)\b)"
    described = rf"(?:other\s)?(?:{adjective}[\w’'-]{{2,20}}\s){{0,3}}?"
    return _Rules(
        begins=compiled(FILE, rf"\b(?:\d|(?:{by_letter((*tables['numbers'], 'a', 'an'))})\b)", flags=0),
        number=compiled(FILE, rf"(?<![\w.,/\-])(?:{number})"),
        range_to=compiled(FILE, rf"\s?(?:-|–|—|to|or|and)\s?(?:{number})"),
        sign=compiled(FILE, rf"(?:(?<!\w)|(?<=\d))(?:{_any(tables['before'])})\s?$", flags=0),
        currency=compiled(FILE, rf"\s{{1,3}}(?:{_any(tables['after'])})(?!\w)"),
        length=compiled(FILE, rf"[\s-]{{1,2}}(?P<unit>{units})\b(?:['’]s?)?"),
        people=compiled(FILE, rf"\s{{1,2}}(?:{described}(?:{_any(words['people'])})(?!\w)|{PEOPLE})"),
        term=compiled(FILE, rf"\b(?:{_any(words['terms'])})\b"),
        signs={key: str(value) for key, value in tables["before"].items()},
        currencies={key.lower(): str(value) for key, value in tables["after"].items()},
        values={key: int(str(v)) for key, v in {**tables["numbers"], **tables["scales"]}.items()},
        units={key: str(value) for key, value in tables["units"].items()},
        not_after=frozenset(words["not_after"]), roughly=frozenset(words["roughly"]),
        bounds=read_lists(FILE, bounds),
    )  # fmt: skip


def _number_pattern(tables: Mapping[str, Mapping[str, object]]) -> str:
    """Return the pattern of a number in digits or words, with its scale ("50 million", "five hundred and twenty")."""
    scales, units = _any(tables["scales"]), _any(tables["units"])
    small = _any(word for word in tables["numbers"] if word not in ("a", "an"))
    article = rf"an?(?=[\s-](?:{scales}|{units})\b)"
    grouped = r"\d{1,3}(?:,\d{2,3}){1,5}(?:\.\d{1,2})?|\d{1,3}(?:[   ]\d{3}){1,4}|\d{1,15}(?:\.\d{1,2})?"
    words = rf"(?:{article}|(?:{small})(?:[\s-](?:{small}))?)(?![\w])"
    rest = rf"(?:\s?[\s-](?:{scales})\b(?:\s(?:and\s)?(?:{small})(?:[\s-](?:{small}))?\b)?){{0,3}}"
    return rf"(?:(?:{grouped})(?![\d/:]|,\d|\.\d)|{words}){rest}"


def find_amounts(text: str, *, start: int = 0, end: int | None = None) -> tuple[Amount, ...]:
    """Return the amounts of a text in order; a number that is neither money, length nor people gives none.

    Only numbers that begin between ``start`` and ``end`` are read, with what stands around them.
    """
    rules, found, position = _rules(), list[Amount](), start
    for place in rules.begins.finditer(lowered(text[start:end])):
        if (at := start + place.start()) < position or (match := rules.number.match(text, at)) is None:
            continue
        number = _number(match, text)
        position = match.end()
        if number is None:
            continue
        made, position_after = _amounts_at(text, number)
        found.extend(made)
        position = max(position, position_after)
    return tuple(found)


def _number(match: re.Match[str], text: str, *, start: int | None = None) -> _Number | None:
    """Return what a number comes to; nothing for digits that are glued to letters."""
    begins = match.start() if start is None else start
    words = re.findall(r"[\d.,   ]*\d|[^\W\d_]+", text[begins : match.end()].lower())
    values = _rules().values
    total, current = Decimal(0), Decimal(0)
    for word in words:
        if word[0].isdigit():
            current += Decimal(re.sub(r"[,   ]", "", word))
        elif word in ("and",):
            continue
        elif word in values and values[word] >= 1000:
            total, current = total + (current or Decimal(1)) * values[word], Decimal(0)
        elif word in values and values[word] == 100:
            current = (current or Decimal(1)) * 100
        else:
            current += values.get(word, 0)
    after = text[match.end() : match.end() + 1]
    if after.isalpha() or after == "_":
        return None
    return _Number(start=begins, end=match.end(), value=total + current)


def _amounts_at(text: str, number: _Number) -> tuple[tuple[Amount, ...], int]:
    """Return the amounts that begin with a number, and where they end."""
    rules = _rules()
    numbers = [number]
    if second := rules.range_to.match(text, number.end):
        digits_at = re.search(r"\w", text[second.start() :][:8].lstrip(" -–—") or "x")
        begins = _second_start(text, second) if digits_at else second.start()
        other = _number(second, text, start=begins)
        if other is not None and (
            other.value > number.value
            or _is_and(text, second)
            or rules.sign.search(text[max(0, begins - _LONGEST_SIGN) : begins])
        ):
            numbers.append(other)
    for chosen in (numbers, numbers[:1]):
        if unit := _unit_of(text, chosen):
            name, first, last = unit
            return tuple(_print(text, chosen, name, (first, last))), last
    return (), number.end


def _is_and(text: str, match: re.Match[str]) -> bool:
    """Whether "and" joins two numbers: "five and three years, respectively"."""
    return text[match.start() : match.start() + 5].strip().lower() == "and"


def _second_start(text: str, match: re.Match[str]) -> int:
    """Return where the second number of a range begins, behind "to", "or", "and" or a dash."""
    joiner = re.match(r"\s?(?:-|–|—|to|or|and)\s?", text[match.start() : match.start() + 8], re.IGNORECASE)
    return match.start() + (joiner.end() if joiner else 0)


def _unit_of(text: str, numbers: list[_Number]) -> tuple[str, int, int] | None:
    """Return the unit of one number or of a range, with the place of the whole."""
    rules, first, last = _rules(), numbers[0], numbers[-1]
    if sign := rules.sign.search(text[max(0, first.start - _LONGEST_SIGN) : first.start]):
        code = rules.signs.get(sign.group().strip().replace("\\", ""))
        return (code, first.start - len(sign.group()), last.end) if code else None
    if currency := rules.currency.match(text, last.end):
        name = re.sub(r"\s+", " ", currency.group().strip().lower())
        return rules.currencies[name], first.start, currency.end()
    if length := rules.length.match(text, last.end):
        is_term = _is_term(text, first.start, length.end())
        return (rules.units[length["unit"].lower()], first.start, length.end()) if is_term else None
    people = rules.people.match(text, last.end)
    return ("person", first.start, people.end()) if people and _is_count(text, first) else None


def _is_term(text: str, start: int, end: int) -> bool:
    """Whether the sentence speaks of custody or a sentence close to this length of time."""
    before = _SENTENCE.split(text[max(0, start - _CONTEXT) : start])[-1]
    after = _SENTENCE.split(text[end : end + _CONTEXT])[0]
    if re.match(r"[\s-]old\b|\s(?:ago|later|earlier)\b", after):
        return False
    return _rules().term.search(before) is not None or _rules().term.search(after) is not None


def _is_count(text: str, number: _Number) -> bool:
    """Whether a number before people counts them: no article, age or year."""
    words = re.findall(r"[^\W\d_]+", text[max(0, number.start - 20) : number.start].lower())
    before = words[-1] if words else ""
    if before in _rules().not_after or number.value == 0:
        return False
    is_like_year = text[number.start : number.end].isdigit() and 1900 <= number.value <= 2100
    return not is_like_year or before in _rules().roughly


def _print(text: str, numbers: list[_Number], unit: str, place: tuple[int, int]) -> Iterator[Amount]:
    """Yield one amount, or the two ends of a range, each with its own words and the bounds that these give."""
    values = [format(number.value.normalize(), "f") for number in numbers]
    lower: str | None
    upper: str | None
    for number, value in zip(numbers, values, strict=True):
        start = place[0] if number is numbers[0] else number.start
        end = place[1] if number is numbers[-1] else number.end
        if _is_range(text, numbers):
            lower, upper = values
            if unit == "person":
                start, end = place[0] - (8 if _is_between(text, place[0]) else 0), place[1]
        else:
            said = _rules().bounds.read(text, start=start, end=end, value=value)
            lower, upper = said.lower, said.upper
            # how many were held is quoted with its bound: the number alone would say more than the source
            start, end = (said.start, said.end) if unit == "person" else (start, end)
        yield Amount(value=value, unit=unit, start=start, end=end, text=text[start:end], lower=lower, upper=upper)


def _is_range(text: str, numbers: list[_Number]) -> bool:
    """Whether two numbers are the ends of what is meant: "30 to 40", "between 30 and 40", not "four and five"."""
    if len(numbers) < 2 or numbers[0].value > numbers[1].value:
        return False
    between = text[numbers[0].end : numbers[1].start].lower()
    return "and" not in between or _is_between(text, numbers[0].start)


def _is_between(text: str, start: int) -> bool:
    """Whether "between" stands right before a place."""
    return text[max(0, start - 8) : start].lower() == "between "
