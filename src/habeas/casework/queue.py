"""In which order claims are read: harm times uncertainty first, or as the text goes. It decides nothing.

The priority of a claim is ``harm × (0.1 + 0.9 × uncertainty)``. Harm, from 1 to 10, stands by kind in ``harm.toml``.
Uncertainty lies between 0 and 1: ``1 − (1 − 4c(1 − c)) × Π(1 − d)``, where c is the proposer's confidence (4c(1 − c) is
the variance of a yes or no, 1 where both are as likely) and each d is a doubt of its own: 0.3 where the proposer marked
the claim as weak, 0.2 where the source does not plainly assert it, 0.4 where its words were read unsurely from a
picture. A tenth of the harm always counts: of claims that nobody doubts, the graver still comes first.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

from habeas.errors import DataFileInvalid
from habeas.model import Attribute, Claim, ClaimId, DocumentId, Kind, Modality
from habeas.reconcile.weigh import text_order

WEAK, NOT_ASSERTED, MISREAD = 0.3, 0.2, 0.4
ALWAYS = 0.1
MOST_HARM = 10


class Order(StrEnum):
    """How a person wants to go through a document."""

    HARM = "harm"  # harm × uncertainty, greatest first
    TEXT = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A document with claims that wait for one person's word."""

    document: DocumentId
    waiting: int
    priority: float  # of the weightiest claim that waits


@dataclass(frozen=True, slots=True, kw_only=True)
class Harms:
    """How much harm a claim of each kind may do when it is read late or wrongly, 1 to 10."""

    version: str
    of: Mapping[Kind | Attribute, int]


@lru_cache(maxsize=1)
def load_harms() -> Harms:
    """Return the table of the package.

    Raises:
        DataFileInvalid: it lacks a kind, or has a number that is not from 1 to 10.

    """
    data = tomllib.loads(files("habeas.casework").joinpath("harm.toml").read_text("utf-8"))
    words: dict[str, Kind | Attribute] = {each.value: each for each in (*Kind, *Attribute)}
    given = {**data["kinds"], **data["attributes"]}
    if given.keys() != words.keys():
        odd = sorted(given.keys() ^ words.keys())[0]
        raise DataFileInvalid(file="harm.toml", why=f"{odd} is missing, or is no kind or attribute")
    if not all(type(harm) is int and 1 <= harm <= MOST_HARM for harm in given.values()):
        raise DataFileInvalid(file="harm.toml", why=f"a harm is not a whole number from 1 to {MOST_HARM}")
    return Harms(version=str(data["version"]), of={words[word]: harm for word, harm in given.items()})


def uncertainty_of(claim: Claim, *, misread: bool = False) -> float:
    """How little is known of whether the claim is right, 0 to 1; ``misread``: its words were read unsurely."""
    sure = 1 - 4 * claim.confidence * (1 - claim.confidence)
    doubts = (
        (WEAK, claim.is_weak),
        (NOT_ASSERTED, claim.modality is not Modality.ASSERTED),
        (MISREAD, misread),
    )
    for doubt, there in doubts:
        sure *= 1 - doubt if there else 1
    return 1 - sure


def priority_of(claim: Claim, *, misread: bool = False) -> float:
    """How soon the claim should be read: the greater, the sooner."""
    return load_harms().of[claim.predicate] * (ALWAYS + (1 - ALWAYS) * uncertainty_of(claim, misread=misread))


def in_text(claims: Iterable[tuple[ClaimId, Claim]]) -> tuple[ClaimId, ...]:
    """Return the claims' ids in the order of the text."""
    return tuple(key for key, _ in sorted(claims, key=lambda pair: (*text_order(pair[1]), pair[0])))


def by_priority(ordered: Sequence[ClaimId], priorities: Mapping[ClaimId, float]) -> tuple[ClaimId, ...]:
    """Return ids that stand in the order of the text by priority, equals still as the text goes."""
    return tuple(sorted(ordered, key=lambda key: -priorities[key]))


def pick(ordered: Sequence[ClaimId], waiting: Set[ClaimId], *, after: ClaimId | None) -> ClaimId | None:
    """Return the first claim of the order that waits and stands after this one; None where there is none."""
    first = ordered.index(after) + 1 if after in ordered else 0
    return next((ordered[place] for place in range(first, len(ordered)) if ordered[place] in waiting), None)
