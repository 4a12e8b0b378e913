"""Keys at a terminal: a real one, at which a code is shown, written down and typed back."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from habeas.ledger import Cost, Ledger

PASSPHRASE, NEW = "an invented passphrase", "six other invented words at home"
pty = pytest.importorskip("pty")


def given(text: str) -> int:
    """Return a descriptor from which this is read."""
    reading, writing = os.pipe()
    os.write(writing, text.encode() + b"\n")
    os.close(writing)
    return reading


def habeas(folder: Path, *words: str, passphrase: str = PASSPHRASE, new: str = "") -> subprocess.CompletedProcess[str]:
    """Run a verb on the ledger, without a terminal."""
    descriptors = [given(passphrase), *([given(new)] if new else [])]
    command = [
        sys.executable,
        "-m",
        "habeas",
        "--ledger",
        "case.habeas",
        "--passphrase-fd",
        str(descriptors[0]),
        *words,
    ]
    if new:
        command += ["--new-passphrase-fd", str(descriptors[1])]
    ran = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, timeout=180, check=False, pass_fds=descriptors,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip
    for descriptor in descriptors:
        os.close(descriptor)
    return ran


class Terminal:
    """A person at a terminal at which a verb runs."""

    def __init__(self, process: subprocess.Popen[bytes], screen: int) -> None:
        self.process = process
        self._screen = screen
        self.seen = ""

    def reads(self, words: str) -> str:
        """Read until these words are seen, and return all that was."""
        while words not in self.seen:
            self.seen += os.read(self._screen, 4096).decode()
        return self.seen

    def code(self) -> str:
        """Read the code from the screen."""
        found = re.search(r"((?:[a-z2-9]{5}-){8}[a-z2-9]{5})", self.reads("Type it back"))
        assert found
        self.seen = ""
        return found[1]

    def types(self, words: str) -> None:
        """Type a line."""
        os.write(self._screen, words.encode() + b"\n")


@contextmanager
def terminal(folder: Path, *words: str, new: str = "") -> Iterator[Terminal]:
    """Run a verb at a terminal; it is killed at the end where it still runs."""
    screen, inside = pty.openpty()
    descriptors = [given(PASSPHRASE), *([given(new)] if new else [])]
    command = [
        sys.executable,
        "-m",
        "habeas",
        "--ledger",
        "case.habeas",
        "--passphrase-fd",
        str(descriptors[0]),
        *words,
    ]
    if new:
        command += ["--new-passphrase-fd", str(descriptors[1])]
    process = subprocess.Popen(
        command, cwd=folder, stdin=inside, stdout=inside, stderr=inside, pass_fds=descriptors, start_new_session=True
    )
    os.close(inside)
    try:
        yield Terminal(process, screen)
    finally:
        process.kill()
        process.wait(20)
        os.close(screen)
        for descriptor in descriptors:
            os.close(descriptor)


def test_a_new_ledger_opens_once_its_code_was_typed_back_and_asks_again_where_that_was_broken_off(
    tmp_path: Path,
) -> None:
    with terminal(tmp_path, "init") as person:
        person.code()
    refused = habeas(tmp_path, "list", "cases")
    assert (refused.returncode, "recovery-owed" in refused.stderr) == (18, True)
    with terminal(tmp_path, "init") as person:
        code = person.code()
        person.types(code[:-1] + "!")
        person.reads("mistyped in group 9")
        person.types(code.upper())
        assert person.process.wait(30) == 0
    assert habeas(tmp_path, "slots", "drill", passphrase=code).returncode == 0


def test_without_a_terminal_no_ledger_is_made_that_nobody_could_open(tmp_path: Path) -> None:
    ran = habeas(tmp_path, "init")
    assert (ran.returncode, "--without-recovery" in ran.stderr) == (18, True)
    assert list(tmp_path.iterdir()) == []
    assert "slots code" in habeas(tmp_path, "init", "--without-recovery").stderr


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a ledger that has no recovery code."""
    Ledger.create(tmp_path / "case.habeas", PASSPHRASE, cost=Cost(memory_kib=64, passes=1, lanes=1)).close()
    return tmp_path


def test_slots_are_listed_added_changed_and_removed(folder: Path) -> None:
    added = habeas(folder, "slots", "add", "--label", "Botan", new=NEW).stdout.strip()
    listed = habeas(folder, "slots").stdout
    assert f"{added}  passphrase  made" in listed
    assert listed.rstrip().endswith("Botan")
    assert habeas(folder, "slots", "remove", added).returncode == 0
    assert habeas(folder, "slots", "remove").returncode == 11
    assert habeas(folder, "slots", "change", new=NEW).returncode == 0
    assert habeas(folder, "slots", "drill", passphrase=NEW).stdout.rstrip().split("  ")[1] == "passphrase"
    assert habeas(folder, "slots", "drill").returncode == 18


def test_shares_take_the_passphrase_off_this_computer_and_bring_one_back(folder: Path) -> None:
    shares = habeas(folder, "slots", "shares").stdout.splitlines()
    two = f"{shares[0]} {shares[2]}"
    assert habeas(folder, "travel", passphrase=PASSPHRASE).returncode == 19
    assert habeas(folder, "travel", passphrase=two).returncode == 0
    assert "This ledger travels" in habeas(folder, "slots", "drill").stderr
    assert habeas(folder, "travel", "back", passphrase=two, new=NEW).returncode == 0
    assert habeas(folder, "slots", "drill", passphrase=NEW).returncode == 0


def test_new_keys_are_given_only_once_the_new_code_was_typed_back(folder: Path) -> None:
    before = (folder / "case.habeas").read_bytes()
    with terminal(folder, "rekey", new=NEW) as person:
        code = person.code()
        assert (folder / "case.habeas").read_bytes() == before
        person.types(code)
        assert person.process.wait(30) == 0
    assert habeas(folder, "slots", "drill", passphrase=code).returncode == 0
    assert habeas(folder, "slots", "drill").returncode == 18


def test_an_open_desk_locks_when_it_is_told_to_and_without_one_that_is_said(folder: Path) -> None:
    assert habeas(folder, "lock").returncode == 19
    command = [sys.executable, "-m", "habeas", "--ledger", "case.habeas", "serve", "--no-browser", "--port", "0"]
    with subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True) as desk:
        assert desk.stderr is not None
        desk.stderr.readline()
        locked = habeas(folder, "lock")
        desk.kill()
    assert (locked.returncode, locked.stdout) == (0, "locked\n")


def test_a_mended_key_file_is_told_of(folder: Path) -> None:
    (folder / "case.habeas.keys").write_bytes(b"")
    assert "written anew from the other" in habeas(folder, "list", "cases").stderr
    assert "written anew" not in habeas(folder, "list", "cases").stderr


def test_a_backup_is_two_files_and_says_so(folder: Path) -> None:
    assert habeas(folder, "backup", "copy.habeas").stdout == "copy.habeas\ncopy.habeas.keys\n"
    (folder / "copy.habeas.keys").rename(folder / "away")
    command = [
        sys.executable,
        "-m",
        "habeas",
        "--ledger",
        "new.habeas",
        "--passphrase-fd",
        "0",
        "restore",
        "copy.habeas",
    ]
    ran = subprocess.run(
        command, cwd=folder, input=PASSPHRASE, capture_output=True, text=True, timeout=180, check=False
    )
    assert (ran.returncode, "keys-missing" in ran.stderr) == (19, True)
