"""A team's door: name, passphrase and code; sessions; nothing said to those who are not let in. Nobody here exists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pyotp
import pytest
from django.test import Client
from team_world import SECRET, TeamWorld, open_team

from habeas.model.account import Role


@pytest.fixture
def team(world: Path, tmp_path: Path) -> Iterator[TeamWorld]:
    """A team with a reviewer and an administrator."""
    made = open_team(world, tmp_path)
    yield made
    made.office.lock()


def test_name_passphrase_and_code_open_the_desk(team: TeamWorld) -> None:
    ama = team.join("Ama Boduk", Role.REVIEWER)
    browser = team.log_in(ama)
    page = browser.get("/cases/").content.decode()
    assert "Ama Boduk" in page
    assert "Torek" in page


def test_an_administrator_sees_accounts_and_no_content(team: TeamWorld) -> None:
    browser = team.log_in(team.join("Ilvan Keeper", Role.ADMINISTRATOR))
    assert browser.get("/accounts/").status_code == 200
    assert browser.get("/cases/").status_code == 403
