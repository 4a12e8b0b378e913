"""Claims from a text in which the words of events are marked: ``{arrest|arrested}``, and ``{!arrest|…}`` if negated.

Sentences stand apart by " / ". All is invented; every claim is about one person.
"""

from __future__ import annotations

import re

from case_builders import a_document
from habeas.model import Claim, ClaimId, Document, Kind, Modality, Proposer, Stretch
from habeas.reconcile.orders import Spoken, find_orders

_MARK = re.compile(r"\{(?P<no>!?)(?P<kind>\w+)\|(?P<words>[^}]+)\}")
_DAY = 1440


def claims_in(marked: str) -> list[Claim]:
    """Return the claims of a marked text, in its order."""
    sentences = [_MARK.sub(lambda found: found["words"], each) for each in marked.split(" / ")]
    document = a_document(" ".join(sentences))
    claims: list[Claim] = []
    start = 0
    for words, sentence in zip(sentences, marked.split(" / "), strict=True):
        claims += _of_sentence(document, sentence, start, start + len(words))
        start += len(words) + 1
    return claims


def _of_sentence(document: Document, sentence: str, start: int, end: int) -> list[Claim]:
    claims: list[Claim] = []
    marks = 0  # signs that belong to marks and not to the text
    for found in _MARK.finditer(sentence):
        at = start + found.start() - marks
        marks += len(found.group()) - len(found["words"])
        claims.append(
            Claim(
                predicate=Kind(found["kind"]), modality=Modality.NEGATED if found["no"] else Modality.ASSERTED,
                passage=document.passage(start, end), proposer=Proposer(name="rules", version="0", rule="test"),
                confidence=0.8, trigger=Stretch(start=at, end=at + len(found["words"]), text=found["words"]),
            )
        )  # fmt: skip
    return claims


def orders_in(marked: str) -> list[str]:
    """Return what the words of a marked text say of order, as "charge after arrest 2..4" (days)."""
    claims = claims_in(marked)
    kinds = {claim.id: claim.predicate.value for claim in claims}
    return [_write(order, kinds) for order in find_orders(claims)]


def _write(order: Spoken, kinds: dict[ClaimId, str]) -> str:
    end = "the end of " if order.from_end else ""
    words = f"{kinds[order.first]} {order.relation.value} {end}{kinds[order.second]}"
    if order.least is None and order.most is None:
        return words
    return f"{words} {_days(order.least)}..{_days(order.most)}"


def _days(minutes: int | None) -> str:
    return "" if minutes is None else f"{minutes / _DAY:g}"
