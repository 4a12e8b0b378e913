"""Find the words that name events, by rules that are data.

Every sentence is looked up word by word in a table of stems; only the rules whose stem it holds are tried on it. That
keeps the cost with the length of the text, not with the number of rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from habeas.model import Kind, Modality
from habeas.propose.lexicon import GUARD_REACH, Rule, load_rules
from habeas.propose.modality import judge
from habeas.propose.parts import Clause, Trigger
from habeas.propose.voice import concerns_a_crowd, voice

WORD = re.compile(r"[^\W\d_]+")
MASS = frozenset({Kind.ARREST, Kind.DETENTION, Kind.ABDUCTION})
LONGEST_WORD = 24  # letters of a word that are looked at


@dataclass(frozen=True, slots=True)
class _Match:
    start: int
    end: int
    rule: Rule


def find_triggers(text: str, clauses: Sequence[Clause]) -> tuple[Trigger, ...]:
    """Return the triggers of every sentence in the order of the text; one kind for any words."""
    found: list[Trigger] = []
    for clause in clauses:
        sentence = text[clause.start : clause.end]
        rules = _rules_for(sentence.lower())
        if rules:
            found.extend(_trigger(text, clause, sentence, match) for match in _settle(_matches(sentence, rules)))
    return tuple(found)


def _rules_for(lowered: str) -> list[Rule]:
    """Return the rules that the words of a sentence, in lower case, call for, and that may match it."""
    known = [calls for calls in map(_CALLS.__getitem__, set(WORD.findall(lowered))) if calls is not None]
    if not known:
        return []
    stems, also, signs, held = (set[Any]().union(*every) for every in zip(*known, strict=True))
    rules = load_rules()
    called = (rules[n] for n in sorted(stems & (signs | _unsigned())) if n in also or not rules[n].also)
    return [rule for rule in called if rule.required.is_met(held)]


class _Call(NamedTuple):
    """What one word calls for: rules by their numbers, and the pieces of it that any rule requires."""

    stems: tuple[int, ...]  # rules of whose stems it begins with one
    also: tuple[int, ...]  # rules of whose further words it begins with one
    signs: tuple[int, ...]  # rules that match nothing without a piece of it, or of another such word
    held: tuple[str, ...]


class _Calls(dict[str, _Call | None]):
    """What each word calls for, None for most; bounded, since hostile texts have endlessly many words."""

    MOST = 50_000

    def __missing__(self, word: str) -> _Call | None:
        if len(self) >= self.MOST:
            self.clear()
        short = word[:LONGEST_WORD]
        sizes = range(2, len(short) + 1)
        stems, also = (
            tuple({number for size in sizes for number in table.get(short[:size], ())})
            for table in (_by_stem("stems"), _by_stem("also"))
        )
        pieces = {short[at : at + size] for size in sizes for at in range(len(short) - size + 1)}
        held = tuple(pieces & _required_words())
        signs = tuple({number for piece in held for number in _by_sign().get(piece, ())})
        self[word] = _Call(stems, also, signs, held) if stems or also or held else None
        return self[word]


_CALLS = _Calls()


@cache
def _required_words() -> frozenset[str]:
    return frozenset(word for rule in load_rules() for word in rule.required.every_word())


@cache
def _by_sign() -> dict[str, list[int]]:
    table: dict[str, list[int]] = {}
    for number, rule in enumerate(load_rules()):
        for sign in rule.required.signs:
            table.setdefault(sign, []).append(number)
    return table


@cache
def _unsigned() -> frozenset[int]:
    return frozenset(number for number, rule in enumerate(load_rules()) if not rule.required.signs)


@cache
def _by_stem(part: str) -> dict[str, list[int]]:
    table: dict[str, list[int]] = {}
    for number, rule in enumerate(load_rules()):
        for stem in rule.stems if part == "stems" else rule.also:
            first = WORD.search(stem.lower())  # "lock-up" is called for by "lock"
            table.setdefault(first[0] if first else "", []).append(number)
    return table


def _matches(sentence: str, rules: Sequence[Rule]) -> Iterator[_Match]:
    for rule in rules:
        fits = None  # the guards on the whole sentence are read only where there is something to guard
        for match in rule.pattern.compiled.finditer(sentence):
            fits = _fits(sentence, rule) if fits is None else fits
            if not fits:
                break
            if rule.before and rule.before.compiled.search(
                sentence[max(0, match.start() - GUARD_REACH) : match.start()]
            ):
                continue
            if rule.after and rule.after.compiled.match(
                sentence, match.end(), min(len(sentence), match.end() + GUARD_REACH)
            ):
                continue
            start, end = match.span(match.lastgroup or 0)
            if end > start:
                yield _Match(start, end, rule)


def _fits(sentence: str, rule: Rule) -> bool:
    """Whether the sentence holds what the rule needs and nothing that rules it out."""
    return not (rule.unless and rule.unless.compiled.search(sentence)) and not (
        rule.needs and not rule.needs.compiled.search(sentence)
    )


def _settle(matches: Iterator[_Match]) -> list[_Match]:
    """Keep, of matches that share words, the most specific."""
    kept: list[_Match] = []
    for match in sorted(matches, key=lambda m: (-m.rule.rank, m.start - m.end, m.start, m.rule.id)):
        if not any(match.start < other.end and other.start < match.end for other in kept):
            kept.append(match)
    return sorted(kept, key=lambda match: match.start)


def _trigger(text: str, clause: Clause, sentence: str, match: _Match) -> Trigger:
    rule = match.rule
    of_crowd = rule.kind in MASS and concerns_a_crowd(sentence, match.start, match.end)
    kind = Kind.MASS_DETENTION if of_crowd else rule.kind
    hint = voice(sentence, match.start, match.end) if rule.hint == "verb" else rule.hint
    start, end = clause.start + match.start, clause.start + match.end
    modality, cue = judge(text, clause, start, end, kind)
    if kind is Kind.APPEAL_FOR_RELEASE and modality.says_it_happened:
        modality = Modality.DEMANDED  # what is asked for has not happened by being asked for
    return Trigger(
        kind=kind, start=start, end=end, clause=clause, rule=rule.id, modality=modality,
        subject_hint=hint, score=rule.score, cue=cue,
    )  # fmt: skip
