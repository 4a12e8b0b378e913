"""The guard of a ledger, line by line: which right each act asks, which rights write each kind, what is handed on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from habeas.casework.book import MAY_WRITE, Guarded
from habeas.casework.roles import EVERY_RIGHT, FRESH, RIGHTS, WITHOUT_CONTENT, NotAllowed, Right, rights_of
from habeas.ledger.entries import KINDS
from habeas.model import Placement, Shredding
from habeas.model.account import Role

# kind of an entry: the rights of which one is enough, said once more and by hand
WRITTEN = """
document             decide keep
provenance           keep
set_aside            keep
naming               decide keep
claim                decide keep
proposal_made        decide keep
page_read            keep
description          decide keep
decision             decide
judgement            decide
amendment            decide
note                 decide
correction           decide
derivation           decide
event_judgement      decide
asked                decide
element_word         decide
communication        decide
opinion_record       decide
compliance           decide
reminder             decide
revision             decide
artefact             decide
resolution           settle
reading_rule         settle
reason_list          settle
treaty_override      settle
consent              consent
source_withdrawal    consent keep
classing             decide keep consent
hold                 settle
shredding            settle
placement            settle identity
compartment_made     grant
identity_record      identity
identity_request     read
identity_grant       identity
identity_look        read
checkpoint           publish
cosignature          publish
anchor               publish
bundle_made          publish
administration
"""
WRITES = {kind: frozenset(map(Right, rights)) for kind, *rights in map(str.split, WRITTEN.strip().split("\n"))}
WHEN = {"by": "R. (invented)", "at": "2026-01-02T03:04:05Z"}
PLACEMENT = Placement(subject="doc-0", compartment="north", because="need to know", **WHEN)
SHREDDING = Shredding(keys=("key-0",), because="asked for", **WHEN)


class Written:
    """A ledger that does nothing and tells what was asked of it."""

    def __init__(self, compartment: str | None = "general") -> None:
        self.asked: list[object] = []
        self.compartment = compartment

    def compartment_of(self, subject: str) -> str | None:
        return self.compartment

    def __getattr__(self, name: str) -> object:
        if name in ("head", "mended", "ring", "safe", "frontier"):
            return f"its {name}"

        def act(*given: object, **words: object) -> str:
            self.asked.append((name, given, words))
            return f"did {name}"

        return act


def guarded(*rights: Right, compartment: str | None = "general") -> tuple[Guarded, Written]:
    """Return a ledger that does nothing, and its guard for somebody with these rights."""
    written = Written(compartment)
    return Guarded(written, frozenset(rights)), written  # type: ignore[arg-type]


def test_every_kind_of_entry_is_in_this_table() -> None:
    assert set(WRITES) == set(KINDS.values())
    assert dict(MAY_WRITE) == WRITES


@pytest.mark.parametrize("kind", list(KINDS), ids=KINDS.values())
def test_an_entry_is_written_with_one_of_its_rights_and_no_other(kind: type) -> None:
    body, done = kind.__new__(kind), set()
    for right in Right:
        guard, written = guarded(right)
        try:
            guard.append([body], **WHEN, compartment="north")
        except NotAllowed:
            assert written.asked == []
        else:
            done.add(right)
            assert written.asked == [("append", ((body,),), {**WHEN, "compartment": "north"})]
    assert done == WRITES[KINDS[kind]]


ACTS: list[tuple[str, Right, Callable[[Guarded], object], object]] = [
    ("ring", Right.IDENTITY, lambda ledger: ledger.ring, None),
    ("safe", Right.IDENTITY, lambda ledger: ledger.safe, None),
    ("head", Right.READ, lambda ledger: ledger.head, None),
    ("frontier", Right.READ, lambda ledger: ledger.frontier, None),
    ("renew", Right.GRANT, lambda ledger: ledger.renew("north"), ("renew", ("north",), {})),
    ("find_key", Right.READ, lambda ledger: ledger.find_key("doc-0"), ("find_key", ("doc-0",), {})),
    ("places", Right.READ, lambda ledger: ledger.places(), ("places", (), {})),
    ("look_again", Right.READ, lambda ledger: ledger.look_again(["key"]), ("look_again", (["key"],), {})),
    ("leaves", Right.READ, lambda ledger: ledger.leaves(3), ("leaves", (3,), {})),
    ("disclose", Right.PUBLISH, lambda ledger: ledger.disclose(3), ("disclose", (3,), {})),
    ("signing_root", Right.PUBLISH, lambda ledger: ledger.signing_root(), ("signing_root", (), {})),
    ("read", Right.READ, lambda ledger: ledger.read("claim", "note", after=3),
     ("read", ("claim", "note"), {"after": 3})),
    ("keep_original", Right.KEEP, lambda ledger: ledger.keep_original(b"x", compartment="north"),
     ("keep_original", (b"x",), {"compartment": "north"})),
    ("has_original", Right.READ, lambda ledger: ledger.has_original("ab"), ("has_original", ("ab",), {})),
    ("get_original", Right.READ, lambda ledger: ledger.get_original("ab"), ("get_original", ("ab",), {})),
    ("index", Right.READ, lambda ledger: ledger.index(), ("index", (), {})),
    ("verify", Right.READ, lambda ledger: ledger.verify(), ("verify", (), {})),
    ("backup", Right.VAULT, lambda ledger: ledger.backup(Path("x")), ("backup", (Path("x"),), {})),
]  # fmt: skip


@pytest.mark.parametrize(("name", "right", "act", "call"), ACTS, ids=[row[0] for row in ACTS])
def test_an_act_is_done_with_its_right_and_no_other(
    name: str, right: Right, act: Callable[[Guarded], object], call: object
) -> None:
    for other in EVERY_RIGHT - {right}:
        guard, written = guarded(other)
        with pytest.raises(NotAllowed, match=f"“{right}”"):
            act(guard)
        assert written.asked == []
    guard, written = guarded(right)
    told = act(guard)
    if name != "look_again":
        assert told == (f"did {name}" if call else f"its {name}")
    assert written.asked == ([call] if call else [])


def test_everybody_may_let_go_and_learn_that_the_key_file_was_mended() -> None:
    guard, written = guarded()
    guard.release()
    assert guard.mended == "its mended"
    assert written.asked == [("release", (), {})]


@pytest.mark.parametrize("name", ["path", "restore", "_records", "compartments", "mend"])
def test_what_nobody_may_ask_is_refused_to_all(name: str) -> None:
    guard, written = guarded(*EVERY_RIGHT)
    with pytest.raises(NotAllowed, match="“none”"):
        getattr(guard, name)
    assert written.asked == []


def test_where_something_lies_is_told_to_readers() -> None:
    assert guarded(Right.READ, compartment="north")[0].compartment_of("doc-0") == "north"
    with pytest.raises(NotAllowed):
        guarded(Right.PUBLISH)[0].compartment_of("doc-0")


@pytest.mark.parametrize(
    ("compartment", "rights", "why"),
    [
        ("general", {Right.DECIDE, Right.KEEP, Right.CONSENT, Right.SETTLE, Right.IDENTITY}, "out of the general one"),
        ("north", {Right.SETTLE, Right.IDENTITY}, "out of one of its own"),
        (None, {Right.SETTLE, Right.IDENTITY}, "nobody knows where it is"),
    ],
)
def test_something_is_moved_by_whom(compartment: str | None, rights: set[Right], why: str) -> None:
    done = set()
    for right in Right:
        guard, written = guarded(right, compartment=compartment)
        try:
            guard.move(PLACEMENT, **WHEN)
        except NotAllowed:
            assert written.asked == []
        else:
            done.add(right)
            assert written.asked == [("move", (PLACEMENT,), WHEN)]
    assert done == rights, why


def test_keys_are_destroyed_by_those_who_settle() -> None:
    guard, written = guarded(Right.SETTLE)
    assert guard.shred(SHREDDING, **WHEN) == "did shred"
    assert written.asked == [("shred", (SHREDDING,), WHEN)]
    guard, written = guarded(*EVERY_RIGHT - {Right.SETTLE})
    with pytest.raises(NotAllowed):
        guard.shred(SHREDDING, **WHEN)
    assert written.asked == []


def test_if_one_entry_may_not_be_written_none_is() -> None:
    guard, written = guarded(Right.DECIDE)
    with pytest.raises(NotAllowed):
        guard.append([kind.__new__(kind) for kind in KINDS], **WHEN)
    assert written.asked == []


def test_what_nobody_may_write_is_refused_to_all() -> None:
    guard, written = guarded(*EVERY_RIGHT)
    with pytest.raises(NotAllowed, match="“none”"):
        guard.append([kind.__new__(kind) for kind, name in KINDS.items() if name == "administration"], **WHEN)
    assert written.asked == []


def test_a_refusal_names_the_first_right_that_would_do() -> None:
    with pytest.raises(NotAllowed, match="“consent”") as refused:
        guarded()[0].append([kind.__new__(kind) for kind, name in KINDS.items() if name == "classing"], **WHEN)
    assert (refused.value.code, refused.value.exit_code) == ("not-allowed", 18)


def test_a_guard_shown_to_a_programmer_tells_its_rights_alone() -> None:
    assert repr(guarded(Right.SELF, Right.READ)[0]) == f"<Guarded {[Right.READ, Right.SELF]}>"


# role: its rights; said once more and by hand
ROLES = {
    Role.READER: "self read",
    Role.REVIEWER: "self read decide keep",
    Role.SENIOR: "self read decide keep settle consent grant",
    Role.CUSTODIAN: "self read consent grant identity",
    Role.PUBLISHER: "self read publish",
    Role.ADMINISTRATOR: "self admin",
}


@pytest.mark.parametrize("role", list(Role))
def test_a_role_has_these_rights(role: Role) -> None:
    assert RIGHTS[role] == rights_of([role]) == frozenset(map(Right, ROLES[role].split()))


def test_two_roles_have_the_rights_of_both_and_none_has_none() -> None:
    assert rights_of([Role.PUBLISHER, Role.ADMINISTRATOR]) == {
        Right.SELF, Right.READ, Right.PUBLISH, Right.ADMIN,
    }  # fmt: skip
    assert rights_of([]) == frozenset()


def test_rights_are_called_as_they_are_told() -> None:
    told = "open self read decide keep settle grant consent identity publish admin vault"
    assert [right.value for right in Right] == told.split()
    assert set(EVERY_RIGHT) == set(Right)


def test_what_leaves_or_lets_in_wants_the_passphrase_again() -> None:
    assert set(FRESH) == {Right.PUBLISH, Right.ADMIN, Right.GRANT, Right.IDENTITY, Right.VAULT}
    assert set(WITHOUT_CONTENT) == {Right.SELF, Right.ADMIN, Right.GRANT}
