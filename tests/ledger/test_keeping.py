"""What is appended is there, whole, in order and exactly as given."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from django.db import connections
from ledger_bodies import AT, BY, CHEAP, PASSPHRASE, TEXT, a_naming, opened, some_bodies

from builders import a_claim, a_document
from habeas.errors import BadChoice, NotFound, Refused
from habeas.ledger import Artefact, DocumentProvenance, Ledger, ProposalMade, errors
from habeas.ledger.errors import DiskFull, EntryNotStorable, LedgerBusy, LedgerClosed, LedgerNotWritable
from habeas.model import (
    CaseId,
    Claim,
    ClaimId,
    Decision,
    Document,
    DocumentId,
    Frame,
    Judgement,
    Kind,
    NamingId,
    Provenance,
    Sameness,
    SetAside,
    TreatyOverride,
    Verdict,
    When,
)  # fmt: skip

DOC = DocumentId("doc-0123456789abcdef")
EVERY_OTHER_BODY = [
    SetAside(original_name="b.pdf", sha256=None, size=None, code="x", says="It cannot be read.", remedy="Ask again."),
    ProposalMade(document=DOC, version="7", claims=3, namings=2, notes=("no language model",)),
    Decision(claim=ClaimId("clm-1"), verdict=Verdict.ACCEPT, by=BY, at=AT, because="Both letters say so."),
    Judgement(
        left=NamingId("nam-1"), right=NamingId("nam-2"), sameness=Sameness.SAME, by=BY, at=AT, because="Same birthday."
    ),
    TreatyOverride(
        state="XA", state_name="Altynia (invented)", treaty="iccpr", party_since="1999", source="note 4", by=BY, at=AT
    ),
    Artefact(
        id="pet-1",
        sha256="0" * 64,
        case=CaseId("cas-1"),
        state="XA",
        made_on="2026-11-22",
        law="5",
        form=None,
        upto=9,
        made_with="0.1.0+0000000000",
    ),
]


def test_entries_come_back_as_they_were_given_in_their_order(ledger: Ledger) -> None:
    given = ledger.append(EVERY_OTHER_BODY, by=BY, at=AT)
    assert tuple(ledger.read(after=4)) == given
    assert [entry.body for entry in ledger.entries()] == [*some_bodies(), *EVERY_OTHER_BODY]
    assert [entry.seq for entry in ledger.entries()] == list(range(1, 11))


def test_entries_are_still_there_after_closing_and_opening(ledger: Ledger, place: Path) -> None:
    before = (ledger.head, tuple(ledger.entries()))
    ledger.close()
    with opened(place) as again:
        assert (again.head, tuple(again.entries())) == before


def test_one_kind_can_be_read_by_its_name_or_its_type(ledger: Ledger) -> None:
    assert [entry.kind for entry in ledger.read("claim")] == ["claim"]
    assert [entry.kind for entry in ledger.read(Document, Claim)] == ["document", "claim"]


def test_a_kind_that_is_not_kept_is_refused(ledger: Ledger) -> None:
    with pytest.raises(BadChoice):
        ledger.read("rumour")
    with pytest.raises(BadChoice):
        ledger.append([When.parse("2019")], by=BY, at=AT)  # type: ignore[list-item]


def test_reading_more_than_one_stretch_of_rows_misses_none(ledger: Ledger) -> None:
    ledger.append([a_naming(number) for number in range(1201)], by=BY, at=AT)
    assert [entry.seq for entry in ledger.read("naming")] == [3, *range(5, 1206)]


def test_entries_can_be_appended_while_others_are_read(ledger: Ledger) -> None:
    for entry in ledger.read("claim"):
        ledger.append([a_naming(entry.seq)], by=BY, at=AT)
    assert ledger.head.seq == 5


def test_the_hash_of_an_entry_is_that_of_eight_lines(ledger: Ledger) -> None:
    entry = next(ledger.read("provenance"))
    with ledger._reading() as cursor:
        cursor.execute('SELECT "commit", "sealed" FROM "ledger_entry" WHERE "seq" = 2')
        commit, sealed = cursor.fetchone()
    content = hashlib.sha256(sealed).hexdigest()
    lines = ["habeas-entry-2", "2", entry.prev_hash, "provenance", AT, entry.key, commit, content]
    assert entry.hash == hashlib.sha256("\n".join(lines).encode()).hexdigest()


def test_an_entry_commits_to_who_said_what(ledger: Ledger) -> None:
    entry, shown = next(ledger.read("provenance")), ledger.disclose(2)
    body = (
        f'{{"anew":false,"document":"{entry.body.document}","provenance":{{"original_name":"letter.txt",'
        f'"received_at":"{AT}","received_by":"{BY}","received_from":null}}}}'
    )
    leaf = json.loads(list(ledger.leaves())[1])
    assert shown.payload.decode() == f"{BY}\n{body}"
    assert leaf["commit"] == hashlib.sha256(shown.salt + shown.payload).hexdigest()
    assert (leaf["seq"], leaf["kind"], leaf["at"]) == (2, "provenance", AT)


def test_a_batch_with_one_bad_body_is_not_written_at_all(ledger: Ledger) -> None:
    head = ledger.head
    bad = SetAside(original_name="\ud83d\ude00", sha256=None, size=None, code="x", says="y", remedy="z")
    with pytest.raises(EntryNotStorable):
        ledger.append([a_naming(1), bad, a_naming(2)], by=BY, at=AT)
    assert ledger.head == head


def test_an_empty_batch_writes_nothing(ledger: Ledger) -> None:
    head = ledger.head
    assert ledger.append([], by=BY, at=AT) == ()
    assert ledger.head == head


def test_the_same_bytes_twice_are_one_original_with_two_provenances(ledger: Ledger) -> None:
    sha256 = ledger.keep_original(TEXT.encode())
    copy = Provenance(original_name="again.txt", received_at=AT, received_by=BY)
    ledger.append([DocumentProvenance(document=a_document(TEXT).id, provenance=copy)], by=BY, at=AT)
    report = ledger.verify()
    assert (report.originals, dict(report.kinds)["provenance"], dict(report.kinds)["document"]) == (1, 2, 1)
    assert sha256 == hashlib.sha256(TEXT.encode()).hexdigest()


@pytest.mark.parametrize("size", [0, 1, 1024 * 1024 - 1, 1024 * 1024, 1024 * 1024 + 1, 5_000_000])
def test_an_original_of_any_size_comes_back_byte_for_byte(ledger: Ledger, size: int) -> None:
    data = (bytes(range(256)) * (size // 256 + 1))[:size]
    assert ledger.get_original(ledger.keep_original(data)) == data
    assert ledger.verify().originals == 2


def test_an_original_that_is_not_there_is_not_found(ledger: Ledger) -> None:
    with pytest.raises(NotFound):
        ledger.get_original("0" * 64)


HOSTILE_TEXTS = [
    ("\0", "NUL: SQLite keeps it, PostgreSQL would not; it stands as a JSON escape"),
    ("a\x00b\x1f\x7f", "control characters"),
    ("\ud800", "half of a surrogate pair, as in a name of a file that is not UTF-8"),
    ("name\udcff.txt", "what Python makes of the byte FF in a file name"),
    ("\udc00\ud800", "two halves in the wrong order are no letter"),
    ("\\ud800 \\u0000", "the escapes themselves, as text"),
    ("‮لطلب الإفراج عن\u202c", "right to left, with overrides"),
    ("e\u0301 \u00e9", "not normalised: offsets count code points"),
    ("'; DROP TABLE ledger_entry; -- %s %(x)s ?", "SQL and placeholders"),
    ('"\\\n\r\t\u2028\u2029</script>', "what JSON and JavaScript escape"),
    ("😀" * 10, "beyond the first plane"),
    ("\ufeff\ufffe\uffff", "byte order mark and non-characters"),
    ("арест" * 2_000_000, "ten million letters"),
]


@pytest.mark.parametrize(("text", "why"), HOSTILE_TEXTS, ids=[why for _, why in HOSTILE_TEXTS])
def test_hostile_text_comes_back_letter_for_letter(ledger: Ledger, text: str, why: str) -> None:
    body = SetAside(original_name=text, sha256=None, size=None, code="x", says=text, remedy=text)
    ledger.append([body], by=BY, at=AT)
    assert next(ledger.read("set_aside")).body == body, why
    assert ledger.verify().entries == 5


@pytest.mark.parametrize(
    ("by", "at", "why"),
    [
        ("", AT, "nobody"),
        ("  ", AT, "nobody"),
        ("A\nB", AT, "a line break would make two lines of what is hashed"),
        ("A\0", AT, "NUL"),
        ("A\ud800", AT, "half of a surrogate pair"),
        ("A\u2028", AT, "a line separator"),
        (BY, "2026-11-22", "no time"),
        (BY, "2026-11-22T10:00:00", "no zone"),
        (BY, "2026-11-22T10:00:00+06:00", "not UTC"),
        (BY, "2026-11-22T10:00:00Z\n", "a line break"),
    ],
)
def test_who_and_when_are_plain(ledger: Ledger, by: str, at: str, why: str) -> None:
    with pytest.raises(EntryNotStorable):
        ledger.append([a_naming(1)], by=by, at=at)
    assert ledger.head.seq == 4, why


def test_who_acts_is_kept_in_one_normal_form(ledger: Ledger) -> None:
    (entry,) = ledger.append([a_naming(1)], by="Jose\u0301", at=AT)
    assert entry.by == "Jos\u00e9"
    assert [read.by for read in ledger.read(after=4)] == ["Jos\u00e9"]


def test_a_number_that_is_not_finite_is_refused(ledger: Ledger) -> None:
    claim = a_claim(a_document(TEXT), "was arrested", Kind.ARREST)
    bad = Claim(
        predicate=claim.predicate, modality=claim.modality, passage=claim.passage, proposer=claim.proposer,
        confidence=float("nan"),
    )  # fmt: skip
    with pytest.raises(EntryNotStorable):
        ledger.append([bad], by=BY, at=AT)


def test_two_ledgers_in_one_process_are_two(ledger: Ledger, tmp_path: Path) -> None:
    with Ledger.create(tmp_path / "b.ledger", PASSPHRASE, cost=CHEAP) as other:
        other.append([a_naming(7)], by=BY, at=AT)
        assert (other.head.seq, ledger.head.seq) == (1, 4)


def test_a_second_writer_is_refused_once_it_has_waited(ledger: Ledger, place: Path) -> None:
    with opened(place, wait_s=0.1) as second, ledger._writing(), pytest.raises(LedgerBusy) as refused:
        second.append([a_naming(1)], by=BY, at=AT)
    assert isinstance(refused.value, Refused)
    assert "0.1 seconds" in refused.value.message
    assert ledger.head.seq == 4


def test_two_writers_in_turn_make_one_chain(ledger: Ledger, place: Path) -> None:
    with opened(place) as second:
        second.append([a_naming(1)], by=BY, at=AT)
        ledger.append([a_naming(2)], by=BY, at=AT)
        second.append([a_naming(3)], by=BY, at=AT)
        assert second.head == ledger.head
    assert ledger.verify().entries == 7


def test_a_closed_ledger_says_so(ledger: Ledger) -> None:
    ledger.close()
    ledger.close()
    with pytest.raises(LedgerClosed):
        ledger.append([a_naming(1)], by=BY, at=AT)
    with pytest.raises(LedgerClosed):
        list(ledger.entries())


def test_a_document_with_all_it_can_have_comes_back(ledger: Ledger) -> None:
    frame = Frame(publisher="P", published=When.parse("2019-03?", as_written="March 2019?"), published_basis="supplied")
    document = a_document("А\r\nб", frame=frame)
    ledger.append([document], by=BY, at=AT)
    assert [entry.body for entry in ledger.read("document", after=4)] == [document]


def test_a_full_disk_is_called_that_and_nothing_of_the_batch_is_kept(ledger: Ledger) -> None:
    head = ledger.head
    with connections[ledger._speakers.alias].cursor() as cursor:
        cursor.execute("PRAGMA max_page_count = 1")  # SQLite makes it the present size
    with pytest.raises(DiskFull):
        ledger.append([a_naming(number) for number in range(2000)], by=BY, at=AT)
    with pytest.raises(DiskFull):
        ledger.keep_original(b"x" * 1_000_000)
    assert ledger.head == head
    assert not ledger.has_original(hashlib.sha256(b"x" * 1_000_000).hexdigest())
    assert ledger.verify().entries == 4


def test_a_folder_that_is_not_there_is_called_that(tmp_path: Path) -> None:
    with pytest.raises(LedgerNotWritable):
        Ledger.create(tmp_path / "nowhere" / "a.ledger", PASSPHRASE, cost=CHEAP)


@pytest.mark.parametrize(
    "name", ["a b.ledger", "файл.ledger", "a?b#c%41.ledger", "file:x?mode=memory", ":memory:", "-x"]
)
def test_a_ledger_may_have_any_name(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with Ledger.create(Path(name), PASSPHRASE, cost=CHEAP) as made:
        made.append([a_naming(1)], by=BY, at=AT)
    with opened(Path(name)) as again:
        assert again.verify().entries == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == [name, f"{name}.keys", f"{name}.keys.copy"]


def test_every_refusal_has_its_own_code_and_an_exit_code_of_its_family() -> None:
    ours = [error for error in vars(errors).values() if isinstance(error, type) and error.__module__ == errors.__name__]
    assert len({error.code for error in ours}) == len(ours) > 10
    for error in ours:
        assert error.exit_code in (range(10, 20) if issubclass(error, Refused) else range(30, 40))
        assert error.says.endswith(".")
        assert error.remedy.endswith(".")
