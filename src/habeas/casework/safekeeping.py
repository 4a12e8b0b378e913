"""What people said of how things are kept: classes of words, withdrawals, holds, places, requests and destructions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from habeas.ledger import Body
from habeas.model import (
    ClaimId,
    Classing,
    CompartmentMade,
    DocumentId,
    Hold,
    IdentityGrant,
    IdentityLook,
    IdentityRequest,
    Placement,
    Shredding,
    SourceWithdrawal,
)

KEEPING = (
    Classing, CompartmentMade, Hold, IdentityGrant, IdentityLook, IdentityRequest, Placement, Shredding,
    SourceWithdrawal,
)  # fmt: skip


@dataclass(slots=True)
class Safekeeping:
    """As far as the entries were followed."""

    classings: dict[str, Classing] = field(default_factory=dict)  # by claim or name, as they are called now
    withdrawn: dict[DocumentId, SourceWithdrawal] = field(default_factory=dict)
    holds: dict[str, Hold] = field(default_factory=dict)  # by case
    made: dict[str, CompartmentMade] = field(default_factory=dict)
    placements: list[Placement] = field(default_factory=list)
    shreddings: list[Shredding] = field(default_factory=list)
    requests: dict[str, IdentityRequest] = field(default_factory=dict)
    grants: dict[str, IdentityGrant] = field(default_factory=dict)  # by request
    looks: list[IdentityLook] = field(default_factory=list)

    def hear(self, body: Body, about: tuple[str, ...]) -> None:
        """Take a word into account; ``about`` are the ids it speaks of, as they are now."""
        match body:
            case Classing():
                self.classings[about[0]] = body
            case SourceWithdrawal():
                self.withdrawn[body.document] = body
            case Hold():
                self.holds.pop(body.case, None)  # so that the latest stands last
                self.holds[body.case] = body
            case CompartmentMade():
                self.made[body.name] = body
            case Placement():
                self.placements.append(body)
            case Shredding():
                self.shreddings.append(body)
            case _:
                self._hear_of_identity(body)

    def _hear_of_identity(self, body: Body) -> None:
        match body:
            case IdentityRequest():
                self.requests[body.id] = body
            case IdentityGrant():
                self.grants[body.request] = body
            case IdentityLook():
                self.looks.append(body)

    def move(self, moves: Mapping[ClaimId, ClaimId]) -> None:
        """Let what was said of these claims be said of what they are called now."""
        for old, new in moves.items():
            if old in self.classings:
                self.classings[new] = self.classings.pop(old)
