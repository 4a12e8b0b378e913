"""Withdrawal, destruction and holds at the terminal."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator

from habeas.casework.desk import Desk
from habeas.casework.destroying import Derived, destroy_source, hold, withdraw_source
from habeas.cli.consenting import bundle_line
from habeas.cli.session import desk_of
from habeas.cli.talk import give, give_json, tell
from habeas.model.codec import to_plain
from habeas.model.wording import say_when

COPIES = (
    "Copies made before still hold it: backups, exports, files that were sent. Delete the backups when their day"
    " comes, and write that day down now; nobody can take back what others hold."
)


def withdraw(options: argparse.Namespace) -> None:
    """Put a withdrawal on record; destroy the words where that is asked for."""
    with desk_of(options) as desk:
        found = withdraw_source(desk, options.document, because=options.because)
        if options.json:
            give_json([to_plain(found)])
        else:
            for line in _lines(found):
                give(line)
        if options.destroy:
            _destroy(desk, options, found)
    tell(COPIES)


def _destroy(desk: Desk, options: argparse.Namespace, found: Derived) -> None:
    typed = options.typed or typed_again(found.document)
    done = destroy_source(desk, found.document, typed=typed, because=options.because)
    if options.json:
        give_json([{"document": found.document, "keys": done.keys, "review": to_plain(done.derived.review)}])
    else:
        for line in _review_lines(done.derived):
            give(line)
    tell(f"Destroyed: {done.keys} keys, and with them the words that they opened.")
    if found.unsealed:
        tell("This document was kept before words were sealed: what was kept then cannot be destroyed.")


def typed_again(wanted: str) -> str:
    """Return what a person at the terminal types to show that she means it; nothing where nobody is there."""
    if not sys.stdin.isatty():
        return ""
    tell(f"What is destroyed is gone for good. To go on, type {wanted}")
    return sys.stdin.readline().strip()


def _lines(found: Derived) -> Iterator[str]:
    yield f"{found.document}  withdrawn: nothing made from now on quotes it"
    yield f"    claims: {found.claims}   names: {found.names}   judgements: {found.judgements}"
    yield from (f"    case: {each}" for each in found.cases)
    yield from (f"    written from it: {each}" for each in found.written)
    yield f"    edited texts: {found.revisions}"
    yield from (f"    has left already: {each.id}  {each.mechanism}  {say_when(each.on)}" for each in found.sent)
    yield from (f"    bundle that holds it: {bundle_line(each)}" for each in found.bundles)
    yield from (f"    repeats it, withdraw it too: {each}" for each in found.copies)
    yield f"    words on whole cases, which stay: {found.on_cases}"
    yield from _review_lines(found)


def _review_lines(found: Derived) -> Iterator[str]:
    yield from (f"    holds words of it, read it: entry {each.seq}  {each.kind}  {each.about}" for each in found.review)
    if found.closed:
        yield f"    closed to you, nobody looked into them: {found.closed} entries"


def hold_case(options: argparse.Namespace) -> None:
    """Set a hold, or lift it."""
    with desk_of(options) as desk:
        word = hold(desk, options.case, held=not options.lift, because=options.because)
    give(f"{word.case}  {'held' if word.held else 'not held any more'}")
