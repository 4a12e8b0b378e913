"""The command as people and programs meet it: a real process, a real ledger, real exit codes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

PASSPHRASE = "an invented passphrase"
TEXT = "Orsa Mellin (invented) was arrested in Tarn on 3 May 2021. She was released on 5 July 2021.\n"
KEYS = [
    "document", "sha256", "claim", "kind", "modality", "quote", "trigger", "when", "subject", "agents", "places",
    "speaker", "hedges", "amounts", "proposer", "confidence",
]  # fmt: skip


def habeas(*words: str, cwd: Path, passphrase: str | None = None, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Run the command; the passphrase goes by file descriptor."""
    command = [sys.executable, "-m", "habeas", *words]
    descriptors: tuple[int, ...] = ()
    if passphrase is not None:
        read_end, write_end = os.pipe()
        os.write(write_end, passphrase.encode() + b"\n")
        os.close(write_end)
        descriptors = (read_end,)
        command[3:3] = ["--passphrase-fd", str(read_end)]
    ran = subprocess.run(
        command, cwd=cwd, input=stdin, capture_output=True, text=True, timeout=120, check=False, pass_fds=descriptors
    )
    for descriptor in descriptors:
        os.close(descriptor)
    return ran


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "statement.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def test_propose_without_a_ledger_writes_records_with_exactly_the_documented_keys_and_stores_nothing(
    folder: Path,
) -> None:
    before = sorted(path.name for path in folder.iterdir())
    ran = habeas("propose", "statement.txt", "--json", cwd=folder)
    records = [json.loads(line) for line in ran.stdout.splitlines()]
    assert ran.returncode == 0
    assert {tuple(record) for record in records} == {tuple(KEYS)}
    assert [record["kind"] for record in records] == ["arrest", "release"]
    assert sorted(path.name for path in folder.iterdir()) == before


def test_offsets_index_the_file_decoded_as_utf_8_with_newlines_untouched(folder: Path) -> None:
    text = "\ufeffÅsa Ölund 𝒜 (invented)\r\n\r\nPolice arrested Åsa Ölund on 3 May 2021.\r\n"
    (folder / "odd.txt").write_bytes(text.encode("utf-8"))
    ran = habeas("propose", "odd.txt", "--json", cwd=folder)
    record = json.loads(ran.stdout.splitlines()[0])
    for part in (record["quote"], record["trigger"], record["subject"]):
        assert text[part["start"] : part["end"]] == part["text"]


def test_the_same_file_gives_the_same_claim_ids(folder: Path) -> None:
    first, second = (habeas("propose", "statement.txt", "--json", cwd=folder).stdout for _ in range(2))
    assert first == second


def test_a_publication_date_resolves_relative_words(folder: Path) -> None:
    (folder / "news.txt").write_text("Nils Orr (invented) was arrested last year.\n", encoding="utf-8")
    without = json.loads(habeas("propose", "news.txt", "--json", cwd=folder).stdout.splitlines()[0])
    dated = json.loads(habeas("propose", "news.txt", "--json", "--published", "2020-11-23", cwd=folder).stdout)
    assert without["when"] is None
    assert dated["when"]["edtf"] == "2019"
    assert dated["when"]["basis"] == "publication"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["propose", "missing.txt"], 0),  # set aside with its reason; the batch goes on
        (["propose", "statement.txt", "--published", "yesterday"], 14),
        (["run"], 19),
        (["--ledger", "none.habeas", "list", "claims"], 18),  # no terminal and no descriptor to give the passphrase
        (["explode"], 2),
        (["accept", "clm-1"], 2),  # no reason
    ],
)
def test_bad_words_end_with_their_exit_code(folder: Path, words: list[str], code: int) -> None:
    ran = habeas(*words, cwd=folder)
    assert ran.returncode == code, ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_wrong_passphrase_is_refused_and_nothing_is_written(folder: Path) -> None:
    made = habeas("--ledger", "a.habeas", "init", "--without-recovery", cwd=folder, passphrase=PASSPHRASE)
    assert made.returncode == 0
    before = (folder / "a.habeas").read_bytes()
    ran = habeas("--ledger", "a.habeas", "list", "claims", cwd=folder, passphrase="not the passphrase")
    assert 10 <= ran.returncode <= 19
    assert "passphrase" in ran.stderr
    assert (folder / "a.habeas").read_bytes() == before


def test_a_second_init_never_overwrites(folder: Path) -> None:
    habeas("--ledger", "a.habeas", "init", "--without-recovery", cwd=folder, passphrase=PASSPHRASE)
    before = (folder / "a.habeas").read_bytes()
    again = habeas("--ledger", "a.habeas", "init", "--without-recovery", cwd=folder, passphrase=PASSPHRASE)
    assert again.returncode != 0
    assert (folder / "a.habeas").read_bytes() == before


def test_running_on_own_files_writes_drafts_and_never_a_petition(folder: Path) -> None:
    ran = habeas("run", "statement.txt", "--no-serve", "--out", "out", cwd=folder, passphrase=PASSPHRASE)
    assert ran.returncode == 0, ran.stderr
    written = sorted(path.name for path in (folder / "out").iterdir())
    assert "case.habeas" in written
    assert any(name.startswith("case-file-") for name in written)
    assert not any(name.endswith((".pdf", ".docx")) for name in written)
    page = next((folder / "out").glob("case-file-*.html")).read_text("utf-8")
    assert "proposed, not reviewed" in page
    assert "accept clm-" in ran.stdout


def test_the_passphrase_is_in_no_output_when_it_was_given(folder: Path) -> None:
    ran = habeas("run", "statement.txt", "--no-serve", "--out", "out", cwd=folder, passphrase=PASSPHRASE)
    assert PASSPHRASE not in ran.stdout + ran.stderr
