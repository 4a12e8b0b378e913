"""Seal each entry under the key of what it is about, and keep the Merkle tree over all entries."""

from __future__ import annotations

from typing import Any

from django.db import migrations, models

from habeas.ledger.tree import grow_over
from habeas.ledger.triggers import install


def finish(apps: Any, schema_editor: Any) -> None:  # noqa: ANN401 - Django's own
    """In the same transaction: the tree over what there is, and every trigger anew."""
    with schema_editor.connection.cursor() as cursor:
        grow_over(cursor)
        install(cursor, schema_editor.connection.vendor)


class Migration(migrations.Migration):  # type: ignore[misc]
    dependencies = [("ledger", "0001_initial")]

    operations = [
        migrations.AddField("EntryRow", "key", models.TextField(null=True)),
        migrations.AddField("EntryRow", "commit", models.TextField(null=True)),
        migrations.AddField("EntryRow", "sealed", models.BinaryField(null=True)),
        migrations.AddField("OriginalRow", "key", models.TextField(null=True)),
        migrations.CreateModel(
            name="KeyRow",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "id", "compartment", "epoch", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("id", models.TextField()),
                ("compartment", models.TextField()),
                ("epoch", models.IntegerField()),
                ("wrapped", models.BinaryField()),
            ],
            options={"db_table": "ledger_key"},
        ),
        migrations.CreateModel(
            name="ShredRow",
            fields=[("key", models.TextField(primary_key=True, serialize=False)), ("seq", models.IntegerField())],
            options={"db_table": "ledger_shred"},
        ),
        migrations.CreateModel(
            name="TreeRow",
            fields=[
                ("size", models.IntegerField(primary_key=True, serialize=False)),
                ("root", models.TextField()),
                ("peaks", models.BinaryField()),
            ],
            options={"db_table": "ledger_tree"},
        ),
        migrations.CreateModel(
            name="SafeRow",
            fields=[
                ("name", models.TextField(primary_key=True, serialize=False)),
                ("version", models.IntegerField()),
                ("record", models.TextField()),
            ],
            options={"db_table": "ledger_safe"},
        ),
        migrations.RunPython(finish, migrations.RunPython.noop),
    ]
