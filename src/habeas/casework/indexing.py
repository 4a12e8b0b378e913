"""The index of words follows the ledger: what an entry touched is put into it anew, as it stands now."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from habeas.casework.desk import Desk
from habeas.casework.view import View
from habeas.ledger import Entry, ProposalMade
from habeas.ledger.errors import LedgerBusy
from habeas.ledger.search import Change, Text
from habeas.model import Claim, ClaimId, Correction, Document, DocumentId, Naming, NamingId
from habeas.model.romanising import sounds_of

ENTRIES_AT_ONCE = 2_000
LETTERS_AT_ONCE = 300_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Indexed:
    """How far the index follows the ledger, in entries."""

    upto: int
    of: int

    @property
    def is_whole(self) -> bool:
        """Whether everything can be found."""
        return self.upto >= self.of


def follow_ledger(
    desk: Desk, view: View, *, within_s: float | None = None, clock: Callable[[], float] = time.monotonic
) -> Indexed:
    """Bring the index up to what the view holds; ``within_s`` ends it early, after at least one step."""
    index, entries = desk.ledger.index(), desk.recollection.entries
    begun, upto = clock(), index.upto
    while upto is None or upto < len(entries):
        step = _step(entries, upto or 0)
        try:
            was_brought = index.bring(_change(step, view, desk), since=upto, upto=(upto or 0) + len(step))
        except LedgerBusy:
            if within_s is None:
                raise
            break  # another process writes; what is there can be searched
        if not was_brought:
            upto = index.upto  # another process was faster
            continue
        upto = (upto or 0) + len(step)
        if within_s is not None and clock() - begun >= within_s:
            break
    return Indexed(upto=upto or 0, of=len(entries))


def begin_anew(desk: Desk) -> None:
    """Drop the index; the next search makes it again."""
    desk.ledger.index().clear()


def _step(entries: Sequence[Entry], after: int) -> Sequence[Entry]:
    """Return the next entries, as many as one transaction may take."""
    letters, end = 0, after
    while end < len(entries) and end - after < ENTRIES_AT_ONCE and letters < LETTERS_AT_ONCE:
        body = entries[end].body
        letters += len(body.text) if isinstance(body, Document) else 0
        end += 1
    return entries[after:end]


def _change(step: Iterable[Entry], view: View, desk: Desk) -> Change:
    """Return what these entries touched, as the view knows it now."""
    texts, whole = dict[DocumentId, None](), dict[DocumentId, None]()
    claims, namings = dict[ClaimId, Claim](), dict[NamingId, Naming]()
    for body in (entry.body for entry in step):
        match body:
            case Document():
                texts[body.id] = None
            case Correction():
                texts[body.document] = None
            case ProposalMade():
                whole[body.document] = None
            case Claim():
                claims[body.id] = body
            case Naming():
                namings[body.id] = body
    whole |= texts
    touched = {claim.passage.document for claim in claims.values()} | {each.document for each in namings.values()}
    touched -= whole.keys()
    put = [Text(shelf="document", id=document, text=view.documents[document].text) for document in texts]
    for document in whole:
        put += _texts_of(document, view, desk)
    for document in touched:
        wanted = {*claims, *namings, *(claim.subject_naming for claim in claims.values())}
        put += (text for text in _texts_of(document, view, desk) if text.id in wanted)
    return Change(drop_of=[(shelf, each) for each in whole for shelf in ("claim", "person", "sound")], put=put)


def _texts_of(document: DocumentId, view: View, desk: Desk) -> Iterator[Text]:
    """Yield what is found of a document beside its own words: its claims that count, and its names."""
    claims = view.claims_in(document) if document in view.documents else ()
    for name, claim in zip(view.ids_in(document) if claims else (), claims, strict=True):
        yield Text(shelf="claim", id=name, text="\n".join(parts_of(claim)), of=document)
    of_subjects = (claim.subject_naming for claim in claims if claim.subject_naming)
    for naming in dict.fromkeys((*desk.recollection.readings.namings_of.get(document, ()), *of_subjects)):
        if naming in view.namings:
            spellings = spellings_of(view.namings[naming])
            yield Text(shelf="person", id=naming, text="\n".join(spellings), of=document)
            keys = {key for spelling in spellings for word in sounds_of(spelling) for key in word}
            yield Text(shelf="sound", id=naming, text=" ".join(sorted(keys)), of=document)


def parts_of(claim: Claim) -> tuple[str, ...]:
    """Return what a claim is found by: its quote, its value, the name of its subject."""
    return tuple(filter(None, (claim.passage.quote, claim.value, claim.subject.name if claim.subject else None)))


def spellings_of(naming: Naming) -> tuple[str, ...]:
    """Return every way in which a document writes a name, each once."""
    return tuple(dict.fromkeys((naming.name, *(spelling.text for spelling in naming.spellings))))
