"""An original read again, as it was read when it came in: the same pages as pictures, in the same languages."""

from __future__ import annotations

from habeas.casework.desk import Desk
from habeas.casework.memory import Memory
from habeas.ingest import Scanner, ingest
from habeas.ingest.errors import PictureUnread, ReaderUnconfined
from habeas.model import Document


def read_again(desk: Desk, memory: Memory, document: Document) -> Document | None:
    """Return the document read again from its original; None where nothing here can read its pictures.

    Pages that were kept while they were read do not count: every page is read afresh.
    """
    copies = memory.provenances.get(document.id, ())
    name = copies[0].original_name if copies else document.id
    data = desk.ledger.get_original(document.sha256)
    scanner = Scanner.like(document)
    try:
        if document.scans:
            scanner.prove_able()
        return ingest(data, name=name, supplied=document.frame, scanner=scanner)
    except (PictureUnread, ReaderUnconfined):
        return None
