"""What an entry may hold, how it is written down, and how it is tied to the one before it.

The hash of an entry is the SHA-256 of eight lines of UTF-8 joined by single newlines, none at the end:
``habeas-entry-2``, the sequence number, the hash of the entry before (64 zeros for the first), the kind, ``at``, the
id of the key that it is sealed under, its commitment, and the SHA-256 of the sealed bytes. What is sealed is 32 bytes
of salt, then who said it, a newline, and the body; the commitment is the SHA-256 of the same. Once the key is
destroyed the words are gone, and chain and commitment stand. ``printf`` and ``sha256sum`` can check the chain.

Entries of the first schema have seven lines: ``habeas-entry-1``, number, hash before, kind, ``at``, ``by``, and the
SHA-256 of the body, which stands open in the file. So do acts on a team's accounts, for who does them holds no key.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from habeas.custody.leaf import SALT_BYTES, commitment
from habeas.errors import BadChoice, ValueNotOfModel
from habeas.keys import Place, Secret, seal, unseal
from habeas.ledger.errors import ChainBroken, EntryNotStorable
from habeas.ledger.reader import read
from habeas.ledger.scribe import write
from habeas.model import (
    Amendment,
    Asked,
    CaseId,
    Claim,
    ClaimId,
    Classing,
    Communication,
    CompartmentMade,
    Compliance,
    Consent,
    Correction,
    Decision,
    Derivation,
    Description,
    Document,
    DocumentId,
    ElementWord,
    EventJudgement,
    Hold,
    IdentityGrant,
    IdentityLook,
    IdentityRecord,
    IdentityRequest,
    Judgement,
    Naming,
    Note,
    OpinionRecord,
    PageReading,
    Petition,
    Placement,
    Provenance,
    ReadingRule,
    ReasonList,
    Reminder,
    Resolution,
    Revision,
    SetAside,
    Shredding,
    SourceWithdrawal,
    TreatyOverride,
)  # fmt: skip
from habeas.model.account import Administration
from habeas.model.custody import Anchor, BundleMade, Checkpoint, Cosignature


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentProvenance:
    """How one copy of a document's bytes came here; the same document may be received many times."""

    document: DocumentId
    provenance: Provenance
    anew: bool = False  # its pictures were read again, in another language: the entry before holds the new text


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalMade:
    """A reading of one document by a version of the proposer, and how much it put forward."""

    document: DocumentId
    version: str
    claims: int
    namings: int
    notes: tuple[str, ...] = ()
    model: str | None = None  # the language model that read; None: our own rules
    again: tuple[ClaimId, ...] = ()  # claims that a correction moved and this reading found again, the same


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRead:
    """One page of a picture, kept as soon as it is read, so that a long reading that is interrupted goes on.

    ``key`` is the digest of all that the reading depends on: original, page, program, its data, settings.
    """

    key: str
    reading: PageReading


class ArtefactKind(StrEnum):
    """What was written for people to read."""

    CASE_FILE = "case_file"
    FINDINGS = "findings"
    PETITION = "petition"


@dataclass(frozen=True, slots=True, kw_only=True)
class Artefact:
    """The digest of something that was written, and the recipe to write it again: same ledger, same law, same bytes.

    ``upto`` is the number of the last entry that it was computed from; ``law`` and ``form`` name their versions.
    """

    id: str
    kind: ArtefactKind = ArtefactKind.PETITION
    sha256: str  # of its canonical JSON
    case: CaseId
    state: str | None
    made_on: str
    law: str
    form: str | None  # None where there is no form
    upto: int
    made_with: str  # version of Habeas and of its rules
    kept: Petition | None = field(default=None, repr=False)  # the filing itself, so that an old one reads as it did


Body: TypeAlias = (
    Document
    | DocumentProvenance
    | SetAside
    | Naming
    | Claim
    | ProposalMade
    | Decision
    | Judgement
    | TreatyOverride
    | Artefact
    | Correction
    | PageRead
    | Description
    | Amendment
    | Note
    | Resolution
    | ReadingRule
    | ReasonList
    | Derivation
    | EventJudgement
    | Asked
    | Consent
    | ElementWord
    | Communication
    | OpinionRecord
    | Compliance
    | Reminder
    | Revision
    | Placement
    | Shredding
    | Classing
    | CompartmentMade
    | SourceWithdrawal
    | Hold
    | IdentityRecord
    | IdentityRequest
    | IdentityGrant
    | IdentityLook
    | Checkpoint
    | Cosignature
    | Anchor
    | BundleMade
    | Administration
)

BODIES: MappingProxyType[str, type[Body]] = MappingProxyType(
    {
        "document": Document,
        "provenance": DocumentProvenance,
        "set_aside": SetAside,
        "naming": Naming,
        "claim": Claim,
        "proposal_made": ProposalMade,
        "decision": Decision,
        "judgement": Judgement,
        "treaty_override": TreatyOverride,
        "artefact": Artefact,
        "correction": Correction,
        "page_read": PageRead,
        "description": Description,
        "amendment": Amendment,
        "note": Note,
        "resolution": Resolution,
        "reading_rule": ReadingRule,
        "reason_list": ReasonList,
        "derivation": Derivation,
        "event_judgement": EventJudgement,
        "asked": Asked,
        "consent": Consent,
        "element_word": ElementWord,
        "communication": Communication,
        "opinion_record": OpinionRecord,
        "compliance": Compliance,
        "reminder": Reminder,
        "revision": Revision,
        "placement": Placement,
        "shredding": Shredding,
        "classing": Classing,
        "compartment_made": CompartmentMade,
        "source_withdrawal": SourceWithdrawal,
        "hold": Hold,
        "identity_record": IdentityRecord,
        "identity_request": IdentityRequest,
        "identity_grant": IdentityGrant,
        "identity_look": IdentityLook,
        "checkpoint": Checkpoint,
        "cosignature": Cosignature,
        "anchor": Anchor,
        "bundle_made": BundleMade,
        "administration": Administration,
    }
)
KINDS: MappingProxyType[type[Body], str] = MappingProxyType({body: kind for kind, body in BODIES.items()})


class Closed(StrEnum):
    """Why an entry cannot be read here; it takes the place of its body."""

    APART = "apart"  # its compartment is not open
    DESTROYED = "destroyed"  # its key is no more


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of the ledger, tied by ``prev_hash`` to all that came before it; of a closed one ``by`` is empty."""

    seq: int
    kind: str
    at: str
    by: str = field(repr=False)
    body: Body | Closed
    prev_hash: str
    hash: str
    key: str | None = None  # id of the key that it is sealed under; None in one that stands open


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The last entry. Written down elsewhere, it proves later that nothing before it was changed or cut off."""

    seq: int
    hash: str


# seq, kind, at, by, prev_hash, hash, body, key, commit, sealed
Row: TypeAlias = tuple[int, str, str, str, str, str, str, str | None, str | None, bytes | None]
COLUMNS = '"seq", "kind", "at", "by", "prev_hash", "hash", "body", "key", "commit", "sealed"'
SELECT_ROWS = f'SELECT {COLUMNS} FROM "ledger_entry"'  # noqa: S608 - our own column names
Opener: TypeAlias = Callable[[str], "Secret | Closed"]  # from the id of a key

_UTC = re.compile(r"[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9](\.[0-9]{1,6})?(Z|\+00:00)", re.ASCII)
_HALF_PAIR = re.compile("[\ud800-\udfff]")


def kind_of(what: str | type[Body]) -> str:
    """Return the kind that a name or a type stands for.

    Raises:
        BadChoice: the ledger keeps nothing of that kind.

    """
    kind = what if isinstance(what, str) else KINDS.get(what, what.__name__)
    if kind not in BODIES:
        raise BadChoice(what="The kind of an entry", given=kind, allowed=", ".join(BODIES))
    return kind


def person(by: str) -> str:
    """Return who acts, in NFC and on one line of text.

    Raises:
        EntryNotStorable: it is empty, or holds a control character, a line break or half of a surrogate pair.

    """
    name = unicodedata.normalize("NFC", by)
    if not name.strip() or any(unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp") for letter in name):
        raise EntryNotStorable(why="the name of who acts is empty or holds a control character")
    return name


def moment(at: str) -> str:
    """Return when it was done.

    Raises:
        EntryNotStorable: it is not UTC in ISO 8601.

    """
    if not _UTC.fullmatch(at):
        raise EntryNotStorable(why="the time is not UTC in ISO 8601, such as 2026-11-22T09:30:00Z")
    return at


def written(body: Body) -> tuple[str, str]:
    """Return the kind of the body and its canonical JSON, as it will be stored.

    The text of a source is never normalised: offsets count its code points. NUL and other control characters stand
    as JSON escapes; so does half of a surrogate pair, as file names can hold it. Two halves that are not one letter but
    stand side by side could not be told from one, and are refused.

    Raises:
        BadChoice: the ledger keeps nothing of that kind.
        EntryNotStorable: it could not be read back as it is.

    """
    kind = KINDS.get(type(body)) or kind_of(type(body))
    try:
        text = write(body)
    except ValueError as error:
        raise EntryNotStorable(why="it holds a number that is not finite") from error
    if text.isascii() or not _HALF_PAIR.search(text):
        return kind, text
    escaped = _HALF_PAIR.sub(lambda half: f"\\u{ord(half[0]):04x}", text)
    if json.loads(escaped) != json.loads(text):
        raise EntryNotStorable(why="two halves of a surrogate pair stand side by side")
    return kind, escaped


class Letter(NamedTuple):
    """A body as it will be sealed: its kind, its text, and the key of what it is about."""

    kind: str
    text: str
    key: str
    secret: Secret

    def __repr__(self) -> str:
        return f"<Letter {self.kind}>"


def chain(letters: Iterable[Letter], *, head: Head, by: str, at: str) -> list[Row]:
    """Return rows for these bodies, each sealed and tied to the one before it, the first to the head."""
    seq, prev = head.seq, head.hash
    rows: list[Row] = []
    for letter in letters:
        seq += 1
        payload, salt = f"{by}\n{letter.text}".encode(), os.urandom(SALT_BYTES)
        commit = commitment(salt, payload)
        sealed = seal(letter.secret, salt + payload, _place(seq, letter.kind))
        digest = sealed_hash(seq, prev, letter.kind, at, letter.key, commit, sealed)
        rows.append((seq, letter.kind, at, "", prev, digest, "", letter.key, commit, sealed))
        prev = digest
    return rows


def stand_open(body: Body, *, head: Head, by: str, at: str) -> Row:
    """Return the row of a body that everybody may read, tied to the head."""
    (kind, text), seq = written(body), head.seq + 1
    return (seq, kind, at, by, head.hash, entry_hash(seq, head.hash, kind, at, by, text), text, None, None, None)


def _place(seq: int, kind: str) -> Place:
    return Place("entry", "ledger_entry", "sealed", f"{seq}/{kind}")


def entry_hash(seq: int, prev: str, kind: str, at: str, by: str, text: str) -> str:  # noqa: PLR0913 - the seven lines
    """Return the hash of an entry of the first schema; see the head of this module."""
    body = hashlib.sha256(text.encode()).hexdigest()
    return hashlib.sha256(f"habeas-entry-1\n{seq}\n{prev}\n{kind}\n{at}\n{by}\n{body}".encode()).hexdigest()


def sealed_hash(  # noqa: PLR0913 - the eight lines
    seq: int, prev: str, kind: str, at: str, key: str, commit: str, sealed: bytes
) -> str:
    """Return the hash of an entry; see the head of this module."""
    content = hashlib.sha256(sealed).hexdigest()
    lines = f"habeas-entry-2\n{seq}\n{prev}\n{kind}\n{at}\n{key}\n{commit}\n{content}"
    return hashlib.sha256(lines.encode()).hexdigest()


def prove_row(row: Row) -> None:
    """Refuse a row whose hash is not that of what it holds.

    Raises:
        ChainBroken: it was changed after it was written.

    """
    seq, kind, at, by, prev, digest, text, key, commit, sealed = row
    if key is None and commit is None and sealed is None:
        proven = entry_hash(seq, prev, kind, at, by, text)
    elif key is None or commit is None or sealed is None or by or text:
        raise ChainBroken(seq=seq, why="it is neither open nor sealed")
    else:
        proven = sealed_hash(seq, prev, kind, at, key, commit, sealed)
    if proven != digest:
        raise ChainBroken(seq=seq, why="its hash is not that of what it holds")


def open_row(row: Row, opener: Opener) -> tuple[bytes, bytes] | Closed:
    """Return the salt and payload (who, newline, body) of a row that was proven; no salt where it was never sealed.

    Raises:
        ChainBroken: what was sealed is not what the row commits to.

    """
    seq, kind, _at, by, _prev, _digest, text, key, commit, sealed = row
    if key is None or sealed is None:
        return b"", f"{by}\n{text}".encode()
    secret = opener(key)
    if isinstance(secret, Closed):
        return secret
    opened = unseal(secret, sealed, _place(seq, kind))
    salt, payload = opened[:SALT_BYTES], opened[SALT_BYTES:]
    if commitment(salt, payload) != commit:
        raise ChainBroken(seq=seq, why="it does not hold what it commits to")
    return salt, payload


def read_row(row: Row, opener: Opener) -> Entry:
    """Return the entry that a row holds, proven against its hash.

    Raises:
        ChainBroken: it was changed after it was written, or holds what no version of Habeas wrote.

    """
    if isinstance(row[9], memoryview):  # as PostgreSQL's driver gives bytes
        row = (*row[:9], bytes(row[9]))
    prove_row(row)
    seq, kind, at, _by, prev, digest, _text, key, _commit, _sealed = row
    if kind not in BODIES:
        raise ChainBroken(seq=seq, why="its kind is unknown")
    opened = open_row(row, opener)
    if isinstance(opened, Closed):
        return Entry(seq=seq, kind=kind, at=at, by="", body=opened, prev_hash=prev, hash=digest, key=key)
    by, _, text = opened[1].decode().partition("\n")
    try:
        body = read(BODIES[kind], text)
    except ValueNotOfModel as error:
        raise ChainBroken(seq=seq, why="its body cannot be read") from error
    return Entry(seq=seq, kind=kind, at=at, by=by, body=body, prev_hash=prev, hash=digest, key=key)
