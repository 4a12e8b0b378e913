"""Who may do what: every address × method × role × compartment × class, from one table. Nobody here exists.

An address that is not in the table fails. ``shows`` is the class of what the page gives out: nothing, the names of
accounts, content of the ledger, an original as it came, or a file that leaves.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from django.test import Client
from django.urls import URLPattern
from team_world import Member, TeamWorld, open_team, shelter
from test_rights import EVERY, _address

from habeas.casework.book import MAY_WRITE, Guarded
from habeas.casework.desk import Desk
from habeas.casework.roles import RIGHTS, NotAllowed, Right
from habeas.ledger.entries import KINDS
from habeas.model.account import Role
from habeas.web.chrome.office import open_office

TABLE = """
first                  GET       open     nothing
unlock                 GET POST  open     nothing
recovery               POST      open     nothing
opening                GET       open     nothing
lock                   POST      open     nothing
awake                  GET       read     nothing
kept                   GET POST  read     content
language               POST      open     nothing
help                   GET       read     nothing
settings               GET       read     content
readers                POST      settle   content
reasons                POST      settle   content
inbox                  GET       read     content
upload                 POST      keep     content
tray                   GET       read     content
clear-tray             POST      keep     content
stop-reading           POST      keep     content
set-aside              GET       read     content
say-date               GET       read     content
document               GET       read     content
describe               POST      keep     content
document-note          POST      decide   content
original               GET POST  read     original
picture                GET       read     content
words                  GET POST  decide   content
review                 GET       read     content
next-document          GET       read     content
agreement              GET       read     content
read                   GET       read     content
claim-by-hand          GET POST  decide   content
undo                   POST      decide   content
claim                  GET       read     content
decide                 POST      decide   content
amend                  GET POST  decide   content
note                   POST      decide   content
cases                  GET       read     content
case                   GET       read     content
times                  GET       read     content
process                GET       read     content
gaps                   GET       read     content
mark-asked             POST      decide   content
sources                GET       read     content
say-descent            POST      decide   content
joins                  GET       read     content
say-events             POST      decide   content
case-history           GET       read     content
fact                   GET       read     content
case-part              GET       read     content
settle                 POST      settle   content
case-note              POST      decide   content
case-review            GET       read     content
changes                GET       read     content
history                GET       read     content
identities             GET       read     content
identities-next        GET       read     content
identities-choose      GET       read     content
pair                   GET       read     content
pair-judge             POST      decide   content
pair-take-back         POST      decide   content
findings               GET       read     content
say-element            POST      decide   content
filings                GET       read     content
consent                GET       read     content
say-consent            POST      consent  content
take-back-consent      POST      consent  content
petition               GET       read     content
write-petition         POST      decide   content
written-petition       GET       read     content
take-petition          GET       publish  leaving
petition-file          GET       publish  leaving
due                    GET       read     content
calendar               GET       read     content
calendar-file          GET       read     content
states                 GET       read     content
state                  GET       read     content
follow-up              GET       read     content
record-communication   POST      decide   content
correct-communication  POST      decide   content
unrecord               POST      decide   content
record-opinion         POST      decide   content
unrecord-opinion       POST      decide   content
say-compliance         POST      decide   content
unsay-compliance       POST      decide   content
remind                 POST      decide   content
change-reminder        POST      decide   content
paper                  GET       read     content
take-up                POST      decide   content
begin-writing          POST      decide   content
writing                GET       read     content
save-writing           POST      decide   content
settle-sentence        POST      decide   content
restore-revision       POST      decide   content
record-writing         POST      decide   content
preview-writing        GET       read     content
writing-in-word        GET       read     content
writing-back           POST      decide   content
writing-file           GET       publish  leaving
search                 GET       read     content
team-enter             GET POST  open     nothing
team-code              GET POST  open     nothing
team-confirm           GET POST  self     accounts
team-invited           GET POST  open     nothing
team-lost              GET POST  open     nothing
team-enrol             GET POST  open     nothing
team-account           GET       self     accounts
team-passphrase        POST      self     accounts
team-end-session       POST      self     accounts
team-accounts          GET       admin    accounts
team-invite            POST      admin    accounts
team-roles             POST      admin    accounts
team-disable           POST      admin    accounts
team-enable            POST      admin    accounts
team-reset             POST      admin    accounts
team-compartments      GET       grant    accounts
team-make              POST      grant    accounts
team-admit             POST      grant    accounts
team-expel             POST      grant    accounts
keeping                GET       read     content
keep-make              POST      settle   content
keep-place             POST      settle   content
keep-class             POST      decide   content
keep-hold              POST      settle   content
withdrawal             GET       read     content
withdraw-source        POST      consent  content
destroy-source         POST      settle   content
protected              GET       identity content
protected-begin        POST      identity content
protected-confirm      POST      identity content
protected-open         POST      identity content
protected-close        POST      identity content
protected-add          POST      identity content
protected-ask          POST      identity content
protected-answer       POST      identity content
protected-look         POST      identity content
"""
ROWS = {
    name: (set(methods), Right(right), shows)
    for name, *methods, right, shows in map(str.split, TABLE.split("\n")[1:-1])
}
METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE")
VAULT_ONLY = {"unlock", "recovery"}  # open to all in a vault; a team has no such page
TABLED = {pattern.name: address for address, pattern in EVERY}
# role: which rights it has, said once more and by hand, so that a slip in the program's own table is found
EXPECTED = {
    Role.READER: "self read",
    Role.REVIEWER: "self read decide keep",
    Role.SENIOR: "self read decide keep settle consent grant",
    Role.CUSTODIAN: "self read consent grant identity",
    Role.PUBLISHER: "self read publish",
    Role.ADMINISTRATOR: "self admin",
}


@pytest.fixture(scope="module")
def team(world: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TeamWorld]:
    """A team in which each role has one member, and one document lies in a compartment of its own."""
    made = open_team(world, tmp_path_factory.mktemp("matrix"))
    yield made
    made.office.lock()


@pytest.fixture(scope="module")
def members(team: TeamWorld) -> dict[Role, Member]:
    return {role: team.join(f"{role.value} (invented)", role) for role in Role}


@pytest.fixture(scope="module")
def browsers(team: TeamWorld, members: dict[Role, Member]) -> dict[Role, Client]:
    return {role: team.log_in(member) for role, member in members.items()}


@pytest.fixture(autouse=True)
def _here(team: TeamWorld) -> None:
    open_office(team.office)


def test_every_address_is_in_the_table_and_the_table_names_no_other() -> None:
    assert {pattern.name for _, pattern in EVERY} == set(ROWS)


@pytest.mark.parametrize(("address", "pattern"), EVERY, ids=[address or "/" for address, _ in EVERY])
def test_an_address_has_the_methods_and_the_right_of_the_table(address: str, pattern: URLPattern) -> None:
    methods, right, shows = ROWS[pattern.name]
    assert (set(pattern.callback.methods), pattern.callback.right) == (methods, right)
    assert shows != "leaving" or right is Right.PUBLISH
    assert shows not in ("content", "original") or right not in (Right.OPEN, Right.SELF, Right.ADMIN, Right.GRANT)


@pytest.mark.parametrize("role", list(Role))
def test_a_role_has_the_rights_that_were_meant(role: Role) -> None:
    assert {right.value for right in RIGHTS[role]} == set(EXPECTED[role].split())


@pytest.mark.parametrize("name", list(ROWS))
def test_whoever_is_not_let_in_is_led_to_the_door(name: str) -> None:
    methods, right, _ = ROWS[name]
    for method in METHODS:
        answer = Client().generic(method, _address(TABLED[name]))
        if name in VAULT_ONLY:
            assert answer.status_code == 404, method
        elif right is not Right.OPEN:
            assert (answer.status_code, answer.content) == (302, b""), method
            assert answer.headers["Location"].startswith("/enter/"), method
        elif method not in methods | {"HEAD"}:
            assert answer.status_code == 405, method


@pytest.mark.parametrize("name", [name for name in ROWS if name != "lock"])
def test_a_member_may_do_what_the_table_says_and_nothing_else(name: str, browsers: dict[Role, Client]) -> None:
    methods, right, _ = ROWS[name]
    for role, method in product(Role, METHODS):
        answer = browsers[role].generic(method, _address(TABLED[name]))
        if name in VAULT_ONLY:
            assert answer.status_code == 404, (role, method)
        elif right is not Right.OPEN and right.value not in EXPECTED[role].split():
            assert answer.status_code == 403, (role, method)
        elif method not in methods and not (method == "HEAD" and "GET" in methods):
            assert answer.status_code == 405, (role, method)
        else:
            assert answer.status_code in (200, 204, 302, 404, 409, 422), (role, method)
            assert not answer.headers.get("Location", "").startswith("/enter/again/"), (role, method)


def test_every_kind_of_entry_has_a_right_that_writes_it() -> None:
    assert set(MAY_WRITE) == set(KINDS.values())


@pytest.mark.parametrize("role", list(Role))
def test_a_desk_hands_its_ledger_out_with_a_guard(role: Role, team: TeamWorld) -> None:
    sitting = team.team.sit({("names", 1): team.keys["names"], ("general", 1): team.keys["general"]})
    desk = sitting.desk_for("Anybody (invented)", rights=RIGHTS[role])
    assert isinstance(desk.ledger, Guarded)
    with pytest.raises(NotAllowed):
        desk.ledger.backup(Path("never-written"))
    assert isinstance(Desk(ledger=desk.ledger, person="x", rights=RIGHTS[role]).ledger, Guarded)
    sitting.close()


LISTS = ("/inbox/", "/inbox/aside/", "/review/", "/cases/", "/identities/", "/history/", "/search/?q=Bana", "/due/")


@pytest.fixture(scope="module")
def elsewhere(team: TeamWorld, members: dict[Role, Member]) -> tuple[str, str]:
    """The ids of a document in a compartment of its own, and of a claim in it."""
    return shelter(team)


OBJECTS = [name for name in ROWS if "<str:document>" in TABLED[name] or "<str:claim>" in TABLED[name]]


@pytest.mark.parametrize("name", OBJECTS)
def test_what_lies_in_another_compartment_is_as_if_it_were_not_there(
    name: str, team: TeamWorld, elsewhere: tuple[str, str]
) -> None:
    document, claim = elsewhere
    outside = team.log_in(team.join(f"Outside of {name}", Role.SENIOR))
    theirs = _address(TABLED[name]).replace("doc-0", document).replace("clm-0", claim)
    nowhere = _address(TABLED[name])
    for method in METHODS:
        answer, none = outside.generic(method, theirs), outside.generic(method, nowhere)
        assert answer.status_code == none.status_code, method
        assert "Bana" not in answer.content.decode(), method


def test_lists_searches_and_histories_of_others_do_not_name_it(team: TeamWorld, elsewhere: tuple[str, str]) -> None:
    outside = team.log_in(team.join("Outside of lists", Role.SENIOR))
    inside = team.log_in(team.join("Inside of lists", Role.SENIOR, compartments=("general", "north")))
    told = {page: outside.get(page).content.decode() for page in LISTS}
    assert [page for page, html in told.items() if "Orvel" in html or elsewhere[0] in html] == []
    assert "Orvel" in inside.get(f"/read/{elsewhere[0]}/").content.decode()
