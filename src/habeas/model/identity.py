"""Who a protected person is, and who asked to know: the record in a store apart, each look an entry of the ledger."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityRecord:
    """Who stands behind a pseudonym; the latest record of one pseudonym stands."""

    pseudonym: str  # as the source is cited
    name: str = field(repr=False)
    relation: str = field(default="", repr=False)  # to the person whose case it is
    contact: str = field(default="", repr=False)
    safely: str = field(default="", repr=False)  # how to reach them without putting them in danger
    notes: str = field(default="", repr=False)
    by: str = field(repr=False)
    at: str  # UTC, ISO 8601


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityRequest:
    """Somebody asks who stands behind a pseudonym, says why, and for how long."""

    id: str  # idr-…
    pseudonym: str
    hours: int
    by: str = field(repr=False)
    at: str  # UTC, ISO 8601
    because: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityGrant:
    """The answer to a request: from ``opens`` to ``closes`` it may be looked at; or it was refused, and both are equal.

    In a team another custodian answers. In the ledger of one person it answers itself, after the delay agreed before.
    """

    request: str
    opens: str  # UTC, ISO 8601
    closes: str
    by: str = field(repr=False)
    at: str
    because: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityLook:
    """A record was opened and shown, on a request."""

    request: str
    pseudonym: str
    by: str = field(repr=False)
    at: str  # UTC, ISO 8601
