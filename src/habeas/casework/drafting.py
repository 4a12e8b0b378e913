"""An edited text as a file for a word processor, and the file taken back: the trace goes with the paragraphs."""

from __future__ import annotations

from dataclasses import dataclass, replace

from habeas.casework.cases import get_case
from habeas.casework.desk import Desk
from habeas.casework.memory import Memory, recall
from habeas.casework.protecting import protected_of
from habeas.casework.record import record_of
from habeas.casework.rendering import render_files
from habeas.casework.writing import Text, WritingMoved, get_text, named, petition_of, save_text
from habeas.errors import Refused
from habeas.ingest.errors import SourceTooLarge
from habeas.ingest.parts import open_part
from habeas.model import Revision
from habeas.petition.reading import ReadBack, read_back
from habeas.petition.saying import say

MOST_BYTES = 20 * 1024 * 1024  # of a file, and of its text unpacked: a filing of 20 pages has less than one of these
BODY = "word/document.xml"


class FileTooLarge(Refused):
    """A file is larger than any text of ours."""

    code = "text-file-too-large"
    exit_code = 17
    says = "This file is larger than a filing can be."
    remedy = "Take out pictures, or save the text as DOCX again without them."


class NotThisText(Refused):
    """A file is not the text that it is to be taken back into."""

    code = "not-this-text"
    exit_code = 17
    says = "This file holds no paragraph of the text %(writing)s; nothing was changed."
    remedy = "Edit the DOCX that was taken from this text, and save it as DOCX again."


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What came back from a word processor, and the revision that it made."""

    revision: Revision
    read: ReadBack


def export_text(memory: Memory, writing: str) -> bytes:
    """Return the text as DOCX, marked as a draft, to be edited elsewhere.

    Raises:
        NotFound: there is no such text.
        SourceWouldBeNamed, SourceSealed, LeakFound: the text says what may not go out.

    """
    text = get_text(memory, writing)
    made = petition_of(memory, text)
    draft = replace(made, draft=say(made.lang, "drafts.editing"))
    case = get_case(memory, text.latest.case)
    protected = protected_of(memory, case, record_of(memory, case), made)
    return render_files(draft, protected=protected, endings=("docx",))["docx"]


def bring_back(desk: Desk, writing: str, data: bytes) -> Brought:
    """Save what an edited file says as the next revision.

    Raises:
        NotFound: there is no such text.
        FileTooLarge, Unreadable: the file is no DOCX that can be opened safely.
        NotThisText: it holds none of the text's paragraphs.
        WritingMoved: somebody saved another revision since the file was taken.
        NothingWritten: nothing is changed.

    """
    memory = recall(desk)
    text = get_text(memory, writing)
    read = read_file(memory, text, data)
    revision = save_text(desk, writing, read.texts, number=text.latest.number, additions=read.additions)
    return Brought(revision=revision, read=read)


def read_file(memory: Memory, text: Text, data: bytes) -> ReadBack:
    """Return what an edited file says of the latest revision; errors as for ``bring_back``."""
    if len(data) > MOST_BYTES:
        raise FileTooLarge
    try:
        body = open_part(data, BODY, most_bytes=MOST_BYTES)
    except SourceTooLarge as error:
        raise FileTooLarge from error
    found = read_back(body, petition_of(memory, text), text.latest.paragraphs)
    if not found.known:
        raise NotThisText(writing=text.latest.writing)
    made_from = next((each for each in text.revisions if named(text.base, each) == found.made_from), None)
    if made_from is not None and made_from.paragraphs != text.latest.paragraphs:
        raise WritingMoved(number=made_from.number)
    return found
