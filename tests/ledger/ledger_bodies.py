"""Cheap keys, and what these tests put into ledgers. All people here are invented."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from builders import a_claim, a_document
from habeas.ledger import Body, Cost, DocumentProvenance, Ledger, opening
from habeas.ledger.key import Key
from habeas.model import Kind, Naming, Provenance, Sort, Stretch

CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
PASSPHRASE = "seven invented words that open nothing"
BY, AT = "Aigerim Reviewer (invented)", "2026-11-22T10:00:00Z"
TEXT = "Dauren Esimov was arrested on 10 March 2019 in the invented town of Sarybulak.\n"


def some_bodies() -> list[Body]:
    """Return a document, how it came, one name and one claim."""
    document = a_document(TEXT)
    copy = Provenance(original_name="letter.txt", received_at=AT, received_by=BY)
    place = Stretch(start=0, end=13, text="Dauren Esimov")
    return [
        document,
        DocumentProvenance(document=document.id, provenance=copy),
        Naming(document=document.id, name="Dauren Esimov", sort=Sort.PERSON, spellings=(place,)),
        a_claim(document, "was arrested on 10 March 2019", Kind.ARREST, when="2019-03-10", trigger="arrested"),
    ]


def opened(path: Path, **options: float) -> Ledger:
    """Open a ledger of these tests."""
    return Ledger.open(path, PASSPHRASE, cost=CHEAP, **options)


def key_of(path: Path) -> Key:
    """Return the key of a ledger of these tests, as somebody has it who knows the passphrase."""
    return opening.find_key(path, PASSPHRASE, cost=CHEAP).key


def files_of(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder with its bytes."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def a_naming(number: int) -> Naming:
    """Return a name of nobody."""
    document = a_document(TEXT)
    return Naming(document=document.id, name=f"Nobody {number}", sort=Sort.UNKNOWN, spellings=())
