"""``habeas slots``, ``rekey``, ``travel`` and ``lock``: what opens the ledger, and what does not any more."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from habeas.casework import opening
from habeas.casework import slots as ways
from habeas.cli.secrets import ask_code_back, read_passphrase, show_code
from habeas.cli.talk import give, give_json, tell
from habeas.errors import BadChoice, Refused

ANSWERS_WITHIN_S = 3.0
LOOKS_EVERY_S = 0.1
WHERE_SHARES_GO = (
    "Any two of these open the ledger. Give them to three people or places that nobody can search on one day, never "
    "two together. They are shown only now. Then try two of them: habeas slots drill"
)


class NoDesk(Refused):
    """Nobody answered."""

    code = "no-desk"
    exit_code = 19
    says = "No desk on this computer has this ledger open, or it did not answer."
    remedy = "If one is open, lock it there, or end its program with Ctrl+C."


def slots(options: argparse.Namespace) -> None:
    """Do what was named."""
    _DEEDS[options.deed](options)


def rekey(options: argparse.Namespace) -> None:
    """Write the ledger anew; the new code is typed back before anything changes."""
    old = read_passphrase(options.passphrase_fd)
    new = read_passphrase(options.new_passphrase_fd, new=True)
    code = None if options.without_recovery else ways.new_code()
    if code is not None:
        show_code(code)
        ask_code_back(partial(ways.prove_same_code, code))
    report = ways.rekey_ledger(options.ledger, old, new, code)
    give(f"{report.entries} entries and {report.originals} originals written anew and proven")
    tell("Slots made before open it no longer; shares must be made again: habeas slots shares")
    tell("Backups made before still open as before: make a new one, and destroy them.")


def travel(options: argparse.Namespace) -> None:
    """Take passphrases off this computer, or put one back."""
    if options.where == "back":
        proof = read_passphrase(options.passphrase_fd, what="Recovery code, or two shares")
        new = read_passphrase(options.new_passphrase_fd, new=True)
        give(ways.travel_back(options.ledger, proof, new).id)
        tell("The passphrase opens the ledger on this computer again.")
        return
    proof = read_passphrase(options.passphrase_fd, what="Recovery code, or two shares")
    for slot in ways.travel(options.ledger, proof, *(options.slot or ())):
        give(f"{slot.id}  {slot.kind}  {slot.label}".rstrip())
    tell("Only these open the ledger now. Leave the paper behind: with it in your bag this was for nothing.")
    tell("A backup on this computer still opens as before. Once you are safe: habeas travel back")


def lock(options: argparse.Namespace) -> None:
    """Ask the desk to lock, and wait until it has."""
    opening.request_lock(options.ledger)
    ends = time.monotonic() + ANSWERS_WITHIN_S
    while opening.is_lock_asked(options.ledger):
        if time.monotonic() > ends:
            opening.forget_lock(options.ledger)
            raise NoDesk
        time.sleep(LOOKS_EVERY_S)
    give("locked")


def offer_and_confirm(ledger: Path, passphrase: str, *, label: str = "") -> None:
    """Show a new recovery code and wait until it has been typed back."""
    show_code(ways.offer_code(ledger, passphrase, label=label))
    ask_code_back(lambda typed: ways.confirm_code(ledger, typed))


def _list(options: argparse.Namespace) -> None:
    found = ways.list_ways(options.ledger)
    if options.json:
        give_json(
            {"id": slot.id, "kind": slot.kind, "label": slot.label, "made": slot.made, "proven": slot.proven,
             "pending": slot.pending} for slot in found.slots
        )  # fmt: skip
        return
    for slot in found.slots:
        state = "not typed back yet" if slot.pending else f"seen to open on {slot.proven}"
        give(f"{slot.id}  {slot.kind:10}  made {slot.made}, {state}  {slot.label}".rstrip())
    if not found.slots:
        tell("This ledger is of the first kind: its passphrase alone opens it, until it has been opened once.")
    if found.travelling:
        tell(f"It travels since {found.travelling}: no passphrase opens it on this computer.")


def _add(options: argparse.Namespace) -> None:
    text, new = _both(options)
    give(ways.add_passphrase(options.ledger, text, new, label=options.label).id)


def _change(options: argparse.Namespace) -> None:
    text, new = _both(options)
    give(ways.change_passphrase(options.ledger, text, new).id)
    tell("The new passphrase was seen to open the ledger; the old one does not any more.")
    tell("Whoever knows the old one can still use old backups, and old copies of the key file until: habeas rekey")


def _code(options: argparse.Namespace) -> None:
    offer_and_confirm(options.ledger, read_passphrase(options.passphrase_fd), label=options.label)


def _shares(options: argparse.Namespace) -> None:
    for number, share in enumerate(
        ways.add_shares(options.ledger, read_passphrase(options.passphrase_fd), label=options.label), start=1
    ):
        give(f"{number}. {share}")
    tell(WHERE_SHARES_GO)


def _remove(options: argparse.Namespace) -> None:
    if not options.slot:
        known = ", ".join(slot.id for slot in ways.list_ways(options.ledger).slots)
        raise BadChoice(what="the slot to remove", given="none", allowed=known)
    ways.remove_slot(options.ledger, read_passphrase(options.passphrase_fd), options.slot)
    give(options.slot)


def _drill(options: argparse.Namespace) -> None:
    slot = ways.drill(options.ledger, read_passphrase(options.passphrase_fd, what="What you want to try"))
    give(f"{slot.id}  {slot.kind}  seen to open on {slot.proven}")


def _both(options: argparse.Namespace) -> tuple[str, str]:
    return read_passphrase(options.passphrase_fd), read_passphrase(options.new_passphrase_fd, new=True)


_DEEDS: dict[str, Callable[[argparse.Namespace], None]] = {
    "list": _list, "add": _add, "change": _change, "code": _code, "shares": _shares, "remove": _remove,
    "drill": _drill,
}  # fmt: skip
