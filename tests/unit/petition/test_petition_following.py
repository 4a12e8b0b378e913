"""A petition on a case with a conflict that a person settled still says that the sources differ. All is invented."""

from __future__ import annotations

from dataclasses import replace

import pytest
from invented import MADE_ON, assessment, case, claims, documents, names

from habeas.law import load_law
from habeas.model import About, CaseFile, Conflict, Kind, Petition, Side, When
from habeas.petition import petition

FOLLOWED = When.parse("2019-03-10")


def text_of(settled: CaseFile, line: str) -> list[str]:
    """Return the sentences of one line of the petition on this case."""
    made: Petition = petition(
        settled, assessment(settled), load_law(), documents=documents(), names=names(), made_on=MADE_ON
    )
    return [sentence.text for sentence in made.sentences if sentence.line == line]


def with_date_followed() -> CaseFile:
    """Return the invented case where a person follows the statement's date of the arrest."""
    known = case()
    facts = tuple(replace(each, when=FOLLOWED) if each.predicate is Kind.ARREST else each for each in known.facts)
    conflicts = tuple(
        replace(each, followed=each.sides[0].value) if each.about is About.DATE else each for each in known.conflicts
    )
    periods = tuple(replace(each, began=FOLLOWED) for each in known.periods)
    return replace(known, facts=facts, conflicts=conflicts, periods=periods)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("II.1", "Dauren Esimov was arrested on 10 March 2019; the sources differ on the date, as section IV sets out, "
                 "and this petition goes by this one."),
        ("III.1", "The house arrest of Dauren Esimov began on 10 March 2019; the sources differ on the date, as "
                  "section IV sets out, and this petition goes by this one."),
        ("III.2", "The house arrest of Dauren Esimov began on 10 March 2019 and ended on 16 August 2019: 159 days; "
                  "where the sources differ on a date, this counts by the one followed."),
        ("IV.1", "The sources differ on the date of the arrest: Lantern Rights Watch gives 10 March 2019, The Ardeny "
                 "Courier 9 March 2019; this petition goes by 10 March 2019."),
    ],
)  # fmt: skip
def test_it_counts_by_the_date_that_is_followed_and_says_that_sources_differ(line: str, says: str) -> None:
    assert says in text_of(with_date_followed(), line)


def test_what_is_set_aside_is_told_as_such_and_the_contradiction_with_it() -> None:
    known = case()
    fine = next(each for each in known.facts if each.predicate is Kind.FINE)
    sides = (
        Side(value="it happened", claims=fine.supporting),
        Side(value="it did not", claims=(claims()["denied"].id,)),
    )
    conflict = Conflict(
        id="cfl-fine", about=About.OUTCOME, says="", sides=sides, facts=(fine.id,), followed="it did not"
    )
    facts = tuple(replace(each, is_set_aside=True) if each is fine else each for each in known.facts)
    story = text_of(replace(known, facts=facts, conflicts=(conflict,)), "IV.1")
    assert any(text.endswith("; other sources contradict this, and this petition goes by them.") for text in story)
    assert story[-1] == (
        "The sources differ on whether the fine took place: Lantern Rights Watch speaks of “it happened”, The Ardeny "
        "Courier of “it did not”; this petition goes by “it did not”."
    )
