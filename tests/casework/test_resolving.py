"""A person says which side of a conflict to follow; a later source opens it again."""

from pathlib import Path

import pytest

from habeas.casework.cases import get_case
from habeas.casework.decisions import judge
from habeas.casework.desk import Desk
from habeas.casework.intake import take_in
from habeas.casework.memory import recall
from habeas.casework.proposals import each_document, propose_from
from habeas.casework.resolving import resolve_conflict
from habeas.casework.undoing import NothingToUndo
from habeas.errors import NotFound, ReasonMissing
from habeas.model import About, CaseFile, Conflict, Frame, Sameness
from habeas.reconcile.reopening import ResolutionState, find_resolution, state_of

NAME = "Orsa Mellin"


def bring(desk: Desk, folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    take_in(desk, [folder / name], supplied=Frame(publisher=name), received_from=None, tell=lambda words: None)
    propose_from(desk, each_document(desk), tell=lambda words: None)
    judge(desk, NAME, NAME, Sameness.SAME, because="the same woman of Tarn")


@pytest.fixture
def disputed(desk: Desk, tmp_path: Path) -> Desk:
    bring(desk, tmp_path, "other.txt", "Orsa Mellin (invented) was arrested in Tarn on 9 May 2021.\n")
    return desk


def the_case(desk: Desk) -> CaseFile:
    return get_case(recall(desk), NAME)


def the_conflict(desk: Desk) -> Conflict:
    return next(each for each in the_case(desk).conflicts if each.about is About.DATE)


def state(desk: Desk) -> ResolutionState:
    conflict = the_conflict(desk)
    return state_of(conflict, find_resolution(conflict, recall(desk).resolutions, the_case(desk).conflicts))


def settle(desk: Desk, side: int | None) -> None:
    conflict = the_conflict(desk)
    value = None if side is None else conflict.sides[side].value
    resolve_conflict(desk, the_case(desk).id, conflict.id, value, because="the first is the court's own date")


def test_a_conflict_is_open_until_a_person_follows_a_side(disputed: Desk) -> None:
    before = state(disputed)
    settle(disputed, 0)
    assert (before, state(disputed)) == (ResolutionState.OPEN, ResolutionState.RESOLVED)


def test_the_record_names_the_side_and_every_claim_that_she_weighed(disputed: Desk) -> None:
    conflict = the_conflict(disputed)
    settle(disputed, 1)
    made = recall(disputed).resolutions[-1]
    assert made.side == conflict.sides[1].value
    assert set(made.claims) == {claim for side in conflict.sides for claim in side.claims}


def test_a_resolution_is_taken_back(disputed: Desk) -> None:
    settle(disputed, 0)
    settle(disputed, None)
    assert state(disputed) is ResolutionState.OPEN


def test_another_side_may_be_followed_later(disputed: Desk) -> None:
    settle(disputed, 0)
    settle(disputed, 1)
    assert recall(disputed).resolutions[-1].side == the_conflict(disputed).sides[1].value


def test_a_later_source_opens_it_again(disputed: Desk, tmp_path: Path) -> None:
    settle(disputed, 0)
    bring(
        disputed, tmp_path, "third.txt", "Orsa Mellin (invented) was arrested in Tarn on 9 May 2021, a friend said.\n"
    )
    assert state(disputed) is ResolutionState.REOPENED


def test_what_is_open_cannot_be_taken_back(disputed: Desk) -> None:
    with pytest.raises(NothingToUndo):
        settle(disputed, None)


@pytest.mark.parametrize(
    ("conflict", "side", "because", "error"),
    [
        ("cfl-0", "x", "so", NotFound),  # no such conflict
        (None, "neither", "so", NotFound),  # no such side
        (None, "3 May 2021", "  ", ReasonMissing),
    ],
)
def test_a_resolution_that_cannot_be_made_leaves_no_entry(
    disputed: Desk, conflict: str | None, side: str, because: str, error: type[Exception]
) -> None:
    before = disputed.ledger.head
    with pytest.raises(error):
        resolve_conflict(disputed, the_case(disputed).id, conflict or the_conflict(disputed).id, side, because=because)
    assert disputed.ledger.head == before
