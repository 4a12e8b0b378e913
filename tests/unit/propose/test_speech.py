"""Who answers for which stretch. All names are invented."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.propose.clauses import split
from habeas.propose.entities import find_entities
from habeas.propose.parts import Speech
from habeas.propose.speech import find_speech

# (text, words that are said, by whom, verb, why)
CASES = [
    ("Jon Berg said that he was beaten.", "he was beaten", "Jon Berg", "said", "indirect speech"),
    ("According to Mia Dahl, the trial was closed.", "the trial was closed", "Mia Dahl", "According to",
     "a source first"),
    ("The trial was closed, according to Mia Dahl.", "The trial was closed", "Mia Dahl", "according to",
     "a source last"),
    ("“He was beaten,” said Mia Dahl.", "He was beaten", "Mia Dahl", "said", "a quotation and its tag"),
    ('"He was beaten," lawyer Mia Dahl said.', "He was beaten", "Mia Dahl", "said", "the verb behind the name"),
    ("“He was beaten,” said Mia Dahl. “He was starved and cold for many days.”", "He was starved", "Mia Dahl", "said",
     "a quotation reads on"),
    ("Police denied that Jon Berg was beaten.", "was beaten", "Police", "denied", "a denial"),
    ("Jon Berg was freed, court officials said.", "Jon Berg was freed", "court officials", "said", "a tag at the end"),
    ("Jon Berg was freed, Mia Dahl told reporters on Monday.", "was freed", "Mia Dahl", "told", "told to somebody"),
    ("Mia Dahl told the court that he was beaten.", "he was beaten", "Mia Dahl", "told", "that follows the hearer"),
    ("China says that the facilities are schools.", "the facilities are schools", "China", "says", "a State speaks"),
    ("The statement said that 40 people were held.", "40 people were held", "The statement", "said",
     "a document speaks"),
    ("His family says he is missing.", "he is missing", "His family", "says", "relatives speak"),
    ("State media reported that he was freed.", "he was freed", "State media", "reported", "the press speaks"),
    ("The Working Group concluded that the detention was arbitrary.", "the detention was arbitrary", "Working Group",
     "concluded", "a body finds"),
    ("Mia Dahl, a lawyer for the family, said that he was ill.", "he was ill", "Mia Dahl", "said", "over an aside"),
    ("Jon Berg spoke of Muslims in China and stated that jihad is information.", "jihad is information", "Jon Berg",
     "stated", "a shared subject, not the nearest noun"),
    ("Mia Dahl said that he was beaten, but police denied that he was held.", "he was held", "police", "denied",
     "the second speaker's part"),
    ("Mia Dahl said that he was beaten, but police denied that he was held.", "he was beaten", "Mia Dahl", "said",
     "the first speaker's part"),
]  # fmt: skip


def speech_of(text: str) -> tuple[Speech, ...]:
    clauses = split(text)
    return find_speech(text, clauses, find_entities(text, clauses))


def innermost(found: tuple[Speech, ...], place: int) -> Speech | None:
    return min((s for s in found if s.start <= place < s.end), key=lambda s: s.end - s.start, default=None)


@pytest.mark.parametrize(("text", "said", "speaker", "verb", "why"), CASES)
def test_the_speaker_answers_for_what_is_said(text: str, said: str, speaker: str, verb: str, why: str) -> None:
    found = innermost(speech_of(text), text.index(said))
    assert found is not None, why
    assert found.speaker is not None, why
    assert speaker in (found.speaker.name, found.speaker.text), why
    assert found.verb == verb, why


NOBODY = [
    ("Police arrested Jon Berg on Monday.", "arrested", "the document's own words"),
    ("Mia Dahl said that he was beaten. The trial begins in May.", "The trial", "the next sentence is nobody's"),
    ("Jon Berg was told that he must leave.", "he must", "who told him is not said"),
]


@pytest.mark.parametrize(("text", "place", "why"), NOBODY)
def test_nobody_else_answers_for_the_documents_own_words(text: str, place: str, why: str) -> None:
    assert innermost(speech_of(text), text.index(place)) is None, why


MARKS = st.sampled_from(
    ['"', "“", "”", "said", "Ana Lind", "he", "that", ",", ".", "\n\n", "according to", "told", "and", "’", "🙂"]
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=150), st.lists(MARKS, max_size=60).map(" ".join)))
def test_every_speaker_is_the_text_at_its_place(text: str) -> None:
    for speech in speech_of(text):
        assert 0 <= speech.start < speech.end <= len(text)
        if speech.speaker is not None:
            assert text[speech.speaker.start : speech.speaker.end] == speech.speaker.text


@pytest.mark.parametrize(
    "piece", ["said ", "“said ", "Abc bin ", "Ministry of ", "He, ", "the old ", "A\n", "Abc Def ( "]
)
def test_a_hostile_text_takes_time_in_proportion_to_its_length(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        started = time.process_time()
        speech_of(text)
        return time.process_time() - started

    seconds(2_000)
    assert seconds(40_000) < 12 * seconds(10_000) + 0.5
