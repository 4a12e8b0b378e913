"""A source that is withdrawn, and destroyed: nothing that the passphrase opens holds it. Nobody named here exists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from consented import DAY, allow
from habeas.casework.cases import get_case
from habeas.casework.classing import SourceSealed
from habeas.casework.decisions import decide, judge
from habeas.casework.desk import Desk
from habeas.casework.destroying import (
    HeldCase,
    NotTyped,
    derived_from,
    destroy_source,
    find_hold,
    hold,
    withdraw_source,
)
from habeas.casework.intake import take_in
from habeas.casework.memory import recall
from habeas.casework.noting import note
from habeas.casework.petitions import file_petition, write_petition
from habeas.casework.proposals import propose_from
from habeas.casework.roles import NotAllowed, Right
from habeas.casework.searching import Asked, search
from habeas.casework.sitting import Sitting
from habeas.casework.view import view_of
from habeas.errors import BadChoice, NotFound, ReasonMissing
from habeas.ledger import Closed, Ledger
from habeas.ledger.errors import OriginalDestroyed
from habeas.ledger.key import Cost
from habeas.ledger.opening import find_key
from habeas.ledger.scribe import write
from habeas.model import Frame, Sameness, Verdict

CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
PASSPHRASE = "an invented passphrase"
NAME = "Orsa Mellin"
CANARY = "zibberwock"
LETTER = f"""Letter of the invented witness Sefa Quandt

Orsa Mellin was arrested in Tarn on 3 May 2021 beside the {CANARY}.
Orsa Mellin was beaten in the police station of Tarn on 4 May 2021 by the {CANARY}.
"""
PAGE, NONCE_AT, SEAL_AT = 4096, -80, -64


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "case.habeas"


@pytest.fixture
def letter(desk: Desk, tmp_path: Path) -> Iterator[str]:
    """A letter that was read, decided, joined to the statement, filed from, and searched for."""
    file = tmp_path / "letter.txt"
    file.write_text(LETTER, encoding="utf-8")
    taken = take_in(desk, [file], supplied=Frame(publisher="A friend"), received_from=None, tell=lambda words: None)
    propose_from(desk, taken.documents, tell=lambda words: None)
    document = taken.documents[0].id
    memory = recall(desk)
    names = {each.document: key for key, each in memory.namings.items() if each.name == NAME}
    judge(desk, *names.values(), Sameness.SAME, because=f"both speak of the {CANARY}")
    for weighed in get_case(recall(desk), NAME).claims:
        because = f"read of the {CANARY}" if weighed.claim.passage.document == document else "read in the statement"
        decide(desk, [weighed.claim.id], Verdict.ACCEPT, because=because)
    allow(desk, NAME)
    note(desk, document, f"the {CANARY} again")
    file_petition(desk, NAME, state=None, made_on=DAY, folder=tmp_path / "out")
    assert sum(group.total for group in search(desk, view_of(recall(desk)), Asked(text=CANARY)).groups) > 0
    yield document


def destroy(desk: Desk, document: str) -> int:
    return destroy_source(desk, document, typed=document, because="the source asks for it").keys


def pages_of(file: Path, raw: bytes, *, header: int, frame: int) -> Iterator[bytes]:
    """Yield every page of a SQLCipher file, or of its log, as SQLite sees it: free ones too."""
    data = file.read_bytes() if file.exists() else b""
    for at in range(header, len(data), PAGE + frame):
        page = data[at + frame : at + frame + PAGE]
        begins = 16 if at == 0 and not frame else 0
        cipher = Cipher(algorithms.AES(raw), modes.CBC(page[NONCE_AT:SEAL_AT])).decryptor()
        yield cipher.update(page[begins:NONCE_AT])


def all_that_opens(file: Path) -> bytes:
    """Everything that whoever has the file and its passphrase can read: each page, each entry, each original."""
    raw = find_key(file, PASSPHRASE, cost=CHEAP).key.reveal()
    found = [*pages_of(file, raw, header=0, frame=0)]
    found += pages_of(file.with_name(file.name + "-wal"), raw, header=32, frame=24)
    with Ledger.open(file, PASSPHRASE, cost=CHEAP) as ledger:
        for entry in ledger.read():
            if not isinstance(entry.body, Closed):
                found.append(f"{entry.by} {write(entry.body)}".encode())
            if entry.kind == "document" and not isinstance(entry.body, Closed):
                found.append(ledger.get_original(entry.body.sha256))  # type: ignore[union-attr]
    return b"\n".join(found)


def test_what_stands_on_a_source_is_listed(desk: Desk, letter: str) -> None:
    found = derived_from(recall(desk), letter)
    assert found.document == letter
    assert (found.claims, found.names, found.judgements) == (2, 3, 1)
    assert found.cases == (get_case(recall(desk), NAME).id,)
    assert len(found.written) == 1
    assert found.on_cases == 1
    assert (found.sent, found.revisions, found.unsealed) == ((), 0, 0)


def test_a_withdrawn_source_is_quoted_in_nothing_made_from_then_on(desk: Desk, letter: str) -> None:
    found = withdraw_source(desk, letter, because="she is afraid")
    assert found == derived_from(recall(desk), letter)
    with pytest.raises(SourceSealed):
        write_petition(recall(desk), NAME, state=None, made_on=DAY)


def test_what_was_destroyed_is_in_nothing_that_the_passphrase_opens(desk: Desk, letter: str, path: Path) -> None:
    old, new = path.with_name("old-backup"), path.with_name("new-backup")
    desk.ledger.backup(old)
    assert CANARY.encode() in all_that_opens(path)
    destroy(desk, letter)
    desk.ledger.backup(new)
    assert all_that_opens(path).count(CANARY.encode()) == 0
    assert all_that_opens(new).count(CANARY.encode()) == 0
    assert CANARY.encode() in all_that_opens(old)


def test_the_keys_themselves_are_gone_from_every_page(desk: Desk, letter: str, path: Path) -> None:
    with desk.ledger._cursor() as cursor:  # type: ignore[attr-defined]
        cursor.execute('SELECT "wrapped" FROM "ledger_key" WHERE "id" = %s', [desk.ledger.find_key(letter)])
        wrapped = bytes(cursor.fetchone()[0])
    assert wrapped in all_that_opens(path)
    destroy(desk, letter)
    assert wrapped not in all_that_opens(path)


def test_the_record_of_it_can_still_be_proven(desk: Desk, letter: str) -> None:
    head, leaves = desk.ledger.head, list(desk.ledger.leaves())
    destroy(desk, letter)
    report = desk.ledger.verify()
    assert report.destroyed > 0
    assert report.head.seq == head.seq + 1
    assert list(desk.ledger.leaves())[:-1] == leaves


def test_an_open_desk_forgets_it(desk: Desk, letter: str, path: Path) -> None:
    sitting = Sitting(Ledger.open(path, PASSPHRASE, cost=CHEAP))
    assert sitting.wait(60)
    assert letter in sitting.view().documents
    destroy(desk, letter)  # as another process would
    view = sitting.view()
    assert letter not in view.documents
    assert len(view.case(NAME).claims) == len(view.claims_about(view.case(NAME).id)) > 0
    assert CANARY not in repr([line.body for line in view.history()])
    sitting.close()


def test_what_was_destroyed_is_not_found_and_its_file_is_no_more(desk: Desk, letter: str) -> None:
    sha256 = recall(desk).documents[letter].sha256  # type: ignore[index]
    destroy(desk, letter)
    assert letter not in recall(desk).documents
    assert sum(group.total for group in search(desk, view_of(recall(desk)), Asked(text=CANARY)).groups) == 0
    with pytest.raises((OriginalDestroyed, NotFound)):
        desk.ledger.get_original(sha256)


def test_the_same_file_can_come_again(desk: Desk, letter: str, tmp_path: Path) -> None:
    destroy(desk, letter)
    taken = take_in(
        desk, [tmp_path / "letter.txt"], supplied=Frame(), received_from=None, tell=lambda words: None
    )  # fmt: skip
    assert [each.id for each in taken.documents] == [letter]
    assert recall(desk).get_document(letter).text == LETTER


def test_nothing_is_destroyed_that_was_not_typed_again(desk: Desk, letter: str) -> None:
    with pytest.raises(NotTyped):
        destroy_source(desk, letter, typed="yes", because="the source asks for it")
    with pytest.raises(ReasonMissing):
        destroy_source(desk, letter, typed=letter, because=" ")
    assert letter in recall(desk).documents


def test_nothing_is_destroyed_under_a_hold(desk: Desk, letter: str) -> None:
    case = get_case(recall(desk), NAME).id
    hold(desk, case, held=True, because="a court has asked for the file")
    with pytest.raises(HeldCase):
        destroy(desk, letter)
    assert letter in recall(desk).documents
    with pytest.raises(BadChoice):
        hold(desk, case, held=True, because="again")
    hold(desk, case, held=False, because="the court has it")
    assert find_hold(recall(desk), case) is None
    assert destroy(desk, letter) > 0


def test_a_reviewer_destroys_nothing(desk: Desk, letter: str) -> None:
    reviewer = replace(desk, rights=frozenset({Right.READ, Right.DECIDE, Right.KEEP}))
    with pytest.raises(NotAllowed):
        destroy(reviewer, letter)
    with pytest.raises(NotAllowed):
        hold(reviewer, get_case(recall(desk), NAME).id, held=True, because="no reason")
