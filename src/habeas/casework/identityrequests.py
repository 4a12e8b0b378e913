"""Who asked to know who a protected person is, why, who answered, and each look that followed: all of it on record."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from habeas.casework.appending import append
from habeas.casework.desk import Desk
from habeas.casework.destroying import NotTyped
from habeas.casework.identitystore import IdentitiesMissing, after, plain, read_person, store_of
from habeas.casework.memory import Memory, recall
from habeas.casework.reasons import prove_reason
from habeas.casework.roles import Right
from habeas.errors import BadChoice, NotFound, Refused
from habeas.model import IdentityGrant, IdentityLook, IdentityRecord, IdentityRequest, Shredding

MOST_HOURS = 72


class NotYetOpen(Refused):
    """A request was not answered, or the time agreed for it has not come."""

    code = "identity-not-yet-open"
    exit_code = 18
    says = "Request %(request)s does not open anything yet (%(opens)s)."
    remedy = "Wait for the time, or in a team for another custodian to answer; see `habeas identities list`."


class RequestOver(Refused):
    """The time for which a request was granted is over, or it was refused."""

    code = "identity-request-over"
    exit_code = 18
    says = "Request %(request)s is over."
    remedy = "Ask again, with the reason: habeas identities request PSEUDONYM --hours N --because …"


class OwnRequest(Refused):
    """Nobody answers her own request in a team."""

    code = "own-identity-request"
    exit_code = 18
    says = "Request %(request)s is your own, or was answered already: another custodian answers it, once."
    remedy = "Ask another custodian of identities."


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A request, its answer (None: it waits), and how often it was used."""

    request: IdentityRequest
    grant: IdentityGrant | None
    looks: int


def ask_identity(desk: Desk, pseudonym: str, *, hours: int, because: str) -> IdentityRequest:
    """Put on record that somebody must know who stands behind a pseudonym, for what reason, and for how long.

    In the ledger of one person it is granted by itself, after the delay that was agreed when the store was begun.

    Raises:
        IdentitiesMissing: there is no store.
        BadChoice: the time is not possible.
        ReasonMissing: nobody says why.

    """
    desk.require(Right.IDENTITY)
    reason, name = prove_reason(because), plain(pseudonym)
    if not 1 <= hours <= MOST_HOURS or not name:
        raise BadChoice(what="The hours", given=hours, allowed=f"1 to {MOST_HOURS}, and a pseudonym")
    store = store_of(desk)
    if not store.begun:
        raise IdentitiesMissing
    made = IdentityRequest(
        id=f"idr-{secrets.token_hex(8)}", pseudonym=name, hours=hours, by=desk.person, at=desk.now(), because=reason
    )  # fmt: skip
    bodies: list[IdentityRequest | IdentityGrant] = [made]
    if not store.of_team:
        bodies.append(_granted(desk, made, delay=store.delay, because=""))
    append(desk, bodies, at=made.at)
    return made


def answer_request(desk: Desk, request: str, *, grant: bool, because: str) -> IdentityGrant:
    """Grant a request of another custodian from now on, or refuse it.

    Raises:
        NotFound: there is no such request.
        OwnRequest: it is one's own, or was answered already.
        ReasonMissing: nobody says why.

    """
    desk.require(Right.IDENTITY)
    reason = prove_reason(because)
    with desk.recollection.lock:
        asked = get_asked(recall(desk), request)
        if asked.request.by == desk.person or asked.grant is not None:
            raise OwnRequest(request=request)
        if grant:
            made = _granted(desk, asked.request, delay=0, because=reason)
        else:
            at = desk.now()
            made = IdentityGrant(request=request, opens=at, closes=at, by=desk.person, at=at, because=reason)
        append(desk, [made], at=made.at)
    return made


def _granted(desk: Desk, request: IdentityRequest, *, delay: int, because: str) -> IdentityGrant:
    return IdentityGrant(
        request=request.id, opens=after(desk, minutes=delay), closes=after(desk, minutes=delay, hours=request.hours),
        by=desk.person, at=desk.now(), because=because,
    )  # fmt: skip


def look_at(desk: Desk, request: str) -> IdentityRecord:
    """Return who stands behind the pseudonym of a request; that she looked is on record before she sees it.

    Raises:
        NotFound: there is no such request of this person, or nobody is on record under the pseudonym.
        NotYetOpen, RequestOver: it opens nothing now.
        IdentitiesClosed: the store is not open.

    """
    desk.require(Right.IDENTITY)
    with desk.recollection.lock:
        asked, now = get_asked(recall(desk), request), after(desk)
        if asked.request.by != desk.person:
            raise NotFound(what="request of yours", given=request)
        if asked.grant is None or now < asked.grant.opens:
            raise NotYetOpen(request=request, opens=asked.grant.opens if asked.grant else "not answered")
        if now >= asked.grant.closes:
            raise RequestOver(request=request)
        found = read_person(desk, asked.request.pseudonym)
        word = IdentityLook(request=request, pseudonym=asked.request.pseudonym, by=desk.person, at=desk.now())
        append(desk, [word], at=word.at)
    return found


def requests_of(memory: Memory) -> tuple[Asked, ...]:
    """Return every request, the latest first."""
    kept = memory.source.readings.spoken.safekeeping
    with memory.source.lock:
        looks = [look.request for look in kept.looks]
        every = tuple(kept.requests.values())
        found = (Asked(request=each, grant=kept.grants.get(each.id), looks=looks.count(each.id)) for each in every)
        return tuple(found)[::-1]


def get_asked(memory: Memory, request: str) -> Asked:
    """Return a request.

    Raises:
        NotFound: there is none with this id.

    """
    for each in requests_of(memory):
        if each.request.id == request:
            return each
    raise NotFound(what="request", given=request)


def forget_person(desk: Desk, pseudonym: str, *, typed: str, because: str) -> int:
    """Destroy all that is on record of who stands behind a pseudonym; nothing has to be open for it.

    Raises:
        NotTyped: the pseudonym was not typed again.
        NotFound: nobody is on record under it.

    """
    desk.require(Right.IDENTITY)
    reason, name = prove_reason(because), plain(pseudonym)
    if plain(typed) != name:
        raise NotTyped(document=name)
    key = desk.ledger.find_key(f"identity {name}")
    if key is None:
        raise NotFound(what="person", given=name)
    word = Shredding(keys=(key,), by=desk.person, at=desk.now(), because=reason)
    return desk.ledger.shred(word, by=desk.person, at=word.at)
