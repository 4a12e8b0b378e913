"""The rows of the ledger. They never leave this room."""

from __future__ import annotations

from django.db import models


class EntryRow(models.Model):  # type: ignore[misc]
    """One entry; what it says stands last, so that walking the chain does not read it.

    ``by`` and ``body`` hold words only in entries of the first schema; since then they are empty and ``sealed`` holds
    both, under the key that ``key`` names, with the salt of ``commit``.
    """

    seq = models.IntegerField(primary_key=True)
    kind = models.TextField()
    at = models.TextField()
    by = models.TextField()
    prev_hash = models.TextField()
    hash = models.TextField()
    body = models.TextField()
    key = models.TextField(null=True)
    commit = models.TextField(null=True)
    sealed = models.BinaryField(null=True)

    class Meta:
        """Where it is kept."""

        db_table = "ledger_entry"
        indexes = (models.Index(fields=["kind"], name="ledger_entry_kind"),)
        constraints = (models.CheckConstraint(condition=models.Q(seq__gte=1), name="ledger_entry_seq_from_1"),)


class OriginalRow(models.Model):  # type: ignore[misc]
    """The name and size of the bytes of a document, and the key under which they are sealed."""

    sha256 = models.TextField(primary_key=True)
    size = models.BigIntegerField()
    key = models.TextField(null=True)

    class Meta:
        """Where it is kept."""

        db_table = "ledger_original"
        constraints = (models.CheckConstraint(condition=models.Q(size__gte=0), name="ledger_original_size_from_0"),)


class ChunkRow(models.Model):  # type: ignore[misc]
    """A stretch of those bytes, so that a large file is written and read in bounded memory."""

    pk = models.CompositePrimaryKey("original_id", "number")
    original = models.ForeignKey(OriginalRow, on_delete=models.PROTECT, db_index=False, related_name="chunks")
    number = models.IntegerField()
    content = models.BinaryField()

    class Meta:
        """Where it is kept."""

        db_table = "ledger_chunk"
        constraints = (models.CheckConstraint(condition=models.Q(number__gte=0), name="ledger_chunk_number_from_0"),)


class KeyRow(models.Model):  # type: ignore[misc]
    """The key of what entries are about, sealed under that of a compartment; gone once it is destroyed."""

    pk = models.CompositePrimaryKey("id", "compartment", "epoch")
    id = models.TextField()
    compartment = models.TextField()
    epoch = models.IntegerField()
    wrapped = models.BinaryField()

    class Meta:
        """Where it is kept."""

        db_table = "ledger_key"


class ShredRow(models.Model):  # type: ignore[misc]
    """A key that was destroyed, and the entry that says so."""

    key = models.TextField(primary_key=True)
    seq = models.IntegerField()

    class Meta:
        """Where it is kept."""

        db_table = "ledger_shred"


class TreeRow(models.Model):  # type: ignore[misc]
    """The Merkle tree (RFC 6962) over the first ``size`` entries: its root, and the roots of its whole subtrees."""

    size = models.IntegerField(primary_key=True)
    root = models.TextField()
    peaks = models.BinaryField()

    class Meta:
        """Where it is kept."""

        db_table = "ledger_tree"


class SafeRow(models.Model):  # type: ignore[misc]
    """A sealed thing that changes: an account, a member's box of a compartment's key, the slots of the identities."""

    name = models.TextField(primary_key=True)
    version = models.IntegerField()
    record = models.TextField()

    class Meta:
        """Where it is kept."""

        db_table = "ledger_safe"
