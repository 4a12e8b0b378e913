"""Keeping: verify, backup, restore."""

from __future__ import annotations

import argparse

from habeas.casework.keeping import restore_ledger, verify_ledger
from habeas.cli.secrets import read_passphrase
from habeas.cli.session import desk_of
from habeas.cli.talk import give, give_json, tell


def verify(options: argparse.Namespace) -> None:
    """Prove everything that can be proved, and say what could not be."""
    with desk_of(options) as desk:
        report = verify_ledger(desk, tell=tell)
    if options.json:
        head = {"seq": report.head.seq, "hash": report.head.hash}
        give_json([{"head": head, "proved": list(report.proved), "not_compared": list(report.not_compared)}])
        return
    for line in report.proved:
        give(f"proved        {line}")
    for line in report.not_compared:
        give(f"not compared  {line}")
    tell(f"Last entry: {report.head.seq} {report.head.hash}")
    tell("Write that line down elsewhere: it shows later whether the whole ledger was put back to an older state.")


def backup(options: argparse.Namespace) -> None:
    """Write an encrypted copy."""
    with desk_of(options) as desk:
        desk.ledger.backup(options.to)
    give(str(options.to))
    give(f"{options.to}.keys")
    tell("The copy opens with what opens the ledger now. Keep both files together, where this computer is not.")


def restore(options: argparse.Namespace) -> None:
    """Make a backup the ledger."""
    restore_ledger(options.backup, options.ledger, read_passphrase(options.passphrase_fd))
    give(str(options.ledger))
