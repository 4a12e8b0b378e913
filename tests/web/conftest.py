"""A desk on a copy of the invented world; nobody in it exists."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from habeas.web.settings import configure

configure(hosts=("testserver",))  # what the test client calls us

from django.test import Client  # noqa: E402 - only once the settings are known
from visiting import PERSON, unlocked  # noqa: E402
from world import copy_world, make_world  # noqa: E402

from habeas.web.chrome.office import Office, open_office  # noqa: E402


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ledger as it was made, to be copied."""
    folder = tmp_path_factory.mktemp("world")
    path = folder / "world.habeas"
    make_world(path, folder / "scratch")
    return path


@pytest.fixture
def office(world: Path, tmp_path: Path) -> Iterator[Office]:
    """A locked office on a copy of the world, which belongs to this test alone."""
    office = Office(path=copy_world(world, tmp_path / "case.habeas"))
    open_office(office)
    yield office
    office.lock()


@pytest.fixture
def locked_client(office: Office) -> Client:
    """A browser before the locked door."""
    return Client()


@pytest.fixture
def client(office: Office) -> Client:
    """The browser of Aida, who has unlocked the desk."""
    return unlocked(Client(), PERSON)


@pytest.fixture(scope="module")
def reading_office(world: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """One open office for all tests of a module that only read."""
    office = Office(path=copy_world(world, tmp_path_factory.mktemp("reading") / "case.habeas"))
    open_office(office)
    yield office
    office.lock()


@pytest.fixture(scope="module")
def _reader(reading_office: Office) -> Client:
    return unlocked(Client(), PERSON)


@pytest.fixture
def reader(_reader: Client, reading_office: Office) -> Client:
    """The browser of Aida at the desk that tests share; they must not write."""
    open_office(reading_office)
    return _reader
