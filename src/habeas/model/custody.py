"""What left this machine to prove the log, and what came back: checkpoints, cosignatures of partners, receipts."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from habeas.model.consent import Audience
from habeas.model.ids import CaseId, DocumentId


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """The size and root of the log at one moment, signed by the log, so that it can be held against it later."""

    origin: str  # the name of the log, made from its key; it tells nothing of whose it is
    size: int
    root: str  # base64
    note: str = field(repr=False)  # as it was signed (C2SP signed-note)
    by: str = field(repr=False)
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cosignature:
    """A partner's word that a checkpoint continues all that it saw of this log before."""

    origin: str
    size: int
    root: str
    witness: str = field(repr=False)  # the name of its key
    vkey: str = field(repr=False)  # the key by which its word is checked
    line: str = field(repr=False)  # the signature, as a note carries it
    seconds: int  # since 1970, by the partner's clock
    by: str = field(repr=False)
    at: str


class AnchorKind(StrEnum):
    """Who else saw the digest of a checkpoint."""

    RFC3161 = "rfc3161"  # a time-stamping authority
    OPENTIMESTAMPS = "opentimestamps"


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A receipt from outside for the digest of a checkpoint's text.

    ``token_sha256`` is of the receipt itself: some of its bytes are covered by no signature, and could be changed
    without anybody's notice. ``chain`` is the certificates by which it was checked, as PEM; empty where it was not.
    """

    kind: AnchorKind
    origin: str
    size: int
    digest: str  # SHA-256 of the checkpoint's text, hexadecimal
    token: str = field(repr=False)  # base64
    token_sha256: str
    stamped_at: str | None = None  # UTC; None where it was not checked here
    chain: str = field(default="", repr=False)
    is_checked: bool = False
    by: str = field(repr=False)
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleMade:
    """An evidence bundle of a case was made for an audience, and may have left; said before it could."""

    case: CaseId
    audience: Audience
    sha256: str  # of its list of files, which names the digest of every other
    size: int  # of the log to which its proofs lead
    documents: tuple[DocumentId, ...]
    by: str = field(repr=False)
    at: str


LogWord: TypeAlias = Checkpoint | Cosignature | Anchor
