"""How a person is: one status, now or on a day, only as far as sources tell; all people and places are invented."""

from __future__ import annotations

import pytest

from case_builders import a_claim, a_decision, a_document, case_of
from habeas.model import Attribute, CaseFile, Claim, Decision, Document, Kind, Modality, Standing, State
from habeas.reconcile.quick import quick_status

TEXT = (
    "Ama Boduk was taken on 3 May 2030 in Ardeny. She was charged with slander. A court convicted her. "
    "She was sentenced to two years in prison. She got a suspended sentence of two years. "
    "She was freed on 9 June 2030. She left on bail. She may not travel for three months. "
    "She was placed under house arrest. Nobody knows where she is. She died in her cell. She was deported. "
    "She is being held in Ardeny Prison. She remains in custody. The ministry denies that she is held. "
    "She was released conditionally. The court ordered a retrial."
)
DOCUMENT = a_document(TEXT, published="2030-07-01")
LATER = a_document(TEXT + " (again)", published="2031-02-01")

Told = tuple[str, Kind, str | None]
TAKEN: Told = ("was taken", Kind.ARREST, "2030-05-03")
FREED: Told = ("was freed", Kind.RELEASE, "2030-06-09")
ABOUT: tuple[tuple[list[Told], State, str | None, str], ...] = (
    ([], State.UNKNOWN, None, "nothing tells of being held or let go"),
    ([TAKEN], State.HELD, "2030-05-03", "no source tells under what title"),
    ([TAKEN, ("was charged", Kind.CHARGE, "2030-05-04")], State.HELD_PRE_TRIAL, "2030-05-03", "there are proceedings"),
    (
        [TAKEN, ("convicted", Kind.CONVICTION, "2030-06-01")], State.HELD_CONVICTED, "2030-06-01",
        "a court has spoken, and the state lasts since then",
    ),
    (
        [TAKEN, ("convicted", Kind.CONVICTION, "2030-06-01"), ("retrial", Kind.RETRIAL, "2030-06-20"),
         ("was charged", Kind.CHARGE, None)], State.HELD_PRE_TRIAL, "2030-05-03", "the judgment is undone",
    ),
    ([("convicted", Kind.CONVICTION, "2020"), TAKEN], State.HELD, "2030-05-03", "that judgment was of another time"),
    ([TAKEN, FREED], State.RELEASED, "2030-06-09", "the end of the last time decides"),
    ([FREED], State.RELEASED, "2030-06-09", "an end without a beginning"),
    ([TAKEN, FREED, ("held", Kind.ARREST, "2030-06-20")], State.HELD, "2030-06-20", "taken again"),
    ([TAKEN, ("on bail", Kind.BAIL, "2030-06-09")], State.RELEASED_CONDITIONALLY, "2030-06-09", "bail binds"),
    (
        [TAKEN, ("on bail", Kind.BAIL, "2030-06-09"), ("was freed", Kind.RELEASE, "2030-06-25")], State.RELEASED,
        "2030-06-25", "a later release ends what an earlier one asked",
    ),
    (
        [TAKEN, ("released conditionally", Kind.RELEASE, "2030-06-09")], State.RELEASED_CONDITIONALLY, "2030-06-09",
        "the words of the release say so",
    ),
    ([TAKEN, ("under house arrest", Kind.HOUSE_ARREST, "2030-05-10")], State.HOUSE_ARREST, "2030-05-10", "since then"),
    (
        [("under house arrest", Kind.HOUSE_ARREST, "2030-05-03"), ("in custody", Kind.DETENTION, "2030-05-20")],
        State.HELD, "2030-05-03", "custody followed on house arrest",
    ),
    ([TAKEN, ("Nobody knows", Kind.ENFORCED_DISAPPEARANCE, None)], State.DISAPPEARED, None, "since when is not told"),
    ([TAKEN, ("was deported", Kind.DEPORTATION, "2030-06-01")], State.EXPELLED, "2030-06-01", "an end of its own"),
    ([TAKEN, FREED, ("died", Kind.DEATH_IN_CUSTODY, "2030-06-08")], State.DECEASED, "2030-06-08", "final"),
    (
        [("sentenced to two years in prison", Kind.SENTENCE, "2030-06-01")], State.UNKNOWN, None,
        "a sentence alone does not say that somebody is held",
    ),
    (
        [TAKEN, FREED, ("sentenced to two years in prison", Kind.SENTENCE, "2030-06-20")], State.UNKNOWN, None,
        "whether they were taken to prison is not told",
    ),
    (
        [TAKEN, FREED, ("suspended sentence", Kind.SENTENCE, "2030-06-20")], State.RELEASED_CONDITIONALLY,
        "2030-06-09", "a suspended sentence leaves free on conditions",
    ),
)  # fmt: skip


def told(*given: Told, document: Document = DOCUMENT, modality: Modality = Modality.ASSERTED) -> list[Claim]:
    """Return claims of a document, with an attribute so that there is always a case to tell."""
    return [a_claim(document, quote, kind, when, modality=modality) for quote, kind, when in given]


def case_with(claims: list[Claim], *decided: Decision, as_of: str | None = None) -> CaseFile:
    other = a_claim(DOCUMENT, "in Ardeny", Kind.SEARCH)
    return case_of(*claims, other, documents=[DOCUMENT, LATER], decisions=decided, as_of=as_of)


@pytest.mark.parametrize(("given", "state", "since", "why"), ABOUT)
def test_a_person_has_the_state_that_sources_tell(given: list[Told], state: State, since: str | None, why: str) -> None:
    status = case_with(told(*given)).status
    assert (status.state, status.since.edtf if status.since else None) == (state, since), why


@pytest.mark.parametrize(
    ("as_of", "state", "why"),
    [
        ("2030-05-02", State.UNKNOWN, "nothing had happened"),
        ("2030-05-03", State.HELD, "the day of the arrest"),
        ("2030-06-08", State.HELD, "the day before the release"),
        ("2030-06-09", State.RELEASED, "the day of the release"),
        ("2040-01-01", State.RELEASED, "nothing more is told"),
    ],
)
def test_what_comes_after_the_day_asked_about_does_not_count(as_of: str, state: State, why: str) -> None:
    assert case_with(told(TAKEN, FREED), as_of=as_of).status.state is state, why


@pytest.mark.parametrize(
    ("as_of", "state"),
    [("2030-05-31", State.HELD), ("2030-06-15", State.UNKNOWN), ("2030-06-30", State.RELEASED)],
)
def test_a_release_some_time_in_a_month_leaves_the_days_of_that_month_unknown(as_of: str, state: State) -> None:
    assert case_with(told(TAKEN, ("was freed", Kind.RELEASE, "2030-06")), as_of=as_of).status.state is state


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        ("2030-09-01", State.RELEASED_CONDITIONALLY),
        ("2030-09-10", State.RELEASED),
        (None, State.RELEASED_CONDITIONALLY),
    ],
)
def test_conditions_bind_until_their_own_end(as_of: str | None, state: State) -> None:
    bound = a_claim(
        DOCUMENT, "may not travel for three months", Kind.TRAVEL_RESTRICTION, "2030-06-09", amount=("3", "month")
    )
    assert case_with([*told(TAKEN, FREED), bound], as_of=as_of).status.state is state


def test_a_condition_that_is_only_announced_does_not_bind() -> None:
    announced = told(("may not travel", Kind.TRAVEL_RESTRICTION, None), modality=Modality.FUTURE)
    assert case_with([*told(TAKEN, FREED), *announced]).status.state is State.RELEASED


def test_no_undecided_claim_changes_an_accepted_state() -> None:
    taken, freed = told(TAKEN, FREED)
    status = case_with([taken, freed], a_decision(taken.id)).status
    assert (status.state, status.standing, status.claims) == (State.HELD, Standing.ACCEPTED, (taken.id,))


def test_where_nothing_is_decided_the_state_is_proposed() -> None:
    assert case_with(told(TAKEN, FREED)).status.standing is Standing.PROPOSED


@pytest.mark.parametrize(
    ("quote", "kind", "when", "expected", "why"),
    [
        ("was taken", Kind.ARREST, "2030-05-03", "2030-05-03", "held on the day they were taken"),
        ("was freed", Kind.RELEASE, "2030-06-09", "2030-06-09", "held until they were let go"),
        ("She is being held in Ardeny Prison.", Kind.DETENTION, None, "2030-07-01", "when the document was published"),
        ("She remains in custody.", Kind.DETENTION, "2030-05-03", "2030-07-01", "began on is not first reported on"),
        ("in custody", Kind.DETENTION, "2030-05-03/2030-06-02", "2030-06-02", "to the end that is told"),
        ("in custody", Kind.DETENTION, "2030-05-03/..", "2030-05-03", "an open end confirms only the beginning"),
        ("in custody", Kind.DETENTION, None, None, "no day is told"),
    ],
)
def test_the_last_day_of_which_a_source_says_that_they_were_held(
    quote: str, kind: Kind, when: str | None, expected: str | None, why: str
) -> None:
    confirmed = case_with(told((quote, kind, when))).status.confirmed_held
    assert (confirmed.edtf if confirmed else None) == expected, why


def test_a_later_document_that_says_they_are_held_disputes_the_release() -> None:
    later = told(("She is being held in Ardeny Prison.", Kind.DETENTION, None), document=LATER)
    status = case_with([*told(TAKEN, FREED), *later]).status
    assert (status.state, status.disputed) == (State.HELD, True)
    assert status.confirmed_held is not None
    assert status.confirmed_held.edtf == "2031-02-01"


def test_a_denial_leaves_the_state_and_marks_it_disputed() -> None:
    denied = told(("denies that she is held", Kind.ARREST, None), modality=Modality.DENIED)
    status = case_with([*told(TAKEN), *denied]).status
    assert (status.state, status.disputed) == (State.HELD, True)


def test_without_dates_the_document_published_last_is_believed() -> None:
    first = told(("was freed", Kind.RELEASE, None))
    last = told(("in custody", Kind.DETENTION, None), document=LATER)
    status = case_with([*first, *last]).status
    assert (status.state, status.since) == (State.HELD, None)


def test_the_quick_status_is_that_of_the_case_file() -> None:
    extra = a_claim(DOCUMENT, "in Ardeny", Attribute.PLACE_OF_DETENTION, value="Ardeny")
    case = case_with([*told(TAKEN, FREED), extra], as_of="2030-06-20")
    documents = {each.id: each for each in (DOCUMENT, LATER)}
    assert quick_status(case.claims, documents, as_of="2030-06-20") == case.status
