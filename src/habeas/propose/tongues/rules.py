"""The trigger rules of a language, and the words that they find."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from habeas.errors import DataFileInvalid
from habeas.model import Kind, Modality
from habeas.propose.datafile import require_keys, text_of, texts_of
from habeas.propose.lexicon import Lazy
from habeas.propose.tongues.index import Index, stems_of
from habeas.propose.tongues.language import MACRO, Tongue

FOLDER = "triggers"
MACROS = f"{FOLDER}/macros.toml"
HINTS = frozenset({"passive", "active", "noun", "object-first", "self", "none"})
GUARDS = ("before", "after", "unless", "needs")
KEYS = ("id", "kind", "stems", "pattern", "hint", "says", "person", "score", "rank", *GUARDS, "yes", "no")
USUAL_RANK = 5
GUARD_REACH = 60  # characters before and after a match that a guard may look at


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One way of naming one kind of event."""

    id: str
    kind: Kind
    stems: tuple[str, ...]
    pattern: Lazy
    hint: str
    says: Modality | None  # what the form itself says: "will arrest"
    person: bool  # holds only where somebody is told of to whom it can have happened
    score: float
    rank: int  # among rules that want the same words the highest wins, then the longest match
    before: Lazy | None
    after: Lazy | None
    unless: Lazy | None
    needs: Lazy | None
    yes: tuple[str, ...]
    no: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A rule and the words it found, as places in the sentence."""

    rule: Rule
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """All rules of a language and which words call for which."""

    rules: tuple[Rule, ...]
    index: Index

    def find(self, sentence: str, low: str) -> list[Found]:
        """Return what the rules find in a sentence, given in lower case too; of matches that share words one stays."""
        found = [match for number in self.index.called(low) for match in _matches(self.rules[number], sentence)]
        kept: list[Found] = []
        for match in sorted(found, key=lambda m: (-m.rule.rank, m.start - m.end, m.start, m.rule.id)):
            if not any(match.start < other.end and other.start < match.end for other in kept):
                kept.append(match)
        return sorted(kept, key=lambda match: match.start)


@cache
def load_rules(tongue: Tongue) -> Rules:
    """Return every trigger rule of a language, in the order of its file and place.

    Raises:
        DataFileInvalid: a rule has an unknown key, kind, hint or macro.

    """
    folder = tongue.folder.joinpath(FOLDER)
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml")) if folder.is_dir() else []
    macros = load_macros(tongue)
    rules: list[Rule] = []
    for name in (f"{FOLDER}/{name}" for name in names):
        if name == MACROS:
            continue
        entries = tongue.table(name, allowed=("rule",)).get("rule", [])
        if not isinstance(entries, list):
            raise DataFileInvalid(file=tongue.label(name), why="rule must be a list of tables")
        rules.extend(_rule(tongue, name, entry, macros) for entry in entries)
    ids = [rule.id for rule in rules]
    if len(set(ids)) != len(ids):
        raise DataFileInvalid(file=tongue.label(FOLDER), why=f"the id {max(ids, key=ids.count)} is used twice")
    return Rules(rules=tuple(rules), index=Index(tongue, [rule.stems for rule in rules]))


@cache
def load_macros(tongue: Tongue) -> Mapping[str, str]:
    """Return the macros of a language: a name for words that stand in many patterns.

    Raises:
        DataFileInvalid: one is no text.

    """
    table = tongue.table(MACROS, allowed=None)
    return {name: text_of(tongue.label(MACROS), table, name) for name in table if name != "version"}


def _rule(tongue: Tongue, name: str, entry: Mapping[str, object], macros: Mapping[str, str]) -> Rule:
    file = tongue.label(name)
    require_keys(file, entry, allowed=KEYS)
    kind, hint = text_of(file, entry, "kind"), text_of(file, entry, "hint", default="none")
    score, rank, says = entry.get("score", 0.9), entry.get("rank", USUAL_RANK), entry.get("says")
    known = kind in set(Kind) and hint in HINTS and (says is None or says in set(Modality))
    if not known or not isinstance(score, float) or not isinstance(rank, int):
        raise DataFileInvalid(file=file, why=f"kind, hint, says, score or rank of {entry.get('id')}")
    written = text_of(file, entry, "pattern")
    stems = texts_of(file, entry, "stems") or stems_of(tongue, _expanded(written, macros))
    pattern = {key: tongue.pattern(name, text_of(file, entry, key, default=""), macros=macros) for key in GUARDS}
    begins, ends = (r"(?<!\w)", r"(?!\w)") if tongue.spaced else ("", "")
    return Rule(
        id=text_of(file, entry, "id"), kind=Kind(kind), stems=stems, hint=hint, score=score, rank=rank,
        says=Modality(str(says)) if says is not None else None, person=entry.get("person") is True,
        pattern=Lazy(file, tongue.bounded(tongue.pattern(name, written, macros=macros))),
        before=Lazy(file, rf"{begins}(?:{pattern['before']})\W*\Z") if "before" in entry else None,
        after=Lazy(file, rf"\W*(?:{pattern['after']}){ends}") if "after" in entry else None,
        unless=Lazy(file, pattern["unless"]) if "unless" in entry else None,
        needs=Lazy(file, pattern["needs"]) if "needs" in entry else None,
        yes=texts_of(file, entry, "yes"), no=texts_of(file, entry, "no"),
    )  # fmt: skip


def _expanded(written: str, macros: Mapping[str, str]) -> str:
    """Return a pattern with its macros put in, to read its beginnings off."""
    for _ in range(4):
        written = MACRO.sub(lambda found: f"(?:{macros.get(found[1], '')})", written)
    return written


def _matches(rule: Rule, sentence: str) -> list[Found]:
    found: list[Found] = []
    for match in rule.pattern.compiled.finditer(sentence):
        if not found and not _fits(rule, sentence):
            return []
        if rule.before and rule.before.compiled.search(sentence[max(0, match.start() - GUARD_REACH) : match.start()]):
            continue
        if rule.after and rule.after.compiled.match(sentence, match.end(), match.end() + GUARD_REACH):
            continue
        start, end = match.span(match.lastgroup or 0)
        if end > start:
            found.append(Found(rule=rule, start=start, end=end))
    return found


def _fits(rule: Rule, sentence: str) -> bool:
    """Whether the sentence holds what the rule needs and nothing that rules it out."""
    if rule.unless and rule.unless.compiled.search(sentence):
        return False
    return not rule.needs or rule.needs.compiled.search(sentence) is not None
