"""The rows of the ledger. They never leave this room."""

from __future__ import annotations

from django.db import models


class EntryRow(models.Model):  # type: ignore[misc]
    """One entry; ``body`` stands last, so that walking the chain does not read it."""

    seq = models.IntegerField(primary_key=True)
    kind = models.TextField()
    at = models.TextField()
    by = models.TextField()
    prev_hash = models.TextField()
    hash = models.TextField()
    body = models.TextField()

    class Meta:
        """Where it is kept."""

        db_table = "ledger_entry"
        indexes = (models.Index(fields=["kind"], name="ledger_entry_kind"),)
        constraints = (models.CheckConstraint(condition=models.Q(seq__gte=1), name="ledger_entry_seq_from_1"),)


class OriginalRow(models.Model):  # type: ignore[misc]
    """The name and size of the bytes of a document."""

    sha256 = models.TextField(primary_key=True)
    size = models.BigIntegerField()

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
