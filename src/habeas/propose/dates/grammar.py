"""Rules as data, compiled to regular expressions over code strings: bounded repetition only, so matching is linear."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from habeas.errors import DataFileInvalid
from habeas.propose.datafile import compiled, read, require_keys, text_of, texts_of
from habeas.propose.dates.firsts import first_codes
from habeas.propose.dates.lexer import Tokens
from habeas.propose.dates.lexicon import lexicon

FOUND = ("DATE", "TIMEOFDAY", "PARTOFDAY", "LENGTH", "SET", "VAGUETIME")  # what the first pass leaves for the second
_PIECE = re.compile(
    r"\s+|\$(?P<fragment>[A-Z]+)|(?:(?P<keep>[a-z]\d?):)?(?P<name>[A-Z][A-Z0-9]*)|(?P<mark>[()|?]|!\(|\{0,\d{1,2}\})"
)
_RULE_KEYS = (
    "name", "build", "pattern", "tests", "after", "not_after", "before", "not_before", "guard", "unit",
)  # fmt: skip
_KEYS = ("schema", "language", "unions", "fragments", "lists", "rule")
_DEPTH = 6  # fragments within fragments


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One pattern, what builds its value, and what may stand around it."""

    name: str
    build: str
    regex: re.Pattern[str]
    after: frozenset[str]
    not_after: frozenset[str]
    before: frozenset[str]
    not_before: frozenset[str]
    guard: str
    unit: str
    tests: tuple[str, ...]
    kept: tuple[tuple[int, str], ...]  # group numbers and the names they are kept under


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """Rules in their order, and for every class the rules that can begin with it: most tokens begin none."""

    rules: tuple[Rule, ...]
    by_first: Mapping[str, tuple[Rule, ...]]


@dataclass(frozen=True, slots=True)
class Kept:
    """The tokens of one match that its builder asked for, by name, in order."""

    tokens: Tokens
    rule: Rule
    first: int
    last: int  # exclusive
    named: Mapping[str, tuple[int, ...]]

    def index(self, name: str) -> int | None:
        """The first token kept under a name."""
        indexes = self.named.get(name)
        return indexes[0] if indexes else None

    def value(self, name: str) -> object:
        """The value of the first token kept under a name."""
        index = self.index(name)
        return None if index is None else self.tokens.values[index]

    def number(self, name: str) -> int | None:
        """The same where it is a number."""
        value = self.value(name)
        return value if isinstance(value, int) else None

    def word(self, name: str) -> str:
        """The word of the first token kept under a name, else nothing."""
        index = self.index(name)
        return "" if index is None else self.tokens.word(index)


@cache
def codes() -> Mapping[str, str]:
    """Return the character of every class: those of the lexicon, and what the first pass finds."""
    known = lexicon().codes
    highest = max(map(ord, known.values()))
    return {**known, **{name: chr(highest + 1 + index) for index, name in enumerate(FOUND)}}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Dialect:
    """The classes and fragments that the patterns of one file may use."""

    file: str
    classes: Mapping[str, str]
    fragments: Mapping[str, str]

    def translate(self, pattern: str) -> str:
        """Return the regular expression over codes that a pattern stands for."""
        text = pattern
        for _ in range(_DEPTH):
            text = re.sub(r"\$([A-Z]+)", self._fragment, text)
        out, position, seen = [], 0, dict[str, int]()
        while position < len(text):
            piece = _PIECE.match(text, position)
            if piece is None or piece["fragment"]:
                raise DataFileInvalid(file=self.file, why=f"cannot read {text[position : position + 20]}")
            out.append(self._piece(piece, seen))
            position = piece.end()
        return "".join(out)

    def _fragment(self, found: re.Match[str]) -> str:
        """Return the words of a fragment."""
        if found[1] not in self.fragments:
            raise DataFileInvalid(file=self.file, why=f"unknown fragment {found[1]}")
        return f"({self.fragments[found[1]]})"

    def _piece(self, piece: re.Match[str], seen: dict[str, int]) -> str:
        """Return one class, perhaps kept by name, or a mark."""
        if piece["mark"]:
            return {"(": "(?:", "!(": "(?!"}.get(piece["mark"], piece["mark"])
        name = piece["name"]
        if name is None:
            return ""
        if name not in self.classes:
            raise DataFileInvalid(file=self.file, why=f"unknown class {name}")
        klass = f"[{re.escape(self.classes[name])}]"
        if not piece["keep"]:
            return klass
        seen[piece["keep"]] = seen.get(piece["keep"], 0) + 1
        return f"(?P<{piece['keep']}_{seen[piece['keep']]}>{klass})"


def _dialect(file: str, data: Mapping[str, object]) -> _Dialect:
    """Return the classes, unions and fragments of a file."""
    unions, fragments = data.get("unions", {}), data.get("fragments", {})
    if not isinstance(unions, dict) or not isinstance(fragments, dict):
        raise DataFileInvalid(file=file, why="unions and fragments must be tables")
    classes = dict(codes())
    for name in unions:
        members = texts_of(file, unions, name)
        if unknown := [member for member in members if member not in classes]:
            raise DataFileInvalid(file=file, why=f"unknown class {unknown[0]}")
        classes[name] = "".join(classes[member] for member in members)
    return _Dialect(file=file, classes=classes, fragments={name: str(value) for name, value in fragments.items()})


@cache
def grammar(file: str) -> Grammar:
    """Return the rules in this data file.

    Raises:
        DataFileInvalid: it does not follow its schema.

    """
    data = read(file)
    require_keys(file, data, allowed=_KEYS)
    dialect, listed, lists = _dialect(file, data), data.get("rule", []), data.get("lists", {})
    if not isinstance(listed, list) or not isinstance(lists, dict):
        raise DataFileInvalid(file=file, why="rule must be a list of tables and lists a table")
    rules = tuple(_rule(dialect, table, lists) for table in listed)
    by_first: dict[str, list[Rule]] = {}
    for rule in rules:
        for code in first_codes(rule.regex.pattern):
            by_first.setdefault(code, []).append(rule)
    return Grammar(rules=rules, by_first={code: tuple(chosen) for code, chosen in by_first.items()})


def _rule(dialect: _Dialect, table: Mapping[str, object], lists: Mapping[str, object]) -> Rule:
    """Return one rule, refusing unknown keys and lists."""
    file = dialect.file
    require_keys(file, table, allowed=_RULE_KEYS)
    name = text_of(file, table, "name")
    if not texts_of(file, table, "tests"):
        raise DataFileInvalid(file=file, why=f"rule {name} has no test")

    def words(key: str) -> frozenset[str]:
        chosen = texts_of(file, table, key)
        if unknown := [one for one in chosen if one not in lists]:
            raise DataFileInvalid(file=file, why=f"unknown list {unknown[0]}")
        return frozenset(word for one in chosen for word in texts_of(file, lists, one))

    regex = compiled(file, dialect.translate(text_of(file, table, "pattern")), flags=0)
    return Rule(
        name=name,
        build=text_of(file, table, "build"),
        regex=regex,
        kept=tuple((number, group.partition("_")[0]) for group, number in regex.groupindex.items()),
        after=words("after"),
        not_after=words("not_after"),
        before=words("before"),
        not_before=words("not_before"),
        guard=text_of(file, table, "guard", default=""),
        unit=text_of(file, table, "unit", default=""),
        tests=texts_of(file, table, "tests"),
    )


def matches(
    tokens: Tokens, rules: Grammar, *, stretch: tuple[int, int], accepts: Callable[[Kept], bool]
) -> Iterator[Kept]:
    """Yield what the rules match in a stretch of tokens, leftmost first, the earlier rule first, without overlap."""
    position, end = stretch
    while position < end:
        chosen = rules.by_first.get(tokens.codes[position])
        kept = _first(tokens, chosen, position, accepts) if chosen else None
        if kept is None:
            position += 1
            continue
        yield kept
        position = kept.last


def _first(tokens: Tokens, rules: tuple[Rule, ...], position: int, accepts: Callable[[Kept], bool]) -> Kept | None:
    """Return the match of the first rule that fits at a place and is accepted."""
    for rule in rules:
        found = rule.regex.match(tokens.codes, position)
        if found is None or found.end() == found.start():
            continue
        named: dict[str, tuple[int, ...]] = {}
        for number, key in rule.kept:
            if (at := found.start(number)) >= 0:
                named[key] = (*named.get(key, ()), at)
        kept = Kept(tokens, rule, found.start(), found.end(), named)
        if accepts(kept):
            return kept
    return None
