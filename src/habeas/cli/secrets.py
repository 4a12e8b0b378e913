"""Passphrases come by prompt or by file descriptor: never by argument or environment, where others can read them."""

from __future__ import annotations

import getpass
import os
import secrets
import sys

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


def make_passphrase() -> str:
    """Return a new passphrase of 120 random bits in six groups."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(6))


def read_passphrase(descriptor: int | None, *, new: bool = False) -> str:
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
        given = getpass.getpass("New passphrase: " if new else "Passphrase: ")
        if new and given != getpass.getpass("The same again: "):
            raise PassphrasesDiffer
    else:
        raise NoPassphrase
    if not given:
        raise NoPassphrase
    return given
