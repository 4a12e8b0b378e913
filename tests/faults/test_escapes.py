"""A reading process that was taken over gets nothing: each way out is tried by name, with bubblewrap and without."""

from __future__ import annotations

import json
import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from habeas.ingest import Limits, bubble
from habeas.ingest.confine import PYTHON, answer_of, ask

ESCAPES = Path(__file__).with_name("engines") / "escapes.py"
FENCED = sys.platform == "linux" and os.uname().machine in {"x86_64", "aarch64"}
pytestmark = pytest.mark.skipif(not FENCED, reason="this system has no seccomp or Landlock")

FILES, CALLS = {"EACCES", "EPERM", "ENOENT", "EROFS", "EXDEV"}, {"EPERM"}
EXPECTED: dict[str, set[str]] = {
    name: FILES
    for name in (
        "read home", "list home", "read /etc/passwd", "read /etc/shadow", "read the ledger", "read the tests",
        "write outside", "write into the working folder", "write into our package", "write to /dev/shm",
        "make a folder", "make a symlink", "make a hard link", "rename the ledger", "remove the ledger",
        "truncate the ledger", "make a pipe with a name", "make a device", "open the parent's memory",
        "open our own memory", "read the parent's environment", "list processes",
    )
} | {
    name: CALLS
    for name in (
        "reach TCP", "listen on TCP", "send UDP", "reach a UNIX socket", "reach an abstract socket",
        "make a raw socket", "reach the kernel by netlink", "make a pair of sockets", "run a program",
        "run a program by a handle", "fork bomb", "clone a process", "signal the parent", "signal everybody",
        "signal the parent's thread", "signal a thread of any process", "queue a signal", "trace the parent",
        "read the parent's memory", "write the parent's memory", "take a handle of the parent",
        "take a file of the parent", "compare with the parent", "raise the limit of memory", "make a namespace",
        "enter a namespace", "mount", "unmount", "mount anew", "copy a mount", "change the root", "turn the root",
        "io_uring", "read a key", "add a key", "load BPF", "watch the processor", "handle page faults",
        "open by a handle", "share memory", "leave a message", "leave a message by name", "change personality",
        "load a module", "reboot", "set the clock", "see our environment",
    )
} | {"take 2 GB": {"ENOMEM"}, "run a shell": {"EPERM", "EACCES", "ENOENT"}}  # fmt: skip


def skip_or_fail(why: str) -> None:
    if os.environ.get("CI") == "true":
        pytest.fail(f"{why}; in CI this half is not left out")
    pytest.skip(why)


@pytest.fixture(params=["bubble", "fence alone"])
def command(request: pytest.FixtureRequest) -> list[str]:
    """The command of the escaping engine, with the second wall and without it."""
    alone = [*PYTHON, str(ESCAPES)]
    if request.param == "fence alone":
        return alone
    if why := bubble.why_not():
        skip_or_fail(why)
    return bubble.around(alone, also=[ESCAPES])


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[bytes]:
    """What an attacker would want, all of it there."""
    monkeypatch.setenv("HABEAS_INVENTED_SECRET", "x")
    (tmp_path / "mark").write_text("invented")
    ledger = tmp_path / "case.ledger"
    ledger.write_bytes(b"invented")
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket(socket.AF_UNIX) as unix:
        name = str(tmp_path / "s")
        unix.bind(name)
        unix.listen()
        yield json.dumps({
            "home": str(tmp_path), "ledger": str(ledger), "outside": str(tmp_path), "tests": __file__,
            "parent": os.getpid(), "port": server.getsockname()[1], "socket": name,
        }).encode()  # fmt: skip
    assert sorted(each.name for each in tmp_path.iterdir()) == ["case.ledger", "mark", "s"]
    assert ledger.read_bytes() == b"invented"


def test_none_of_the_ways_out_leads_out(command: list[str], places: bytes) -> None:
    answered = ask(command, places, limits=Limits(wall_s=60, text_chars=100_000))
    came_of = json.loads(answered.extract.text)
    assert answered.fence == ()
    assert came_of.keys() == EXPECTED.keys()
    assert {name: code for name, code in came_of.items() if code not in EXPECTED[name]} == {}


def test_the_bubble_by_itself_holds_no_file_of_ours_and_no_network(places: bytes) -> None:
    if why := bubble.why_not():
        skip_or_fail(why)
    told = json.loads(places)
    script = (
        "import os, socket, sys\n"
        f"print(os.path.exists({told['ledger']!r}), os.path.exists('/etc/passwd'), os.path.exists('/proc'))\n"
        f"print(socket.socket().connect_ex(('127.0.0.1', {told['port']})) == 0, os.getpid() < 10)\n"
    )
    command = bubble.around([*PYTHON, "-c", script])
    assert answer_of(command, b"", limits=Limits(wall_s=30)).split() == [
        b"False",
        b"False",
        b"False",
        b"False",
        b"True",
    ]


def test_without_a_fence_the_same_script_gets_out(places: bytes) -> None:
    script = (
        "import sys, runpy, platform; platform.machine = lambda: 'none'; sys.argv = ['escapes', 'read home', "
        f"'list processes', 'make a pair of sockets']; runpy.run_path({str(ESCAPES)!r}, run_name='__main__')"
    )
    answered = ask([*PYTHON, "-c", script], places, limits=Limits(wall_s=60, text_chars=100_000))
    assert set(json.loads(answered.extract.text).values()) == {"DONE"}
    assert len(answered.fence) == 2
