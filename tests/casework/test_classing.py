"""The class of a claim is the strictest of its own, its document's and its people's. Nobody named here exists."""

from __future__ import annotations

import pytest

from consented import DAY
from habeas.casework.cases import get_case
from habeas.casework.classing import (
    ClaimSealed,
    SourceSealed,
    class_of,
    class_of_case,
    classify,
    prove_case_unsealed,
    strictest,
    withheld,
)
from habeas.casework.decisions import decide
from habeas.casework.describing import Changes, describe
from habeas.casework.desk import Desk
from habeas.casework.destroying import withdraw_source
from habeas.casework.memory import recall
from habeas.casework.petitions import write_petition
from habeas.errors import NotFound, ReasonMissing
from habeas.model import Claim, Sensitivity, Verdict

NAME = "Orsa Mellin"
OPEN, WORKING, SEALED, WHO = (
    Sensitivity.PUBLISHABLE, Sensitivity.WORKING, Sensitivity.SEALED, Sensitivity.IDENTITY,
)  # fmt: skip
STRICTEST = [
    ((), WORKING, "nobody has said anything"),
    ((OPEN,), OPEN, "one word"),
    ((OPEN, WORKING), WORKING, "what is open does not open what stands beside it"),
    ((SEALED, WORKING), SEALED, "nor does what is for work"),
    ((SEALED, WHO, OPEN), WHO, "who somebody is, is the strictest"),
]


@pytest.fixture
def claims(desk: Desk) -> list[Claim]:
    """The accepted claims of one case."""
    found = [weighed.claim for weighed in get_case(recall(desk), NAME).claims]
    decide(desk, [claim.id for claim in found], Verdict.ACCEPT, because="read in the statement")
    return found


@pytest.mark.parametrize(("classes", "expected", "why"), STRICTEST, ids=[row[2] for row in STRICTEST])
def test_what_holds_several_has_the_strictest_class(
    classes: tuple[Sensitivity, ...], expected: Sensitivity, why: str
) -> None:
    assert strictest(classes) is expected, why


def test_a_claim_goes_no_further_than_its_own_class(desk: Desk, claims: list[Claim]) -> None:
    first, second, *_ = claims
    classify(desk, first.id, SEALED, because="it tells where she lives")
    classify(desk, second.id, OPEN, because="it was printed in a newspaper")
    memory = recall(desk)
    assert (class_of(memory, first), class_of(memory, second)) == (SEALED, WORKING)
    case = get_case(memory, NAME)
    assert withheld(memory, case) == {first.id}
    assert class_of_case(memory, case) is SEALED
    with pytest.raises(ClaimSealed):
        prove_case_unsealed(memory, claims)


def test_a_claim_goes_no_further_than_its_person(desk: Desk, claims: list[Claim]) -> None:
    naming = next(key for key, each in recall(desk).namings.items() if each.name == NAME)
    classify(desk, naming, WHO, because="all of it leads to her")
    memory = recall(desk)
    assert withheld(memory, get_case(memory, NAME)) == {claim.id for claim in claims}
    with pytest.raises(ClaimSealed):
        write_petition(memory, NAME, state=None, made_on=DAY)


def test_a_claim_goes_no_further_than_its_document(desk: Desk, claims: list[Claim]) -> None:
    document = claims[0].passage.document
    classify(desk, claims[0].id, OPEN, because="it was printed")
    describe(desk, document, Changes(sensitivity=WHO))
    assert class_of(recall(desk), claims[0]) is WHO
    with pytest.raises(SourceSealed):
        write_petition(recall(desk), NAME, state=None, made_on=DAY)


def test_a_withdrawn_source_is_at_least_sealed(desk: Desk, claims: list[Claim]) -> None:
    withdraw_source(desk, claims[0].passage.document, because="she is afraid")
    assert class_of(recall(desk), claims[0]) is SEALED
    describe(desk, claims[0].passage.document, Changes(sensitivity=WHO))
    assert class_of(recall(desk), claims[0]) is WHO


def test_no_petition_stands_on_a_sealed_claim(desk: Desk, claims: list[Claim]) -> None:
    cited = write_petition(recall(desk), NAME, state=None, made_on=DAY).petition.sentences[0].claims[0]
    classify(desk, cited, SEALED, because="it tells where she lives")
    with pytest.raises(ClaimSealed):
        write_petition(recall(desk), NAME, state=None, made_on=DAY)
    classify(desk, cited, WORKING, because="she has moved")
    assert write_petition(recall(desk), NAME, state=None, made_on=DAY).petition.sentences


def test_a_class_is_set_of_something_and_for_a_reason(desk: Desk, claims: list[Claim]) -> None:
    with pytest.raises(NotFound):
        classify(desk, "clm-0", SEALED, because="a reason")
    with pytest.raises(ReasonMissing):
        classify(desk, claims[0].id, SEALED, because=" ")
