"""A person says which claims tell of one event, takes it back, and is told where her word could have no effect."""

import pytest

from habeas.casework.byhand import ByHand, claim_from_words
from habeas.casework.cases import get_case
from habeas.casework.desk import Desk
from habeas.casework.joining import ClaimWithItself, NeverOneEvent, judge_events, standing_word, words_of_case
from habeas.casework.memory import recall
from habeas.casework.undoing import NothingToUndo
from habeas.casework.view import view_of
from habeas.errors import NotFound, ReasonMissing
from habeas.model import CaseFile, ClaimId, Kind, Modality, Sameness

WHO = "Orsa Mellin"
WHY = "read the whole document"


def told(desk: Desk, quote: str, kind: Kind = Kind.ARREST, **more: str) -> ClaimId:
    """Take down a claim by hand and return its id."""
    given = {"about": WHO, **more}
    wanted = ByHand(
        document="statement.txt", quote=quote, predicate=kind, about=given["about"], when=given.get("when"),
        modality=Modality(given.get("modality", "asserted")),
    )  # fmt: skip
    return claim_from_words(desk, wanted).id


def orsa(desk: Desk) -> CaseFile:
    return get_case(recall(desk), WHO)


def facts_with(desk: Desk, *claims: ClaimId) -> int:
    """Return the number of facts that these claims support."""
    return sum(not set(claims).isdisjoint(fact.supporting) for fact in orsa(desk).facts)


@pytest.fixture
def pair(desk: Desk) -> tuple[ClaimId, ClaimId]:
    """Two hearings of one day."""
    return (
        told(desk, "charged with spreading false news", Kind.HEARING, when="2021-05-05"),
        told(desk, "she was released", Kind.HEARING, when="2021-05-05"),
    )


def test_a_word_parts_two_claims_and_taking_it_back_joins_them_again(desk: Desk, pair: tuple[ClaimId, ClaimId]) -> None:
    assert facts_with(desk, *pair) == 1
    made = judge_events(desk, *pair, Sameness.DIFFERENT, because=f" {WHY} ")
    assert (made.by, made.because) == (desk.person, WHY)
    assert facts_with(desk, *pair) == 2
    judge_events(desk, *reversed(pair), Sameness.RETRACT, because=WHY)
    assert facts_with(desk, *pair) == 1


def test_the_open_desk_sees_the_word_at_once(desk: Desk, pair: tuple[ClaimId, ClaimId]) -> None:
    memory = recall(desk)
    case = orsa(desk).id
    assert len([fact for fact in view_of(memory).case(case).facts if set(pair) & set(fact.supporting)]) == 1
    judge_events(desk, *pair, Sameness.DIFFERENT, because=WHY)
    seen = view_of(recall(desk)).case(case)
    assert len([fact for fact in seen.facts if set(pair) & set(fact.supporting)]) == 2


def test_a_word_joins_what_is_dated_differently(desk: Desk) -> None:
    pair = (
        told(desk, "charged with spreading false news", Kind.HEARING, when="2021-05-05"),
        told(desk, "she was released", Kind.HEARING, when="2021-06-05"),
    )
    assert facts_with(desk, *pair) == 2
    judge_events(desk, *pair, Sameness.SAME, because=WHY)
    assert facts_with(desk, *pair) == 1
    assert [join.signs[0].token for join in orsa(desk).joins if join.claim in pair] == ["judged"]


def test_what_was_said_is_known_until_it_is_taken_back(desk: Desk, pair: tuple[ClaimId, ClaimId]) -> None:
    assert standing_word(recall(desk).event_judgements, *pair) is None
    made = judge_events(desk, *pair, Sameness.UNSURE, because=WHY)
    assert standing_word(recall(desk).event_judgements, pair[1], pair[0]) == made
    assert words_of_case(recall(desk).event_judgements, orsa(desk)) == (made,)
    judge_events(desk, *pair, Sameness.RETRACT, because=WHY)
    assert standing_word(recall(desk).event_judgements, *pair) is None
    assert words_of_case(recall(desk).event_judgements, orsa(desk)) == ()


def test_what_nobody_said_cannot_be_taken_back(desk: Desk, pair: tuple[ClaimId, ClaimId]) -> None:
    with pytest.raises(NothingToUndo):
        judge_events(desk, *pair, Sameness.RETRACT, because=WHY)


def test_a_reason_and_two_claims_are_demanded(desk: Desk, pair: tuple[ClaimId, ClaimId]) -> None:
    with pytest.raises(ReasonMissing):
        judge_events(desk, *pair, Sameness.SAME, because="  ")
    with pytest.raises(ClaimWithItself):
        judge_events(desk, pair[0], pair[0], Sameness.SAME, because=WHY)
    with pytest.raises(NotFound):
        judge_events(desk, pair[0], "clm-0000000000000000", Sameness.SAME, because=WHY)
    assert recall(desk).event_judgements == ()


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"kind": Kind.TRIAL}, "different kinds"),
        ({"modality": "denied"}, "does not say that it happened"),
        ({"about": "Lantern"}, "different persons"),
    ],
)
def test_a_word_that_could_have_no_effect_is_refused(desk: Desk, more: dict[str, str], why: str) -> None:
    one = told(desk, "charged with spreading false news", Kind.HEARING)
    other = told(desk, "she was released", **{"kind": Kind.HEARING, **more})  # type: ignore[arg-type]
    with pytest.raises(NeverOneEvent) as refused:
        judge_events(desk, one, other, Sameness.SAME, because=WHY)
    assert why in refused.value.message
