"""Find the words that name events, by rules that are data.

Every sentence is looked up word by word in a table of stems; only the rules whose stem it holds are tried on it. That
keeps the cost with the length of the text, not with the number of rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from habeas.model import Kind, Modality
from habeas.propose.lexicon import GUARD_REACH, Rule, load_rules
from habeas.propose.modality import judge
from habeas.propose.parts import Clause, Trigger

WORD = re.compile(r"[^\W\d_]+", re.ASCII)  # rules are English: their stems are in ASCII
BE = re.compile(r"(?:\b(?:was|were|is|are|be|been|being|get|gets|got|getting|am)|['’](?:s|re|m))(?:\s+(?:not|also|all|both|\w+ly|never|then|\w+self))*\s*\Z", re.I)
OBJECT = re.compile(r"\s+(?:the|a|an|his|her|their|my|our|its|him|her|them|me|us|at|more|over|some|about|nearly|dozens|hundreds|thousands|scores|several|two|three|four|five|six|seven|eight|nine|ten|\d|[A-Z])")
NOT_OBJECT = re.compile(r"\s+(?:at\s+(?!least)|(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b)")
CROWD = (
    r"(?:hundreds|thousands|dozens|scores|millions|tens\s+of\s+thousands|a\s+million|(?:(?:more|fewer|less)\s+than|at\s+least|"
    r"over|nearly|almost|about|around|some|up\s+to|an\s+estimated|approximately)\s+(?:(?:\d[\d.,]*)|[a-z]+)(?:\s+(?:million|thousand|hundred))?|"
    r"\d[\d,.]*\s+(?:million|thousand)|\d{2,3}(?:,\d{3})*|\d{3,}|many|numerous|countless|large\s+numbers|mass)"
)
PEOPLE = (
    r"(?:people|persons|protest(?:e|o)rs|demonstrators|activists|students|journalists|Muslims|members|civilians|men|women|"
    r"children|detainees|others|citizens|supporters|minorities|migrants|refugees|residents|individuals|teachers|workers|"
    r"lawyers|monks|villagers|believers|worshippers|[A-Z][a-z]+(?:s|z|people)|more)"
)
CROWD_BEFORE = re.compile(rf"\b{CROWD}\b(?:\s+of)?(?:[\s,]+[\w’'-]+){{0,9}}?\s+{PEOPLE}\b(?:[\s,]+[\w’'-]+){{0,12}}[\s,]*\Z")
MORE_BEFORE = re.compile(r"\b(?:millions|thousands|hundreds|dozens|scores)\b(?:\s+(?:more|of\s+\w+))?\s+(?:(?:have|had|has|were|are)\s+)?(?:been\s+|being\s+)?(?:\w+ly\s+)?\Z", re.I)
ETHNIC_BEFORE = re.compile(r"\bethnic\s+(?:[A-Z][a-z]+(?:s|z)|minorities)(?:\s+\w+){0,3}\s*\Z")
CROWD_AFTER = re.compile(rf"\A(?:\s+of|\s+and\s+\w+\s+of)?\s+{CROWD}\b(?:\s+of)?(?:\s+[\w’'-]+){{0,6}}?\s+{PEOPLE}\b")
TARGETS_AFTER = re.compile(r"\A(?:\s+and\s+\w+\s+\w+)?\s+(?:targeting|of)\s+(?:[\w-]+\s+){0,3}?(?:[A-Z][a-z]+(?:s|z)\b|ethnic|minorities|Muslims)(?!['’])")
MASS = frozenset({Kind.ARREST, Kind.DETENTION, Kind.ABDUCTION})
MANY = 10  # fewer than this, written as a number, are persons of an event, not a mass
LONGEST_LOOK = 160


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
    """Return the rules one of whose stems begins a word of this sentence."""
    wanted: set[int] = set()
    for word in set(WORD.findall(sentence.lower())):
        wanted.update(_by_word(word))
    every = load_rules()
    return [every[number] for number in sorted(wanted)]


class _Seen(dict[str, tuple[int, ...]]):
    """Which rules each word calls for; bounded, since hostile texts have endlessly many words."""

    MOST = 50_000

    def __missing__(self, word: str) -> tuple[int, ...]:
        numbers = sorted({n for size in range(2, len(word) + 1) for n in _by_stem().get(word[:size], ())})
        if len(self) >= self.MOST:
            self.clear()
        self[word] = tuple(numbers)
        return self[word]


_SEEN = _Seen()


def _by_word(word: str) -> tuple[int, ...]:
    return _SEEN[word[:24]]


@cache
def _by_stem() -> dict[str, list[int]]:
    table: dict[str, list[int]] = {}
    for number, rule in enumerate(load_rules()):
        for stem in rule.stems:
            table.setdefault(stem, []).append(number)
    return table


def _matches(sentence: str, rules: Sequence[Rule]) -> Iterator[_Match]:
    for rule in rules:
        if rule.unless and rule.unless.search(sentence):
            continue
        if rule.needs and not rule.needs.search(sentence):
            continue
        for match in rule.pattern.finditer(sentence):
            if rule.before and rule.before.search(sentence[max(0, match.start() - GUARD_REACH) : match.start()]):
                continue
            if rule.after and rule.after.match(sentence, match.end(), min(len(sentence), match.end() + GUARD_REACH)):
                continue
            start, end = match.span(match.lastgroup or 0)
            if end > start:
                yield _Match(start, end, rule)


def _settle(matches: Iterator[_Match]) -> list[_Match]:
    """Keep, of matches that share words, the most specific."""
    kept: list[_Match] = []
    for match in sorted(matches, key=lambda m: (-m.rule.rank, m.start - m.end, m.start, m.rule.id)):
        if not any(match.start < other.end and other.start < match.end for other in kept):
            kept.append(match)
    return sorted(kept, key=lambda match: match.start)


def _trigger(text: str, clause: Clause, sentence: str, match: _Match) -> Trigger:
    rule = match.rule
    kind = Kind.MASS_DETENTION if rule.kind in MASS and _is_mass(sentence, match) else rule.kind
    start, end = clause.start + match.start, clause.start + match.end
    modality, cue = judge(text, clause, start, end, kind)
    if kind is Kind.APPEAL_FOR_RELEASE and modality.says_it_happened:
        modality = Modality.DEMANDED  # what is asked for has not happened by being asked for
    return Trigger(
        kind=kind, start=start, end=end, clause=clause, rule=rule.id, modality=modality,
        subject_hint=_voice(sentence, match) if rule.hint == "verb" else rule.hint, score=rule.score, cue=cue,
    )  # fmt: skip


def _voice(sentence: str, match: _Match) -> str:
    """Whether a verb's person is its subject ("was arrested", "activists arrested in May") or its object."""
    before = sentence[max(0, match.start - GUARD_REACH) : match.start]
    if BE.search(before) or BE.match(sentence[match.start : match.end]):
        return "passive"
    after = sentence[match.end : match.end + GUARD_REACH]
    return "active" if OBJECT.match(after) and not NOT_OBJECT.match(after) else "passive"


def _is_mass(sentence: str, match: _Match) -> bool:
    """Whether those concerned are a crowd that the sentence counts or names as a people, not persons."""
    before = sentence[max(0, match.start - LONGEST_LOOK) : match.start]
    after = sentence[match.end : match.end + LONGEST_LOOK]
    passive = _voice(sentence, match) == "passive"
    if passive and (_counts(CROWD_BEFORE.search(before)) or MORE_BEFORE.search(before) or ETHNIC_BEFORE.search(before)):
        return True
    return bool(_counts(CROWD_AFTER.match(after)) or TARGETS_AFTER.match(after))


def _counts(found: re.Match[str] | None) -> bool:
    """Whether the words count a crowd: a small number does not."""
    if found is None:
        return False
    number = re.search(r"\d[\d,.]*", found[0])
    if number is None or re.search(r"million|thousand", found[0]):
        return True
    digits = number[0].replace(",", "").split(".")[0]
    return digits.isdecimal() and MANY <= int(digits) and not (len(digits) == 4 and digits.startswith(("19", "20")))
