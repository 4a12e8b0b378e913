"""How a document's words are cut around the quotes of its claims. All texts are invented."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_builders import a_document
from habeas.model import Page, Scan
from habeas.model.scan import Word, write_table
from habeas.show.passages import Paragraph, Part, Span, part_with, parts_of, read_part, segments_of

TEXT = "Ona Vell was arrested in Ardeny. She was held."


@st.composite
def texts_with_spans(draw: st.DrawFn) -> tuple[str, list[Span], tuple[int, int]]:
    text = draw(st.text(alphabet=st.sampled_from("ab \nжم王\U0001f600"), max_size=60))
    ends = st.integers(0, len(text))
    places = [sorted((draw(ends), draw(ends))) for _ in range(draw(st.integers(0, 8)))]
    spans = [Span(key=str(n), start=start, end=end) for n, (start, end) in enumerate(places) if start < end]
    low, high = sorted((draw(ends), draw(ends)))
    return text, spans, (low, high)


@given(texts_with_spans())
def test_joined_segments_are_the_text(given_: tuple[str, list[Span], tuple[int, int]]) -> None:
    text, spans, (low, high) = given_

    segments = segments_of(text, spans, within=(low, high))

    assert "".join(each.text for each in segments) == text[low:high]


@given(texts_with_spans())
def test_each_letter_is_covered_by_exactly_the_claims_that_quote_it(
    given_: tuple[str, list[Span], tuple[int, int]],
) -> None:
    text, spans, within = given_

    segments = segments_of(text, spans, within=within)

    covered = {at: set(each.claims) for each in segments for at in range(each.start, each.end)}
    assert covered == {at: {span.key for span in spans if span.start <= at < span.end} for at in range(*within)}


@given(texts_with_spans())
def test_each_quote_that_begins_here_begins_once(given_: tuple[str, list[Span], tuple[int, int]]) -> None:
    text, spans, (low, high) = given_

    segments = segments_of(text, spans, within=(low, high))

    begun = sorted((key, each.start) for each in segments for key in each.begins)
    assert begun == sorted((span.key, span.start) for span in spans if low <= span.start < high)


@given(st.text(alphabet="ab \n", max_size=300), st.integers(1, 20), st.integers(1, 30))
def test_parts_follow_each_other_without_gap(text: str, shortest: int, more: int) -> None:
    parts = parts_of(text, shortest=shortest, longest=shortest + more)

    assert [part.start for part in parts] == [0, *(part.end for part in parts[:-1])]
    assert parts[-1].end == len(text)
    assert max(part.end - part.start for part in parts) <= shortest + more + 2


def test_overlapping_quotes_share_their_words() -> None:
    spans = [Span(key="arrest", start=0, end=31), Span(key="place", start=22, end=46)]

    segments = segments_of(TEXT, spans, within=(0, len(TEXT)))

    assert [(each.text, each.claims, each.begins) for each in segments] == [
        ("Ona Vell was arrested ", ("arrest",), ("arrest",)),
        ("in Ardeny", ("arrest", "place"), ("place",)),
        (". She was held.", ("place",), ()),
    ]


def test_a_long_text_is_parted_where_a_paragraph_ends() -> None:
    text = "\n\n".join(["x" * 400] * 10)

    parts = parts_of(text, shortest=1000, longest=1500)

    assert [text[part.end - 2 : part.end] for part in parts[:-1]] == ["\n\n"] * (len(parts) - 1)


@pytest.mark.parametrize(("offset", "number"), [(0, 1), (9, 1), (10, 2), (19, 2), (40, 2)])
def test_the_part_that_holds_a_place_is_found(offset: int, number: int) -> None:
    parts = (Part(number=1, start=0, end=10), Part(number=2, start=10, end=20))

    assert part_with(parts, offset).number == number


WRAPPED = "She was held for five months in the town of\nArdeny, without being brought before a judge,\nand then freed."


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("One.\n\nTwo.", ["One.", "Two."], "a blank line parts paragraphs"),
        ("One.\nTwo.", ["One.", "Two."], "as HTML is read, each block is a line"),
        (WRAPPED, [WRAPPED], "lines that were broken to fit a width are one paragraph"),
        ("a\tb\nc\td", ["a\tb", "c\td"], "rows of a table stay rows"),
        ("\n\nOne.\n \n", ["One."], "space is no paragraph"),
        ("", [], "nothing has none"),
    ],
)
def test_paragraphs_are_kept(text: str, expected: list[str], why: str) -> None:
    paragraphs = read_part(a_document(text), Part(number=1, start=0, end=len(text)), [])

    assert [words(each) for each in paragraphs] == expected, why


def words(paragraph: Paragraph) -> str:
    return "".join(segment.text for segment in paragraph.segments)


def test_short_lines_under_each_other_stand_closely() -> None:
    text = "Central Court\nArdeny\n\nShe was freed."

    paragraphs = read_part(a_document(text), Part(number=1, start=0, end=len(text)), [])

    assert [each.is_close for each in paragraphs] == [False, True, False]


def test_a_page_begins_a_paragraph_even_in_mid_sentence() -> None:
    text = "She was held\nfor five months."
    pages = (Page(number=7, start=0, end=13), Page(number=8, start=13, end=29))

    paragraphs = read_part(replace(a_document(text), pages=pages), Part(number=1, start=0, end=29), [])

    assert [(words(each), each.page) for each in paragraphs] == [("She was held", 7), ("for five months.", 8)]


def test_words_read_unsurely_from_a_picture_are_told() -> None:
    unsure = Word(start=4, end=8, x=0, y=0, width=9, height=9, confidence=31)
    scan = Scan(page=1, width=99, height=99, dpi=300, languages="eng", psm=3, turned=0, table=write_table([unsure]))
    document = replace(a_document("Ona Vell."), pages=(Page(number=1, start=0, end=9),), scans=(scan,))

    (paragraph,) = read_part(document, Part(number=1, start=0, end=9), [Span(key="c", start=0, end=9)])

    assert [(each.text, each.is_uncertain) for each in paragraph.segments] == [
        ("Ona ", False), ("Vell", True), (".", False),
    ]  # fmt: skip
