"""A source is withdrawn: what stands on it, what has already left, and how all of it is destroyed for good.

Destroying takes the keys of the document, of the names and judgements on it, and of everything written that cites it.
Chain and tree stand; what was said is gone. What people said elsewhere stays, as it stands on other documents too: what
holds words of the source is told by its number, then and on the record, to be read. Documents that repeat it are told.
Copies made before still hold everything; nobody can take those back from here.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from habeas.casework.appending import append
from habeas.casework.departed import bundles_with, repeating
from habeas.casework.desk import Desk
from habeas.casework.grounding import ON_SEVERAL, grounds_of, standing_on
from habeas.casework.memory import Memory, recall
from habeas.casework.reasons import prove_reason
from habeas.casework.remnants import Remnant, Words, remnants_of
from habeas.casework.roles import Right
from habeas.casework.view import view_of
from habeas.errors import BadChoice, NotFound, Refused
from habeas.ledger import Artefact, Body, Closed
from habeas.ledger.subjects import subject_of
from habeas.model import (
    CaseId,
    Classing,
    Communication,
    Document,
    DocumentId,
    EventJudgement,
    Hold,
    Judgement,
    Milestone,
    PetitionId,
    Revision,
    SetAside,
    Shredding,
    SourceWithdrawal,
)
from habeas.model.custody import BundleMade
from habeas.reconcile.wordstock import forget_words

GOES = (Judgement, EventJudgement, Classing, Artefact, Revision)  # with a document that it stands on


class HeldCase(Refused):
    """Something would be destroyed that a case under a hold stands on."""

    code = "held-case"
    exit_code = 18
    says = "Case %(case)s is under a hold: nothing that it stands on may be destroyed."
    remedy = "Ask who set the hold; once it may be lifted: habeas hold %(case)s --lift --because …"


class NotTyped(Refused):
    """What would be destroyed was not named a second time."""

    code = "not-typed"
    exit_code = 18
    says = "Nothing was destroyed: the id was not typed again as it is."
    remedy = "Type %(document)s to destroy it for good."


class ReasonRepeats(Refused):
    """The reason for destroying something would keep words of it."""

    code = "reason-repeats"
    exit_code = 18
    says = "The reason holds words of what is to be destroyed, and would keep them."
    remedy = "Say it in other words; who asks for it, and when, is enough."


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """What stands on a document: counts, ids of what was written, and what has left already."""

    document: DocumentId
    claims: int
    names: int
    judgements: int  # on its names, and on its claims
    cases: tuple[CaseId, ...]
    written: tuple[PetitionId | str, ...]  # filings that cite it or were made of those cases
    revisions: int
    sent: tuple[Communication, ...]  # filings that went out: nobody can take them back from here
    bundles: tuple[BundleMade, ...]  # that hold it, or what repeats it, and may have gone out
    copies: tuple[DocumentId, ...]  # documents that repeat it, or may: each is withdrawn by itself
    on_cases: int  # words on those cases, which stay
    review: tuple[Remnant, ...]  # what stays and holds words of it: somebody must read these
    closed: int  # entries that cannot be read here: nobody can tell whether they hold words of it
    unsealed: int  # readings kept before words were sealed: they cannot be destroyed


@dataclass(frozen=True, slots=True, kw_only=True)
class Destroyed:
    """What was destroyed: how many keys, and what stood on the document before."""

    keys: int
    derived: Derived


def derived_from(memory: Memory, reference: str) -> Derived:
    """Return what stands on a document.

    Raises:
        NotFound: there is no such document.

    """
    document = memory.get_document(reference).id
    words = Words(memory, document, repeating(memory, document))
    return _derived(memory, document, standing_on(memory, document), words)


def _derived(memory: Memory, document: DocumentId, things: Mapping[str, Body], words: Words) -> Derived:
    view, bodies = view_of(memory), tuple(things.values())
    written = tuple(dict.fromkeys(each.id for each in bodies if isinstance(each, Artefact)))
    open_texts = (entry.body for entry in memory.entries if entry.key is None)
    return Derived(
        document=document,
        claims=len(view.claims_in(document)) + len(view.obsolete_in(document)),
        names=sum(1 for each in memory.namings.values() if each.document == document),
        judgements=sum(1 for each in bodies if isinstance(each, Judgement | EventJudgement)),
        cases=tuple(dict.fromkeys(_cases(memory, document))),
        written=written,
        revisions=sum(1 for each in bodies if isinstance(each, Revision)),
        sent=tuple(_sent(memory, document)),
        bundles=bundles_with(memory, (document, *words.copies)),
        copies=words.copies,
        on_cases=sum(1 for each in _said(memory, document) if not isinstance(each, GOES)),
        review=remnants_of(memory, words, _keys_that_go(memory, document, things)),
        closed=memory.source.closed[Closed.APART],
        unsealed=sum(1 for body in open_texts if isinstance(body, Document) and body.id == document),
    )


def _keys_that_go(memory: Memory, document: DocumentId, things: Mapping[str, Body]) -> frozenset[str]:
    """Return the ids of the keys that are destroyed with a document."""
    own, aside = memory.as_read[document], {key for key, body in things.items() if isinstance(body, GOES)}
    subjects = {document, f"aside {own.sha256}", *aside}
    kinds = (Document, SetAside, *GOES)
    return frozenset(
        entry.key for entry in memory.entries
        if entry.key and isinstance(entry.body, kinds) and subject_of(entry.body) in subjects
    )  # fmt: skip


def _cases(memory: Memory, document: DocumentId) -> Iterator[CaseId]:
    view = view_of(memory)
    for naming in view.touched_by(document):
        line = view.find_line(naming)
        if line is not None:
            yield line.id


def _said(memory: Memory, document: DocumentId) -> Iterator[Body]:
    """Yield every word that stands on a document and perhaps on others."""
    grounds = grounds_of(memory)
    for entry in memory.entries:
        if isinstance(entry.body, ON_SEVERAL) and document in grounds.documents_of(entry.body):
            yield entry.body


def _sent(memory: Memory, document: DocumentId) -> Iterator[Communication]:
    latest = {word.id: word for word in _said(memory, document) if isinstance(word, Communication)}
    yield from (word for word in latest.values() if word.milestone is Milestone.FILED and not word.taken_back)


def withdraw_source(desk: Desk, reference: str, *, because: str) -> Derived:
    """Put on record that a source took its words back; return what stands on them. They count as sealed from now on.

    Raises:
        NotFound: there is no such document.
        ReasonMissing: nobody says why.

    """
    reason = prove_reason(because)
    with desk.recollection.lock:
        memory = recall(desk)
        found = derived_from(memory, reference)
        word = SourceWithdrawal(document=found.document, by=desk.person, at=desk.now(), because=reason)
        append(desk, [word], at=word.at)
    return found


def destroy_source(desk: Desk, reference: str, *, typed: str, because: str) -> Destroyed:
    """Destroy the words of a document, and of all that was written from it; ``typed`` is its id again.

    The reason stays on the record; it must not say what is destroyed.

    Raises:
        NotFound: there is no such document.
        NotTyped: its id was not typed again.
        HeldCase: a case that stands on it is held.
        ReasonMissing, ReasonRepeats: nobody says why, or in words of the document itself.

    """
    desk.require(Right.SETTLE)
    reason = prove_reason(because)
    with desk.recollection.lock:
        memory = recall(desk)
        document = memory.get_document(reference)
        if typed.strip() != document.id:
            raise NotTyped(document=document.id)
        things = standing_on(memory, document.id)
        words = Words(memory, document.id, repeating(memory, document.id))
        derived = _derived(memory, document.id, things, words)
        prove_free(memory, derived.cases)
        if words.find([reason]):
            raise ReasonRepeats
        subjects = (
            document.id, f"aside {document.sha256}", *(key for key, body in things.items() if isinstance(body, GOES))
        )  # fmt: skip
        keys = tuple(dict.fromkeys(filter(None, map(desk.ledger.find_key, subjects))))
        review = tuple(str(each.seq) for each in derived.review)
        word = Shredding(
            keys=keys, review=review, cases=view_of(memory).outliving(document.id), by=desk.person, at=desk.now(),
            because=reason,
        )  # fmt: skip
        count = desk.ledger.shred(word, by=desk.person, at=word.at)
        _forget(desk)
    return Destroyed(keys=count, derived=derived)


def _forget(desk: Desk) -> None:
    """Let nothing in this process remember what was destroyed, as far as Python can forget."""
    desk.recollection.catch_up(desk.ledger)
    forget_words()
    gc.unfreeze()
    gc.collect()


def hold(desk: Desk, case: str, *, held: bool, because: str) -> Hold:
    """Let nothing be destroyed that a case stands on, or lift that again.

    Raises:
        NotFound: there is no such case.
        BadChoice: it is so already.
        ReasonMissing: nobody says why.

    """
    desk.require(Right.SETTLE)
    reason = prove_reason(because)
    with desk.recollection.lock:
        memory = recall(desk)
        line = view_of(memory).case_line(case)
        if (find_hold(memory, line.id) is not None) is held:
            raise BadChoice(what="The hold", given="set so already", allowed="the other")
        word = Hold(case=line.id, held=held, by=desk.person, at=desk.now(), because=reason)
        append(desk, [word], at=word.at)
    return word


def find_hold(memory: Memory, case: str) -> Hold | None:
    """Return the hold that stands on a case, whatever id it had when it was set; None where there is none."""
    said = memory.source.readings.spoken.safekeeping.holds
    view = view_of(memory)
    for word in reversed(tuple(said.values())):
        try:
            is_it = view.case_line(word.case).id == case
        except NotFound:
            is_it = word.case == case
        if is_it:
            return word if word.held else None
    return None


def prove_free(memory: Memory, cases: tuple[CaseId, ...]) -> None:
    """Refuse to destroy what one of these cases stands on, if it is held.

    Raises:
        HeldCase: it is.

    """
    for case in cases:
        if find_hold(memory, case) is not None:
            raise HeldCase(case=case)
