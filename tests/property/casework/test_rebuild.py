"""What is computed is thrown away and built again: from the ledger on disk, the same bytes."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger_acts import ACTS, DOCUMENTS, bodies_of, follow, said_at

from habeas.casework.cases import compute_cases, sources_of
from habeas.casework.change import CaseChange, Course, Opening, Turn
from habeas.casework.changes import changes_since
from habeas.casework.comparing import compare, gather
from habeas.casework.memory import Recollection, remember
from habeas.casework.view import View, view_of
from habeas.ledger import Ledger
from habeas.ledger.key import Cost
from habeas.model import CaseFile
from habeas.model.codec import to_json
from habeas.reconcile import reconcile

CHEAP = Cost(memory_kib=64, passes=1, lanes=1)  # one guess need not be dear here
PASSPHRASE = "an invented passphrase"
TURNED = {Turn.NEW: Turn.GONE, Turn.GONE: Turn.NEW, Turn.CHANGED: Turn.CHANGED}
BACK = {Course.NARROWED: Course.WIDENED, Course.WIDENED: Course.NARROWED, Course.MOVED: Course.MOVED, None: None}
UNDONE = {
    Opening.OPENED: Opening.CLOSED, Opening.CLOSED: Opening.OPENED, Opening.REOPENED: Opening.SETTLED,
    Opening.SETTLED: Opening.REOPENED, Opening.CHANGED: Opening.CHANGED,
}  # fmt: skip


def recorded(acts: list[tuple]) -> Recollection:
    """Return a ledger without a file in which these acts were done."""
    recollection = Recollection()
    follow(recollection, list(DOCUMENTS))
    for act in acts:
        follow(recollection, bodies_of(act, recollection))
    return recollection


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ACTS)
def test_a_ledger_that_is_opened_again_gives_the_same_bytes(acts: list[tuple]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path, live = Path(folder) / "case.habeas", Recollection()
        with Ledger.create(path, PASSPHRASE, cost=CHEAP) as ledger:
            view = View(live)
            for bodies in (list(DOCUMENTS), *acts):
                made = bodies if isinstance(bodies, list) else bodies_of(bodies, live)
                if made:
                    ledger.append(made, by="R. One", at=said_at(0))
                    live.catch_up(ledger)
                    view.catch_up()
        with Ledger.open(path, PASSPHRASE, cost=CHEAP) as ledger:
            again = remember(ledger.read(after=0))
        full = {case.id: to_json(case) for case in compute_cases(again)}
        assert {case.id: to_json(case) for case in compute_cases(again)} == full
        assert {case.id: to_json(case) for case in compute_cases(live.memory())} == full
        assert {line.id: to_json(view.case(line.id)) for line in view.cases()} == full


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ACTS, st.sampled_from([document.id for document in DOCUMENTS]))
def test_the_cases_without_a_document_are_what_all_the_others_make(acts: list[tuple], document: str) -> None:
    memory = recorded(acts).memory()
    view = view_of(memory)
    touched = view.touched_by(document)
    without = {case.id: to_json(case) for case in view.cases_without(document, touched)}
    known = sources_of(memory)
    own = {naming for naming, each in view.namings.items() if each.document == document}
    rest = replace(
        known,
        documents={key: each for key, each in known.documents.items() if key != document},
        claims=[each for each in known.claims if each.passage.document != document],
        namings=[each for each in known.namings if each.document != document],
        judgements=[each for each in known.judgements if own.isdisjoint((each.left, each.right))],
        derivations=[each for each in known.derivations if document not in (each.document, each.source)],
    )
    full = {case.id: to_json(case) for case in reconcile(rest)}
    assert without == {key: full[key] for key in without}
    untouched = {
        line.id for line in view.cases() if view.component_of(line_root(view, line.id)).members.isdisjoint(own)
    }
    assert without.keys() | untouched == full.keys()


def line_root(view: View, case: str) -> str:
    """Return some name of the person of a case."""
    return view.case(case).who.namings[0].id


def inverse(change: CaseChange) -> CaseChange:
    """Return the change the other way round."""
    return replace(
        change, before=change.after, after=change.before, name="", status=change.status and change.status[::-1],
        facts=tuple(
            replace(
                each, turn=TURNED[each.turn], before=each.after, after=each.before, course=BACK[each.course],
                support=each.support[::-1],
            )
            for each in change.facts
        ),
        times=tuple(
            replace(each, course=BACK[each.course], before=each.after, after=each.before) for each in change.times
        ),
        conflicts=tuple(
            replace(each, opening=UNDONE[each.opening], before=each.after, after=each.before)
            for each in change.conflicts
        ),
        measures=tuple(
            replace(each, turn=TURNED[each.turn], before=each.after, after=each.before) for each in change.measures
        ),
        answered=change.asked, asked=change.answered,
    )  # fmt: skip


def sorted_all(change: CaseChange) -> dict[str, object]:
    """Return a change without the order of what is in it."""
    lists = ("facts", "times", "conflicts", "measures", "answered", "asked")
    plain = {name: sorted(to_json(each) for each in getattr(change, name)) for name in lists}
    return {**plain, "status": change.status, "cases": (change.before, change.after)}


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ACTS, st.integers(0, 40))
def test_what_is_new_one_way_is_gone_the_other_way(acts: list[tuple], place: int) -> None:
    before, after = (compute_cases(recorded(some).memory()) for some in (acts[:place], acts))
    there, back = gather(before, after), gather(after, before)
    assert sorted(map(ids, there)) == sorted(ids(each[::-1]) for each in back)
    for old, new in there:
        assert sorted_all(inverse(compare(old, new))) == sorted_all(compare(new, old))
        assert not new or compare(new, new).is_empty


def ids(pair: tuple[list[CaseFile], list[CaseFile]]) -> tuple[tuple[str, ...], ...]:
    """Return the ids of cases before and after."""
    return tuple(tuple(sorted(case.id for case in cases)) for cases in pair)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ACTS, st.integers(3, 20))
def test_since_some_entry_exactly_those_cases_changed_whose_bytes_did(acts: list[tuple], upto: int) -> None:
    memory = recorded(acts).memory()
    change = changes_since(memory, upto)
    named = {case for each in change.cases for case in (*each.before, *each.after)}
    then = remember(entry for entry in memory.entries if entry.seq <= upto)
    old, new = ({case.id: to_json(case) for case in compute_cases(each)} for each in (then, memory))
    other = {case for case in old.keys() | new.keys() if old.get(case) != new.get(case)}
    assert named <= other
