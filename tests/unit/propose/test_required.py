"""What the words of a sentence must hold before a rule is tried on it. Every person in the sentences is invented."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.propose.lexicon import Rule, load_rules
from habeas.propose.required import Macros, find_required

MACROS = {"KIN": "(?:brother|sister)s?", "HIM": "(?:him|<KIN>)"}
ASKED = [
    ("arrest(?:ed|s)?", "They arrested him.", True, "a beginning is a piece of the word"),
    ("arrest(?:ed|s)?", "They went home.", False, "the piece is missing"),
    ("sentenced? to", "a sentence to serve", True, "the last letter may be absent"),
    ("sentenced? to", "a senten to serve", False, "the letters before it may not"),
    ("held (?:in|at) (?:prison|jail)", "held at a jail", True, "one of two is there"),
    ("held (?:in|at) (?:prison|jail)", "held at home", False, "none of two is there"),
    ("held(?: in prison)?", "held at home", True, "what is optional is not asked for"),
    ("(?:taken|\\w+) away", "gone away", True, "a branch that may be any word asks for nothing"),
    ("took <HIM>", "took my sisters", True, "a macro within a macro"),
    ("took <HIM>", "took the car", False, "nothing of the macro is there"),
    ("(?!never )freed", "freed", True, "what must not follow is not asked for"),
    ("re-?arrested", "arrested", True, "a hyphen parts two pieces"),
    ("ran(?:down){1,2}", "ran", False, "what comes at least once is asked for"),
    ("ran(?:down){0,2}", "ran", True, "what may come not at all is not"),
]


def pieces(sentence: str) -> set[str]:
    words = re.findall(r"[^\W\d_]+", sentence.lower())
    return {word[at:to] for word in words for at in range(len(word)) for to in range(at + 1, len(word) + 1)}


@pytest.mark.parametrize(("pattern", "sentence", "expected", "why"), ASKED)
def test_a_pattern_asks_for_the_words_without_which_it_matches_nothing(
    pattern: str, sentence: str, expected: bool, why: str
) -> None:
    assert find_required(pattern, Macros(MACROS)).is_met(pieces(sentence)) is expected, why


@pytest.mark.parametrize("rule", load_rules(), ids=lambda rule: rule.id)
def test_every_match_of_a_rule_holds_what_the_rule_requires(rule: Rule) -> None:
    for sentence in (*rule.yes, *rule.no):
        match = rule.pattern.compiled.search(sentence)
        assert match is None or rule.required.is_met(pieces(match[0])), sentence


def test_nearly_every_rule_requires_something() -> None:
    assert sum(not (rule.required.words or rule.required.parts) for rule in load_rules()) <= 3


WORDS = ["ab", "abc", "abcd", "cde", "abc?", "(?:abc|cde)", "(?:abc)?", "(?:cde)+", "\\w+", "[a-c]", "abcd{0,2}"]


@settings(max_examples=300)
@given(st.lists(st.sampled_from(WORDS)), st.text("abcde ", max_size=30))
def test_no_match_lacks_what_its_pattern_requires(written: list[str], text: str) -> None:
    pattern = " ".join(written)
    match = re.search(pattern, text)
    assert match is None or find_required(pattern, {}).is_met(pieces(match[0]))
