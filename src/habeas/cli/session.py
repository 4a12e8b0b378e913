"""From the words of the command line to an open desk."""

from __future__ import annotations

import argparse
import getpass
from collections.abc import Iterator
from contextlib import contextmanager

from habeas.casework.clock import find_newest
from habeas.casework.desk import Desk, begin_desk, open_desk
from habeas.cli.secrets import read_passphrase
from habeas.cli.talk import tell
from habeas.model import Frame, Genre


def person_of(options: argparse.Namespace) -> str:
    """Who is working: as said, else the login name."""
    return str(options.by or getpass.getuser())


@contextmanager
def desk_of(options: argparse.Namespace, *, new: bool = False) -> Iterator[Desk]:
    """Open (or make) the ledger that the options name."""
    passphrase = read_passphrase(options.passphrase_fd, new=new)
    opened = begin_desk if new else open_desk
    with opened(options.ledger, passphrase, person=person_of(options)) as desk:
        if desk.ledger.mended:
            tell("The key file of the ledger, or its copy, was missing or damaged; it was written anew from the other.")
        if newest := find_newest(desk.ledger, desk.now()):
            tell(
                f"The clock of this computer is behind: it says {desk.now()}, and the last entry is of {newest}. "
                "Nothing is lost and the order stays; set the clock right before you write, or what you write is "
                "dated wrongly."
            )
        yield desk


def frame_of(options: argparse.Namespace) -> Frame:
    """What the person says about the documents.

    Raises:
        BadDate: the publication date is not EDTF.

    """
    known = Frame(
        publisher=options.publisher,
        title=options.title,
        author=options.author,
        url=options.url,
        cited_as=options.cite_as,
        genre=Genre(options.genre) if options.genre else Genre.UNKNOWN,
    )
    return known.published_on(options.published)
