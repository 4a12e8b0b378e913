"""Dates in the reader's language keep all that the record says, and no more."""

from __future__ import annotations

import pytest

from habeas.model import wording
from habeas.model.edtf import read
from habeas.model.moment import Moment
from habeas.model.span import Span
from habeas.model.when import When
from habeas.web.words.calendar import calendar_of
from habeas.web.words.dates import say_day, say_moment, say_number, say_span, say_when
from habeas.web.words.languages import LANGUAGES

CODES = [language.code for language in LANGUAGES]
EVERY = [
    "2019-03-10", "2019-03-01", "2019-12-31", "2020-02-29", "2019-03", "2019-12", "2019", "0987", "2019-03-10T14:30",
    "2019-03-10T00:00:00Z", "2019-03-10~", "2019-03-10?", "2019-03-10%", "2019-03~", "2019-03?", "2019~", "2019?",
    "2019%", "2019-03-10/2019-08-16", "2019-03-10/2019-03-12", "2019-03-10/2020-01-02", "2019-03/2019-05",
    "2018/2020", "2019-03/2020-05", "2019-03-10/2019-05", "2019-03/2019-08-16", "2019-03~/2019-08-16",
    "2019-03-10?/2019-03-12~", "2019-03-10T10:00/2019-03-10T12:00", "2019-03-10/..", "2019-03/..", "2019/..",
    "2019-03~/..", "2019-03-10?/..", "199X/..", "2019-21/..", "2019-33/..", "2019-03-10/", "2019-03/", "../2019-03-10",
    "../2019-03", "../2019", "/2019-03-10", "/2019-22", "../199X", "../2019-03-10T14:30", "../..", "199X", "20XX",
    "1XXX", "2019-XX", "2019-03-XX", "2019-21", "2019-22", "2019-23", "2019-24", "2019-25", "2019-28", "2019-29",
    "2019-32", "2019-33", "2019-36", "2019-37", "2019-39", "2019-40", "2019-41", "2019-24?",
    "[2023-05-11,2023-05-12]", "[2023-05-11,2023-06-13,2024-01-01]", "{2019-03,2020}", "{2023-05-11,2023-05-12}",
    "[2019-03-10..2019-03-12,2019-05]", "[..2019-03-10]", "[2019-03-10..]", "[2019-03-10~,2019-03-11]", "Y12345",
]  # fmt: skip


@pytest.mark.parametrize("edtf", EVERY)
def test_english_dates_are_the_very_words_of_the_model(edtf: str) -> None:
    when = When.parse(edtf)
    assert say_when(when, "en") == wording.say_when(when)


@pytest.mark.parametrize(
    ("least", "most"), [(1, 1), (159, 159), (134, 169), (41, None), (0, 3), (0, 1), (2, 2), (1461, 1461), (40.6, 41.4)]
)
def test_english_lengths_are_the_very_words_of_the_model(least: float, most: float | None) -> None:
    span = Span(at_least=least, at_most=most)
    assert say_span(span, "en") == wording.say_span(span)


@pytest.mark.parametrize(
    ("edtf", "code", "said"),
    [
        ("2019-03-10", "ru", "10 марта 2019\u202fг."),
        ("2019-03", "ru", "март 2019\u202fг."),
        ("2019-03/..", "ru", "с марта 2019 г."),
        ("2019-03~/..", "ru", "примерно с марта 2019 г."),
        ("../2019-22", "ru", "до лета 2019 г."),
        ("[2023-05-11,2023-05-12]", "ru", "11 или 12 мая 2023\u202fг."),
        ("199X/..", "ru", "с 1990-х гг."),
        ("2019-03-10/..", "kk", "2019\u202fж. 10 наурыз күнінен бастап"),
        ("../2019", "kk", "2019 жылға дейін"),
        ("2019-03-10/2019-08-16", "kk", "2019\u202fж. 10 наурыз – 16 тамыз"),
        ("2019-03-10", "ug", "2019-يىلى 10-مارت"),
        ("2019-03~", "ug", "تەخمىنەن 2019-يىلى مارت"),
        ("../2019-03", "ug", "2019-يىلى مارت ئېيىغىچە"),
        ("2019-03-10/2019-08-16", "zh-hans", "2019年3月10日至8月16日"),
        ("[2023-05-11,2023-05-12]", "zh-hans", "2023年5月11日或12日"),
        ("2019-03-10/", "zh-hans", "自2019年3月10日起，结束时间不详"),
        ("2019-03~", "ar", "مارس 2019 تقريبًا"),
        ("2019-03?/..", "ar", "ربما منذ مارس 2019"),
        ("2019-03-10/..", "es", "desde el 10 de marzo de 2019"),
        ("2019-03/..", "es", "desde marzo de 2019"),
        ("../2019-03-10", "fr", "jusqu’au 10 mars 2019"),
        ("2019-03-01", "fr", "1er mars 2019"),
        ("2019-03%", "fr", "peut-être mars 2019 environ"),
        ("../..", "fr", "à une date inconnue"),
    ],
)
def test_a_date_is_said_as_its_readers_say_it(edtf: str, code: str, said: str) -> None:
    assert say_when(When.parse(edtf), code) == said


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("edtf", [edtf for edtf in EVERY if set(edtf) & set("~%")])
def test_what_is_around_stays_around(edtf: str, code: str) -> None:
    assert calendar_of(code).says["around"].replace("%(date)s", "").strip() in say_when(When.parse(edtf), code)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("edtf", [edtf for edtf in EVERY if set(edtf) & set("?%")])
def test_what_is_perhaps_stays_perhaps(edtf: str, code: str) -> None:
    assert calendar_of(code).says["perhaps"].replace("%(date)s", "").strip() in say_when(When.parse(edtf), code)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("edtf", [edtf for edtf in EVERY if read(edtf).earliest and read(edtf).latest])
def test_every_year_of_a_closed_date_is_said(edtf: str, code: str) -> None:
    reading = read(edtf)
    years = {reading.earliest.year if reading.earliest else 0} | (
        set() if reading.precision == "decade" else {reading.latest.year if reading.latest else 0}
    )
    if reading.precision in ("season", "other") and "/" not in edtf and edtf[0] not in "[{" and "X" not in edtf:
        years = {int(edtf.lstrip("Y")[:4]) if edtf[0] != "Y" else int(edtf[1:])}
    said = say_when(When.parse(edtf), code)
    assert all(str(year) in said for year in years)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(
    ("edtf", "absent", "why"),
    [
        ("2019-03", ["1 ", "31", "01"], "a month is no day"),
        ("2019", ["3", "12", "31"], "a year is no month"),
        ("2019-03-10/..", ["9999", "2026"], "an open end is no date"),
        ("../2019-03-10", ["0001", "1970", "1900"], "an open beginning is no date"),
        ("../..", ["1", "2", "9999"], "what is unknown is no date"),
    ],
)
def test_nothing_is_made_more_exact_than_it_is(edtf: str, absent: list[str], why: str, code: str) -> None:
    said = say_when(When.parse(edtf), code).replace("2019", "").replace("3月", "")
    assert not [part for part in absent if part in said], why


@pytest.mark.parametrize("code", CODES)
def test_since_until_and_unknown_ends_are_all_said_apart(code: str) -> None:
    said = [say_when(When.parse(edtf), code) for edtf in ("2019-03/..", "../2019-03", "2019-03/", "2019-03", "../..")]
    assert len(set(said)) == len(said)


@pytest.mark.parametrize("code", CODES)
def test_the_parts_of_a_year_are_all_said_apart(code: str) -> None:
    parts = [f"2019-{number}" for number in (21, 22, 23, 24, *range(29, 42))]
    assert len({say_when(When.parse(part), code) for part in parts}) == len(parts)


@pytest.mark.parametrize(
    ("code", "letters"),
    [
        ("ru", "абвгдежзийклмнопрстуфхцчшщъыьэюя"),
        ("kk", "аәбвгғдежзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"),
        ("ug", "ئابپتجچخدرزژسشغفقكگڭلمنھوۇۆۈۋېىيە"),
        ("ar", "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيً"),
        ("fr", "abcdefghijklmnopqrstuvwxyzàâçéèêëîïôûùüÿæœ"),
        ("es", "abcdefghijklmnopqrstuvwxyzáéíñóúü"),
    ],
)
def test_every_month_is_said_in_the_letters_of_its_language(code: str, letters: str) -> None:
    months = [say_when(When.parse(f"2019-{month:02d}"), code) for month in range(1, 13)]
    months += [say_when(When.parse(f"2019-{month:02d}/2019-12"), code) for month in range(1, 12)]
    assert {letter for said in months for letter in said.casefold() if letter.isalpha()} <= set(letters)


@pytest.mark.parametrize(
    ("days", "code", "said"),
    [
        (1, "ru", "1 день"), (2, "ru", "2 дня"), (5, "ru", "5 дней"), (21, "ru", "21 день"), (112, "ru", "112 дней"),
        (159, "kk", "159 күн"), (159, "ug", "159 كۈن"), (159, "zh-hans", "159天"),
        (1, "ar", "يوم واحد"), (2, "ar", "يومان"), (3, "ar", "3 أيام"), (11, "ar", "11 يومًا"), (100, "ar", "100 يوم"),
        (1, "es", "1 día"), (2, "es", "2 días"), (1, "fr", "1 jour"), (2, "fr", "2 jours"),
    ],
)  # fmt: skip
def test_days_take_the_form_that_their_number_asks_for(days: int, code: str, said: str) -> None:
    assert say_span(Span(at_least=days, at_most=days), code) == said


@pytest.mark.parametrize(
    ("least", "most", "said"),
    [(41, None, "не менее 41 дня"), (0, 3, "не более 3 дней"), (134, 169, "от 134 до 169 дней")],
)
def test_a_bound_stays_a_bound(least: float, most: float | None, said: str) -> None:
    assert say_span(Span(at_least=least, at_most=most), "ru") == said


def test_when_an_act_was_recorded_is_said_in_utc() -> None:
    assert say_moment("2026-11-22T11:30:00+02:00", "en") == "22 November 2026, 09:30 UTC"


def test_a_day_before_our_era_is_said_in_every_language() -> None:
    assert all("-44" in say_day(Moment(-44, 3, 15), code) for code in CODES)


@pytest.mark.parametrize(
    ("code", "said"), [("en", "1,234,567.5"), ("es", "1.234.567,5"), ("fr", "1\u202f234\u202f567,5")]
)
def test_numbers_are_parted_as_the_reader_parts_them(code: str, said: str) -> None:
    assert say_number(1234567.5, code) == said


def test_a_language_that_we_do_not_have_is_said_in_english() -> None:
    assert say_when(When.parse("2019-03"), "tlh") == "March 2019"
