"""A lawyer edits a filing; what it rests on stays known. The statement and everybody in it are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from consented import allow
from habeas.casework.decisions import decide
from habeas.casework.desk import Desk
from habeas.casework.memory import recall
from habeas.casework.petitions import file_petition, get_record, write_again
from habeas.casework.record import record_of
from habeas.casework.view import view_of
from habeas.casework.writing import (
    Addition,
    NothingWritten,
    WritingMoved,
    begin_writing,
    find_stale,
    get_text,
    petition_of,
    record_text,
    restore_revision,
    save_text,
    settle_sentence,
)
from habeas.model import Paragraph, Revision, Stance, Verdict
from habeas.petition.editing import text_of

NAME = "Orsa Mellin"
OWN = "No law of Zubrania allows this."


@pytest.fixture
def begun(desk: Desk, tmp_path: Path) -> Revision:
    claims = [each.id for each in recall(desk).current_claims()]
    decide(desk, claims, Verdict.ACCEPT, because="it stands there (invented)")
    allow(desk, NAME)
    pleading, _ = file_petition(desk, NAME, state=None, made_on="2026-01-02", folder=tmp_path)
    return begin_writing(desk, pleading.petition.id)


def a_paragraph(revision: Revision) -> Paragraph:
    return next(each for each in revision.paragraphs if "arrested" in text_of(each))


def changed(desk: Desk, begun: Revision) -> Revision:
    paragraph = a_paragraph(begun)
    return save_text(desk, begun.writing, {paragraph.id: f"{text_of(paragraph)} {OWN}"}, number=begun.number)


def test_the_first_revision_is_the_filing_as_it_was_written(desk: Desk, begun: Revision) -> None:
    text = get_text(recall(desk), begun.writing)
    assert {each.stance for each in petition_of(recall(desk), text).sentences} == {Stance.TRACED}
    assert [each.text for each in petition_of(recall(desk), text).sentences] == [
        each.text for each in text.base.sentences
    ]


def test_a_lawyers_own_sentence_is_argument(desk: Desk, begun: Revision) -> None:
    changed(desk, begun)
    made = petition_of(recall(desk), get_text(recall(desk), begun.writing))
    assert [each.text for each in made.sentences if each.stance is Stance.ARGUMENT] == [OWN]


def test_every_saving_stays_on_record(desk: Desk, begun: Revision) -> None:
    changed(desk, begun)
    memory = recall(desk)
    case = view_of(memory).case(NAME)
    assert [each.number for each in record_of(memory, case).revisions] == [1, 2]


def test_two_who_save_at_once_lose_nothing(desk: Desk, begun: Revision) -> None:
    changed(desk, begun)
    with pytest.raises(WritingMoved):
        changed(desk, begun)


def test_saving_what_stands_already_is_refused(desk: Desk, begun: Revision) -> None:
    paragraph = a_paragraph(begun)
    with pytest.raises(NothingWritten):
        save_text(desk, begun.writing, {paragraph.id: text_of(paragraph)}, number=1)


def test_an_earlier_revision_can_be_had_again(desk: Desk, begun: Revision) -> None:
    after = changed(desk, begun)
    restored = restore_revision(desk, begun.writing, 1, number=after.number)
    assert (restored.number, restored.paragraphs) == (3, begun.paragraphs)


def test_a_new_paragraph_stands_where_it_was_put(desk: Desk, begun: Revision) -> None:
    before = a_paragraph(begun)
    added = Addition(line=before.line, after=before.id, text=OWN)
    made = save_text(desk, begun.writing, {}, number=1, additions=[added])
    place = [each.id for each in made.paragraphs].index(before.id)
    assert text_of(made.paragraphs[place + 1]) == OWN


def test_a_person_says_that_the_claims_still_carry_a_sentence(desk: Desk, begun: Revision) -> None:
    paragraph = a_paragraph(begun)
    words = text_of(paragraph).replace("arrested", "taken away")
    saved = save_text(desk, begun.writing, {paragraph.id: words}, number=1)
    place = next(at for at, each in enumerate(a_changed(saved, paragraph).sentences) if each.stance is Stance.REWORDED)
    settled = settle_sentence(desk, begun.writing, paragraph.id, place, Stance.TRACED, number=2)
    assert a_changed(settled, paragraph).sentences[place].stance is Stance.TRACED


def a_changed(revision: Revision, paragraph: Paragraph) -> Paragraph:
    return next(each for each in revision.paragraphs if each.id == paragraph.id)


def test_a_rejected_claim_makes_its_sentences_stale(desk: Desk, begun: Revision) -> None:
    claims = a_paragraph(begun).sentences[0].claims
    decide(desk, list(claims), Verdict.REJECT, because="misread (invented)")
    memory = recall(desk)
    assert a_paragraph(begun).sentences[0].sentence in find_stale(memory, get_text(memory, begun.writing))


def test_an_edited_filing_is_recorded_and_reads_the_same_again(desk: Desk, begun: Revision) -> None:
    record = record_text(desk, changed(desk, begun).writing)
    memory = recall(desk)
    again = write_again(memory, get_record(memory, record.id)).petition
    assert again == petition_of(memory, get_text(memory, begun.writing))
    assert OWN in [each.text for each in again.sentences]
