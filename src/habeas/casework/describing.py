"""What a person says of a document as a publication, and how far its words may go."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from habeas.casework.appending import append
from habeas.casework.desk import Desk
from habeas.casework.memory import Memory, recall
from habeas.errors import Refused
from habeas.ledger import Body, ProposalMade
from habeas.model import ClaimId, Description, Frame, Genre, Proposal, Sensitivity, When
from habeas.propose import current_version, propose

SUPPLIED = "supplied"


class NothingDescribed(Refused):
    """A description changes nothing."""

    code = "nothing-described"
    exit_code = 17
    says = "This is what is known of document %(document)s already."
    remedy = "Change at least one field; an empty one says that it is not known."


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What a person writes into the fields of a document; what is None stays, and an empty text is "not known"."""

    publisher: str | None = field(default=None, repr=False)
    title: str | None = field(default=None, repr=False)
    author: str | None = field(default=None, repr=False)
    published: str | None = None  # EDTF
    url: str | None = field(default=None, repr=False)
    index: str | None = None
    cited_as: str | None = field(default=None, repr=False)
    genre: Genre | None = None
    sensitivity: Sensitivity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """What a description did."""

    description: Description
    dated_anew: tuple[ClaimId, ...] = ()  # nobody had decided them; their dates are counted from the new day
    kept: tuple[ClaimId, ...] = ()  # would be dated otherwise now; a person decided them as they were, and they stay


def describe(desk: Desk, document: str, changes: Changes) -> Described:
    """Let this be what is known of a document as a publication, from now on; what was known before stays on record.

    Relative dates ("last Monday") are counted from the day of publication. Where that changes, the rules read the
    document again in the same transaction, and a claim that nobody has decided takes its new date. A claim that a
    person has decided is not changed under her feet: it keeps the date that she decided on, and is named in ``kept``,
    so that she can amend it. What a language model proposed is not asked for again.

    Raises:
        NotFound: there is no such document.
        BadDate: the day of publication is not EDTF.
        NothingDescribed: all of it is known already.

    """
    memory = recall(desk)
    known = memory.get_document(document)
    before = memory.sensitivity_of(known.id)
    frame, sensitivity = changed_frame(known.frame, changes), changes.sensitivity or before
    if (frame, sensitivity) == (known.frame, before):
        raise NothingDescribed(document=known.id)
    made = Description(document=known.id, frame=frame, sensitivity=sensitivity, by=desk.person, at=desk.now())
    again = frame.published != known.frame.published and known.id in memory.versions
    proposal = propose(replace(known, frame=frame)) if again else None  # takes seconds: others may go on meanwhile
    with desk.recollection.lock:
        memory = recall(desk)
        if memory.documents.get(known.id) == known:
            return _record(desk, memory, made, proposal)
    return describe(desk, document, changes)  # its words were corrected, or it was described, while it was read


def _record(desk: Desk, memory: Memory, made: Description, proposal: Proposal | None) -> Described:
    """Append the description, and what is proposed again."""
    bodies, done = _proposed_again(memory, made, proposal) if proposal else ((), Described(description=made))
    append(desk, [made, *bodies], at=made.at)
    return done


def changed_frame(frame: Frame, changes: Changes) -> Frame:
    """Return what is known of a publication once a person has changed it.

    Raises:
        BadDate: the day of publication is not EDTF.

    """
    made = replace(
        frame,
        publisher=_text(changes.publisher, frame.publisher),
        title=_text(changes.title, frame.title),
        author=_text(changes.author, frame.author),
        url=_text(changes.url, frame.url),
        index=_text(changes.index, frame.index),
        cited_as=_text(changes.cited_as, frame.cited_as),
        genre=changes.genre or frame.genre,
    )
    day = changes.published
    if day is None or (frame.published is not None and day.strip() == frame.published.edtf):
        return made
    if not day.strip():
        return replace(made, published=None, published_basis=None)
    return replace(made, published=When.parse(day.strip(), as_written=day.strip()), published_basis=SUPPLIED)


def _text(given: str | None, known: str | None) -> str | None:
    """Return what was given, on one line; what is known where nothing was."""
    return known if given is None else " ".join(given.split()) or None


def _proposed_again(memory: Memory, made: Description, proposal: Proposal) -> tuple[tuple[Body, ...], Described]:
    """What the rules propose from the document as described now: what changed, and which claims stay as decided."""
    decided = set(memory.latest_decisions()) if memory.readers < 2 else {each.claim for each in memory.decisions}
    known = memory.claims
    kept = tuple(each.id for each in proposal.claims if each.id in decided and known[each.id] != each)
    fresh = [each for each in proposal.claims if known.get(each.id) != each and each.id not in decided]
    names = [naming for naming in proposal.namings if memory.namings.get(naming.id) != naming]
    again = tuple(each.id for each in proposal.claims if known.get(each.id) == each)
    summary = ProposalMade(
        document=made.document, version=current_version(), claims=len(proposal.claims), namings=len(proposal.namings),
        notes=proposal.notes, again=again,
    )  # fmt: skip
    anew = tuple(each.id for each in fresh if each.id in known)
    return (*names, *fresh, summary), Described(description=made, dated_anew=anew, kept=kept)
