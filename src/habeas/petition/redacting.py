"""A filing without the names and words that are protected, however they are spelled, wherever they stand.

It withholds too much rather than too little: a word that only sounds like a protected name goes too.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from habeas.model import Petition, PetitionId, Variant
from habeas.model.codec import from_plain, to_json
from habeas.model.ids import digest_id
from habeas.model.seeking import Protected, Seeker

# what names a thing by its key or digest says nothing of a person; the petition's own ids must stay what they are
KEPT = frozenset(
    ["id", "case", "claim", "claims", "document", "facts", "finding", "sha256", "media_type", "form_key", "lang",
     "variant", "audience", "made_on", "line", "section", "key", "edtf", "mark", "style", "genre", "published_basis"]
)  # fmt: skip


def redact(petition: Petition, protected: Sequence[Protected]) -> Petition:
    """Return the filing with everything protected withheld: in sentences, quotes, titles, names, addresses, annexes.

    Its id is another one, that of the full filing and what was withheld together give it.
    """
    words = dict(petition.printed.words) if petition.printed else {}
    seeker, withheld = Seeker(protected), words.get("withheld", "[…]")

    def cut(text: str) -> str:
        for start, end, shown in reversed(seeker.find(text)):
            text = f"{text[:start]}{shown or withheld}{text[end:]}"
        return text

    made = from_plain(Petition, _walk(json.loads(to_json(petition)), cut))
    digest = digest_id("pet", petition.id, Variant.REDACTED, to_json(made))
    return replace(made, id=PetitionId(digest), variant=Variant.REDACTED)


def apply_variant(petition: Petition, variant: Variant, protected: Sequence[Protected]) -> Petition:
    """Return the filing as this variant shows it."""
    return redact(petition, protected) if variant is Variant.REDACTED else petition


def _walk(value: Any, cut: Any, key: str = "") -> Any:  # noqa: ANN401  # what JSON can say has no useful type
    if isinstance(value, str):
        return value if key in KEPT else cut(value)
    if isinstance(value, dict):
        return {name: _walk(each, cut, name) for name, each in value.items()}
    if isinstance(value, list) and key == "words":
        return [[name, cut(text)] for name, text in value]
    if isinstance(value, list):
        return [_walk(each, cut, key) for each in value]
    return value
