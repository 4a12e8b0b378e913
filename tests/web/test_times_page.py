"""The page of times: bounds with their reasons, lengths, and the day to look from."""

from __future__ import annotations

import pytest
from django.test import Client

from habeas.web.chrome.office import Office

HEADING = "When, as narrowly as the sources together imply"


@pytest.fixture
def address(reading_office: Office) -> str:
    assert reading_office.sitting
    return f"/cases/{reading_office.sitting.view().case('Ilvan Torek').id}/times/"


def test_the_page_says_when_and_why(address: str, reader: Client) -> None:
    page = reader.get(address).content.decode()
    assert HEADING in page
    assert "A source dates it" in page


def test_a_day_to_look_from_is_taken(address: str, reader: Client) -> None:
    page = reader.get(f"{address}?as_of=2035-01-01").content.decode()
    assert 'value="2035-01-01"' in page
    assert HEADING in page


def test_what_is_no_day_is_not_taken(address: str, reader: Client) -> None:
    answer = reader.get(f"{address}?as_of=soon")
    assert (answer.status_code, "Enter a valid date" in answer.content.decode()) == (200, True)
