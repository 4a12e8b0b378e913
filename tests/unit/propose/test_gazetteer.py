"""The data files of names, places and words about persons."""

from __future__ import annotations

import pytest

from habeas.propose.gazetteer import read_gazetteer
from habeas.propose.people import plural_of, read_people
from habeas.propose.tokens import folded, tokenise
from habeas.propose.verbs import read_verbs

KNOWN = [
    ("Kazakhstan", "state"), ("Nur-Sultan", "place"), ("Uyghurs", "people"), ("Kazakh", "adjective"), ("UN", "body"),
    ("Xinjiang Uyghur Autonomous Region", "place"), ("Côte d’Ivoire", "state"), ("KAZAKHSTAN", "state"),
    ("Amnesty International", "body"), ("South Korean", "adjective"), ("St. Petersburg", "place"),
]  # fmt: skip


@pytest.mark.parametrize(("phrase", "kind"), KNOWN)
def test_a_known_phrase_is_known_as_what_it_is(phrase: str, kind: str) -> None:
    known = read_gazetteer().look_up(phrase)
    assert known is not None
    assert known.kind == kind


def test_the_longest_known_phrase_wins() -> None:
    tokens = tokenise("South Sudan and Sudan")
    found = read_gazetteer().find(tokens, 0)
    assert found is not None
    assert (found[0], found[1].name) == (2, "South Sudan")


def test_every_member_state_of_the_united_nations_is_there() -> None:
    states = [known for rows in read_gazetteer().phrases.values() for _, known in rows if known.kind == "state"]
    assert len({known.name for known in states}) >= 190


def test_a_given_name_says_the_gender_unless_it_has_both() -> None:
    people = read_people()
    assert people.name_gender("Nurlan") == "m"
    assert people.name_gender("AYŞE") == "f"
    assert people.name_gender("Jean") is None
    assert people.is_given("Jean")


PLURALS = [
    ("spokesman", "spokesmen"), ("child", "children"), ("wife", "wives"), ("deputy", "deputies"), ("boy", "boys"),
    ("witness", "witnesses"), ("brother-in-law", "brothers-in-law"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "many"), PLURALS)
def test_plurals_are_made_by_rule(one: str, many: str) -> None:
    assert plural_of(one) == many


def test_spellings_that_differ_by_accent_and_apostrophe_fold_to_one() -> None:
    assert folded("Sana’a") == folded("Sanaa")
    assert folded("DIYARBAKIR") == folded("Diyarbakır")


def test_a_denial_is_a_verb_of_saying() -> None:
    verbs = read_verbs()
    assert verbs.denial <= verbs.saying
    assert verbs.allegation <= verbs.saying
    assert verbs.hearer <= verbs.saying


def test_tokens_stand_where_they_say_and_leave_the_genitive_out() -> None:
    text = "Torek’s lawyer met al-Dosari in N'Djamena; 1,400 came."
    tokens = tokenise(text)
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert [t.text for t in tokens if t.owns] == ["Torek"]
    assert {t.text for t in tokens if t.capital} == {"Torek", "al-Dosari", "N'Djamena"}
    assert not any(t.owns for t in tokenise("It's official."))
    assert "1,400" in [t.text for t in tokens]
