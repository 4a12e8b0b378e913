"""What was sent and received after a filing, and what to check again: put on record, corrected, taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from habeas.casework.appending import append
from habeas.casework.cases import get_case
from habeas.casework.desk import Desk
from habeas.casework.findings import find_state
from habeas.casework.memory import Memory, recall
from habeas.casework.petitions import get_record
from habeas.casework.record import record_of
from habeas.casework.undoing import NothingToUndo
from habeas.errors import BadChoice, NotFound, ReasonMissing
from habeas.follow import Following, follow
from habeas.follow.threads import state_key
from habeas.law import find_state as find_row
from habeas.law import load_mechanisms
from habeas.model import (
    CaseFile,
    Channel,
    Communication,
    DocumentId,
    Milestone,
    OpinionRecord,
    PetitionId,
    Reminder,
    When,
)  # fmt: skip
from habeas.model.ids import digest_id

Word = TypeVar("Word", Communication, OpinionRecord)  # that can be taken back and brought back


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a person says of one communication, as she wrote it; days are EDTF."""

    mechanism: str
    milestone: Milestone
    on: str
    state: str | None = None
    channel: Channel = Channel.OTHER
    reference: str = ""
    document: str | None = None
    filing: str | None = None
    answers: str | None = None
    until: str | None = None
    remark: str = field(default="", repr=False)


def today_at(desk: Desk) -> str:
    """The day of today at this desk, in UTC."""
    return desk.now()[:10]


def following_of(memory: Memory, case: CaseFile, *, today: str) -> Following:
    """Return what became of the filings of one case up to a day."""
    return follow(record_of(memory, case), load_mechanisms(), today=today)


def record_communication(desk: Desk, case: str, told: Told) -> Communication:
    """Put on record that something was sent or received.

    Raises:
        NotFound: there is no such case, document, filing, or communication that it answers.
        BadDate: a day is not EDTF.
        BadChoice: there is no such mechanism, or the day is open at an end or still to come.

    """
    with desk.recollection.lock:
        memory = recall(desk)
        found = get_case(memory, case)
        at = desk.now()
        count = len(record_of(memory, found).communications)
        made = _made(desk, memory, found, told, identity=digest_id("com", found.id, count, at))
        append(desk, [made], at=made.at)
    return made


def correct_communication(desk: Desk, case: str, communication: str, told: Told) -> Communication:
    """Put another word in the place of what is on record of a communication; the former one stays in the ledger.

    Raises:
        NotFound, BadDate, BadChoice: as of ``record_communication``.

    """
    with desk.recollection.lock:
        memory = recall(desk)
        found = get_case(memory, case)
        last = get_communication(memory, found, communication)
        made = _made(desk, memory, found, told, identity=last.id)
        append(desk, [made], at=made.at)
    return made


def take_back_communication(desk: Desk, case: str, communication: str, *, restore: bool = False) -> Communication:
    """Say that a communication never was; ``restore`` brings it back as it was.

    Raises:
        NotFound: there is no such case or communication.
        NothingToUndo: it is taken back already, or was not.

    """
    return turn(desk, case, lambda memory, found: get_communication(memory, found, communication), restore=restore)


def turn(desk: Desk, case: str, find: Callable[[Memory, CaseFile], Word], *, restore: bool) -> Word:
    """Take back the last word that ``find`` gives of a case, or bring it back as it was.

    Raises:
        NotFound: there is no such case or word.
        NothingToUndo: it is taken back already, or was not.

    """
    with desk.recollection.lock:
        memory = recall(desk)
        found = get_case(memory, case)
        last = find(memory, found)
        if last.taken_back is not restore:
            raise NothingToUndo
        made = replace(last, case=found.id, taken_back=not restore, by=desk.person, at=desk.now())
        append(desk, [made], at=made.at)
    return made


def get_communication(memory: Memory, case: CaseFile, communication: str) -> Communication:
    """Return the last word on a communication of a case.

    Raises:
        NotFound: there is none.

    """
    words = [each for each in record_of(memory, case).communications if each.id == communication]
    if not words:
        raise NotFound(what="communication of this case", given=communication)
    return words[-1]


def _made(desk: Desk, memory: Memory, case: CaseFile, told: Told, *, identity: str) -> Communication:
    if told.mechanism not in load_mechanisms():
        raise BadChoice(what="The mechanism", given=told.mechanism, allowed=", ".join(load_mechanisms()))
    if told.answers is not None and told.answers != identity:
        get_communication(memory, case, told.answers)
    at = desk.now()
    return Communication(
        id=identity, case=case.id, mechanism=told.mechanism, milestone=told.milestone, on=past_day(told.on, at[:10]),
        state=_state(case, told), channel=told.channel, reference=told.reference.strip(),
        document=_document(memory, told.document), filing=_filing(memory, told.filing), answers=told.answers,
        until=one_day(told.until), remark=told.remark.strip(), by=desk.person, at=at,
    )  # fmt: skip


OF_STATES = (
    Milestone.TRANSMITTED, Milestone.REPLIED, Milestone.CLARIFIED, Milestone.EXTENSION_ASKED,
    Milestone.EXTENSION_GRANTED, Milestone.REPLY_FORWARDED,
)  # fmt: skip


def _state(case: CaseFile, told: Told) -> str | None:
    """Return the State that it was sent to or came from: as named, else the State of the case, where it has one."""
    named = (told.state or "").strip() or (find_state(case) if told.milestone in OF_STATES else None)
    return named_state(named) if named else None


def named_state(name: str) -> str:
    """Return a State by its ISO code, or by the name that was given where the table has none of it."""
    row = find_row(name)
    return row.code if row else " ".join(name.split())


def state_name(state: str | None) -> str:
    """Return what a State is called."""
    row = find_row(state) if state else None
    return row.name if row else state or ""


def is_same_state(one: str | None, other: str | None) -> bool:
    """Whether both stand for one State."""
    return state_key(one) == state_key(other)


def past_day(text: str, today: str) -> When:
    """Return when something happened: it has two ends, and has begun.

    Raises:
        BadDate: it is not EDTF.
        BadChoice: it is open at an end, or lies in the future.

    """
    when = When.parse(text.strip())
    if when.earliest is None or when.latest is None:
        raise BadChoice(what="The day", given=text, allowed="a day, a month, a year, or an interval with both ends")
    if when.earliest.date_text > today:
        raise BadChoice(what="The day of what has happened", given=text, allowed=f"a day up to {today}")
    return when


def one_day(text: str | None) -> str | None:
    """Return one day as ISO 8601, or None where none is given.

    Raises:
        BadChoice: it is not one day.

    """
    if not (text or "").strip():
        return None
    try:
        return date.fromisoformat((text or "").strip()).isoformat()
    except ValueError as error:
        raise BadChoice(what="The day of a limit", given=text, allowed="one day: 2031-08-16") from error


def _document(memory: Memory, given: str | None) -> DocumentId | None:
    return memory.get_document(given).id if given else None


def _filing(memory: Memory, given: str | None) -> PetitionId | None:
    return PetitionId(get_record(memory, given).id) if given else None


def remind(desk: Desk, case: str, due: str, what: str) -> Reminder:
    """Put on record that something is to be checked or done by a day.

    Raises:
        NotFound: there is no such case.
        BadChoice: the day is not one day.
        ReasonMissing: nothing is said of what to do.

    """
    if not what.strip():
        raise ReasonMissing
    with desk.recollection.lock:
        memory = recall(desk)
        found = get_case(memory, case)
        at = desk.now()
        count = len(record_of(memory, found).reminders)
        made = Reminder(
            id=digest_id("rem", found.id, count, at), case=found.id, due=one_day(due) or at[:10], what=what.strip(),
            by=desk.person, at=at,
        )  # fmt: skip
        append(desk, [made], at=at)
    return made


def change_reminder(  # noqa: PLR0913  # what may change of one
    desk: Desk, case: str, reminder: str, *, due: str | None = None, done: bool = False, taken_back: bool = False
) -> tuple[Reminder, Reminder]:
    """Say that a reminder is done, put off to another day, taken back, or open again; return it before and after.

    Raises:
        NotFound: there is no such case or reminder.
        BadChoice: the day is not one day.

    """
    with desk.recollection.lock:
        memory = recall(desk)
        found = get_case(memory, case)
        words = [each for each in record_of(memory, found).reminders if each.id == reminder]
        if not words:
            raise NotFound(what="reminder of this case", given=reminder)
        made = replace(
            words[-1], case=found.id, due=one_day(due) or words[-1].due, done_on=desk.now()[:10] if done else None,
            taken_back=taken_back, by=desk.person, at=desk.now(),
        )  # fmt: skip
        append(desk, [made], at=made.at)
    return words[-1], made
