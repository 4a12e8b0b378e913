"""An original read again, as it was read when it came in: the same pages as pictures, in the same languages."""

from __future__ import annotations

from habeas.casework.citing import file_of
from habeas.casework.desk import Desk
from habeas.casework.memory import Memory
from habeas.errors import Unreadable
from habeas.ingest import Scanner, ingest
from habeas.model import Document


def read_again(desk: Desk, memory: Memory, document: Document) -> Document | None:
    """Return the document read again from its original; None where its pictures cannot all be read here and now.

    Pages that were kept while they were read do not count: every page is read afresh.

    Raises:
        Unreadable: it has no pictures, and cannot be read all the same.

    """
    name = file_of(document.id, memory.provenances)
    data = desk.ledger.get_original(document.sha256)
    scanner = Scanner.like(document)
    if not document.scans:
        return ingest(data, name=name, supplied=document.frame, scanner=scanner)
    try:
        scanner.prove_able()
        again = ingest(data, name=name, supplied=document.frame, scanner=scanner)
    except Unreadable:  # tesseract is not here, or a page took too long on a busy machine
        return None
    return again if len(again.scans) == len(document.scans) else None
