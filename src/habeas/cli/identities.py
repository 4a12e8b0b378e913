"""The store of identities at the terminal. Names come by prompt or standard input, never as words of a command."""

from __future__ import annotations

import argparse
import json
import sys

from habeas.casework.desk import Desk
from habeas.casework.identityrequests import ask_identity, forget_person, look_at, requests_of
from habeas.casework.identitystore import Person, begin_store, confirm_store, keep_person, open_store, store_of
from habeas.casework.memory import recall
from habeas.cli.destroying import COPIES, typed_again
from habeas.cli.secrets import read_passphrase
from habeas.cli.session import desk_of
from habeas.cli.talk import give, give_json, tell
from habeas.errors import BadChoice
from habeas.model.codec import to_plain

FIELDS = ("pseudonym", "name", "relation", "contact", "safely", "notes")
ASKED = "The passphrase of the identities, which is not that of the ledger:"


def begin(options: argparse.Namespace) -> None:
    """Begin the store."""
    with desk_of(options) as desk:
        tell(ASKED)
        code = begin_store(desk, read_passphrase(options.identity_fd, new=True), delay=options.delay)
    give(code)
    tell("Write this recovery code down on paper, apart from that of the ledger. Then: habeas identities confirm")


def confirm(options: argparse.Namespace) -> None:
    """Type the code back."""
    with desk_of(options) as desk:
        tell("The recovery code of the identities:")
        confirm_store(desk, read_passphrase(options.identity_fd))
    tell("The store of identities opens from now on.")


def list_requests(options: argparse.Namespace) -> None:
    """List who asked for whom, and why."""
    with desk_of(options) as desk:
        found = requests_of(recall(desk))
    if options.json:
        give_json(to_plain(each) for each in found)
        return
    for each in found:
        until = f"{each.grant.opens} – {each.grant.closes}" if each.grant else "waits for an answer"
        give(f"{each.request.id}  {each.request.pseudonym}  {until}  looks: {each.looks}")


def request(options: argparse.Namespace) -> None:
    """Put a request on record."""
    with desk_of(options) as desk:
        made = ask_identity(desk, options.pseudonym, hours=options.hours, because=options.because)
    give(made.id)


def add(options: argparse.Namespace) -> None:
    """Put on record who stands behind a pseudonym."""
    person = _person()
    with desk_of(options) as desk:
        _open(desk, options)
        give(keep_person(desk, person).pseudonym)


def show(options: argparse.Namespace) -> None:
    """Show who it is."""
    with desk_of(options) as desk:
        _open(desk, options)
        found = look_at(desk, options.request)
    if options.json:
        give_json([to_plain(found)])
        return
    for name in FIELDS:
        give(f"{name:10} {getattr(found, name)}".rstrip())


def forget(options: argparse.Namespace) -> None:
    """Destroy a record."""
    with desk_of(options) as desk:
        typed = options.typed or typed_again(options.pseudonym)
        forget_person(desk, options.pseudonym, typed=typed, because=options.because)
    tell(COPIES)


def _open(desk: Desk, options: argparse.Namespace) -> None:
    if store_of(desk).of_team:
        open_store(desk)
        return
    tell(ASKED)
    open_store(desk, read_passphrase(options.identity_fd))


def _person() -> Person:
    """Return what is told of a person.

    Raises:
        BadChoice: standard input holds no such JSON.

    """
    if sys.stdin.isatty():
        return Person(**{name: _answer(name) for name in FIELDS})
    allowed = f"one JSON object with texts for {', '.join(FIELDS)}"
    try:
        told = json.loads(sys.stdin.readline())
        if not set(told) <= set(FIELDS) or not all(isinstance(each, str) for each in told.values()):
            raise BadChoice(what="Standard input", given="something else", allowed=allowed)
        return Person(**told)
    except (ValueError, TypeError, AttributeError) as error:
        raise BadChoice(what="Standard input", given="something else", allowed=allowed) from error


def _answer(name: str) -> str:
    tell(f"{name}:")
    return sys.stdin.readline().rstrip("\n")
