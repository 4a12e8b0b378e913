"""The laws that dates, answers, lengths and their JSON keep, whatever they are made of."""

from __future__ import annotations

import datetime
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.errors import BadDate
from habeas.model import (
    Amount,
    Answer,
    Attribute,
    Basis,
    Claim,
    Dated,
    Kind,
    Mention,
    Modality,
    Moment,
    Passage,
    Proposer,
    Span,
    Stretch,
    When,
    all_of,
    any_of,
)
from habeas.model.codec import from_json, to_json
from habeas.model.ids import DocumentId

MARKS = st.sampled_from(["", "", "~", "?", "%"])
DAYS = st.dates().map(lambda day: day.isoformat())


@st.composite
def dates(draw: st.DrawFn) -> str:
    """Draw a date with unspecified digits and qualifiers; it need not exist."""
    year = draw(st.one_of(st.integers(0, 9999).map("{:04d}".format), st.from_regex(r"-?[\dX]{3}[\dX]", fullmatch=True)))
    text = draw(MARKS) + year + draw(MARKS)
    for _ in range(draw(st.integers(0, 2))):
        text += "-" + draw(MARKS) + draw(st.from_regex(r"[0-4X][\dX]", fullmatch=True)) + draw(MARKS)
    return text


ENDS = st.one_of(dates(), DAYS, st.just(".."), st.just(""))
TEXTS = st.one_of(
    dates(),
    DAYS,
    st.tuples(DAYS, st.times()).map(lambda both: f"{both[0]}T{both[1].isoformat('minutes')}"),
    st.tuples(ENDS, ENDS).map("/".join),
    st.lists(dates(), min_size=1, max_size=4).map(lambda members: "[" + ",".join(members) + "]"),
    st.from_regex(r"Y-?[1-9]\d{0,8}(E\d)?(S\d)?", fullmatch=True),
)


def read_or_none(text: str) -> When | None:
    try:
        return When.parse(text)
    except BadDate:
        return None


WHENS = TEXTS.map(read_or_none).filter(lambda when: when is not None)


@given(WHENS)
def test_reading_what_was_printed_gives_the_same_date(when: When) -> None:
    assert When.parse(when.edtf) == when


@given(st.text(alphabet="0123456789XYESTZ~?%/.,-+:[]{} ", max_size=40))
def test_no_text_does_worse_than_being_refused(text: str) -> None:
    when = read_or_none(text)
    assert when is None or When.parse(when.edtf) == when


@given(WHENS)
def test_a_date_begins_before_it_ends(when: When) -> None:
    assert when.earliest is None or when.latest is None or when.earliest <= when.latest


@given(WHENS, WHENS)
def test_what_came_before_did_not_come_after(left: When, right: When) -> None:
    if left.before(right) == Answer.YES:
        assert right.before(left) == Answer.NO
        assert left.overlaps(right) == Answer.NO


@given(WHENS, WHENS)
def test_yes_is_never_said_against_the_bounds(left: When, right: When) -> None:
    if left.before(right) == Answer.YES:
        assert left.latest is not None and right.earliest is not None and left.latest < right.earliest
    if left.overlaps(right) == Answer.NO:
        assert (left.latest is not None and right.earliest is not None and left.latest < right.earliest) or (
            right.latest is not None and left.earliest is not None and right.latest < left.earliest
        )


@given(WHENS, WHENS)
def test_overlap_is_mutual(left: When, right: When) -> None:
    assert left.overlaps(right) == right.overlaps(left)


@given(WHENS)
def test_every_date_overlaps_itself_or_may(when: When) -> None:
    assert when.overlaps(when) != Answer.NO


@given(st.dates(), st.dates())
def test_two_plain_days_compare_like_the_calendar(left: datetime.date, right: datetime.date) -> None:
    answer = When.parse(left.isoformat()).before(When.parse(right.isoformat()))
    assert answer == (Answer.YES if left < right else Answer.NO if left > right else Answer.UNKNOWN)


@given(st.dates(), st.dates())
def test_days_between_keep_both_ends(one: datetime.date, other: datetime.date) -> None:
    first, last = sorted((one, other))
    when = When.between(Moment(first.year, first.month, first.day), Moment(last.year, last.month, last.day))
    assert when.earliest is not None and when.earliest.date_text == first.isoformat()
    assert when.latest is not None and when.latest.date_text == last.isoformat()


@given(st.dates(), st.integers(-100_000, 100_000))
def test_days_are_added_as_datetime_adds_them(day: datetime.date, count: int) -> None:
    try:
        expected = day + datetime.timedelta(days=count)
    except OverflowError:
        return
    moved = Moment(day.year, day.month, day.day).plus_days(count)
    assert (moved.year, moved.month, moved.day, moved.weekday) == (
        expected.year, expected.month, expected.day, expected.weekday(),
    )  # fmt: skip


@given(st.integers(-30_000, 30_000), st.integers(1, 12), st.integers(-5000, 5000))
def test_months_added_and_taken_away_lead_back(year: int, month: int, count: int) -> None:
    start = Moment(year, month)
    assert start.plus_months(count).plus_months(-count) == start


@given(st.dates(), st.dates())
def test_a_length_between_two_days_is_their_difference(one: datetime.date, other: datetime.date) -> None:
    first, last = sorted((one, other))
    span = Span.between(When.parse(first.isoformat()), When.parse(last.isoformat()))
    assert span.at_least == span.at_most == (last - first).days


@given(
    st.dates(datetime.date(1890, 1, 1), datetime.date(2110, 1, 1)),
    st.integers(1, 60),
    st.sampled_from(["month", "year"]),
)
def test_so_many_months_by_the_calendar_lie_within_their_bounds(day: datetime.date, number: int, unit: str) -> None:
    first = Moment(day.year, day.month, 1)
    last = first.plus_months(number * (12 if unit == "year" else 1))
    span = Span.of(number, unit, bound="exact")
    assert span.at_most is not None
    assert span.at_least <= last.day_number - first.day_number <= span.at_most


SPANS = st.tuples(st.integers(0, 500), st.none() | st.integers(0, 500)).map(
    lambda ends: Span(at_least=float(ends[0]), at_most=None if ends[1] is None else float(ends[0] + ends[1]))
)


@given(SPANS, SPANS)
def test_lengths_agree_mutually_and_never_with_what_they_exclude(left: Span, right: Span) -> None:
    assert left.compatible(right) == right.compatible(left)
    if left.at_most is not None and left.at_most < right.at_least:
        assert left.compatible(right) == Answer.NO


RANK = {Answer.NO: 0, Answer.UNKNOWN: 1, Answer.YES: 2}


@pytest.mark.parametrize(("left", "right"), list(product(Answer, Answer)))
def test_and_is_the_lesser_or_the_greater_not_the_opposite(left: Answer, right: Answer) -> None:
    assert RANK[left & right] == min(RANK[left], RANK[right])
    assert RANK[left | right] == max(RANK[left], RANK[right])
    assert RANK[~left] == 2 - RANK[left]
    assert ~(left & right) == ~left | ~right


@given(st.lists(st.sampled_from(list(Answer))))
def test_all_and_any_are_opposites(answers: list[Answer]) -> None:
    assert ~all_of(answers) == any_of(~answer for answer in answers)


@pytest.mark.parametrize("answer", list(Answer))
def test_an_answer_is_never_read_as_true_or_false(answer: Answer) -> None:
    with pytest.raises(TypeError):
        bool(answer)


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
OFFSETS = st.integers(0, 10**6)
STRETCHES = st.builds(Stretch, start=OFFSETS, end=OFFSETS, text=TEXT)
MENTIONS = st.builds(Mention, name=TEXT, start=OFFSETS, end=OFFSETS, text=TEXT, inferred=st.booleans())
CLAIMS = st.builds(
    Claim,
    predicate=st.sampled_from([*Kind, *Attribute]),
    modality=st.sampled_from(Modality),
    passage=st.builds(
        Passage, document=TEXT.map(DocumentId), start=OFFSETS, end=OFFSETS, quote=TEXT, page=st.none() | OFFSETS
    ),
    proposer=st.builds(Proposer, name=TEXT, version=TEXT, rule=TEXT),
    confidence=st.floats(0, 1),
    trigger=st.none() | STRETCHES,
    dated=st.none() | st.builds(Dated, when=WHENS, basis=st.sampled_from(Basis), start=OFFSETS, end=OFFSETS),
    subject=st.none() | MENTIONS,
    agents=st.lists(MENTIONS, max_size=2).map(tuple),
    places=st.lists(MENTIONS, max_size=2).map(tuple),
    speaker=st.none() | MENTIONS,
    hedges=st.lists(STRETCHES, max_size=2).map(tuple),
    amounts=st.lists(
        st.builds(Amount, value=st.sampled_from(["3", "0.5"]), unit=TEXT, start=OFFSETS, end=OFFSETS, text=TEXT),
        max_size=2,
    ).map(tuple),
    value=st.none() | TEXT,
)


@given(CLAIMS)
def test_a_claim_comes_back_from_its_json_as_it_was(claim: Claim) -> None:
    written = to_json(claim)
    again = from_json(Claim, written)
    assert again == claim
    assert again.id == claim.id
    assert to_json(again) == written
