"""A filing that a lawyer edits: each saving is a revision on the record, and every sentence keeps what it rests on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from habeas.casework.appending import append
from habeas.casework.cases import get_case
from habeas.casework.classing import prove_filing_unsealed
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
from habeas.casework.protecting import protected_of
from habeas.casework.record import record_of
from habeas.casework.stale import Outdated, find_outdated
from habeas.errors import NotFound, PetitionUndecided, Refused
from habeas.law import load_law
from habeas.model import (
    Paragraph,
    Petition,
    PetitionId,
    Revision,
    Stance,
    Variant,
    Written,
)  # fmt: skip
from habeas.model.codec import to_json
from habeas.model.ids import digest_id
from habeas.petition import redact
from habeas.petition.editing import Addition as Addition  # asked for here by cli and web
from habeas.petition.editing import begin, revise
from habeas.petition.refilling import Cited, filing_of
from habeas.petition.writing import cite

Change: TypeAlias = Callable[[tuple[Paragraph, ...]], tuple[Paragraph, ...]]


class WritingMoved(Refused):
    """Somebody else saved the text in the meantime."""

    code = "writing-moved"
    exit_code = 17
    says = "Revision %(number)s is not the latest of this text any more: somebody saved another one."
    remedy = "Look at the latest revision, and put your words into it; they are still in your browser or file."


class NothingWritten(Refused):
    """A saving changes nothing."""

    code = "nothing-written"
    exit_code = 17
    says = "This is the text as it stands already."
    remedy = "Change a sentence, or leave the page."


class WritingUnsettled(Refused):
    """An edited text would be put on the record while nobody has said what some of its sentences rest on."""

    code = "writing-unsettled"
    exit_code = 17
    says = "Sentences that nobody has settled: put in other words: %(reworded)s; changed in the case since: %(stale)s."
    remedy = "Say of each whether the sources still carry it or whether it is argument, or take the wording of today."


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many sentences rest on what; those that no longer say what the case says are counted among them too."""

    traced: int
    reworded: int
    argument: int
    stale: int


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
    append(desk, [made], at=at)
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
    return save(desk, writing, number, lambda paragraphs: revise(paragraphs, texts, additions))


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
    return save(desk, writing, number, lambda _: earlier.paragraphs)


def save(desk: Desk, writing: str, number: int, change: Change) -> Revision:
    """Save what a change makes of the latest revision, if ``number`` is its number, as the next one.

    Raises:
        NotFound: there is no such text.
        WritingMoved: somebody saved another revision since.
        NothingWritten: nothing is changed.

    """
    with desk.recollection.lock:
        latest = get_text(recall(desk), writing).latest
        if latest.number != number:
            raise WritingMoved(number=number)
        paragraphs = change(latest.paragraphs)
        if paragraphs == latest.paragraphs:
            raise NothingWritten
        made = replace(latest, number=number + 1, paragraphs=paragraphs, remark="", by=desk.person, at=desk.now())
        append(desk, [made], at=made.at)
    return made


def petition_of(memory: Memory, text: Text, revision: Revision | None = None) -> Petition:
    """Return the filing with the edited text in the place of its own sentences.

    Raises:
        SourceWouldBeNamed, SourceSealed: the text says what may not go out.

    """
    shown = revision or text.latest
    made = filing_of(text.base, shown.paragraphs, _more(memory, text, shown))
    made = replace(made, id=named(text.base, shown))
    prove_nobody_named(memory, made)
    prove_filing_unsealed(memory, made)
    return made


def named(base: Petition, revision: Revision) -> PetitionId:
    """Return the id of the filing that a revision makes."""
    return PetitionId(digest_id("pet", base.id, revision.writing, to_json(revision.paragraphs)))


def _more(memory: Memory, text: Text, shown: Revision) -> Cited:
    """Return the footnotes of claims that a person attached and that the filing did not cite before."""
    base = text.base
    known = {note.claim for note in base.footnotes}
    used = (claim for each in shown.paragraphs for sentence in each.sentences for claim in sentence.claims)
    new = tuple(dict.fromkeys(claim for claim in used if claim not in known))
    if not new:
        return Cited()
    case = get_case(memory, shown.case)
    assessment = assess_case(memory, case, state=text.record.state)
    found = cite(new, base, case, assessment, load_law(), documents=memory.as_cited(), names=memory.names_as_cited())
    if base.variant is Variant.REDACTED:
        bare = replace(base, sentences=(), footnotes=found.footnotes, annex=found.annex)
        bare = redact(bare, protected_of(memory, case, record_of(memory, case), bare))
        return Cited(footnotes=bare.footnotes, annex=bare.annex)
    return found


def record_text(desk: Desk, writing: str) -> Record:
    """Put the filing with its edited text on the record, ready to be taken as files.

    Raises:
        NotFound: there is no such text.
        WritingUnsettled: nobody has said of some sentences what they rest on.
        Refused: there is no consent of whoever would read it, or it says what may not go out.

    """
    memory = recall(desk)
    text = get_text(memory, writing)
    counts = count(text.latest, find_stale(memory, text))
    if counts.reworded or counts.stale:
        raise WritingUnsettled(reworded=counts.reworded, stale=counts.stale)
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


def outdated_of(sentence: Written, stale: Mapping[int, Outdated]) -> Outdated | None:
    """Return why a sentence of an edited text must be looked at again; None where it stands, or a person let it."""
    old = stale.get(sentence.sentence) if sentence.sentence is not None and sentence.claims else None
    is_heeded = old is not None and not old.claims and sentence.heeded == heeds(old)
    return None if is_heeded else old


def heeds(old: Outdated) -> str | None:
    """Return what a person has seen who lets a sentence stand; nothing where its claims themselves are gone."""
    return None if old.claims else old.now or ""


def count(revision: Revision, stale: Mapping[int, Outdated]) -> Counts:
    """Return how many sentences of a revision rest on what."""
    told = [each for paragraph in revision.paragraphs for each in paragraph.sentences]
    by_stance = {stance: sum(each.stance is stance for each in told) for stance in Stance}
    return Counts(
        traced=by_stance[Stance.TRACED], reworded=by_stance[Stance.REWORDED], argument=by_stance[Stance.ARGUMENT],
        stale=sum(outdated_of(each, stale) is not None for each in told),
    )  # fmt: skip
