"""A lawyer edits a filing; what it rests on stays known. The statement and everybody in it are invented."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from consented import allow
from habeas.casework.decisions import decide
from habeas.casework.desk import Desk
from habeas.casework.drafting import MOST_BYTES, FileTooLarge, NotThisText, bring_back, export_text
from habeas.casework.memory import recall
from habeas.casework.petitions import file_petition, get_record, write_again
from habeas.casework.record import record_of
from habeas.casework.settling import ClaimNotAccepted, attach_claims, settle_sentence, take_new_wording
from habeas.casework.stale import Outdated, Stale
from habeas.casework.view import view_of
from habeas.casework.writing import (
    Addition,
    NothingWritten,
    WritingMoved,
    WritingUnsettled,
    begin_writing,
    count,
    find_stale,
    get_text,
    outdated_of,
    petition_of,
    record_text,
    restore_revision,
    save_text,
)
from habeas.errors import HabeasError, NotFound, Unreadable
from habeas.model import ClaimId, FactId, Paragraph, Revision, Stance, Verdict, Written
from habeas.petition.editing import settle, take_wording, text_of

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


NOW = "On 4 May 2021, she was arrested."
OTHERWISE = Outdated(number=1, why=Stale.SAYS_OTHERWISE, claims=(), now=NOW)
GONE = Outdated(number=1, why=Stale.CLAIM_GONE, claims=(ClaimId("clm-1"),), now=None)
SAID = Written(
    text="On 3 May 2021, she was arrested.", stance=Stance.TRACED, sentence=1, facts=(FactId("fct-1"),),
    claims=(ClaimId("clm-1"),),
)  # fmt: skip
ONE = (Paragraph(id="par-1", line="II.1", sentences=(SAID,)),)


@pytest.mark.parametrize(
    ("changed", "old", "is_stale", "why"),
    [
        (ONE, OTHERWISE, True, "nobody has looked at it"),
        (take_wording(ONE, "par-1", 0, NOW), OTHERWISE, False, "it has the wording of today"),
        (settle(ONE, "par-1", 0, Stance.TRACED, heeded=NOW), OTHERWISE, False, "a person saw it and let hers stand"),
        (settle(ONE, "par-1", 0, Stance.TRACED, heeded="other"), OTHERWISE, True, "it changed once more since"),
        (settle(ONE, "par-1", 0, Stance.ARGUMENT), OTHERWISE, False, "an argument rests on no claim"),
        (settle(ONE, "par-1", 0, Stance.TRACED), GONE, True, "no word carries a sentence whose claim is gone"),
    ],
)
def test_a_changed_sentence_waits_for_a_persons_word(
    changed: tuple[Paragraph, ...], old: Outdated, is_stale: bool, why: str
) -> None:
    assert (outdated_of(changed[0].sentences[0], {1: old}) is not None) == is_stale, why


def test_a_wording_that_there_is_not_cannot_be_taken(desk: Desk, begun: Revision) -> None:
    with pytest.raises(NotFound):
        take_new_wording(desk, begun.writing, a_paragraph(begun).id, 0, number=1)


def test_a_text_that_nobody_settled_is_not_put_on_the_record(desk: Desk, begun: Revision) -> None:
    paragraph = a_paragraph(begun)
    words = text_of(paragraph).replace("arrested", "taken away")
    save_text(desk, begun.writing, {paragraph.id: words}, number=1)
    with pytest.raises(WritingUnsettled):
        record_text(desk, begun.writing)


def test_a_sentence_whose_claim_is_gone_is_not_put_on_the_record(desk: Desk, begun: Revision) -> None:
    paragraph = a_paragraph(begun)
    decide(desk, list(paragraph.sentences[0].claims), Verdict.REJECT, because="misread (invented)")
    memory = recall(desk)
    settle_word = settle_sentence(desk, begun.writing, paragraph.id, 0, Stance.ARGUMENT, number=1)
    assert a_changed(settle_word, paragraph).sentences[0].stance is Stance.ARGUMENT
    text = get_text(memory, begun.writing)
    assert count(begun, find_stale(memory, text)).stale > 0
    with pytest.raises(WritingUnsettled):
        record_text(desk, begun.writing)


def test_a_claim_that_a_person_attaches_is_cited(desk: Desk, begun: Revision) -> None:
    paragraph = a_paragraph(begun)
    saved = changed(desk, begun)
    place = len(a_changed(saved, paragraph).sentences) - 1
    claim = recall(desk).current_claims()[0].id
    attach_claims(desk, begun.writing, paragraph.id, place, [claim], number=2)
    made = petition_of(recall(desk), get_text(recall(desk), begun.writing))
    sentence = next(each for each in made.sentences if each.text == OWN)
    assert (sentence.stance, sentence.claims) == (Stance.TRACED, (claim,))
    assert claim in [note.claim for note in made.footnotes]


def test_an_undecided_claim_carries_nothing(desk: Desk, begun: Revision) -> None:
    paragraph = a_paragraph(begun)
    claim = recall(desk).current_claims()[-1].id
    decide(desk, [claim], Verdict.RETRACT, because="not sure (invented)")
    with pytest.raises(ClaimNotAccepted):
        attach_claims(desk, begun.writing, paragraph.id, 0, [claim], number=1)


def test_the_filing_tells_how_many_sentences_are_argument(desk: Desk, begun: Revision) -> None:
    changed(desk, begun)
    made = petition_of(recall(desk), get_text(recall(desk), begun.writing))
    assert "Sentences that are argument and rest on no claim: 1. Each of them is marked." in made.notes


def test_a_text_goes_out_and_comes_back_as_it_was(desk: Desk, begun: Revision) -> None:
    data = export_text(recall(desk), begun.writing)
    with pytest.raises(NothingWritten):
        bring_back(desk, begun.writing, data)


def test_a_file_taken_before_somebody_saved_is_not_put_over_her_words(desk: Desk, begun: Revision) -> None:
    data = export_text(recall(desk), begun.writing)
    changed(desk, begun)
    with pytest.raises(WritingMoved):
        bring_back(desk, begun.writing, data)


def packed(body: str) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("word/document.xml", body)
    return written.getvalue()


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ENTITY = f'<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document {W}><w:body><w:p>&a;</w:p></w:body></w:document>'


@pytest.mark.parametrize(
    ("data", "error", "why"),
    [
        (packed(f"<w:document {W}><w:body/></w:document>"), NotThisText, "it holds no paragraph of ours"),
        (packed(" " * (MOST_BYTES + 1)), FileTooLarge, "a little file that unpacks to a large one"),
        (b" " * (MOST_BYTES + 1), FileTooLarge, "a large file"),
        (packed(ENTITY), Unreadable, "it declares entities"),
        (packed("<w:document>"), Unreadable, "it is no XML"),
        (b"no archive", Unreadable, "it is no archive"),
    ],
)
def test_a_hostile_file_is_refused(
    desk: Desk, begun: Revision, data: bytes, error: type[HabeasError], why: str
) -> None:
    with pytest.raises(error):
        bring_back(desk, begun.writing, data)
    assert get_text(recall(desk), begun.writing).latest == begun, why
