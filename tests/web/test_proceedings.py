"""The page of proceedings: status now and on a day, charges, hearings, and who was taken with whom."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import Client

from habeas.casework.intake import take_in
from habeas.casework.memory import recall
from habeas.casework.proposals import propose_from
from habeas.model import CaseFile, Frame
from habeas.web.chrome.office import Office

TOGETHER = """Notice of the invented Harbour Gazette

Mira Solen and Tavo Brink were arrested on 4 March 2030 in Ardeny, along with 40 others.
Mira Solen was charged with "insulting the President" under Article 42 of the Criminal Code of Kazakhstan, which carries
a penalty of up to five years in prison. Tavo Brink was released on 9 March 2030.
The hearing of Mira Solen on 12 March 2030 was closed to the public.
"""


def case_of(office: Office, name: str) -> CaseFile:
    assert office.sitting
    return office.sitting.view().case(name)


def text_of(answer: HttpResponse) -> str:
    return str(answer.content.decode())


def plain(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


@pytest.fixture
def two_taken(office: Office, tmp_path: Path) -> Office:
    """Let a document tell of two invented people who were taken together."""
    assert office.sitting
    desk = office.sitting.desk_for("Botan (invented)")
    file = tmp_path / "together.txt"
    file.write_text(TOGETHER, encoding="utf-8")
    known = set(recall(desk).documents)
    frame = Frame(publisher="Harbour Gazette").published_on("2030-03-20")
    take_in(desk, [file], supplied=frame, received_from="invented", tell=lambda words: None)
    propose_from(
        desk, [each for key, each in recall(desk).documents.items() if key not in known], tell=lambda words: None
    )
    return office


def test_a_case_and_the_list_of_cases_tell_the_status(reader: Client, reading_office: Office) -> None:
    case = case_of(reading_office, "Bana Orvel")
    assert "Released since 5 May 2022" in plain(text_of(reader.get(f"/cases/{case.id}/")))
    assert "Bana Orvel Released since 5 May 2022" in plain(text_of(reader.get("/cases/", {"name": "orvel"})))


@pytest.mark.parametrize(
    ("day", "expected", "why"),
    [
        ("", "Status Released since 9 March 2030", "as far as the sources reach"),
        ("2030-03-05", "Status on 5 March 2030 Held since 4 March 2030", "between arrest and release"),
        ("2030-03-01", "Status on 1 March 2030 Not known", "before anything is told"),
        ("no day", "Status Released since 9 March 2030", "what is no day asks for none"),
    ],
)
def test_the_status_is_that_of_the_day_asked_about(
    day: str, expected: str, why: str, client: Client, two_taken: Office
) -> None:
    address = f"/cases/{case_of(two_taken, 'Tavo Brink').id}/process/"
    assert expected in plain(text_of(client.get(address, {"as_of": day} if day else {}))), why


def test_who_was_taken_together_is_shown_with_the_status_of_each(client: Client, two_taken: Office) -> None:
    html = text_of(client.get(f"/cases/{case_of(two_taken, 'Mira Solen').id}/process/"))
    group = plain(html[html.index('id="groups-title"') :])
    assert "Tavo Brink : Released since 9 March 2030" in group
    assert f'href="/cases/{case_of(two_taken, "Tavo Brink").id}/process/"' in html


def test_a_charge_shows_its_provision_as_written_and_as_read(client: Client, two_taken: Office) -> None:
    html = plain(text_of(client.get(f"/cases/{case_of(two_taken, 'Mira Solen').id}/process/")))
    assert "Article 42 of the Criminal Code of Kazakhstan → read as article 42, Criminal Code, KZ" in html
    assert "up to five years" in html


def test_a_closed_hearing_is_shown_as_not_public(client: Client, two_taken: Office) -> None:
    html = text_of(client.get(f"/cases/{case_of(two_taken, 'Mira Solen').id}/process/"))
    table = html[html.index('class="stack hearings"') : html.index("</table>")]
    assert re.findall(r'class="mark (yes|no|unknown)">', table) == ["no", "unknown", "unknown", "unknown"]


@pytest.mark.parametrize(
    "part", ["activity", "charges", "hearings", "orders", "conditions", "remedies", "groups", "secrets"]
)
def test_each_part_can_be_read_whole(part: str, reader: Client, reading_office: Office) -> None:
    answer = reader.get(f"/cases/{case_of(reading_office, 'Ilvan Torek').id}/process/", {"part": part})
    assert answer.status_code == 200
    assert ("Back to all proceedings" in text_of(answer)) == (part != "secrets")


def test_words_of_sources_are_no_markup_among_proceedings(reader: Client, reading_office: Office) -> None:
    html = text_of(reader.get(f"/cases/{case_of(reading_office, 'Bana Orvel').id}/process/"))
    assert "<img" not in html
    assert "<script>alert" not in html
