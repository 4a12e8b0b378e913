"""The three invented cases, opened once for all tests, and each filing written once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from functools import cache

import pytest
from recorded import FOLDERS, Filed, Opened, opened

from habeas.casework.petitions import Pleading


@pytest.fixture(scope="session")
def cases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Opened]]:
    """Every invented case with all that is recorded of it."""
    place = tmp_path_factory.mktemp("golden")
    with ExitStack() as stack:
        yield {name: stack.enter_context(opened(name, place)) for name in FOLDERS}


@pytest.fixture(scope="session")
def filed(cases: dict[str, Opened]) -> Filed:
    """The filing of a case, a form and a language that consent allows, or none."""

    @cache
    def find(name: str, form: str, lang: str) -> Pleading | None:
        return cases[name].find_filing(form, lang)

    return find
