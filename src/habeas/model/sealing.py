"""What people say of where things are kept, and of what was destroyed."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """A document, a case or something written is kept in a compartment from now on, with all that is said of it."""

    subject: str  # its id
    compartment: str
    by: str = field(repr=False)
    at: str  # UTC, ISO 8601
    because: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shredding:
    """Keys were destroyed, and with them for good the words that they opened; what they were is not said."""

    keys: tuple[str, ...]
    by: str = field(repr=False)
    at: str  # UTC, ISO 8601
    because: str = field(repr=False)
