"""Ids that speak: a prefix that says what it is, and a digest where the content is the identity."""

from __future__ import annotations

import hashlib
import json
from typing import NewType

DocumentId = NewType("DocumentId", str)  # doc-…: SHA-256 of the original bytes
ClaimId = NewType("ClaimId", str)  # clm-…
NamingId = NewType("NamingId", str)  # nam-…: one name in one document
PersonId = NewType("PersonId", str)  # per-…: those that people judged to be the same
CaseId = NewType("CaseId", str)  # cas-…
FactId = NewType("FactId", str)  # fct-…
PetitionId = NewType("PetitionId", str)  # pet-…

HEX_DIGITS = 16  # 64 bits: among a million ids a clash has a chance of 1 in 10 million

_write = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str).encode


def digest_id(prefix: str, *parts: object) -> str:
    """Return ``prefix-`` and the first 64 bits of the SHA-256 of the parts, written as canonical JSON."""
    return f"{prefix}-{hashlib.sha256(_write(parts).encode('utf-8', 'surrogatepass')).hexdigest()[:HEX_DIGITS]}"


def document_id(sha256: str) -> DocumentId:
    """Return the id of the document whose bytes have this SHA-256 (64 hexadecimal digits)."""
    return DocumentId(f"doc-{sha256[:HEX_DIGITS]}")


def naming_id(document: DocumentId, name: str) -> NamingId:
    """Return the id of a name as one document uses it."""
    return NamingId(digest_id("nam", document, name))
