"""What each role may do: one table, asked by the web and by every act of casework alike.

Which documents somebody sees is no matter of roles: that hangs on the compartments whose keys she holds. How far their
words may go, their class, binds everybody alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType

from habeas.errors import Refused
from habeas.model.account import Role


class Right(StrEnum):
    """What a page or an act needs. A page whose right nobody holds is shown to nobody."""

    OPEN = "open"  # shown before anybody is let in: the door itself
    SELF = "self"  # one's own account and where it is logged in
    READ = "read"
    DECIDE = "decide"  # says something of claims, names, cases
    KEEP = "keep"  # brings documents in and describes them
    SETTLE = "settle"  # settles conflicts and sets how the desk works
    GRANT = "grant"  # makes compartments, and lets members into those that she holds
    CONSENT = "consent"  # records what a person allowed
    IDENTITY = "identity"  # opens who a protected person is
    PUBLISH = "publish"  # lets a file leave the ledger
    ADMIN = "admin"  # accounts
    VAULT = "vault"  # the one file of one person: its slots, copies, travel


class NotAllowed(Refused):
    """The person's roles do not have the right."""

    code = "not-allowed"
    exit_code = 18
    says = "This needs the right “%(right)s”, which your roles do not have."
    remedy = "Ask a member who has it, or whoever looks after the accounts."


EVERY_RIGHT = frozenset(Right)  # of the person whose vault it is

RIGHTS: Mapping[Role, frozenset[Right]] = MappingProxyType(
    {
        Role.READER: frozenset({Right.SELF, Right.READ}),
        Role.REVIEWER: frozenset({Right.SELF, Right.READ, Right.DECIDE, Right.KEEP}),
        Role.SENIOR: frozenset(
            {Right.SELF, Right.READ, Right.DECIDE, Right.KEEP, Right.SETTLE, Right.CONSENT, Right.GRANT}
        ),
        Role.CUSTODIAN: frozenset({Right.SELF, Right.READ, Right.CONSENT, Right.GRANT, Right.IDENTITY}),
        Role.PUBLISHER: frozenset({Right.SELF, Right.READ, Right.PUBLISH}),
        Role.ADMINISTRATOR: frozenset({Right.SELF, Right.ADMIN}),
    }
)

# What leaves, who may come in, keys and identities want the passphrase again when it was given long ago.
FRESH = frozenset({Right.PUBLISH, Right.ADMIN, Right.GRANT, Right.IDENTITY, Right.VAULT})
WITHOUT_CONTENT = frozenset({Right.SELF, Right.ADMIN, Right.GRANT})  # pages that open no ledger


def rights_of(roles: Iterable[Role]) -> frozenset[Right]:
    """Return what somebody with these roles may do."""
    return frozenset().union(*(RIGHTS[role] for role in roles))
