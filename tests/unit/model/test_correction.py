"""A correction moves what it leaves alone and takes away what it changes. Everyone named here is invented."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from builders import a_claim, a_document
from habeas.errors import QuoteNotVerbatim
from habeas.model import Correction, Document, Kind, Naming, Page, Scan, Sort, Stretch, Word
from habeas.model.claim import stretches_in
from habeas.model.correction import carry, carry_naming, correct, reading_of, widened
from habeas.model.scan import write_table

FIRST = "Dauren Esimov was arrested on 1O March 2019."
SECOND = "Dauren Esimov was released on 5 May 2019 in Tarn."
TEXT = f"{FIRST}\n{SECOND}"


def scanned(text: str = TEXT) -> Document:
    """Two pages read from pictures, one line each, every word with a box ten wide."""
    document, pages, scans, start = a_document(text), list[Page](), list[Scan](), 0
    for number, line in enumerate(text.splitlines(keepends=True), start=1):
        pages.append(Page(number=number, start=start, end=start + len(line)))
        scans.append(a_scan(number, line))
        start += len(line)
    return replace(document, pages=tuple(pages), scans=tuple(scans))


def a_scan(page: int, line: str) -> Scan:
    words, at = [], 0
    for number, word in enumerate(line.split()):
        at = line.index(word, at)
        words.append(
            Word(start=at, end=at + len(word), x=10 * number, y=page, width=9, height=8, confidence=50 + number)
        )
        at += len(word)
    return Scan(
        page=page, width=500, height=99, dpi=None, languages="eng", psm=3, turned=0, table=write_table(words)
    )  # fmt: skip


def a_correction(document: Document, was: str, now: str) -> Correction:
    start = document.text.index(was)
    return widened(
        Correction(
            document=document.id, reading=reading_of(document), start=start, end=start + len(was), was=was, now=now,
            by="R. (invented)", at="2026-01-02T03:04:05Z", because="it stands so on the page",
        ),
        document,
    )  # fmt: skip


def boxed(document: Document) -> dict[tuple[int, int], str]:
    """What every box of the document reads, by its page and place across."""
    starts = {page.number: page.start for page in document.pages}
    return {
        (scan.page, word.x): document.text[starts[scan.page] + word.start : starts[scan.page] + word.end]
        for scan in document.scans
        for word in scan.words
    }


@pytest.mark.parametrize(
    ("was", "now", "words", "why"),
    [
        ("1O", "10", {(1, 50): "10"}, "a word of the same length"),
        ("arrested", "taken", {(1, 30): "taken"}, "a shorter word"),
        ("O", "0", {(1, 50): "10"}, "a letter within a word is the whole word"),
        ("1O March", "10 May", {(1, 50): "10", (1, 60): "May"}, "as many words as before, each its own"),
        ("1O March", "the tenth of May", {(1, 50): "the tenth of May", (1, 60): "the tenth of May"}, "more words"),
        ("Dauren Esimov", "D.", {(1, 0): "D.", (1, 10): "D."}, "fewer words"),
    ],
)
def test_boxes_follow_their_words(was: str, now: str, words: dict[tuple[int, int], str], why: str) -> None:
    before = scanned()
    after = correct(before, a_correction(before, was, now))
    assert boxed(after) == boxed(before) | words
    assert after.text == TEXT.replace(was, now, 1)
    assert "".join(after.text[page.start : page.end] for page in after.pages) == after.text


def test_words_put_right_are_sure_and_others_are_as_sure_as_before() -> None:
    before = scanned()
    after = correct(before, a_correction(before, "1O", "10"))
    assert [word.confidence for word in after.scans[0].words] == [50, 51, 52, 53, 54, 100, 56, 57]
    assert after.scans[1] == before.scans[1]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"was": "11"}, "other words"),
        ({"reading": "0" * 64}, "another reading"),
        ({"document": "doc-0000000000000000"}, "another document"),
        ({"start": 0, "end": 0, "was": ""}, "no words at all"),
    ],
)
def test_a_correction_made_on_another_text_is_refused(change: dict[str, object], why: str) -> None:
    with pytest.raises(QuoteNotVerbatim):
        correct(scanned(), replace(a_correction(scanned(), "1O", "10"), **change))


def test_a_claim_whose_words_are_untouched_moves_with_every_stretch() -> None:
    before = scanned()
    claim = a_claim(before, SECOND, Kind.RELEASE, when="2019-05-05", trigger="released", places=["Tarn"], subject=None)
    correction = a_correction(before, "arrested", "taken away")
    after = correct(before, correction)
    moved = carry(claim, correction, text=after.text)
    assert moved is not None
    moved.passage.prove_in(after)
    assert moved.trigger is not None
    assert after.text[moved.trigger.start : moved.trigger.end] == "released"
    assert moved.places[0].start == claim.places[0].start + 2


@pytest.mark.parametrize(
    ("was", "now", "why"),
    [
        ("5 May", "6 May", "the date"),
        ("released", "freed", "the word that tells the event"),
        ("Tarn", "Torn", "the place"),
        ("Dauren Esimov was arrested", "Dauren Esimow was arrested", "the name, which stands elsewhere"),
    ],
)
def test_a_claim_that_stands_on_changed_words_is_not_carried(was: str, now: str, why: str) -> None:
    before = scanned()
    claim = a_claim(before, SECOND, Kind.RELEASE, when="2019-05-05", trigger="released", places=["Tarn"])
    correction = a_correction(before, was, now)
    assert carry(claim, correction, text=correct(before, correction).text) is None


def test_a_name_loses_the_places_that_were_changed_and_goes_where_none_is_left() -> None:
    before = scanned("Dauren Esimov came. Esimov left.\nTarn.")
    full, short = Stretch(start=0, end=13, text="Dauren Esimov"), Stretch(start=20, end=26, text="Esimov")
    naming = Naming(document=before.id, name="Dauren Esimov", sort=Sort.PERSON, spellings=(full, short))
    correction = a_correction(before, "Esimov left", "Esimow left")
    kept = carry_naming(naming, correction, text=correct(before, correction).text)
    assert kept is not None
    assert kept.spellings == (full,)
    other = a_correction(before, "Dauren Esimov", "Dauren Esinov")
    assert carry_naming(naming, other, text=correct(before, other).text) is None


@given(st.data())
def test_what_is_carried_is_always_word_for_word_what_it_was(data: st.DataObject) -> None:
    before = scanned()
    words = TEXT.split()
    was = data.draw(st.sampled_from(words))
    now = data.draw(st.text(st.characters(categories=("L", "N", "Zs")), max_size=12))
    claim = a_claim(before, SECOND, Kind.RELEASE, when="2019-05-05", trigger="released", places=["Tarn"], subject=None)
    correction = a_correction(before, was, now)
    after = correct(before, correction)
    moved = carry(claim, correction, text=after.text)
    if moved is not None:
        then = [before.text[start:end] for start, end in stretches_in(claim)]
        assert [after.text[start:end] for start, end in stretches_in(moved)] == then
    for scan, page in zip(after.scans, after.pages, strict=True):
        assert all(0 <= word.start <= word.end <= page.end - page.start for word in scan.words)


@given(
    st.lists(st.sampled_from([("1O", "10"), ("arrested", "taken"), ("May", "June"), ("Tarn", "Tarnhold")]), unique=True)
)
def test_corrections_in_any_order_give_the_same_words(pairs: list[tuple[str, str]]) -> None:
    document = scanned()
    for was, now in pairs:
        document = correct(document, a_correction(document, was, now))
    wanted = TEXT
    for was, now in sorted(pairs):
        wanted = wanted.replace(was, now)
    assert document.text == wanted
    assert [page.number for page in document.pages] == [1, 2]
