"""The trigger rules of one language: data files of patterns with guards, and the sentences that prove them.

A rule's ``pattern`` is a regular expression in which a space is any white space, ``'`` any apostrophe, and ``<NAME>`` a
macro of ``macros.toml``. ``stems`` are beginnings of words, one of which every match holds: a rule is tried only on a
sentence that has one, and one of ``also`` where it names any. ``before`` and ``after`` are guards on the words right
before and after the match, ``unless`` and ``needs`` on the whole sentence. A named group
``(?P<t>…)`` narrows the trigger to the words that name the event; all other groups must not capture.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from habeas.errors import DataFileInvalid
from habeas.model import Kind
from habeas.propose.datafile import compiled, names_in, read, require_keys, text_of, texts_of
from habeas.propose.required import Macros, Required, find_required

FOLDER = "en/triggers"
MACROS = f"{FOLDER}/macros.toml"
HINTS = frozenset({"verb", "passive", "active", "of", "self", "none"})
GUARDS = ("before", "after", "unless", "needs")
KEYS = ("id", "kind", "stems", "also", "pattern", "hint", "score", "rank", *GUARDS, "yes", "no")
MACRO = re.compile(r"<([A-Z_]+)>")
USUAL_RANK = 5
GUARD_REACH = 60  # characters before and after a match that a guard may look at


PIECE = re.compile(r"\\.|\[(?:[^\]\\]|\\.)*\]| \?|[ ']", re.S)


class Lazy:
    """A pattern that is compiled when a text first calls for it: most texts need few of them."""

    __slots__ = ("_compiled", "file", "written")

    def __init__(self, file: str, written: str) -> None:
        """Keep what is written and where."""
        self.file, self.written = file, written
        self._compiled: re.Pattern[str] | None = None

    @property
    def compiled(self) -> re.Pattern[str]:
        """The pattern itself.

        Raises:
            DataFileInvalid: it is none.

        """
        if self._compiled is None:
            self._compiled = compiled(self.file, self.written)
        return self._compiled


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One way of naming one kind of event."""

    id: str
    kind: Kind
    stems: tuple[str, ...]
    also: tuple[str, ...]  # beginnings of further words of the sentence, one of which it must hold; empty: none needed
    pattern: Lazy
    required: Required  # the words that any match of the pattern holds
    hint: str
    score: float
    rank: int  # among rules that want the same words the highest wins, then the longest match
    before: Lazy | None
    after: Lazy | None
    unless: Lazy | None
    needs: Lazy | None
    yes: tuple[str, ...]
    no: tuple[str, ...]


@cache
def load_rules() -> tuple[Rule, ...]:
    """Return every rule, in the order of its file and place.

    Raises:
        DataFileInvalid: a rule has an unknown key, kind, hint or macro.

    """
    macros = {name: text_of(MACROS, read(MACROS), name) for name in read(MACROS)}
    required = Macros(macros)
    rules: list[Rule] = []
    for name in names_in(FOLDER):
        if name == MACROS:
            continue
        table = read(name)
        require_keys(name, table, allowed=("rule",))
        entries = table.get("rule", [])
        if not isinstance(entries, list):
            raise DataFileInvalid(file=name, why="rule must be a list of tables")
        rules.extend(_rule(name, entry, macros, required) for entry in entries)
    ids = [rule.id for rule in rules]
    if len(set(ids)) != len(ids):
        raise DataFileInvalid(file=FOLDER, why=f"the id {max(ids, key=ids.count)} is used twice")
    return tuple(rules)


def _rule(file: str, entry: Mapping[str, object], macros: Mapping[str, str], required: Mapping[str, Required]) -> Rule:
    require_keys(file, entry, allowed=KEYS)
    kind, hint = text_of(file, entry, "kind"), text_of(file, entry, "hint", default="none")
    score, rank = entry.get("score", 0.9), entry.get("rank", USUAL_RANK)
    if kind not in set(Kind) or hint not in HINTS or not isinstance(score, float) or not isinstance(rank, int):
        raise DataFileInvalid(file=file, why=f"kind, hint, score or rank of {entry.get('id')}")
    guards = {
        key: _pattern(file, text_of(file, entry, key), macros, anchor=key) if key in entry else None for key in GUARDS
    }
    stems = texts_of(file, entry, "stems")
    if not stems:
        raise DataFileInvalid(file=file, why=f"{entry.get('id')} has no stems")
    written = text_of(file, entry, "pattern")
    return Rule(
        id=text_of(file, entry, "id"), kind=Kind(kind), stems=stems, hint=hint, score=score, rank=rank,
        pattern=_pattern(file, rf"(?<![\w-])(?:{written})(?![\w])", macros), required=find_required(written, required),
        before=guards["before"], after=guards["after"], unless=guards["unless"], needs=guards["needs"],
        also=texts_of(file, entry, "also"), yes=texts_of(file, entry, "yes"), no=texts_of(file, entry, "no"),
    )  # fmt: skip


def _pattern(file: str, written: str, macros: Mapping[str, str], *, anchor: str = "") -> Lazy:
    """Return the pattern with macros put in; a guard is tied to the side of the match that it looks at."""
    pattern = written
    for _ in range(4):  # macros may hold macros
        pattern = re.sub(
            r"<([A-Z_]+)>", lambda found: f"(?:{macros[found[1]]})" if found[1] in macros else found[0], pattern
        )
    if unknown := re.search(r"(?<!\?P)<([A-Z_]+)>", pattern):
        raise DataFileInvalid(file=file, why=f"unknown macro {unknown[0]}")
    pattern = PIECE.sub(_widened, pattern)
    if anchor == "before":
        pattern = rf"(?<![\w])(?:{pattern})\W*\Z"
    elif anchor == "after":
        pattern = rf"\W*(?:{pattern})(?![\w])"
    return Lazy(file, pattern)


def _widened(piece: re.Match[str]) -> str:
    """Return a piece of a written pattern with white space and apostrophes of every sort let in."""
    text = piece[0]
    if text == "[A-Z]":
        return "(?-i:[A-Z])"  # a capital letter is a name; elsewhere case does not matter
    if text.startswith("["):
        return text.replace(" ", r"\s").replace("'", "'’ʼ")
    return {" ": r"\s+", " ?": r"\s*", "'": "['’ʼ]"}.get(text, text)
