"""A ledger with one invented statement in it. Nobody named here exists."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from habeas.casework.desk import Desk
from habeas.casework.intake import take_in
from habeas.casework.memory import recall
from habeas.casework.proposals import propose_from
from habeas.ledger import Ledger
from habeas.ledger.key import Cost
from habeas.model import Frame, When

CHEAP = Cost(memory_kib=64, passes=1, lanes=1)  # one guess need not be dear here
PASSPHRASE = "an invented passphrase"
STATEMENT = """Statement of the invented group Lantern

Orsa Mellin was arrested in Tarn on 3 May 2021. Police did not show a warrant.
Orsa Mellin was charged with spreading false news and held in custody for two months.
On 5 July 2021 she was released. Orsa Mellin was not beaten, the ministry said.
Lantern calls for the release of her brother.
"""


@pytest.fixture
def statement(tmp_path: Path) -> Path:
    path = tmp_path / "statement.txt"
    path.write_text(STATEMENT, encoding="utf-8")
    return path


@pytest.fixture
def desk(tmp_path: Path, statement: Path) -> Iterator[Desk]:
    with Ledger.create(tmp_path / "case.habeas", PASSPHRASE, cost=CHEAP) as ledger:
        desk = Desk(ledger=ledger, person="R. (invented)", now=lambda: "2026-01-02T03:04:05Z")
        frame = Frame(publisher="Lantern", published=When.parse("2021-07-20"), published_basis="supplied")
        take_in(desk, [statement], supplied=frame, received_from="Lantern", tell=lambda words: None)
        propose_from(desk, recall(desk).documents.values(), tell=lambda words: None)
        yield desk
