"""Files are brought in at the desk, told of, described and handed out again. Nobody and nothing in them exists."""

from __future__ import annotations

import io
import itertools
import json
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "unit" / "ingest"))
import docx
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from ingest_files import a_pdf, a_zip, locked_pdf
from picture_files import TEXTS, a_scan, as_file, needs_tesseract
from world import PASSPHRASE, copy_world

from habeas.casework.intray import Tray
from habeas.ingest.limits import USUAL
from habeas.model import DocumentId
from habeas.web.chrome.office import Office, open_office
from habeas.web.inbox.originals import attachment

STORY = b"Orsa Mellin was arrested in Tarn on 3 May 2021. She was released last Monday.\n"
MARKER = "Zurvanneke"  # stands in no other text
WAIT_S = 120.0


def a_docx_by(author: str) -> bytes:
    """Return a Word document that says who wrote it, outside its pages."""
    document, out = docx.Document(), io.BytesIO()
    document.add_paragraph("Orsa Mellin was arrested in Tarn on 3 May 2021.")
    document.core_properties.author = author
    document.save(out)
    return out.getvalue()


_numbers = itertools.count(1)


@pytest.fixture(scope="module")
def shared_office(world: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """One desk for all tests of this module that bring in files of their own."""
    office = Office(path=copy_world(world, tmp_path_factory.mktemp("inbox") / "case.habeas"))
    open_office(office)
    yield office
    office.lock()


@pytest.fixture(scope="module")
def _shared(shared_office: Office) -> Client:
    client = Client()
    client.post("/unlock/", {"passphrase": PASSPHRASE, "person": "Aida (invented)"})
    assert shared_office.sitting
    assert shared_office.sitting.wait(WAIT_S)
    return client


@pytest.fixture
def shared(_shared: Client, shared_office: Office) -> Client:
    """The browser at the desk that tests of this module share."""
    open_office(shared_office)
    return _shared


def a_story() -> bytes:
    """Return a story that was told nowhere yet."""
    return STORY + f"({next(_numbers)})\n".encode()


def a_file(data: bytes | None = None, name: str = "story.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, a_story() if data is None else data)


def bring(client: Client, *files: SimpleUploadedFile, **fields: object) -> HttpResponse:
    """Send files as a browser without scripts does, and return the page that comes after."""
    return client.post("/inbox/upload/", {"files": list(files), **fields}, follow=True)


def settled(client: Client) -> str:
    """Return the tray's page once every file is over."""
    ends = time.monotonic() + WAIT_S
    while 'http-equiv="refresh"' in (page := client.get("/inbox/tray/").content.decode()) and time.monotonic() < ends:
        time.sleep(0.2)
    return page


def brought(client: Client, *files: SimpleUploadedFile, **fields: object) -> str:
    """Return the inbox once these files are over."""
    bring(client, *files, **fields)
    settled(client)
    return client.get("/inbox/").content.decode()


def newest(client: Client) -> str:
    """Return the address of the document that came last."""
    found = re.search(r'/documents/doc-\w+/(?=")', client.get("/inbox/").content.decode())
    assert found
    return found.group()


def said(page: str) -> str:
    """Return what a page says, without its marks."""
    return " ".join(re.sub(r"<[^>]*>", " ", page).split())


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (STORY + b"first\n", "first.txt", "2 claims found"),
        (a_pdf("Orsa Mellin was arrested on 3 May 2021."), "story.pdf", "1 claim found"),
        (a_zip({"a/b.txt": STORY + b"in\n"}), "bundle.zip", "bundle.zip/a/b.txt"),
        (b"%PDF-1.7 cut short", "broken.pdf", "its structure cannot be followed"),
        (locked_pdf(a_pdf("x"), password="open"), "locked.pdf", "protected by a password"),
        (b"GIF89a", "drawing.gif", "This kind of file is not read: an image (GIF)."),
        (b"", "nothing.txt", "This file is empty"),
    ],
)
def test_every_file_is_told_of(shared: Client, data: bytes, name: str, says: str) -> None:
    assert says in said(brought(shared, a_file(data, name)))


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/x.txt", "x.txt"),
        ("<script>alert(1).txt", "&lt;script&gt;alert(1).txt"),
        ("a\u202etxt.exe", "atxt.exe"),
        ("ж" * 300 + ".txt", "ж" * 100),
    ],
)
def test_a_hostile_name_is_only_a_name(shared: Client, name: str, shown: str) -> None:
    page = brought(shared, a_file(name=name))
    assert shown in page
    assert "<script>alert" not in page


@pytest.mark.parametrize("name", ["../../up.txt", "\u202egpj.exe", "..", "x" * 400, '"><img src=x>'])
def test_a_script_may_tell_any_name_beside_the_file(shared: Client, name: str) -> None:
    fields = {"files": a_file(name="file"), "names": name}
    answer = shared.post("/inbox/upload/", fields, headers={"accept": "application/json"})
    assert json.loads(answer.content) == {"taken": 1, "refused": []}
    page = settled(shared)
    assert "2 claims found" in page
    assert "<img src=x>" not in page
    assert shared.get(newest(shared)).status_code == 200


def test_a_file_over_the_limit_is_set_aside_with_what_to_do(shared: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    large = a_file(b"x" * (USUAL.file_bytes + 1), "large.txt")
    page = said(brought(shared, large))
    assert "larger than is read at once" in page
    assert "split a copy into parts" in page


def test_what_memory_cannot_hold_is_refused_by_name_and_kept_with_the_person(
    client: Client, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.get("/inbox/")
    monkeypatch.setattr(office.keep(Tray), "_most", 100)
    page = said(bring(client, a_file(name="a.txt"), a_file(name="b.txt")).content.decode())
    assert "1 file was taken." in page
    assert "b.txt: This file was not taken" in page


def test_a_form_without_files_says_so(shared: Client) -> None:
    assert "No file came with the form" in said(bring(shared).content.decode())


def test_more_files_than_a_form_may_hold_are_refused_and_nothing_is_taken(shared: Client) -> None:
    files = [a_file(b"x", f"{number}.txt") for number in range(501)]
    answer = bring(shared, *files)
    assert answer.status_code == 400
    assert "500" in said(answer.content.decode())
    assert "499.txt" not in shared.get("/inbox/tray/").content.decode()


def test_the_same_bytes_again_are_known(shared: Client) -> None:
    page = said(brought(shared, a_file(STORY + b"twice\n", "a.txt"), a_file(STORY + b"twice\n", "b.txt")))
    assert "was here already" in page
    sheet = shared.get(newest(shared)).content.decode()
    assert "a.txt" in sheet
    assert "b.txt" in sheet


def test_a_date_that_is_none_is_told_beside_its_field_and_nothing_is_taken(shared: Client) -> None:
    answer = bring(shared, a_file(), published="10.3.2019", publisher="Lantern")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "This is not a date that can be read" in page
    assert 'value="Lantern"' in page
    script = shared.post("/inbox/upload/", {"published": "soon"}, headers={"accept": "application/json"})
    assert list(json.loads(script.content)["errors"]) == ["published"]


def test_what_is_known_of_the_files_goes_with_each(shared: Client) -> None:
    brought(shared, a_file(), publisher="Lantern", published="2021-05", received_from="a friend", sensitivity="sealed")
    page = said(shared.get(newest(shared)).content.decode())
    assert "Means: May 2021" in page
    assert "from a friend" in page
    assert "Sealed" in said(shared.get("/inbox/?name=story").content.decode())


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("2019-03-10", "Means: 10 March 2019"),
        ("2019-03", "Means: March 2019"),
        ("", ""),
        ("10/03/2019", "Not a date yet"),
        ("<b>", "Not a date yet"),
    ],
)
def test_a_date_is_said_in_plain_words_while_it_is_written(shared: Client, written: str, says: str) -> None:
    answer = shared.get("/inbox/date/", {"published": written})
    assert says in answer.content.decode()
    assert answer.headers["Content-Type"].startswith("text/plain")


def dates_in(office: Office, document: str) -> list[str]:
    """Return the dates of the claims of a document, in the order of the text."""
    assert office.sitting
    claims = office.sitting.view().claims_in(DocumentId(document))
    return [claim.dated.when.edtf if claim.dated else "" for claim in claims]


def test_describing_a_document_dates_its_claims_anew_and_can_be_undone(shared: Client, shared_office: Office) -> None:
    brought(shared, a_file())
    sheet = newest(shared)
    document = sheet.split("/")[2]
    before = shared.get(sheet).content.decode()
    assert "cannot be counted" in before
    assert "2021-07-05" not in dates_in(shared_office, document)
    form = {"publisher": "Lantern", "published": "2021-07-07", "genre": "statement", "sensitivity": "working"}
    page = shared.post(f"{sheet}describe/", form, follow=True).content.decode()
    assert "1 claim has a new date." in said(page)
    assert "Means: 7 July 2021" in said(page)
    assert dates_in(shared_office, document) == ["2021-05-03", "2021-07-05"]
    undo = dict(re.findall(r'name="(\w+)" value="([^"]*)"', page.split("Undo")[0]))
    shared.post(f"{sheet}describe/", {name: value for name, value in undo.items() if name != "csrfmiddlewaretoken"})
    assert "cannot be counted" in shared.get(sheet).content.decode()
    assert "2021-07-05" not in dates_in(shared_office, document)


def test_describing_a_document_as_it_is_changes_nothing(shared: Client) -> None:
    brought(shared, a_file())
    sheet = newest(shared)
    form = {"genre": "unknown", "sensitivity": "working"}
    assert "is known of document" in said(shared.post(f"{sheet}describe/", form, follow=True).content.decode())


@pytest.mark.parametrize(
    "form",
    [
        {"genre": "unknown", "sensitivity": "working", "published": "yesterday"},
        {"genre": "poem", "sensitivity": "working"},
        {"genre": "unknown"},
        {"genre": "unknown", "sensitivity": "working", "title": "x" * 501},
    ],
)
def test_a_description_that_cannot_be_kept_is_shown_again_with_its_faults(shared: Client, form: dict[str, str]) -> None:
    brought(shared, a_file())
    answer = shared.post(f"{newest(shared)}describe/", form)
    assert answer.status_code == 422
    assert 'class="error"' in answer.content.decode()


def test_a_note_on_a_document_is_kept(shared: Client) -> None:
    brought(shared, a_file())
    sheet = newest(shared)
    page = shared.post(f"{sheet}note/", {"text": "Ask <who> typed it."}, follow=True).content.decode()
    assert "Ask &lt;who&gt; typed it." in page
    assert shared.post(f"{sheet}note/", {"text": " "}).status_code == 422


def test_the_original_is_handed_out_as_nothing_but_bytes_after_a_warning(shared: Client) -> None:
    data = b"<html><body><script>alert(1)</script><p>Orsa Mellin was arrested.</p></body></html>"
    brought(shared, a_file(data, "page.html"))
    address = f"{newest(shared)}original/"
    warning = shared.get(address)
    answer = shared.post(address)
    assert "no longer encrypted" in said(warning.content.decode())
    assert b"alert" not in warning.content
    assert answer.content == data
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"].startswith("sandbox")
    assert answer.headers["Content-Disposition"].startswith("attachment;")


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("a b.pdf", "attachment; filename=\"a_b.pdf\"; filename*=UTF-8''a%20b.pdf"),
        ("x.zip/in/письмо.txt", "attachment; filename=\"______.txt\"; filename*=UTF-8''"
         "%D0%BF%D0%B8%D1%81%D1%8C%D0%BC%D0%BE.txt"),
        ('q"; x=\r\n.txt', "attachment; filename=\"q___x___.txt\"; filename*=UTF-8''q%22%3B%20x%3D%0D%0A.txt"),
        ("..", "attachment; filename=\"document\"; filename*=UTF-8''document"),
    ],
)  # fmt: skip
def test_a_name_is_told_to_the_browser_without_breaking_the_header(name: str, header: str) -> None:
    assert attachment(name) == header


def test_words_of_a_picture_are_shown_beside_it_and_put_right(shared: Client) -> None:
    needs_tesseract("eng")
    brought(shared, a_file(as_file(a_scan(TEXTS["eng"])), "scan.png"))
    sheet = newest(shared)
    picture = shared.get(f"{sheet}picture/?start=0&end=5")
    assert picture.headers["Content-Type"] == "image/png"
    assert picture.content.startswith(b"\x89PNG")
    words = shared.get(f"{sheet}words/?start=0&end=5").content.decode()
    assert f"{sheet}picture/?start=0&amp;end=5" in words
    form = {"start": "0", "end": "5", "was": "Ilmar", "now": "Ilman", "because": "The picture shows it."}
    assert shared.post(f"{sheet}words/", {**form, "was": "Other"}).status_code == 422
    assert shared.post(f"{sheet}words/", {**form, "because": ""}).status_code == 422
    assert "Put right." in said(shared.post(f"{sheet}words/", form, follow=True).content.decode())
    assert "Ilman" in said(shared.get(sheet).content.decode())


def test_a_document_without_pages_has_no_picture_and_nothing_to_put_right(shared: Client) -> None:
    brought(shared, a_file())
    sheet = newest(shared)
    assert shared.get(f"{sheet}picture/?start=0&end=5").status_code == 409
    assert shared.get(f"{sheet}words/").status_code == 302


def test_what_may_lead_to_people_is_shown_only_on_request(shared: Client) -> None:
    data = a_docx_by("Kerem Aldaz (invented)")
    brought(shared, a_file(data, "letter.docx"))
    sheet = newest(shared)
    assert "Kerem Aldaz" not in shared.get(sheet).content.decode()
    assert "Kerem Aldaz" in shared.get(f"{sheet}?properties=all").content.decode()


@pytest.mark.parametrize(
    ("query", "shown", "hidden"),
    [
        ("name=ribao", "ribao.txt", "fonar.txt"),
        ("name=ФОНАРЬ", "fonar.txt", "ribao.txt"),
        ("state=done", "No document fits", "fonar.txt"),
        ("state=open&page=99", "fonar.txt", "No document fits"),
        ("state=nonsense&page=x", "fonar.txt", "No document fits"),
    ],
)
def test_the_documents_are_filtered(reader: Client, query: str, shown: str, hidden: str) -> None:
    page = said(reader.get(f"/inbox/?{query}").content.decode())
    assert shown in page
    assert hidden not in page


def test_asking_how_far_the_files_are_does_not_keep_the_desk_open(shared: Client, office: Office) -> None:
    before = office.seen
    shared.get("/inbox/tray/")
    shared.get("/inbox/date/?published=2019")
    assert office.seen == before


def test_locking_the_desk_ends_the_work_and_forgets_the_files(client: Client, office: Office) -> None:
    bring(client, *(a_file(STORY + str(number).encode(), f"{number}.txt") for number in range(30)))
    tray = office.keep(Tray)
    client.post("/lock/")
    assert tray.states() == ()
    assert tray not in office._kept.values()
    assert client.get("/inbox/").status_code == 302


def test_those_that_are_over_can_be_cleared(shared: Client) -> None:
    brought(shared, a_file())
    assert "What became of them" not in shared.post("/inbox/tray/clear/", follow=True).content.decode()


def test_every_page_says_what_is_missing_and_where_files_were_set_aside(shared: Client) -> None:
    page = said(brought(shared, a_file(), a_file(b"", "nothing.txt")))
    assert "words such as “last Monday” cannot be counted" in page
    assert "Publisher not known" in page
    assert "nothing.txt" in said(shared.get("/inbox/aside/").content.decode())


def test_nothing_of_an_upload_lies_readable_on_the_disk(
    client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    text = f"{MARKER} was arrested in Tarn on 3 May 2021.\n".encode() + b"\n" * 3_000_000
    bundle = a_zip({"in.html": f"<html><body><p>{MARKER} was released.</p></body></html>"}, packed=False)
    page = brought(client, a_file(text, f"{MARKER}.txt"), a_file(bundle, "bundle.zip"), publisher=MARKER)
    assert page.count(MARKER) >= 2
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path.name for path in files if MARKER in path.name or MARKER.encode() in path.read_bytes()] == []


def test_one_file_is_stopped_on_the_page_and_the_others_go_on(shared: Client) -> None:
    files = [a_file(STORY + f" Number {number}.".encode(), f"go-{number}.txt") for number in range(12)]
    bring(shared, *files, a_file(STORY + b" Stop.", "stop-me.txt"))
    rows = shared.get("/inbox/tray/").content.decode().split('<li class="state ')
    row = next(row for row in rows if "stop-me.txt" in row)
    shared.post(re.search(r"/inbox/tray/\d+/stop/", row).group())
    settled_rows = settled(shared).split('<li class="state ')
    assert "stopped by a person" in next(row for row in settled_rows if "stop-me.txt" in row)
    assert next(row for row in settled_rows if "go-11.txt" in row).startswith("done")


def test_where_nothing_confines_no_page_is_drawn_and_the_document_says_so(
    shared: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    brought(shared, a_file(a_pdf("Orsa Mellin was held in Tarn, an invented town."), "held.pdf"))
    sheet = newest(shared)
    assert f"{sheet}picture/?start=" in shared.get(sheet).content.decode()
    monkeypatch.setattr("habeas.casework.pictures.can_preview", lambda: False)
    page = shared.get(sheet).content.decode()
    assert "Pages are not drawn on this computer" in page
    assert f"{sheet}picture/?start=" not in page
    assert shared.get(f"{sheet}picture/?start=0&end=5").status_code == 409
