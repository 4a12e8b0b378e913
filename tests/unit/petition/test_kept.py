"""A filing of an earlier edition of law and form, kept as it was: it reads and prints as it did.

Where the layout itself is changed on purpose these digests change with it; say so in the changelog then.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path

import pytest
import typst
from invented import case, documents

from habeas.errors import NotFound
from habeas.law import form_keys
from habeas.model import Petition
from habeas.model.codec import from_json, to_json
from habeas.petition import explain, lay_out, to_docx, to_odt, to_pdf

KEPT = Path(__file__).parent / "kept" / "filing.json"  # invented
TYPST = "0.15.2"
DIGESTS = {
    "json": "fe75452ec1b9ad35d8c6b7a0d50b710191048e63ae1c89b00482c5de0e7f813e",
    "pdf": "8a82d23b8131e813c61fe5ea0892ece1efc7ee8e222c9d45efb0876026de27b6",
    "docx": "6d2b4822179eef7248ca73e329a9b88fb7a13fa256f2ca14ba9ce8b49c003608",
    "odt": "d076513d2be25a5fabdf4ff5db1fe00af80918a1865432c448100dcd24189fd4",
}


def kept() -> Petition:
    return from_json(Petition, KEPT.read_text(encoding="utf-8"))


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def parts_of(package: bytes) -> bytes:
    """Return the names and contents of a package: how they are packed is the zlib's of the machine."""
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        return b"\0".join(name.encode() + b"\0" + opened.read(name) for name in opened.namelist())


def test_an_earlier_filing_is_read_back_to_the_same_json() -> None:
    assert sha256(to_json(kept()).encode()) == DIGESTS["json"]


@pytest.mark.skipif(typst.__version__ != TYPST, reason="the digest is of another version of typst")
def test_an_earlier_filing_prints_to_the_same_pdf() -> None:
    assert sha256(to_pdf(kept())) == DIGESTS["pdf"]


def test_an_earlier_filing_prints_to_the_same_docx_and_odt() -> None:
    assert sha256(parts_of(to_docx(kept()))) == DIGESTS["docx"]
    assert sha256(parts_of(to_odt(kept()))) == DIGESTS["odt"]


def test_its_form_and_its_law_are_no_longer_here() -> None:
    assert kept().form_key not in form_keys()
    assert kept().law in lay_out(kept()).remarks[0]


def test_its_sentences_lead_to_the_words_where_rules_no_longer_compute_their_facts() -> None:
    made, whole = kept(), case()
    known = {weighed.claim.id: weighed.claim for weighed in whole.claims}
    stripped = type(whole)(**{**{name: getattr(whole, name) for name in whole.__slots__}, "facts": (), "claims": ()})
    last = made.sentences[-1]
    walk = explain(made, last.number, case=stripped, documents=documents(), claims=known)
    assert walk.element is None
    assert {claim.id for fact in walk.facts for claim in fact.claims} == set(last.claims)
    with pytest.raises(NotFound):
        explain(made, last.number, case=stripped, documents=documents())
