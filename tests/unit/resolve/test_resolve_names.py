"""Names in five scripts; common names and invented ones, no person."""

from __future__ import annotations

import pytest

from habeas.resolve.matching import Agreement, Fathers, match
from habeas.resolve.names import Form, take_apart
from habeas.resolve.sounds import likeness, skeletons_of

AGREEING = [
    ("Ilvan Torek", "TOREK, Ilvan", Agreement.LETTERS, "order and capitals are nothing"),
    ("Ilvan Torek", "Илван Торек", Agreement.FULL, "Cyrillic"),
    ("Ilvan Torek", "伊尔万·托雷克", Agreement.FULL, "characters read as names"),
    ("Ilvan Torek", "ئىلۋان تورېك", Agreement.FULL, "Uyghur letters"),
    ("Нұрлан Сәдуұлы Торманов", "Торманов, Нурлан Садуович", Agreement.FULL, "-ұлы is -ович"),
    ("Нұрлан Сәду", "Nurlan Saduuly Tormanov", Agreement.FULL, "a father's name as second name"),
    ("نۇرلان تورمانوۆ", "Нурлан Торманов", Agreement.FULL, "Kazakh in Arabic letters"),
    ("Nurlan Torman", "Nu'erlan Tuo'erman", Agreement.FULL, "pinyin of a rendering"),
    ("Nurlanbek Torman", "Nurlan Bek Torman", Agreement.FULL, "one word or two"),
    ("N. Torman", "Nurlan Torman", Agreement.INITIAL, "an initial that fits"),
    ("Torman", "Торман", Agreement.WORD, "one word each"),
    ("Torman", "Nurlan Torman", Agreement.SHORT, "a surname alone"),
    ("张伟", "张伟", Agreement.LETTERS, "the same characters"),
]
DIFFERING = [
    ("Nurlan Torman", "Nurlan Belek", Agreement.SOME, "another surname"),
    ("K. Torman", "Nurlan Torman", Agreement.SOME, "an initial that does not fit"),
    ("张伟", "章威", Agreement.NONE, "other characters of the same sound are another Chinese name"),
    ("Orsa Mellin", "Jaro Anders", Agreement.NONE, "nothing in common"),
]


@pytest.mark.parametrize(("left", "right", "expected", "why"), AGREEING + DIFFERING)
def test_how_far_two_names_agree(left: str, right: str, expected: Agreement, why: str) -> None:
    assert match(left, right).agreement is expected, why


@pytest.mark.parametrize(("left", "right", "expected", "why"), AGREEING + DIFFERING)
def test_which_name_stands_left_changes_nothing(left: str, right: str, expected: Agreement, why: str) -> None:
    assert match(left, right) == match(right, left)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Нұрлан Сәдуұлы Торманов", "Нурлан Садуович Торманов", Fathers.AGREE),
        ("Нурлан Садуович Торманов", "Нурлан Болатович Торманов", Fathers.DIFFER),
        ("Нурлан Садуович Торманов", "Нурлан Торманов", Fathers.UNSTATED),
    ],
)
def test_fathers_names_are_compared_where_both_are_told(left: str, right: str, expected: Fathers) -> None:
    assert match(left, right).fathers is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Орса Меллинова", Form.WOMAN),
        ("Гүлнар Болатқызы", Form.WOMAN),
        ("Нурлан Садуович", Form.MAN),
        ("Ilvan Torek", Form.EITHER),
    ],
)
def test_the_form_of_a_name_tells_the_sex_where_it_can(name: str, expected: Form) -> None:
    assert take_apart(name).form is expected


def test_a_second_word_in_vich_is_a_family_name() -> None:
    parts = take_apart("Торан Николаевич Пашкович")
    assert (parts.father, parts.words) == ("никола", ("торан", "пашкович"))


@pytest.mark.parametrize("word", ["", "12", "…", "囍囍"])
def test_what_has_no_sound_is_like_nothing(word: str) -> None:
    assert (skeletons_of(word), likeness(word, "Torek")) == ((), 0.0)


def test_two_spellings_of_one_name_share_their_consonants() -> None:
    assert set(skeletons_of("Serikzhan")) & set(skeletons_of("Серікжан")) & set(skeletons_of("赛力克江"))
