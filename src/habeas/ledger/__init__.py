"""Keep what came in and what was decided, encrypted, in order, and never changed.

Takes:    entries to append, with who and when; the bytes of originals; a passphrase.
Gives:    the same entries and bytes, each proven against its digest; a report of what holds.
Refuses:  a wrong passphrase, a file that is plain, cut off or altered, a row that would change.
Never:    writes over anything, or keeps a readable byte on the disk.
"""

from __future__ import annotations

from habeas.ledger.book import Book, Disclosure
from habeas.ledger.entries import (
    BODIES,
    Artefact,
    ArtefactKind,
    Body,
    Closed,
    DocumentProvenance,
    Entry,
    Head,
    PageRead,
    ProposalMade,
)  # fmt: skip
from habeas.ledger.key import Cost
from habeas.ledger.keyring import Keyring
from habeas.ledger.ledger import Ledger
from habeas.ledger.served import Served
from habeas.ledger.verify import Report

__all__ = [
    "BODIES", "Artefact", "ArtefactKind", "Body", "Book", "Closed", "Cost", "Disclosure", "DocumentProvenance", "Entry",
    "Head", "Keyring", "Ledger", "PageRead", "ProposalMade", "Report", "Served",
]  # fmt: skip
