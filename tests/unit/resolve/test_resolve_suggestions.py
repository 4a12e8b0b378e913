"""Suggestions of identity from invented profiles."""

from __future__ import annotations

import pytest

from habeas.model import (
    Attribute,
    ClaimId,
    DocumentId,
    Judgement,
    Kind,
    NamingId,
    Sameness,
    Sort,
    When,
)
from habeas.resolve import Happening, Points, Profile, Stated, Strength, Suggestion, suggest, weigh_pair


def a_profile(
    name: str,
    number: int = 1,
    *,
    stated: tuple[tuple[Attribute, str, str | None], ...] = (),
    arrest: tuple[str, str] | None = None,
    death: str | None = None,
    document: str = "",
    sort: Sort = Sort.PERSON,
) -> Profile:
    claim = ClaimId(f"clm-{number}")
    happenings = []
    if arrest:
        happenings.append(Happening(kind=Kind.ARREST, claim=claim, when=When.parse(arrest[0]), places=(arrest[1],)))
    if death:
        happenings.append(Happening(kind=Kind.DEATH_IN_CUSTODY, claim=claim, when=When.parse(death)))
    return Profile(
        namings=(NamingId(f"nam-{number:04}"),), sort=sort, names=(name,),
        documents=frozenset([DocumentId(document or f"doc-{number}")]),
        stated=tuple(
            Stated(attribute=attribute, value=value, claim=claim, when=When.parse(when) if when else None)
            for attribute, value, when in stated
        ),
        happenings=tuple(happenings),
    )  # fmt: skip


def codes_of(suggestion: Suggestion) -> set[str]:
    return {each.code for each in suggestion.evidence}


def weighed(left: Profile, right: Profile) -> Suggestion:
    return weigh_pair(left, right)


BIRTH = (Attribute.BIRTH, "3 May 1975", "1975-05-03")
YEAR = (Attribute.BIRTH, "1975", "1975")
OTHER_YEAR = (Attribute.BIRTH, "1961", "1961")
TEACHER = (Attribute.PROFESSION, "teacher", None)
MAN, WOMAN = (Attribute.SEX, "male", None), (Attribute.SEX, "женский", None)
AGED = (Attribute.AGE, "43 years old", "2019-03-01")
PAPER = (Attribute.IDENTITY_DOCUMENT, "V-114 77", None)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ({"stated": (BIRTH,)}, {"stated": (BIRTH,)}, "born-same-day"),
        ({"stated": (BIRTH,)}, {"stated": (YEAR,)}, "born-same-year"),
        ({"stated": (YEAR,)}, {"stated": (AGED,)}, "born-fits"),
        ({"stated": (YEAR,)}, {"stated": (OTHER_YEAR,)}, "born-differs"),
        ({"stated": (MAN,)}, {"stated": (WOMAN,)}, "sex-differs"),
        ({"stated": (PAPER,)}, {"stated": (PAPER,)}, "paper-same"),
        ({"stated": (TEACHER,)}, {"stated": (TEACHER,)}, "profession-same"),
        ({"arrest": ("2019-03-10", "Tarn")}, {"arrest": ("2019-03-10", "Tarn")}, "day-and-place-same"),
        ({"arrest": ("2019-03-10", "Tarn")}, {"arrest": ("2019-03-10", "Sarn")}, "day-same"),
        ({"arrest": ("2019-03", "Tarn")}, {"arrest": ("2019-03-10", "Sarn")}, "month-same"),
        ({"death": "2018-01-05"}, {"arrest": ("2019-03-10", "Tarn")}, "dead-before"),
        ({"document": "doc-x"}, {"document": "doc-x"}, "one-document"),
    ],
)
def test_each_clue_is_told(left: dict[str, object], right: dict[str, object], expected: str) -> None:
    one, other = a_profile("Ilvan Torek", 1, **left), a_profile("Илван Торек", 2, **right)
    assert expected in codes_of(weighed(one, other))


def test_an_age_told_without_a_day_says_nothing() -> None:
    one = a_profile("Ilvan Torek", 1, stated=((Attribute.AGE, "43", None),))
    assert codes_of(weighed(one, a_profile("Ilvan Torek", 2, stated=(YEAR,)))) == {"name-letters"}


@pytest.mark.parametrize(
    ("left", "right", "expected", "why"),
    [
        ({}, {}, Strength.MODERATE, "a full name that is rare here, and nothing else"),
        ({"stated": (TEACHER,)}, {"stated": (TEACHER,)}, Strength.MODERATE, "one thing that needs another"),
        ({"stated": (TEACHER, YEAR)}, {"stated": (TEACHER, YEAR)}, Strength.STRONG, "two such things"),
        ({"stated": (BIRTH,)}, {"stated": (BIRTH,)}, Strength.STRONG, "a day of birth"),
        ({"stated": (BIRTH, MAN)}, {"stated": (BIRTH, WOMAN)}, Strength.WEAK, "nobody is both"),
        (
            {"stated": (BIRTH,), "document": "d"},
            {"stated": (BIRTH,), "document": "d"},
            Strength.WEAK,
            "two in one text",
        ),
    ],
)
def test_grades_follow_the_rules(
    left: dict[str, object], right: dict[str, object], expected: Strength, why: str
) -> None:
    assert weighed(a_profile("Ilvan Torek", 1, **left), a_profile("Илван Торек", 2, **right)).strength is expected, why


def test_no_name_alone_is_strong() -> None:
    found = suggest([a_profile("Ilvan Saduuly Torek", 1), a_profile("Ilvan Saduuly Torek", 2)], ())
    assert [each.strength for each in found] == [Strength.MODERATE]


def test_a_common_name_alone_is_weak() -> None:
    found = suggest([a_profile("Ilvan Torek", number) for number in range(8)], ())
    assert {each.strength for each in found} == {Strength.WEAK}


@pytest.mark.parametrize("word", [Sameness.SAME, Sameness.DIFFERENT, Sameness.UNSURE])
def test_a_judged_pair_is_left_out(word: Sameness) -> None:
    one, other = a_profile("Ilvan Torek", 1), a_profile("Ilvan Torek", 2)
    judgement = Judgement(left=other.id, right=one.id, sameness=word, by="R.", at="2026-01-01T00:00:00Z", because="x")
    assert suggest([one, other], [judgement]) == ()


def test_a_word_on_two_names_holds_for_all_that_are_one_with_them() -> None:
    joined = Profile(
        namings=(NamingId("nam-0001"), NamingId("nam-0002")), sort=Sort.PERSON, names=("Ilvan Torek",),
        documents=frozenset(),
    )  # fmt: skip
    other = a_profile("Ilvan Torek", 3)
    judgement = Judgement(
        left=NamingId("nam-0002"), right=other.id, sameness=Sameness.DIFFERENT, by="R.", at="2026-01-01T00:00:00Z",
        because="x",
    )  # fmt: skip
    assert suggest([joined, other], [judgement]) == ()


def test_what_identifies_comes_first() -> None:
    found = suggest(
        [
            a_profile("Ilvan Torek", 1, stated=(BIRTH,)),
            a_profile("Илван Торек", 2),
            a_profile("Илван Торек", 3, stated=(BIRTH,)),
        ],
        (),
    )
    assert (found[0].left, found[0].right) == ("nam-0001", "nam-0003")


@pytest.mark.parametrize("name", ["lawyer of Ilvan Torek", "police"])
def test_a_description_is_no_name(name: str) -> None:
    assert suggest([a_profile(name, 1), a_profile(name, 2)], ()) == ()


def test_persons_and_bodies_are_never_paired() -> None:
    assert suggest([a_profile("Torek", 1), a_profile("Torek", 2, sort=Sort.ORGANISATION)], ()) == ()


def test_half_a_name_with_another_surname_needs_much_that_identifies() -> None:
    left = a_profile("Orsa Mellin", 1, stated=(YEAR,))
    assert suggest([left, a_profile("Orsa Kasp", 2, stated=(YEAR,))], ()) == ()
    changed = a_profile("Orsa Kasp", 2, stated=(BIRTH, PAPER))
    found = suggest([a_profile("Orsa Mellin", 1, stated=(BIRTH, PAPER)), changed], ())
    assert [each.strength for each in found] == [Strength.WEAK]


def test_every_clue_has_words_and_a_direction() -> None:
    found = weighed(a_profile("Ilvan Torek", 1, stated=(YEAR,)), a_profile("Ilvan Torek", 2, stated=(OTHER_YEAR,)))
    told = {each.code: (each.points_to, each.says, each.left, each.right) for each in found.evidence}
    assert told["born-differs"] == (Points.DIFFERENT, "The years of birth differ.", "1975", "1961")


def test_names_that_thousands_share_are_held_against_the_fullest() -> None:
    crowd = [a_profile("Ilvan Torek", number) for number in range(200)]
    full = a_profile("Ilvan Torek", 900, stated=(BIRTH, TEACHER))
    found = suggest([*crowd, full], ())
    assert len([each for each in found if full.id in (each.left, each.right)]) == 200
    assert len(found) < 2_000
