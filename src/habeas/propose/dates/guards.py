"""What must stand, or must not stand, around a match for its rule to hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from habeas.propose.dates.grammar import Kept, codes

_MARKS = ("COMMA", "STOP", "DASH", "OPEN", "CLOSE", "COLON", "QUOTE", "BREAK", "APOSTROPHE", "SLASH")


def _code_at(kept: Kept, index: int) -> str:
    """Return the class of a token, or nothing outside the text."""
    return kept.tokens.codes[index] if 0 <= index < len(kept.tokens.codes) else ""


def _first_letter(kept: Kept, index: int) -> str:
    """Return the first character of a token, as written."""
    tokens = kept.tokens
    return tokens.text[tokens.starts[index]] if 0 <= index < len(tokens.starts) else ""


def last_word(kept: Kept, index: int) -> str:
    """Return the last word of a token: runs of ordinary words are one token."""
    return kept.tokens.last_word(index)


def first_word(kept: Kept, index: int) -> str:
    """Return the first word of a token."""
    return kept.tokens.first_word(index)


def touching(kept: Kept) -> bool:
    """The parts are written without spaces, and nothing else is glued on."""
    tokens = kept.tokens
    if not all(tokens.touches(index) for index in range(kept.first, kept.last - 1)):
        return False
    return not (tokens.touches(kept.last - 1) and _code_at(kept, kept.last) == codes()["DASH"])


def before_count(kept: Kept) -> bool:
    """A number of people or things follows: "In May 15 people were arrested"."""
    after = first_word(kept, kept.last + 1)
    is_number = _code_at(kept, kept.last) in (codes()["D12"], codes()["D31"])
    return is_number and after in _count_nouns(kept)


def _count_nouns(kept: Kept) -> frozenset[str]:
    """Return the nouns that are counted, as the rule lists them."""
    return kept.rule.not_before


def not_a_name(kept: Kept) -> bool:
    """The month is no part of a name: "April Ryan", "Jean August"."""
    before, code = _first_letter(kept, kept.first - 1), _code_at(kept, kept.first - 1)
    return not (before.isupper() and code == codes()["NAME"]) and _first_letter(kept, kept.first).isupper()


def bare_year(kept: Kept) -> bool:
    """A year that no preposition announces stands apart, or before a word that is not counted."""
    number = kept.number("y") or 0
    if not 1900 <= number <= 2099 or (
        kept.tokens.touches(kept.last - 1) and _code_at(kept, kept.last) == codes()["SLASH"]
    ):
        return False
    before = _code_at(kept, kept.first - 1)
    numbers = {
        codes()[name]
        for name in ("D12", "D31", "NUM", "YEAR", "OLDYEAR", "PLUS", "MONEY", "GLUED", "SYMBOL", "REFERENCE")
    }
    return before not in numbers and _code_at(kept, kept.last) not in numbers


def bare_day(kept: Kept) -> bool:
    """A bare "16th" ends its phrase: no floor, session or anniversary follows."""
    code = _code_at(kept, kept.last)
    if code in {codes()[name] for name in _MARKS} or not code:
        return True
    return first_word(kept, kept.last) in kept.rule.before


def not_after_for(kept: Kept) -> bool:
    """No "for" makes it a length: "for two months before his trial"."""
    return last_word(kept, kept.first - 1) not in ("for", "spent", "least", "than", "of")


def not_of_a_name(kept: Kept) -> bool:
    """The month is no part of a place or title: "the village of May Hill"; "in May Amnesty said" is a month."""
    is_name = _code_at(kept, kept.last) == codes()["NAME"]
    return not (is_name and last_word(kept, kept.first - 1) in ("of", "and", "or", "to", "by"))


GUARDS: Mapping[str, Callable[[Kept], bool]] = {
    "": lambda _: True, "touching": touching, "before_count": before_count, "not_a_name": not_a_name,
    "bare_year": bare_year, "bare_day": bare_day, "not_after_for": not_after_for, "not_of_a_name": not_of_a_name,
}  # fmt: skip


def is_allowed(kept: Kept) -> bool:
    """Whether the neighbours, the unit and the guard of the rule allow the match."""
    rule = kept.rule
    before = last_word(kept, kept.first - 1)
    if before in {"-", "–"} and kept.tokens.touches(kept.first - 1):
        before = last_word(kept, kept.first - 2)  # "mid-March"
    if (rule.after and before not in rule.after) or before in rule.not_after:
        return False
    if rule.guard != "before_count" and rule.not_before and first_word(kept, kept.last) in rule.not_before:
        return False
    if rule.unit and not _has_unit(kept, rule.unit):
        return False
    return GUARDS[rule.guard](kept)


def _has_unit(kept: Kept, unit: str) -> bool:
    """Whether every unit of time in the match is this one."""
    units = {codes()["UNIT"], codes()["UNITS"]}
    return all(
        kept.tokens.values[index] == unit for index in range(kept.first, kept.last) if kept.tokens.codes[index] in units
    )
