"""Limits of time: sixty days and one calendar month, intervals, what meets a limit. Everybody here is invented."""

from __future__ import annotations

import pytest

from follow_builders import a_letter, an_opinion, followed, the_limit
from habeas.follow import LimitState, ReplyStatus
from habeas.model import Answer, Span, When

SPAN = [  # transmitted, limit, limit with the extension, why this row exists
    ("2021-01-15", "2021-03-16", "2021-04-16", "opinion 55/2021: answered on the day of the longer limit"),
    ("2018-08-08", "2018-10-07", "2018-11-07", "opinion 6/2019: answered one day after the longer limit"),
    ("2020-04-15", "2020-06-14", "2020-07-14", "opinion 57/2020: answered one day after the longer limit"),
    ("2030-12-02", "2031-01-31", "2031-02-28", "from the 31st to the last day of February"),
    ("2027-12-02", "2028-01-31", "2028-02-29", "the same in a leap year"),
    ("2028-01-01", "2028-03-01", "2028-04-01", "sixty days across a leap day"),
    ("2030-01-01", "2030-03-02", "2030-04-02", "sixty days across an ordinary February"),
    ("2030-05", "2030-06-30/2030-07-30", "2030-07-30/2030-08-30", "known to the month only: the limit is an interval"),
]


@pytest.mark.parametrize(("transmitted", "limit", "longer", "why"), SPAN, ids=[row[3] for row in SPAN])
def test_sixty_days_and_then_a_calendar_month(transmitted: str, limit: str, longer: str, why: str) -> None:
    granted = a_letter("extension_granted", transmitted)
    found = followed(a_letter("transmitted", transmitted), granted)
    ends = [the_limit(found, key).due for key in ("reply", "extension")]
    assert [each and each.edtf for each in ends] == [limit, longer]


CAME = [  # transmitted, extension granted, reply, status, days late at least and at most
    ("2021-01-15", "2021-03-10", "2021-04-16", ReplyStatus.WITHIN_EXTENSION, None),
    ("2018-08-08", "2018-10-01", "2018-11-08", ReplyStatus.LATE, (1, 1)),
    ("2020-04-15", "2020-06-10", "2020-07-15", ReplyStatus.LATE, (1, 1)),
    ("2021-01-15", None, "2021-03-16", ReplyStatus.IN_TIME, None),
    ("2021-01-15", None, "2021-03-17", ReplyStatus.LATE, (1, 1)),
    ("2021-01-15", None, None, ReplyStatus.NONE, None),
    ("2021-01-15", None, "2021-03", ReplyStatus.NOT_KNOWN, None),
    ("2021-01", None, "2021-05-15", ReplyStatus.LATE, (44, 74)),
    ("2010-12-20", None, "2011-03-20", ReplyStatus.IN_TIME, None),  # ninety days, then
    ("2010-12/2011-01", None, "2011-03-20", ReplyStatus.NOT_KNOWN, None),  # which rule was in force is not known
]


@pytest.mark.parametrize(("sent", "granted", "came", "status", "late"), CAME)
def test_a_reply_is_held_against_the_limit_that_was_in_force(
    sent: str, granted: str | None, came: str | None, status: ReplyStatus, late: tuple[int, int] | None
) -> None:
    letters = [a_letter("transmitted", sent)]
    letters += [a_letter("extension_granted", granted)] if granted else []
    letters += [a_letter("replied", came)] if came else []
    (reply,) = followed(*letters).replies
    assert reply.status is status
    assert reply.late_by == (Span(at_least=late[0], at_most=late[1]) if late else None)


def test_a_reply_that_only_asks_for_clarification_is_no_reply() -> None:
    (reply,) = followed(a_letter("transmitted", "2030-01-10"), a_letter("clarified", "2030-02-01")).replies
    assert (reply.status, reply.took) == (ReplyStatus.CLARIFICATIONS_ONLY, None)


def test_each_state_has_a_status_of_its_own() -> None:
    found = followed(
        a_letter("transmitted", "2030-01-10"),
        a_letter("transmitted", "2030-01-10", id="com-v", state="Velmora"),
        a_letter("replied", "2030-02-01", state="Velmora"),
    )
    assert {each.state: each.status for each in found.replies} == {
        "Zubrania": ReplyStatus.NONE,
        "Velmora": ReplyStatus.IN_TIME,
    }


def test_a_late_reply_says_that_an_extension_would_have_covered_it_and_none_is_on_record() -> None:
    late, later = (
        followed(a_letter("transmitted", "2021-01-15"), a_letter("replied", day)).replies[0]
        for day in ("2021-04-16", "2021-04-17")
    )
    assert (late.status, late.would_fit, later.would_fit) == (ReplyStatus.LATE, True, False)


def test_a_reply_answers_the_transmission_that_it_names() -> None:
    urgent, regular = a_letter("transmitted", "2030-01-10"), a_letter("transmitted", "2030-02-10")
    unnamed = followed(urgent, regular, a_letter("replied", "2030-03-01")).replies
    named = followed(urgent, regular, a_letter("replied", "2030-03-01", answers=urgent.id)).replies
    assert [each.status for each in unnamed] == [ReplyStatus.NONE, ReplyStatus.IN_TIME]
    assert [each.status for each in named] == [ReplyStatus.IN_TIME, ReplyStatus.NONE]


STANDS = [  # today, how the limit of 16 March 2021 stands, days, why
    ("2021-03-01", LimitState.RUNNING, 15, "fifteen days are left"),
    ("2021-03-16", LimitState.RUNNING, 0, "on the last day there is still time"),
    ("2021-03-17", LimitState.PASSED, 1, "one day after it"),
]


@pytest.mark.parametrize(("today", "standing", "days", "why"), STANDS)
def test_a_limit_runs_to_the_end_of_its_day(today: str, standing: LimitState, days: int, why: str) -> None:
    limit = the_limit(followed(a_letter("transmitted", "2021-01-15"), today=today), "reply")
    assert (limit.standing, limit.days) == (standing, Span(at_least=days, at_most=days))


def test_a_limit_whose_day_is_vague_may_have_passed() -> None:
    limit = the_limit(followed(a_letter("transmitted", "2030-05"), today="2030-07-10"), "reply")
    assert (limit.standing, limit.days) == (LimitState.UNKNOWN, None)


def test_what_came_after_the_day_asked_about_is_left_out() -> None:
    sent, came = a_letter("transmitted", "2030-01-10"), a_letter("replied", "2030-02-01")
    assert followed(sent, came, today="2030-01-20").replies[0].status is ReplyStatus.NONE
    assert followed(sent, came, today="2030-01-05").limits == ()


def test_the_limit_that_a_letter_sets_takes_the_place_of_the_usual_one() -> None:
    found = followed(a_letter("reply_forwarded", "2030-03-01", until="2030-03-29", state=None))
    limit = the_limit(found, "comments")
    assert (limit.due and limit.due.edtf, limit.is_usual) == ("2030-03-29", False)


def test_without_the_day_of_the_letter_the_usual_time_is_only_usual() -> None:
    limit = the_limit(followed(a_letter("reply_forwarded", "2030-03-01", state=None)), "comments")
    assert (limit.is_usual, limit.orders) == (True, False)


def test_any_letter_can_set_a_limit_and_what_answers_it_meets_it() -> None:
    asked = a_letter("other", "2030-03-01", until="2030-04-01", state=None)
    open_limit = the_limit(followed(asked), "set")
    met = the_limit(followed(asked, a_letter("other", "2030-03-20", id="com-x", answers=asked.id)), "set")
    assert (open_limit.standing, met.standing) == (LimitState.PASSED, LimitState.MET)


def test_six_months_of_follow_up_run_from_the_transmission_of_the_opinion() -> None:
    found = followed(an_opinion("release", transmitted=When.parse("2030-08-31")), today="2031-02-01")
    ends = {each.key: each.due and each.due.edtf for each in found.limits}
    assert ends == {"follow_up": "2031-02-28", "follow_up_source": "2031-02-28"}


def test_the_sending_of_an_opinion_counts_once() -> None:
    opinion = an_opinion("release", transmitted=When.parse("2030-08-31"))
    letter = a_letter("decided", "2030-09-02", reference="Opinion No. 12/2030")
    found = followed(opinion, letter, today="2031-02-01")
    assert [each.begun_by for each in found.limits] == [letter.id, letter.id]


def test_the_report_of_the_source_is_not_that_of_the_state() -> None:
    opinion = an_opinion("release", transmitted=When.parse("2030-08-31"))
    found = followed(opinion, a_letter("follow_up", "2030-10-01", state=None), today="2031-02-01")
    assert {each.key: each.standing for each in found.limits} == {
        "follow_up": LimitState.RUNNING,
        "follow_up_source": LimitState.MET,
    }


def test_a_rule_that_may_not_have_been_in_force_is_shown_so() -> None:
    found = followed(a_letter("transmitted", "2010-12/2011-01"))
    assert {each.key: each.applies for each in found.limits} == {
        "reply": Answer.UNKNOWN,
        "reply_old": Answer.UNKNOWN,
    }


def test_what_a_mechanism_does_by_itself_is_met_by_nothing() -> None:
    sent = a_letter("transmitted", "2030-01-10", mechanism="SP")
    found = followed(sent, a_letter("replied", "2030-02-01", mechanism="SP", answers=sent.id))
    assert the_limit(found, "publication").met_by is None
