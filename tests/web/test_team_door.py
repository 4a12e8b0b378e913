"""A team's door: name, passphrase and code; sessions; nothing said to those who are not let in. Nobody here exists."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from http.cookies import SimpleCookie
from pathlib import Path

import pyotp
import pytest
import segno
from django.conf import settings
from django.test import Client
from team_world import CHEAP, ORDER, SECRET, WORK, Member, TeamWorld, open_team

from habeas.casework.members import invite
from habeas.keys.onetime import totp_address
from habeas.model.account import Role
from habeas.web.chrome.limits import LONGEST_WAIT_S, Limits, TooSoon
from habeas.web.chrome.office import open_office
from habeas.web.settings import TLS
from habeas.web.team.qr import pattern_of
from habeas.web.team.sessions import FRESH_S, IDLE_S, LONGEST_S

CODE = re.compile(r'<code dir="ltr">([^<]+)</code>')


@pytest.fixture(scope="module")
def _made(world: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TeamWorld]:
    made = open_team(world, tmp_path_factory.mktemp("team"))
    yield made
    made.office.lock()


@pytest.fixture
def team(_made: TeamWorld) -> TeamWorld:
    """A team that tests share; each of them brings its own members, and nobody tried anything lately."""
    open_office(_made.office)
    _made.office.limits = Limits(_made.clock.seconds)
    return _made


@pytest.fixture
def ama(team: TeamWorld) -> Member:
    return team.join(f"Ama {len(team.team.store.accounts())}", Role.REVIEWER)


def half_in(team: TeamWorld, name: str, passphrase: str, browser: Client | None = None) -> Client:
    """Return a browser that gave a name and a passphrase, and was asked for the code."""
    client = browser or Client()
    answer = client.post("/enter/", {"name": name, "passphrase": passphrase})
    assert answer.status_code == 302, answer.content.decode()
    return client


def test_name_passphrase_and_code_open_the_desk(team: TeamWorld, ama: Member) -> None:
    page = team.log_in(ama).get("/cases/").content.decode()
    assert ama.name in page
    assert "Torek" in page


def test_an_invited_person_takes_her_account_up_and_logs_in(team: TeamWorld) -> None:
    _, invitation = invite(team.office.accounts, "Bana Newcomer", [Role.READER], ORDER)
    browser = Client()
    form = {"invitation": invitation.upper().replace("-", " "), "passphrase": SECRET, "again": SECRET}
    assert browser.post("/enter/invited/", form).headers["Location"] == "/enter/enrol/"
    recovery, totp = CODE.findall(browser.get("/enter/enrol/").content.decode())
    secret = totp.replace(" ", "")
    mistyped = browser.post("/enter/enrol/", {"recovery": recovery[:-1], "code": team.code_of(secret)})
    assert mistyped.status_code == 422  # nobody begins without having written the code down
    taken = browser.post("/enter/enrol/", {"recovery": recovery, "code": team.code_of(secret)})
    assert taken.headers["Location"] == "/enter/"
    account = team.office.accounts.find_named("bana newcomer")
    assert account is not None
    assert team.log_in(Member(name="Bana Newcomer", account=account.id, totp=secret, recovery=recovery)).get(
        "/account/"
    ).status_code == 200  # fmt: skip


def test_an_invitation_works_once(team: TeamWorld) -> None:
    _, invitation = invite(team.office.accounts, "Once Only", [Role.READER], ORDER)
    form = {"invitation": invitation, "passphrase": SECRET, "again": SECRET}
    first, second = Client(), Client()
    first.post("/enter/invited/", form)
    second.post("/enter/invited/", form)
    statuses = []
    for browser in (first, second):
        recovery, totp = CODE.findall(browser.get("/enter/enrol/").content.decode())
        typed = {"recovery": recovery, "code": team.code_of(totp.replace(" ", ""))}
        statuses.append(browser.post("/enter/enrol/", typed).status_code)
    assert statuses == [302, 422]


@pytest.mark.parametrize(
    ("passphrase", "code", "why"),
    [
        ("another passphrase", None, "a wrong passphrase"),
        (SECRET, "000000", "a wrong code"),
        (SECRET, "", "no code"),
        (SECRET, "२३४", "half a code"),
    ],
)
def test_nobody_else_is_let_in(team: TeamWorld, ama: Member, passphrase: str, code: str | None, why: str) -> None:
    browser = half_in(team, ama.name, passphrase)
    team.clock.pass_by(seconds=30)
    answer = browser.post("/enter/code/", {"code": team.code_of(ama.totp) if code is None else code})
    assert answer.status_code in (200, 422), why
    assert browser.get("/cases/").status_code == 302, why


def test_a_code_works_once(team: TeamWorld, ama: Member) -> None:
    team.log_in(ama)
    other = half_in(team, ama.name, SECRET)
    assert other.post("/enter/code/", {"code": team.code_of(ama.totp)}).status_code == 422


def test_unknown_names_are_answered_as_known_ones(team: TeamWorld, ama: Member) -> None:
    pages = []
    for name in (ama.name, "Nobody of that name"):
        browser = half_in(team, name, "not the passphrase")
        answer = browser.post("/enter/code/", {"code": "123456"})
        pages.append((answer.status_code, re.sub(r'value="[^"]*"', "", answer.content.decode())))
    assert pages[0] == pages[1]


def test_a_session_has_a_new_name_at_log_in_and_at_confirmation(team: TeamWorld, ama: Member) -> None:
    browser = Client()
    browser.cookies["habeas_member"] = "chosen-by-somebody-else"
    team.log_in(ama, browser)
    first = browser.cookies["habeas_member"].value
    browser.post("/enter/again/", {"passphrase": SECRET})
    second = browser.cookies["habeas_member"].value
    assert len({"chosen-by-somebody-else", first, second}) == 3
    stolen = Client()
    stolen.cookies["habeas_member"] = first
    assert stolen.get("/cases/").status_code == 302


@pytest.mark.parametrize(("away", "steps", "why"), [(IDLE_S, 1, "idle"), (IDLE_S - 60, 35, "eight hours")])
def test_a_session_ends(team: TeamWorld, ama: Member, away: float, steps: int, why: str) -> None:
    browser = team.log_in(ama)
    for _ in range(steps):
        team.clock.pass_by(seconds=away)
        answer = browser.get("/help/")
    assert answer.status_code == 302, why
    assert steps == 1 or away * steps >= LONGEST_S


def test_a_member_sees_where_she_is_logged_in_and_ends_it(team: TeamWorld, ama: Member) -> None:
    here, there = team.log_in(ama), team.log_in(ama)
    address = re.search(r'action="(/account/sessions/\w+/end/)"', here.get("/account/").content.decode())
    assert address
    here.post(address[1])
    assert (here.get("/account/").status_code, there.get("/account/").status_code) == (200, 302)


def test_nobody_ends_another_members_session(team: TeamWorld, ama: Member) -> None:
    other = team.join("Botan of sessions", Role.SENIOR)
    hers, his = team.log_in(ama), team.log_in(other)
    session = team.office.sessions.of(ama.account)[0].id
    his.post(f"/account/sessions/{session}/end/")
    assert hers.get("/account/").status_code == 200


def test_what_leaves_wants_the_passphrase_again(team: TeamWorld) -> None:
    browser = team.log_in(team.join("Dara Publisher", Role.PUBLISHER))
    team.clock.pass_by(seconds=FRESH_S)
    asked = browser.get("/petitions/pet-0/take/")
    assert asked.headers["Location"] == "/enter/again/?next=%2Fpetitions%2Fpet-0%2Ftake%2F"
    assert browser.post(asked.headers["Location"], {"passphrase": "not this one"}).status_code == 422
    team.clock.pass_by(seconds=2)
    led = browser.post(asked.headers["Location"], {"passphrase": SECRET})
    assert led.headers["Location"] == "/petitions/pet-0/take/"
    assert browser.get("/petitions/pet-0/take/").status_code == 404  # she may ask again; there is no such petition


def test_logging_out_is_a_post_that_clears_the_browser_and_leaves_others_in(team: TeamWorld, ama: Member) -> None:
    here, there = team.log_in(ama), team.log_in(ama)
    assert here.get("/lock/").status_code == 405
    assert here.post("/lock/").headers["Clear-Site-Data"] == '"cache", "storage"'
    assert (here.get("/cases/").status_code, there.get("/cases/").status_code) == (302, 200)


def test_a_form_without_its_token_is_refused(team: TeamWorld, ama: Member) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post("/enter/", {"name": ama.name, "passphrase": SECRET}).status_code == 403


def test_the_cookie_is_for_no_script_and_no_other_site(team: TeamWorld, ama: Member) -> None:
    cookie = team.log_in(ama).cookies["habeas_member"]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"], cookie["domain"]) == (True, "Strict", "/", "")


def test_behind_tls_the_cookies_are_bound_to_this_host(
    team: TeamWorld, ama: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in TLS.items():
        monkeypatch.setattr(settings, name, value)
    browser = team.log_in(ama)
    kept: SimpleCookie = browser.cookies
    assert {name for name in kept if not name.startswith("__Host-")} == set()
    assert {bool(each["secure"]) for each in kept.values()} == {True}
    assert browser.get("/account/").headers["Strict-Transport-Security"]


def test_a_changed_passphrase_ends_other_sessions_and_opens_the_same_boxes(team: TeamWorld, ama: Member) -> None:
    here, there = team.log_in(ama), team.log_in(ama)
    new = "another invented passphrase"
    changed = here.post("/account/passphrase/", {"old": SECRET, "passphrase": new, "again": new})
    assert changed.status_code == 302
    assert (here.get("/account/").status_code, there.get("/account/").status_code) == (200, 302)
    again = team.log_in(
        Member(name=ama.name, account=ama.account, totp=ama.totp, recovery=ama.recovery, passphrase=new)
    )
    assert "Torek" in again.get("/cases/").content.decode()


def test_a_lost_passphrase_is_replaced_with_the_recovery_code_and_the_keys_stay(team: TeamWorld, ama: Member) -> None:
    new, browser = "a third invented passphrase", Client()
    form = {"name": ama.name, "recovery": ama.recovery, "passphrase": new, "again": new}
    assert browser.post("/enter/lost/", form).headers["Location"] == "/enter/enrol/"
    recovery, totp = CODE.findall(browser.get("/enter/enrol/").content.decode())
    secret = totp.replace(" ", "")
    browser.post("/enter/enrol/", {"recovery": recovery, "code": team.code_of(secret)})
    back = team.log_in(Member(name=ama.name, account=ama.account, totp=secret, recovery=recovery, passphrase=new))
    assert "Torek" in back.get("/cases/").content.decode()
    team.clock.pass_by(seconds=60)
    assert Client().post("/enter/lost/", form).status_code == 422  # the old code is worth nothing now


def test_an_administrators_reset_gives_no_keys(team: TeamWorld, ama: Member) -> None:
    team.join("Second holder", Role.SENIOR)
    boss = team.log_in(team.join("Ilvan Keeper", Role.ADMINISTRATOR))
    page = boss.post(f"/accounts/{ama.account}/reset/", WORK).content.decode()
    invitation = CODE.findall(page)[0]
    browser = Client()
    browser.post("/enter/invited/", {"invitation": invitation, "passphrase": SECRET, "again": SECRET})
    recovery, totp = CODE.findall(browser.get("/enter/enrol/").content.decode())
    secret = totp.replace(" ", "")
    browser.post("/enter/enrol/", {"recovery": recovery, "code": team.code_of(secret)})
    back = team.log_in(Member(name=ama.name, account=ama.account, totp=secret, recovery=recovery))
    assert back.get("/cases/").headers["Location"] == "/account/"
    assert "Nobody has let you into a compartment yet." in back.get("/account/").content.decode()


def test_whoever_is_shut_out_is_out_at_the_next_click(team: TeamWorld, ama: Member) -> None:
    browser = team.log_in(ama)
    boss = team.log_in(team.join("Ilvan Shutter", Role.ADMINISTRATOR))
    boss.post(f"/accounts/{ama.account}/disable/", WORK)
    assert browser.get("/cases/").status_code == 302
    out = half_in(team, ama.name, SECRET)
    team.clock.pass_by(seconds=30)
    assert out.post("/enter/code/", {"code": team.code_of(ama.totp)}).status_code == 422


def test_what_an_administrator_did_is_told_to_who_lets_members_in(team: TeamWorld, ama: Member) -> None:
    boss = team.log_in(team.join("Watched Keeper", Role.ADMINISTRATOR))
    watching = team.log_in(team.join("Watching Senior", Role.SENIOR))
    boss.post(f"/accounts/{ama.account}/disable/", {"why": "danger"})
    told = watching.get("/compartments/").content.decode()
    deed = told[told.index('class="list deeds"') :].partition("</li>")[0]
    assert "Shut out" in deed
    assert ama.name in deed
    assert "Watched Keeper" in deed
    assert "Person or device may be in others’ hands" in deed


@pytest.mark.parametrize("why", ["", "because I say so", "own"])
def test_nothing_is_done_to_an_account_without_one_of_the_reasons(team: TeamWorld, ama: Member, why: str) -> None:
    boss = team.log_in(team.join(f"Ilvan of {why or 'no'} reason", Role.ADMINISTRATOR))
    before = team.team.store.acts()
    for act in ("disable", "reset", "roles"):
        assert boss.post(f"/accounts/{ama.account}/{act}/", {"why": why, "roles": ["senior"]}).status_code == 409
    assert boss.post("/accounts/invite/", {"name": f"New {why}", "roles": ["reader"], "why": why}).status_code == 422
    assert team.team.store.acts() == before
    assert team.office.accounts.get(ama.account).roles == (Role.REVIEWER,)


def test_the_key_of_the_codes_is_a_picture_of_its_address(team: TeamWorld) -> None:
    _, invitation = invite(team.office.accounts, "Pictured", [Role.READER], ORDER)
    browser = Client()
    browser.post("/enter/invited/", {"invitation": invitation, "passphrase": SECRET, "again": SECRET})
    page = browser.get("/enter/enrol/").content.decode()
    drawn = pattern_of(totp_address(CODE.findall(page)[1].replace(" ", ""), "Pictured"))
    assert f'd="{drawn.path}"' in page


@pytest.mark.parametrize("text", ["otpauth://totp/Habeas:Ama?secret=AAAA", "x", "Ä" * 200])
def test_the_outlines_of_a_picture_cover_its_dark_squares_and_no_other(text: str) -> None:
    drawn, dark = pattern_of(text), set()
    for start, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", drawn.path):
        dark |= {(int(start) + each, int(y)) for each in range(int(length))}
    rows = [bytes(row) for row in segno.make_qr(text, error="m", boost_error=False).matrix_iter(border=4)]
    assert dark == {(x, y) for y, row in enumerate(rows) for x, is_dark in enumerate(row) if is_dark}
    assert drawn.side == len(rows)


def test_a_senior_lets_a_member_in_and_puts_her_out(team: TeamWorld) -> None:
    senior = team.log_in(team.join("Sela Senior", Role.SENIOR))
    guest = team.join("Gast Reader", Role.READER, compartments=())
    reading = team.log_in(guest)
    assert reading.get("/cases/").status_code == 302
    senior.post("/compartments/make/", {"compartment": "south", **WORK})
    assert "You alone hold its key." in senior.get("/compartments/").content.decode()
    senior.post("/compartments/south/admit/", {"account": guest.account, **WORK})
    assert "south" in reading.get("/account/").content.decode()
    senior.post("/compartments/south/expel/", {"account": guest.account, **WORK})
    assert "south" not in reading.get("/account/").content.decode()
    own = {each.epoch for each in team.team.store.memberships() if each.compartment == "south"}
    assert own == {1, 2}  # the old key stays for what is old, and a new one is for what comes


def test_members_with_the_same_keys_share_a_room_and_others_do_not(team: TeamWorld) -> None:
    team.office.lock()
    one, two = team.join("Room one", Role.READER), team.join("Room two", Role.SENIOR)
    apart = team.join("Room three", Role.READER, compartments=("general", "north"))
    browsers = [team.log_in(each) for each in (one, two, apart)]
    assert len(team.office._rooms) == 2
    browsers[2].post("/lock/")
    assert len(team.office._rooms) == 1
    browsers[0].post("/lock/")
    assert len(team.office._rooms) == 1
    browsers[1].post("/lock/")
    assert team.office._rooms == {}


def test_two_reviewers_at_once_never_lose_a_decision(team: TeamWorld) -> None:
    members = [team.join("Left Reviewer", Role.REVIEWER), team.join("Right Reviewer", Role.REVIEWER)]
    browsers = [team.log_in(each) for each in members]
    room = next(iter(team.office._rooms.values()))
    claims = [each for each in room.sitting.view().memory.claims][:20]
    answers: list[list[int]] = [[], []]

    def decide(which: int) -> None:
        for claim in claims:
            form = {"verdict": "unsure", "because": f"Read by {which}."}
            answers[which].append(browsers[which].post(f"/claims/{claim}/decide/", form).status_code)

    threads = [threading.Thread(target=decide, args=(which,)) for which in (0, 1)]
    for each in threads:
        each.start()
    for each in threads:
        each.join(120)
    view = room.sitting.view()
    said = {(each.claim, each.by) for each in view.memory.decisions}
    assert {status for told in answers for status in told} == {302}
    assert {(claim, member.name) for claim in claims for member in members} <= said


def test_a_name_that_is_tried_wrongly_waits_longer_each_time_and_is_never_shut_out() -> None:
    now = [0.0]
    limits, heard = Limits(lambda: now[0]), 0
    for second in range(3600):
        now[0] = float(second)
        try:
            limits.begin("name")
            heard += 1
        except TooSoon:
            continue
    assert heard <= 100
    now[0] += LONGEST_WAIT_S
    limits.begin("name")  # the person herself is heard


def test_a_remembered_browser_is_heard_while_others_try_the_name(team: TeamWorld, ama: Member) -> None:
    own = team.log_in(ama, remember=True)
    own.post("/lock/")
    statuses = [Client().post("/enter/", {"name": ama.name, "passphrase": "guess"}).status_code for _ in range(5)]
    assert 429 in statuses
    assert "Torek" in team.log_in(ama, own).get("/cases/").content.decode()


def test_one_run_of_argon2_whoever_is_named(team: TeamWorld, ama: Member, monkeypatch: pytest.MonkeyPatch) -> None:
    from habeas.keys import account as locks

    runs: list[int] = []
    real = locks.stretch
    monkeypatch.setattr(locks, "stretch", lambda *given: (runs.append(1), real(*given))[1])
    for name in (ama.name, "Nobody of that name"):
        half_in(team, name, "not the passphrase")
    assert len(runs) == 2
    assert CHEAP.is_sane


def test_secrets_of_the_second_factor_open_only_with_the_passphrase(team: TeamWorld, ama: Member) -> None:
    kept = repr([vars_of for vars_of in team.team.store.accounts()]) + str(team.team.store.accounts())
    record = team.office.accounts.get(ama.account)
    raw = "".join((record.totp, record.private, record.recovery, record.lock.verifier if record.lock else ""))
    for secret in (ama.totp, ama.totp.encode().hex(), SECRET, ama.recovery, pyotp.TOTP(ama.totp).secret):
        assert secret not in kept
        assert secret not in raw
