"""Papers on opinions: what they say is read, and put on the record of a case when a person has looked at it."""

from __future__ import annotations

from habeas.casework.memory import Memory
from habeas.model.opinion import OpinionReading
from habeas.propose.opinions import read_opinion


def read_paper(memory: Memory, reference: str) -> OpinionReading:
    """Return what a document says of an opinion; nothing is put on record.

    Raises:
        NotFound: there is no such document, or there are several.

    """
    return read_opinion(memory.get_document(reference))
