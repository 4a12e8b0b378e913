"""Hard words through every door of the desk: kept letter for letter or refused plainly; never a page that fails."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import cycle
from pathlib import Path
from urllib.parse import quote_from_bytes

import pytest

TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(TESTS), str(TESTS / "web")]

from habeas.web.settings import configure  # noqa: E402

configure(hosts=("testserver",))

from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: E402
from django.test import Client  # noqa: E402
from visiting import PERSON, unlocked  # noqa: E402
from world import PASSPHRASE, copy_world, make_world  # noqa: E402

from habeas.web.chrome.office import Office, open_office  # noqa: E402
from naughty import EVERY  # noqa: E402

TEXTS = [text.encode("utf-8", "surrogatepass") for text in EVERY]
SEARCHED = TEXTS[::2]  # each search costs what a page costs
PLAIN = range(200, 500)
TYPED = ("text", "search", "password", "date")
STEERING = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202d\u202e]")
SENT_AWAY = ("/lock/", "/language/")  # they end the visit or change its language
PAGES = ("/inbox/", "/settings/", "/search/", "/due/", "/identities/", "/history/", "/review/")


@pytest.fixture(scope="module")
def naughty_office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """A desk of this module's own on the invented world."""
    folder = tmp_path_factory.mktemp("naughty")
    make_world(folder / "world.habeas", folder / "scratch")
    office = Office(path=copy_world(folder / "world.habeas", folder / "case.habeas"))
    open_office(office)
    yield office
    office.lock()


@pytest.fixture(scope="module")
def browser(naughty_office: Office) -> Client:
    return unlocked(Client(raise_request_exception=False), PERSON)


class Forms(HTMLParser):
    """The forms of a page: where each goes, and its fields with what stands in them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str, dict[str, str], list[str]]] = []
        self._choosing = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        name = given.get("name", "")
        if tag == "form":
            self.found.append((given.get("method", "get").lower(), given.get("action", ""), {}, []))
        elif not self.found:
            return
        _, _, fields, typed = self.found[-1]
        if tag == "textarea" or (
            tag == "input" and given.get("type", "text") in ("text", "search", "password", "date")
        ):
            typed.append(name)
        elif tag == "select":
            self._choosing = name
        elif tag == "option" and self._choosing:
            fields.setdefault(self._choosing, given.get("value", ""))
        elif tag in ("input", "button") and name and given.get("type") != "file":
            fields.setdefault(name, given.get("value", ""))


def forms_of(browser: Client) -> dict[tuple[str, str], tuple[dict[str, str], list[str]]]:
    """Every form that the desk's pages lead to in two steps, one for each address."""
    found: dict[tuple[str, str], tuple[dict[str, str], list[str]]] = {}
    kinds, waiting = set[str](), list(PAGES)
    while waiting:
        page = waiting.pop(0)
        answer = browser.get(page, follow=True)
        if not answer.headers.get("Content-Type", "").startswith("text/html"):
            continue
        html = answer.content.decode()
        reader = Forms()
        reader.feed(html)
        for method, action, fields, typed in reader.found:
            where = action.split("#")[0] or page
            if typed and where not in SENT_AWAY:
                found.setdefault((method, kind_of(where)), ({"": where, **fields}, typed))
        for link in re.findall(r'href="(/[^"#?]+)"', html):
            if kind_of(link) not in kinds and not link.startswith("/static/"):
                kinds.add(kind_of(link))
                waiting.append(link)
    return found


def kind_of(address: str) -> str:
    """An address without the ids in it."""
    return re.sub(r"/[^/]*\d[^/]*", "/*", address.split("?")[0])


def send(browser: Client, address: str, fields: dict[str, bytes], method: str = "post") -> tuple[int, str]:
    """Send fields as a browser does, each byte as it is; return what came."""
    body = "&".join(f"{quote_from_bytes(name.encode())}={quote_from_bytes(value)}" for name, value in fields.items())
    if method == "get":
        answer = browser.get(f"{address.split('?')[0]}?{body}", follow=True)
    else:
        answer = browser.post(address, body, content_type="application/x-www-form-urlencoded", follow=True)
    is_page = answer.headers.get("Content-Type", "").startswith("text/html")
    return answer.status_code, answer.content.decode("utf-8") if is_page else ""


def claim_of(office: Office) -> str:
    assert office.sitting is not None
    found = office.sitting.view().next_claim(PERSON)
    assert found is not None
    return found


def notes_of(office: Office) -> set[str]:
    assert office.sitting is not None
    return {entry.body.text for entry in office.sitting.desk_for(PERSON).ledger.read("note")}


def as_typed(data: bytes) -> str:
    """What a form takes from these bytes: letters, without the space around them."""
    return data.decode("utf-8", "replace").strip()


def test_every_note_is_kept_letter_for_letter_or_refused(browser: Client, naughty_office: Office) -> None:
    address = f"/claims/{claim_of(naughty_office)}/note/"
    wrong = []
    for data in TEXTS:
        status, _ = send_once(browser, address, {"text": data})
        wrong += [(data, status)] if status not in PLAIN else []
    kept, asked = notes_of(naughty_office), {as_typed(data) for data in TEXTS} - {""}
    assert wrong == []
    assert sorted(asked - kept) == []


def send_once(browser: Client, address: str, fields: dict[str, bytes]) -> tuple[int, str]:
    """Send, and do not follow: the page that comes after is another test's."""
    body = "&".join(f"{name}={quote_from_bytes(value)}" for name, value in fields.items())
    answer = browser.post(address, body, content_type="application/x-www-form-urlencoded")
    return answer.status_code, answer.headers.get("Location", "")


def test_a_page_that_shows_them_all_is_whole_and_steers_nothing(browser: Client, naughty_office: Office) -> None:
    page = browser.get(f"/claims/{claim_of(naughty_office)}/", follow=True)
    shown = page.content.decode()
    assert page.status_code == 200
    assert STEERING.search(shown) is None
    assert "<script>alert" not in shown and "<img src=x" not in shown


def test_no_search_fails(browser: Client) -> None:
    wrong = [
        (data[:60], status, "steers" if STEERING.search(page) else "")
        for data in SEARCHED
        for status, page in [send(browser, "/search/", {"q": data}, "get")]
        if status not in PLAIN or STEERING.search(page)
    ]
    assert wrong == []


def test_no_form_of_any_page_fails(browser: Client) -> None:
    texts, wrong, forms = cycle(TEXTS), [], forms_of(browser)
    assert len(forms) >= 15, sorted(forms)
    for (method, kind), (fields, typed) in forms.items():
        for _ in range(2):
            given = {name: value.encode() for name, value in fields.items() if name}
            given.update({name: next(texts) for name in typed})
            status, page = send(browser, fields[""], given, method)
            if status not in PLAIN or STEERING.search(page):
                wrong.append((kind, status, {name: given[name][:60] for name in typed}))
    assert wrong == []


def test_no_address_fails(browser: Client) -> None:
    shapes = (
        "/cases/{}/",
        "/documents/{}/",
        "/claims/{}/",
        "/read/{}/",
        "/petitions/{}.pdf",
        "/{}",
        "/cases/x/all/{}/",
    )
    texts = [quote_from_bytes(data[:300], safe="") for data in TEXTS]
    paths = [shape.format(text) for shape, text in zip(cycle(shapes), texts, strict=False)]
    wrong = [(path, status) for path in paths if (status := browser.get(path).status_code) not in PLAIN]
    assert wrong == []


def test_names_of_files_that_are_handed_in_are_shown_as_words(browser: Client, naughty_office: Office) -> None:
    names = [data.decode("utf-8", "replace") for data in TEXTS]
    for first in range(0, len(names), 100):
        files = [SimpleUploadedFile("x", b"") for _ in names[first : first + 100]]
        for file, name in zip(files, names[first : first + 100], strict=True):
            file._name = name  # Django's own setter would already clean it
        answer = browser.post("/inbox/upload/", {"files": files})
        assert answer.status_code in PLAIN
    shown = browser.get("/inbox/", follow=True)
    assert shown.status_code == 200
    assert STEERING.search(shown.content.decode()) is None


def test_no_name_of_a_person_at_the_door_fails(naughty_office: Office, browser: Client) -> None:
    door = Client(raise_request_exception=False)
    wrong = []
    for data in TEXTS[::90]:
        status, _ = send_once(door, "/unlock/", {"passphrase": b"not the passphrase", "person": data})
        wrong += [(data[:60], status)] if status not in PLAIN else []
    status, _ = send_once(door, "/unlock/", {"passphrase": TEXTS[-1], "person": b"x"})
    assert (wrong, status in PLAIN, PASSPHRASE in str(wrong)) == ([], True, False)
