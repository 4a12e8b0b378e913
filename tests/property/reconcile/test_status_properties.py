"""Whatever sources tell, in whatever order: one status, the same in short as in full, and no day says too much."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from case_builders import a_claim, a_decision, a_document, case_of, cases_of, join_equal_subjects
from habeas.model import CaseFile, Claim, Decision, Document, Kind, Modality, Standing, State, Verdict, When
from habeas.reconcile.quick import quick_status

WORDS = (
    "Ama Boduk is being held. She was taken. She got a suspended sentence. Sentenced to two years in prison. "
    "She left on bail. She remains in custody for three months."
)
DOCUMENTS = tuple(a_document(f"{WORDS} {number}", published=day) for number, day in enumerate(
    ("2030-03-05", "2030-06", "2031-01-10", None)
))  # fmt: skip
QUOTES = ("is being held", "was taken", "suspended sentence", "two years in prison", "on bail", "remains in custody")
DATES = ("2030-01-03", "2030-02", "2030-02-20", "2030", "2030-03-01/..", "2030-02-01/2030-04-01", "2029-12-01~", None)
KINDS = (
    Kind.ARREST, Kind.DETENTION, Kind.HOUSE_ARREST, Kind.ENFORCED_DISAPPEARANCE, Kind.RELEASE, Kind.BAIL,
    Kind.CONVICTION, Kind.SENTENCE, Kind.RETRIAL, Kind.TRAVEL_RESTRICTION, Kind.DEPORTATION, Kind.DEATH_IN_CUSTODY,
    Kind.CHARGE, Kind.ACQUITTAL, Kind.SEARCH, Kind.FINE,
)  # fmt: skip
DAYS = (None, "2029-06-01", "2030-02-20", "2030-03-31", "2032-01-01")


@st.composite
def a_told(draw: st.DrawFn) -> Claim:
    modality = draw(st.sampled_from((Modality.ASSERTED, Modality.REPORTED, Modality.DENIED, Modality.FUTURE)))
    return a_claim(
        draw(st.sampled_from(DOCUMENTS)), draw(st.sampled_from(QUOTES)), draw(st.sampled_from(KINDS)),
        draw(st.sampled_from(DATES)), modality=modality, rule=draw(st.sampled_from(("one", "two"))),
        amount=draw(st.sampled_from((None, ("3", "month")))),
    )  # fmt: skip


@st.composite
def a_case(draw: st.DrawFn) -> tuple[list[Claim], tuple[Decision, ...]]:
    claims = draw(st.lists(a_told(), min_size=1, max_size=7, unique_by=lambda claim: claim.id))
    verdicts = st.sampled_from((Verdict.ACCEPT, Verdict.ACCEPT, Verdict.UNSURE, Verdict.REJECT))
    decided = draw(st.lists(st.sampled_from(claims), max_size=4, unique_by=lambda claim: claim.id))
    return claims, tuple(a_decision(claim.id, draw(verdicts)) for claim in decided)


def computed(claims: list[Claim], decisions: tuple[Decision, ...], **more: Any) -> CaseFile | None:  # noqa: ANN401
    """Return the one case, if these claims make one."""
    found = cases_of(list(DOCUMENTS), claims, decisions=decisions, **more)
    return found[0] if found else None


def known() -> dict[Any, Document]:
    return {each.id: each for each in DOCUMENTS}


@settings(max_examples=150, deadline=None)
@given(case=a_case(), as_of=st.sampled_from(DAYS))
def test_the_quick_status_is_that_of_the_case_file(
    case: tuple[list[Claim], tuple[Decision, ...]], as_of: str | None
) -> None:
    whole = computed(*case, as_of=as_of)
    if whole is not None:
        assert quick_status(whole.claims, known(), as_of=as_of) == whole.status
        assert quick_status(reversed(whole.claims), known(), as_of=as_of) == whole.status


@settings(max_examples=60, deadline=None)
@given(case=a_case(), data=st.data())
def test_the_order_of_arrival_never_shows(case: tuple[list[Claim], tuple[Decision, ...]], data: st.DataObject) -> None:
    claims, decisions = case
    judged = join_equal_subjects(claims)
    mixed = data.draw(st.permutations(claims))
    one, other = computed(claims, decisions, judgements=judged), computed(mixed, decisions, judgements=judged)
    assert (one and one.status) == (other and other.status)
    assert (one and one.process) == (other and other.process)


@settings(max_examples=100, deadline=None)
@given(case=a_case(), as_of=st.sampled_from(DAYS))
def test_a_status_of_accepted_claims_does_not_hear_the_others(
    case: tuple[list[Claim], tuple[Decision, ...]], as_of: str | None
) -> None:
    whole = computed(*case, as_of=as_of)
    if whole is not None and whole.status.standing is Standing.ACCEPTED:
        accepted = [each for each in whole.claims if each.standing is Standing.ACCEPTED]
        alone = quick_status(accepted, known(), as_of=as_of or "2040-01-01")
        every = quick_status(whole.claims, known(), as_of=as_of or "2040-01-01")
        assert alone == every
        assert set(whole.status.claims) <= {each.claim.id for each in accepted}


@settings(max_examples=100, deadline=None)
@given(case=a_case(), day=st.sampled_from(DAYS[1:]))
def test_nothing_is_confirmed_of_a_day_after_the_one_asked_about(
    case: tuple[list[Claim], tuple[Decision, ...]], day: str
) -> None:
    whole = computed(*case, as_of=day)
    seen = whole.status.confirmed_held if whole else None
    assert seen is None or seen.after(When.parse(day)).value != "yes"


@settings(max_examples=60, deadline=None)
@given(case=a_case())
def test_before_anything_can_have_happened_nothing_is_known(case: tuple[list[Claim], tuple[Decision, ...]]) -> None:
    whole = computed([each for each in case[0] if each.dated], case[1], as_of="2020-01-01")
    assert whole is None or whole.status.state is State.UNKNOWN


def test_one_claim_makes_a_case_for_these_tests() -> None:
    assert (
        case_of(a_claim(DOCUMENTS[0], "was taken", Kind.ARREST), documents=list(DOCUMENTS)).status.state is State.HELD
    )
