"""Provisions as sources write them in many languages, and what their words tell; the laws of Velmora are invented."""

from __future__ import annotations

import pytest

from habeas.reconcile.statutes import find_provisions, load_statutes, read_law

READ = [
    ("charged under Article 174 of the Criminal Code of Kazakhstan", [("174", None, "Criminal Code", "KZ")], "all"),
    ("Art. 174(2)", [("174", "2", None, None)], "no law is named, and none is guessed"),
    ("part 2 of article 174", [("174", "2", None, None)], "the part first"),
    ("article 174, part 2 of Kazakhstan's Criminal Code", [("174", "2", "Criminal Code", "KZ")], "the part after it"),
    (
        "articles 174 and 405 of the Criminal Code of Velmora",
        [("174", None, "Criminal Code", None), ("405", None, "Criminal Code", None)],
        "two of one law; an invented State has no code",
    ),
    ("Section 5 of the Public Order Act", [("5", None, "Public Order Act", None)], "a law that is not in the table"),
    ("§ 130", [("130", None, None, None)], "the sign alone"),
    ("§ 130 StGB", [("130", None, "Criminal Code", "DE")], "the short form names law and State"),
    ("Criminal Code Article 8", [("8", None, "Criminal Code", None)], "the law before the number"),
    ("ст. 174 ч. 2 УК РК", [("174", "2", "Criminal Code", "KZ")], "Russian, short"),
    ("по статье 174 Уголовного кодекса РФ", [("174", None, "Criminal Code", "RU")], "Russian, long"),
    ("ч. 1 ст. 207.3 УК РФ", [("207.3", "1", "Criminal Code", "RU")], "a number with a point"),
    ("по ст. 19 УПК", [("19", None, "Criminal Procedure Code", None)], "procedure is another law"),
    ("ҚР Қылмыстық кодексінің 174-бабының 2-бөлігі", [("174", "2", "Criminal Code", "KZ")], "Kazakh"),
    ("جىنايەت قانۇنىنىڭ 174-ماددىسى", [("174", None, "Criminal Code", None)], "Uyghur"),
    ("artículo 174 del Código Penal", [("174", None, "Criminal Code", None)], "Spanish"),
    ("article 174 du Code pénal", [("174", None, "Criminal Code", None)], "French"),
    ("المادة 174 من قانون العقوبات", [("174", None, "Criminal Code", None)], "Arabic"),
    ("المادة (١٧٤)", [("174", None, None, None)], "digits of another script"),
    ("刑法第174条第二款", [("174", "2", "Criminal Code", None)], "Chinese"),
    ("第一百七十四条", [("174", None, None, None)], "a number in characters"),
    ("《中华人民共和国刑法》第一百零五条", [("105", None, "Criminal Code", "CN")], "a law in its marks"),
    ("She wrote an article about 174 people.", [], "no provision"),
]


@pytest.mark.parametrize(("words", "expected", "why"), READ)
def test_a_provision_is_read_as_far_as_its_words_tell(
    words: str, expected: list[tuple[str | None, ...]], why: str
) -> None:
    assert [(each.number, each.part, each.law, each.state) for each in find_provisions(words)] == expected, why


def test_the_words_are_kept_as_they_stand() -> None:
    (found,) = find_provisions("She was charged under Article 42 of the Public Order Act, he said.")
    assert found.as_written == "Article 42 of the Public Order Act"


def test_a_covenant_is_known_as_one_under_which_nobody_is_charged() -> None:
    (found,) = find_provisions("in violation of article 19 of the International Covenant on Civil and Political Rights")
    assert found.is_international


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("the Criminal Code", ("Criminal Code", None)),
        ("Code of Criminal Procedure", ("Criminal Procedure Code", None)),
        ("the Media Law of Kazakhstan", ("Media Law", "KZ")),
        ("Public Order Act", ("Public Order Act", None)),
    ],
)
def test_a_law_has_one_name_however_it_is_written(phrase: str, expected: tuple[str | None, str | None]) -> None:
    assert read_law(phrase) == expected


def test_every_state_of_the_table_has_a_code() -> None:
    assert all(len(code) == 2 and code.isupper() for code in load_statutes().states)
