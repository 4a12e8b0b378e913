"""The Merkle tree over all entries: one row for each batch, written in the transaction of what it records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from habeas.custody.leaf import leaf_bytes, old_leaf_bytes
from habeas.custody.tree import Frontier, leaf_hash
from habeas.ledger.errors import ChainBroken

INSERT_TREE = 'INSERT INTO "ledger_tree" ("size", "root", "peaks") VALUES (%s, %s, %s)'
SELECT_TREE = 'SELECT "size", "root", "peaks" FROM "ledger_tree" ORDER BY "size"'
SELECT_LEAVES = 'SELECT "seq", "kind", "at", "hash", "commit" FROM "ledger_entry"'

Leaf = tuple[int, str, str, str, str | None]  # seq, kind, at, hash, commit


def leaf_of(leaf: Leaf) -> bytes:
    """Return what an entry is to the tree: its commitment, or its hash where it is of the first schema."""
    seq, kind, at, digest, commit = leaf
    if commit is None:
        return old_leaf_bytes(seq, kind, at, digest)
    return leaf_bytes(seq, kind, at, commit)


def find_frontier(cursor: Any) -> Frontier:  # noqa: ANN401 - a cursor of either engine
    """Return the tree as it stands."""
    cursor.execute(f"{SELECT_TREE} DESC LIMIT 1")
    row = cursor.fetchone()
    return Frontier.empty() if row is None else Frontier.from_bytes(row[0], bytes(row[2]))


def grow(cursor: Any, leaves: Iterable[Leaf]) -> None:  # noqa: ANN401
    """Add leaves to the tree and write it down."""
    grown = find_frontier(cursor).pushed(leaf_hash(leaf_of(leaf)) for leaf in leaves)
    cursor.execute(INSERT_TREE, [grown.size, grown.root.hex(), grown.as_bytes()])


def grow_over(cursor: Any) -> None:  # noqa: ANN401
    """Write down the tree over entries that were there before trees were kept."""
    cursor.execute(f'{SELECT_LEAVES} ORDER BY "seq"')
    leaves = list(cursor.fetchall())
    if leaves:
        grow(cursor, leaves)


def prove_tree(leaves: Iterable[Leaf], kept: Iterable[Sequence[Any]], *, entries: int) -> None:
    """Refuse a tree that is not that of the entries, at whatever size it was written down.

    Raises:
        ChainBroken: a root is another, or there is none for the last entries.

    """
    standing: Iterator[Leaf] = iter(leaves)
    frontier = Frontier.empty()
    for size, root, peaks in kept:
        batch = [leaf_hash(leaf_of(leaf)) for leaf in _first(standing, size - frontier.size)]
        frontier = frontier.pushed(batch)
        if frontier.size != size or (frontier.root.hex(), frontier.as_bytes()) != (root, bytes(peaks)):
            raise ChainBroken(seq=size, why="the tree over the entries is another")
    if frontier.size != entries:
        raise ChainBroken(seq=entries, why="the tree does not hold all entries")


def _first(leaves: Iterator[Leaf], count: int) -> Iterator[Leaf]:
    for _ in range(count):
        leaf = next(leaves, None)
        if leaf is None:
            return
        yield leaf
