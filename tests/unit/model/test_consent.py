"""How consent stands on a day; nobody named here exists."""

from __future__ import annotations

import json

import pytest

from habeas.model import Audience, CaseId, Consent, ConsentState, Giver, Purpose, consent_on
from habeas.model.codec import from_plain, to_json

GIVEN, REFUSED, WITHDRAWN, EXPIRED, NOT_ASKED = (
    ConsentState.GIVEN, ConsentState.REFUSED, ConsentState.WITHDRAWN, ConsentState.EXPIRED, ConsentState.NOT_ASKED,
)  # fmt: skip
NOT_YET, OTHER_PURPOSE = ConsentState.NOT_YET, ConsentState.OTHER_PURPOSE


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
    ((LATER,), "2030-01-31", NOT_YET, "given, and to hold from a later day"),
    ((LATER,), "2030-01-09", NOT_ASKED, "not even given yet"),
    ((YES, a_word(on="2030-03-01", since="2030-05-01")), "2030-03-31", GIVEN, "the one before still holds"),
    ((YES, a_word(on="2030-03-01", since="2030-05-01")), "2030-04-01", NOT_YET, "between the two"),
    ((NO, LATER), "2030-01-31", NOT_YET, "refused, and given for later"),
    ((LATER, BACK), "2030-02-16", WITHDRAWN, "withdrawn, it does not begin again"),
    ((a_word(since="2030-06-01"), BACK), "2030-07-01", WITHDRAWN, "withdrawn before it began, it never begins"),
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


DECIDE = a_word(purposes=(Purpose.DECIDE,))
BY_PURPOSE = [
    ((a_word(),), Purpose.DECIDE, GIVEN, "a word that names no purpose speaks of every one"),
    ((DECIDE,), Purpose.DECIDE, GIVEN, "for what it names"),
    ((DECIDE,), Purpose.EVIDENCE, OTHER_PURPOSE, "a new purpose needs a new consent"),
    ((DECIDE, a_word(purposes=(Purpose.EVIDENCE,))), Purpose.DECIDE, GIVEN, "what was said before still stands"),
    ((a_word(), a_word(purposes=(Purpose.EVIDENCE,), allowed=False)), Purpose.EVIDENCE, WITHDRAWN, "taken back for it"),
    ((a_word(), a_word(purposes=(Purpose.EVIDENCE,), allowed=False)), Purpose.DECIDE, GIVEN, "and for nothing else"),
    ((DECIDE, a_word(allowed=False)), Purpose.DECIDE, WITHDRAWN, "a withdrawal without a purpose takes all back"),
    ((a_word(purposes=(Purpose.EVIDENCE,), allowed=False),), Purpose.DECIDE, NOT_ASKED, "no, to something else"),
    ((), Purpose.DECIDE, NOT_ASKED, "nobody was asked"),
]


@pytest.mark.parametrize(("words", "purpose", "expected", "why"), BY_PURPOSE, ids=[row[3] for row in BY_PURPOSE])
def test_consent_stands_for_each_purpose_by_the_latest_word_on_it(
    words: tuple[Consent, ...], purpose: Purpose, expected: ConsentState, why: str
) -> None:
    assert consent_on(words, Audience.UN, "2030-02-01", purpose=purpose).state is expected, why


def test_a_record_from_before_there_were_purposes_is_read_and_holds_for_all_of_them() -> None:
    old = json.loads(to_json(a_word(purpose="to tell the Working Group")))
    del old["purposes"]
    word = from_plain(Consent, old)
    assert (word.purpose, word.purposes) == ("to tell the Working Group", ())
    assert {consent_on([word], Audience.UN, "2030-02-01", purpose=each).state for each in Purpose} == {GIVEN}
