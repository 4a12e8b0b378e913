"""What became of a question: recorded, told, taken back, and kept when a case is joined to another. All invented."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from habeas.casework.asking import get_questions, mark_asked
from habeas.casework.cases import get_case
from habeas.casework.decisions import decide, judge
from habeas.casework.desk import Desk
from habeas.casework.intake import take_in
from habeas.casework.memory import recall, remember
from habeas.casework.proposals import each_document, propose_from
from habeas.casework.undoing import NothingToUndo
from habeas.casework.view import view_of
from habeas.errors import NotFound
from habeas.model import Frame, Kind, OpenQuestion, Sameness, Unanswered, Verdict

NAME = "Orsa Mellin"
KEY = "counsel_denied"


def the_question(desk: Desk, key: str = KEY, case: str = NAME) -> OpenQuestion:
    return next(each for each in get_questions(recall(desk), case)[1] if each.key == key)


def bring_namesake(desk: Desk, folder: Path) -> None:
    path = folder / "other.txt"
    path.write_text("Orsa Mellin-Tarn (invented) was questioned in Tarn on 9 May 2021.\n", encoding="utf-8")
    take_in(desk, [path], supplied=Frame(publisher="Other"), received_from=None, tell=lambda words: None)
    propose_from(desk, each_document(desk), tell=lambda words: None)


def test_a_question_that_nobody_asked_says_so(desk: Desk) -> None:
    assert (the_question(desk).state, the_question(desk).asked) == (Unanswered.NOT_ASKED, None)


@pytest.mark.parametrize("state", [Unanswered.NOT_KNOWN, Unanswered.REFUSED, Unanswered.NOT_APPLICABLE])
def test_the_record_says_what_became_of_it_who_asked_and_when(desk: Desk, state: Unanswered) -> None:
    made = mark_asked(desk, NAME, KEY, state, remark=" asked her sister ")
    assert the_question(desk).asked == made
    assert (made.state, made.by, made.at, made.remark) == (state, desk.person, desk.now(), "asked her sister")


def test_the_latest_word_stands_and_not_asked_takes_it_back(desk: Desk) -> None:
    mark_asked(desk, NAME, KEY, Unanswered.NOT_KNOWN)
    mark_asked(desk, NAME, KEY, Unanswered.REFUSED)
    second = the_question(desk).state
    mark_asked(desk, NAME, KEY, Unanswered.NOT_ASKED)
    assert (second, the_question(desk).state) == (Unanswered.REFUSED, Unanswered.NOT_ASKED)


def test_what_nobody_said_cannot_be_taken_back(desk: Desk) -> None:
    with pytest.raises(NothingToUndo):
        mark_asked(desk, NAME, KEY, Unanswered.NOT_ASKED)


@pytest.mark.parametrize("key", ["no such key", "VII.1", ""])
def test_a_question_that_is_not_open_is_refused(desk: Desk, key: str) -> None:
    with pytest.raises(NotFound):
        mark_asked(desk, NAME, key, Unanswered.REFUSED)


def test_a_line_of_the_form_may_stand_for_the_element_that_asks_the_same(desk: Desk) -> None:
    made = mark_asked(desk, NAME, "I.7", Unanswered.REFUSED)
    assert made.question == "exercise_rights"


def test_an_accepted_answer_closes_a_question_and_its_word_waits(desk: Desk) -> None:
    mark_asked(desk, NAME, "II.1", Unanswered.NOT_KNOWN)
    arrest = next(each.id for each in recall(desk).current_claims() if each.predicate is Kind.ARREST)
    decide(desk, [arrest], Verdict.ACCEPT, because="it says so")
    closed = [each.key for each in get_questions(recall(desk), NAME)[1]]
    decide(desk, [arrest], Verdict.RETRACT, because="too soon")
    assert "II.1" not in closed
    assert the_question(desk, "II.1").state is Unanswered.NOT_KNOWN


def test_a_word_follows_a_case_that_becomes_part_of_another(desk: Desk, tmp_path: Path) -> None:
    bring_namesake(desk, tmp_path)
    ids = {get_case(recall(desk), each).id for each in (NAME, "Orsa Mellin-Tarn")}
    for name in (NAME, "Orsa Mellin-Tarn"):  # whichever id is left, the other's word is found
        mark_asked(desk, name, KEY, Unanswered.REFUSED, remark=name)
    judge(desk, NAME, "Orsa Mellin-Tarn", Sameness.SAME, because="the same woman of Tarn")
    joined = get_case(recall(desk), NAME)
    assert len(ids) == 2
    assert joined.id in ids
    assert [word.remark for word in view_of(recall(desk)).asked(joined.id)] == [NAME, "Orsa Mellin-Tarn"]
    assert the_question(desk).state is Unanswered.REFUSED


def test_the_questions_are_the_same_when_all_is_read_anew(desk: Desk) -> None:
    mark_asked(desk, NAME, KEY, Unanswered.NOT_KNOWN, remark="her lawyer")
    memory = recall(desk)
    assert get_questions(memory, NAME) == get_questions(remember(memory.entries), NAME)


def test_a_remark_is_not_part_of_the_case_file(desk: Desk) -> None:
    mark_asked(desk, NAME, KEY, Unanswered.NOT_KNOWN, remark="her lawyer in Tarn")
    assert "her lawyer in Tarn" not in repr(get_case(recall(desk), NAME))
    assert "her lawyer in Tarn" not in repr(replace(the_question(desk)))
