"""``habeas init``: a new ledger, and the paper with which it is opened when all else is lost."""

from __future__ import annotations

import argparse
import sys
from functools import partial

from habeas.casework.opening import begin_owing, confirm_code, is_owed, offer_code
from habeas.cli.secrets import NobodyToTypeBack, ask_code_back, read_passphrase, show_code
from habeas.cli.session import desk_of
from habeas.cli.talk import give, tell


def init(options: argparse.Namespace) -> None:
    """Make a new ledger, which opens once its recovery code has been typed back; again where that was broken off."""
    if options.without_recovery:
        with desk_of(options, new=True):
            pass
        tell("There is no recovery code: whoever loses the passphrase loses the ledger. To make one: habeas slots code")
    else:
        _init_with_code(options)
    give(str(options.ledger))
    tell("Keep the passphrase: without it or the code nobody, we included, opens it. Next: habeas ingest PATH…")


def _init_with_code(options: argparse.Namespace) -> None:
    if not sys.stdin.isatty():
        raise NobodyToTypeBack
    again = is_owed(options.ledger)
    passphrase = read_passphrase(options.passphrase_fd, new=not again)
    show_code(offer_code(options.ledger, passphrase) if again else begin_owing(options.ledger, passphrase))
    ask_code_back(partial(confirm_code, options.ledger))
