"""An empty place, an open ledger with something in it, and a closed one with more."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))

from ledger_bodies import AT, BY, CHEAP, PASSPHRASE, TEXT, a_naming, some_bodies

from habeas.ledger import Ledger


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A path in an empty folder."""
    folder = tmp_path / "desk"
    folder.mkdir()
    return folder / "case.ledger"


@pytest.fixture
def ledger(place: Path) -> Iterator[Ledger]:
    """An open ledger with one document and what was said of it."""
    with Ledger.create(place, PASSPHRASE, cost=CHEAP) as made:
        made.keep_original(TEXT.encode())
        made.append(some_bodies(), by=BY, at=AT)
        yield made


@pytest.fixture
def filled(place: Path) -> Path:
    """The closed file of such a ledger, with fifty more names and a picture of 40 pages."""
    with Ledger.create(place, PASSPHRASE, cost=CHEAP) as made:
        made.keep_original(TEXT.encode())
        made.keep_original(bytes(range(256)) * 640)
        document, *rest = some_bodies()
        made.append([document, *rest], by=BY, at=AT)
        for number in range(50):
            made.append([a_naming(number)], by=BY, at=AT)
    return place


@pytest.fixture(scope="session")
def once_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small closed ledger, to be copied and not to be touched."""
    path = tmp_path_factory.mktemp("made") / "case.ledger"
    with Ledger.create(path, PASSPHRASE, cost=CHEAP) as made:
        made.keep_original(TEXT.encode())
        made.append(some_bodies(), by=BY, at=AT)
    return path


@pytest.fixture
def small(once_made: Path, place: Path) -> Path:
    """A copy of it, with its key file, for one test."""
    for ending in ("", ".keys", ".keys.copy"):
        shutil.copyfile(once_made.with_name(once_made.name + ending), place.with_name(place.name + ending))
        place.with_name(place.name + ending).chmod(0o600)
    return place
