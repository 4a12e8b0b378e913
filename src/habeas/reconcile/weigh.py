"""Claims with the last word that a person said of each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from habeas.model import Claim, ClaimId, Decision, Standing, Verdict, Weighed

_STANDING = {
    Verdict.ACCEPT: Standing.ACCEPTED,
    Verdict.UNSURE: Standing.UNSURE,
    Verdict.RETRACT: Standing.PROPOSED,
}


def latest_decisions(decisions: Sequence[Decision]) -> dict[ClaimId, Decision]:
    """Return the last word on each claim; of two at the same second, the one that stands later in the ledger."""
    last: dict[ClaimId, tuple[tuple[str, int], Decision]] = {}
    for place, decision in enumerate(decisions):
        moment = (decision.at, place)
        if decision.claim not in last or last[decision.claim][0] <= moment:
            last[decision.claim] = (moment, decision)
    return {claim: decision for claim, (_, decision) in last.items()}


def weigh(claims: Iterable[Claim], decisions: dict[ClaimId, Decision]) -> tuple[Weighed, ...]:
    """Return each claim once with its standing, rejected ones left out, in the order of the text by document."""
    weighed: dict[ClaimId, Weighed] = {}
    for claim in claims:
        name = claim.id
        decision = decisions.get(name)
        if name in weighed or (decision and decision.verdict == Verdict.REJECT):
            continue
        standing = _STANDING[decision.verdict] if decision else Standing.PROPOSED
        weighed[name] = Weighed(claim=claim, decision=decision, standing=standing)
    return tuple(
        each for _, each in sorted(weighed.items(), key=lambda pair: (*text_order(pair[1].claim), pair[0]))
    )  # fmt: skip


def text_order(claim: Claim) -> tuple[str, int, int, str]:
    """Where a claim stands: document, place in it, kind."""
    return claim.passage.document, claim.passage.start, claim.passage.end, claim.predicate.value


def strongest(standings: Iterable[Standing]) -> Standing:
    """Accepted if one is; else proposed if one is; else unsure."""
    found = set(standings)
    return next(each for each in (Standing.ACCEPTED, Standing.PROPOSED, Standing.UNSURE) if each in found or not found)
