"""The ledger as Django knows it."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate

from habeas.ledger.triggers import install


class LedgerConfig(AppConfig):  # type: ignore[misc]
    """Reinstalls the triggers after every migration: SQLite drops them silently when it rebuilds a table."""

    name = "habeas.ledger"
    label = "ledger"
    verbose_name = "Ledger"

    def ready(self) -> None:
        """Listen for the end of migrations."""
        post_migrate.connect(_reinstall, sender=self, dispatch_uid="habeas.ledger.triggers")


def _reinstall(using: str, **_: Any) -> None:  # noqa: ANN401 - a signal's arguments
    with connections[using].cursor() as cursor:
        install(cursor)
