"""The card of a claim shows the picture of its page, and where nothing confines what draws it says so instead."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from django.test import Client

sys.path.append(str(Path(__file__).resolve().parents[1] / "unit" / "ingest"))

from ingest_files import a_pdf
from visiting import PERSON

from habeas.casework.intake import take_in
from habeas.casework.proposals import propose_from
from habeas.model import Frame
from habeas.web.chrome.office import Office


def test_where_nothing_confines_the_card_draws_no_page_and_says_so(
    office: Office, client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert office.sitting is not None
    desk, paper = office.sitting.desk_for(PERSON), tmp_path / "held.pdf"
    paper.write_bytes(a_pdf("Orsa Mellin was arrested in Tarn on 3 May 2021."))
    taken = take_in(desk, [paper], supplied=Frame(), received_from=None, tell=lambda words: None).documents[0]
    propose_from(desk, [taken], tell=lambda words: None)
    address = f"/read/{taken.id}/"
    assert f"/documents/{taken.id}/picture/" in client.get(address).content.decode()
    monkeypatch.setattr("habeas.casework.pictures.can_preview", lambda: False)
    page = client.get(address).content.decode()
    assert "Pages are not drawn on this computer" in page
    assert "<img" not in page
    assert f"/documents/{taken.id}/picture/" not in page
