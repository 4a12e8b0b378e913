"""Who may come to a team's desk: a pseudonym, roles, and locks that only the person's own words open.

Bytes are written as hexadecimal digits. Nothing here is of use without the passphrase: the private key and the secret
of the one-time codes are sealed under it, and what proves the passphrase is a digest of a key derived from it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

AccountId = NewType("AccountId", str)  # acc-…: 128 random bits


class Role(StrEnum):
    """What somebody does in the team; a person may have several, an administrator only that one."""

    READER = "reader"
    REVIEWER = "reviewer"
    SENIOR = "senior"  # a senior reviewer
    CUSTODIAN = "custodian"  # of identities
    PUBLISHER = "publisher"
    ADMINISTRATOR = "administrator"  # of accounts; no access to content


class Act(StrEnum):
    """What was done to an account or a compartment."""

    INVITED = "invited"
    TAKEN_UP = "taken_up"
    ROLES = "roles"
    SHUT_OUT = "shut_out"
    LET_BACK = "let_back"
    RESET = "reset"  # passphrase, codes and keys are void, and the member is invited anew
    RECOVERED = "recovered"  # by the recovery code: new passphrase and codes, the same keys
    LOGGED_OUT = "logged_out"
    FOUNDED = "founded"  # a compartment
    LET_IN = "let_in"
    PUT_OUT = "put_out"


class Why(StrEnum):
    """Why; a closed word, because it stands in the open: what is written by hand would name people."""

    WORK = "work"
    LEFT = "left"
    LOST = "lost"
    DANGER = "danger"
    MISTAKE = "mistake"
    OWN = "own"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """How a passphrase is tried: Argon2id with these costs, once; ``verifier`` is the digest of one key out of it."""

    salt: str
    memory_kib: int
    passes: int
    lanes: int
    verifier: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """A one-time code with which a person takes up an account: only its digest is kept."""

    digest: str = field(repr=False)
    until: str  # UTC, ISO 8601


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One member; ``version`` counts how often the record was changed.

    ``step`` is the last 30 seconds whose one-time code was used. An account without lock was not taken up yet.
    """

    id: AccountId
    pseudonym: str = field(repr=False)
    roles: tuple[Role, ...]
    lock: Lock | None = None
    public: str = ""
    private: str = field(default="", repr=False)  # sealed under the passphrase
    recovery: str = field(default="", repr=False)  # the private key again, sealed under the recovery code
    totp: str = field(default="", repr=False)  # sealed under the passphrase
    step: int = -1
    devices: tuple[str, ...] = field(default=(), repr=False)  # digests of the marks of browsers that were let in
    invitation: Invitation | None = None
    disabled: bool = False
    made_at: str = ""
    version: int = 0

    @property
    def is_taken_up(self) -> bool:
        """Whether the person has set passphrase and codes."""
        return self.lock is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """The key of a compartment in a box for one member; ``epoch`` counts how often the compartment was renewed."""

    compartment: str
    epoch: int
    account: AccountId
    box: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Administration:
    """One act on who may come in and open what, kept in the open: ids alone, for its writer may hold no key."""

    act: Act
    account: AccountId | None = None
    compartment: str | None = None
    roles: tuple[Role, ...] = ()
    by: str  # the id of an account; of the first invitation "terminal"
    at: str
    why: Why
