"""Dates compared: yes, no, or the sources cannot tell."""

import pytest

from habeas.errors import BadDate
from habeas.model import Answer, Moment, When

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN


@pytest.mark.parametrize(
    ("left", "right", "expected", "why"),
    [
        ("2019-03-10", "2019-08-16", YES, "two days"),
        ("2019-08-16", "2019-03-10", NO, "the other way round"),
        ("2019-03-10", "2019-03", UNKNOWN, "the day lies in the month"),
        ("2019-03-10", "2019-03-10", UNKNOWN, "the same day: nobody says at what hour"),
        ("2019-08-16T19:30:00", "2019-08-16T19:30:00", NO, "the same second is not before itself"),
        ("2019-08-16T19:30", "2019-08-16T23:00", YES, "hours of one day"),
        ("2019-03-10/..", "2025", UNKNOWN, "it may last still"),
        ("2025", "2019-03-10/..", UNKNOWN, "2025 may come before the end"),
        ("2018", "2019-03-10/..", YES, "over before it began"),
        ("../2018", "2019", YES, "whenever it began"),
        ("2019-02~", "2019-03-15", UNKNOWN, "around February may be March"),
        ("2019-01~", "2019-03-15", YES, "around January is February at the latest"),
        ("2019-24", "2019-02-01", UNKNOWN, "winter 2019 may be January"),
        ("2019-08-16T10:00:00Z", "2019-08-16T12:00:00+06:00", UNKNOWN, "clocks of two zones"),
    ],
)
def test_before_is_answered_only_as_far_as_the_sources_tell(left: str, right: str, expected: Answer, why: str) -> None:
    assert When.parse(left).before(When.parse(right)) == expected, why
    assert When.parse(right).after(When.parse(left)) == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("2019-03", "2019-03-10", UNKNOWN),
        ("2019-03-09", "2019-03-10", NO),
        ("2019-03-09~", "2019-03-10", UNKNOWN),
        ("2019-03-10", "2019-03-10", YES),
        ("2019-03-10~", "2019-03-10", UNKNOWN),
        ("2019-08-16", "2019-08-16T19:30", YES),
        ("2019-08-16T10:00", "2019-08-16T19:30", NO),
        ("2019-03-10/2019-08-16", "2019-08", UNKNOWN),
        ("2019-03/..", "2030", UNKNOWN),
    ],
)
def test_dates_overlap_only_where_they_can_share_a_second(left: str, right: str, expected: Answer) -> None:
    assert When.parse(left).overlaps(When.parse(right)) == expected
    assert When.parse(right).overlaps(When.parse(left)) == expected


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (Moment(2019, 3, 10), Moment(2019, 3, 10), "2019-03-10"),
        (Moment(2019, 3, 1), Moment(2019, 3, 31), "2019-03"),
        (Moment(2019, 1, 1), Moment(2019, 12, 31), "2019"),
        (Moment(2019, 3, 10), Moment(2019, 8, 16), "2019-03-10/2019-08-16"),
        (Moment(2019, 3, 1), Moment(2019, 8, 31), "2019-03/2019-08"),
        (Moment(2018, 1, 1), Moment(2019, 12, 31), "2018/2019"),
        (Moment(2019, 2, 1), Moment(2019, 2, 28), "2019-02"),
        (Moment(2020, 2, 1), Moment(2020, 2, 28), "2020-02-01/2020-02-28"),
    ],
)
def test_days_between_two_are_printed_in_the_shortest_way(first: Moment, last: Moment, expected: str) -> None:
    assert When.between(first, last).edtf == expected


def test_an_end_before_the_beginning_is_refused() -> None:
    with pytest.raises(BadDate):
        When.between(Moment(2019, 3, 11), Moment(2019, 3, 10))


def test_a_year_that_edtf_cannot_write_with_a_month_is_refused() -> None:
    with pytest.raises(BadDate):
        When.between(Moment(12019, 3, 10), Moment(12019, 3, 11))


@pytest.mark.parametrize(
    ("text", "is_single_day"),
    [
        ("2019-03-10", True),
        ("2019-03-10T10:00", True),
        ("2019-03-10~", False),
        ("2019-03", False),
        ("2019-03-10/", False),
    ],
)
def test_a_single_day_is_one_that_nobody_doubts(text: str, is_single_day: bool) -> None:
    assert When.parse(text).is_single_day is is_single_day


def test_the_words_are_kept_beside_the_date() -> None:
    when = When.parse("2019-08-16T19:30", as_written="16 August at 19.30")
    assert (when.edtf, when.as_written) == ("2019-08-16T19:30", "16 August at 19.30")


def test_the_words_stay_out_of_logs() -> None:
    assert "Friday" not in repr(When.parse("2019-08-16", as_written="Friday"))


def test_a_date_knows_whether_it_is_doubted_and_whether_it_has_two_ends() -> None:
    assert When.parse("2019-~03").is_approximate
    assert not When.parse("2019-03").is_approximate
    assert When.parse("2019-03/2019-08").is_interval
    assert not When.parse("[2019-03,2019-08]").is_interval
