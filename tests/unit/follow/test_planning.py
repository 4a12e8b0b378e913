"""Where a case can go: invented people, before States and treaties as the law's own data have them."""

from __future__ import annotations

from typing import Any

import pytest

from case_builders import a_claim, a_decision, a_document, case_of
from habeas.assess import assess
from habeas.follow.planning import filings_of, plan
from habeas.follow.ways import Because, Circumstances, Filed, How, Plan, Reason, TimeState
from habeas.law import load_law, load_mechanisms
from habeas.model import (
    Answer,
    CaseFile,
    CaseId,
    CaseRecord,
    Claim,
    Communication,
    Kind,
    Milestone,
    OpinionRecord,
    Outcome,
    TreatyOverride,
    When,
)

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN
DAY = "2021-09-01"
TEXT = a_document(
    "Ama Boduk was arrested in Tarn on 3 May 2021. Her appeal was rejected on 10 June 2021. Ama Boduk was sentenced."
)
ARREST = a_claim(TEXT, "arrested in Tarn on 3 May 2021", Kind.ARREST, "2021-05-03")
REJECTED = a_claim(TEXT, "appeal was rejected on 10 June 2021", Kind.APPEAL_REJECTED, "2021-06-10")
UNDATED = a_claim(TEXT, "was sentenced", Kind.SENTENCE)


def a_case(*claims: Claim, decided: bool = True) -> CaseFile:
    decisions = tuple(a_decision(claim.id) for claim in claims) if decided else ()
    return case_of(*claims, documents=[TEXT], decisions=decisions)


def a_plan(state: str | None = "FR", *, case: CaseFile | None = None, day: str = DAY, **more: Any) -> Plan:  # noqa: ANN401
    found = case or a_case(ARREST, REJECTED)
    given = Circumstances(state=state, day=day, at=When.parse("2021-05-03/2021-06-10"), **more)
    return plan(found, assess(found, load_law(), state=state), load_mechanisms(), given)


def because(found: Plan, mechanism: str, reason: Reason, about: str = "") -> Because:
    way = found.find(mechanism)
    assert way is not None
    return next(each for each in way.because if each.reason is reason and each.about.startswith(about))


OPEN = [
    ("FR", "WGAD", YES, "it asks for no treaty and no exhaustion"),
    ("CN", "WGAD", YES, "a State that is no party is held to the Universal Declaration"),
    (None, "WGAD", YES, "whichever the State"),
    ("FR", "CCPR", UNKNOWN, "a party, but whether remedies are exhausted a lawyer must say"),
    ("US", "CCPR", NO, "party to the Covenant, not to the Protocol"),
    ("CN", "CCPR", NO, "party to neither"),
    (None, "CCPR", UNKNOWN, "nobody knows which State"),
    ("Zubrania", "CCPR", UNKNOWN, "no table has an invented State"),
    ("FR", "CAT22", UNKNOWN, "a declaration of which the table knows nothing"),
    ("FR", "ECTHR", UNKNOWN, "a member, but whether remedies are exhausted a lawyer must say"),
    ("KZ", "ECTHR", NO, "no member State of the Council of Europe"),
    (None, "ECTHR", UNKNOWN, "nobody knows which State"),
    ("SE", "CED30", NO, "not a party when the person was held"),
    ("FR", "CED30", YES, "a party; no declaration is asked for"),
]


@pytest.mark.parametrize(("state", "mechanism", "expected", "why"), OPEN, ids=[f"{row[0]}-{row[1]}" for row in OPEN])
def test_a_mechanism_is_open_as_far_as_the_data_tell(
    state: str | None, mechanism: str, expected: Answer, why: str
) -> None:
    way = a_plan(state).find(mechanism)
    assert way is not None
    assert way.open is expected, why


def test_a_persons_word_on_a_treaty_goes_before_the_table() -> None:
    word = TreatyOverride(
        state="SE", state_name="Sweden", treaty="icpped", party_since="2019", source="an invented deposit",
        by="R.", at="2030-01-01T00:00:00Z",
    )  # fmt: skip
    found = because(a_plan("SE", overrides=(word,)), "CED30", Reason.PARTY)
    assert found.answer is YES
    assert "an invented deposit" in found.note


def test_a_declaration_is_always_to_be_verified() -> None:
    assert because(a_plan("FR"), "CAT22", Reason.DECLARATION).answer is UNKNOWN


def test_what_was_tried_is_shown_and_never_taken_for_exhaustion() -> None:
    found = because(a_plan("FR"), "CCPR", Reason.EXHAUSTION)
    assert found.answer is UNKNOWN
    assert len(found.facts) == 1


TIMES = [
    ("2021-09-01", TimeState.LEFT, "after_final_decision_old", (100, 100), "six months for decisions before 2022"),
    ("2021-12-10", TimeState.LEFT, "after_final_decision_old", (0, 0), "the last day itself"),
    ("2021-12-11", TimeState.AFTER, "after_final_decision_old", (1, 1), "one day after the limit"),
]


@pytest.mark.parametrize(("day", "expected", "key", "days", "why"), TIMES, ids=[row[4] for row in TIMES])
def test_the_days_to_file_are_counted(day: str, expected: TimeState, key: str, days: tuple[int, int], why: str) -> None:
    way = a_plan("FR", day=day).find("ECTHR")
    assert way is not None
    (time,) = [each for each in way.times if each.window.key == key]
    assert time.standing is expected, why
    assert time.days is not None
    assert (time.days.at_least, time.days.at_most) == days


def test_a_time_for_later_decisions_is_not_counted_for_earlier_ones() -> None:
    way = a_plan("FR").find("ECTHR")
    assert way is not None
    assert [each.window.key for each in way.times] == ["after_final_decision_old"]


def test_without_a_date_no_day_is_invented() -> None:
    way = a_plan("FR", case=a_case(ARREST, UNDATED)).find("ECTHR")
    assert way is not None
    assert {each.standing for each in way.times} == {TimeState.UNDATED}
    assert {each.days for each in way.times} == {None}


@pytest.mark.parametrize(
    ("decided", "answer", "facts", "waiting", "why"),
    [
        (True, YES, 1, 0, "an accepted arrest with its day"),
        (False, UNKNOWN, 0, 1, "the same arrest, of which nobody has decided"),
    ],
)
def test_what_is_asked_for_is_filled_by_accepted_facts_alone(
    decided: bool, answer: Answer, facts: int, waiting: int, why: str
) -> None:
    way = a_plan(case=a_case(ARREST, decided=decided)).find("WGAD")
    assert way is not None
    need = next(each for each in way.needs if each.need.key == "date")
    assert (need.answer, len(need.facts), need.waiting) == (answer, facts, waiting), why


def test_an_event_without_a_place_is_no_place() -> None:
    way = a_plan().find("WGAD")
    assert way is not None
    assert next(each for each in way.needs if each.need.key == "place").answer is UNKNOWN


def filed(mechanism: str, how: How = How.SENT) -> Filed:
    return Filed(mechanism=mechanism, how=how, day="2021-08-01", id="com-1")


BARS = [
    ("FR", "WGAD", "ECTHR", (), "Peraldi v. France", "before a communication, with a view to the Court"),
    ("FR", "ECTHR", "WGAD", (filed("WGAD"),), "does not take a matter", "the other way round, once it was sent"),
    ("KZ", "WGAD", "ECTHR", (), None, "the Court is closed to a State outside the Council of Europe"),
    ("FR", "WGAD", "CCPR", (), "reservations", "before a communication, with a view to the Committee"),
    ("US", "WGAD", "CCPR", (), None, "the Committee is closed where the Protocol does not bind"),
    ("AT", "CCPR", "WGAD", (filed("WGAD"),), "reservation to the Optional Protocol", "a State with a reservation"),
    ("KZ", "CCPR", "WGAD", (filed("WGAD"),), "while another procedure", "a State without that reservation"),
    ("KZ", "WGAD", "CCPR", (filed("CCPR"),), "paragraph 33(d)", "sent to the Committee before"),
]


@pytest.mark.parametrize(("state", "here", "there", "given", "says", "why"), BARS, ids=[row[5] for row in BARS])
def test_what_one_filing_does_to_another_is_shown_from_both_sides(
    state: str, here: str, there: str, given: tuple[Filed, ...], says: str | None, why: str
) -> None:
    way = a_plan(state, filed=given).find(here)
    assert way is not None
    found = [each for each in way.weigh if each.bar.against == there]
    assert (says is None and not found) or any(str(says) in each.bar.says for each in found), why
    assert {each.filed for each in found} <= {given}


def test_a_reservation_is_shown_for_the_states_that_made_it_alone() -> None:
    told = {state: a_plan(state, filed=(filed("WGAD"),)).find("CCPR") for state in ("AT", "KZ")}
    reserved = {
        state: [each for each in way.weigh if "has a reservation" in each.bar.says and each.bar.against == "WGAD"]
        for state, way in told.items() if way
    }  # fmt: skip
    assert [len(reserved["AT"]), len(reserved["KZ"])] == [1, 0]
    assert reserved["AT"][0].applies is YES


def test_a_bar_known_for_some_states_is_unknown_where_the_state_is() -> None:
    way = a_plan(None).find("WGAD")
    assert way is not None
    assert [each.applies for each in way.weigh if each.bar.against == "ECTHR"] == [UNKNOWN]


def a_sending(key: str, mechanism: str, *, taken_back: bool = False) -> Communication:
    return Communication(
        id=key, case=CaseId("cas-1"), mechanism=mechanism, milestone=Milestone.FILED, on=When.parse("2021-08-01"),
        taken_back=taken_back, by="R.", at="2030-01-01T00:00:00Z",
    )  # fmt: skip


def test_a_sending_that_was_taken_back_is_no_filing() -> None:
    record = CaseRecord(communications=(a_sending("com-1", "WGAD"), a_sending("com-1", "WGAD", taken_back=True)))
    assert filings_of(record, (), mechanism_of={}) == ()


def test_what_was_sent_and_what_was_decided_are_filings() -> None:
    opinion = OpinionRecord(
        case=CaseId("cas-1"), symbol="A/HRC/WGAD/2030/1", states=("XZ",), outcome=Outcome.ARBITRARY,
        adopted=When.parse("2021-08-20"), by="R.", at="2030-01-01T00:00:00Z",
    )  # fmt: skip
    record = CaseRecord(communications=(a_sending("com-1", "CCPR"),), opinions=(opinion,))
    assert [(each.mechanism, each.how, each.day) for each in filings_of(record, (), mechanism_of={})] == [
        ("CCPR", How.SENT, "2021-08-01"),
        ("WGAD", How.DECIDED, "2021-08-20"),
    ]
