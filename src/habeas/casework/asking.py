"""The questions that a case leaves open, and what became of each when somebody asked it."""

from __future__ import annotations

from habeas.assess import find_questions
from habeas.casework.appending import append
from habeas.casework.cases import get_case
from habeas.casework.desk import Desk
from habeas.casework.findings import assess_case
from habeas.casework.memory import Memory, recall
from habeas.casework.undoing import NothingToUndo
from habeas.casework.view import view_of
from habeas.errors import NotFound
from habeas.law import load_law
from habeas.model import Asked, CaseFile, OpenQuestion, Unanswered


def questions_of(
    memory: Memory, case: CaseFile, asked: tuple[Asked, ...], *, state: str | None = None
) -> tuple[OpenQuestion, ...]:
    """Return the open questions of a case, weightiest first; ``asked`` are the words on them, oldest first."""
    return find_questions(case, assess_case(memory, case, state=state), load_law(), asked)


def get_questions(memory: Memory, case: str, *, as_of: str | None = None) -> tuple[CaseFile, tuple[OpenQuestion, ...]]:
    """Return a case (as it stood on a day) and the questions that it leaves open, weightiest first.

    Raises:
        NotFound: there is no such case.
        BadDate: the day is not EDTF.

    """
    found = get_case(memory, case, as_of=as_of)
    return found, questions_of(memory, found, words_on_questions(memory, found))


def words_on_questions(memory: Memory, case: CaseFile) -> tuple[Asked, ...]:
    """Return every word on questions of a case, oldest first, whatever id it had when it was said."""
    view = view_of(memory)
    with memory.source.lock:
        return view.asked(case.id)


def mark_asked(desk: Desk, case: str, key: str, state: Unanswered, *, remark: str = "") -> Asked:
    """Record what became of a question; NOT_ASKED takes the last word back. The remark stays in the ledger.

    Raises:
        NotFound: there is no such case, or it leaves no such question open.
        NothingToUndo: nobody has said anything of it that could be taken back.

    """
    with desk.recollection.lock:
        memory = recall(desk)
        found, questions = get_questions(memory, case)
        question = next((each for each in questions if key in (each.key, *each.aliases)), None)
        if question is None:
            raise NotFound(what="open question of this case", given=key)
        if state is Unanswered.NOT_ASKED and question.asked is None:
            raise NothingToUndo
        made = Asked(
            case=found.id, question=question.key, state=state, remark=remark.strip(), by=desk.person, at=desk.now()
        )
        append(desk, [made], at=made.at)
    return made
