"""What a document changes: every case it touches, held against the same case without it; or what changed since then."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from habeas.casework.change import CaseChange, Change, FindingChange, PetitionChange
from habeas.casework.comparing import compare, gather
from habeas.casework.findings import assess_case
from habeas.casework.memory import Memory, recall_at
from habeas.casework.petitions import MadeByAnotherVersion, Pleading, Record, plead_as, write_again
from habeas.casework.stale import Outdated, Stale, find_outdated
from habeas.casework.view import View, view_of
from habeas.errors import Refused
from habeas.ledger import Body, Closed, ProposalMade
from habeas.model import (
    Answer,
    CaseFile,
    Claim,
    ClaimId,
    Correction,
    Decision,
    Derivation,
    Description,
    Document,
    DocumentId,
    EventJudgement,
    Judgement,
    Naming,
    NamingId,
    ReadingRule,
    Resolution,
)

Again = Callable[[Memory, Record], Pleading]  # writes a petition again as it was


def changes_of(
    memory: Memory, reference: str, *, first: int = 0, most: int | None = None, again: Again = write_again
) -> Change:
    """Return what a document changes in the cases that it touches, ``most`` of them from the ``first`` on.

    Raises:
        NotFound: there is no such document.

    """
    document = memory.get_document(reference).id
    view = view_of(memory)
    with memory.source.lock:
        touched = view.touched_by(document)
        wanted = touched[first : None if most is None else first + most]
        before = view.cases_without(document, wanted)
        after = [case for root in wanted if (case := view.find_case(root))]
    held = _Held(then=memory, now=memory, again=again)
    found = (held.change(old, new) for old, new in gather(before, after))
    changed = tuple(change for change in found if not change.is_empty)
    return Change(document=document, since=None, touched=len(touched), cases=changed)


def changes_since(  # noqa: PLR0913  (the page that is wanted, and of whom)
    memory: Memory,
    upto: int,
    *,
    first: int = 0,
    most: int | None = None,
    only_known: bool = False,
    again: Again = write_again,
) -> Change:
    """Return what has changed since the ledger had only its first ``upto`` entries.

    With ``only_known``, in cases that were there before.
    """
    then = recall_at(memory, upto)
    now_view, then_view = view_of(memory), view_of(then)
    with memory.source.lock, then.source.lock:
        persons = _persons(_touched(memory, upto, (then_view, now_view)), then_view, now_view, only_known=only_known)
        wanted = persons[first : None if most is None else first + most]
        pairs = [pair for each in wanted for pair in gather(_cases(then_view, each), _cases(now_view, each))]
    held = _Held(then=then, now=memory, again=again)
    found = (held.change(old, new) for old, new in pairs)
    changed = tuple(change for change in found if not change.is_empty)
    return Change(document=None, since=upto, touched=len(persons), cases=changed)


def _persons(namings: set[NamingId], then: View, now: View, *, only_known: bool) -> list[set[NamingId]]:
    """Return the names of each person who has a case, or had one, fullest first; no case is computed."""
    seen: set[NamingId] = set()
    persons: list[tuple[int, str, set[NamingId]]] = []
    for naming in sorted(namings):
        if naming in seen:
            continue
        reached = _reach(naming, (then, now))
        seen |= reached
        was, is_ = ([line.claims for each in reached if (line := view.find_line(each))] for view in (then, now))
        if was or (is_ and not only_known):
            persons.append((-max((*is_, 0)), naming, reached))
    return [reached for _, _, reached in sorted(persons, key=lambda each: each[:2])]


def _cases(view: View, namings: Iterable[NamingId]) -> list[CaseFile]:
    found = (view.find_case(naming) for naming in sorted(namings) if naming in view.namings)
    return list({case.id: case for case in found if case}.values())


def _reach(naming: NamingId, views: Sequence[View]) -> set[NamingId]:
    """Return a name with all that were or are one person's with it, however they were joined or parted."""
    reached, waiting = {naming}, [naming]
    while waiting:
        naming = waiting.pop()
        joined = [view.component_of(naming).members for view in views if naming in view.namings]
        fresh = {other for members in joined for other in members} - reached
        reached |= fresh
        waiting += fresh
    return reached


def _touched(memory: Memory, upto: int, views: Sequence[View]) -> set[NamingId]:
    """Return the names of everybody of whom an entry after the first ``upto`` says something."""
    bodies = [entry.body for entry in memory.entries if entry.seq > upto and not isinstance(entry.body, Closed)]
    if any(isinstance(body, ReadingRule) for body in bodies):
        return {naming for view in views for naming in view.namings}
    documents = {document for body in bodies for document in _documents(body)}
    named = {key for view in views for key, naming in view.namings.items() if naming.document in documents}
    claims = (memory.claims.get(views[-1].now(key)) for body in bodies for key in _claims(body))
    subjects = {claim.subject_naming for claim in claims if claim and claim.subject_naming}
    judged = {naming for body in bodies if isinstance(body, Judgement) for naming in (body.left, body.right)}
    return named | subjects | judged


def _documents(body: Body) -> tuple[DocumentId, ...]:
    """Return the documents of which an entry may change every name and claim."""
    match body:
        case Document():
            return (body.id,)
        case Correction() | Description() | ProposalMade() | Naming():
            return (body.document,)
        case Derivation():
            return body.document, body.source
    return ()


def _claims(body: Body) -> tuple[ClaimId, ...]:
    match body:
        case Claim():
            return (body.id,)
        case Decision():
            return (body.claim,)
        case EventJudgement():
            return body.left, body.right
        case Resolution():
            return body.claims
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    """What both sides of a comparison are assessed and pleaded with."""

    then: Memory
    now: Memory
    again: Again

    def change(self, before: Sequence[CaseFile], after: Sequence[CaseFile]) -> CaseChange:
        """Return what changes for one person, in the law and in the latest petition, too."""
        made = compare(before, after, now=view_of(self.now).now)
        return replace(made, findings=tuple(self._findings(before, after)), petition=self._petition(before, after))

    def _findings(self, before: Sequence[CaseFile], after: Sequence[CaseFile]) -> Iterator[FindingChange]:
        was, is_ = _answers(self.then, before), _answers(self.now, after)
        for key in {**is_, **was}:
            old, new = (found.get(key, (Answer.UNKNOWN, ""))[0] for found in (was, is_))
            if old is not new:
                question = (is_.get(key) or was[key])[1]
                yield FindingChange(category=key[0], element=key[1], question=question, before=old, after=new)

    def _petition(self, before: Sequence[CaseFile], after: Sequence[CaseFile]) -> PetitionChange | None:
        """Return what becomes of the latest petition of a case that was there before."""
        view = view_of(self.now)
        records = view.petitions((*after, *before)[0].id)
        if not before or not records:
            return None
        record = records[-1]
        try:
            written = self.again(self.now, record)
        except MadeByAnotherVersion:
            return PetitionChange(petition=record.id, stale=(), mended=(), made_by_another_version=True)
        was, is_ = _outdated(self.then, written, before, record), _outdated(self.now, written, after, record)
        return PetitionChange(
            petition=record.id,
            stale=tuple(each for number, each in is_.items() if number not in was),
            mended=tuple(each for number, each in was.items() if number not in is_),
        )


def _answers(memory: Memory, cases: Sequence[CaseFile]) -> dict[tuple[str, str], tuple[Answer, str]]:
    """Return what the fullest case answers to each element, with its question."""
    if not cases:
        return {}
    found = assess_case(memory, cases[0], state=None)
    elements = ((category.category, each) for category in found.categories for each in category.elements)
    return {(category, each.element): (each.answer, each.question) for category, each in elements}


def _outdated(memory: Memory, written: Pleading, cases: Sequence[CaseFile], record: Record) -> dict[int, Outdated]:
    """Return the sentences of a petition that do not say what the case says, counted to the day it was written."""
    if not cases:
        gone = (Outdated(number=each.number, why=Stale.CLAIM_GONE, claims=each.claims, now=None)
                for each in written.petition.sentences)  # fmt: skip
        return {each.number: each for each in gone}
    try:
        said = plead_as(memory, cases[0], record)
    except Refused:
        said = None  # there is nothing left to say
    return {each.number: each for each in find_outdated(written, said, cases[0])}
