"""What a model answered, held against the passage letter by letter: what does not stand there is dropped."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from habeas.model import Kind, Modality
from habeas.propose.bymodel.request import FIELDS

MOST_CLAIMS = 60  # more than any passage tells of; a runaway answer is cut here
KEYS = frozenset({"kind", "modality", "quote", "trigger", *FIELDS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """One claim of a model whose every word stands in the passage: offsets are the document's."""

    kind: Kind
    modality: Modality
    quote: tuple[int, int]
    trigger: tuple[int, int]
    fields: Mapping[str, tuple[int, int]]


def read_answer(content: str, text: str, *, start: int, end: int, dropped: Counter[str]) -> list[Answered]:
    """Return the claims of an answer that the passage ``text[start:end]`` bears out; count the others by reason."""
    try:
        answer = json.loads(content)
    except (ValueError, RecursionError):
        dropped["answer is not JSON"] += 1
        return []
    claims = answer.get("claims") if isinstance(answer, dict) else None
    if not isinstance(claims, list) or set(answer) != {"claims"}:
        dropped["answer does not follow the schema"] += 1
        return []
    if len(claims) > MOST_CLAIMS:
        dropped["more claims than a passage can hold"] += len(claims) - MOST_CLAIMS
    kept = []
    for item in claims[:MOST_CLAIMS]:
        held = _held(item, text, start, end)
        if isinstance(held, str):
            dropped[held] += 1
        else:
            kept.append(held)
    return kept


def _held(item: object, text: str, start: int, end: int) -> Answered | str:
    """Return the claim with its offsets, or why it is dropped."""
    if not isinstance(item, dict) or not _follows_schema(item):
        return "claim does not follow the schema"
    quote = _place(item["quote"], text, start, end)
    if quote is None:
        return "quote is not in the passage"
    trigger = _place(item["trigger"], text, *quote)
    if trigger is None:
        return "trigger is not in the quote"
    given = [key for key in FIELDS if item[key] is not None]
    fields = {key: place for key in given if (place := _place(item[key], text, *quote)) is not None}
    if missing := [key for key in given if key not in fields]:
        return f"{missing[0]} is not in the quote"
    return Answered(
        kind=Kind(item["kind"]), modality=Modality(item["modality"]), quote=quote, trigger=trigger, fields=fields
    )


def _follows_schema(item: Mapping[str, object]) -> bool:
    return (
        set(item) == KEYS
        and item["kind"] in set(Kind)
        and item["modality"] in set(Modality)
        and all(isinstance(item[key], str) for key in ("quote", "trigger"))
        and all(item[key] is None or isinstance(item[key], str) for key in FIELDS)
    )


def _place(words: str, text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where these words stand whole: not inside a longer word, and not as white space alone."""
    if not words.strip():
        return None
    at = text.find(words, start, end)
    while at >= 0:
        to = at + len(words)
        if not _cuts(text, at) and not _cuts(text, to):
            return at, to
        at = text.find(words, at + 1, end)
    return None


def _cuts(text: str, at: int) -> bool:
    """Whether this offset falls within a word of a script that puts spaces between words."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    return before.isalnum() and after.isalnum() and not _is_unspaced(before) and not _is_unspaced(after)


def _is_unspaced(letter: str) -> bool:
    return "\u2e80" <= letter <= "\u9fff" or "\U00020000" <= letter <= "\U0003ffff"
