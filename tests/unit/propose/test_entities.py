"""Who and what invented documents name, and which words stand for whom."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.model import Sort
from habeas.propose.clauses import split
from habeas.propose.entities import find_entities, find_main_person
from habeas.propose.parts import Entity

DATA = Path(__file__).parent / "data" / "entities.toml"
DOCUMENTS: list[dict[str, Any]] = tomllib.loads(DATA.read_text(encoding="utf-8"))["documents"]
IDS = [document["name"] for document in DOCUMENTS]


def entities_of(text: str, *, ner: Sequence[tuple[int, int, str]] = ()) -> tuple[Entity, ...]:
    return find_entities(text, split(text), ner=ner)


def named(entities: tuple[Entity, ...], name: str) -> Entity:
    found = [entity for entity in entities if entity.name == name]
    assert found, f"{name} is not among {[entity.name for entity in entities]}"
    return found[0]


def words(entity: Entity) -> list[str]:
    return [mention.text for mention in entity.mentions]


@pytest.mark.parametrize("document", DOCUMENTS, ids=IDS)
def test_a_careful_readers_entities_are_found(document: dict[str, Any]) -> None:
    entities = entities_of(document["text"])
    for name, sort, others in document["has"]:
        entity = named(entities, name)
        assert entity.sort is Sort(sort), name
        missing = [other for other in others if other not in words(entity)]
        assert not missing, f"{missing} should stand for {name}, which has {words(entity)}"


@pytest.mark.parametrize("document", DOCUMENTS, ids=IDS)
def test_no_person_is_invented_from_other_capitals(document: dict[str, Any]) -> None:
    persons = [entity for entity in entities_of(document["text"]) if entity.sort is Sort.PERSON]
    spelled = {mention.text for entity in persons for mention in entity.mentions}
    assert not spelled & set(document["never"])


@pytest.mark.parametrize("document", [d for d in DOCUMENTS if "main" in d], ids=lambda d: d["name"])
def test_the_main_person_is_the_one_to_whom_it_happens(document: dict[str, Any]) -> None:
    main = find_main_person(entities_of(document["text"]), document["text"])
    assert main is not None
    assert main.name == document["main"]


NAMES = [
    ("Police detained Ana Lind.", ["Ana Lind"], "a full name"),
    ("Police arrested Dr. J. K. Marlow in May.", ["J. K. Marlow"], "initials, and May is no surname"),
    ("They arrested Nurlan ABDIROV.", ["Nurlan ABDIROV"], "a surname in capitals"),
    ("Sheikh Hamad bin Isa al-Sayed was freed.", ["Hamad bin Isa al-Sayed"], "particles join; an honorific does not"),
    ("Human rights defender Mai Phan was arrested.", ["Mai Phan"], "a calling before the name"),
    ("Journalist Detained After Rally in Capital", [], "a headline in title case names nobody"),
    ("In March, Kazakh Muslims in Paris met.", [], "months, peoples and places are no persons"),
    ("He paid US$700.", [], "nor is money"),
    ("The Ministry of Justice and the Supreme Court were silent.", [], "nor are bodies"),
    ("Police searched Tashbulak Prison and Colony No. 5.", [], "nor are sites"),
]


@pytest.mark.parametrize(("text", "expected", "why"), NAMES)
def test_only_persons_are_taken_for_persons(text: str, expected: list[str], why: str) -> None:
    entities = entities_of(text)
    found = [
        e.name
        for e in entities
        if e.sort is Sort.PERSON and any(m.text[:1].isupper() and m.text != "He" for m in e.mentions)
    ]
    assert found == expected, why


SORTS = [
    ("About 200 protesters were detained.", "About 200 protesters", Sort.GROUP),
    ("Several activists were questioned.", "Several activists", Sort.GROUP),
    ("Ethnic Kazakhs were held.", "Kazakhs", Sort.GROUP),
    ("Plainclothes officers took him away.", "Plainclothes officers", Sort.ORGANISATION),
    ("He was taken to a police station.", "police station", Sort.PLACE),
    ("The Open Bridges Foundation said so.", "Open Bridges Foundation", Sort.ORGANISATION),
    ("He is in Pre-Trial Detention Centre No. 1.", "Pre-Trial Detention Centre No. 1", Sort.PLACE),
    ("They live in Lower Tarn.", "Lower Tarn", Sort.PLACE),
]


@pytest.mark.parametrize(("text", "name", "sort"), SORTS)
def test_groups_bodies_and_places_have_their_sort(text: str, name: str, sort: Sort) -> None:
    assert named(entities_of(text), name).sort is sort


def test_an_abbreviation_in_brackets_stands_for_the_body() -> None:
    entity = named(entities_of("The Free Rivers Union (FRU) met. The FRU was fined."), "Free Rivers Union")
    assert words(entity) == ["Free Rivers Union", "FRU", "FRU"]


def test_a_models_labels_are_evidence_but_never_overrule_the_gazetteer() -> None:
    text = "Kazakhs met Zorvan there. Xinjiang was closed."
    entities = entities_of(text, ner=[(0, 7, "PERSON"), (12, 18, "PERSON"), (26, 34, "PERSON")])
    assert named(entities, "Zorvan").sort is Sort.PERSON
    assert named(entities, "Kazakhs").sort is Sort.GROUP
    assert named(entities, "Xinjiang").sort is Sort.PLACE


WORDS = st.sampled_from([
    "he", "her lawyer", "Ana Lind", "said", "“", "”", '"', "police", ".", "\n\n", "Қайрат", "al-Dosari", "(", ")",
    "e\u0301", "🙂", "King", "of", "Mr.", "the activist", "I", "my brother", ", ", "Ministry of", "’s", "'s", "\u2028",
    "王", "A.B.", "1,400 people",
])  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=50).map(" ".join))


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_every_mention_is_the_text_at_its_place(text: str) -> None:
    entities = entities_of(text)
    for entity in entities:
        assert entity.mentions
        assert list(entity.mentions) == sorted(entity.mentions, key=lambda m: (m.start, m.end))
        for mention in entity.mentions:
            assert text[mention.start : mention.end] == mention.text
            assert mention.text
            assert mention.name == entity.name


@settings(max_examples=40, deadline=None)
@given(TEXTS)
def test_the_same_text_gives_the_same_entities(text: str) -> None:
    assert entities_of(text) == entities_of(text)
