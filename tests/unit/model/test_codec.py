"""Model values as JSON: one spelling, and nothing read that is not the model's. All people here are invented."""

import json

import pytest

from habeas.errors import ValueNotOfModel
from habeas.model import Attribute, Claim, Kind, Modality, Passage, Proposer, Span, When
from habeas.model.codec import from_json, from_plain, to_json, to_plain
from habeas.model.ids import DocumentId


def a_claim(**changes: object) -> Claim:
    passage = Passage(document=DocumentId("doc-0"), start=0, end=9, quote="Ama Boduk")
    proposer = Proposer(name="rules", version="1", rule="arrest.1")
    given = {
        "predicate": Kind.ARREST,
        "modality": Modality.ASSERTED,
        "passage": passage,
        "proposer": proposer,
        "confidence": 1,
    }
    return Claim(**{**given, **changes})


def test_equal_values_give_equal_bytes() -> None:
    assert to_json(a_claim(confidence=1)) == to_json(a_claim(confidence=1.0))


def test_keys_are_sorted_and_letters_stay_as_they_are() -> None:
    written = to_json(a_claim(value="Әлия"))
    assert written == json.dumps(json.loads(written), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert "Әлия" in written


def test_a_date_is_written_as_its_edtf_and_its_words() -> None:
    assert to_plain(When.parse("2019-03", as_written="in March")) == {"edtf": "2019-03", "as_written": "in March"}


def test_an_event_and_an_attribute_are_told_apart_by_their_word() -> None:
    for predicate in (Kind.FINE, Attribute.PROFESSION):
        assert from_json(Claim, to_json(a_claim(predicate=predicate))).predicate is predicate


def test_a_list_or_mapping_of_values_is_written_too() -> None:
    assert to_json({"b": (When.parse("2019"),), "a": 1}) == '{"a":1,"b":[{"as_written":"","edtf":"2019"}]}'


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"colour": "red"}, "an unknown key"),
        ({"modality": "shouted"}, "a word outside the vocabulary"),
        ({"predicate": "party"}, "no kind and no attribute"),
        ({"confidence": "1"}, "a number given as text"),
        ({"confidence": True}, "a truth value for a number"),
        ({"value": 7}, "a number for text"),
        ({"passage": None}, "nothing where something must be"),
        ({"agents": 3}, "a number for a list"),
        (
            {"dated": {"when": {"edtf": "spring", "as_written": ""}, "basis": "explicit", "start": 0, "end": 1}},
            "no EDTF",
        ),
        ({"dated": {"when": {"edtf": "2019"}, "basis": "explicit", "start": 0, "end": 1}}, "a date without its words"),
    ],
)
def test_what_is_not_of_the_model_is_refused(change: dict[str, object], why: str) -> None:
    with pytest.raises(ValueNotOfModel):
        from_plain(Claim, {**to_plain(a_claim()), **change})


def test_a_missing_key_is_refused() -> None:
    with pytest.raises(ValueNotOfModel):
        from_plain(Span, {"at_most": 3.0})


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "3", '"x"'])
def test_text_that_is_no_value_is_refused(text: str) -> None:
    with pytest.raises(ValueNotOfModel):
        from_json(Claim, text)
