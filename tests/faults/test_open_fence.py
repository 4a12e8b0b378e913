"""Where a system cannot fence the reading process, the document says so; nothing is pretended."""

from __future__ import annotations

import sys

import pytest

from habeas.ingest import fence


def test_a_system_without_a_fence_says_which_promise_it_cannot_keep(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert fence.close_fence() == (fence.NO_NETWORK_FENCE, fence.NO_FILE_FENCE)


def test_an_unknown_processor_has_no_fence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fence.platform, "machine", lambda: "riscv64")
    assert fence.close_fence() == (fence.NO_NETWORK_FENCE, fence.NO_FILE_FENCE)


def test_a_system_without_resource_limits_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fence, "resource", None)
    assert fence.limit_resources(memory_bytes=1, cpu_s=1) == (fence.NO_LIMITS,)
