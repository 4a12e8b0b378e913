"""Find the words that name events, by rules that are data.

Every sentence is looked up word by word in a table of stems; only the rules whose stem it holds are tried on it. That
keeps the cost with the length of the text, not with the number of rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from habeas.model import Kind, Modality
from habeas.propose.lexicon import GUARD_REACH, Rule, load_rules
from habeas.propose.modality import judge
from habeas.propose.parts import Clause, Trigger
from habeas.propose.voice import concerns_a_crowd, voice

WORD = re.compile(r"[^\W\d_]+", re.ASCII)  # rules are English: their stems are in ASCII
MASS = frozenset({Kind.ARREST, Kind.DETENTION, Kind.ABDUCTION})
LONGEST_STEM = 24


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
        rules = _rules_for(sentence)
        if rules:
            found.extend(_trigger(text, clause, sentence, match) for match in _settle(_matches(sentence, rules)))
    return tuple(found)


def _rules_for(sentence: str) -> list[Rule]:
    """Return the rules of whose stems, and further words, some begin words of this sentence."""
    wanted: set[int] = set()
    also: set[int] = set()
    for word in set(WORD.findall(sentence.lower())):
        by_stem, by_also = _SEEN[word[:LONGEST_STEM]]
        wanted.update(by_stem)
        also.update(by_also)
    every = load_rules()
    return [every[number] for number in sorted(wanted) if number in also or not every[number].also]


class _Seen(dict[str, tuple[tuple[int, ...], tuple[int, ...]]]):
    """Which rules each word calls for, and lets through; bounded, since hostile texts have endlessly many words."""

    MOST = 50_000

    def __missing__(self, word: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
        if len(self) >= self.MOST:
            self.clear()
        self[word] = _numbers(word, _by_stem("stems")), _numbers(word, _by_stem("also"))
        return self[word]


_SEEN = _Seen()


def _numbers(word: str, table: Mapping[str, Sequence[int]]) -> tuple[int, ...]:
    return tuple(sorted({number for size in range(2, len(word) + 1) for number in table.get(word[:size], ())}))


@cache
def _by_stem(part: str) -> dict[str, list[int]]:
    table: dict[str, list[int]] = {}
    for number, rule in enumerate(load_rules()):
        for stem in rule.stems if part == "stems" else rule.also:
            table.setdefault(stem.lower(), []).append(number)
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
