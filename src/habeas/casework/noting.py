"""A person's remark on a claim, a document or a case, which decides nothing."""

from __future__ import annotations

from habeas.casework.appending import append
from habeas.casework.cases import get_case
from habeas.casework.desk import Desk
from habeas.casework.memory import Memory, recall
from habeas.errors import NotFound, Refused
from habeas.model import Note


class NoteEmpty(Refused):
    """A note without words is not kept."""

    code = "note-empty"
    exit_code = 13
    says = "A note needs words."
    remedy = "Write what others should know."


def note(desk: Desk, about: str, text: str) -> Note:
    """Keep a person's remark on a claim, a document or a case.

    Raises:
        NoteEmpty: it has no words.
        NotFound: there is no such claim, document or case.
        ClaimObsolete: the words that the claim stood on were corrected since.

    """
    if not text.strip():
        raise NoteEmpty
    made = Note(about=_prove_known(recall(desk), about), text=text.strip(), by=desk.person, at=desk.now())
    append(desk, [made], at=made.at)
    return made


def _prove_known(memory: Memory, about: str) -> str:
    """Return the id of the thing that is meant; a document may be meant by the name of its file."""
    if about.startswith("clm-"):
        return memory.get_claim(about).id
    if about.startswith("cas-"):
        return get_case(memory, about).id
    try:
        return memory.get_document(about).id
    except NotFound as error:
        raise NotFound(what="claim, document or case", given=about) from error
