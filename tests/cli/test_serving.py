"""The desk is served where it was asked for; nobody in its ledger exists."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest


@contextmanager
def served(folder: Path, *options: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """Start the desk and give what it says first; it is stopped at the end."""
    command = [sys.executable, "-m", "habeas", "serve", "--no-browser", *options]
    process = subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True)
    try:
        yield process.stderr.readline() if process.stderr else "", process
    finally:
        process.kill()
        process.wait(20)


def address(said: str) -> str:
    found = re.search(r"http://127\.0\.0\.1:\d+/", said)
    assert found, said
    return found[0]


def test_the_desk_answers_where_it_says(tmp_path: Path) -> None:
    with served(tmp_path, "--port", "0") as (said, _):
        assert "Make a ledger" in httpx.get(address(said), timeout=20, follow_redirects=True).text


def test_a_second_desk_takes_a_free_port(tmp_path: Path) -> None:
    with served(tmp_path) as (first, _), served(tmp_path) as (second, _):
        assert address(first) != address(second)


def test_a_port_that_was_asked_for_and_is_taken_is_told(tmp_path: Path) -> None:
    with served(tmp_path, "--port", "0") as (said, _):
        port = address(said).rstrip("/").rpartition(":")[2]
        with served(tmp_path, "--port", port) as (told, process):
            assert f"Port {port} of this machine is taken" in told
            assert process.wait(20) == 18


@pytest.mark.skipif(os.name == "nt", reason="Windows stops programs in another way")
def test_the_desk_ends_when_it_is_told_to(tmp_path: Path) -> None:
    with served(tmp_path, "--port", "0") as (_, process):
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0


def test_a_run_ends_at_the_open_desk(tmp_path: Path) -> None:
    (tmp_path / "statement.txt").write_text("Orsa Mellin (invented) was arrested on 3 May 2021.", encoding="utf-8")
    command = [sys.executable, "-m", "habeas", "run", "statement.txt", "--port", "0", "--no-browser"]
    process = subprocess.Popen(
        command, cwd=tmp_path, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    try:
        said = next(line for line in process.stderr or () if "http://" in line)
        answer = httpx.get(address(said), timeout=20, follow_redirects=True)
        assert (answer.status_code, "The desk is locked" in answer.text) == (200, True)
    finally:
        process.kill()
        process.wait(20)
