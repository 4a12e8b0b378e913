"""An evidence bundle of a case: which originals and records may go to an audience, and the files that carry them.

What goes is what accepted claims stand on, with the claims. A source that must not be named, and what is sealed, stays;
so does every other word on the case: the reasons that people gave may name who told them.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from habeas.casework.anchoring import digest_of
from habeas.casework.appending import append
from habeas.casework.cases import get_case
from habeas.casework.classing import STAYS, class_of, class_of_document, prove_unsealed
from habeas.casework.custody import checkpoints, sign_log, signing_key
from habeas.casework.desk import Desk
from habeas.casework.foreign import shown_by_pdf
from habeas.casework.gating import refusal_on, standing_for
from habeas.casework.memory import Memory, recall
from habeas.casework.parcels import draft_of, write_folder, write_sealed
from habeas.casework.protecting import protected_for
from habeas.casework.record import record_of
from habeas.casework.roles import Right
from habeas.custody.bundle import LIST, bundle_files
from habeas.custody.contents import Contents, Head, Original, Record
from habeas.custody.tree import Tree, leaf_hash
from habeas.errors import BadChoice, NotFound, Refused
from habeas.ingest.sniff import MEDIA_TYPES
from habeas.keys.parcel import prove_recipients
from habeas.ledger import Entry
from habeas.model import Audience, CaseFile, Claim, ClaimId, Document, DocumentId, Purpose, Standing, Variant
from habeas.model.custody import Anchor, AnchorKind, BundleMade, Cosignature
from habeas.publish import LeakFound, Lookout, NotSearched, find_leaks

SUFFIXES = {media: f".{form}" for form, media in MEDIA_TYPES.items()}
ANCHORED = {AnchorKind.RFC3161: "tsr", AnchorKind.OPENTIMESTAMPS: "ots"}
NAMELESS = (Audience.UN_UNNAMED, Audience.PUBLIC_UNNAMED)


class NothingToHand(Refused):
    """Nothing of a case may go to others in a bundle."""

    code = "nothing-to-hand"
    exit_code = 18
    says = "Nothing of case %(case)s can go into a bundle: %(stays)s documents stay here."
    remedy = "A bundle holds what accepted claims stand on, without protected or sealed sources. See: habeas show case"


class WorkersNamed(Refused):
    """The records of a bundle would tell who entered them."""

    code = "workers-named"
    exit_code = 18
    says = "The records in this bundle tell who entered them: %(count)s names of people who work here."
    remedy = "Ask them; then repeat it with --with-names. The names cannot be taken out: the log commits to them."


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a person asks of a bundle: of whom, for whom, of which documents alone, sealed for whom."""

    case: str
    audience: Audience
    only: tuple[str, ...] = ()  # ids or names of files
    recipients: tuple[str, ...] = ()  # keys for age; none: a folder that everybody can read
    with_names: bool = False  # of those who entered the records


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What of a case may go: documents with the entries that speak of them, and who entered those."""

    case: CaseFile
    documents: tuple[Document, ...]
    entries: tuple[Entry, ...]
    stays: tuple[DocumentId, ...]  # protected, sealed, or kept before entries were sealed one by one

    @property
    def workers(self) -> tuple[str, ...]:
        """The names that the records tell."""
        return tuple(sorted({entry.by for entry in self.entries}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundled:
    """A bundle that was made."""

    path: Path
    made: BundleMade
    choice: Choice = field(repr=False)
    records: int


def export_bundle(desk: Desk, wanted: Wanted, to: Path) -> Bundled:
    """Write the bundle of a case for an audience into a folder, and put on record that it was made.

    Raises:
        NotFound: there is no such case, or a document that is named is none of it.
        Consent…: as for ``prove_may_go_out``, there is no consent to this.
        SourceSealed, SourceProtected, LeakFound: what was asked for, or a part of it, must stay here.
        WorkersNamed: those who entered the records would be named, and nobody has said that they may.
        NothingToHand, BundleTaken, RecipientUnfit, LogKeyAbsent: as they say.

    """
    desk.require(Right.PUBLISH)
    prove_recipients(wanted.recipients)
    with desk.recollection.lock:
        memory = recall(desk)
        choice = choose(memory, wanted, day=desk.now()[:10])
        if not choice.entries:
            raise NothingToHand(case=choice.case.id, stays=len(choice.stays))
        if not wanted.with_names:
            raise WorkersNamed(count=len(choice.workers))
        _prove_unnamed(desk, memory, choice)
        contents = gather(desk, choice, wanted)
        return _written(desk, contents, choice, wanted, to)


def choose(memory: Memory, wanted: Wanted, *, day: str) -> Choice:
    """Return what of a case may go to an audience on a day; refusals as for ``export_bundle``."""
    if wanted.audience in NAMELESS:
        allowed = ", ".join(each for each in Audience if each not in NAMELESS)
        raise BadChoice(what="The audience of originals, which tell the name,", given=wanted.audience, allowed=allowed)
    case = get_case(memory, wanted.case)
    claims = [weighed.claim for weighed in case.claims if weighed.standing is Standing.ACCEPTED]
    every = tuple(dict.fromkeys(claim.passage.document for claim in claims))
    asked = _asked_for(memory, wanted.only, every)
    going = tuple(
        each for each in asked if not _is_protected(memory, each) and class_of_document(memory, each) not in STAYS
    )
    told = {"case": case.id, "audience": wanted.audience, "purpose": Purpose.EVIDENCE}
    record = record_of(memory, case)
    standing = standing_for(record, wanted.audience, Variant.FULL, day=day, purpose=Purpose.EVIDENCE)
    refusal = refusal_on(standing, told, going)
    if refusal is not None:
        raise refusal
    kept = [claim for claim in claims if claim.passage.document in going and class_of(memory, claim) not in STAYS]
    entries = _entries(memory, going, {claim.id for claim in kept})
    proven = {entry.body.id for entry in entries if isinstance(entry.body, Document)}
    return Choice(
        case=case, documents=tuple(memory.as_read[each] for each in going if each in proven),
        entries=tuple(entry for entry in entries if _document_of(entry) in proven),
        stays=tuple(each for each in every if each not in proven),
    )  # fmt: skip


class SourceProtected(Refused):
    """A source that must not be named was asked for by name."""

    code = "source-protected"
    exit_code = 19
    says = "Document %(document)s is of a source that must not be named: its original never leaves in a bundle."
    remedy = "Leave it out. A petition can cite it without its name."


def _asked_for(memory: Memory, only: Iterable[str], every: tuple[DocumentId, ...]) -> tuple[DocumentId, ...]:
    """Return the documents asked for; one that is named and must stay is refused, not passed over."""
    named = tuple(dict.fromkeys(memory.get_document(each).id for each in only))
    for document in named:
        if document not in every:
            raise NotFound(what="document with accepted claims in this case", given=document)
        if _is_protected(memory, document):
            raise SourceProtected(document=document)
    prove_unsealed(memory, named)
    return named or every


def _is_protected(memory: Memory, document: DocumentId) -> bool:
    return memory.documents[document].frame.cited_as is not None


def _entries(memory: Memory, documents: tuple[DocumentId, ...], claims: set[ClaimId]) -> tuple[Entry, ...]:
    """Return the first entry of each document and claim; one of the first schema cannot be shown by itself."""
    found: dict[str, Entry] = {}
    for entry in memory.entries:
        body = entry.body
        wanted = body.id in documents if isinstance(body, Document) else isinstance(body, Claim) and body.id in claims
        if wanted and isinstance(body, Document | Claim):
            found.setdefault(body.id, entry)
    return tuple(entry for entry in found.values() if entry.key is not None)


def _document_of(entry: Entry) -> DocumentId | None:
    if isinstance(entry.body, Document):
        return entry.body.id
    return entry.body.passage.document if isinstance(entry.body, Claim) else None


def _prove_unnamed(desk: Desk, memory: Memory, choice: Choice) -> None:
    """Refuse originals, records and receipts that tell of a source who must not be named; there may be none."""
    protected = protected_for(memory, choice.case, record_of(memory, choice.case), redacted=False)
    if not protected:
        return
    lookout, leaks, unread = Lookout(protected), list[str](), list[str]()
    for where, data, name in _going(desk, choice):
        try:
            found = find_leaks(data, name, lookout, foreign=True, opener=shown_by_pdf)
            leaks += [f"{where}, {place}" for place in found]
        except NotSearched as error:
            unread.append(f"{where}, {error.details['places']}")
    if leaks:
        raise LeakFound(places="; ".join(leaks))
    if unread:
        raise NotSearched(places="; ".join(unread))


def _going(desk: Desk, choice: Choice) -> Iterator[tuple[str, bytes, str]]:
    """Yield all that others made or wrote, by what a person finds it: originals, records, receipts."""
    for document in choice.documents:
        yield document.id, desk.ledger.get_original(document.sha256), _path(document).name
    for entry in choice.entries:
        by, _, told = desk.ledger.disclose(entry.seq).payload.decode().partition("\n")
        about = entry.body.id if isinstance(entry.body, Document | Claim) else ""
        yield f"what was noted of {about}", "\n".join((by, *_values(json.loads(told)))).encode(), "record.txt"
    for each in desk.ledger.read(Anchor):
        if isinstance(each.body, Anchor):
            yield "a receipt", base64.b64decode(each.body.token), f"receipt.{ANCHORED[each.body.kind]}"


def _values(told: object) -> Iterator[str]:
    """Yield what a record says; not by which keys, which are ours."""
    if isinstance(told, dict | list):
        for each in told.values() if isinstance(told, dict) else told:
            yield from _values(each)
    elif isinstance(told, str):
        yield told


def _path(document: Document) -> Path:
    """A name of ours: that under which it came may tell of people."""
    return Path("files", f"{document.id}{SUFFIXES.get(document.media_type, '.bin')}")


def gather(desk: Desk, choice: Choice, wanted: Wanted) -> Contents:
    """Return all that goes into the bundle; the log is signed for it first."""
    last, at = sign_log(desk), desk.now()
    leaves = list(desk.ledger.leaves(last.size))
    numbers = {entry.body.id: entry.seq for entry in choice.entries if isinstance(entry.body, Document)}
    return Contents(
        name=f"bundle-{choice.case.id}-{at[:10]}", made_at=at, case=choice.case.id, audience=wanted.audience,
        records=tuple(_record(desk, entry, leaves) for entry in sorted(choice.entries, key=lambda each: each.seq)),
        originals=tuple(
            Original(path=_path(each).as_posix(), record=numbers[each.id], document=each.id, read=_reader(desk, each))
            for each in choice.documents
        ),
        heads=_heads(desk, last.size), tree=Tree(map(leaf_hash, leaves)), sealed=bool(wanted.recipients),
    )  # fmt: skip


def _record(desk: Desk, entry: Entry, leaves: list[bytes]) -> Record:
    told = desk.ledger.disclose(entry.seq)
    return Record(seq=entry.seq, leaf=leaves[entry.seq - 1], salt=told.salt, payload=told.payload)


def _reader(desk: Desk, document: Document) -> Callable[[], bytes]:
    return lambda: desk.ledger.get_original(document.sha256)


def _heads(desk: Desk, last: int) -> tuple[Head, ...]:
    """Return the checkpoints that others have seen, and the last, each with what came back for it."""
    words = [entry.body for entry in desk.ledger.read(Cosignature, Anchor)]
    heads = tuple(
        Head(
            checkpoint=each,
            cosignatures=tuple(word for word in words if isinstance(word, Cosignature) and word.root == each.root),
            anchors=tuple(word for word in words if isinstance(word, Anchor) and word.digest == digest_of(each)),
        )
        for each in checkpoints(desk)
    )
    return tuple(head for head in heads if head.cosignatures or head.anchors or head.checkpoint.size == last)


def _written(desk: Desk, contents: Contents, choice: Choice, wanted: Wanted, to: Path) -> Bundled:
    """Write the files to a draft; it takes its place only once it is whole and on the record."""
    digests: dict[str, str] = {}
    files = _watched(bundle_files(contents, signing_key(desk)), digests)
    place = to / (f"{contents.name}.tar.age" if wanted.recipients else contents.name)
    with draft_of(place) as draft:
        if wanted.recipients:
            write_sealed(draft, files, root=contents.name, recipients=wanted.recipients)
        else:
            write_folder(draft, files)
        made = BundleMade(
            case=choice.case.id, audience=wanted.audience, sha256=digests[LIST], size=contents.last.size,
            documents=tuple(each.id for each in choice.documents), by=desk.person, at=contents.made_at,
        )  # fmt: skip
        append(desk, [made], at=made.at)
    return Bundled(path=place, made=made, choice=choice, records=len(contents.records))


def _watched(files: Iterable[tuple[str, bytes]], digests: dict[str, str]) -> Iterator[tuple[str, bytes]]:
    """Pass the files on, and note their digests."""
    for path, data in files:
        digests[path] = hashlib.sha256(data).hexdigest()
        yield path, data
