"""Pronouns, descriptions and persons who are somebody's. All names are invented."""

from __future__ import annotations

import re

import pytest

from habeas.model import Sort
from habeas.propose.clauses import split
from habeas.propose.entities import find_entities

# (text, the words asked about and which occurrence, the name of whom they stand for, why)
CASES = [
    ("Ana Lind was arrested. She was beaten.", "She", 0, "Ana Lind", "the only woman"),
    ("Ana Lind and Jon Berg were arrested; she was freed.", "she", 0, "Ana Lind", "gender by given name"),
    ("Jon Berg met Peter Holm. He was then arrested.", "He", 0, "Jon Berg", "a subject before an object"),
    ("Jon Berg was held. His lawyer said he was ill.", "he", 0, "Jon Berg", "the client before the lawyer who speaks"),
    ("Jon Berg was tried. His lawyer was absent. She could not see her client.", "She", 0, "lawyer of Jon Berg",
     "a woman is met as his lawyer"),
    ("Jon Berg was tried. His lawyer was absent. She could not see her client.", "her client", 0, "Jon Berg",
     "a lawyer's client is the one whose lawyer she is"),
    ("The journalist Mia Dahl was held. The reporter was fined.", "reporter", 0, "Mia Dahl",
     "another word of one sense"),
    ("Mia Dahl was held. The detainee is ill.", "detainee", 0, "Mia Dahl", "anybody can be called a detainee"),
    ("Jon Berg, a teacher, met the mayor. The teacher was fined.", "teacher", 1, "Jon Berg", "said of him before"),
    ("Jon Berg was held. The 34-year-old is ill.", None, 0, "Jon Berg", "an age takes up nobody else"),
    ("Ilvan Torek was held. Mr Torek is ill.", "Torek", 1, "Ilvan Torek", "a surname behind a title"),
    ("Lena Torek wrote. Ilvan Torek was held. Ms Torek wept.", "Torek", 2, "Lena Torek",
     "the title tells two Toreks apart"),
    ("A. Lind met Ana Lind.", "A. Lind", 0, "Ana Lind", "an initial stands for the name"),
    ("Jon Berg, also known as Jon Rivers, was held. Rivers is ill.", "Rivers", 1, "Jon Berg", "an alias"),
    ("Protesters gathered. They were beaten.", "They", 0, "Protesters", "many take up many"),
    ("Jon Berg and Mia Dahl were held. They were beaten.", "They", 0, "Jon Berg and Mia Dahl", "two named together"),
    ('Jon Berg was freed. "I was beaten," he said.', "I", 0, "Jon Berg", "who is quoted says I"),
    ("My name is Mia Dahl. I was held.", "I", 0, "Mia Dahl", "who gives her name says I"),
    ("I was held. My brother Jon was beaten. My brother is ill.", "My brother", 1, "Jon", "my brother is one person"),
    ("I was held for a week.\n\nMia Dahl", "I", 0, "Mia Dahl", "who signs says I"),
    ("He was arrested on Monday. Jon Berg is ill.", "He", 0, "Jon Berg", "a pronoun before the only name"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "asked", "which", "name", "why"), CASES)
def test_words_stand_for_whom_a_reader_takes_them(
    text: str, asked: str | None, which: int, name: str, why: str
) -> None:
    entities = find_entities(text, split(text))
    if asked is None:
        assert [e.name for e in entities if e.sort is Sort.PERSON] == [name], why
        return
    place = -1
    for _ in range(which + 1):
        place = re.compile(rf"\b{re.escape(asked)}\b").search(text, place + 1).start()  # type: ignore[union-attr]
    holders = [e.name for e in entities for m in e.mentions if m.start == place and m.end == place + len(asked)]
    assert name in holders, f"{why}; found {[(e.name, [m.text for m in e.mentions]) for e in entities]}"


def test_a_lawyer_named_later_is_the_lawyer_met_before() -> None:
    text = "Jon Berg was held. His lawyer was absent. His lawyer, Mia Dahl, complained."
    lawyer = next(e for e in find_entities(text, split(text)) if e.name == "Mia Dahl")
    assert [m.text for m in lawyer.mentions] == ["His lawyer", "His lawyer", "Mia Dahl"]
    assert "lawyer" in lawyer.roles


def test_a_group_with_a_count_is_no_person() -> None:
    text = "About 200 people were detained, 43 of them students."
    assert all(e.sort is not Sort.PERSON for e in find_entities(text, split(text)))
