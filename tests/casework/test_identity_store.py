"""The store of identities opens with its own passphrase, on a request that is on record. Nobody named here exists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from habeas.casework.desk import Desk
from habeas.casework.destroying import NotTyped
from habeas.casework.identityrequests import (
    NotYetOpen,
    OwnRequest,
    RequestOver,
    answer_request,
    ask_identity,
    forget_person,
    look_at,
    requests_of,
)
from habeas.casework.identitystore import (
    IdentitiesBegun,
    IdentitiesClosed,
    IdentitiesMissing,
    Person,
    begin_store,
    close_store,
    confirm_store,
    is_open,
    keep_person,
    now_at,
    open_store,
    read_person,
    store_of,
)
from habeas.casework.memory import recall
from habeas.casework.roles import NotAllowed, Right
from habeas.casework.sitting import Sitting
from habeas.errors import BadChoice, NotFound, ReasonMissing
from habeas.keys import new_secret
from habeas.keys.errors import CodeMistyped, KeyForgotten, PassphraseUnfit, WrongPassphrase
from habeas.ledger import Closed, Ledger
from habeas.ledger.key import Cost
from habeas.ledger.keyring import IDENTITY
from habeas.model import IdentityLook, IdentityRecord

CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
PASSPHRASE, SECOND = "an invented passphrase", "a second invented passphrase"
WITNESS = Person(
    pseudonym="Witness  7", name="Sefa Quandt", relation="neighbour", contact="+00 000 zibberwock",
    safely="never by telephone after six", notes="afraid of the landlord",
)  # fmt: skip
START = "2026-01-02T03:00:00Z"


def at(desk: Desk, clock: str) -> Desk:
    return replace(desk, now=lambda: f"2026-01-02T{clock}Z")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "case.habeas"


@pytest.fixture
def desk(path: Path) -> Iterator[Desk]:
    with Ledger.create(path, PASSPHRASE, cost=CHEAP) as ledger:
        yield Desk(ledger=ledger, person="R. (invented)", now=lambda: START)


@pytest.fixture
def begun(desk: Desk) -> Iterator[tuple[Desk, str]]:
    desk = at(desk, "03:00:00")
    code = begin_store(desk, SECOND, cost=CHEAP)
    confirm_store(desk, code)
    yield desk, code


@pytest.fixture
def kept(begun: tuple[Desk, str]) -> Desk:
    """A desk whose store holds one witness, and is closed."""
    desk, _ = begun
    open_store(desk, SECOND)
    keep_person(desk, WITNESS)
    close_store(desk)
    return desk


def test_it_opens_only_after_its_recovery_code_was_typed_back(desk: Desk) -> None:
    code = begin_store(desk, SECOND, delay=30, cost=CHEAP)
    assert store_of(desk) == replace(store_of(desk), begun=False, owed=True, delay=30)
    with pytest.raises(IdentitiesMissing):
        open_store(desk, SECOND)
    with pytest.raises(WrongPassphrase):
        confirm_store(desk, "not a code at all")
    confirm_store(desk, code.upper())
    open_store(desk, SECOND)
    assert is_open(desk)


@pytest.mark.parametrize("wrong", ["an invented passphrase", "another passphrase", ""])
def test_nothing_else_opens_it_not_even_the_passphrase_of_the_ledger(kept: Desk, wrong: str) -> None:
    with pytest.raises((WrongPassphrase, CodeMistyped)):
        open_store(kept, wrong)
    assert not is_open(kept)


def test_its_recovery_code_opens_it(begun: tuple[Desk, str]) -> None:
    desk, code = begun
    open_store(desk, code)
    assert is_open(desk)


def test_the_root_of_the_ledger_does_not_open_a_record(kept: Desk) -> None:
    assert kept.ledger.ring.find(IDENTITY) is None
    (entry,) = kept.ledger.read(IdentityRecord)
    assert entry.body is Closed.APART
    with pytest.raises(IdentitiesClosed):
        read_person(kept, WITNESS.pseudonym)


def test_a_request_with_a_reason_lets_one_look_and_the_look_is_on_record(kept: Desk) -> None:
    request = ask_identity(kept, "Witness 7", hours=2, because="she must be warned")
    open_store(kept, SECOND)
    found = look_at(kept, request.id)
    assert (found.name, found.contact, found.safely) == (WITNESS.name, WITNESS.contact, WITNESS.safely)
    (asked,) = requests_of(recall(kept))
    assert (asked.request.because, asked.looks) == ("she must be warned", 1)
    (look,) = (entry.body for entry in kept.ledger.read(IdentityLook))
    assert (look.request, look.by) == (request.id, kept.person)  # type: ignore[union-attr]


def test_what_was_looked_at_stays_in_no_memory_of_the_ledger(kept: Desk) -> None:
    request = ask_identity(kept, "Witness 7", hours=2, because="she must be warned")
    open_store(kept, SECOND)
    look_at(kept, request.id)
    memory = recall(kept)
    assert not [entry for entry in memory.entries if isinstance(entry.body, IdentityRecord)]
    assert memory.source.closed[Closed.APART] == 1
    (entry,) = kept.ledger.read(IdentityRecord)
    assert entry.body is Closed.APART


@pytest.mark.parametrize(
    ("clock", "refused", "why"),
    [
        ("03:29:59", NotYetOpen, "the delay that was agreed is not over"),
        ("03:30:00", None, "it is over"),
        ("05:29:59", None, "two hours are not over"),
        ("05:30:00", RequestOver, "they are"),
    ],
)
def test_a_request_opens_after_the_delay_and_for_its_hours(
    desk: Desk, clock: str, refused: type[Exception] | None, why: str
) -> None:
    desk = at(desk, "03:00:00")
    confirm_store(desk, begin_store(desk, SECOND, delay=30, cost=CHEAP))
    open_store(desk, SECOND)
    keep_person(desk, WITNESS)
    request = ask_identity(desk, "Witness 7", hours=2, because="she must be warned")
    later = at(desk, clock)
    open_store(later, SECOND)
    if refused is None:
        assert look_at(later, request.id).name == WITNESS.name, why
    else:
        with pytest.raises(refused):
            look_at(later, request.id)


@pytest.mark.parametrize(
    ("clock", "stays", "why"),
    [
        ("03:04:59", True, "used less than five minutes ago"),
        ("03:05:00", False, "left idle for five minutes"),
        ("02:59:59", False, "the clock was set back"),
    ],
)
def test_it_closes_when_it_is_left_idle(kept: Desk, clock: str, stays: bool, why: str) -> None:
    open_store(kept, SECOND)
    assert is_open(at(kept, clock)) is stays, why


def test_to_ask_whether_it_is_open_does_not_keep_it_open(kept: Desk) -> None:
    open_store(kept, SECOND)
    assert is_open(at(kept, "03:04:00"))
    assert not is_open(at(kept, "03:06:00"))


def test_the_latest_record_of_a_pseudonym_stands(kept: Desk) -> None:
    open_store(kept, SECOND)
    keep_person(kept, replace(WITNESS, contact="moved"))
    assert read_person(kept, "Witness 7").contact == "moved"


def test_nobody_asks_without_a_reason_or_for_ever(kept: Desk) -> None:
    with pytest.raises(ReasonMissing):
        ask_identity(kept, "Witness 7", hours=2, because="  ")
    for hours in (0, 73):
        with pytest.raises(BadChoice):
            ask_identity(kept, "Witness 7", hours=hours, because="a reason")


def test_another_person_does_not_look_on_ones_request(kept: Desk) -> None:
    request = ask_identity(kept, "Witness 7", hours=2, because="she must be warned")
    other = replace(kept, person="S. (invented)")
    open_store(other, SECOND)
    with pytest.raises(NotFound):
        look_at(other, request.id)


def test_it_is_begun_once_with_a_passphrase_that_is_long_enough(begun: tuple[Desk, str]) -> None:
    with pytest.raises(IdentitiesBegun):
        begin_store(begun[0], "yet another passphrase", cost=CHEAP)


def test_a_short_passphrase_begins_nothing(desk: Desk) -> None:
    with pytest.raises(PassphraseUnfit):
        begin_store(desk, "short", cost=CHEAP)
    assert not store_of(desk).owed


def test_in_a_team_another_custodian_answers(desk: Desk) -> None:
    desk.ledger.ring.hold(IDENTITY, new_secret())  # as out of a custodian's box
    desk.ledger.look_again()
    one, other = at(desk, "03:00:00"), replace(at(desk, "03:00:00"), person="S. (invented)")
    open_store(one)
    keep_person(one, WITNESS)
    request = ask_identity(one, "Witness 7", hours=2, because="she must be warned")
    with pytest.raises(NotYetOpen):
        look_at(one, request.id)
    with pytest.raises(OwnRequest):
        answer_request(one, request.id, grant=True, because="I say so")
    answer_request(other, request.id, grant=True, because="I know of the danger")
    assert look_at(one, request.id).name == WITNESS.name
    with pytest.raises(OwnRequest):
        answer_request(other, request.id, grant=False, because="again")
    assert not [entry for entry in recall(one).entries if isinstance(entry.body, IdentityRecord)]


def test_in_a_team_a_request_that_is_refused_opens_nothing(desk: Desk) -> None:
    desk.ledger.ring.hold(IDENTITY, new_secret())
    desk.ledger.look_again()
    one, other = at(desk, "03:00:00"), replace(at(desk, "03:00:00"), person="S. (invented)")
    request = ask_identity(one, "Witness 7", hours=2, because="curious")
    answer_request(other, request.id, grant=False, because="that is no reason")
    open_store(one)
    with pytest.raises(RequestOver):
        look_at(one, request.id)


def test_who_is_no_custodian_comes_near_none_of_it(kept: Desk) -> None:
    reader = replace(kept, rights=frozenset({Right.READ, Right.DECIDE, Right.SETTLE, Right.CONSENT, Right.VAULT}))
    for act in (
        lambda: store_of(reader),
        lambda: open_store(reader, SECOND),
        lambda: ask_identity(reader, "Witness 7", hours=1, because="a reason"),
        lambda: look_at(reader, "idr-1"),
        lambda: keep_person(reader, WITNESS),
        lambda: forget_person(reader, "Witness 7", typed="Witness 7", because="a reason"),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_a_record_is_destroyed_without_being_opened(kept: Desk) -> None:
    with pytest.raises(NotTyped):
        forget_person(kept, "Witness 7", typed="Witness", because="she asks for it")
    assert forget_person(kept, "Witness 7", typed="Witness 7", because="she asks for it") == 1
    open_store(kept, SECOND)
    with pytest.raises(NotFound):
        read_person(kept, "Witness 7")
    assert kept.ledger.verify().destroyed == 1


def test_locking_the_desk_forgets_the_key(kept: Desk, path: Path) -> None:
    sitting = Sitting(Ledger.open(path, PASSPHRASE, cost=CHEAP), now=lambda: START)
    assert sitting.wait(60)
    desk = sitting.desk_for("R. (invented)")
    open_store(desk, SECOND)
    opening = desk.recollection.openings.find(desk.person, now_at(desk))
    assert opening is not None
    assert opening.key is not None
    sitting.close()
    with pytest.raises(KeyForgotten):
        opening.key.reveal()


def test_nothing_of_it_can_be_read_in_the_file(kept: Desk, path: Path) -> None:
    kept.ledger.backup(path.with_name("copy"))
    assert b"zibberwock" not in path.with_name("copy").read_bytes()
    assert b"zibberwock" not in path.read_bytes()
