"""The words and forms of dates of a language, made into patterns that are tried only where they can match."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from habeas.errors import DataFileInvalid
from habeas.propose.datafile import compiled, require_keys, text_of
from habeas.propose.tongues.index import WORD, stems_of
from habeas.propose.tongues.language import Tongue

FILE = "dates.toml"
WORDS = (
    "MONTH", "ROMAN", "WEEKDAY", "NUMBER", "ORDINAL", "DIGIT", "UNIT", "SEASON", "SHIFT", "PART", "FEAST", "LUNAR",
    "SOLAR", "SCALE", "CURRENCY",
)  # fmt: skip
FIGURES = frozenset({"D", "M", "Y", "Y2", "N", "CLOCK"})
MEANINGS = frozenset({
    "date", "shift", "length", "range", "since", "until", "before", "after", "early", "middle", "late", "about",
    "decade", "repeats", "none",
})  # fmt: skip
KEYS = ("pattern", "means", "unit", "by", "from", "bound", "yes")
UNITS = frozenset({"minute", "hour", "day", "week", "month", "year", "decade"})
CUES = ("future", "planned", "backward", "present")
SLOT = re.compile(r"\{([A-Z][A-Z0-9]*)\}")
OPTIONAL = re.compile(r"\((?:\?:)?[^()]*\)(?:\?|\{0,\d\})|\{[A-Z][A-Z0-9]*\}\?")
POINT = "\ue000-\uf8ff"  # a date that was found already stands as one of these characters
Value = int | str


class Words:
    """The words of one class, with their values; a word that ends in ``~`` takes any ending."""

    def __init__(self, tongue: Tongue, table: Mapping[str, Value]) -> None:
        """Order the words, the longest first."""
        self._whole = {word: value for word, value in table.items() if not word.endswith("~")}
        self._open = {word[:-1]: value for word, value in table.items() if word.endswith("~")}
        longest = sorted(table, key=lambda word: (-len(word), word))
        parts = (tongue.pattern(FILE, re.escape(word).replace(r"\~", "~").replace(r"\ ", " ")) for word in longest)
        ending = r"(?!\w)" if tongue.spaced else ""
        self.pattern = rf"(?:{'|'.join(parts)}){ending}" if table else r"(?!)"
        self.heads = {WORD.match(word)[0] if WORD.match(word) else word for word in self._whole}  # type: ignore[index]

    def value(self, written: str) -> Value | None:
        """Return what a word that the pattern found means."""
        word = " ".join(written.split())
        if word in self._whole:
            return self._whole[word]
        fits = [head for head in self._open if word.startswith(head)]
        return self._open[max(fits, key=len)] if fits else None

    def begins(self, word: str) -> bool:
        """Whether a word of a text is the first of one of these."""
        return word in self.heads or any(word.startswith(head) for head in self._open)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One way of writing a date or a length."""

    pattern: re.Pattern[str]
    means: str
    unit: str
    by: float
    counted_from: str
    bound: str
    needs: frozenset[str]  # classes without which it cannot match
    stems: tuple[str, ...]
    on_dates: bool  # holds {DATE}
    slots: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Forms:
    """The words, forms and cues of one language."""

    tongue: Tongue
    words: Mapping[str, Words]
    forms: tuple[Form, ...]
    cues: Mapping[str, re.Pattern[str]]
    seen: dict[str, frozenset[str]] = field(default_factory=dict)

    def classes(self, low: str) -> set[str]:
        """Return the classes of which a sentence in lower case holds a word; FIGURE where it holds a digit."""
        found = {"FIGURE"} if any(letter.isdigit() for letter in low) else set()
        if not self.tongue.spaced:
            return found | {name for name, words in self.words.items() if re.search(words.pattern, low)}
        for word in set(WORD.findall(low)):
            if word not in self.seen:
                if len(self.seen) > 50_000:
                    self.seen.clear()
                self.seen[word] = frozenset(name for name, words in self.words.items() if words.begins(word))
            found |= self.seen[word]
        return found


@cache
def load_forms(tongue: Tongue) -> Forms:
    """Return the words and forms of dates of a language.

    Raises:
        DataFileInvalid: ``dates.toml`` has an unknown key, class or meaning.

    """
    file = tongue.label(FILE)
    data = tongue.table(FILE, allowed=("words", "form", "cues"))
    given, entries, cues = data.get("words", {}), data.get("form", []), data.get("cues", {})
    if not isinstance(given, dict) or not isinstance(entries, list) or not isinstance(cues, dict):
        raise DataFileInvalid(file=file, why="words and cues must be tables, form a list of tables")
    require_keys(file, given, allowed=WORDS)
    require_keys(file, cues, allowed=CUES)
    words = {name: Words(tongue, _values(file, name, given.get(name, {}))) for name in WORDS}
    return Forms(
        tongue=tongue, words={name: words[name] for name in given}, cues={
            name: compiled(file, tongue.pattern(FILE, text_of(file, cues, name)), flags=0) for name in cues
        },
        forms=tuple(_form(tongue, entry, words) for entry in entries),
    )  # fmt: skip


def _values(file: str, name: str, table: object) -> Mapping[str, Value]:
    if not isinstance(table, dict):
        raise DataFileInvalid(file=file, why=f"words.{name} must be a table")
    for word, value in table.items():
        if isinstance(value, bool) or not isinstance(value, int | str) or word != word.lower():
            raise DataFileInvalid(file=file, why=f"{word} must be in lower case and mean a number or a text")
    return table


def _form(tongue: Tongue, entry: Mapping[str, object], words: Mapping[str, Words]) -> Form:
    file = tongue.label(FILE)
    require_keys(file, entry, allowed=KEYS)
    written, means = text_of(file, entry, "pattern"), text_of(file, entry, "means")
    unit, by = text_of(file, entry, "unit", default=""), entry.get("by", 1)
    if means not in MEANINGS or (unit and unit not in UNITS) or not isinstance(by, int | float):
        raise DataFileInvalid(file=file, why=f"means, unit or by of {written}")
    slots = tuple(SLOT.findall(written))
    if unknown := sorted(set(slots) - set(words) - FIGURES - {"DATE"}):
        raise DataFileInvalid(file=file, why=f"unknown slot {unknown[0]} in {written}")
    required = SLOT.findall(OPTIONAL.sub("", OPTIONAL.sub("", OPTIONAL.sub("", written))))
    named = frozenset(slot for slot in required if slot in words)
    figures = frozenset({"FIGURE"}) if "|" not in written and {"Y", "Y2", "M", "CLOCK"} & set(required) else frozenset()
    return Form(
        pattern=compiled(file, _filled(tongue, written, words), flags=0), means=means, unit=unit, by=float(by),
        counted_from=text_of(file, entry, "from", default="speech"), bound=text_of(file, entry, "bound", default=""),
        needs=frozenset() if "|" in SLOT.sub("", re.sub(r"\([^()]*\)", "", written)) else
        named | (figures if "DIGIT" not in words or not words["DIGIT"].heads else frozenset()),
        stems=() if slots else stems_of(tongue, written), on_dates="DATE" in slots, slots=slots,
    )  # fmt: skip


def _filled(tongue: Tongue, written: str, words: Mapping[str, Words]) -> str:
    """Return the pattern of a form with its slots as groups: D, and D_2 for a second one."""
    counts: dict[str, int] = {}

    def fill(found: re.Match[str]) -> str:
        name = found[1]
        counts[name] = counts.get(name, 0) + 1
        group = name if counts[name] == 1 else f"{name}_{counts[name]}"
        return f"(?P<{group}>{_slot(tongue, name, words)})"

    # A space inside a slot's own pattern is widened already: only what the form writes is widened here.
    pieces = SLOT.split(written)
    parts = [tongue.pattern(FILE, piece) if n % 2 == 0 else fill(SLOT.fullmatch("{" + piece + "}"))  # type: ignore[arg-type]
             for n, piece in enumerate(pieces)]  # fmt: skip
    begins, ends = (r"(?<!\w)", r"(?!\w)") if tongue.spaced else (r"(?<!\d)", r"")
    return f"{begins}(?:{''.join(parts)}){ends}"


def _slot(tongue: Tongue, name: str, words: Mapping[str, Words]) -> str:
    numbers = words["NUMBER"].pattern
    if name in words:
        return words[name].pattern
    if name == "DATE":
        return f"[{POINT}]"
    if name == "CLOCK":
        return r"\d{1,2}[:.]\d\d"
    if name == "N":
        joined = rf"{numbers}(?:\s{numbers})?" if tongue.spaced else numbers
        return rf"(?<!\d)\d{{1,6}}(?:[.,]\d{{1,2}})?(?!\d)|{joined}"
    if name in ("Y", "Y2"):
        digits = words["DIGIT"]
        size = 4 if name == "Y" else 2
        spelt = rf"|(?:{digits.pattern}){{{size}}}" if digits.heads else ""
        return rf"(?<!\d)\d{{{size}}}(?!\d){spelt}"
    spelt = "" if tongue.spaced else f"|{numbers}"
    return rf"(?<!\d)\d{{1,2}}(?!\d)|{words['ORDINAL'].pattern}{spelt}"


def order(forms: Sequence[Form], classes: set[str], low: str) -> list[Form]:
    """Return the forms that a sentence can hold."""
    return [
        form for form in forms
        if form.needs <= classes and (not form.stems or any(stem in low for stem in form.stems))
    ]  # fmt: skip
