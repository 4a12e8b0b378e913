"""Passphrases come by prompt or by file descriptor: never by argument or environment, where others can read them."""

from __future__ import annotations

import getpass
import os
import secrets
import sys
from collections.abc import Callable

from habeas.errors import Refused

LONGEST = 4096
ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"  # no l, o, 0, 1: they are misread on paper


class NoPassphrase(Refused):
    """There is nobody to ask for the passphrase."""

    code = "no-passphrase"
    exit_code = 18
    says = "The passphrase is needed, and there is no terminal to ask for it."
    remedy = "Give it by file descriptor: --passphrase-fd 3 3<passphrase.txt"


class PassphrasesDiffer(Refused):
    """The passphrase was typed differently the second time."""

    code = "passphrases-differ"
    exit_code = 18
    says = "The two passphrases are not the same."
    remedy = "Type the same passphrase twice."


class NobodyToTypeBack(Refused):
    """A recovery code must be written down and typed back by a person."""

    code = "nobody-to-type-back"
    exit_code = 18
    says = "A recovery code must be written down and typed back, and there is no terminal to do it at."
    remedy = "Run it in a terminal; in a script, for a ledger that may be lost with its passphrase: --without-recovery"


def make_passphrase() -> str:
    """Return a new passphrase of 120 random bits in six groups."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(6))


def show_code(code: str) -> None:
    """Show a recovery code, once, to the person at the terminal.

    Raises:
        NobodyToTypeBack: there is no terminal.

    """
    if not sys.stdin.isatty():
        raise NobodyToTypeBack
    print("The recovery code opens the ledger when the passphrase is lost. It is shown only now. Write it on paper:")
    print(f"\n    {code}\n")
    print("Keep the paper where this computer is not.", flush=True)


def ask_code_back(prove: Callable[[str], None]) -> None:
    """Wait until the code has been typed back rightly; what is mistyped is named."""
    while True:
        try:
            prove(input("Type it back from the paper: "))
        except EOFError as error:
            raise NobodyToTypeBack from error
        except Refused as error:
            print(f"{error.message}\n{error.advice}", file=sys.stderr, flush=True)
        else:
            return


def read_passphrase(descriptor: int | None, *, new: bool = False, what: str = "Passphrase") -> str:
    """Return the passphrase from a file descriptor (its first line) or from the person at the terminal.

    Raises:
        NoPassphrase: no descriptor was given and standard input is no terminal, or what was given is empty.
        PassphrasesDiffer: a new one was typed in two ways.

    """
    if descriptor is not None:
        try:
            with os.fdopen(descriptor, "rb", closefd=False) as stream:
                given = stream.readline(LONGEST).rstrip(b"\r\n").decode("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise NoPassphrase from error
    elif sys.stdin.isatty():
        given = getpass.getpass("New passphrase: " if new else f"{what}: ")
        if new and given != getpass.getpass("The same again: "):
            raise PassphrasesDiffer
    else:
        raise NoPassphrase
    if not given:
        raise NoPassphrase
    return given
