"""EDTF, form by form: what it covers and how it is written back. Most rows are the examples of ISO 8601-2 annex A."""

import pytest

from habeas.errors import BadDate
from habeas.model import When

BOUNDS = [  # (EDTF, first second, last second, precision, why)
    ("2019", "2019-01-01T00:00:00", "2019-12-31T23:59:59", "year", "level 0"),
    ("2019-02", "2019-02-01T00:00:00", "2019-02-28T23:59:59", "month", "a short month"),
    ("2020-02", "2020-02-01T00:00:00", "2020-02-29T23:59:59", "month", "a leap year"),
    ("2019-03-10", "2019-03-10T00:00:00", "2019-03-10T23:59:59", "day", "level 0"),
    ("2019-08-16T19:30", "2019-08-16T19:30:00", "2019-08-16T19:30:59", "time", "a time without seconds"),
    ("2019-08-16T19:30:05Z", "2019-08-16T19:30:05", "2019-08-16T19:30:05", "time", "the zone is kept, not converted"),
    ("2019-08-16T19:30:05+06:00", "2019-08-16T19:30:05", "2019-08-16T19:30:05", "time", "a zone"),
    ("2019-08-16T19:30:05-03:00", "2019-08-16T19:30:05", "2019-08-16T19:30:05", "time", "a zone to the west"),
    ("2019-03-10~", "2019-03-10T00:00:00", "2019-03-10T23:59:59", "day", "marks do not move the bounds"),
    ("201X", "2010-01-01T00:00:00", "2019-12-31T23:59:59", "decade", "level 1"),
    ("20XX", "2000-01-01T00:00:00", "2099-12-31T23:59:59", "century", "level 1"),
    ("XXXX", "0000-01-01T00:00:00", "9999-12-31T23:59:59", "other", "some year"),
    ("2019-XX", "2019-01-01T00:00:00", "2019-12-31T23:59:59", "year", "some month of 2019"),
    ("2019-XX-XX", "2019-01-01T00:00:00", "2019-12-31T23:59:59", "year", "some day of 2019"),
    ("2019-02-XX", "2019-02-01T00:00:00", "2019-02-28T23:59:59", "month", "some day of February"),
    ("2019-03-1X", "2019-03-10T00:00:00", "2019-03-19T23:59:59", "other", "level 2: the second ten days"),
    ("2019-02-2X", "2019-02-20T00:00:00", "2019-02-28T23:59:59", "other", "no 29 February in 2019"),
    ("2019-1X", "2019-10-01T00:00:00", "2019-12-31T23:59:59", "other", "October to December"),
    ("2019-XX-31", "2019-01-31T00:00:00", "2019-12-31T23:59:59", "other", "a 31st"),
    ("156X-12-25", "1560-12-25T00:00:00", "1569-12-25T23:59:59", "other", "level 2"),
    ("XXXX-02-29", "0000-02-29T00:00:00", "9996-02-29T23:59:59", "other", "leap years only"),
    ("-01XX", "-0199-01-01T00:00:00", "-0100-12-31T23:59:59", "century", "before year 0 the digits run backwards"),
    ("-0044-03-15", "-0044-03-15T00:00:00", "-0044-03-15T23:59:59", "day", "a negative year"),
    ("Y170000002", "170000002-01-01T00:00:00", "170000002-12-31T23:59:59", "year", "level 1"),
    ("Y-17E7", "-170000000-01-01T00:00:00", "-170000000-12-31T23:59:59", "year", "level 2"),
    ("1950S2", "1900-01-01T00:00:00", "1999-12-31T23:59:59", "other", "two significant digits"),
    ("Y3388E2S3", "338000-01-01T00:00:00", "338999-12-31T23:59:59", "other", "the standard's own example"),
    ("2019-21", "2019-03-01T00:00:00", "2019-05-31T23:59:59", "season", "spring"),
    ("2019-24", "2019-12-01T00:00:00", "2020-02-29T23:59:59", "season", "winter crosses the year"),
    ("2019-30", "2019-12-01T00:00:00", "2020-02-29T23:59:59", "season", "southern summer"),
    ("2019-36", "2019-10-01T00:00:00", "2019-12-31T23:59:59", "season", "fourth quarter"),
    ("2019-38", "2019-05-01T00:00:00", "2019-08-31T23:59:59", "other", "second third of a year"),
    ("2019-40", "2019-01-01T00:00:00", "2019-06-30T23:59:59", "other", "first half"),
    ("2019-03-10/2019-08-16", "2019-03-10T00:00:00", "2019-08-16T23:59:59", "day", "interval"),
    ("2019-03/2019-08-16", "2019-03-01T00:00:00", "2019-08-16T23:59:59", "other", "ends of different precision"),
    ("2019-06-XX/2019-07-03", "2019-06-01T00:00:00", "2019-07-03T23:59:59", "other", "level 2 interval"),
    ("[2019-03,2019-05]", "2019-03-01T00:00:00", "2019-05-31T23:59:59", "other", "one of them"),
    ("{2019-03,2019-05..2019-07}", "2019-03-01T00:00:00", "2019-07-31T23:59:59", "other", "all of them"),
]


@pytest.mark.parametrize(("text", "earliest", "latest", "precision", "why"), BOUNDS)
def test_a_date_covers_every_second_its_digits_can_mean(
    text: str, earliest: str, latest: str, precision: str, why: str
) -> None:
    when = When.parse(text)
    assert (when.earliest.isoformat(), when.latest.isoformat(), when.precision) == (earliest, latest, precision), why
    assert when.edtf == text


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2019-03-10/..", "2019-03-10", None),
        ("2019-03-10/", "2019-03-10", None),
        ("../2019-03", None, "2019-03-31"),
        ("/2019-03", None, "2019-03-31"),
        ("../..", None, None),
        ("[..2019-03-10]", None, "2019-03-10"),
        ("[2019-12..]", "2019-12-01", None),
        ("[2019,..2020]", None, "2020-12-31"),
    ],
)
def test_an_open_or_unknown_end_has_no_bound(text: str, earliest: str | None, latest: str | None) -> None:
    when = When.parse(text)
    assert (when.earliest and when.earliest.date_text, when.latest and when.latest.date_text) == (earliest, latest)


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("?2019-03", "2019?-03"),
        ("2019?-03-10~", "2019%-~03-~10"),
        ("~2019-~03", "2019-03~"),
        ("~2019-~03-?10", "2019-03~-?10"),
        ("2004-06~-11", "2004-06~-11"),
        ("2004-~06-11", "2004-~06-11"),
        ("~2019?", "2019%"),
        ("[2019, 2020]", "[2019,2020]"),
        ("2019-08-16T19:30+00:00", "2019-08-16T19:30Z"),
        ("2019-08-16T19:30+06", "2019-08-16T19:30+06:00"),
        ("2019-08-16T19:30+0600", "2019-08-16T19:30+06:00"),
    ],
)
def test_what_means_the_same_is_printed_the_same(written: str, canonical: str) -> None:
    assert When.parse(written).edtf == canonical
    assert When.parse(canonical).edtf == canonical


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "yesterday", "2019-3", "19", "2019-13", "2019-20", "2019-42", "2019-00", "2019-02-30", "2019-02-29",
        "2019-02-3X", "2019-04-31", "XXXX-02-30", "1900-02-29", "2019-21-01", "201X-21", "-0000", "Y2019", "Y1E99",
        "1950S5", "1950S0", "x/2019", "2020/2019", "/", "/..", "2019/2020/2021", "[", "[]", "[2019", "[2019}", "[..]",
        "{2020..2019}", "2019-03-10T24:00", "2019-03-10T12:60", "2019-03T12:00", "2019-03-10~T12:00",
        "2019-03-10T12:00-00:00", "２０１９", "2019-03-10\n", "X" * 5000,
        "[" + "2019," * 500 + "2019]",
    ],
)  # fmt: skip
def test_what_is_not_edtf_is_refused(text: str) -> None:
    with pytest.raises(BadDate):
        When.parse(text)
