"""How long something lasted, with a lower and an upper bound."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A length of time in days: at least ``at_least``, at most ``at_most`` (None: no bound is known)."""

    at_least: float
    at_most: float | None
    as_written: str = field(default="", repr=False)
