"""What was found in the words of sources, kept between cases until the desk is locked, and then forgotten.

A plain ``lru_cache`` would keep names and sentences in memory after the key of the ledger is gone. This is only for
functions of a text alone; what belongs to one case is kept in its ``Workings``.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
_FORGET: list[Callable[[], None]] = []


def kept_words(most: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Let a function keep what it gave for so many texts, the latest asked for."""

    def keep(function: Callable[P, T]) -> Callable[P, T]:
        kept = lru_cache(maxsize=most)(function)
        _FORGET.append(kept.cache_clear)
        return kept  # type: ignore[return-value]

    return keep


def forget_words() -> None:
    """Forget all that was kept of the words of sources."""
    for forget in _FORGET:
        forget()
