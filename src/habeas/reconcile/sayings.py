"""The words of each language that say how two events lie to each other in time, read from ``orders.toml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache

from habeas.errors import DataFileInvalid
from habeas.model import Kind
from habeas.reconcile.datafile import read


class Stands(StrEnum):
    """Where the event stands by which the words place another."""

    AHEAD = "ahead"  # after the words: "after the hearing"
    BEHIND = "behind"  # before them: 庭审后
    BACK = "back"  # told just before: "three days later"


class Says(StrEnum):
    """What the words say of the event that they place."""

    AFTER = "after"
    SINCE = "since"
    BEFORE = "before"
    UNTIL = "until"
    DURING = "during"
    WHILE = "while"
    WHEN = "when"
    TOGETHER = "together"


class Counts(StrEnum):
    """How a length in the words is meant."""

    LENGTH = "length"  # "three days after"
    SERVED = "served"  # "after three days in custody": what the length is of has begun that long before
    WITHIN = "within"  # "within three days of": at most
    NEXT = "next"  # "the following month": some time in the next unit of the calendar
    SAME = "same"  # "later that month": in the same unit


@dataclass(frozen=True, kw_only=True)
class Rule:
    """Words to look for; ``{length}`` and ``{unit}`` stand for the language's own."""

    says: Says
    stands: Stands
    cues: tuple[str, ...]  # without one of them in the passage the pattern is not tried
    pattern: str
    counts: Counts = Counts.LENGTH
    reach: int = 8  # words that may stand between these and the event by which they place
    is_noun: bool = False  # what follows is a noun with what belongs to it, never a clause
    from_end: bool = False
    unit: str = ""  # of a length that the words name without one: "next day" in one word
    medial: bool = False  # the event that is placed follows wherever the words stand: "was later released"

    @cached_property
    def is_measured(self) -> bool:
        """Whether there must be a unit of time."""
        return "{length}" in self.pattern or "{unit}" in self.pattern


@dataclass(frozen=True, kw_only=True)
class Tongue:
    """One language: its words for lengths, what ends a clause, and the rules, first ones first."""

    name: str
    spaced: bool  # words are written apart
    numbers: dict[str, str]
    units: dict[str, str]
    length: str  # how number and unit stand together
    at_least: tuple[str, ...] = ()
    at_most: tuple[str, ...] = ()
    about: tuple[str, ...] = ()  # words before a number that leave it as it is
    spoils: tuple[str, ...] = ()  # right before a length: it is another, or only part of a number
    refuses: tuple[str, ...] = ()  # right before the words: they say nothing
    leads: tuple[str, ...] = ()  # may stand before the words at the opening of a clause
    opens: tuple[str, ...] = ()  # a clause begins after these
    heads: tuple[str, ...] = ()  # may stand between the words and a noun: "the end of"
    ends: tuple[str, ...] = ()  # make the end of the event the one that is meant
    blocks: tuple[str, ...] = ()  # between the words and the event: another event is meant
    breaks: tuple[str, ...] = ()  # between the event that is placed and the words: they belong to another clause
    subjects: tuple[str, ...] = ()  # with a comma, the signs that a main clause begins
    determiners: tuple[str, ...] = ()
    between: str = ""  # all that may stand between the words and a noun, or the event in front of them
    tail: str = ""  # how a distance is told behind the event by which the words place
    lasted: str = ""  # how a length is told behind what has lasted: "for {length}"
    verbal: str = ""  # a trigger of this form is a verb
    guards: tuple[str, ...] = ()
    rules: tuple[Rule, ...]

    @cached_property
    def compiled(self) -> tuple[tuple[Rule, re.Pattern[str]], ...]:
        """Each rule with its pattern."""
        return tuple((rule, self.find(self._fill(rule.pattern))) for rule in self.rules)

    @cached_property
    def served(self) -> re.Pattern[str] | None:
        """A length of what has lasted, in or right behind the words that tell of it."""
        return self.find(self._fill(self.lasted)) if self.lasted else None

    @cached_property
    def tailed(self) -> re.Pattern[str] | None:
        """A distance behind the event by which the words place."""
        return self.find(self._fill(self.tail)) if self.tail else None

    @cached_property
    def is_between(self) -> re.Pattern[str] | None:
        """What may stand between the words and a noun."""
        return re.compile(self.between, re.IGNORECASE) if self.between else None

    def _fill(self, pattern: str) -> str:
        """Return a pattern with this language's lengths in it."""
        unit = f"(?P<unit>{_any_of(self.units)})"
        named = _any_of(self.numbers)
        number = rf"(?:\d{{1,3}}|(?:{named})(?:-(?:{named}))?)" if self.spaced else rf"(?:\d{{1,3}}|{named})"
        joined = rf"\s*[-–—]\s*(?=\d)|\s*(?:{_any_of(_RANGES)})\s*"
        count = f"(?P<number>{number})(?:(?:{joined})(?P<upper>{number}))?"
        bound = "".join(
            f"(?P<{name}>{_any_of(words)})|" for name, words in (("at_least", self.at_least), ("at_most", self.at_most))
            if words
        ) + f"(?:{_any_of(self.about)})" * bool(self.about)  # fmt: skip
        gap = r"\s+" if self.spaced else ""
        led = f"(?:(?:{bound.rstrip('|')}){gap})?" if bound else ""
        length = led + self.length.replace("{number}", count).replace("{unit}", unit)
        return pattern.replace("{length}", f"(?:{length})").replace("{unit}", unit)

    def prove(self) -> None:
        """Compile every pattern, so that one that is none is refused at once.

        Raises:
            re.error: a pattern is none.

        """
        _ = (
            self.compiled,
            self.served,
            self.tailed,
            self.is_between,
            self.guarded,
            self.led,
            self.leading,
            self.refusing,
            self.spoiling,
            self.patterns,
        )
        _ = self.is_verbal, self.cues

    @cached_property
    def cues(self) -> dict[str, tuple[int, ...]]:
        """Every cue, and where the rules stand that it may lead to."""
        every = dict.fromkeys(cue for rule in self.rules for cue in rule.cues)
        return {cue: tuple(at for at, rule in enumerate(self.rules) if cue in rule.cues) for cue in every}

    def find(self, pattern: str) -> re.Pattern[str]:
        """Return a pattern of whole words; a space in it is any white space."""
        spaced = re.sub(r" ", r"\\s+", pattern)
        return re.compile(rf"(?<!\w)(?:{spaced})(?!\w)" if self.spaced else f"(?:{spaced})", re.IGNORECASE)

    @cached_property
    def guarded(self) -> dict[str, re.Pattern[str]]:
        """What looks like words of order and is none, by the cue in it; "" for what has no cue."""
        by_cue: dict[str, list[str]] = {}
        for guard in self.guards:
            for cue in [cue for cue in self.cues if cue in guard] or [""]:
                by_cue.setdefault(cue, []).append(_bare(self._fill(guard)))
        return {cue: self.find("|".join(guards)) for cue, guards in by_cue.items()}

    @cached_property
    def led(self) -> re.Pattern[str]:
        """What the text before may be where the words open a clause."""
        opens, leads = "|".join(self.opens) or "(?!)", "|".join(self.leads) or "(?!)"
        begins = rf"^[\s\W]*|[;:—–]\s*|(?:{opens})\s*,?"
        return re.compile(rf"(?:{begins})\s*(?:(?:{leads})\s*,?\s*)*$", re.IGNORECASE)

    @cached_property
    def leading(self) -> re.Pattern[str]:
        """The words before them that belong to them: "hours after"."""
        whole = r"(?<!\w)" if self.spaced else ""
        return re.compile(rf"(?:{whole}(?:{'|'.join(self.leads) or '(?!)'})\s*)+$", re.IGNORECASE)

    @cached_property
    def refusing(self) -> re.Pattern[str]:
        """What the text before must not end with."""
        whole = r"(?<!\w)" if self.spaced else ""
        return re.compile(rf"{whole}(?:{'|'.join(self.refuses) or '(?!)'})\s*$", re.IGNORECASE)

    @cached_property
    def spoiling(self) -> re.Pattern[str]:
        """What the text before a length must not end with."""
        whole = r"(?<!\w)" if self.spaced else ""
        return re.compile(rf"(?:{whole}(?:{'|'.join(self.spoils) or '(?!)'})\s*|[-–—½.,/]|\d\s*)$", re.IGNORECASE)

    @cached_property
    def patterns(self) -> dict[str, re.Pattern[str]]:
        """The lists of words that are looked for between the words and the events."""
        lists = {
            "heads": self.heads, "ends": self.ends, "blocks": self.blocks, "breaks": self.breaks,
            "subjects": self.subjects, "determiners": self.determiners,
        }  # fmt: skip
        return {name: self.find("|".join(words) or "(?!)") for name, words in lists.items()}

    @cached_property
    def is_verbal(self) -> re.Pattern[str]:
        """The form of a verb."""
        return re.compile(self.verbal or "(?!)", re.IGNORECASE)


_WORDS = re.compile(r"\w+")
_RANGES = ("to", "or", "до", "или", "a", "o", "à", "ou", "或", "至", "到", "أو", "إلى", "не", "немесе", "ياكى")


def _bare(pattern: str) -> str:
    """Return a pattern without names for its groups, so that it can stand beside itself."""
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


def _any_of(words: object) -> str:
    return "|".join(sorted((str(word).replace(" ", r"\s+") for word in words), key=lambda word: (-len(word), word)))  # type: ignore[attr-defined]


@dataclass(frozen=True, kw_only=True)
class Sayings:
    """The file as it stands."""

    version: str
    spread: tuple[Kind, ...]  # take a while, though not for days: other things happen during them
    tongues: tuple[Tongue, ...]

    @cached_property
    def by_cue(self) -> dict[str, tuple[Tongue, ...]]:
        """The languages whose words are written apart, by each of their cues."""
        every = dict.fromkeys(cue for tongue in self.tongues if tongue.spaced for cue in tongue.cues)
        return {cue: tuple(each for each in self.tongues if each.spaced and cue in each.cues) for cue in every}

    def find_tongues(self, text: str) -> tuple[tuple[Tongue, tuple[str, ...], bool], ...]:
        """Return the languages that may say something of order here, their cues, and whether a unit of time is here."""
        words = frozenset(_WORDS.findall(text.lower()))
        found: dict[str, tuple[Tongue, list[str], bool]] = {}
        for cue in self.by_cue.keys() & words:
            for tongue in self.by_cue[cue]:
                if tongue.name not in found:
                    found[tongue.name] = tongue, [], not words.isdisjoint(tongue.units)
                found[tongue.name][1].append(cue)
        for tongue in () if text.isascii() else self.tongues:
            cues = [] if tongue.spaced else [cue for cue in tongue.cues if cue in text]
            if cues:
                found[tongue.name] = tongue, cues, any(unit in text for unit in tongue.units)
        return tuple((tongue, tuple(sorted(cues)), timed) for _, (tongue, cues, timed) in sorted(found.items()))


@lru_cache(maxsize=1)
def load_sayings() -> Sayings:
    """Return the words of every language.

    Raises:
        DataFileInvalid: the file has an unknown key or word, or a pattern that is none.

    """
    sayings = read("orders.toml", Sayings)
    try:
        for tongue in sayings.tongues:
            tongue.prove()
    except re.error as error:
        raise DataFileInvalid(file="reconcile/orders.toml", why=str(error)) from error
    return sayings
