"""Everything that a ledger can prove of itself, from the first entry to the last."""

from __future__ import annotations

import hashlib
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper as Base
from django.db.utils import IntegrityError, ProgrammingError

from habeas.errors import QuoteNotVerbatim
from habeas.ledger.connect import ask as asking
from habeas.ledger.entries import SELECT_ROWS, Closed, Entry, Head, Opener, read_row
from habeas.ledger.errors import LedgerDamaged, OriginalAltered, OriginalMissing, TriggersMissing
from habeas.ledger.originals import open_chunk
from habeas.ledger.prove import Ask, is_behind, prove_encrypted, prove_link, prove_server_triggers, prove_triggers
from habeas.ledger.tree import SELECT_LEAVES, SELECT_TREE, prove_tree
from habeas.ledger.triggers import GENESIS
from habeas.model import Claim, Correction, Document, DocumentId
from habeas.model.correction import correct

TEXTS_AT_HAND = 16

NO_RIGHT = "42501"  # SQLSTATE: insufficient privilege
# Each must fail: one that would change a row, one that would remove it, one that would write over it.
_FORBIDDEN = (
    'UPDATE "ledger_entry" SET "body" = "body" WHERE "seq" = (SELECT MIN("seq") FROM "ledger_entry")',
    'DELETE FROM "ledger_entry" WHERE "seq" = (SELECT MAX("seq") FROM "ledger_entry")',
    'INSERT OR REPLACE INTO "ledger_entry" SELECT * FROM "ledger_entry" LIMIT 1',
    'UPDATE "ledger_original" SET "size" = "size" WHERE "sha256" = (SELECT MIN("sha256") FROM "ledger_original")',
    'DELETE FROM "ledger_original" WHERE "sha256" = (SELECT MIN("sha256") FROM "ledger_original")',
    'INSERT OR REPLACE INTO "ledger_original" SELECT * FROM "ledger_original" LIMIT 1',
    'UPDATE "ledger_chunk" SET "content" = "content" WHERE rowid = (SELECT MIN(rowid) FROM "ledger_chunk")',
    'DELETE FROM "ledger_chunk" WHERE rowid = (SELECT MIN(rowid) FROM "ledger_chunk")',
    'INSERT OR REPLACE INTO "ledger_chunk" SELECT * FROM "ledger_chunk" LIMIT 1',
    'UPDATE "ledger_tree" SET "root" = "root" WHERE "size" = (SELECT MIN("size") FROM "ledger_tree")',
    'DELETE FROM "ledger_tree" WHERE "size" = (SELECT MAX("size") FROM "ledger_tree")',
    'INSERT OR REPLACE INTO "ledger_tree" SELECT * FROM "ledger_tree" LIMIT 1',
    'UPDATE "ledger_key" SET "epoch" = "epoch" WHERE "id" = (SELECT MIN("id") FROM "ledger_key")',
    'DELETE FROM "ledger_key" WHERE "id" = (SELECT MIN("id") FROM "ledger_key")',
    'INSERT OR REPLACE INTO "ledger_key" SELECT * FROM "ledger_key" LIMIT 1',
    'UPDATE "ledger_shred" SET "seq" = "seq" WHERE "key" = (SELECT MIN("key") FROM "ledger_shred")',
    'DELETE FROM "ledger_shred" WHERE "key" = (SELECT MIN("key") FROM "ledger_shred")',
    'INSERT OR REPLACE INTO "ledger_shred" SELECT * FROM "ledger_shred" LIMIT 1',
)
_FORBIDDEN_BY_SERVER = tuple(
    sql.replace("INSERT OR REPLACE", "INSERT").replace("rowid = (SELECT MIN(rowid)", '"number" = (SELECT MIN("number")')
    for sql in _FORBIDDEN
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What was proven."""

    head: Head
    entries: int
    kinds: tuple[tuple[str, int], ...]  # how many of each, sorted
    claims: int  # whose quotes stand word for word in their documents
    originals: int
    original_bytes: int
    closed: int = 0  # entries of compartments that are not open: their hashes hold, their words were not read
    destroyed: int = 0  # entries whose words are gone, as an entry says


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How the caller reads entries, keys and the bytes of originals."""

    entries: Callable[[], Iterator[Entry]]
    opener: Opener


def verify(base: Base, reading: Reading) -> Report:
    """Prove file, triggers, originals, chain and quotes.

    Raises:
        Broken: the first promise that is found broken.

    """
    ask = asking(base)
    is_file = base.vendor == "sqlite"
    if is_file:
        prove_encrypted(ask)
        _prove_database(ask)
    if is_behind(ask):
        raise LedgerDamaged(why="its tables are not complete")
    if is_file:
        prove_triggers(ask)
    else:
        prove_server_triggers(ask)
    _prove_forbidden(base, ask, _FORBIDDEN if is_file else _FORBIDDEN_BY_SERVER)
    kept = dict(_prove_originals(base, reading))
    head, kinds, closed = _prove_entries(base, reading, kept)
    prove_tree(ask(f'{SELECT_LEAVES} ORDER BY "seq"'), ask(SELECT_TREE), entries=head.seq)
    return Report(
        head=head, entries=head.seq, kinds=tuple(sorted(kinds.items())), claims=kinds["claim"],
        originals=len(kept), original_bytes=sum(kept.values()),
        closed=closed[Closed.APART], destroyed=closed[Closed.DESTROYED],
    )  # fmt: skip


def _prove_database(ask: Ask) -> None:
    """Refuse tables and indices that contradict each other, and pages whose seal SQLCipher finds broken."""
    busy, *_ = ask("PRAGMA wal_checkpoint(TRUNCATE)")[0]
    if ask("PRAGMA integrity_check") != [("ok",)]:
        raise LedgerDamaged(why="its tables and indices contradict each other")
    if ask("PRAGMA foreign_key_check"):
        raise LedgerDamaged(why="a row names one that is not there")
    # it reads the file and not the log: while another process holds the log, it would cry wolf
    if not busy and ask("PRAGMA cipher_integrity_check"):
        raise LedgerDamaged(why="the seal of a page is broken")


def _prove_forbidden(base: Base, ask: Ask, forbidden: Sequence[str]) -> None:
    """Refuse a ledger in which a row can be changed: try it, and take it back."""
    with transaction.atomic(using=base.alias):
        for sql in forbidden:
            table = sql.split('"')[1]
            if not ask(f'SELECT 1 FROM "{table}" LIMIT 1'):  # noqa: S608 - our own table names
                continue  # triggers speak of rows; where there is none, there is nothing to protect
            try:
                with transaction.atomic(using=base.alias):
                    ask(sql)
            except IntegrityError:
                continue
            except ProgrammingError as error:  # PostgreSQL: this role has no such right, whatever triggers say
                if getattr(error.__cause__, "sqlstate", None) == NO_RIGHT:
                    continue
                raise
            transaction.set_rollback(True, using=base.alias)
            raise TriggersMissing(trigger=table)
        transaction.set_rollback(True, using=base.alias)


def _prove_originals(base: Base, reading: Reading) -> Iterator[tuple[str, int]]:
    """Yield SHA-256 and size of each original; one chunk at a time is in memory.

    Where the original is sealed, each chunk proves itself, and the entry of the document tells the SHA-256. Of one that
    is closed or destroyed nothing can be computed.
    """
    sql = 'SELECT "sha256", "size", "key" FROM "ledger_original" ORDER BY "sha256"'
    for sha256, size, key in asking(base)(sql):
        secret = reading.opener(key) if key is not None else None
        if isinstance(secret, Closed):
            continue
        digest, seen = hashlib.sha256(), 0
        with base.cursor() as cursor:
            cursor.execute(
                'SELECT "number", "content" FROM "ledger_chunk" WHERE "original_id" = %s ORDER BY "number"', [sha256]
            )
            for number, content in cursor:
                data = open_chunk(secret, bytes(content), sha256, number)
                digest.update(data)
                seen += len(data)
        found = digest.hexdigest()
        if seen != size or (key is None and found != sha256):
            raise OriginalAltered(sha256=sha256)
        yield found, size


def _prove_entries(base: Base, reading: Reading, kept: dict[str, int]) -> tuple[Head, Counter[str], Counter[Closed]]:
    """Walk the chain; refuse a document without its original and a claim without its words."""
    head, kinds, texts = Head(seq=0, hash=GENESIS), Counter[str](), _Texts(base, reading.opener)
    closed: Counter[Closed] = Counter()
    for entry in reading.entries():
        prove_link(entry.seq, entry.prev_hash, head)
        head = Head(seq=entry.seq, hash=entry.hash)
        kinds[entry.kind] += 1
        if isinstance(entry.body, Closed):
            closed[entry.body] += 1
        elif isinstance(entry.body, Document):
            if kept.get(entry.body.sha256) != entry.body.size:
                raise OriginalMissing(sha256=entry.body.sha256)
            texts.remember(entry.seq, entry.body)
        elif isinstance(entry.body, Correction):
            texts.correct(entry.body)
        elif isinstance(entry.body, Claim):
            texts.prove(entry.body)
    return head, kinds, closed


class _Texts:
    """The documents met so far: all by their entry, the last few at hand."""

    def __init__(self, base: Base, opener: Opener) -> None:
        self._base = base
        self._opener = opener
        self._places: dict[DocumentId, int] = {}
        self._corrections: dict[DocumentId, list[Correction]] = {}
        self._at_hand: OrderedDict[DocumentId, Document] = OrderedDict()

    def remember(self, seq: int, document: Document) -> None:
        """Keep a document; of the same document read twice, the later text counts."""
        self._places[document.id] = seq
        self._corrections.pop(document.id, None)
        self._hold(document)

    def correct(self, correction: Correction) -> None:
        """Put words right, as they count for all that comes after; refuse a correction made on another text."""
        self._hold(correct(self._get(correction.document), correction))
        self._corrections.setdefault(correction.document, []).append(correction)

    def prove(self, claim: Claim) -> None:
        """Refuse a claim whose quote is not word for word in its document."""
        claim.passage.prove_in(self._get(claim.passage.document))

    def _hold(self, document: Document) -> None:
        self._at_hand[document.id] = document
        while len(self._at_hand) > TEXTS_AT_HAND:
            self._at_hand.popitem(last=False)

    def _get(self, name: DocumentId) -> Document:
        if name not in self._places:
            raise QuoteNotVerbatim(document=name)
        if name not in self._at_hand:
            self._hold(reduce(correct, self._corrections.get(name, ()), self._read(self._places[name])))
        return self._at_hand[name]

    def _read(self, seq: int) -> Document:
        rows: list[Any] = asking(self._base)(f'{SELECT_ROWS} WHERE "seq" = {seq:d}')
        body = read_row(rows[0], self._opener).body
        if not isinstance(body, Document):
            raise LedgerDamaged(why="an entry changed while it was read")
        return body
