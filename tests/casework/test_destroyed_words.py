"""Of a testimony that is destroyed no word is left but in texts that are named to be read. Nobody named here exists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pytest
from every_kind import Ground, beside_it, ground_of, on_both, on_the_case, on_the_source
from opened_pages import every_page

from consented import DAY, allow
from habeas.casework.appending import append
from habeas.casework.byhand import ByHand, claim_from_words
from habeas.casework.cases import compute_cases, get_case
from habeas.casework.decisions import decide, judge
from habeas.casework.deriving import derive
from habeas.casework.desk import Desk
from habeas.casework.destroying import ReasonRepeats, derived_from, destroy_source, hold
from habeas.casework.intake import take_in
from habeas.casework.memory import recall
from habeas.casework.petitions import file_petition
from habeas.casework.proposals import propose_from
from habeas.casework.record import record_of
from habeas.casework.remnants import to_review
from habeas.casework.searching import Asked, search
from habeas.casework.sitting import Sitting
from habeas.casework.view import view_of
from habeas.casework.writing import begin_writing
from habeas.ledger import Closed, Ledger, ProposalMade
from habeas.ledger.entries import KINDS, Entry, PageRead
from habeas.ledger.key import Cost
from habeas.ledger.scribe import write
from habeas.model import Audience, Correction, Descent, Document, Frame, Kind, PageReading, Sameness, Scan, Verdict
from habeas.model.codec import to_json
from habeas.model.correction import reading_of
from habeas.model.ids import document_id, naming_id

CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
PASSPHRASE = "an invented passphrase"
NAME = "Orsa Mellin"
CANARY, READ_AS = "zibberwock", "zibbervock"
WORDS = (CANARY, READ_AS, "quandt")
TESTIMONY = f"""Testimony of the invented witness Sefa Quandt

Orsa Mellin was arrested in Tarn on 3 May 2021 beside the {READ_AS}.
Orsa Mellin was beaten in the police station of Tarn on 4 May 2021, and the {CANARY} saw it.
"""
REPEATS = "A friend wrote again that the zibberwock saw it in Tarn, and nothing else.\n"
IN_OTHER_WORDS = "She said that the {} saw it."
BECAUSE = "the source asks for it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    desk: Desk
    at: Ground
    before: tuple[Entry, ...]
    path: Path


@pytest.fixture
def told(desk: Desk, tmp_path: Path) -> Told:
    """A testimony with everything that may be written from it."""
    document = bring(desk, tmp_path)
    words = IN_OTHER_WORDS.format(CANARY)
    judge(desk, *(key for key, each in recall(desk).namings.items() if each.name == NAME), Sameness.SAME, because=words)
    at = ground_of(desk, NAME, document)
    append(desk, on_both(at, words), at="2026-01-02T03:04:05Z")
    decide(desk, [*at.claims, *at.claims_beside], Verdict.ACCEPT, because="read again")
    for audience in (Audience.FAMILY, Audience.UN):
        allow(desk, NAME, audience)
        form = "wgad_questionnaire" if audience is Audience.UN else "family_summary"
        made, _ = file_petition(desk, NAME, state=None, made_on=DAY, folder=tmp_path / "out", form=form)
    begin_writing(desk, made.petition.id)
    at = ground_of(desk, NAME, document)
    for bodies in (on_the_case(at, words), beside_it(at, words), on_the_source(at, words)):
        append(desk, list(bodies), at="2026-01-02T03:04:05Z")
    assert search(desk, view_of(recall(desk)), Asked(text=CANARY)).groups
    return Told(desk=desk, at=at, before=recall(desk).entries, path=tmp_path / "case.habeas")


def bring(desk: Desk, folder: Path) -> str:
    """Take it in, as a picture would be: a page read, words put right, names, proposals, a claim by hand."""
    file = folder / f"{CANARY}.txt"
    file.write_text(TESTIMONY, encoding="utf-8")
    taken = take_in(desk, [file], supplied=Frame(author="Sefa Quandt"), received_from=CANARY, tell=lambda words: None)
    (document,) = taken.documents
    start = document.text.index(READ_AS)
    scan = Scan(page=1, width=1, height=1, dpi=None, languages="eng", psm=6, turned=0, table="")
    append(
        desk,
        [
            PageRead(key=f"{document.sha256}-1", reading=PageReading(text=TESTIMONY, scan=scan)),
            Correction(
                document=document.id, reading=reading_of(document), start=start, end=start + len(READ_AS), was=READ_AS,
                now=CANARY, by="R. (invented)", at="2026-01-02T03:04:05Z", because=f"it says {CANARY}",
            ),
            ProposalMade(document=document.id, version="0", claims=0, namings=0, notes=(CANARY,), model="m"),
        ],
        at="2026-01-02T03:04:05Z",
    )  # fmt: skip
    propose_from(desk, [recall(desk).documents[document.id]], tell=lambda words: None)
    claim_from_words(
        desk, ByHand(document=document.id, quote=f"the {CANARY} saw it", predicate=Kind.TORTURE, about=NAME)
    )
    return document.id


def destroy(told: Told) -> tuple[str, ...]:
    """Destroy the testimony, and return the numbers of what is to be read."""
    done = destroy_source(told.desk, told.at.document, typed=told.at.document, because=BECAUSE)
    return tuple(str(each.seq) for each in done.derived.review)


def holding(entries: tuple[Entry, ...], word: str) -> Iterator[Entry]:
    yield from (each for each in entries if not isinstance(each.body, Closed) and word in write(each.body).casefold())


WHAT_GOES = (
    "document", "provenance", "naming", "claim", "proposal_made", "page_read", "correction", "description", "decision",
    "judgement", "event_judgement", "classing", "source_withdrawal", "artefact", "revision", "note", "derivation",
    "placement",
)  # fmt: skip


def test_what_was_written_from_it_is_gone_but_for_what_is_named(told: Told) -> None:
    left = {int(each) for each in destroy(told)}
    gone = {each.seq for each in recall(told.desk).entries if isinstance(each.body, Closed)}
    wrote = {each.seq: each.kind for word in WORDS for each in holding(told.before, word)}
    assert {wrote[seq] for seq in wrote.keys() & gone} == set(WHAT_GOES)
    assert wrote.keys() - gone == left


def test_every_text_that_still_holds_its_words_is_named(told: Told) -> None:
    words = (*holding(told.before, "quandt"), *holding(told.before, CANARY))
    kinds = {each.kind for each in words}
    assert len(kinds) > 30
    before = derived_from(recall(told.desk), told.at.document).review
    left = destroy(told)
    after = recall(told.desk)
    still = {str(each.seq) for word in WORDS for each in holding(after.entries, word)}
    assert still == set(left) - {str(after.upto)}
    assert tuple(str(each.seq) for each in before) == left
    ((word, shown),) = to_review(after, after.source.readings.spoken.safekeeping.shreddings)
    assert (word.review, tuple(str(each.seq) for each in shown)) == (left, left)


def test_no_page_of_the_file_or_its_log_or_a_new_backup_holds_a_word_of_it(told: Told, tmp_path: Path) -> None:
    assert CANARY.encode() in every_page(told.path, PASSPHRASE, CHEAP)  # the index of words
    destroy(told)
    told.desk.ledger.backup(tmp_path / "backup")
    for file in (told.path, tmp_path / "backup"):
        pages = every_page(file, PASSPHRASE, CHEAP)
        assert [word for word in (CANARY, READ_AS, "quandt", "Quandt") if word.encode() in pages] == []
    beside = [each for each in tmp_path.iterdir() if each.name.startswith(("case.habeas", "backup"))]
    assert [each.name for each in beside if CANARY.encode() in each.read_bytes()] == []


def test_search_finds_no_word_of_it(told: Told) -> None:
    destroy(told)
    found = search(told.desk, view_of(recall(told.desk)), Asked(text=CANARY))
    assert [group.total for group in found.groups if group.total] == []


def test_no_view_shows_a_word_of_it_but_in_the_named_texts(told: Told) -> None:
    left = {int(each) for each in destroy(told)}
    sitting = Sitting(Ledger.open(told.path, PASSPHRASE, cost=CHEAP))
    assert sitting.wait(120)
    view = sitting.view()
    memory = view.memory
    assert [
        line.seq for line in view.history(limit=1000) if CANARY in repr(write(line.body)) and line.seq not in left
    ] == []
    named = IN_OTHER_WORDS.format(CANARY)
    assert CANARY not in "".join(to_json(case) for case in compute_cases(memory)).replace(named, "")
    assert CANARY not in "".join(each.text for each in memory.documents.values())
    assert [each.id for each in memory.artefacts] == []
    assert told.at.document not in {each.id for each in memory.documents.values()}
    sitting.close()


def test_the_reason_may_not_repeat_what_is_destroyed(told: Told) -> None:
    for because in (f"it told of the {CANARY}", "she wrote that the police station of Tarn is meant"):
        with pytest.raises(ReasonRepeats):
            destroy_source(told.desk, told.at.document, typed=told.at.document, because=because)
    assert isinstance(recall(told.desk).documents[told.at.document], Document)


def test_a_document_that_repeats_it_is_named_and_not_destroyed(told: Told, tmp_path: Path) -> None:
    (tmp_path / "again.txt").write_text(REPEATS, encoding="utf-8")
    taken = take_in(
        told.desk, [tmp_path / "again.txt"], supplied=Frame(), received_from=None, tell=lambda words: None
    )  # fmt: skip
    again = taken.documents[0].id
    unsaid = derived_from(recall(told.desk), told.at.document)
    derive(told.desk, again, told.at.document, Descent.DERIVES, because="It is a translation of the other.")
    found = derived_from(recall(told.desk), told.at.document)
    assert (unsaid.copies, found.copies) == ((), (again,))
    assert {each.kind for each in found.review} >= {"note", "consent", "communication"}
    destroy(told)
    assert again in recall(told.desk).documents


def test_what_stays_of_an_entry_tells_only_number_kind_and_time(told: Told) -> None:
    destroy(told)
    gone = next(
        each for each in recall(told.desk).entries if each.kind == KINDS[Document] and each.body is Closed.DESTROYED
    )
    assert (gone.by, gone.body) == ("", Closed.DESTROYED)


def test_what_was_said_of_a_case_is_still_said_of_it_when_the_name_it_went_by_is_destroyed(
    desk: Desk, tmp_path: Path
) -> None:
    own = next(key for key, each in recall(desk).namings.items() if each.name == NAME)
    texts = (TESTIMONY + "\n" * count for count in range(200))
    text = next(each for each in texts if naming_id(document_id(sha256(each.encode()).hexdigest()), NAME) < own)
    (tmp_path / "testimony.txt").write_text(text, encoding="utf-8")
    taken = take_in(desk, [tmp_path / "testimony.txt"], supplied=Frame(), received_from=None, tell=lambda words: None)
    propose_from(desk, taken.documents, tell=lambda words: None)
    judge(
        desk, *(key for key, each in recall(desk).namings.items() if each.name == NAME), Sameness.SAME, because="same"
    )
    before = get_case(recall(desk), NAME).id
    allow(desk, NAME)
    hold(desk, NAME, held=True, because="a court asks for it")
    hold(desk, NAME, held=False, because="the court has it")
    destroy_source(desk, taken.documents[0].id, typed=taken.documents[0].id, because=BECAUSE)
    after = get_case(recall(desk), NAME)
    assert after.id != before
    assert get_case(recall(desk), before).id == after.id
    assert [each.case for each in record_of(recall(desk), after).consents] == [before]
    sitting = Sitting(Ledger.open(tmp_path / "case.habeas", PASSPHRASE, cost=CHEAP))
    assert sitting.wait(60)
    assert [line.kind for line in sitting.view().history(after.id) if line.kind == "consent"] == ["consent"]
    sitting.close()
