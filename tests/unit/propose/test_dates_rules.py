"""Every rule of the date grammar proves the examples that stand beside it. All sentences are invented."""

from __future__ import annotations

import pytest

from habeas.model import Moment
from habeas.propose.dates import find_times
from habeas.propose.dates.grammar import grammar
from habeas.propose.parts import TimeMention

PUBLISHED = Moment(2019, 8, 19)
FILES = ("en/dates_points.toml", "en/dates_phrases.toml")
ROWS = [(rule.name, test) for file in FILES for rule in grammar(file).rules for test in rule.tests]


def said(mention: TimeMention) -> str:
    if mention.repeats:
        return "repeats"
    if mention.lasts is not None:
        most = mention.lasts.at_most
        return f"lasts {mention.lasts.at_least:g} {'none' if most is None else f'{most:g}'}"
    return mention.when.edtf if mention.when else "unresolved"


@pytest.mark.parametrize(("name", "row"), ROWS)
def test_a_rule_says_what_its_example_expects(name: str, row: str) -> None:
    text, _, expected = row.rpartition(" -> ")
    assert (" ".join(map(said, find_times(text, published=PUBLISHED))) or "none") == expected, name
