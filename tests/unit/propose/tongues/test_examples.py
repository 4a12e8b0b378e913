"""Every sentence that stands beside a rule, a cue or a form of a date in a language's data proves it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from habeas.model import Moment, When
from habeas.propose.layout import Block
from habeas.propose.tokens import lowered
from habeas.propose.tongues.forms import load_forms
from habeas.propose.tongues.language import Tongue, tongues
from habeas.propose.tongues.modality import Cue, load_cues
from habeas.propose.tongues.rules import Rule, _matches, load_rules
from habeas.propose.tongues.sentences import split
from habeas.propose.tongues.times import find_times

TONGUES = pytest.mark.parametrize("tongue", tongues(), ids=lambda tongue: tongue.code)


def _rules() -> Iterator[tuple[Tongue, Rule]]:
    for tongue in tongues():
        for rule in load_rules(tongue).rules:
            yield tongue, rule


@TONGUES
def test_each_rule_finds_its_event_in_its_sentences_and_nothing_in_the_others(tongue: Tongue) -> None:
    rules = load_rules(tongue)
    for rule in rules.rules:
        for sentence in rule.yes:
            assert rule in [rules.rules[n] for n in rules.index.called(lowered(sentence))], (
                f"stems: {rule.id}: {sentence}"
            )
            assert _matches(rule, sentence), f"{rule.id} does not find {sentence}"
        for sentence in rule.no:
            found = [event.rule.id for event in rules.find(sentence, lowered(sentence))]
            assert rule.id not in found, f"{rule.id} finds {sentence}"


@TONGUES
def test_each_cue_says_what_it_says_of_an_event_in_its_sentences(tongue: Tongue) -> None:
    cues = load_cues(tongue)
    for cue in cues.cues:
        for sentence in cue.yes:
            assert cue.says in {says for says, _ in _verdicts(tongue, sentence)}, f"{cue.says}: {sentence}"
        for sentence in cue.no:
            assert cue not in [by for _, by in _verdicts(tongue, sentence)], f"{cue.says}: {sentence}"


def _verdicts(tongue: Tongue, sentence: str) -> list[tuple[str, Cue | None]]:
    cues, low = load_cues(tongue), lowered(sentence)
    hits = cues.find(sentence, low)
    found = [cues.judge(sentence, low, event, hits) for event in load_rules(tongue).find(sentence, low)]
    return [(verdict.says, verdict.cue.cue if verdict.cue is not None else None) for verdict in found]


@TONGUES
def test_each_form_of_a_date_means_what_its_sentences_say(tongue: Tongue) -> None:
    table = tongue.table("dates.toml", allowed=None)
    for form in table.get("form", []):  # type: ignore[attr-defined]
        for sentence, published, edtf in form.get("yes", ()):
            assert edtf in _dates(tongue, sentence, published), f"{form['pattern']}: {sentence}"


def _dates(tongue: Tongue, text: str, published: str) -> list[str]:
    day: Moment | None = When.parse(published).earliest if published else None
    clauses = tuple(split(text, 0, Block(0, len(text), "body"), tongue))
    times = find_times(text, lowered(text), clauses, load_forms(tongue), published=day)
    return [time.when.edtf if time.when is not None else "" for time in times]


@TONGUES
def test_every_pattern_of_a_language_is_one(tongue: Tongue) -> None:
    for _, rule in ((t, r) for t, r in _rules() if t is tongue):
        for lazy in (rule.pattern, rule.before, rule.after, rule.unless, rule.needs):
            assert lazy is None or lazy.compiled is not None
