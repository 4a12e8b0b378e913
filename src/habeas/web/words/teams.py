"""What the members of a team do, as a reader should see it, in English."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from habeas.model.account import Act, Role, Why

ROLES = {
    Role.READER: "Reader", Role.REVIEWER: "Reviewer", Role.SENIOR: "Senior reviewer",
    Role.CUSTODIAN: "Custodian of identities", Role.PUBLISHER: "Publisher",
    Role.ADMINISTRATOR: "Administrator, without access to content",
}  # fmt: skip

ACTS = {
    Act.INVITED: "Invited", Act.TAKEN_UP: "Account taken up", Act.ROLES: "Given other roles",
    Act.SHUT_OUT: "Shut out", Act.LET_BACK: "Let in again",
    Act.RESET: "Invited anew: passphrase, codes and keys are void",
    Act.RECOVERED: "Taken back with the recovery code", Act.LOGGED_OUT: "Logged out elsewhere",
    Act.FOUNDED: "Compartment made", Act.LET_IN: "Let into a compartment", Act.PUT_OUT: "Put out of a compartment",
}  # fmt: skip

REASONS = {
    Why.WORK: "The work needs it", Why.LEFT: "Leaves the team or this work", Why.LOST: "Lost passphrase or codes",
    Why.DANGER: "Person or device may be in others’ hands", Why.MISTAKE: "Puts a mistake right",
    Why.OWN: "The member herself",
}  # fmt: skip

TYPES: Mapping[type[StrEnum], str] = MappingProxyType(
    {Role: "role in a team", Act: "act on accounts", Why: "why accounts"}
)
SAID: Mapping[str, Mapping[Any, str]] = MappingProxyType(
    {"role in a team": ROLES, "act on accounts": ACTS, "why accounts": REASONS}
)
