"""What a guess at a passphrase costs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from habeas.keys.passphrase import FLOOR, Cost, calibrate


@pytest.mark.parametrize(("took_s", "times"), [(9.0, 1), (0.6, 1), (0.4, 2), (0.2, 4), (0.001, 4)])
def test_a_guess_costs_what_the_machine_can_pay_and_never_less_than_the_floor(took_s: float, times: int) -> None:
    moments = iter([0.0, took_s])
    cost = calibrate(lambda: next(moments))
    assert cost == replace(FLOOR, memory_kib=FLOOR.memory_kib * times)
    assert Cost(memory_kib=65_536, passes=3, lanes=4) == FLOOR
