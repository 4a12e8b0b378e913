"""What a view says after any acts, taken in one by one, is what the whole ledger says when it is computed at once."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger_acts import ACTS, DOCUMENTS, MOMENT, PERSON, READERS, bodies_of, follow

from habeas.casework.cases import compute_cases
from habeas.casework.memory import Recollection, remember
from habeas.casework.view import View, view_of
from habeas.model import Claim, Decision, Verdict
from habeas.model.codec import to_json
from habeas.reconcile.weigh import settle


def everything(view: View) -> dict[str, object]:
    """Return all that a view says of its claims, documents and cases."""
    claims: list[Claim] = [claim for document in view.documents for claim in view.claims_in(document)]
    cases = view.cases()
    return {
        "claims": claims,
        "standing": [(view.standing_of(c.id), view.is_rejected(c.id), view.differs(c.id)) for c in claims],
        "decisions": [(view.decision_on(c.id), view.decisions_on(c.id)) for c in claims],
        "progress": [view.progress(who) for who in (None, *READERS)],
        "queue": [view.queue(who) for who in READERS],
        "next": [view.next_claim(who, document=document) for who in READERS for document in view.documents],
        "cases": cases,
        "case files": [to_json(view.case(line.id)) for line in cases],
        "case_of": [view.case_of(c.id) for c in claims],
        "of case": [(view.progress_of_case(line.id), view.claims_about(line.id)) for line in cases],
        "resolutions": [view.resolutions(line.id) for line in cases],
        "namings": dict(sorted(view.namings.items())),
        "history": [view.history(each) for each in (None, *view.documents, *(line.id for line in cases))],
        "obsolete": [view.obsolete_in(document) for document in view.documents],
    }


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ACTS, st.data())
def test_entries_taken_in_one_by_one_give_what_all_at_once_give(acts: list[tuple], data: st.DataObject) -> None:
    recollection = Recollection()
    follow(recollection, list(DOCUMENTS))
    view = View(recollection, large=data.draw(st.sampled_from([1, 200])))  # of how many claims workings are kept
    for act in acts:
        follow(recollection, bodies_of(act, recollection))
        if data.draw(st.booleans()):  # sometimes several acts come between two looks
            view.catch_up()
            everything(view)  # and fills what it keeps
    view.catch_up()
    memory = remember(recollection.entries)
    assert everything(view) == everything(view_of(memory))
    assert recollection.memory() == memory
    full = {case.id: to_json(case) for case in compute_cases(memory)}
    assert {line.id: to_json(view.case(line.id)) for line in view.cases()} == full
    current = {claim.id for claim in memory.current_claims()}
    assert {claim.id for document in view.documents for claim in view.claims_in(document)} == current


@given(st.lists(st.tuples(st.sampled_from(Verdict), PERSON, MOMENT), max_size=6))
def test_with_two_readers_nothing_stands_that_only_one_person_says(words: list[tuple[Verdict, str, str]]) -> None:
    said = [Decision(claim="clm-1", verdict=verdict, by=by, at=at, because="b") for verdict, by, at in words]
    settled = settle(said, readers=2)
    agreeing = {word.by for word in said if word.verdict is settled.verdict}
    assert settled.verdict is None or len(agreeing) >= 2
    assert not (settled.differs and settled.verdict)
