"""What the members of a team do, as a reader should see it, in English."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from habeas.model.account import Role

ROLES = {
    Role.READER: "Reader", Role.REVIEWER: "Reviewer", Role.SENIOR: "Senior reviewer",
    Role.CUSTODIAN: "Custodian of identities", Role.PUBLISHER: "Publisher",
    Role.ADMINISTRATOR: "Administrator, without access to content",
}  # fmt: skip

TYPES: Mapping[type[StrEnum], str] = MappingProxyType({Role: "role in a team"})
SAID: Mapping[str, Mapping[Any, str]] = MappingProxyType({"role in a team": ROLES})
