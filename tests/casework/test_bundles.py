"""An evidence bundle of a real ledger, checked as a stranger checks it. Nobody named here exists."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pyrage import decrypt, x25519
from time_authority import Authority

from conftest import STATEMENT
from consented import DAY, allow
from habeas.casework.anchoring import request_stamp, take_stamp
from habeas.casework.bundling import (
    Bundled,
    NothingToHand,
    SourceProtected,
    Wanted,
    WorkersNamed,
    export_bundle,
)
from habeas.casework.cases import get_case
from habeas.casework.consenting import Told, give_consent
from habeas.casework.custody import own_verifier, sign_log
from habeas.casework.decisions import decide, judge
from habeas.casework.describing import Changes, describe
from habeas.casework.desk import Desk
from habeas.casework.gating import ConsentMissing, ConsentNarrower
from habeas.casework.intake import take_in
from habeas.casework.memory import recall
from habeas.casework.parcels import BundleTaken
from habeas.casework.proposals import propose_from
from habeas.casework.roles import EVERY_RIGHT, NotAllowed, Right
from habeas.casework.witnessing import begin_witness, request_cosignature, sign_as_witness, take_cosignature
from habeas.custody import verify
from habeas.errors import BadChoice, NotFound
from habeas.keys.parcel import RecipientUnfit
from habeas.model import Audience, Frame, Giver, Sameness, Sensitivity, Verdict
from habeas.model.custody import AnchorKind, BundleMade
from parts import required

NAME = "Orsa Mellin"
WITNESS_PASSPHRASE = "the passphrase of an invented partner"
COURT = Wanted(case=NAME, audience=Audience.COURT, with_names=True)
OTHER_LETTER = "Letter of the invented Peto Vash\n\nOrsa Mellin was arrested in Tarn on 3 May 2021.\n"


@pytest.fixture
def ready(desk: Desk, tmp_path: Path) -> Desk:
    """The same desk with a second document, every claim accepted, and consent to a court."""
    letter = tmp_path / "letter of Peto Vash.txt"
    letter.write_text(OTHER_LETTER, encoding="utf-8")
    take_in(desk, [letter], supplied=Frame(author="Peto Vash"), received_from=None, tell=lambda words: None)
    new = [each for each in recall(desk).documents.values() if each.text == OTHER_LETTER]
    propose_from(desk, new, tell=lambda words: None)
    one, other = (key for key, naming in recall(desk).namings.items() if naming.name == NAME)
    judge(desk, one, other, Sameness.SAME, because="the same day and town")
    claims = [weighed.claim.id for weighed in get_case(recall(desk), NAME).claims]
    decide(desk, claims, Verdict.ACCEPT, because="read in the statement")
    allow(desk, NAME, Audience.COURT)
    return desk


def letter_of(desk: Desk) -> str:
    return next(key for key, each in recall(desk).documents.items() if each.text == OTHER_LETTER)


def witnessed(desk: Desk, folder: Path) -> None:
    vkey = begin_witness(folder, "partner.example", WITNESS_PASSPHRASE)
    made = sign_log(desk)
    sent = request_cosignature(desk).as_text()
    signed = sign_as_witness(folder, sent, WITNESS_PASSPHRASE, seconds=1_767_323_045, log=own_verifier(desk).vkey)
    assert take_cosignature(desk, signed.line, vkey=vkey).size == made.size


def anchored(desk: Desk, folder: Path) -> None:
    authority = Authority(folder)
    asking = request_stamp(desk, AnchorKind.RFC3161)
    take_stamp(desk, authority.stamp(asking.data), certificates=authority.certificates)


def commands(bundle: Path) -> list[str]:
    """Every command that VERIFY.txt tells a stranger to type."""
    lines = (bundle / "VERIFY.txt").read_text(encoding="utf-8").splitlines()
    return [line.removeprefix("    $ ") for line in lines if line.startswith("    $ ")]


def typed(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Type a command in a folder, as somebody who has nothing of ours: no settings, no paths, no language."""
    bare = {"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": str(folder), "LC_ALL": "C"}
    return subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"],
        cwd=folder,
        env=bare,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def copied(bundle: Path, to: Path) -> Path:
    """The bundle where nothing else of ours is."""
    shutil.copytree(bundle, to / bundle.name)
    return to / bundle.name


def test_a_stranger_who_follows_verify_txt_literally_finds_that_all_holds(ready: Desk, tmp_path: Path) -> None:
    for program in ("sha256sum", "ssh-keygen", "openssl", "python3"):
        required(program)
    witnessed(ready, tmp_path / "witness")
    anchored(ready, tmp_path / "authority")
    bundle = copied(export_bundle(ready, COURT, tmp_path / "out").path, tmp_path / "elsewhere")
    told = {command.split(" -", 1)[0].split("SHA", 1)[0]: typed(command, bundle) for command in commands(bundle)}
    assert [(command, done.returncode, done.stderr) for command, done in told.items() if done.returncode] == []
    assert list(told) == ["sha256sum", "ssh-keygen", "openssl pkeyutl", "python3 verify.py", "openssl ts"]
    assert len(commands(bundle)) == 7  # two checkpoints, one cosignature, one receipt, and the three first
    assert "Good" in told["ssh-keygen"].stdout
    assert "Verified Successfully" in told["openssl pkeyutl"].stdout
    assert told["python3 verify.py"].stdout.splitlines()[-1].startswith("ALL OF THIS HOLDS")
    assert "Verification: OK" in told["openssl ts"].stdout + told["openssl ts"].stderr


def test_a_file_that_was_changed_fails_the_very_commands_of_verify_txt(ready: Desk, tmp_path: Path) -> None:
    required("sha256sum")
    bundle = export_bundle(ready, COURT, tmp_path / "out").path
    for number, path in enumerate(sorted(each for each in bundle.rglob("*") if each.is_file())):
        spoiled = copied(bundle, tmp_path / str(number)) / path.relative_to(bundle)
        data = bytearray(spoiled.read_bytes() or b"\n")
        data[len(data) // 2] ^= 4
        spoiled.write_bytes(data)
        whole = tmp_path / str(number) / bundle.name
        first = " && ".join(commands(bundle)[:2])  # the list, and its signature
        assert typed(first, whole).returncode != 0, path


def test_a_sealed_bundle_opens_with_the_recipients_age_key_and_then_holds(ready: Desk, tmp_path: Path) -> None:
    required("age")
    key = x25519.Identity.generate()
    found = export_bundle(ready, sealed_for(key), tmp_path / "out")
    (tmp_path / "clean").mkdir()
    shutil.copy(found.path, tmp_path / "clean")
    (tmp_path / "clean" / "my-key.txt").write_text(str(key))
    name = found.path.name.removesuffix(".tar.age")
    opened = typed(f"age -d -i my-key.txt {found.path.name} | tar -xf -", tmp_path / "clean")
    assert opened.returncode == 0, opened.stderr
    steps = commands(tmp_path / "clean" / name)
    shutil.rmtree(tmp_path / "clean" / name)
    done = typed(" && ".join(steps), tmp_path / "clean")
    assert done.returncode == 0, done.stderr


def sealed_for(key: x25519.Identity) -> Wanted:
    return Wanted(case=NAME, audience=Audience.COURT, with_names=True, recipients=(str(key.to_public()),))


def test_a_sealed_bundle_is_one_file_that_tells_nothing_and_leaves_no_draft(ready: Desk, tmp_path: Path) -> None:
    key = x25519.Identity.generate()
    found = export_bundle(ready, sealed_for(key), tmp_path / "out")
    assert [each.name for each in (tmp_path / "out").iterdir()] == [f"{found.path.name}"]
    assert b"Orsa" not in found.path.read_bytes()
    archive = tmp_path / "bundle.tar"
    archive.write_bytes(decrypt(found.path.read_bytes(), [key]))
    assert typed(f"tar -xf {archive}", tmp_path).returncode == 0
    assert verify.check(verify.Folder(tmp_path / found.path.name.removesuffix(".tar.age")))


def test_a_bundle_holds_originals_claims_and_nothing_that_people_said_of_them(ready: Desk, tmp_path: Path) -> None:
    found = export_bundle(ready, COURT, tmp_path / "out")
    files = sorted(each.name for each in (found.path / "files").iterdir())
    assert files == sorted(f"{document}.txt" for document in found.made.documents)
    assert {(found.path / "files" / name).read_text() for name in files} == {STATEMENT, OTHER_LETTER}
    kinds = {json.loads(each.read_bytes())["kind"] for each in (found.path / "log" / "leaves").iterdir()}
    assert kinds == {"document", "claim"}
    assert "Peto" not in " ".join(str(each) for each in found.path.rglob("*"))  # the name under which it came
    assert ready.ledger.read(BundleMade)
    assert [entry.body for entry in ready.ledger.read(BundleMade)] == [found.made]


def test_nothing_leaves_without_consent_to_that_audience(ready: Desk, tmp_path: Path) -> None:
    with pytest.raises(ConsentMissing):
        export_bundle(ready, Wanted(case=NAME, audience=Audience.PARTNERS, with_names=True), tmp_path / "out")
    assert not (tmp_path / "out").exists()
    assert list(ready.ledger.read(BundleMade)) == []


def test_consent_to_one_document_lets_that_one_leave(ready: Desk, tmp_path: Path) -> None:
    letter = letter_of(ready)
    told = Told(giver=Giver.PERSON, on=DAY, because="She said so (invented).", scope=(letter,))
    give_consent(ready, NAME, Audience.COURT, told)
    with pytest.raises(ConsentNarrower):
        export_bundle(ready, COURT, tmp_path / "out")
    only = Wanted(case=NAME, audience=Audience.COURT, with_names=True, only=(letter,))
    assert export_bundle(ready, only, tmp_path / "out").made.documents == (letter,)


def test_a_protected_source_never_leaves(ready: Desk, tmp_path: Path) -> None:
    letter = letter_of(ready)
    describe(ready, letter, Changes(cited_as="a relative"))
    found = export_bundle(ready, COURT, tmp_path / "out")
    assert letter not in found.made.documents
    assert found.choice.stays == (letter,)
    assert b"Peto" not in b"".join(each.read_bytes() for each in found.path.rglob("*") if each.is_file())
    with pytest.raises(SourceProtected):
        export_bundle(
            ready, Wanted(case=NAME, audience=Audience.COURT, with_names=True, only=(letter,)), tmp_path / "2"
        )


def test_a_sealed_source_never_leaves(ready: Desk, tmp_path: Path) -> None:
    for document in recall(ready).documents:
        describe(ready, document, Changes(sensitivity=Sensitivity.SEALED))
    with pytest.raises(NothingToHand):
        export_bundle(ready, COURT, tmp_path / "out")


@pytest.mark.parametrize(
    ("wanted", "error", "why"),
    [
        (Wanted(case=NAME, audience=Audience.COURT), WorkersNamed, "nobody said that who entered it may be named"),
        (Wanted(case=NAME, audience=Audience.UN_UNNAMED, with_names=True), BadChoice, "originals tell the name"),
        (Wanted(case="Nobody", audience=Audience.COURT, with_names=True), NotFound, "no such case"),
        (Wanted(case=NAME, audience=Audience.COURT, only=("x.txt",), with_names=True), NotFound, "no such document"),
        (Wanted(case=NAME, audience=Audience.COURT, recipients=("age1",), with_names=True), RecipientUnfit, "no key"),
    ],
)
def test_what_cannot_be_bundled_is_refused_and_nothing_is_written(
    ready: Desk, tmp_path: Path, wanted: Wanted, error: type[Exception], why: str
) -> None:
    with pytest.raises(error):
        export_bundle(ready, wanted, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_who_may_not_publish_takes_nothing_out(ready: Desk, tmp_path: Path) -> None:
    reader = Desk(ledger=ready.ledger, person="L.", now=ready.now, rights=EVERY_RIGHT - {Right.PUBLISH})
    for act in (lambda: export_bundle(reader, COURT, tmp_path / "out"), lambda: sign_log(reader)):
        with pytest.raises(NotAllowed):
            act()


def test_a_bundle_never_takes_the_place_of_another(ready: Desk, tmp_path: Path) -> None:
    first = export_bundle(ready, COURT, tmp_path / "out")
    before = (first.path / "SHA256SUMS").read_bytes()
    with pytest.raises(BundleTaken):
        export_bundle(ready, COURT, tmp_path / "out")
    assert (first.path / "SHA256SUMS").read_bytes() == before
    assert [each.name for each in (tmp_path / "out").iterdir()] == [first.path.name]


def test_a_bundle_that_cannot_be_written_whole_is_not_there(ready: Desk, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file, where a folder should be made")
    with pytest.raises(BundleTaken):
        export_bundle(ready, COURT, tmp_path / "out")


def test_verify_py_says_on_any_terminal_what_is_wrong(ready: Desk, tmp_path: Path) -> None:
    found: Bundled = export_bundle(ready, COURT, tmp_path / "out")
    (found.path / "loose\x1b[2Jfile").write_text("added")
    done = subprocess.run(
        [sys.executable, "verify.py"], cwd=found.path, capture_output=True, env={**os.environ, "PYTHONPATH": ""},
        timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stdout.startswith(b"NOT AS IT WAS MADE: not in the list: loose?[2Jfile")
