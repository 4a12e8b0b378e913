"""What is kept in a compartment exists for nobody who does not hold its key. Nobody named here exists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from habeas.casework.compartments import compartments_of, make_compartment, shut_to, within
from habeas.casework.consenting import Told, give_consent
from habeas.casework.decisions import decide, judge
from habeas.casework.desk import Desk
from habeas.casework.intake import take_in
from habeas.casework.memory import recall
from habeas.casework.noting import note
from habeas.casework.placing import place
from habeas.casework.proposals import propose_from
from habeas.casework.roles import NotAllowed, Right
from habeas.casework.searching import Asked, search
from habeas.casework.view import view_of
from habeas.errors import BadChoice, NotFound
from habeas.ledger import Closed
from habeas.ledger.errors import CompartmentClosed
from habeas.ledger.key import Cost
from habeas.ledger.scribe import write
from habeas.model import Audience, Document, Frame, Giver, Sameness, Verdict
from rings import reading_only

CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
PASSPHRASE = "an invented passphrase"
HIDDEN = """Letter of the invented witness Sefa Quandt

Orsa Mellin was arrested in Tarn on 3 May 2021. The canary zibberwock sang in her cell.
Orsa Mellin was beaten in the police station of Tarn on 4 May 2021.
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "case.habeas"


@pytest.fixture
def letter(desk: Desk, tmp_path: Path) -> Iterator[Document]:
    """A letter that was brought in straight into the compartment "tarn"."""
    make_compartment(desk, "tarn", because="the witness is in danger")
    yield bring(within(desk, "tarn"), tmp_path / "letter.txt", HIDDEN)


def bring(desk: Desk, file: Path, text: str) -> Document:
    file.write_text(text, encoding="utf-8")
    taken = take_in(desk, [file], supplied=Frame(), received_from=None, tell=lambda words: None)
    propose_from(desk, taken.documents, tell=lambda words: None)
    return taken.documents[0]


def named_in(desk: Desk, document: str, name: str = "Orsa Mellin") -> str:
    memory = recall(desk)
    return next(key for key, each in memory.namings.items() if each.document == document and each.name == name)


def statement_of(desk: Desk) -> str:
    return recall(desk).get_document("statement.txt").id


def shown_to(reader: Desk) -> str:
    """All that this reader's memory holds, in one text."""
    memory = recall(reader)
    said = (write(entry.body) for entry in memory.entries if not isinstance(entry.body, Closed))
    return "\n".join((*said, *(document.text for document in memory.documents.values())))


def test_what_came_straight_into_a_compartment_is_closed_to_others(desk: Desk, letter: Document, path: Path) -> None:
    assert desk.ledger.compartment_of(letter.id) == "tarn"
    with reading_only(path, PASSPHRASE, cost=CHEAP) as reader:
        assert letter.id not in recall(reader).documents
        assert "zibberwock" not in shown_to(reader)
        assert shut_to(reader).closed == sum(1 for entry in reader.ledger.read() if entry.body is Closed.APART) > 0
        assert [each.name for each in compartments_of(reader)] == ["general"]


def test_who_holds_the_key_sees_all_of_it(desk: Desk, letter: Document, path: Path) -> None:
    with reading_only(path, PASSPHRASE, "tarn", cost=CHEAP) as reader:
        assert "zibberwock" in shown_to(reader)
        assert shut_to(reader).closed == 0
        assert [(each.name, each.documents) for each in compartments_of(reader)] == [("general", 1), ("tarn", 1)]


def test_the_search_of_a_reader_finds_nothing_of_it(desk: Desk, letter: Document, path: Path) -> None:
    found = search(desk, view_of(recall(desk)), Asked(text="zibberwock"))
    assert [group.total for group in found.groups if group.total] == [1]
    with reading_only(path, PASSPHRASE, cost=CHEAP) as reader:
        found = search(reader, view_of(recall(reader)), Asked(text="zibberwock"))
        assert [group.total for group in found.groups] == [0, 0, 0]


def test_a_word_on_two_names_goes_where_the_narrower_of_them_is(desk: Desk, letter: Document, path: Path) -> None:
    here, there = named_in(desk, statement_of(desk)), named_in(desk, letter.id)
    judge(desk, here, there, Sameness.SAME, because="the same day and place")
    with reading_only(path, PASSPHRASE, cost=CHEAP) as reader:
        assert recall(reader).judgements == ()
        line = view_of(recall(reader)).case_line(here)
        assert line.documents == 1
        case = view_of(recall(reader)).case(line.id)
        assert {each.claim.passage.document for each in case.claims} == {statement_of(desk)}


def test_a_word_on_a_mixed_case_goes_where_its_narrower_document_is(desk: Desk, letter: Document, path: Path) -> None:
    here, there = named_in(desk, statement_of(desk)), named_in(desk, letter.id)
    judge(desk, here, there, Sameness.SAME, because="the same day and place")
    case = view_of(recall(desk)).case_line(here).id
    told = Told(giver=Giver.PERSON, on="2026-01-02", because="she signed", given_by="Orsa Mellin herself")
    give_consent(desk, case, Audience.UN, told)
    note(desk, case, "ask the witness again")
    assert desk.ledger.compartment_of(case) == "tarn"
    with reading_only(path, PASSPHRASE, cost=CHEAP) as reader:
        assert recall(reader).words == recall(reader).notes == ()


def test_a_case_that_was_open_follows_a_document_of_a_compartment(desk: Desk, letter: Document, path: Path) -> None:
    here, there = named_in(desk, statement_of(desk)), named_in(desk, letter.id)
    case = view_of(recall(desk)).case_line(here).id
    note(desk, case, "said in the open")
    assert desk.ledger.compartment_of(case) == "general"
    judge(desk, here, there, Sameness.SAME, because="the same day and place")
    case = view_of(recall(desk)).case_line(here).id
    note(desk, case, "said of both")
    with reading_only(path, PASSPHRASE, cost=CHEAP) as reader:
        assert "said of both" not in shown_to(reader)


def test_a_document_that_is_moved_takes_along_what_was_said_of_it(desk: Desk, letter: Document, path: Path) -> None:
    here, there = named_in(desk, statement_of(desk)), named_in(desk, letter.id)
    judge(desk, here, there, Sameness.SAME, because="the same day and place")
    note(desk, view_of(recall(desk)).case_line(here).id, "said of both")
    placed = place(desk, letter.id, "general", because="the witness is safe")
    assert (placed.documents, placed.others) == ((letter.id,), 2)
    with reading_only(path, PASSPHRASE, cost=CHEAP) as reader:
        assert "zibberwock" in shown_to(reader)
        assert "said of both" in shown_to(reader)
        assert len(recall(reader).judgements) == 1


def test_a_case_that_is_placed_takes_its_documents(desk: Desk, letter: Document, path: Path) -> None:
    statement = statement_of(desk)
    claim = next(key for key, each in recall(desk).claims.items() if each.passage.document == statement)
    decide(desk, [claim], Verdict.ACCEPT, because="the passage says so")
    case = view_of(recall(desk)).case_line(named_in(desk, statement)).id
    assert place(desk, case, "tarn", because="she asks for it").documents == (statement,)
    with reading_only(path, PASSPHRASE, cost=CHEAP) as reader:
        memory = recall(reader)
        assert (dict(memory.documents), dict(memory.claims), memory.decisions) == ({}, {}, ())
        assert view_of(memory).cases() == ()


def test_a_reader_at_work_loses_what_is_moved_away(desk: Desk, path: Path) -> None:
    make_compartment(desk, "tarn", because="the witness is in danger")
    with reading_only(path, PASSPHRASE, cost=CHEAP) as reader:
        statement = statement_of(reader)
        assert "Lantern" in shown_to(reader)
        place(desk, statement, "tarn", because="the witness is in danger")
        assert "Lantern" not in shown_to(reader)
        with pytest.raises(CompartmentClosed):
            reader.ledger.get_original(recall(desk).documents[statement].sha256)


def test_nobody_says_a_word_on_what_is_closed_to_them(desk: Desk, letter: Document, path: Path) -> None:
    claim = next(each for each in recall(desk).claims.values() if each.passage.document == letter.id)
    with reading_only(path, PASSPHRASE, cost=CHEAP) as reader:
        with pytest.raises(NotFound):
            decide(reader, [claim.id], Verdict.ACCEPT, because="a guess")
        with pytest.raises(NotFound):
            within(reader, "tarn")
        with pytest.raises(CompartmentClosed):
            make_compartment(reader, "velmora", because="another")


def test_the_chain_is_proven_by_who_cannot_read_it(desk: Desk, letter: Document, path: Path) -> None:
    with reading_only(path, PASSPHRASE, cost=CHEAP) as reader:
        assert reader.ledger.verify().head == desk.ledger.head


@pytest.mark.parametrize("name", ["general", "identity", "names", "Tarn", "", "a b", "tarn", "x" * 32])
def test_a_compartment_has_a_plain_name_that_is_not_taken(desk: Desk, letter: Document, name: str) -> None:
    with pytest.raises(BadChoice):
        make_compartment(desk, name, because="a reason")


def test_not_everybody_moves_things(desk: Desk, letter: Document) -> None:
    reviewer = replace(desk, rights=frozenset({Right.READ, Right.DECIDE, Right.KEEP}))
    with pytest.raises(NotAllowed):
        place(reviewer, letter.id, "general", because="no reason")
    with pytest.raises(NotAllowed):
        make_compartment(reviewer, "velmora", because="no reason")
