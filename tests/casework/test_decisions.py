"""People decide, with reasons; the machine's words stay on the record."""

import json
from dataclasses import replace

import pytest

from habeas.casework.byhand import ByHand, claim_from_words
from habeas.casework.cases import compute_cases, get_case
from habeas.casework.decisions import (
    LineUnusable,
    decide,
    decide_from_lines,
    judge,
    judge_pair,
    override_treaty,
)
from habeas.casework.desk import Desk
from habeas.casework.memory import recall
from habeas.errors import BadDate, NotFound, QuoteAmbiguous, QuoteNotFound, ReasonMissing
from habeas.model import Attribute, Claim, Kind, Mention, Sameness, Standing, TreatyOverride, Verdict

NAME = "Orsa Mellin"


def a_claim(desk: Desk, kind: Kind) -> Claim:
    return next(claim for claim in recall(desk).current_claims() if claim.predicate is kind)


def standing(desk: Desk, claim: Claim) -> set[Standing]:
    return {
        weighed.standing
        for case in compute_cases(recall(desk))
        for weighed in case.claims
        if weighed.claim.id == claim.id
    }


def test_what_the_machine_proposes_is_undecided(desk: Desk) -> None:
    assert standing(desk, a_claim(desk, Kind.ARREST)) == {Standing.PROPOSED}


def test_an_accepted_claim_stands(desk: Desk) -> None:
    arrest = a_claim(desk, Kind.ARREST)
    decide(desk, [arrest.id], Verdict.ACCEPT, because="the statement says so")
    assert standing(desk, arrest) == {Standing.ACCEPTED}


def test_a_rejected_claim_leaves_the_case_file(desk: Desk) -> None:
    arrest = a_claim(desk, Kind.ARREST)
    decide(desk, [arrest.id], Verdict.REJECT, because="somebody else")
    assert standing(desk, arrest) == set()


def test_a_retracted_decision_leaves_the_claim_undecided(desk: Desk) -> None:
    arrest = a_claim(desk, Kind.ARREST)
    decide(desk, [arrest.id], Verdict.ACCEPT, because="the statement says so")
    decide(desk, [arrest.id], Verdict.RETRACT, because="too fast")
    assert standing(desk, arrest) == {Standing.PROPOSED}


@pytest.mark.parametrize("reason", ["", "   ", "\n"])
def test_a_decision_without_a_reason_is_refused_and_nothing_is_written(desk: Desk, reason: str) -> None:
    before = desk.ledger.head
    with pytest.raises(ReasonMissing):
        decide(desk, [a_claim(desk, Kind.ARREST).id], Verdict.ACCEPT, because=reason)
    assert desk.ledger.head == before


def test_one_unknown_claim_among_many_stops_them_all(desk: Desk) -> None:
    before = desk.ledger.head
    with pytest.raises(NotFound):
        decide(desk, [a_claim(desk, Kind.ARREST).id, "clm-0"], Verdict.ACCEPT, because="both")
    assert desk.ledger.head == before


def test_a_claim_by_hand_stands_on_the_exact_words(desk: Desk) -> None:
    quote = "Police did not show a warrant."
    claim = claim_from_words(
        desk,
        ByHand(document="statement.txt", quote=quote, predicate=Attribute.WARRANT_SHOWN, about=NAME, value="no"),
    )
    assert claim.passage.quote == quote
    assert claim in recall(desk).current_claims()
    assert not claim.proposer.is_machine


@pytest.mark.parametrize(
    ("quote", "error"),
    [
        ("Police did not show a Warrant.", QuoteNotFound),  # one letter differs
        ("", QuoteNotFound),  # no quote, no claim
        (NAME, QuoteAmbiguous),  # it stands there more than once
    ],
)
def test_words_that_do_not_stand_there_once_make_no_claim(desk: Desk, quote: str, error: type[Exception]) -> None:
    before = desk.ledger.head
    with pytest.raises(error):
        claim_from_words(desk, ByHand(document="statement.txt", quote=quote, predicate=Kind.ARREST, about=NAME))
    assert desk.ledger.head == before


def test_the_second_occurrence_can_be_meant(desk: Desk) -> None:
    claim = claim_from_words(
        desk, ByHand(document="statement.txt", quote=NAME, predicate=Kind.ARREST, about=NAME, occurrence=2)
    )
    first = recall(desk).get_document("statement.txt").text.index(NAME)
    assert claim.passage.start > first


def test_a_wrong_date_by_hand_is_refused(desk: Desk) -> None:
    with pytest.raises(BadDate):
        claim_from_words(
            desk,
            ByHand(
                document="statement.txt", quote="in Tarn", predicate=Kind.ARREST, about=NAME, when="in spring, perhaps"
            ),
        )


def test_many_decisions_are_recorded_from_lines(desk: Desk) -> None:
    lines = [
        json.dumps({"claim": a_claim(desk, Kind.ARREST).id, "verdict": "accept", "because": "says so"}),
        json.dumps(
            {"document": "statement.txt", "kind": "release", "words": "On 5 July", "verdict": "accept", "because": "so"}
        ),
    ]
    assert len(decide_from_lines(desk, lines)) == 2
    assert standing(desk, a_claim(desk, Kind.ARREST)) == {Standing.ACCEPTED}


@pytest.mark.parametrize(
    "line",
    [
        "not json",
        '{"claim": "clm-0", "verdict": "accept", "because": "x"}',
        '{"document": "statement.txt", "kind": "arrest", "words": "nothing", "verdict": "accept", "because": "x"}',
        '{"document": "statement.txt", "kind": "arrest", "words": "Mellin", "verdict": "maybe", "because": "x"}',
        '{"document": "statement.txt", "kind": "arrest", "words": "Mellin", "verdict": "accept"}',
        '{"document": "statement.txt", "kind": "arrest", "words": "Mellin", "verdict": "accept", "because": " "}',
        '{"document": "statement.txt", "kind": "arrest", "words": "Mellin", "vredict": "accept", "because": "x"}',
        '["a", "list"]',
    ],
)
def test_a_line_that_cannot_be_used_is_named_and_nothing_of_the_file_is_recorded(desk: Desk, line: str) -> None:
    good = json.dumps({"claim": a_claim(desk, Kind.ARREST).id, "verdict": "accept", "because": "says so"})
    before = desk.ledger.head
    with pytest.raises(LineUnusable) as refused:
        decide_from_lines(desk, [good, line])
    assert "Line 2" in refused.value.message
    assert desk.ledger.head == before


def test_two_names_are_one_person_only_after_a_judgement(desk: Desk) -> None:
    quote = "Orsa"
    claim = claim_from_words(
        desk, ByHand(document="statement.txt", quote="in Tarn on 3 May", predicate=Kind.SEARCH, about="Tarn")
    )
    with pytest.raises(NotFound):
        judge(desk, "Nobody Here", quote, Sameness.SAME, because="x")
    assert claim.subject_naming in recall(desk).namings
    judge(desk, NAME, "Tarn", Sameness.SAME, because="only to show that a person can say so")
    names = {naming.name for naming in get_case(recall(desk), NAME).who.namings}
    assert names == {NAME, "Tarn"}
    judge(desk, NAME, "Tarn", Sameness.DIFFERENT, because="and take it back")
    assert {naming.name for naming in get_case(recall(desk), NAME).who.namings} == {NAME}


def test_a_treaty_override_needs_a_source(desk: Desk) -> None:
    with pytest.raises(ReasonMissing):
        override_treaty(
            desk,
            TreatyOverride(
                state="XV", state_name="Velmora", treaty="iccpr", party_since="1994", source="", by="R.", at=desk.now()
            ),
        )


def test_a_name_that_stands_in_a_claim_alone_can_be_judged(desk: Desk) -> None:
    known = a_claim(desk, Kind.ARREST)
    start = recall(desk).documents[known.passage.document].text.index("her brother")
    subject = Mention(name="her brother", start=start, end=start + 11, text="her brother")
    lone = replace(known, subject=subject)
    desk.ledger.append([lone], by=desk.person, at=desk.now())
    said = judge_pair(
        desk, str(lone.subject_naming), str(known.subject_naming), Sameness.DIFFERENT, because="two people"
    )
    assert said.left == lone.subject_naming


def test_a_name_that_nobody_found_cannot_be_judged(desk: Desk) -> None:
    known = a_claim(desk, Kind.ARREST)
    with pytest.raises(NotFound):
        judge_pair(desk, "nam-0", str(known.subject_naming), Sameness.DIFFERENT, because="two people")
