"""What is due over several cases, the calendar, and how far a State has complied. Everybody here is invented."""

from __future__ import annotations

import pytest

from follow_builders import AT, BY, CASE, a_letter, a_word, an_opinion, followed
from habeas.follow import Band, Due, DueSort, Event, ReplyStatus, agenda, report, to_ics
from habeas.follow.reporting import Share, wilson
from habeas.model import Audience, CaseId, Consent, Giver, Reminder, Span
from habeas.model.record import CaseWord

OTHER_CASE = CaseId("cas-0000000000000002")


def a_reminder(due: str, **more: object) -> Reminder:
    told = {"id": "rem-1", "case": CASE, "what": "ask Ama Boduk whether she is free", "by": BY, "at": AT}
    return Reminder(due=due, **(told | more))  # type: ignore[arg-type]


def a_consent(**more: object) -> Consent:
    told = {"case": CASE, "audience": Audience.UN, "allowed": True, "giver": Giver.PERSON, "by": BY, "at": AT}
    return Consent(given_on="2030-01-01", **(told | more))  # type: ignore[arg-type]


def dues(*words: CaseWord, today: str = "2031-01-01") -> tuple[Due, ...]:
    return agenda({CASE: followed(*words, today=today)})


BANDS = [
    ("2030-12-31", Band.LATE, 1),
    ("2031-01-01", Band.WEEK, 0),
    ("2031-01-08", Band.WEEK, 7),
    ("2031-01-09", Band.MONTH, 8),
    ("2031-02-01", Band.MONTH, 31),
    ("2031-02-02", Band.LATER, 32),
]


@pytest.mark.parametrize(("day", "band", "days"), BANDS)
def test_what_is_due_is_grouped_by_how_soon(day: str, band: Band, days: int) -> None:
    (due,) = dues(a_reminder(day))
    assert (due.sort, due.band, due.days) == (DueSort.REMINDER, band, Span(at_least=days, at_most=days))


GONE = [
    ("done", [a_reminder("2031-01-02"), a_reminder("2031-01-02", done_on="2031-01-01")]),
    ("taken back", [a_reminder("2031-01-02"), a_reminder("2031-01-02", taken_back=True)]),
    ("answered", [a_letter("transmitted", "2030-12-01"), a_letter("replied", "2030-12-20")]),
    ("withdrawn", [a_letter("transmitted", "2030-12-01"), a_letter("withdrawn", "2030-12-20")]),
    ("decided", [a_letter("transmitted", "2030-01-01"), an_opinion("release")]),
    ("refused", [a_consent(allowed=False, review_by="2031-02-01")]),
]


@pytest.mark.parametrize(("why", "words"), GONE)
def test_what_needs_nothing_any_more_is_not_due(why: str, words: list[CaseWord]) -> None:
    assert dues(*words) == ()


def test_a_reminder_that_was_put_off_is_due_on_the_new_day() -> None:
    (due,) = dues(a_reminder("2031-01-02"), a_reminder("2031-03-02"))
    assert due.first == "2031-03-02"


def test_consent_is_due_on_the_day_by_which_to_ask_again() -> None:
    (due,) = dues(a_consent(review_by="2031-01-05", until="2031-06-01"))
    assert (due.sort, due.key, due.first, due.band) == (DueSort.CONSENT, "un", "2031-01-05", Band.WEEK)


def test_an_extended_limit_is_due_once() -> None:
    (due,) = dues(a_letter("transmitted", "2030-12-01"), a_letter("extension_granted", "2030-12-20"))
    assert (due.key, due.first) == ("extension", "2031-02-28")


def test_a_limit_known_to_the_month_is_due_between_two_days() -> None:
    (due,) = dues(a_letter("transmitted", "2030-12"))
    assert (due.first, due.last, due.band) == ("2031-01-30", "2031-03-01", Band.MONTH)


AN_EVENT = Event(uid="due-1", first="2031-02-27", last="2031-02-28", summary="A; b, c\\d\nе" + "ж" * 60)


def test_a_calendar_is_made_of_all_day_events_that_end_on_the_day_after() -> None:
    text = to_ics([AN_EVENT], stamp="2031-01-01T00:00:00Z").decode()
    assert "\r\nDTSTART;VALUE=DATE:20310227\r\nDTEND;VALUE=DATE:20310301\r\n" in text
    assert "\r\nDTSTAMP:20310101T000000Z\r\n" in text
    assert "\r\nUID:due-1@habeas.invalid\r\n" in text
    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert text.endswith("END:VEVENT\r\nEND:VCALENDAR\r\n")


def test_lines_are_folded_at_75_octets_and_letters_are_escaped() -> None:
    data = to_ics([AN_EVENT], stamp="2031-01-01T00:00:00Z")
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert [line.decode() for line in lines]  # no letter is cut in two
    unfolded = data.replace(b"\r\n ", b"").decode()
    assert "SUMMARY:A\\; b\\, c\\\\d\\nе" + "ж" * 60 + "\r\n" in unfolded


SHARES = [  # done, not known, of; interval checked by hand with the formula of Wilson (1927)
    (0, 0, 10, 0.0, 0.2775),
    (5, 0, 10, 0.2366, 0.7634),
    (5, 2, 10, 0.2366, 0.8922),
    (10, 0, 10, 0.7225, 1.0),
]


@pytest.mark.parametrize(("done", "not_known", "total", "low", "high"), SHARES)
def test_a_share_has_an_interval_that_counts_the_unknown_both_ways(
    done: int, not_known: int, total: int, low: float, high: float
) -> None:
    share = Share(done=done, not_known=not_known, total=total)
    assert share.low == pytest.approx(low, abs=5e-4)
    assert share.high == pytest.approx(high, abs=5e-4)


def test_of_nothing_there_is_no_share() -> None:
    share = Share(done=0, not_known=0, total=0)
    assert (share.low, share.high, share.at_least, share.at_most) == (None, None, None, None)


def test_wilson_is_symmetrical() -> None:
    low, high = wilson(3, 10)
    assert wilson(7, 10) == (pytest.approx(1 - high), pytest.approx(1 - low))


def test_a_state_is_reported_over_all_cases_with_counts_and_intervals() -> None:
    first = followed(
        a_letter("transmitted", "2030-01-10"), a_letter("replied", "2030-02-09"), an_opinion("release", "compensation"),
        a_word("done", "2030-05-01"),
    )  # fmt: skip
    second = followed(a_letter("transmitted", "2030-01-10"), a_letter("replied", "2030-04"))
    third = followed(a_letter("transmitted", "2030-01-10", state="Velmora"))
    found = report({CASE: first, OTHER_CASE: second, CaseId("cas-3"): third}, "zubrania", day="2031-01-01")
    assert (found.cases, found.opinions, found.transmissions) == ((CASE, OTHER_CASE), 1, 2)
    assert dict(found.replies)[ReplyStatus.IN_TIME] == 1
    assert dict(found.replies)[ReplyStatus.LATE] == 1
    assert (found.days_to_reply, found.replies_measured) == (Span(at_least=55.5, at_most=70.0), 2)
    assert {each.key: (each.share.done, each.share.not_known, each.share.total) for each in found.remedies} == {
        "release": (1, 0, 1),
        "compensation": (0, 1, 1),
    }
    assert (found.complied.done, found.complied.not_known, found.complied.total) == (0, 1, 1)
