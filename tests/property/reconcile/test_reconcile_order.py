"""The order in which sources and decisions arrive never shows; the same input gives the same bytes."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from case_builders import a_claim, a_decision, a_document, a_judgement, a_naming
from habeas.law import load_law
from habeas.model import Kind, Modality, Verdict
from habeas.model.casefile import CaseFile
from habeas.model.codec import from_json, to_json
from habeas.reconcile import Sources, reconcile

TEXT = " ".join(f"sentence {number} tells of Ama Boduk and 300 or 700." for number in range(12))
DOCUMENTS = [a_document(f"{TEXT} ({letter})") for letter in "abc"]
KINDS = [Kind.ARREST, Kind.DETENTION, Kind.HOUSE_ARREST, Kind.RELEASE, Kind.HEARING, Kind.FINE, Kind.TRAVEL_RESTRICTION]
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
        amount=amount,
    ),
    st.integers(0, 2), st.integers(0, 11), st.sampled_from(KINDS), st.sampled_from(DATES),
    st.sampled_from([Modality.ASSERTED, Modality.REPORTED, Modality.DENIED, Modality.FUTURE]),
    st.sampled_from([None, ("300", "USD"), ("700", "USD")]),
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(CLAIMS, min_size=1, max_size=14, unique_by=lambda claim: claim.id), st.data())
def test_order_of_arrival_never_matters(claims: list, data: st.DataObject) -> None:
    verdicts = data.draw(st.lists(st.sampled_from([None, *Verdict]), min_size=len(claims), max_size=len(claims)))
    decisions = [
        a_decision(claim.id, verdict, f"2026-01-01T00:00:{place:02d}Z")
        for place, (claim, verdict) in enumerate(zip(claims, verdicts, strict=True))
        if verdict
    ]
    names = [a_naming(document) for document in DOCUMENTS]
    judgements = [a_judgement(names[0].id, name.id) for name in names[1:]]
    given = {"questions": load_law().questions}
    first = reconcile(
        Sources(
            documents={each.id: each for each in DOCUMENTS}, claims=claims, namings=names, decisions=decisions,
            judgements=judgements, **given,
        )
    )  # fmt: skip
    again = reconcile(
        Sources(
            documents={each.id: each for each in reversed(DOCUMENTS)},
            claims=data.draw(st.permutations(claims)),
            namings=data.draw(st.permutations(names)),
            decisions=data.draw(st.permutations(decisions)),
            judgements=data.draw(st.permutations(judgements)),
            **given,
        )
    )
    assert [to_json(case) for case in first] == [to_json(case) for case in again]
    for case in first:
        assert from_json(CaseFile, to_json(case)) == case
        told = [claim for fact in case.facts for claim in fact.supporting]
        assert len(told) == len(set(told))  # no claim carries two facts
        assert all(case.get_claim(claim).modality.says_it_happened for claim in told)
