"""Searching a ledger: what is found, what is shown of it, and why. Everybody named here is invented."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from habeas.casework.byhand import ByHand, claim_from_words
from habeas.casework.desk import Desk, begin_desk, open_desk
from habeas.casework.excerpts import AROUND, SAYS, Because
from habeas.casework.indexing import begin_anew, follow_ledger
from habeas.casework.intake import take_in
from habeas.casework.memory import recall
from habeas.casework.proposals import propose_from
from habeas.casework.searching import Asked, Found, Hit, Thing, search
from habeas.casework.view import view_of
from habeas.ledger.connect import ask as ask_ledger
from habeas.model import Correction, Frame, Kind, Naming, Sort, Stretch
from habeas.model.correction import reading_of

PASSPHRASE = "an invented passphrase"
TEXTS = {
    "english.txt": "Statement\n\nIlvan Torek was arrested in Tarn on 3 May 2021. No warrant was shown to him.\n",
    "russian.txt": "10 марта 2023 года Илван Торек был задержан в Элмине. Ещё один человек был арестован.\n",
    "chinese.txt": "2023年3月10日，伊尔万·托雷克在埃尔明被警方任意拘禁。\n",
    "kazakh.txt": "Қазақстан. 10 наурызда Илван Торек Элминде ұсталды.\n",
    "uyghur.txt": "2023-يىلى 10-مارت ئىلۋان تورېك ئېلمىندا قولغا ئېلىندى.\n",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The closed ledger with these texts, to be copied."""
    folder = tmp_path_factory.mktemp("made")
    with begin_desk(folder / "case.habeas", PASSPHRASE, person="R. (invented)") as desk:
        for name, text in TEXTS.items():
            (folder / name).write_text(text, encoding="utf-8")
        paths = [folder / name for name in TEXTS]
        take_in(desk, paths, supplied=Frame(), received_from="nobody", tell=lambda words: None)
        propose_from(desk, recall(desk).documents.values(), tell=lambda words: None)
    return folder / "case.habeas"


def copy_ledger(made: Path, to: Path) -> None:
    """Copy a ledger and its key file."""
    for ending in ("", ".keys", ".keys.copy"):
        shutil.copyfile(made.with_name(made.name + ending), to.with_name(to.name + ending))


@pytest.fixture(scope="module")
def read(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk that tests share; they append nothing."""
    place = tmp_path_factory.mktemp("read") / "case.habeas"
    copy_ledger(made, place)
    with open_desk(place, PASSPHRASE, person="R. (invented)") as desk:
        yield desk


@pytest.fixture
def desk(made: Path, tmp_path: Path) -> Iterator[Desk]:
    """A desk of one test."""
    copy_ledger(made, tmp_path / "case.habeas")
    with open_desk(tmp_path / "case.habeas", PASSPHRASE, person="R. (invented)") as desk:
        yield desk


def ask(desk: Desk, text: str, *, exact: bool = False, limit: int = 50, after: int = 0) -> Found:
    asked = Asked(text=text, exact=exact, limit=limit, after=after)
    return search(desk, view_of(recall(desk)), asked)


def hits(found: Found, kind: Thing) -> tuple[Hit, ...]:
    return next((group.hits for group in found.groups if group.kind is kind), ())


def marked(hit: Hit) -> list[str]:
    return [text for each in hit.excerpts for text, is_marked in each.pieces if is_marked]


def because(hit: Hit) -> set[Because]:
    return {why.code for why in hit.why}


DOCUMENTS = [
    ("拘禁", "chinese.txt", ["拘禁"], Because.SAME, "two characters within a sentence"),
    ("арест", "russian.txt", ["арестован"], Because.BEGINNING, "the beginning of a word"),
    ("еще", "russian.txt", ["Ещё"], Because.YO, "ё"),
    ("казакстан", "kazakh.txt", ["Қазақстан"], Because.KAZAKH, "Kazakh letters"),
    ("ۇيغۇر تورېك", None, [], None, "one of two words is nowhere"),
    ("ﺗﻮﺭﯦﻚ", "uyghur.txt", ["تورېك"], Because.WIDTH, "presentation forms"),
    ('"warrant was shown"', "english.txt", ["warrant was shown"], Because.SAME, "a phrase is marked as one"),
    ("٢٠٢١", "english.txt", ["2021"], Because.DIGITS, "digits of another script"),
]


@pytest.mark.parametrize(("query", "name", "marks", "code", "why"), DOCUMENTS, ids=[why for *_, why in DOCUMENTS])
def test_a_document_is_found_by_its_words(
    read: Desk, query: str, name: str | None, marks: list[str], code: Because | None, why: str
) -> None:
    found = hits(ask(read, query), Thing.DOCUMENT)
    assert [(hit.title, marked(hit), because(hit)) for hit in found] == ([(name, marks, {code})] if name else [])


def test_what_is_shown_stands_in_the_document_letter_for_letter(read: Desk) -> None:
    (hit,) = hits(ask(read, "torek warrant"), Thing.DOCUMENT)
    text = recall(read).documents[hit.document].text
    for each in hit.excerpts:
        assert text[each.start : each.start + len(each.text)] == each.text
        assert len(each.text) <= 2 * AROUND + 40


def test_a_claim_is_found_by_quote_and_by_the_name_of_its_subject(read: Desk) -> None:
    found = hits(ask(read, "Torek arrested"), Thing.CLAIM)
    assert [(hit.title, marked(hit)) for hit in found] == [("Ilvan Torek", ["Torek", "arrested"])]


def test_a_person_is_found_in_every_script_and_told_why(read: Desk) -> None:
    found = {hit.title: because(hit) for hit in hits(ask(read, "Торек"), Thing.PERSON)}
    assert found["Илван Торек"] == {Because.SAME}
    assert found["Ilvan Torek"] == {Because.SCRIPT}


def test_an_exact_search_takes_the_same_letters_only(read: Desk) -> None:
    assert hits(ask(read, "еще", exact=True), Thing.DOCUMENT) == ()
    assert len(hits(ask(read, "ЕЩЁ", exact=True), Thing.DOCUMENT)) == 1
    assert hits(ask(read, "арест", exact=True), Thing.DOCUMENT) == ()
    assert {hit.title for hit in hits(ask(read, "Торек", exact=True), Thing.PERSON)} == {"Илван Торек"}


def test_an_exact_place_deep_in_a_long_document_is_found_behind_near_ones(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("ещё " * 2_000 + "еще один", encoding="utf-8")
    take_in(desk, [path], supplied=Frame(), received_from="nobody", tell=lambda words: None)
    found = [hit for hit in hits(ask(desk, "еще", exact=True), Thing.DOCUMENT) if hit.title == "long.txt"]
    assert [marked(hit) for hit in found] == [["еще"]]


def test_what_comes_later_is_found_without_making_the_index_anew(desk: Desk, tmp_path: Path) -> None:
    ask(desk, "torek")
    before = desk.ledger.index().upto
    path = tmp_path / "later.txt"
    path.write_text("Bana Orvel was released in Sarn.", encoding="utf-8")
    take_in(desk, [path], supplied=Frame(), received_from="nobody", tell=lambda words: None)
    assert [hit.title for hit in hits(ask(desk, "orvel"), Thing.DOCUMENT)] == ["later.txt"]
    assert before is not None
    assert desk.ledger.index().upto == desk.ledger.head.seq > before


def test_a_claim_by_hand_and_its_subject_are_found(desk: Desk) -> None:
    ask(desk, "torek")
    (document,) = (each for each in recall(desk).documents.values() if "Ещё" in each.text)
    words = ByHand(document=document.id, predicate=Kind.ARREST, quote="Ещё один человек", about="человек")
    claim = claim_from_words(desk, words, because="it says so")
    found = ask(desk, "человек")
    assert claim.id in [hit.id for hit in hits(found, Thing.CLAIM)]
    assert [hit.title for hit in hits(found, Thing.PERSON)] == ["человек"]


def test_a_corrected_document_is_found_by_its_new_words_only(desk: Desk) -> None:
    ask(desk, "warrant")
    (document,) = (each for each in recall(desk).documents.values() if "warrant" in each.text)
    at = document.text.index("warrant")
    correction = Correction(
        document=document.id, reading=reading_of(document), start=at, end=at + 7, was="warrant", now="writ",
        by="R. (invented)", at="2026-01-02T03:04:05Z", because="misread",
    )  # fmt: skip
    desk.ledger.append([correction], by="R. (invented)", at="2026-01-02T03:04:05Z")
    after = ask(desk, "writ")
    assert [(hit.title, marked(hit)) for hit in hits(after, Thing.DOCUMENT)] == [("english.txt", ["writ"])]
    assert ask(desk, "warrant").is_empty


def test_names_without_a_case_are_one_hit_for_all_documents_that_spell_them_so(desk: Desk) -> None:
    documents = list(recall(desk).documents.values())
    namings = [
        Naming(
            document=each.id,
            name="Office of Tides",
            sort=Sort.ORGANISATION,
            spellings=(Stretch(start=0, end=1, text="O"),),
        )
        for each in documents[:3]
    ]
    desk.ledger.append(namings, by="R. (invented)", at="2026-01-02T03:04:05Z")
    (hit,) = hits(ask(desk, "tides"), Thing.PERSON)
    assert (hit.title, hit.documents, hit.case) == ("Office of Tides", 3, None)


def test_pages_of_claims_follow_each_other_and_each_claim_is_shown_once(desk: Desk) -> None:
    documents = recall(desk).documents.values()
    (document,) = (each for each in documents if "warrant" in each.text)
    (claim, *_) = view_of(recall(desk)).claims_in(document.id)
    many = [replace(claim, proposer=replace(claim.proposer, rule=f"by-hand {number}")) for number in range(23)]
    desk.ledger.append(many, by="R. (invented)", at="2026-01-02T03:04:05Z")
    shown: list[str] = []
    after: int | None = 0
    while after is not None:
        found = ask(desk, "torek", limit=10, after=after)
        (group,) = (group for group in found.groups if group.kind is Thing.CLAIM)
        shown += [hit.id for hit in group.hits]
        after = group.further
    assert len(shown) == len(set(shown)) == group.total
    assert {claim.id for claim in many} <= set(shown)


def test_a_first_index_that_takes_long_is_made_in_steps_and_says_how_far_it_is(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("habeas.casework.indexing.ENTRIES_AT_ONCE", 5)
    view = view_of(recall(desk))
    first = follow_ledger(desk, view, within_s=0)
    assert (first.upto, first.is_whole) == (5, False)
    last = follow_ledger(desk, view)
    assert last.upto == last.of == desk.ledger.head.seq
    by_steps = ask(desk, "torek")
    begin_anew(desk)
    assert [hit.id for group in by_steps.groups for hit in group.hits] == [
        hit.id for group in ask(desk, "torek").groups for hit in group.hits
    ]


def test_searching_appends_nothing_and_the_ledger_still_proves_itself(desk: Desk, tmp_path: Path) -> None:
    before = (desk.ledger.head, desk.ledger.verify())
    ask(desk, "torek")
    begin_anew(desk)
    ask(desk, "拘禁")
    assert (desk.ledger.head, desk.ledger.verify()) == before
    desk.ledger.close()
    with open_desk(tmp_path / "case.habeas", PASSPHRASE, person="R. (invented)") as again:
        assert not ask(again, "拘禁").is_empty


HOSTILE = [
    "",
    " ",
    '"',
    "*",
    "NEAR(",
    "'; DROP TABLE search_thing",
    "\0",
    "\u202e",
    "\ud800",
    "a" * 100_000,
    "拘" * 10_000,
    "%s",
]


@pytest.mark.parametrize("query", HOSTILE, ids=[ascii(query[:12]) for query in HOSTILE])
def test_hostile_words_find_nothing_quickly(read: Desk, query: str) -> None:
    ask(read, "torek")
    began = time.process_time()
    found = ask(read, query)
    assert time.process_time() - began < 2
    assert found.is_empty
    assert found.query.was_cut == (len(query) > 1_000)


def test_every_reason_has_words() -> None:
    assert set(SAYS) == set(Because)


def test_while_another_process_writes_what_was_indexed_can_be_searched(desk: Desk, tmp_path: Path) -> None:
    ask(desk, "torek")
    name = Naming(document=next(iter(recall(desk).documents)), name="Nobody", sort=Sort.UNKNOWN, spellings=())
    desk.ledger.append([name], by="R. (invented)", at="2026-01-02T03:04:05Z")
    with desk.ledger._speaking() as base:
        ask_ledger(base)("PRAGMA busy_timeout = 100")
    with open_desk(tmp_path / "case.habeas", PASSPHRASE, person="Other (invented)") as other, other.ledger._writing():
        found = search(desk, view_of(recall(desk)), Asked(text="拘禁"), within_s=0.1)
    assert not found.is_empty
    assert not found.indexed.is_whole
