"""What stands between a request and a view, line by line, with a house and a sitting of their own. Nobody exists."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from types import SimpleNamespace

import pytest

from habeas.web.settings import configure

configure(hosts=("testserver",))

from django.core.exceptions import BadRequest, SuspiciousOperation  # noqa: E402 - only once the settings are known
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase  # noqa: E402
from django.http.multipartparser import MultiPartParserError  # noqa: E402
from django.test import RequestFactory, override_settings  # noqa: E402
from django.utils import translation  # noqa: E402

from habeas.casework.roles import EVERY_RIGHT, NotAllowed, Right  # noqa: E402
from habeas.errors import Broken, NotFound  # noqa: E402
from habeas.web.chrome.middleware import HEADERS, Doors, headers, language  # noqa: E402
from habeas.web.chrome.office import Visit, open_office  # noqa: E402
from habeas.web.chrome.rights import page  # noqa: E402

NAME = "Yelka Tornvald"  # invented


@dataclass
class Seat:
    """A sitting of which only the doors ask anything."""

    is_ready: bool = True
    fault: Broken | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)

    def desk_for(self, person: str, *, rights: frozenset[Right]) -> tuple[str, frozenset[Right]]:
        return person, rights

    def view(self) -> str:
        return "what is known now"


@dataclass
class Lodge:
    """A house that lets in whom a test says, and tells what it was asked."""

    visit: Visit | None = None
    shown: bool = True
    kept: bool = True
    door: str = "unlock"
    idle_s: float = 600.0
    told: list[object] = field(default_factory=list)

    def shows(self, name: str, right: Right) -> bool:
        self.told.append(("shows", name, right))
        return self.shown

    def admit(self, request: HttpRequest) -> Visit | None:
        self.told.append("admit")
        return self.visit

    def touch(self, request: HttpRequest) -> None:
        self.told.append("touch")

    def keeps(self, request: HttpRequest) -> bool:
        return self.kept

    def fail(self, visit: Visit) -> None:
        self.told.append(("fail", visit))


@page(Right.READ, methods=("GET", "POST"))
def looks(request: HttpRequest, *args: str, **words: str) -> HttpResponse:
    """A page for readers."""
    seen = (request.sitting.lock.locked(), request.desk, request.view)  # type: ignore[attr-defined]
    return HttpResponse(f"{args} {words} {seen}")


def a_page(right: Right, *, quiet: bool = False) -> Callable[..., HttpResponseBase]:
    """Return a page that needs a right and says yes."""

    @page(right, methods=("GET", "POST"), quiet=quiet)
    def says(request: HttpRequest) -> HttpResponse:
        return HttpResponse("yes")

    return says


def failing(error: Exception) -> Callable[..., HttpResponseBase]:
    """Return a page that fails."""

    @page(Right.OPEN)
    def fails(request: HttpRequest) -> HttpResponse:
        raise error

    return fails


def a_visit(*rights: Right, sitting: Seat | None = None, is_fresh: bool = True) -> Visit:
    """Return somebody who was let in with these rights."""
    room = SimpleNamespace(idle_s=600.0, door="unlock", title="x", size_mb=0.0)
    return Visit(person="Ama", rights=frozenset(rights), room=room, sitting=sitting, is_fresh=is_fresh)  # type: ignore[arg-type]


def asking(address: str = "/cases/?q=1", form: dict[str, str] | None = None, name: str | None = "cases") -> HttpRequest:
    """Return a request for a page, or one that sends a form."""
    maker = RequestFactory()
    request = maker.get(address) if form is None else maker.post(address, form)
    request.session, request.htmx = {}, False
    request.resolver_match = SimpleNamespace(url_name=name)
    request.LANGUAGE_CODE = "en"
    return request


def through(
    lodge: Lodge, request: HttpRequest, view: Callable[..., HttpResponseBase], *args: str, **words: str
) -> HttpResponseBase:
    """Return what is answered to a request that comes to the doors of this house."""
    open_office(lodge)  # type: ignore[arg-type]
    return Doors(lambda _: HttpResponse("inner")).process_view(request, view, args, words)


def test_a_view_that_declares_no_right_is_shown_to_nobody() -> None:
    lodge = Lodge(a_visit(*EVERY_RIGHT, sitting=Seat()))
    assert through(lodge, asking(), lambda request: HttpResponse("yes")).status_code == 403
    assert lodge.told == []


@pytest.mark.parametrize(("name", "asked"), [("cases", "cases"), (None, "")])
def test_a_page_that_the_house_has_not_is_not_there(name: str | None, asked: str) -> None:
    lodge = Lodge(a_visit(*EVERY_RIGHT, sitting=Seat()), shown=False)
    assert through(lodge, asking(name=name), a_page(Right.OPEN)).status_code == 404
    assert lodge.told == [("shows", asked, Right.OPEN)]


def test_the_door_itself_is_open_to_all() -> None:
    lodge, request = Lodge(), asking()
    answer = through(lodge, request, a_page(Right.OPEN))
    assert (answer.status_code, answer.content) == (200, b"yes")  # type: ignore[attr-defined]
    assert lodge.told == [("shows", "cases", Right.OPEN)]
    assert request.office is lodge  # type: ignore[attr-defined]


def test_a_view_is_reached_with_its_right_inside_the_lock_of_the_sitting() -> None:
    lodge, request = Lodge(a_visit(Right.READ, sitting=Seat())), asking()
    answer = through(lodge, request, looks, "a", b="c")
    told = ("Ama", frozenset({Right.READ}))
    said = f"('a',) {{'b': 'c'}} {(True, told, 'what is known now')}"
    assert answer.content.decode() == said  # type: ignore[attr-defined]
    assert lodge.told == [("shows", "cases", Right.READ), "admit", "touch"]
    assert lodge.visit is not None
    assert request.visit is lodge.visit  # type: ignore[attr-defined]
    assert request.office is lodge.visit.room  # type: ignore[attr-defined]
    assert lodge.visit.sitting is not None
    assert not lodge.visit.sitting.lock.locked()  # type: ignore[attr-defined]


@pytest.mark.parametrize("right", [each for each in Right if each is not Right.OPEN])
def test_another_right_opens_no_page(right: Right) -> None:
    lodge = Lodge(a_visit(*EVERY_RIGHT - {right}, sitting=Seat()))
    assert through(lodge, asking(), a_page(right)).status_code == 403
    assert lodge.told == [("shows", "cases", right), "admit"]


def test_a_quiet_page_is_no_sign_of_anybody() -> None:
    lodge = Lodge(a_visit(Right.READ, sitting=Seat()))
    assert through(lodge, asking(), a_page(Right.READ, quiet=True)).status_code == 200
    assert lodge.told == [("shows", "cases", Right.READ), "admit"]


def test_whoever_is_not_let_in_is_led_to_the_door_and_comes_back() -> None:
    answer = through(Lodge(), asking(), looks)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/unlock/?next=%2Fcases%2F%3Fq%3D1")


@pytest.mark.parametrize(("kept", "fields"), [(True, [("words", "so and so")]), (False, None)])
def test_what_was_sent_to_a_locked_desk_is_kept_if_the_house_keeps_it(
    kept: bool, fields: list[tuple[str, str]] | None
) -> None:
    request = asking(form={"words": "so and so", "passphrase": "x"})
    answer = through(Lodge(kept=kept), request, looks)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/unlock/")
    assert request.session.get("kept", {}).get("fields") == fields


def test_a_form_that_a_page_sent_by_itself_is_kept_and_not_done() -> None:
    lodge = Lodge(a_visit(Right.READ, sitting=Seat()))
    request = asking(form={"words": "so and so", "leaving": "1"})
    assert through(lodge, request, looks).status_code == 302
    assert request.session["kept"]["fields"] == [("words", "so and so")]
    assert lodge.told == [("shows", "cases", Right.READ), "admit"]


def test_a_script_is_told_where_to_lead_the_browser() -> None:
    request = asking()
    request.htmx = True
    answer = through(Lodge(), request, looks)
    assert (answer.status_code, answer.headers["HX-Redirect"], answer.content) == (204, "/unlock/", b"")  # type: ignore[attr-defined]
    bare = asking()
    del bare.htmx
    assert through(Lodge(), bare, looks).status_code == 302


FRESH = {Right.PUBLISH, Right.ADMIN, Right.GRANT, Right.IDENTITY, Right.VAULT}


@pytest.mark.parametrize("right", [each for each in Right if each is not Right.OPEN])
def test_what_leaves_or_lets_in_asks_for_the_passphrase_again(right: Right) -> None:
    stale = Lodge(a_visit(*EVERY_RIGHT, sitting=Seat(), is_fresh=False))
    request = asking(form={"words": "so and so"})
    answer = through(stale, request, a_page(right))
    led = (answer.status_code, answer.headers.get("Location"))
    assert led == ((302, "/enter/again/") if right in FRESH else (200, None))
    assert ("kept" in request.session) is (right in FRESH)
    assert stale.told[-1] == "touch"
    fresh = Lodge(a_visit(*EVERY_RIGHT, sitting=Seat()))
    assert through(fresh, asking(), a_page(right)).status_code == 200


@pytest.mark.parametrize(
    ("right", "sitting", "led"),
    [
        (Right.READ, None, "/account/"), (Right.READ, Seat(is_ready=False), "/opening/"), (Right.SELF, None, None),
        (Right.SELF, Seat(is_ready=False), None), (Right.ADMIN, None, None), (Right.GRANT, None, None),
        (Right.VAULT, Seat(is_ready=False), "/opening/"), (Right.PUBLISH, None, "/account/"),
    ],
)  # fmt: skip
def test_only_pages_without_content_are_shown_before_the_ledger_was_read(
    right: Right, sitting: Seat | None, led: str | None
) -> None:
    request = asking()
    answer = through(Lodge(a_visit(right, sitting=sitting)), request, a_page(right))
    assert (answer.status_code, answer.headers.get("Location")) == ((302, led) if led else (200, None))
    assert not hasattr(request, "desk")


def test_a_sitting_that_failed_closes_its_room_and_says_so() -> None:
    lodge = Lodge(a_visit(Right.READ, Right.SELF, sitting=Seat(fault=Broken())))
    assert lodge.visit is not None
    answer = through(lodge, asking(), a_page(Right.SELF))
    assert answer.status_code == 500
    assert Broken.code in answer.content.decode()  # type: ignore[attr-defined]
    assert lodge.told[-1] == ("fail", lodge.visit)


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (NotAllowed(right="read"), 409), (NotFound(what="case", given="x"), 404), (Broken(), 500),
        (SuspiciousOperation(NAME), 400), (BadRequest(NAME), 400), (MultiPartParserError(NAME), 400),
        (Http404(NAME), 404),
    ],
)  # fmt: skip
def test_every_way_of_saying_no_has_its_number(
    error: Exception, status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = through(Lodge(), asking(), failing(error))
    assert answer.status_code == status
    assert NAME not in answer.content.decode()  # type: ignore[attr-defined]
    assert capsys.readouterr().err == ""


def test_a_foreign_failure_is_told_by_its_kind_alone(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("HABEAS_TRACE", raising=False)
    answer = through(Lodge(), asking(), failing(ZeroDivisionError(NAME)))
    assert answer.status_code == 500
    assert NAME not in answer.content.decode()  # type: ignore[attr-defined]
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "habeas: a page failed: ZeroDivisionError\n")
    monkeypatch.setenv("HABEAS_TRACE", "1")
    through(Lodge(), asking(), failing(ZeroDivisionError("of no interest")))
    assert "of no interest" in capsys.readouterr().err


def test_the_doors_hand_a_request_on() -> None:
    assert Doors(lambda request: HttpResponse(f"inner {request.path}"))(asking("/a/")).content == b"inner /a/"  # type: ignore[attr-defined]


def answered(address: str, response: HttpResponse | None = None, **words: str) -> HttpResponseBase:
    """Return an answer with its headers."""
    return headers(lambda _: response or HttpResponse("yes"))(RequestFactory().get(address, **words))


def test_every_answer_carries_these_headers() -> None:
    assert dict(answered("/cases/").headers) == {
        "Content-Type": "text/html; charset=utf-8",
        "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=(), interest-cohort=()",
        "Cache-Control": "no-store",
    }
    assert "Cache-Control" not in answered("/static/desk.css").headers


def test_a_page_may_be_stricter_than_the_rest() -> None:
    stricter = HttpResponse("yes", headers={"Content-Security-Policy": "sandbox", "Cache-Control": "max-age=9"})
    answer = answered("/cases/", stricter)
    assert (answer.headers["Content-Security-Policy"], answer.headers["Cache-Control"]) == ("sandbox", "no-store")


def test_a_host_that_is_not_ours_is_answered_with_nothing() -> None:
    answer = answered("/cases/", HTTP_HOST="elsewhere.example")
    assert (answer.status_code, answer.content) == (400, b"")  # type: ignore[attr-defined]
    assert set(HEADERS) <= set(answer.headers)


def test_behind_tls_a_browser_is_told_to_come_back_by_tls_alone() -> None:
    with override_settings(SESSION_COOKIE_SECURE=True):
        assert answered("/cases/").headers["Strict-Transport-Security"] == "max-age=31536000"
    assert "Strict-Transport-Security" not in answered("/cases/").headers


@pytest.mark.parametrize(("asked", "spoken"), [("fr", "fr"), ("xx", "en"), ("ar,fr;q=0.5", "ar")])
def test_a_page_speaks_the_first_language_asked_for_that_we_have(asked: str, spoken: str) -> None:
    said: list[tuple[str | None, str]] = []

    def answer(request: HttpRequest) -> HttpResponse:
        said.append((translation.get_language(), request.LANGUAGE_CODE))
        return HttpResponse("yes")

    before = translation.get_language()
    told = language(answer)(RequestFactory().get("/", HTTP_ACCEPT_LANGUAGE=asked))
    assert said == [(spoken, spoken)]
    assert told.headers["Content-Language"] == spoken
    assert translation.get_language() == before


def test_a_page_in_another_language_says_so_itself() -> None:
    told = language(lambda _: HttpResponse("yes", headers={"Content-Language": "ru"}))(RequestFactory().get("/"))
    assert told.headers["Content-Language"] == "ru"


@pytest.mark.parametrize(
    ("methods", "method", "status"),
    [
        (("GET",), "GET", 200), (("GET",), "HEAD", 200), (("GET",), "POST", 405), (("POST",), "POST", 200),
        (("POST",), "GET", 405), (("POST",), "HEAD", 405), (("GET", "POST"), "POST", 200),
        (("GET", "POST"), "PUT", 405),
    ],
)  # fmt: skip
def test_a_view_is_asked_by_its_methods_alone(methods: tuple[str, ...], method: str, status: int) -> None:
    view = page(Right.READ, methods=methods)(lambda request, *args, **words: HttpResponse(f"{args}{words}"))
    answer = view(RequestFactory().generic(method, "/"), "a", b="c")
    assert answer.status_code == status
    assert answer.headers.get("Allow") == (", ".join(methods) if status == 405 else None)
    assert status == 405 or answer.content == b"('a',){'b': 'c'}"  # type: ignore[attr-defined]


def test_a_page_declares_its_right_and_its_methods() -> None:
    loud, quiet = page(Right.KEEP)(looks), page(Right.READ, methods=("POST",), quiet=True)(looks)
    assert (loud.right, loud.methods, loud.is_quiet) == (Right.KEEP, ("GET",), False)  # type: ignore[attr-defined]
    assert (quiet.right, quiet.methods, quiet.is_quiet) == (Right.READ, ("POST",), True)  # type: ignore[attr-defined]
    assert loud.__name__ == "looks"
