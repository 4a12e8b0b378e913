"""A note is on the record and decides nothing."""

import pytest

from habeas.casework.cases import compute_cases, get_case
from habeas.casework.desk import Desk
from habeas.casework.memory import recall
from habeas.casework.noting import NoteEmpty, note
from habeas.errors import NotFound


def ids_of(desk: Desk) -> dict[str, str]:
    memory = recall(desk)
    return {
        "claim": memory.current_claims()[0].id,
        "document": memory.get_document("statement.txt").id,
        "case": get_case(memory, "Orsa Mellin").id,
    }


@pytest.mark.parametrize("what", ["claim", "document", "case"])
def test_a_note_is_kept_with_what_it_is_about(desk: Desk, what: str) -> None:
    about = ids_of(desk)[what]
    made = note(desk, about, "  ask her lawyer\nabout this ")
    assert recall(desk).notes == (made,)
    assert (made.about, made.text, made.by) == (about, "ask her lawyer\nabout this", "R. (invented)")


def test_a_note_changes_no_case(desk: Desk) -> None:
    before = compute_cases(recall(desk))
    note(desk, ids_of(desk)["claim"], "ask her lawyer")
    assert compute_cases(recall(desk)) == before


def test_a_document_may_be_named_by_its_file(desk: Desk) -> None:
    assert note(desk, "statement.txt", "a copy is missing").about == ids_of(desk)["document"]


@pytest.mark.parametrize(
    ("about", "text", "error"),
    [
        ("statement.txt", " \n", NoteEmpty),
        ("clm-0", "words", NotFound),
        ("cas-0", "words", NotFound),
        ("nothing", "words", NotFound),
    ],
)
def test_a_note_on_nothing_or_without_words_is_refused(
    desk: Desk, about: str, text: str, error: type[Exception]
) -> None:
    before = desk.ledger.head
    with pytest.raises(error):
        note(desk, about, text)
    assert desk.ledger.head == before
