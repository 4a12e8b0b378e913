"""Whatever people say of pairs of claims, and in whatever order: their last words hold, and every claim is once."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from case_builders import a_claim, a_decision, a_document, cases_of, join_equal_subjects
from habeas.model import CaseFile, Claim, ClaimId, EventJudgement, Kind, Sameness
from habeas.model.codec import to_json
from habeas.reconcile.bonds import find_bonds, latest_words

TEXT = " ".join(f"part {number} tells of Ama Boduk and 300 or 700." for number in range(6))
DOCUMENTS = [a_document(f"Ama Boduk let go at last, {letter}\n\n{TEXT}") for letter in "abc"]
QUOTES = ["Ama Boduk let go at last", *(f"part {number} tells of Ama Boduk and 300 or 700" for number in range(6))]
DATES = [None, "2030", "2030-03", "2030-03-10", "2030-03-12", "2030-08-16"]
CLAIMS = st.lists(
    st.builds(
        lambda document, quote, kind, when, amount: a_claim(
            DOCUMENTS[document], QUOTES[quote], kind, when if quote else None, amount=amount if quote else None
        ),
        st.integers(0, 2), st.integers(0, 6), st.sampled_from([Kind.RELEASE, Kind.HEARING, Kind.FINE]),
        st.sampled_from(DATES), st.sampled_from([None, ("300", "USD"), ("700", "USD")]),
    ),
    min_size=1, max_size=12, unique_by=lambda claim: claim.id,
)  # fmt: skip
SAID = st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11), st.sampled_from(Sameness)), max_size=8)


def words_on(claims: list[Claim], said: list[tuple[int, int, Sameness]]) -> tuple[EventJudgement, ...]:
    return tuple(
        EventJudgement(
            left=claims[left % len(claims)].id, right=claims[right % len(claims)].id, sameness=sameness, by="reviewer",
            at=f"2026-01-01T00:00:{place:02d}Z", because="read both",
        )
        for place, (left, right, sameness) in enumerate(said)
    )  # fmt: skip


def only(cases: tuple[CaseFile, ...]) -> CaseFile:
    (case,) = cases
    return case


@settings(max_examples=150, deadline=None)
@given(CLAIMS, SAID, st.data())
def test_order_of_claims_and_of_words_never_shows(
    claims: list[Claim], said: list[tuple[int, int, Sameness]], data: st.DataObject
) -> None:
    words = words_on(claims, said)
    same = join_equal_subjects(claims)
    first = only(cases_of(DOCUMENTS, claims, judgements=same, event_judgements=words))
    arrived = data.draw(st.permutations(claims))
    spoken = tuple(data.draw(st.permutations(words)))
    again = only(cases_of(DOCUMENTS, arrived, judgements=same, event_judgements=spoken))
    assert to_json(again) == to_json(first)


@settings(max_examples=150, deadline=None)
@given(CLAIMS, SAID)
def test_the_words_that_hold_are_kept_and_every_claim_stands_once(
    claims: list[Claim], said: list[tuple[int, int, Sameness]]
) -> None:
    words = words_on(claims, said)
    case = only(cases_of(DOCUMENTS, claims, event_judgements=words))
    kinds = {claim.id: claim.predicate for claim in claims}
    facts: dict[ClaimId, str] = {}
    for fact in case.facts:
        for claim in fact.supporting:
            assert claim not in facts
            facts[claim] = fact.id
    open_titles = {offered.claim for offered in case.joinable} - set(facts)
    assert set(facts) | open_titles == set(kinds)
    for kind in (Kind.RELEASE, Kind.HEARING, Kind.FINE):
        of_kind = [claim for claim, its in kinds.items() if its is kind]
        bonds = find_bonds(of_kind, [word for word in words if kinds[word.left] == kinds[word.right] == kind])
        for claim in of_kind:
            assert {facts[other] for other in bonds.with_(claim) if other in facts} <= {facts.get(claim)}
            assert all(facts.get(claim) is None or facts.get(other) != facts[claim] for other in bonds.against([claim]))


@settings(max_examples=100, deadline=None)
@given(CLAIMS, SAID)
def test_every_join_is_explained_and_the_first_claim_needs_none(
    claims: list[Claim], said: list[tuple[int, int, Sameness]]
) -> None:
    case = only(cases_of(DOCUMENTS, claims, event_judgements=words_on(claims, said)))
    explained = [(join.fact, join.claim) for join in case.joins]
    assert explained == [(fact.id, claim) for fact in case.facts for claim in fact.supporting[1:]]
    assert all(join.signs for join in case.joins)
    facts = {fact.id: fact for fact in case.facts}
    for offered in case.joinable:
        scores = [choice.score for choice in offered.choices]
        assert scores == sorted(scores, reverse=True)
        assert all(offered.claim not in facts[choice.fact].supporting for choice in offered.choices)


@settings(max_examples=100, deadline=None)
@given(CLAIMS, SAID)
def test_the_last_word_of_all_always_holds(claims: list[Claim], said: list[tuple[int, int, Sameness]]) -> None:
    words = words_on(claims, said)
    for word in latest_words(words)[:1]:
        bonds = find_bonds([claim.id for claim in claims], words)
        assert (word.right in bonds.with_(word.left)) is (word.sameness is Sameness.SAME) or word.sameness is (
            Sameness.UNSURE
        )
        assert word.sameness is not Sameness.DIFFERENT or word.right in bonds.against([word.left])


@settings(max_examples=100, deadline=None)
@given(CLAIMS, st.data())
def test_an_accepted_claim_is_always_in_a_fact_that_is_accepted(claims: list[Claim], data: st.DataObject) -> None:
    accepted = data.draw(st.sets(st.sampled_from([claim.id for claim in claims])))
    decisions = tuple(a_decision(claim) for claim in sorted(accepted))
    case = only(cases_of(DOCUMENTS, claims, decisions=decisions))
    standing = {claim for fact in case.facts if fact.standing == "accepted" for claim in fact.supporting}
    chosen = {offered.claim: {choice.fact for choice in offered.choices} for offered in case.joinable}
    firm = {fact.id for fact in case.facts if fact.standing == "accepted"}
    assert all(claim in standing or chosen[claim] & firm for claim in accepted)
