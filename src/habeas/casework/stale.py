"""Which sentences of a petition that was written once no longer say what the case says now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from habeas.casework.petitions import Pleading
from habeas.model import CaseFile, ClaimId, Sentence, Standing


class Stale(StrEnum):
    """Why a sentence must be looked at again."""

    CLAIM_GONE = "claim_gone"  # a claim that it stands on is rejected, obsolete or taken back
    CLAIM_UNDECIDED = "claim_undecided"  # nobody stands by it any more
    SAYS_OTHERWISE = "says_otherwise"  # the same facts are said in other words now: a date or a value changed


@dataclass(frozen=True, slots=True, kw_only=True)
class Outdated:
    """One sentence, why it is stale, the claims that changed, and what would be said now (None: nothing)."""

    number: int
    why: Stale
    claims: tuple[ClaimId, ...]
    now: str | None


def find_outdated(written: Pleading, now: Pleading | None, case: CaseFile) -> tuple[Outdated, ...]:
    """Return the sentences of ``written`` that changed, in their order; ``now`` is the petition as of this moment."""
    standing = {each.claim.id: each.standing for each in case.claims}
    today = {(each.section, each.line, each.text) for each in now.petition.sentences} if now else set()
    by_claims = {(each.section, each.line, each.claims): each.text for each in now.petition.sentences} if now else {}
    found = (_outdated(each, standing, today, by_claims) for each in written.petition.sentences)
    return tuple(each for each in found if each)


def _outdated(
    sentence: Sentence,
    standing: Mapping[ClaimId, Standing],
    today: set[tuple[str, str, str]],
    by_claims: Mapping[tuple[str, str, tuple[ClaimId, ...]], str],
) -> Outdated | None:
    """Return why this sentence is stale, or None where it stands."""
    gone = tuple(claim for claim in sentence.claims if claim not in standing)
    undecided = tuple(claim for claim in sentence.claims if standing.get(claim) not in (None, Standing.ACCEPTED))
    said_today = (sentence.section, sentence.line, sentence.text) in today
    if not gone and not undecided and said_today:
        return None
    why = Stale.CLAIM_GONE if gone else Stale.CLAIM_UNDECIDED if undecided else Stale.SAYS_OTHERWISE
    instead = by_claims.get((sentence.section, sentence.line, sentence.claims))
    return Outdated(
        number=sentence.number, why=why, claims=gone + undecided, now=None if instead == sentence.text else instead
    )
