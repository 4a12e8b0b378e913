"""Lengths of time: the conventions that the module states, row by row."""

import pytest

from habeas.errors import BadChoice
from habeas.model import Answer, Span, When


@pytest.mark.parametrize(
    ("number", "unit", "bound", "at_least", "at_most", "why"),
    [
        (5, "month", "about", 4 * 30 + 0 + 14, 5 * 30 + 3 + 15.5, "4.5 to 5.5 months of the calendar"),
        (5, "month", "exact", 150, 153, "five months in a row"),
        (1, "month", "exact", 28, 31, "one month"),
        (12, "month", "exact", 365, 366, "a year in months"),
        (1, "year", "exact", 365, 366, "a year"),
        (4, "year", "exact", 1460, 1461, "four years may lack a leap day (1900)"),
        (8, "year", "exact", 2921, 2922, "of eight years around 1900 one is a leap year"),
        (41, "day", "about", 40, 42, "first and last day counted or not"),
        (41, "day", "at_least", 41, None, "no upper bound"),
        (72, "hour", "exact", 3, 3, "hours"),
        (2, "week", "about", 10.5, 17.5, "a week and a half to two and a half"),
        (7, "year", "at_most", 0, 2557, "up to seven years, two of them leap years"),
        ("0.5", "year", "exact", 181, 184, "half a year is six months"),
    ],
)
def test_a_length_has_the_bounds_that_the_calendar_allows(
    number: float | str, unit: str, bound: str, at_least: float, at_most: float | None, why: str
) -> None:
    span = Span.of(number, unit, bound=bound)
    assert (span.at_least, span.at_most) == (at_least, at_most), why


def test_a_range_reaches_from_its_lower_to_its_upper_end() -> None:
    assert Span.of(5, "day", upper=6, bound="exact") == Span(at_least=5, at_most=6)


@pytest.mark.parametrize(
    ("number", "unit", "bound"),
    [
        (-1, "day", "about"),
        ("many", "day", "about"),
        (1, "moon", "about"),
        (1, "day", "perhaps"),
        ("nan", "day", "about"),
    ],
)
def test_a_length_that_cannot_be_is_refused(number: float | str, unit: str, bound: str) -> None:
    with pytest.raises(BadChoice):
        Span.of(number, unit, bound=bound)


@pytest.mark.parametrize(
    ("began", "ended", "at_least", "at_most", "why"),
    [
        ("2019-03-10", "2019-08-16", 159, 159, "two days"),
        ("2019-03-10", "2019-08-16T19:30", 159, 159, "days are counted, not hours"),
        ("2019-03", "2019-08", 123, 183, "31 March to 1 August, 1 March to 31 August"),
        ("2019-03-10", "2019-08/..", 144, None, "no end is known"),
        ("../2019-03-10", "2019-03-20", 10, None, "no beginning is known"),
        ("2019-03", "2019-03", 0, 30, "never less than nothing"),
        ("2019-03-10~", "2019-03-20", 9, 11, "around the tenth"),
    ],
)
def test_the_time_between_two_dates_has_a_shortest_and_a_longest_length(
    began: str, ended: str, at_least: float, at_most: float | None, why: str
) -> None:
    span = Span.between(When.parse(began), When.parse(ended))
    assert (span.at_least, span.at_most) == (at_least, at_most), why


@pytest.mark.parametrize(
    ("left", "right", "expected", "why"),
    [
        (
            Span.of(5, "month"),
            Span(at_least=159, at_most=159),
            Answer.YES,
            "10 March to 16 August is about five months",
        ),
        (Span.of(5, "month"), Span(at_least=200, at_most=200), Answer.NO, "200 days are not"),
        (Span.of(5, "month"), Span(at_least=123, at_most=183), Answer.YES, "March to August can be five months"),
        (Span.of(5, "month"), Span(at_least=160, at_most=183), Answer.UNKNOWN, "may be, or longer"),
        (Span.of(41, "day", bound="at_least"), Span(at_least=159, at_most=159), Answer.YES, "at least 41 days"),
        (Span.of(41, "day", bound="at_least"), Span(at_least=3, at_most=3), Answer.NO, "too short"),
        (Span.of(41, "day", bound="at_least"), Span(at_least=30, at_most=None), Answer.UNKNOWN, "both without end"),
    ],
)
def test_two_lengths_are_held_against_each_other(left: Span, right: Span, expected: Answer, why: str) -> None:
    assert left.compatible(right) == expected, why
    assert right.compatible(left) == expected
