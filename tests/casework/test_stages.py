"""From files to a petition on a real ledger, and what happens to bad input on the way."""

from pathlib import Path

import pytest

from consented import allow
from habeas.casework.cases import get_case
from habeas.casework.decisions import decide, judge
from habeas.casework.desk import Desk
from habeas.casework.intake import take_in
from habeas.casework.keeping import verify_ledger
from habeas.casework.memory import recall
from habeas.casework.petitions import SourceWouldBeNamed, explain_sentence, file_petition
from habeas.casework.proposals import propose_from
from habeas.casework.running import write_case
from habeas.errors import NotFound, Refused
from habeas.model import Frame, Kind, Sameness, Verdict

NAME = "Orsa Mellin"
SILENT = lambda words: None  # noqa: E731  progress that nobody reads


def accept_everything(desk: Desk) -> None:
    claims = [weighed.claim.id for weighed in get_case(recall(desk), NAME).claims]
    decide(desk, claims, Verdict.ACCEPT, because="read in the statement")
    allow(desk, NAME)


def test_the_same_bytes_twice_are_one_document_with_two_provenances(desk: Desk, statement: Path) -> None:
    again = take_in(desk, [statement], supplied=Frame(), received_from="a friend", tell=SILENT)
    memory = recall(desk)
    assert len(again.known) == 1
    assert len(memory.documents) == 1
    assert [copy.received_from for copy in memory.provenances[again.known[0]]] == ["Lantern", "a friend"]


def test_a_file_that_cannot_be_read_is_set_aside_and_the_batch_goes_on(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "a-empty.txt").write_bytes(b"")
    (tmp_path / "b-good.txt").write_text("Nils Orr (invented) was arrested on 4 June 2022.", encoding="utf-8")
    paths = [tmp_path / "a-empty.txt", tmp_path / "missing.txt", tmp_path / "b-good.txt"]
    intake = take_in(desk, paths, supplied=Frame(), received_from=None, tell=SILENT)
    assert len(intake.documents) == 1
    assert {each.code for each in recall(desk).set_aside} == {"source-empty", "source-unopened"}


def test_no_folder_above_what_was_given_is_kept(desk: Desk, tmp_path: Path) -> None:
    names = [copy.original_name for copies in recall(desk).provenances.values() for copy in copies]
    assert names == ["statement.txt"]


def test_proposing_twice_with_the_same_rules_adds_nothing(desk: Desk) -> None:
    before = desk.ledger.head
    propose_from(desk, recall(desk).documents.values(), tell=SILENT)
    assert desk.ledger.head == before


def test_no_petition_is_written_from_undecided_claims(desk: Desk, tmp_path: Path) -> None:
    before = desk.ledger.head
    with pytest.raises(Refused):
        file_petition(desk, NAME, state=None, made_on="2026-01-02", folder=tmp_path / "out")
    assert desk.ledger.head == before
    assert list((tmp_path / "out").glob("*")) == []


def test_a_petition_can_be_walked_back_to_the_words_and_built_again(desk: Desk, tmp_path: Path) -> None:
    accept_everything(desk)
    pleading, paths = file_petition(desk, NAME, state=None, made_on="2026-01-02", folder=tmp_path / "out")
    assert sorted(path.suffix for path in paths) == [".docx", ".json", ".odt", ".pdf"]
    arrest = next(sentence for sentence in pleading.petition.sentences if sentence.line == "II.1")
    walk = explain_sentence(recall(desk), f"{pleading.petition.id}:{arrest.number}").as_text()
    assert "Orsa Mellin was arrested in Tarn on 3 May 2021." in walk
    proved = verify_ledger(desk, tell=SILENT)
    assert any(line.startswith("1 petitions built again") for line in proved.proved)
    assert proved.not_compared == ()


def test_a_later_decision_does_not_change_what_a_petition_said(desk: Desk, tmp_path: Path) -> None:
    accept_everything(desk)
    pleading, _ = file_petition(desk, NAME, state=None, made_on="2026-01-02", folder=tmp_path)
    charge = next(claim for claim in recall(desk).current_claims() if claim.predicate is Kind.CHARGE)
    decide(desk, [charge.id], Verdict.REJECT, because="a better source came")
    last = pleading.petition.sentences[-1].number
    assert explain_sentence(recall(desk), f"{pleading.petition.id}:{last}").petition == pleading.petition.id
    verify_ledger(desk, tell=SILENT)


@pytest.mark.parametrize("reference", ["pet-0:1", "pet-0", "", ":", "pet-0:x"])
def test_a_sentence_that_does_not_exist_is_not_explained(desk: Desk, reference: str) -> None:
    with pytest.raises(NotFound):
        explain_sentence(recall(desk), reference)


def test_a_name_that_nobody_has_finds_no_case(desk: Desk) -> None:
    with pytest.raises(NotFound):
        get_case(recall(desk), "Nobody of that name")


def test_a_source_who_must_not_be_named_is_cited_in_other_words_everywhere(desk: Desk, tmp_path: Path) -> None:
    letter = tmp_path / "vera-mellin.txt"
    letter.write_text("They beat Orsa Mellin in Tarn on 4 May 2021. (An invented letter.)", encoding="utf-8")
    frame = Frame(author="Vera Mellin", title="My sister", cited_as="a relative")
    take_in(desk, [letter], supplied=frame, received_from="Vera Mellin", tell=SILENT)
    propose_from(desk, recall(desk).documents.values(), tell=SILENT)
    judge(desk, NAME, NAME, Sameness.SAME, because="one family")
    accept_everything(desk)
    pleading, paths = file_petition(desk, NAME, state=None, made_on="2026-01-02", folder=tmp_path / "out")
    written = next(path for path in paths if path.suffix == ".json").read_text("utf-8")
    assert "a relative" in written
    assert "vera" not in written.casefold()
    page = write_case(recall(desk), pleading.case, tmp_path / "out").path.read_text("utf-8")
    assert "vera" not in page.casefold()


def test_a_quote_that_names_a_protected_source_stops_the_petition(desk: Desk, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Vera Mellin saw how police beat Orsa Mellin on 4 May 2021. (Invented.)", encoding="utf-8")
    frame = Frame(author="Vera Mellin", cited_as="a relative")
    take_in(desk, [letter], supplied=frame, received_from=None, tell=SILENT)
    propose_from(desk, recall(desk).documents.values(), tell=SILENT)
    judge(desk, NAME, NAME, Sameness.SAME, because="one family")
    accept_everything(desk)
    with pytest.raises(SourceWouldBeNamed):
        file_petition(desk, NAME, state=None, made_on="2026-01-02", folder=tmp_path / "out")
    assert list((tmp_path / "out").glob("*")) == []
