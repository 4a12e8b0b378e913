"""Deadlines against a calendar that counts day by day; order, vagueness and taking back. Everybody is invented."""

from __future__ import annotations

import calendar
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from follow_builders import CASE, a_letter, a_word, an_opinion, followed
from habeas.follow import agenda, to_ics
from habeas.follow.calendar import Event
from habeas.follow.window import Window
from habeas.model import When

DAYS = st.dates(min_value=date(1992, 1, 1), max_value=date(2110, 12, 31))
COUNTS = st.tuples(st.integers(0, 120), st.integers(0, 24))


def brute(day: date, days: int, months: int) -> date:
    """Count one day after the other, then turn the leaves of the calendar one month after the other."""
    for _ in range(days):
        day += timedelta(days=1)
    year, month = day.year, day.month
    for _ in range(months):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    weeks = calendar.monthcalendar(year, month)
    return date(year, month, min(day.day, max(max(week) for week in weeks)))


def counted(day: date, days: int, months: int) -> str | None:
    when = Window.day(day.isoformat()).plus(days, months).when
    return when.edtf if when else None


@given(DAYS, COUNTS)
def test_a_limit_is_that_of_a_calendar_counted_by_hand(day: date, count: tuple[int, int]) -> None:
    assert counted(day, *count) == brute(day, *count).isoformat()


@given(DAYS, DAYS, COUNTS)
def test_a_later_beginning_never_gives_an_earlier_limit(one: date, other: date, count: tuple[int, int]) -> None:
    early, late = sorted((one, other))
    limits = [Window.day(day.isoformat()).plus(*count).order for day in (early, late)]
    assert limits == sorted(limits)


@given(DAYS, st.integers(0, 400), st.data(), COUNTS)
def test_every_day_of_an_interval_gives_a_limit_within_that_of_the_interval(
    first: date, length: int, data: st.DataObject, count: tuple[int, int]
) -> None:
    last = first + timedelta(days=length)
    within = first + timedelta(days=data.draw(st.integers(0, length)))
    whole = Window.day(f"{first}/{last}").plus(*count)
    exact = Window.day(within.isoformat()).plus(*count)
    assert whole.first is not None
    assert whole.last is not None
    assert whole.first <= exact.first <= whole.last  # type: ignore[operator]  # one day has both ends


@given(DAYS, st.integers(0, 60), st.integers(0, 60), st.data())
def test_what_is_told_of_an_interval_holds_for_each_of_its_days(
    first: date, length: int, late: int, data: st.DataObject
) -> None:
    within = first + timedelta(days=data.draw(st.integers(0, length)))
    came = a_letter("replied", (first + timedelta(days=60 + late)).isoformat())
    vague = followed(
        a_letter("transmitted", f"{first}/{first + timedelta(days=length)}", id="com-t"), came, today="2120-01-01"
    )
    exact = followed(a_letter("transmitted", within.isoformat(), id="com-t"), came, today="2120-01-01")
    for reply, sure in zip(vague.replies, exact.replies, strict=True):
        assert reply.status in (sure.status, "not_known")
        if reply.late_by and sure.late_by:
            assert reply.late_by.at_least <= sure.late_by.at_least
            assert (sure.late_by.at_most or 0) <= (reply.late_by.at_most or 0)


STEPS = (
    "filed",
    "acknowledged",
    "transmitted",
    "extension_granted",
    "clarified",
    "replied",
    "reply_forwarded",
    "decided",
)
STATES = ("Zubrania", "Velmora", None)
LETTERS = st.lists(
    st.builds(
        lambda step, day, state: a_letter(step, day.isoformat(), state=state, id=f"com-{step}-{day}-{state}"),
        st.sampled_from(STEPS), st.dates(date(2029, 6, 1), date(2031, 6, 1)), st.sampled_from(STATES),
    ),
    max_size=7, unique_by=lambda each: each.id,
)  # fmt: skip
WORDS = st.lists(
    st.builds(
        lambda done, day, by: a_word(done, day.isoformat(), by=by),
        st.sampled_from(["done", "partly", "not_done", "reversed"]), st.dates(date(2030, 4, 1), date(2031, 6, 1)),
        st.sampled_from(["R. (invented)", "S. (invented)"]),
    ),
    max_size=5, unique_by=lambda each: (each.by, each.on.edtf),
)  # fmt: skip


@given(LETTERS, WORDS, st.data())
def test_the_order_of_recording_does_not_matter(letters: list, words: list, data: st.DataObject) -> None:  # type: ignore[type-arg]
    opinion = an_opinion("release", transmitted=When.parse("2030-05-01"))
    said = [*letters, *words, opinion]
    assert followed(*said) == followed(*data.draw(st.permutations(said)))


@given(LETTERS, WORDS, st.data())
def test_taking_back_restores(letters: list, words: list, data: st.DataObject) -> None:  # type: ignore[type-arg]
    before = followed(*letters, *words, an_opinion("release"))
    more = a_letter("replied", data.draw(DAYS).isoformat(), id="com-more")
    word = a_word("partly", "2030-12-24", by="T. (invented)")
    said = [*letters, *words, an_opinion("release"), more, word]
    assert followed(*said, replace(more, taken_back=True), replace(word, done=None)) == before


@given(LETTERS)
def test_the_same_input_gives_the_same_calendar_and_lines_that_fit(letters: list) -> None:  # type: ignore[type-arg]
    made = [_calendar(each) for each in (letters, list(reversed(letters)))]
    assert made[0] == made[1]
    assert max(len(line) for line in made[0].split(b"\r\n")) <= 75


def _calendar(letters: list) -> bytes:  # type: ignore[type-arg]
    found = agenda({CASE: followed(*letters)})
    events = [Event(uid=each.id, first=each.first, last=each.last, summary=each.says) for each in found]
    return to_ics(events, stamp="2031-01-01T00:00:00Z")


@given(st.text())
def test_any_text_can_stand_in_a_calendar_and_is_read_back(text: str) -> None:
    plain = "".join(letter for letter in text.encode("utf-8", "ignore").decode() if letter >= " " or letter in "\n\t")
    data = to_ics([Event(uid="u", first="2031-01-01", last="2031-01-01", summary=plain)], stamp="2031-01-01T00:00:00Z")
    lines = data.replace(b"\r\n ", b"").decode().split("\r\n")
    told = next(line for line in lines if line.startswith("SUMMARY:")).removeprefix("SUMMARY:")
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    assert _read(told) == plain


def _read(told: str) -> str:
    kept = told.replace("\\\\", "\0").replace("\\n", "\n").replace("\\;", ";").replace("\\,", ",")
    return kept.replace("\0", "\\")
