"""A team's office: each member has her own session, and those with the same keys sit in the same room.

Members with other keys sit elsewhere: what one room has read of the ledger, no other room knows. A room is closed, and
its keys are forgotten, when the last of those who sit there has gone.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from django.conf import settings
from django.http import HttpRequest

from habeas.casework.accounts import Accounts
from habeas.casework.entering import NotLetIn
from habeas.casework.roles import Right, rights_of
from habeas.casework.sitting import Sitting
from habeas.casework.team import NAMES, Keys, Team, clearance_of, keys_of
from habeas.keys import PrivateKey
from habeas.model.account import Account, AccountId
from habeas.web.chrome.limits import Limits, Turnstile
from habeas.web.chrome.office import LOOKS_EVERY_S, Visit
from habeas.web.team.pending import Pending
from habeas.web.team.sessions import IDLE_S, Session, Sessions

T = TypeVar("T")
Clearance = frozenset[tuple[str, int]]

DOOR = "team-enter"
SHARED = frozenset({"first", "language", "lock", "opening"})  # pages open to all that a team has, too


@dataclass(slots=True)
class TeamRoom:
    """Where those sit who hold the same keys, and what is kept there for them."""

    sitting: Sitting
    keys: Keys = field(repr=False)
    title: str
    idle_s: float = IDLE_S
    door: str = DOOR
    size_mb: float = 0.0
    _kept: dict[type, object] = field(default_factory=dict)
    _at_close: list[Callable[[], None]] = field(default_factory=list)

    def keep(self, kind: type[T], *, leave: Callable[[T], None] | None = None) -> T:
        """Return the one thing of this kind that lasts as long as the room."""
        known = self._kept.get(kind)
        if isinstance(known, kind):
            return known
        made = self._kept[kind] = kind()
        if leave is not None:
            self._at_close.append(partial(leave, made))
        return made

    def close(self) -> None:
        """Stop what goes on here, and forget keys and all that was read."""
        leaving, self._at_close, self._kept = self._at_close, [], {}
        for leave in leaving:
            leave()
        self.sitting.close()
        for key in self.keys.values():
            key.forget()


@dataclass(frozen=True, slots=True)
class Lobby:
    """Where those are who hold no keys: administrators, and members whom nobody has let in yet."""

    title: str
    idle_s: float = IDLE_S
    door: str = DOOR
    size_mb: float = 0.0

    def keep(self, kind: type[T], *, leave: Callable[[T], None] | None = None) -> T:
        """Return a thing that nobody keeps."""
        return kind()


class TeamOffice:
    """Lets members in by their sessions, into the room of their keys."""

    idle_s = IDLE_S
    door = DOOR

    def __init__(self, team: Team, accounts: Accounts, *, clock: Callable[[], float] = time.time) -> None:
        self.team, self.accounts = team, accounts
        self.sessions, self.limits, self.pending = Sessions(clock), Limits(clock), Pending(clock)
        self.turnstile = Turnstile()
        self._guard = threading.RLock()
        self._rooms: dict[Clearance, TeamRoom] = {}
        self._places: dict[str, Clearance] = {}  # by session, in which room it is

    def shows(self, page: str, right: Right) -> bool:
        """Whether there is such a page here at all: those open to all are named, others go by their right."""
        return right is not Right.OPEN or page in SHARED or page.startswith("team-")

    def admit(self, request: HttpRequest) -> Visit | None:
        """Return who asks, as her account is now: roles, boxes and being shut out count from the next click on."""
        token = token_of(request)
        session = self.sessions.find(token)
        account = self._account(session.account) if session else None
        if token is None or session is None or account is None:
            return None
        rights = rights_of(account.roles)
        room = self._room_of(session, token) if Right.READ in rights else None
        return Visit(
            person=account.pseudonym, rights=rights, room=room or Lobby(self.team.title),
            sitting=room.sitting if room else None, is_fresh=self.sessions.is_fresh(session),
            account=account.id, session=session.id,
        )  # fmt: skip

    def _account(self, account: AccountId) -> Account | None:
        known = {each.id: each for each in self.team.store.accounts()}.get(account)
        if known is None or known.disabled or not known.is_taken_up:
            self.sessions.end(account)
            return None
        return known

    def _room_of(self, session: Session, token: str) -> TeamRoom | None:
        """Return the room of a member's keys; where her boxes changed, another one than before."""
        held = frozenset(
            (each.compartment, each.epoch) for each in self.team.store.memberships() if each.account == session.account
        )
        with self._guard:
            self._places[session.id] = held
            if not any(name != NAMES for name, _ in held):
                return None
            if held not in self._rooms:
                keys = keys_of(self.team.store, session.account, self.sessions.private_of(session, token))
                self._rooms[clearance_of(keys)] = room = TeamRoom(
                    sitting=self.team.sit(keys), keys=keys, title=self.team.title
                )  # fmt: skip
                room.sitting.begin()
            return self._rooms[held]

    def private_for(self, request: HttpRequest) -> PrivateKey:
        """Return the private key of whoever asks, who was let in.

        Raises:
            NotLetIn: she was let out a moment ago.

        """
        token = token_of(request)
        session = self.sessions.find(token)
        if session is None or token is None:
            raise NotLetIn
        return self.sessions.private_of(session, token)

    def keys_for(self, request: HttpRequest, account: AccountId) -> Keys:
        """Return the keys out of a member's boxes, who asks herself."""
        return keys_of(self.team.store, account, self.private_for(request))

    def touch(self, request: HttpRequest) -> None:
        """Somebody is there."""
        session = self.sessions.find(token_of(request))
        if session is not None:
            self.sessions.touch(session)

    def keeps(self, request: HttpRequest) -> bool:
        """Whether what a browser sent too late is kept: only of browsers that were let in."""
        token = token_of(request)
        return self.sessions.find(token) is not None or self.sessions.has_idled(token)

    def leave(self, request: HttpRequest) -> None:
        """Let a member out; others stay."""
        session = self.sessions.find(token_of(request))
        if session is not None:
            self.sessions.end(session.account, session.id)
        self.tidy()

    def fail(self, visit: Visit) -> None:
        """Close the room of a sitting that failed; its members open it again."""
        with self._guard:
            room = self._rooms.pop(self._places.get(visit.session, frozenset()), None)
        if room is not None:
            room.close()

    def tidy(self) -> None:
        """Close the rooms in which nobody sits any more."""
        with self._guard:
            alive = {each.id for account in self.sessions.accounts() for each in self.sessions.of(account)}
            self._places = {session: place for session, place in self._places.items() if session in alive}
            used = frozenset(self._places.values())
            empty = [self._rooms.pop(place) for place in list(self._rooms) if place not in used]
        for room in empty:
            room.close()

    def lock(self) -> None:
        """End all sessions, close all rooms and forget every key."""
        for account in self.sessions.accounts():
            self.sessions.end(account)
        self.tidy()

    def watch(self) -> None:
        """Close rooms when their members have gone, from now on until the program ends."""
        threading.Thread(target=self._watch, name="close-empty-rooms", daemon=True).start()

    def _watch(self) -> None:
        while True:
            time.sleep(LOOKS_EVERY_S)
            self.tidy()


def cookie_name() -> str:
    """Return what the cookie of a session is called: behind TLS no other host may have set it."""
    return f"{'__Host-' if settings.SESSION_COOKIE_SECURE else ''}habeas_member"


def token_of(request: HttpRequest) -> str | None:
    """Return the token that the browser holds."""
    held: str | None = request.COOKIES.get(cookie_name())
    return held
