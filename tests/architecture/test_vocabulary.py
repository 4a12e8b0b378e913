"""The vocabulary in the code and its definitions are the same words."""

from habeas.law import load_kinds
from habeas.model import Attribute, Kind


def test_every_kind_has_a_definition_and_no_definition_is_left_over() -> None:
    assert [entry.kind for entry in load_kinds()] == list(Kind)


def test_no_word_is_both_a_kind_and_an_attribute() -> None:
    assert {kind.value for kind in Kind} & {attribute.value for attribute in Attribute} == set()
