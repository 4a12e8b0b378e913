"""Words by which a text keeps its distance; every sentence here is invented."""

from __future__ import annotations

import pytest

from habeas.propose.clauses import split
from habeas.propose.hedges import find_hedges

HEDGED = [
    ("He was reportedly beaten.", ["reportedly"], "an adverb"),
    ("Allegedly he fled.", ["Allegedly"], "at the head of a sentence"),
    ("An estimated 300 people were held.", ["An estimated"], "a number that nobody counted"),
    ("They are held in what it described as schools.", ["what it described as"], "another's words"),
    ("The so-called schools are guarded.", ["so-called"], "a name the text does not accept"),
    ("He is believed to be in Dorvik.", ["is believed to"], "belief"),
    ("She is thought to have left.", ["is thought to"], "belief"),
    ("He appears to have been moved.", ["appears to have"], "appearance"),
    ("Unconfirmed accounts speak of forty.", ["Unconfirmed"], "not confirmed"),
    ("According to unconfirmed reports he died.", ["According to unconfirmed reports"], "the longest phrase wins"),
    ("The suspected agents left.", ["suspected"], "suspicion"),
    ('They were put in "training centres" in the north.', ['"training centres"'], "scare quotes"),
    ("They were put in “counter-unrest schools” in the north.", ["“counter-unrest schools”"], "curly scare quotes"),
    (
        'They were held in what it described as "study centres".',
        ["what it described as", '"study centres"'],
        "a phrase and its quotes",
    ),
    ("He was reportedly held in the so-called camp.", ["reportedly", "so-called"], "two in the order of the text"),
]

PLAIN = [
    ("He was beaten.", "nothing to find"),
    ('"I was beaten," she said.', "speech"),
    ('She said "they took him" and wept.', "speech with a verb"),
    ('He shouted "long live the square" at the guards.', "speech behind a verb of speaking"),
    ("“Nothing happened.”", "a whole sentence"),
    ('He edits "Liberty", a weekly.', "the one-word name of a paper"),
    ("He is a suspectedly long word away.", "part of another word"),
]


def found(text: str) -> list[str]:
    return [hedge.text for hedge in find_hedges(text, split(text))]


@pytest.mark.parametrize(("text", "expected", "why"), HEDGED, ids=[why + ": " + text[:20] for text, _, why in HEDGED])
def test_hedging_words_are_found(text: str, expected: list[str], why: str) -> None:
    assert found(text) == expected, why


@pytest.mark.parametrize(("text", "why"), PLAIN, ids=[why for _, why in PLAIN])
def test_plain_words_and_speech_are_no_hedges(text: str, why: str) -> None:
    assert found(text) == [], why


def test_hedges_of_a_later_sentence_stand_at_their_own_offsets() -> None:
    text = "Ana Bel is 34. She was reportedly held in “study halls” there."
    hedges = find_hedges(text, split(text))
    assert [text[hedge.start : hedge.end] for hedge in hedges] == [hedge.text for hedge in hedges]
    assert [hedge.text for hedge in hedges] == ["reportedly", "“study halls”"]


@pytest.mark.parametrize("filler", ['"', "“a", "what it ", "reportedly ", "according to "])
def test_endless_quotation_marks_end(filler: str) -> None:
    text = filler * 20_000
    assert all(text[hedge.start : hedge.end] == hedge.text for hedge in find_hedges(text, split(text)))
