"""Sessions of a team's members, line by line: how long they last, what ends them, and that only a token opens a key."""

from __future__ import annotations

import pytest

from habeas.keys import SealBroken, new_private_key
from habeas.keys.account import new_token
from habeas.model.account import AccountId
from habeas.web.team.sessions import FRESH_S, IDLE_S, LONGEST_S, Session, Sessions

AMA, BANA = AccountId("acc-1"), AccountId("acc-2")  # invented
START = 1_000_000.0


class Clock:
    """A time that tests move."""

    def __init__(self) -> None:
        self.at = START

    def __call__(self) -> float:
        return self.at


def begun() -> tuple[Clock, Sessions, str, Session]:
    """Return a clock, the sessions, and Ama's, just begun."""
    clock = Clock()
    sessions = Sessions(clock)
    token = sessions.begin(AMA, new_private_key())
    session = sessions.find(token)
    assert session is not None
    return clock, sessions, token, session


def test_the_times_are_these() -> None:
    assert (LONGEST_S, IDLE_S, FRESH_S) == (28_800.0, 900.0, 300.0)


def test_a_session_begins_now_and_is_found_by_its_token_alone() -> None:
    _, sessions, token, session = begun()
    assert (session.account, session.began, session.seen, session.proved) == (AMA, START, START, START)
    assert len(session.id) == 16
    assert len(bytes.fromhex(session.id)) == 8
    assert sessions.find(token) is session
    assert [sessions.find(other) for other in (None, "", session.id, token + "x", new_token())] == [None] * 5


def test_two_sessions_have_two_tokens_and_two_names() -> None:
    _, sessions, token, session = begun()
    second = sessions.begin(AMA, new_private_key())
    other = sessions.find(second)
    assert other is not None
    assert second != token
    assert other.id != session.id


@pytest.mark.parametrize(("later", "is_there"), [(899.0, True), (900.0, False), (901.0, False)])
def test_fifteen_minutes_without_a_sign_end_a_session(later: float, is_there: bool) -> None:
    clock, sessions, token, session = begun()
    clock.at += 100
    sessions.touch(session)
    clock.at += later
    assert (sessions.find(token) is session) is is_there
    assert sessions.has_idled(token) is not is_there


@pytest.mark.parametrize(("later", "is_there"), [(28_799.0, True), (28_800.0, False), (28_801.0, False)])
def test_eight_hours_end_a_session_whoever_is_there(later: float, is_there: bool) -> None:
    clock, sessions, token, session = begun()
    clock.at += later
    sessions.touch(session)
    assert (sessions.find(token) is session) is is_there


def test_a_session_that_ended_does_not_come_back() -> None:
    clock, sessions, token, session = begun()
    clock.at += 900
    sessions.sweep()
    sessions.touch(session)
    assert sessions.find(token) is None


@pytest.mark.parametrize(("later", "is_known"), [(28_799.0, True), (28_800.0, False)])
def test_that_somebody_went_away_is_remembered_for_eight_hours(later: float, is_known: bool) -> None:
    clock, sessions, token, _ = begun()
    clock.at += 900
    sessions.sweep()
    clock.at += later
    sessions.sweep()
    assert sessions.has_idled(token) is is_known


def test_whoever_never_came_has_not_gone_away() -> None:
    clock, sessions, token, _ = begun()
    clock.at += 900
    sessions.sweep()
    assert [sessions.has_idled(each) for each in (token, None, new_token(), "")] == [True, False, False, False]


@pytest.mark.parametrize(("later", "is_fresh"), [(0.0, True), (299.0, True), (300.0, False), (301.0, False)])
def test_a_passphrase_counts_as_just_given_for_five_minutes(later: float, is_fresh: bool) -> None:
    clock, sessions, _, session = begun()
    clock.at += later
    sessions.touch(session)
    assert sessions.is_fresh(session) is is_fresh


def test_only_the_token_of_a_browser_opens_its_member_s_key() -> None:
    clock = Clock()
    sessions, private = Sessions(clock), new_private_key()
    token = sessions.begin(AMA, private)
    session = sessions.find(token)
    assert session is not None
    assert sessions.private_of(session, token).secret.reveal() == private.secret.reveal()
    with pytest.raises(SealBroken):
        sessions.private_of(session, new_token())
    session.account = BANA  # a key sealed for one member opens for no other
    with pytest.raises(SealBroken):
        sessions.private_of(session, token)


def test_a_renewed_session_has_a_new_token_and_is_fresh_again() -> None:
    clock = Clock()
    sessions, private = Sessions(clock), new_private_key()
    token = sessions.begin(AMA, private)
    clock.at += 600
    fresh = sessions.renew(token)
    assert fresh is not None
    assert fresh != token
    session = sessions.find(fresh)
    assert session is not None
    assert (session.began, session.proved, session.account) == (START, START + 600, AMA)
    assert sessions.private_of(session, fresh).secret.reveal() == private.secret.reveal()
    assert sessions.find(token) is None
    with pytest.raises(SealBroken):
        sessions.private_of(session, token)
    assert len(sessions.of(AMA)) == 1


def test_what_has_ended_cannot_be_renewed() -> None:
    clock, sessions, token, _ = begun()
    clock.at += 900
    assert sessions.renew(token) is None
    assert sessions.renew(new_token()) is None
    assert sessions.accounts() == frozenset()


def three() -> tuple[Clock, Sessions, list[str], list[str]]:
    """Return the sessions of Ama, begun at three moments, and one of Bana: their tokens and names."""
    clock = Clock()
    sessions = Sessions(clock)
    tokens = []
    for account in (AMA, BANA, AMA, AMA):
        clock.at += 10
        tokens.append(sessions.begin(account, new_private_key()))
    return clock, sessions, tokens, [found.id for token in tokens if (found := sessions.find(token))]


def test_a_member_sees_her_sessions_the_latest_seen_first() -> None:
    clock, sessions, tokens, names = three()
    clock.at += 10
    first = sessions.find(tokens[0])
    assert first is not None
    sessions.touch(first)
    assert [each.id for each in sessions.of(AMA)] == [names[0], names[3], names[2]]
    assert [each.id for each in sessions.of(BANA)] == [names[1]]
    assert sessions.accounts() == {AMA, BANA}


def test_sessions_that_are_over_are_not_shown() -> None:
    clock, sessions, _, _ = three()
    clock.at += 900
    assert sessions.of(AMA) == ()
    clock, sessions, _, _ = three()
    clock.at += 900
    assert sessions.accounts() == frozenset()


@pytest.mark.parametrize(
    ("account", "one", "but", "left", "why"),
    [
        (AMA, None, None, [1], "all of hers"),
        (AMA, None, 2, [1, 2], "all of hers but one"),
        (AMA, 0, None, [1, 2, 3], "one of hers"),
        (AMA, 0, 0, [0, 1, 2, 3], "the one that is kept"),
        (BANA, 0, None, [0, 1, 2, 3], "another's, which she may not end"),
        (BANA, None, None, [0, 2, 3], "all of another's"),
    ],
)
def test_a_member_ends_her_own_sessions_alone(
    account: AccountId, one: int | None, but: int | None, left: list[int], why: str
) -> None:
    _, sessions, tokens, names = three()
    sessions.end(account, None if one is None else names[one], but=None if but is None else names[but])
    assert [place for place, token in enumerate(tokens) if sessions.find(token)] == left, why
    assert [sessions.has_idled(token) for token in tokens] == [False] * 4, why


def test_a_session_shown_to_a_programmer_does_not_tell_its_key() -> None:
    _, _, _, session = begun()
    assert session.sealed not in repr(session)
