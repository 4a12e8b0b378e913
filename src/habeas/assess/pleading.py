"""What the State itself says to justify the deprivation of liberty, collected as fairly as what is said against it."""

from __future__ import annotations

from collections.abc import Iterator

from habeas.assess.voices import Voices
from habeas.model import Attribute, CaseFile, Claim, ClaimId, Justification, Kind, Modality, Plea, Standing

OF_ATTRIBUTES = {Attribute.REASON_GIVEN: Plea.REASON, Attribute.LEGAL_BASIS: Plea.LAW}
ACCOUNTS = (Kind.COUNTER_CLAIM, Kind.STATEMENT_OF_POSITION)


def find_justification(case: CaseFile, voices: Voices) -> Iterator[Justification]:
    """Yield each sort of justification of which sources report, with their claims in the order of the case.

    Reasons, provisions and charges are the State's whoever reports them; an account or a denial is where an authority
    is said to utter it, or published it. Nothing is yielded for what no source reports.
    """
    denials = [denial for backing in case.backings for denial in backing.denials if denial.is_official]
    official = voices.of_state.union(claim for denial in denials for claim in denial.claims)
    found: dict[Plea, tuple[list[ClaimId], list[ClaimId]]] = {}
    for weighed in case.claims:
        plea = find_plea(weighed.claim, is_official=weighed.claim.id in official)
        if plea is not None:
            accepted, proposed = found.setdefault(plea, ([], []))
            (accepted if weighed.standing is Standing.ACCEPTED else proposed).append(weighed.claim.id)
    for plea in Plea:
        if plea in found:
            accepted, proposed = found[plea]
            yield Justification(plea=plea, claims=tuple(accepted), proposed=tuple(proposed))


def find_plea(claim: Claim, *, is_official: bool) -> Plea | None:
    """Return how a claim tells of the State's justification, if it does."""
    if claim.modality is Modality.DENIED:
        return Plea.DENIAL if is_official else None
    if not claim.modality.says_it_happened:
        return None
    if isinstance(claim.predicate, Attribute):
        return OF_ATTRIBUTES.get(claim.predicate)
    if claim.predicate is Kind.CHARGE:
        return Plea.CHARGE
    is_account = claim.predicate in ACCOUNTS and (
        is_official or (claim.predicate is Kind.COUNTER_CLAIM and not claim.speaker)
    )
    return Plea.ACCOUNT if is_account else None
