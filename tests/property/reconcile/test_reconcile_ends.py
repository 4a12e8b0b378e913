"""Whatever accounts say, a period never claims to know an end better than the accepted claims together do."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from case_builders import a_claim, a_decision, a_document, case_of
from habeas.model import Answer, Kind, Standing, When

DOCUMENTS = [a_document(f"Account {letter}: he was taken, held and let go.") for letter in "abcd"]
DAYS = st.integers(1, 14).map(lambda day: f"2030-05-{day:02d}")
LATER = st.integers(1, 14).map(lambda day: f"2030-08-{day:02d}")


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(DAYS, LATER, st.booleans()), min_size=1, max_size=4))
def test_a_period_covers_every_accepted_first_and_last_day(accounts: list[tuple[str, str, bool]]) -> None:
    claims, decisions = [], []
    for document, (taken, released, accepted) in zip(DOCUMENTS, accounts, strict=False):
        told = [
            a_claim(document, "he was taken", Kind.ARREST, taken),
            a_claim(document, "let go", Kind.RELEASE, released),
        ]
        claims += told
        decisions += [a_decision(claim.id) for claim in told if accepted]
    firm = any(accepted for *_, accepted in accounts)
    (period,) = case_of(*claims, documents=DOCUMENTS, decisions=tuple(decisions)).periods
    assert period.began and period.ended and period.lasted and period.lasted.at_most is not None
    assert period.standing == (Standing.ACCEPTED if firm else Standing.PROPOSED)
    for taken, released, accepted in accounts:
        if accepted or not firm:
            assert period.began.overlaps(When.parse(taken)) != Answer.NO
            assert period.ended.overlaps(When.parse(released)) != Answer.NO
            days = When.parse(released).earliest.day_number - When.parse(taken).earliest.day_number  # type: ignore[union-attr]
            assert period.lasted.at_least <= days <= period.lasted.at_most
