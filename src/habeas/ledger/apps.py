"""The ledger as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class LedgerConfig(AppConfig):  # type: ignore[misc]
    """Where its tables and migrations are."""

    name = "habeas.ledger"
    label = "ledger"
    verbose_name = "Ledger"
