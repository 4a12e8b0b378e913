"""Partners and authorities see the log grow: what is sent, what comes back, and what is refused."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest
from time_authority import Authority

from habeas.casework.anchoring import OTS_MAGIC, ReceiptUnfit, digest_of, request_stamp, take_stamp
from habeas.casework.custody import NothingLogged, checkpoints, log_state, own_verifier, sign_log
from habeas.casework.desk import Desk
from habeas.casework.noting import note
from habeas.casework.witnessing import (
    STATE_FILE,
    WitnessAbsent,
    WitnessFolderTaken,
    WitnessLocked,
    WitnessUnknown,
    begin_witness,
    request_cosignature,
    sign_as_witness,
    take_cosignature,
)
from habeas.custody.errors import LogForked, NoteUnreadable, WitnessUnready
from habeas.custody.note import log_verifier, make_checkpoint
from habeas.custody.tree import Frontier
from habeas.custody.witness import Request
from habeas.keys import Secret
from habeas.keys.signing import SigningKey
from habeas.model.custody import Anchor, AnchorKind, Checkpoint
from parts import required

PASSPHRASE = "the passphrase of an invented partner"
NAME = "partner.example"
SECONDS = 1_767_323_045


Made = tuple[Path, str]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[Made, Made]:
    """Two witnesses of one name, made once: their passphrase costs a second each time."""
    folder = tmp_path_factory.mktemp("witnesses")
    return tuple((folder / each, begin_witness(folder / each, NAME, PASSPHRASE)) for each in "wx")  # type: ignore[return-value]


@pytest.fixture
def partner(kept: tuple[Made, Made], tmp_path: Path) -> Made:
    return shutil.copytree(kept[0][0], tmp_path / "w"), kept[0][1]


@pytest.fixture
def impostor(kept: tuple[Made, Made], tmp_path: Path) -> Made:
    return shutil.copytree(kept[1][0], tmp_path / "x"), kept[1][1]


def grow(desk: Desk) -> None:
    """Let the log grow by an entry, and sign it."""
    document = next(iter(desk.recollection.memory().documents))
    note(desk, document, f"An invented note after {desk.ledger.head.seq}.")
    sign_log(desk)


def test_the_log_is_as_large_as_the_ledger_and_nothing_has_left_yet(desk: Desk) -> None:
    state = log_state(desk)
    assert state.size == desk.ledger.head.seq
    assert (state.signed, state.left_at, state.days) == ((), None, None)
    assert state.origin == own_verifier(desk).name


def test_a_checkpoint_is_an_entry_of_the_log_that_it_signs(desk: Desk) -> None:
    before = desk.ledger.frontier
    made = sign_log(desk)
    assert made.size == before.size
    assert [entry.body for entry in desk.ledger.read(Checkpoint)] == [made]
    assert checkpoints(desk) == (made,)
    assert desk.ledger.frontier.size == before.size + 1


def test_a_partner_follows_the_log_as_it_grows(desk: Desk, partner: Made) -> None:
    folder, vkey = partner
    taken = []
    for seconds, log, key in ((SECONDS, own_verifier(desk).vkey, vkey), (SECONDS + 1, None, None)):
        grow(desk)
        sent = request_cosignature(desk)
        signed = sign_as_witness(folder, sent.as_text(), PASSPHRASE, seconds=seconds, log=log)
        taken.append((sent.old, take_cosignature(desk, signed.line, vkey=key)))
    assert [old for old, _ in taken] == [0, taken[0][1].size]
    assert [each.seconds for _, each in taken] == [SECONDS, SECONDS + 1]
    assert (log_state(desk).left_at, log_state(desk).days) == (desk.now(), 0)


def forked(desk: Desk, size: int) -> str:
    """What somebody sends who has the key of the log, and another history."""
    seed = desk.ledger.signing_root()
    assert seed is not None
    made = make_checkpoint(SigningKey(seed), Frontier.empty().pushed([bytes(32)] * size))
    return Request(old=checkpoints(desk)[-1].size, proof=(), note=made).as_text()


def test_a_partner_refuses_another_history_and_remembers_the_true_one(desk: Desk, partner: Made) -> None:
    folder, _ = partner
    grow(desk)
    sent = request_cosignature(desk).as_text()
    sign_as_witness(folder, sent, PASSPHRASE, seconds=SECONDS, log=own_verifier(desk).vkey)
    before = (folder / STATE_FILE).read_bytes()
    with pytest.raises(LogForked):
        sign_as_witness(folder, forked(desk, checkpoints(desk)[-1].size), PASSPHRASE, seconds=SECONDS)
    assert (folder / STATE_FILE).read_bytes() == before


def test_a_partner_does_not_sign_for_a_log_whose_key_nobody_gave_it(desk: Desk, partner: Made) -> None:
    folder, vkey = partner
    grow(desk)
    for log in (None, vkey):  # none, or that of a witness
        with pytest.raises(WitnessUnready):
            sign_as_witness(folder, request_cosignature(desk).as_text(), PASSPHRASE, seconds=SECONDS, log=log)


def test_a_witness_is_made_once_and_opens_with_its_passphrase_alone(partner: Made, tmp_path: Path) -> None:
    folder, _ = partner
    with pytest.raises(WitnessFolderTaken):
        begin_witness(folder, NAME, PASSPHRASE)
    with pytest.raises(WitnessLocked):
        sign_as_witness(folder, "", "another passphrase", seconds=SECONDS)
    with pytest.raises(WitnessAbsent):
        sign_as_witness(tmp_path / "nowhere", "", PASSPHRASE, seconds=SECONDS)
    assert PASSPHRASE.encode() not in b"".join(each.read_bytes() for each in folder.iterdir())


def test_a_cosignature_is_taken_from_a_known_partner_alone(desk: Desk, partner: Made, impostor: Made) -> None:
    grow(desk)
    sent, log = request_cosignature(desk).as_text(), own_verifier(desk).vkey
    line = sign_as_witness(partner[0], sent, PASSPHRASE, seconds=SECONDS, log=log).line
    theirs = sign_as_witness(impostor[0], sent, PASSPHRASE, seconds=SECONDS, log=log).line
    for given in (None, impostor[1]):
        with pytest.raises(WitnessUnknown):
            take_cosignature(desk, line, vkey=given)
    take_cosignature(desk, line, vkey=partner[1])
    for given in (None, impostor[1]):  # the name keeps the key that it had first
        with pytest.raises(WitnessUnknown):
            take_cosignature(desk, theirs, vkey=given)
    for data in ("", line + line, line.replace("—", "-"), sent, "x" * 70_000):
        with pytest.raises(NoteUnreadable):
            take_cosignature(desk, data)


def test_nothing_can_be_sent_before_the_log_was_signed(desk: Desk) -> None:
    with pytest.raises(NothingLogged):
        request_cosignature(desk)
    with pytest.raises(NothingLogged):
        request_stamp(desk, AnchorKind.RFC3161)


def test_a_cosignature_of_another_log_is_not_taken(desk: Desk, partner: Made) -> None:
    key = SigningKey(Secret(bytes(32)))
    theirs = make_checkpoint(key, Frontier.empty().pushed([bytes(32)]))
    sent, log = Request(old=0, proof=(), note=theirs).as_text(), log_verifier(key.public).vkey
    line = sign_as_witness(partner[0], sent, PASSPHRASE, seconds=SECONDS, log=log).line
    grow(desk)
    with pytest.raises(NoteUnreadable):
        take_cosignature(desk, line, vkey=partner[1])


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    required("openssl")
    return Authority(tmp_path / "authority")


def test_a_time_stamp_is_taken_once_openssl_finds_it_right(desk: Desk, authority: Authority) -> None:
    made = sign_log(desk)
    asking = request_stamp(desk, AnchorKind.RFC3161)
    assert asking.data[24:56].hex() == digest_of(made)
    token = authority.stamp(asking.data)
    taken = take_stamp(desk, token, certificates=authority.certificates)
    assert (taken.kind, taken.size, taken.is_checked) == (AnchorKind.RFC3161, made.size, True)
    assert taken.token_sha256 == hashlib.sha256(token).hexdigest()
    assert taken.stamped_at is not None
    assert taken.stamped_at[:2] == "20"
    assert [entry.body for entry in desk.ledger.read(Anchor)] == [taken]


def test_a_time_stamp_that_does_not_prove_itself_is_refused(desk: Desk, authority: Authority, tmp_path: Path) -> None:
    sign_log(desk)
    token = authority.stamp(request_stamp(desk, AnchorKind.RFC3161).data)
    other = Authority(tmp_path / "other", "Another invented authority")
    spoiled = bytearray(token)
    spoiled[-1] ^= 1
    for data, certificates, why in (
        (token, other.certificates, "another authority's"),
        (token, "no certificates", "nothing to check it with"),
        (bytes(spoiled), authority.certificates, "its signature was changed"),
        (token[:-100], authority.certificates, "it was cut"),
        (b"", "", "nothing"),
        (b"x" * 70_000, "", "too long"),
        (b"something else", "", "of no checkpoint of ours"),
    ):
        with pytest.raises(ReceiptUnfit):
            take_stamp(desk, data, certificates=certificates)
        assert list(desk.ledger.read(Anchor)) == [], why


def test_a_receipt_without_certificates_is_kept_as_unchecked(desk: Desk, authority: Authority) -> None:
    sign_log(desk)
    taken = take_stamp(desk, authority.stamp(request_stamp(desk, AnchorKind.RFC3161).data))
    assert (taken.is_checked, taken.stamped_at, taken.chain) == (False, None, "")


def test_an_opentimestamps_proof_is_kept_as_it_is(desk: Desk) -> None:
    made = sign_log(desk)
    asking = request_stamp(desk, AnchorKind.OPENTIMESTAMPS)
    assert hashlib.sha256(asking.data).hexdigest() == digest_of(made)
    taken = take_stamp(desk, OTS_MAGIC + bytes.fromhex(digest_of(made)) + b"\x00invented")
    assert (taken.kind, taken.size, taken.is_checked) == (AnchorKind.OPENTIMESTAMPS, made.size, False)
