"""A filing that a lawyer edits: each saving is a revision on the record, and every sentence keeps what it rests on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from habeas.casework.cases import get_case
from habeas.casework.describing import prove_unsealed
from habeas.casework.desk import Desk
from habeas.casework.findings import assess_case
from habeas.casework.memory import Memory, recall
from habeas.casework.petitions import (
    Pleading,
    Record,
    get_record,
    plead_as,
    prove_nobody_named,
    record_petition,
    write_again,
)
from habeas.casework.stale import Outdated, find_outdated
from habeas.errors import NotFound, PetitionUndecided, Refused
from habeas.model import Paragraph, Petition, PetitionId, Revision, Stance
from habeas.model.codec import to_json
from habeas.model.ids import digest_id
from habeas.petition.editing import added, begin, filing_of, revise, settle

Change: TypeAlias = Callable[[tuple[Paragraph, ...]], tuple[Paragraph, ...]]


class WritingMoved(Refused):
    """Somebody else saved the text in the meantime."""

    code = "writing-moved"
    exit_code = 17
    says = "Revision %(number)s is not the latest of this text any more: somebody saved another one."
    remedy = "Look at the latest revision, and put your words into it; yours are still in your browser."


class NothingWritten(Refused):
    """A saving changes nothing."""

    code = "nothing-written"
    exit_code = 17
    says = "This is the text as it stands already."
    remedy = "Change a sentence, or leave the page."


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """An edited text: its revisions, the first one first, and the filing from which it was begun."""

    revisions: tuple[Revision, ...]
    base: Petition
    record: Record

    @property
    def latest(self) -> Revision:
        """The revision that stands."""
        return self.revisions[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """A new paragraph of a person's own: under which line, after which paragraph, in which words."""

    line: str
    after: str
    text: str


def begin_writing(desk: Desk, petition: str) -> Revision:
    """Begin to edit a filing that is on record; its text is the first revision.

    Raises:
        NotFound: no filing of that id was written from this ledger.
        MadeByAnotherVersion: it was written by other rules, and its text was not kept.

    """
    memory = recall(desk)
    record = get_record(memory, petition)
    base = write_again(memory, record).petition
    at = desk.now()
    made = Revision(
        writing=digest_id("wri", record.id, desk.person, at, memory.upto), number=1, case=record.case,
        filing=PetitionId(record.id), paragraphs=begin(base), by=desk.person, at=at,
    )  # fmt: skip
    desk.ledger.append([made], by=desk.person, at=at)
    return made


def get_text(memory: Memory, writing: str) -> Text:
    """Return an edited text.

    Raises:
        NotFound: there is none of that id.

    """
    found = [word for word in memory.words if isinstance(word, Revision) and word.writing == writing]
    if not found:
        raise NotFound(what="edited text", given=writing)
    record = get_record(memory, found[0].filing)
    return Text(revisions=tuple(found), base=write_again(memory, record).petition, record=record)


def save_text(
    desk: Desk, writing: str, texts: Mapping[str, str], *, number: int, additions: Sequence[Addition] = ()
) -> Revision:
    """Save new texts of paragraphs, by their ids; ``number`` is the revision that they were made on.

    Raises:
        NotFound: there is no such text.
        WritingMoved: somebody saved another revision since.
        NothingWritten: nothing is changed.

    """

    def changed(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
        made = list(revise(paragraphs, texts))
        for each in additions:
            place = next((at for at, one in enumerate(made, 1) if one.id == each.after), len(made))
            made.insert(place, added(each.line, each.after, each.text))
        return tuple(made)

    return _save(desk, writing, number, changed)


def settle_sentence(  # noqa: PLR0913  # which sentence of which revision of which text, and what is said of it
    desk: Desk, writing: str, paragraph: str, place: int, stance: Stance, *, number: int
) -> Revision:
    """Save a person's word on one sentence: its claims carry it, or none does.

    Raises:
        NotFound: there is no such text.
        WritingMoved: somebody saved another revision since.
        NothingWritten: that is what stands already, or the sentence has no claims that could carry it.

    """
    return _save(desk, writing, number, lambda paragraphs: settle(paragraphs, paragraph, place, stance))


def restore_revision(desk: Desk, writing: str, wanted: int, *, number: int) -> Revision:
    """Save an earlier revision again; nothing in between is lost.

    Raises:
        NotFound: there is no such text or revision.
        WritingMoved: somebody saved another revision since.
        NothingWritten: it is the text as it stands.

    """
    text = get_text(recall(desk), writing)
    earlier = next((each for each in text.revisions if each.number == wanted), None)
    if earlier is None:
        raise NotFound(what="revision", given=str(wanted))
    return _save(desk, writing, number, lambda _: earlier.paragraphs)


def _save(desk: Desk, writing: str, number: int, change: Change) -> Revision:
    with desk.recollection.lock:
        latest = get_text(recall(desk), writing).latest
        if latest.number != number:
            raise WritingMoved(number=number)
        paragraphs = change(latest.paragraphs)
        if paragraphs == latest.paragraphs:
            raise NothingWritten
        made = replace(latest, number=number + 1, paragraphs=paragraphs, remark="", by=desk.person, at=desk.now())
        desk.ledger.append([made], by=desk.person, at=made.at)
    return made


def petition_of(memory: Memory, text: Text, revision: Revision | None = None) -> Petition:
    """Return the filing with the edited text in the place of its own sentences.

    Raises:
        SourceWouldBeNamed, SourceSealed: the text says what may not go out.

    """
    shown = revision or text.latest
    made = filing_of(text.base, shown.paragraphs)
    named = replace(made, id=PetitionId(digest_id("pet", text.base.id, shown.writing, to_json(shown.paragraphs))))
    prove_nobody_named(memory, named)
    prove_unsealed(memory, dict.fromkeys(note.document for note in named.footnotes))
    return named


def record_text(desk: Desk, writing: str) -> Record:
    """Put the filing with its edited text on the record, ready to be taken as files.

    Raises:
        NotFound: there is no such text.
        Refused: there is no consent of whoever would read it, or it says what may not go out.

    """
    memory = recall(desk)
    text = get_text(memory, writing)
    case = get_case(memory, text.latest.case)
    made = petition_of(memory, text)
    pleading = Pleading(case=case, assessment=assess_case(memory, case, state=text.record.state), petition=made)
    return record_petition(desk, pleading, state=text.record.state, made_on=text.record.made_on, upto=text.record.upto)


def find_stale(memory: Memory, text: Text) -> Mapping[int, Outdated]:
    """Return by its number each sentence of the filing that no longer says what the case says now.

    A sentence of the edited text names the one that it came from.
    """
    case = get_case(memory, text.latest.case)
    written = write_again(memory, text.record)
    try:
        now = plead_as(memory, case, text.record)
    except PetitionUndecided:
        now = None
    return {each.number: each for each in find_outdated(written, now, case)}
