"""A step is worked out again only where it is given something else."""

from __future__ import annotations

import pytest

from habeas.reconcile.workings import Workings

ONE, OTHER = {"a": 1}, {"a": 1}
CASES = [
    ((1, "a"), (1, "a"), 1, "the same values"),
    (((1, 2), "a"), ((1, 2), "a"), 1, "equal tuples"),
    ((1, "a"), (2, "a"), 2, "another number"),
    ((ONE,), (ONE,), 1, "the same thing"),
    ((ONE,), (OTHER,), 2, "an equal thing that may be changed is another one"),
    (((1, 2),), ((1, 2, 3),), 2, "a longer tuple"),
]


@pytest.mark.parametrize(("first", "then", "worked", "why"), CASES)
def test_a_step_is_worked_out_again_only_for_other_givens(
    first: tuple[object, ...], then: tuple[object, ...], worked: int, why: str
) -> None:
    done: list[tuple[object, ...]] = []
    workings = Workings()
    for given in (first, then):
        workings.step("step", lambda *them: done.append(them), *given)
    assert len(done) == worked, why


def test_a_step_that_was_not_taken_is_forgotten() -> None:
    done: list[int] = []
    workings = Workings()
    workings.step("step", done.append, 1)
    workings.tidy()
    workings.tidy()
    workings.step("step", done.append, 1)
    assert done == [1, 1]
