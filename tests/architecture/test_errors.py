"""Every way of saying no is stable, distinct and tells what to do."""

from habeas.errors import Broken, HabeasError, Refused, Unreadable, every_error

FAMILIES = {Refused: range(10, 20), Unreadable: range(20, 30), Broken: range(30, 40)}


def test_every_error_belongs_to_a_family_and_exits_with_a_code_of_that_family() -> None:
    wrong = [
        error.__name__
        for family, codes in FAMILIES.items()
        for error in every_error(family)
        if error.exit_code not in codes
    ]
    assert wrong == []


def test_every_error_has_a_code_of_its_own() -> None:
    codes = [error.code for error in every_error()]
    assert sorted(codes) == sorted(set(codes))


def test_every_error_says_what_happened_and_what_to_do_in_words_of_its_own() -> None:
    silent = [
        error.__name__
        for family in FAMILIES
        for error in every_error(family)
        if error.says == HabeasError.says or error.remedy == HabeasError.remedy
    ]
    assert silent == []
