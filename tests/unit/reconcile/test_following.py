"""What follows from a person's choice of side. Ama Boduk of Zubrania does not exist."""

from __future__ import annotations

from dataclasses import replace

import pytest

from case_builders import a_claim, a_decision, a_document, a_judgement, a_naming, case_of
from habeas.model import About, Attribute, CaseFile, Conflict, Fact, Kind, Modality, Regime, Resolution, Standing
from habeas.model.codec import to_json

FIRST = a_document(
    "Ama Boduk was arrested on 10 March 2030. She was fined 300 USD. She was born in 2001. A lawyer spoke."
)
SECOND = a_document(
    "Ama Boduk was arrested on 12 March 2030 and fined 700 USD. She was born in 2003. She was in custody. It is denied."
)
THIRD = a_document("Ama Boduk, arrested on 10 March 2030, went home on 20 March 2030. She spent ten days there.")
DOCUMENTS = [FIRST, SECOND, THIRD]
ARREST = a_claim(FIRST, "Ama Boduk was arrested on 10 March 2030", Kind.ARREST, "2030-03-10")
LATER_ARREST = a_claim(SECOND, "Ama Boduk was arrested on 12 March 2030", Kind.ARREST, "2030-03-12")
FINE = a_claim(FIRST, "She was fined 300 USD", Kind.FINE, "2030-05", amount=("300", "USD"))
OTHER_FINE = a_claim(SECOND, "fined 700 USD", Kind.FINE, "2030-05", amount=("700", "USD"))
BORN = a_claim(FIRST, "She was born in 2001", Attribute.BIRTH, value="2001")
BORN_LATER = a_claim(SECOND, "She was born in 2003", Attribute.BIRTH, value="2003")
DENIED = a_claim(SECOND, "It is denied", Kind.ARREST, modality=Modality.DENIED)
RELEASED = a_claim(THIRD, "went home on 20 March 2030", Kind.RELEASE, "2030-03-20")
DIED = a_claim(SECOND, "It is denied", Kind.DEATH_IN_CUSTODY, "2030-03-20")
HOME = a_claim(FIRST, "A lawyer spoke", Kind.HOUSE_ARREST, "2030-03-10/2030-03-20")
CUSTODY = a_claim(SECOND, "She was in custody", Kind.DETENTION, "2030-03-10/2030-03-20")
TEN_DAYS = a_claim(THIRD, "She spent ten days there", Kind.DETENTION, amount=("10", "day"))


def word(case: CaseFile, about: About, side: str | None, at: str = "2031-01-01T00:00:00Z") -> Resolution:
    """Return a person's word on the conflict about this, as a person says it who sees the case so."""
    conflict = the(case, about)
    claims = tuple(claim for each in conflict.sides for claim in each.claims)
    return Resolution(case=case.id, conflict=conflict.id, side=side, claims=claims, by="R.", at=at, because="b")


def the(case: CaseFile, about: About) -> Conflict:
    """Return the conflict about this."""
    return next(each for each in case.conflicts if each.about is about)


def fact(case: CaseFile, kind: Kind | Attribute) -> Fact:
    """Return the first fact of this kind."""
    return next(each for each in case.facts if each.predicate is kind)


def followed(claims: list, about: About, side: str, **given: object) -> tuple[CaseFile, CaseFile]:
    """Return the case before and after a person follows a side."""
    before = case_of(*claims, documents=DOCUMENTS, **given)
    return before, case_of(*claims, documents=DOCUMENTS, resolutions=[word(before, about, side)], **given)


@pytest.mark.parametrize(("side", "edtf"), [("10 March 2030", "2030-03-10"), ("12 March 2030", "2030-03-12")])
def test_a_fact_has_the_date_that_is_followed(side: str, edtf: str) -> None:
    before, after = followed([ARREST, LATER_ARREST], About.DATE, side)
    whens = [fact(case, Kind.ARREST).when for case in (before, after)]
    assert [when.edtf for when in whens if when] == ["[2030-03-10,2030-03-12]", edtf]


def test_a_period_begins_on_the_day_that_is_followed() -> None:
    before, after = followed([ARREST, LATER_ARREST, RELEASED], About.DATE, "12 March 2030")
    assert [case.periods[0].lasted.at_least for case in (before, after) if case.periods[0].lasted] == [8, 8]
    assert [case.periods[0].lasted.at_most for case in (before, after) if case.periods[0].lasted] == [10, 8]


def test_ids_claims_and_the_conflict_stay_as_they_were() -> None:
    before, after = followed([ARREST, LATER_ARREST], About.DATE, "12 March 2030")
    assert [replace(each, followed=None) for each in after.conflicts] == list(before.conflicts)
    assert the(after, About.DATE).followed == "12 March 2030"
    assert [each.id for each in after.facts] == [each.id for each in before.facts]
    assert [each.supporting for each in after.facts] == [each.supporting for each in before.facts]
    assert after.claims == before.claims


def test_a_claim_whose_date_yields_still_tells_of_its_event() -> None:
    undated = a_claim(THIRD, "Ama Boduk, arrested", Kind.ARREST)
    before, after = followed([ARREST, LATER_ARREST, undated], About.DATE, "10 March 2030")
    assert set(fact(after, Kind.ARREST).supporting) == {ARREST.id, LATER_ARREST.id, undated.id}
    assert len(after.facts) == len(before.facts) == 1


def test_the_amount_that_is_followed_is_said_alone() -> None:
    before, after = followed([FINE, OTHER_FINE], About.AMOUNT, "700 USD")
    assert [fact(case, Kind.FINE).value for case in (before, after)] == ["300 USD or 700 USD", "700 USD"]
    assert fact(after, Kind.FINE).when == fact(before, Kind.FINE).when  # the date is not in dispute


def test_another_value_is_set_aside_and_stays() -> None:
    before, after = followed([BORN, BORN_LATER, ARREST], About.VALUE, "2003")
    assert not any(each.is_set_aside for each in before.facts)
    assert {each.value: each.is_set_aside for each in after.facts if each.value} == {"2001": True, "2003": False}


@pytest.mark.parametrize(("side", "aside", "periods"), [("it did not", True, 0), ("it happened", False, 1)])
def test_what_did_not_happen_begins_nothing(side: str, *, aside: bool, periods: int) -> None:
    _, after = followed([ARREST, DENIED], About.OUTCOME, side)
    assert (fact(after, Kind.ARREST).is_set_aside, len(after.periods)) == (aside, periods)
    assert fact(after, Kind.ARREST).dissenting == (DENIED.id,)


def test_of_two_outcomes_the_other_ends_nothing() -> None:
    before, after = followed([ARREST, RELEASED, DIED], About.OUTCOME, "release")
    ends = [sorted(case.get_fact(each).predicate for each in case.periods[0].ended_by) for case in (before, after)]
    assert ends == [[Kind.DEATH_IN_CUSTODY, Kind.RELEASE], [Kind.RELEASE]]
    assert [each.predicate for each in after.facts if each.is_set_aside] == [Kind.DEATH_IN_CUSTODY]


@pytest.mark.parametrize(("side", "regime"), [("custody", Regime.CUSTODY), ("house arrest", Regime.HOUSE_ARREST)])
def test_a_period_has_the_regime_that_is_followed(side: str, regime: Regime) -> None:
    before, after = followed([HOME, CUSTODY], About.REGIME, side)
    assert [case.periods[0].regime for case in (before, after)] == [Regime.UNSTATED, regime]


@pytest.mark.parametrize("side", ["Ama Boduk", "A. Boduk"])
def test_a_person_is_called_by_the_spelling_that_is_followed(side: str) -> None:
    document = a_document("A. Boduk was held.")
    held = a_claim(document, "A. Boduk was held", Kind.DETENTION, who="A. Boduk")
    names = [a_naming(FIRST), a_naming(document, "A. Boduk")]
    judged = (a_judgement(names[0].id, names[1].id),)
    given = {"documents": [FIRST, document], "namings": names, "judgements": judged}
    before = case_of(ARREST, held, **given)
    after = case_of(ARREST, held, resolutions=[word(before, About.SPELLING, side)], **given)
    assert (before.who.name, after.who.name, before.id) == ("Ama Boduk", side, after.id)


def test_a_claim_that_joins_later_opens_it_again_and_nothing_yields() -> None:
    before = case_of(ARREST, LATER_ARREST, documents=DOCUMENTS)
    third = a_claim(THIRD, "Ama Boduk, arrested on 10 March 2030", Kind.ARREST, "2030-03-10")
    given = {"documents": DOCUMENTS, "resolutions": [word(before, About.DATE, "12 March 2030")]}
    joined = case_of(ARREST, LATER_ARREST, third, **given)
    assert to_json(joined) == to_json(case_of(ARREST, LATER_ARREST, third, documents=DOCUMENTS))
    again = word(joined, About.DATE, "12 March 2030", at="2031-01-02T00:00:00Z")
    settled = case_of(ARREST, LATER_ARREST, third, documents=DOCUMENTS, resolutions=[*given["resolutions"], again])
    when = fact(settled, Kind.ARREST).when
    assert when is not None and when.edtf == "2030-03-12"


def test_a_word_taken_back_leaves_nothing() -> None:
    before = case_of(ARREST, LATER_ARREST, documents=DOCUMENTS)
    words = [
        word(before, About.DATE, "12 March 2030"), word(before, About.DATE, None, at="2031-01-02T00:00:00Z")
    ]  # fmt: skip
    for said in (words, words[::-1]):  # the latest by its own date stands
        assert to_json(case_of(ARREST, LATER_ARREST, documents=DOCUMENTS, resolutions=said)) == to_json(before)


def test_a_word_on_another_case_changes_nothing() -> None:
    elsewhere = case_of(FINE, OTHER_FINE, documents=DOCUMENTS)
    given = {"documents": DOCUMENTS, "resolutions": [word(elsewhere, About.AMOUNT, "700 USD")]}
    assert to_json(case_of(ARREST, LATER_ARREST, **given)) == to_json(
        case_of(ARREST, LATER_ARREST, documents=DOCUMENTS)
    )


def test_a_contradiction_that_comes_to_light_by_following_is_shown_and_can_be_settled() -> None:
    claims = [ARREST, LATER_ARREST, RELEASED, TEN_DAYS]
    before, after = followed(claims, About.DATE, "12 March 2030")
    assert [each.about for each in before.conflicts] == [About.DATE]  # ten days fit 10 to 20 March
    assert [each.about for each in after.conflicts] == [About.DATE, About.DURATION]
    words = [
        word(before, About.DATE, "12 March 2030"),
        word(after, About.DURATION, the(after, About.DURATION).sides[1].value),
    ]
    both = case_of(*claims, documents=DOCUMENTS, resolutions=words)
    assert [each.followed is not None for each in both.conflicts] == [True, True]
    one = case_of(*claims, documents=DOCUMENTS, resolutions=words[1:])
    assert to_json(one) == to_json(before)  # without the first there is nothing to settle


def test_an_undecided_claim_that_is_followed_dates_no_accepted_fact() -> None:
    decided = (a_decision(ARREST.id),)
    before, after = followed([ARREST, LATER_ARREST], About.DATE, "12 March 2030", decisions=decided)
    told = [fact(case, Kind.ARREST) for case in (before, after)]
    assert [each.standing for each in told] == [Standing.ACCEPTED] * 2
    assert told[1].when is None  # its own date yields, and nobody has decided on the other
