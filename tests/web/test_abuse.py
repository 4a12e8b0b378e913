"""The abuse cases that a penetration test found elsewhere, each tried here by name. Nobody here exists.

The list is that of Bayanat's findings BAY-01 (the commits of its pull request 321), as our notes keep it. Where a case
cannot occur, because there is no such thing here, its absence is proven.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import URLPattern
from team_world import SECRET, WORK, TeamWorld, open_team, shelter
from test_rights import EVERY, _address

import habeas
from habeas.casework.accounts import TeamBegun, folded
from habeas.casework.handing import short
from habeas.casework.members import begin_team
from habeas.casework.roles import RIGHTS, NotAllowed
from habeas.errors import BadChoice
from habeas.ingest.limits import USUAL
from habeas.keys.account import token_digest
from habeas.model.account import Role
from habeas.publish.cells import safe_cell
from habeas.web.chrome.limits import Limits
from habeas.web.chrome.office import open_office
from habeas.web.inbox.originals import attachment
from habeas.web.team.sessions import FRESH_S

ROOT = Path(habeas.__file__).parent
GUIDE = Path(__file__).parents[2] / "docs" / "how-to" / "run-a-team-server.md"
SECRET_NAME = "Orvel"  # who is named only in the document that lies apart
PAGES = [pattern for _, pattern in EVERY]


@pytest.fixture(scope="module")
def _made(world: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TeamWorld]:
    made = open_team(world, tmp_path_factory.mktemp("abuse"))
    yield made
    made.office.lock()


@pytest.fixture(scope="module")
def apart(_made: TeamWorld) -> tuple[str, str]:
    """The ids of a document in a compartment of its own, and of a claim in it."""
    return shelter(_made)


@pytest.fixture(scope="module")
def _browsers(_made: TeamWorld, apart: tuple[str, str]) -> dict[str, Client]:
    open_office(_made.office)
    who = {
        "outsider": _made.join("Outside Senior", Role.SENIOR),
        "insider": _made.join("Inside Senior", Role.SENIOR, compartments=("general", "north")),
        "reader": _made.join("Plain Reader", Role.READER),
        "publisher": _made.join("Own Publisher", Role.PUBLISHER),
        "admin": _made.join("Ilvan Keeper", Role.ADMINISTRATOR),
        "admin-2": _made.join("Second Keeper", Role.ADMINISTRATOR),
    }
    return {name: _made.log_in(member) for name, member in who.items()}


@pytest.fixture
def team(_made: TeamWorld) -> TeamWorld:
    open_office(_made.office)
    _made.office.limits = Limits(_made.clock.seconds)
    return _made


@pytest.fixture
def browsers(team: TeamWorld, _browsers: dict[str, Client]) -> dict[str, Client]:
    """The browsers of members, by what they are; their sessions live on while tests move the clock."""
    for account in team.office.sessions.accounts():
        for session in team.office.sessions.of(account):
            session.began = session.seen = session.proved = team.clock.seconds()
    return _browsers


def head_of(team: TeamWorld) -> int:
    return next(iter(team.office._rooms.values())).sitting.desk_for("anybody").ledger.head.seq


def absent(word: str) -> list[str]:
    """Modules, addresses and settings in whose name a word stands."""
    modules = [str(path.relative_to(ROOT)) for path in ROOT.rglob("*.py")]
    named = [*modules, *(address for address, _ in EVERY), *dir(settings)]
    return [name for name in named if re.search(word, name, re.IGNORECASE)]


def test_001_history_without_object_check(browsers: dict[str, Client], apart: tuple[str, str]) -> None:
    pages = ["/history/", "/history/?after=0", f"/documents/{apart[0]}/changes/"]
    told = [browsers["outsider"].get(page).content.decode() for page in pages]
    assert [page for page, html in zip(pages, told, strict=True) if SECRET_NAME in html or apart[1] in html] == []


@pytest.mark.parametrize("address", ["words/", "describe/", "note/", "opinion/take/"])
def test_002_editing_extracted_text_outside_the_group(
    address: str, team: TeamWorld, browsers: dict[str, Client], apart: tuple[str, str]
) -> None:
    before = head_of(team)
    form = {"start": "0", "end": "5", "now": "changed", "because": "abuse", "text": "abuse", "title": "abuse"}
    assert browsers["outsider"].post(f"/documents/{apart[0]}/{address}", form).status_code == 404
    assert head_of(team) == before


@pytest.mark.parametrize("page", ["/due/calendar.ics", "/cases/", "/identities/", "/review/", "/inbox/aside/"])
def test_003_exports_and_lists_include_restricted_items(page: str, browsers: dict[str, Client]) -> None:
    assert SECRET_NAME not in browsers["outsider"].get(page).content.decode()


@pytest.mark.parametrize("name", ["../../etc/passwd", "..\\..\\boot.ini", "/abs/olute.txt", "a\x00b\r\nX: y.txt"])
def test_004_path_traversal_in_file_names(name: str) -> None:
    header = attachment(name)
    assert not re.search(r"\.\.[/\\]|[\r\n\x00]|filename=\"[^\"]*[/\\]", header)
    assert "\n" not in short(name)


def test_005_set_up_is_over_once_somebody_was_set_up(team: TeamWorld, browsers: dict[str, Client]) -> None:
    with pytest.raises(TeamBegun):
        begin_team(team.office.accounts, "Mallory")
    assert absent("create.?admin|set.?up|installer") == []
    assert Client().get("/unlock/").status_code == 404  # a vault's door would make a ledger
    form = {"invitation": "aaaaa-" * 8 + "aaaaa", "passphrase": SECRET, "again": SECRET}
    assert Client().post("/enter/invited/", form).status_code == 422


def test_006_database_superuser_and_trust() -> None:
    told = GUIDE.read_text(encoding="utf-8")
    assert "NOSUPERUSER" in told
    assert "scram-sha-256" in told
    assert not re.search(r"^\s*(host|local)\s.*\strust\s*$", told, re.MULTILINE)


def test_007_log_in_by_brute_force(team: TeamWorld, monkeypatch: pytest.MonkeyPatch) -> None:
    member, heard = team.join("Brute Forced", Role.READER), 0
    monkeypatch.setattr(team.clock, "at", team.clock.at)  # others' sessions do not age by this hour
    for attempt in range(120):  # an hour, a try every half minute, each from another address
        team.clock.pass_by(seconds=30)
        browser = Client(REMOTE_ADDR=f"10.0.0.{attempt}", HTTP_X_FORWARDED_FOR=f"192.0.2.{attempt}")
        answer = browser.post("/enter/", {"name": member.name, "passphrase": f"guess {attempt}"})
        heard += answer.status_code != 429
    assert heard <= 100
    team.clock.pass_by(seconds=61)
    assert team.office.limits.begin(f"name {token_digest(folded(member.name))}") is None  # she herself is heard


def test_008_and_039_stored_scripts_in_imported_text_and_fields(browsers: dict[str, Client]) -> None:
    page = browsers["insider"].get("/search/?q=Orvel").content.decode()
    assert SECRET_NAME in page
    assert not re.search(r"<script(?![^>]* src=\"/static/)|<img src=x|\sonerror=\"", page)


def test_009_editing_media_without_assignment(browsers: dict[str, Client], apart: tuple[str, str]) -> None:
    assert browsers["outsider"].post(f"/documents/{apart[0]}/original/").status_code == 404
    assert browsers["reader"].post(f"/documents/{apart[0]}/describe/", {"title": "abuse"}).status_code == 403


@pytest.mark.parametrize("address", ["/identities/{left}/{right}/judge/", "/cases/cas-0/sources/{document}/doc-0/"])
def test_010_relations_without_a_check_of_each_side(
    address: str, team: TeamWorld, browsers: dict[str, Client], apart: tuple[str, str]
) -> None:
    inside = next(room for room in team.office._rooms.values() if ("north", 1) in room.keys).sitting.view()
    theirs = next(key for key, each in inside.memory.namings.items() if each.document == apart[0])
    ours = next(key for key, each in inside.memory.namings.items() if each.document != apart[0])
    before, where = head_of(team), address.format(left=ours, right=theirs, document=apart[0])
    form = {"sameness": "same", "because": "abuse", "verdict": "same", "says": "derived"}
    assert browsers["outsider"].post(where, form).status_code == 404
    assert head_of(team) == before


def test_011_roles_set_by_whoever_is_no_administrator(team: TeamWorld, browsers: dict[str, Client]) -> None:
    own = team.office.accounts.find_named("Plain Reader")
    assert own
    for name in ("reader", "outsider", "publisher"):
        assert browsers[name].post(f"/accounts/{own.id}/roles/", {"roles": ["senior"]}).status_code == 403
    browsers["reader"].post("/account/passphrase/", {"roles": ["senior"], "role": "senior"})
    assert team.office.accounts.get(own.id).roles == (Role.READER,)
    both = browsers["admin"].post(f"/accounts/{own.id}/roles/", {"roles": ["administrator", "senior"], **WORK})
    assert both.status_code == 409  # no account has content and accounts together


def test_012_names_of_media_leak_through_lists(browsers: dict[str, Client]) -> None:
    assert "hostile.txt" in browsers["insider"].get("/inbox/").content.decode()
    pages = ["/inbox/", "/inbox/tray/", "/inbox/aside/", "/history/", "/settings/"]
    assert [page for page in pages if "hostile.txt" in browsers["outsider"].get(page).content.decode()] == []


def test_013_symlink_race_in_the_updater_there_is_none() -> None:
    assert absent(r"updat(er|ing)|upgrade|self.?update") == []


@pytest.mark.parametrize("host", ["eviltestserver", "testserver.evil.example", "127.0.0.1.evil.example", "a.localhost"])
def test_014_hosts_are_allowed_by_their_whole_name(host: str, browsers: dict[str, Client]) -> None:
    assert browsers["reader"].get("/inbox/", HTTP_HOST=host).status_code == 400


def test_015_exports_of_other_members_are_not_lying_about(browsers: dict[str, Client]) -> None:
    assert Client().get("/petitions/pet-0.pdf").status_code == 302
    assert browsers["reader"].get("/petitions/pet-0.pdf").status_code == 403
    assert [name for name in dir(settings) if name in ("MEDIA_ROOT", "MEDIA_URL") and getattr(settings, name)] in (
        [],
        ["MEDIA_URL"],
    )
    assert settings.FILE_UPLOAD_HANDLERS == ["habeas.web.chrome.uploads.InMemory"]


@pytest.mark.parametrize(
    ("who", "address"),
    [("admin", "/accounts/invite/"), ("outsider", "/compartments/make/"), ("publisher", "/petitions/pet-0.pdf")],
)
def test_016_an_old_session_at_a_privileged_page(
    who: str, address: str, team: TeamWorld, browsers: dict[str, Client]
) -> None:
    team.clock.pass_by(seconds=FRESH_S + 1)
    before = len(team.team.store.accounts()), len(team.team.store.memberships())
    send = browsers[who].get if address.endswith("pdf") else browsers[who].post
    answer = send(address, {"name": "Mallory", "roles": ["administrator"], "compartment": "mallory"})
    assert answer.headers["Location"].startswith("/enter/again/")
    assert before == (len(team.team.store.accounts()), len(team.team.store.memberships()))


def test_017_releases_are_signed_and_nothing_here_fetches_one() -> None:
    policy = (GUIDE.parents[2] / "SECURITY.md").read_text(encoding="utf-8")
    assert "sign" in policy
    assert absent("download|fetch") == []


def test_018_taking_many_words_back_reaches_no_other_group(
    team: TeamWorld, browsers: dict[str, Client], apart: tuple[str, str]
) -> None:
    before = head_of(team)
    for address in ("/claims/undo/", f"/claims/{apart[1]}/decide/", f"/claims/{apart[1]}/note/"):
        form = {"claim": apart[1], "verdict": "accept", "because": "abuse", "text": "abuse"}
        assert browsers["outsider"].post(address, form).status_code == 404, address
    assert head_of(team) == before


def test_019_accounts_by_e_mail_of_another_provider_there_are_none() -> None:
    assert absent("oauth|openid|social|saml|e.?mail.?login") == []
    assert "django.contrib.auth" not in settings.INSTALLED_APPS


def test_020_files_inline_under_names_that_can_be_guessed(browsers: dict[str, Client], apart: tuple[str, str]) -> None:
    assert Client().post(f"/documents/{apart[0]}/original/").status_code == 302
    answer = browsers["insider"].post(f"/documents/{apart[0]}/original/")
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    for guess in ("/static/hostile.txt", "/media/hostile.txt", f"/static/{apart[0]}", "/static/../team.habeas"):
        assert Client().get(guess).status_code == 404


def test_021_names_of_reviewers_are_for_members(browsers: dict[str, Client]) -> None:
    for address in ("/enter/", "/enter/code/", "/enter/invited/", "/enter/lost/"):
        assert "Senior" not in Client().get(address, follow=True).content.decode(), address
    assert {browsers[who].get("/accounts/").status_code for who in ("reader", "outsider", "publisher")} == {403}
    assert browsers["reader"].get("/compartments/").status_code == 403


def test_022_a_lock_on_review_that_is_only_on_the_screen(team: TeamWorld, browsers: dict[str, Client]) -> None:
    room = next(room for room in team.office._rooms.values() if ("north", 1) not in room.keys)
    claim = next(iter(room.sitting.view().memory.claims))
    form = {"verdict": "accept", "because": "abuse"}
    assert browsers["reader"].post(f"/claims/{claim}/decide/", form).status_code == 403
    assert browsers["reader"].post("/settings/readers/", {"readers": "1"}).status_code == 403
    desk = room.sitting.desk_for("Plain Reader", rights=RIGHTS[Role.READER])
    from habeas.casework.decisions import decide
    from habeas.model import Verdict

    with pytest.raises(NotAllowed):
        decide(desk, [claim], Verdict.ACCEPT, because="abuse")


def test_023_drawing_pages_without_bound(browsers: dict[str, Client], apart: tuple[str, str]) -> None:
    assert USUAL.most_s <= 1800
    assert USUAL.memory_bytes <= 1024**3
    for start in ("999999999", "-1", "1e9", "٣"):
        answer = browsers["insider"].get(f"/documents/{apart[0]}/picture/?start={start}&end=99999999")
        assert answer.status_code in (404, 409, 422)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "＠x"])
def test_024_formulas_in_cells(cell: str) -> None:
    assert str(safe_cell(cell)).startswith("'")


def test_025_the_maker_of_pdf_fetches_nothing() -> None:
    asking = re.compile(
        r"^\s*(import|from) (socket|http|urllib\.request|requests|httpx|aiohttp|ftplib|smtplib)\b", re.M
    )
    found = [path.name for path in ROOT.rglob("*.py") if asking.search(path.read_text(encoding="utf-8"))]
    assert found == ["endpoint.py"]  # a model on this machine, off until a person asks for it


def test_026_redis_without_a_password_there_is_none() -> None:
    assert absent("redis|celery|rabbit|memcache") == []
    assert {each["BACKEND"].rpartition(".")[2] for each in settings.CACHES.values()} == {"LocMemCache"}
    assert not {"redis", "celery"} & set(sys.modules)


def test_027_the_program_cannot_write_itself() -> None:
    told = GUIDE.read_text(encoding="utf-8")
    for line in ("ProtectSystem=strict", "NoNewPrivileges=yes", "ProtectHome=yes", "CapabilityBoundingSet="):
        assert line in told
    assert not list(GUIDE.parents[2].glob("**/Dockerfile"))


ODD = (
    {"claim": ["a", "b"], "verdict": ["accept", "reject"], "page": "[]"},
    {"page": "-1", "readers": "1e99", "number": "9" * 400, "because[]": "x"},
    {"because": "\x00", "text": "\ud7ff\u202e", "start": "٣", "end": "NaN"},
    {"q": "\"'(((", "as_of": "9999-99-99", "state": "💥", "form": "../../x", "lang": "zz", "variant": "{}"},
)


@pytest.mark.parametrize("pattern", PAGES, ids=lambda each: str(each.name))
def test_028_037_and_042_odd_values_never_break_a_page(pattern: URLPattern, reader: Client) -> None:
    address = _address(next(where for where, each in EVERY if each is pattern))
    if pattern.name in ("lock", "upload", "clear-tray", "unlock", "recovery"):
        pytest.skip("it would end what tests share; it has tests of its own")
    answers = [reader.get(address, fields) for fields in ODD] + [reader.get(address + "?%00=%ff&%F0%9F=&&=")]
    answers += [reader.post(address, fields) for fields in ODD]
    answers += [reader.post(address, body, content_type="application/json") for body in ('{"a":[1', "null", "[[[]]]")]
    assert [answer.status_code for answer in answers if answer.status_code >= 500] == []


def test_029_an_internal_remark_in_what_is_public(browsers: dict[str, Client]) -> None:
    page = browsers["insider"].get("/cases/").content.decode()
    case = re.search(r'href="(/cases/cas-[0-9a-f]+/)"', page)
    assert case
    browsers["insider"].post(f"{case[1]}notes/", {"text": "CANARY for colleagues alone"})
    assert "CANARY" in browsers["insider"].get(case[1]).content.decode()
    for form in ("public_statement", "wgad_questionnaire"):
        draft = browsers["insider"].get(f"{case[1]}petition/?form={form}&variant=redacted&state=XA")
        assert "CANARY" not in draft.content.decode()


def test_036_unsafe_types_of_files(browsers: dict[str, Client], apart: tuple[str, str]) -> None:
    answer = browsers["insider"].post(f"/documents/{apart[0]}/original/")
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]


def test_an_upload_is_for_those_who_bring_documents_in(browsers: dict[str, Client]) -> None:
    sent = SimpleUploadedFile("x.html", b"<script>alert(1)</script>")
    assert browsers["reader"].post("/inbox/upload/", {"files": sent}).status_code == 403


def test_roles_that_would_see_content_and_accounts_are_refused(team: TeamWorld) -> None:
    with pytest.raises(BadChoice):
        team.join("Both", Role.ADMINISTRATOR, Role.READER)


def test_the_threat_model_lists_every_case_with_its_test() -> None:
    told = (ROOT.parents[1] / "docs" / "explanation" / "threat-model.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| (\d{3}) \| .+ \| `(test_(\d{3})_\w+)` \|$", told, re.MULTILINE)
    tried = [name for name in globals() if re.match(r"test_\d{3}_", name)]
    assert [name for _, name, _ in listed] == tried
    assert {number for number, _, _ in listed} == {f"{number:03}" for number in (*range(1, 30), 36)}
