"""The verbs of the keys: slots, rekey, travel, lock."""

from __future__ import annotations

from habeas.cli.options import Verb, later

DEEDS = ("list", "add", "change", "code", "shares", "remove", "drill")
FD = "read the new passphrase from this file descriptor"


def add_keys(verb: Verb) -> None:
    """Let the command line know the verbs of the keys."""
    slots = verb("slots", later("slots", "slots"), "See and change what opens the ledger: passphrases, code, shares.")
    slots.add_argument(
        "deed", nargs="?", choices=DEEDS, default="list",
        help="list; add or change a passphrase; make a recovery code, or three shares; remove a slot; try one out",
    )  # fmt: skip
    slots.add_argument("slot", nargs="?", metavar="SLOT", help="of remove: the slt-… id")
    slots.add_argument("--label", default="", metavar="WORDS", help="what to call it; anyone who has the file reads it")
    slots.add_argument("--new-passphrase-fd", type=int, metavar="N", help=FD)
    slots.add_argument("--json", action="store_true", help="write JSON")

    anew = verb("rekey", later("slots", "rekey"), "Write the ledger anew under new keys; old slots open it no more.")
    anew.add_argument("--new-passphrase-fd", type=int, metavar="N", help=FD)
    anew.add_argument("--without-recovery", action="store_true", help="make no new recovery code")

    travel = verb("travel", later("slots", "travel"), "Take the passphrases off this computer, or put one back.")
    travel.add_argument("where", nargs="?", choices=["away", "back"], default="away", help="away (default) or back")
    travel.add_argument("--slot", action="append", metavar="SLOT", help="take only this slot off (again for more)")
    travel.add_argument("--new-passphrase-fd", type=int, metavar="N", help=FD)

    verb("lock", later("slots", "lock"), "Have the desk that is open on this ledger lock at once.")
