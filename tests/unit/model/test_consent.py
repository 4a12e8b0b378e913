"""How consent stands on a day; nobody named here exists."""

from __future__ import annotations

import pytest

from habeas.model import Audience, CaseId, Consent, ConsentState, Giver, consent_on

GIVEN, REFUSED, WITHDRAWN, EXPIRED, NOT_ASKED = (
    ConsentState.GIVEN, ConsentState.REFUSED, ConsentState.WITHDRAWN, ConsentState.EXPIRED, ConsentState.NOT_ASKED,
)  # fmt: skip


def a_word(
    audience: Audience = Audience.UN, *, on: str = "2030-01-10", allowed: bool = True, **more: object
) -> Consent:
    told = {"giver": Giver.PERSON, "by": "R. (invented)", "at": "2030-06-01T00:00:00Z", **more}
    return Consent(case=CaseId("cas-1"), audience=audience, allowed=allowed, given_on=on, **told)  # type: ignore[arg-type]


YES = a_word(until="2030-03-31", review_by="2030-02-28")
NO = a_word(allowed=False)
BACK = a_word(on="2030-02-15", allowed=False)
LATER = a_word(since="2030-02-01")
AGAIN = a_word(on="2030-05-01")
MISTAKE = a_word(on="2030-02-15", allowed=False, taken_back=True)

ON_A_DAY = [
    ((), "2030-01-10", NOT_ASKED, "nobody was asked"),
    ((YES,), "2030-01-09", NOT_ASKED, "the day before it was given"),
    ((YES,), "2030-01-10", GIVEN, "from the day on which it was given"),
    ((YES,), "2030-03-31", GIVEN, "on its last day"),
    ((YES,), "2030-04-01", EXPIRED, "the day after its last"),
    ((a_word(),), "2099-01-01", GIVEN, "without a last day it goes on"),
    ((LATER,), "2030-01-31", NOT_ASKED, "given, and to hold from a later day"),
    ((LATER,), "2030-02-01", GIVEN, "that day has come"),
    ((LATER, BACK), "2030-02-15", WITHDRAWN, "withdrawn after it began"),
    ((LATER, NO), "2030-02-15", WITHDRAWN, "of one day, the later on record, whenever the first would begin"),
    ((NO,), "2030-01-10", REFUSED, "a refusal that nothing came before"),
    ((NO,), "2030-01-09", NOT_ASKED, "before it was refused"),
    ((YES, BACK), "2030-02-14", GIVEN, "the day before it was withdrawn"),
    ((YES, BACK), "2030-02-15", WITHDRAWN, "from the day of the withdrawal"),
    ((YES, BACK), "2030-04-01", WITHDRAWN, "a withdrawn consent does not merely expire"),
    ((BACK, YES), "2030-02-15", WITHDRAWN, "put on record in the other order, the days decide"),
    ((YES, BACK, AGAIN), "2030-05-01", GIVEN, "given again"),
    ((NO, AGAIN), "2030-05-01", GIVEN, "given after a refusal"),
    ((NO, a_word(on="2030-01-11", allowed=False)), "2030-01-11", REFUSED, "refused twice"),
    ((YES, BACK, MISTAKE), "2030-02-15", GIVEN, "the withdrawal was put on record by mistake"),
    ((YES, MISTAKE), "2030-02-15", NOT_ASKED, "the only word was put on record by mistake"),
    ((MISTAKE, YES), "2030-02-15", GIVEN, "there was nothing to take back yet"),
    ((YES, a_word(allowed=False)), "2030-01-10", WITHDRAWN, "of two words of one day, the later on record"),
]


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize(("words", "day", "expected", "why"), ON_A_DAY, ids=[row[3] for row in ON_A_DAY])
def test_consent_to_each_audience_stands_by_its_latest_word(
    audience: Audience, words: tuple[Consent, ...], day: str, expected: ConsentState, why: str
) -> None:
    said = [a_word(audience, on=each.given_on, allowed=each.allowed, until=each.until, since=each.since,
                   taken_back=each.taken_back)
            for each in words]  # fmt: skip
    assert consent_on(said, audience, day).state is expected, why


@pytest.mark.parametrize("audience", [each for each in Audience if each is not Audience.PUBLIC])
def test_consent_to_one_audience_says_nothing_of_another(audience: Audience) -> None:
    assert consent_on([a_word(Audience.PUBLIC)], audience, "2030-02-01").state is NOT_ASKED


@pytest.mark.parametrize(
    ("word", "day", "due", "why"),
    [
        (YES, "2030-02-27", False, "the day before"),
        (YES, "2030-02-28", True, "on the day by which to ask again"),
        (a_word(), "2099-01-01", False, "no such day was set"),
        (a_word(allowed=False, review_by="2030-02-01"), "2030-02-02", False, "nobody is pressed after a refusal"),
    ],
)
def test_a_consent_is_to_be_asked_for_again_by_its_day(word: Consent, day: str, due: bool, why: str) -> None:
    assert consent_on([word], Audience.UN, day).review_due is due, why


@pytest.mark.parametrize(
    ("giver", "expected"),
    [(Giver.PERSON, True), (Giver.GUARDIAN, True), (Giver.FAMILY, False), (Giver.LAWYER, False)],
)
def test_a_relatives_consent_is_not_the_persons(giver: Giver, expected: bool) -> None:
    assert consent_on([a_word(giver=giver)], Audience.UN, "2030-02-01").is_of_person is expected
