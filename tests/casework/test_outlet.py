"""A file that leaves is there whole or not at all, and what was there before stays until it is."""

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from habeas.casework.outlet import FileNotWritten, going_out, make_folder, write_out

OLD, NEW = b"what was there before", b"an invented page"


class Stopped(Exception):
    """What is done while files wait for their places went wrong."""


def names_in(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_a_file_takes_the_place_of_another_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    place = tmp_path / "page.html"
    place.write_bytes(OLD)
    write_out(place, NEW)
    assert place.read_bytes() == NEW
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert names_in(tmp_path) == ["page.html"]


def test_a_file_that_must_be_new_takes_nobodys_place(tmp_path: Path) -> None:
    place = tmp_path / "request.txt"
    place.write_bytes(OLD)
    with pytest.raises(FileNotWritten):
        write_out(place, NEW, over=False)
    assert place.read_bytes() == OLD


@pytest.mark.parametrize(
    ("where", "why"), [("", "a folder"), ("pipe", "a pipe, as /dev/stdout may be"), ("no/page.html", "no such folder")]
)
def test_what_is_no_place_for_a_file_is_refused_and_left(tmp_path: Path, where: str, why: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(FileNotWritten):
        write_out(tmp_path / where, NEW)
    assert names_in(tmp_path) == ["pipe"], why
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode), why


def test_a_link_is_replaced_and_what_it_led_to_is_not_written(tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_bytes(OLD)
    (tmp_path / "page.html").symlink_to("other.txt")
    write_out(tmp_path / "page.html", NEW)
    assert (tmp_path / "other.txt").read_bytes() == OLD
    assert not (tmp_path / "page.html").is_symlink()


def test_files_that_go_together_take_their_places_together(tmp_path: Path) -> None:
    one, other = tmp_path / "one.pdf", tmp_path / "other.pdf"
    one.write_bytes(OLD)
    with going_out({one: NEW, other: NEW}):
        assert one.read_bytes() == OLD
        assert not other.exists()
    assert one.read_bytes() == other.read_bytes() == NEW


def test_where_one_of_them_cannot_be_written_none_is(tmp_path: Path) -> None:
    one, other = tmp_path / "one.pdf", tmp_path / "no" / "other.pdf"
    with pytest.raises(FileNotWritten), going_out({one: NEW, other: NEW}):
        pass
    assert names_in(tmp_path) == []


def test_where_what_is_done_meanwhile_fails_none_is_there(tmp_path: Path) -> None:
    with pytest.raises(Stopped), going_out({tmp_path / "one.pdf": NEW}):
        raise Stopped
    assert names_in(tmp_path) == []


def test_a_folder_that_cannot_be_made_is_told_plainly(tmp_path: Path) -> None:
    (tmp_path / "taken").write_bytes(OLD)
    with pytest.raises(FileNotWritten):
        make_folder(tmp_path / "taken" / "out")


KILLED = """
import os, signal, sys
from pathlib import Path
from habeas.casework.outlet import going_out
with going_out({Path(sys.argv[1]): b"half of an invented page", Path(sys.argv[2]): b"the other"}):
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_kill_leaves_what_was_there_and_the_next_file_clears_up(tmp_path: Path) -> None:
    one, other = tmp_path / "one.pdf", tmp_path / "other.pdf"
    one.write_bytes(OLD)
    ended = subprocess.run([sys.executable, "-c", KILLED, str(one), str(other)], timeout=60, check=False)
    assert ended.returncode == -signal.SIGKILL
    assert one.read_bytes() == OLD
    assert not other.exists()
    left = [each for each in tmp_path.iterdir() if each.name.endswith(".draft")]
    assert [stat.S_IMODE(each.stat().st_mode) for each in left] == [0o600, 0o600]
    with going_out({one: NEW, other: NEW}):
        pass
    assert names_in(tmp_path) == ["one.pdf", "other.pdf"]
