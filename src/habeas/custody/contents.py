"""What goes into an evidence bundle, and where it lies there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from habeas.custody.tree import Tree
from habeas.model.custody import Anchor, AnchorKind, Checkpoint, Cosignature

NAMESPACE = "habeas-bundle"  # a signature for it is none for anything else that the same key may sign
SUFFIXES = {AnchorKind.RFC3161: ".tsr", AnchorKind.OPENTIMESTAMPS: ".ots"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """An entry that is disclosed: its leaf, and what the leaf commits to."""

    seq: int
    leaf: bytes
    salt: bytes = field(repr=False)
    payload: bytes = field(repr=False)  # who, a newline, what

    @property
    def name(self) -> str:
        """Its number as files carry it."""
        return f"{self.seq:08d}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """A file as it was received, read when it is written, and the entry that speaks of it."""

    path: str
    record: int
    document: str
    read: Callable[[], bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """A checkpoint and all that came back for it from outside."""

    checkpoint: Checkpoint
    cosignatures: tuple[Cosignature, ...] = ()
    anchors: tuple[Anchor, ...] = ()

    @property
    def folder(self) -> str:
        """Where it lies."""
        return f"log/checkpoints/{self.checkpoint.size}/"

    def stems(self) -> tuple[tuple[str, Cosignature], ...]:
        """Return each cosignature with the beginning of the names of its files."""
        return tuple((f"cosigned-{at}", each) for at, each in enumerate(self.cosignatures, 1))

    def receipts(self) -> tuple[tuple[str, Anchor], ...]:
        """Return each receipt with its path."""
        size = self.checkpoint.size
        return tuple((f"anchors/{size}-{at}{SUFFIXES[each.kind]}", each) for at, each in enumerate(self.anchors, 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """All of a bundle but its signature; the heads by their size, the last one that to which all proofs lead."""

    name: str
    made_at: str
    case: str
    audience: str
    records: tuple[Record, ...]
    originals: tuple[Original, ...]
    heads: tuple[Head, ...]
    tree: Tree
    sealed: bool  # it goes out as one file that only its recipients can open

    @property
    def last(self) -> Checkpoint:
        """The checkpoint to which all proofs lead."""
        return self.heads[-1].checkpoint
