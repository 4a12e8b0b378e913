"""The order in which sources and decisions arrive never shows; the same input gives the same bytes."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from case_builders import a_claim, a_decision, a_document, a_judgement, a_naming
from habeas.law import load_law
from habeas.model import (
    Attribute,
    CaseFile,
    Claim,
    Derivation,
    Descent,
    EventJudgement,
    Kind,
    Likeness,
    Modality,
    Resolution,
    Sameness,
    Verdict,
)
from habeas.model.codec import from_json, to_json
from habeas.reconcile import Sources, reconcile

TEXT = " ".join(f"sentence {number} tells of Ama Boduk and 300 or 700." for number in range(12))
DOCUMENTS = [a_document(f"{TEXT} ({letter})") for letter in "abc"]
KINDS: list[Kind | Attribute] = [
    Kind.ARREST,
    Kind.DETENTION,
    Kind.HOUSE_ARREST,
    Kind.RELEASE,
    Kind.HEARING,
    Kind.FINE,
    Kind.TRAVEL_RESTRICTION,
    Attribute.BIRTH,
]
DATES = [
    None,
    "2030",
    "2030-03",
    "2030-03-10",
    "2030-03-12",
    "2030-08-16",
    "2030-08-16T19:30",
    "2030-03-10/..",
    "2031-01~",
]
CLAIMS = st.builds(
    lambda document, number, kind, when, modality, amount: a_claim(
        DOCUMENTS[document], f"sentence {number} tells of Ama Boduk and 300 or 700", kind, when, modality=modality,
        amount=amount, value=None if isinstance(kind, Kind) else (when or "2031")[:10],
    ),
    st.integers(0, 2), st.integers(0, 11), st.sampled_from(KINDS), st.sampled_from(DATES),
    st.sampled_from([Modality.ASSERTED, Modality.REPORTED, Modality.DENIED, Modality.FUTURE]),
    st.sampled_from([None, ("300", "USD"), ("700", "USD")]),
)  # fmt: skip


CLAIMED = st.lists(CLAIMS, min_size=1, max_size=14, unique_by=lambda claim: claim.id)
QUESTIONS = load_law().questions


def at(second: int) -> str:
    """A moment of which each word has its own."""
    return f"2026-01-01T00:{second // 60:02d}:{second % 60:02d}Z"


def decided(claims: list[Claim], data: st.DataObject) -> list:
    """Return somebody's words on some of the claims."""
    verdicts = data.draw(st.lists(st.sampled_from([None, *Verdict]), min_size=len(claims), max_size=len(claims)))
    pairs = enumerate(zip(claims, verdicts, strict=True))
    return [a_decision(claim.id, verdict, at(place)) for place, (claim, verdict) in pairs if verdict]


def resolved(cases: tuple[CaseFile, ...], data: st.DataObject) -> list[Resolution]:
    """Return words on some of the conflicts of these cases: sides followed, and words taken back."""
    words = []
    for case in cases:
        for conflict in case.conflicts:
            sides = [None, *(side.value for side in conflict.sides)]
            for side in data.draw(st.lists(st.sampled_from(sides), max_size=2)):
                claims = tuple(claim for each in conflict.sides for claim in each.claims)
                seen = claims[: data.draw(st.sampled_from([len(claims), len(claims), 1]))]  # the last joined later
                words.append(
                    Resolution(
                        case=case.id, conflict=conflict.id, side=side, claims=seen, by="R.", at=at(100 + len(words)),
                        because="b",
                    )
                )  # fmt: skip
    return words


def event_judgements(claims: list[Claim], data: st.DataObject) -> list[EventJudgement]:
    """Return words on whether some pairs of claims tell of one event."""
    ids = [claim.id for claim in claims]
    pairs = data.draw(st.lists(st.tuples(st.sampled_from(ids), st.sampled_from(ids), st.booleans()), max_size=3))
    return [
        EventJudgement(
            left=min(left, right), right=max(left, right), by="R.", at=at(300 + place), because="b",
            sameness=data.draw(st.sampled_from(Sameness)),
        )
        for place, (left, right, _) in enumerate(pairs) if left != right
    ]  # fmt: skip


def derivations(data: st.DataObject) -> list[Derivation]:
    """Return words on which document repeats which."""
    pairs = st.tuples(st.integers(0, 2), st.integers(0, 2), st.sampled_from(Descent))
    return [
        Derivation(
            document=DOCUMENTS[copy].id, source=DOCUMENTS[of].id, descent=descent, by="R.", at=at(400 + place),
            because="b",
        )
        for place, (copy, of, descent) in enumerate(data.draw(st.lists(pairs, max_size=3))) if copy != of
    ]  # fmt: skip


def likenesses(data: st.DataObject) -> list[Likeness]:
    """Return which documents are nearly the same."""
    alike = data.draw(st.sets(st.sampled_from([(0, 1), (0, 2), (1, 2)])))
    return [
        Likeness(
            left=DOCUMENTS[left].id, right=DOCUMENTS[right].id, shared=9, left_share=0.5, right_share=0.5,
            likely_source=None,
        )
        for left, right in sorted(alike)
    ]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(CLAIMED, st.data())
def test_order_of_arrival_never_matters(claims: list[Claim], data: st.DataObject) -> None:
    names = [a_naming(document) for document in DOCUMENTS]
    given = {
        "claims": claims, "namings": names, "decisions": decided(claims, data),
        "judgements": [a_judgement(names[0].id, name.id) for name in names[1:]],
        "event_judgements": event_judgements(claims, data), "derivations": derivations(data),
        "likenesses": likenesses(data),
    }  # fmt: skip
    kept = {"questions": QUESTIONS, "as_of": data.draw(st.sampled_from([None, "2030-06-01", "2032-01-01"]))}
    open_cases = reconcile(Sources(documents={each.id: each for each in DOCUMENTS}, **given, **kept))
    given["resolutions"] = resolved(open_cases, data)
    first = reconcile(Sources(documents={each.id: each for each in DOCUMENTS}, **given, **kept))
    again = {key: data.draw(st.permutations(value)) for key, value in given.items()}
    second = reconcile(Sources(documents={each.id: each for each in reversed(DOCUMENTS)}, **again, **kept))
    assert [to_json(case) for case in first] == [to_json(case) for case in second]
    for case in first:
        assert from_json(CaseFile, to_json(case)) == case
        told = [claim for fact in case.facts for claim in fact.supporting]
        assert len(told) == len(set(told))  # no claim carries two facts
        assert all(case.get_claim(claim).modality.says_it_happened for claim in told)


@settings(max_examples=60, deadline=None)
@given(CLAIMED, st.data())
def test_a_choice_of_side_leaves_facts_claims_and_conflicts_where_they_are(
    claims: list[Claim], data: st.DataObject
) -> None:
    names = [a_naming(document) for document in DOCUMENTS]
    sources = Sources(
        documents={each.id: each for each in DOCUMENTS}, claims=claims, namings=names, decisions=decided(claims, data),
        judgements=[a_judgement(names[0].id, name.id) for name in names[1:]], questions=QUESTIONS,
    )  # fmt: skip
    before = reconcile(sources)
    after = reconcile(replace(sources, resolutions=resolved(before, data)))
    for was, is_ in zip(before, after, strict=True):
        assert {(fact.id, fact.supporting, fact.dissenting) for fact in is_.facts} == {
            (fact.id, fact.supporting, fact.dissenting) for fact in was.facts
        }
        shown = {replace(conflict, followed=None) for conflict in is_.conflicts}
        assert shown >= set(was.conflicts)  # one may come to light; none disappears
        assert (is_.claims, is_.gaps, is_.joins) == (was.claims, was.gaps, was.joins)
        if not any(conflict.followed for conflict in is_.conflicts):
            assert to_json(is_) == to_json(was)


@settings(max_examples=40, deadline=None)
@given(CLAIMED, st.data())
def test_what_a_person_took_back_leaves_no_trace(claims: list[Claim], data: st.DataObject) -> None:
    names = [a_naming(document) for document in DOCUMENTS]
    sources = Sources(
        documents={each.id: each for each in DOCUMENTS}, claims=claims, namings=names, decisions=decided(claims, data),
        judgements=[a_judgement(names[0].id, name.id) for name in names[1:]], questions=QUESTIONS,
    )  # fmt: skip
    before = reconcile(sources)
    words = resolved(before, data)
    retracted = [replace(word, side=None, at="2027-01-01T00:00:00Z") for word in words]
    again = reconcile(replace(sources, resolutions=data.draw(st.permutations([*words, *retracted]))))
    assert [to_json(case) for case in again] == [to_json(case) for case in before]
