"""The law files: complete, strict, and each claim's bearing as data."""

from __future__ import annotations

import json
import tomllib
from importlib.resources import files

import pytest
from jsonschema import Draft202012Validator

from habeas.errors import DataFileInvalid
from habeas.law import Filler, load_form, load_law, publishing
from habeas.law.library import _Categories
from habeas.law.reading import structure
from habeas.model import Attribute, Kind, Mark

FILES = (
    "categories", "checklist", "declarations", "editions", "form_wgad", "instruments", "kinds", "mechanisms",
    "provisions", "questionnaire", "remedies", "restrictions", "rights", "suppliers", "thresholds", "treaties",
)  # fmt: skip
FOLDERS = (("consent", "purposes"), ("forms", "forms"), ("words/es", "words"), ("words/fr", "words"))


def read(name: str) -> object:
    """Return a data file as plain values."""
    folder = files("habeas.law")
    if name == "treaties":
        return json.loads(folder.joinpath("treaties.json").read_text(encoding="utf-8"))
    return tomllib.loads(folder.joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", FILES)
def test_a_data_file_follows_its_published_schema(name: str) -> None:
    schema = json.loads(files("habeas.law").joinpath(f"schema/{name}.json").read_text(encoding="utf-8"))
    assert list(Draft202012Validator(schema).iter_errors(read(name))) == []


@pytest.mark.parametrize("name", FILES)
def test_the_schema_refuses_an_unknown_key(name: str) -> None:
    schema = json.loads(files("habeas.law").joinpath(f"schema/{name}.json").read_text(encoding="utf-8"))
    data = read(name)
    assert isinstance(data, dict)
    assert list(Draft202012Validator(schema).iter_errors({**data, "colour": "red"}))


@pytest.mark.parametrize(("folder", "name"), FOLDERS)
def test_every_file_of_a_folder_follows_the_published_schema(folder: str, name: str) -> None:
    schema = json.loads(files("habeas.law").joinpath(f"schema/{name}.json").read_text(encoding="utf-8"))
    for each in files("habeas.law").joinpath(folder).iterdir():
        if each.name.endswith(".toml"):
            data = tomllib.loads(each.read_text(encoding="utf-8"))
            assert list(Draft202012Validator(schema).iter_errors(data)) == [], each.name


@pytest.mark.parametrize("name", publishing.FILES)
def test_the_published_schema_is_that_of_the_type_that_reads_the_file(name: str) -> None:
    held = files("habeas.law").joinpath(f"schema/{name}.json").read_text(encoding="utf-8")
    assert held == publishing.schema_of(name), "run python -m habeas.law.publishing"


def test_every_file_of_the_law_has_a_schema() -> None:
    named = {each.name for each in files("habeas.law").iterdir() if each.name.endswith((".toml", ".json"))}
    assert {name.rsplit(".")[0] for name in named} == set(FILES)


def test_there_are_five_categories_and_39_items_and_every_right_is_asked_alone() -> None:
    law = load_law()
    assert [category.id for category in law.categories] == ["I", "II", "III", "IV", "V"]
    assert len(law.items) == 39
    assert len(law.elements) == 38 + len(law.rights.right)
    assert law.element("exercise_rights:expression").articles[1].article == "19"


def test_every_item_that_is_not_read_in_its_source_says_so() -> None:
    marks = {item.mark for item in load_law().items}
    assert marks == {Mark.TO_BE_VERIFIED}
    assert {category.id: category.mark for category in load_law().categories}["V"] is Mark.TO_BE_VERIFIED


def test_every_line_that_sources_can_answer_is_a_question_with_predicates() -> None:
    law = load_law()
    asked = {question.line for question in law.questions}
    for section in law.sections:
        for line in section.line:
            assert (line.key in asked) == (line.filled_by is Filler.SOURCES), line.key
    assert all(question.answered_by and question.question.endswith("?") for question in law.questions)
    assert law.questions[6].line == "II.1"
    assert Kind.ARREST in law.questions[6].answered_by
    assert law.questions[0].answered_by == (Attribute.SEX,)


def test_the_form_holds_every_line_of_the_questionnaire_in_its_order() -> None:
    assert load_form().id == "WGAD model questionnaire 2026-11-22.1"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ({"version": "1", "category": [{"id": "I", "text": "x", "mark": "R", "colour": "red"}]}, "an unknown key"),
        ({"version": "1", "category": [{"id": "I", "mark": "R"}]}, "a missing key"),
        ({"version": 1, "category": []}, "a number for a text"),
        ({"version": "1", "category": [{"id": "I", "text": "x", "mark": "Q"}]}, "a mark that is none"),
    ],
)
def test_data_that_do_not_follow_their_type_are_refused(data: object, why: str) -> None:
    with pytest.raises(DataFileInvalid):
        structure(data, _Categories, name="test")
