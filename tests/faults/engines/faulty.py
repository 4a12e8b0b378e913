"""A reading process with a fault, named by its argument; it runs inside the real fence. Nothing in it is real."""

from __future__ import annotations

import ctypes
import mmap
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

from habeas.ingest import fence
from habeas.ingest.child import serve
from habeas.ingest.errors import SourceDamaged
from habeas.ingest.extract import Extract


def tells(text: str) -> Extract:
    return Extract(engine="faulty 1", text=text)


def tries(act: object) -> Extract:
    """Say whether the act was possible."""
    try:
        act()  # type: ignore[operator]
    except OSError as error:
        return tells(f"refused: {type(error).__name__}")
    return tells("DONE")


def connect_udp() -> None:
    socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("127.0.0.1", 9))


def recurse(data: bytes) -> Extract:
    return recurse(data)


def eat_memory(_: bytes) -> Extract:
    held = []
    while True:
        held.append(bytearray(64 * 1024 * 1024))


def fork() -> None:
    if os.fork() == 0:
        os._exit(0)


def thread(_: bytes) -> Extract:
    said: list[str] = []
    worker = threading.Thread(target=said.append, args=("a thread ran",))
    worker.start()
    worker.join()
    return tells(said[0])


FAULTS = {
    "echo": lambda data: tells(data.decode()),
    "refuses": lambda _: (_ for _ in ()).throw(SourceDamaged()),
    "raises": lambda _: 1 // 0,
    "recurses": recurse,
    "crashes": lambda _: ctypes.string_at(0),
    "aborts": lambda _: os.abort(),
    "hangs": lambda _: time.sleep(600),
    "spins": lambda _: [None for _ in iter(int, 1)],
    "eats-memory": eat_memory,
    "is-killed": lambda _: signal.raise_signal(signal.SIGKILL),
    "thread": thread,
    "tcp": lambda _: tries(lambda: socket.create_connection(("127.0.0.1", 9), 1)),
    "udp": lambda _: tries(connect_udp),
    "unix": lambda _: tries(lambda: socket.socket(socket.AF_UNIX).connect("/run/x")),
    "pair": lambda _: tries(socket.socketpair),
    "program": lambda _: tries(lambda: subprocess.run(["/bin/true"], check=True)),
    "exec": lambda _: tries(lambda: os.execv("/bin/true", ["true"])),  # noqa: S606
    "fork": lambda _: tries(fork),
    "reads-file": lambda data: tries(Path(data.decode()).read_bytes),
    "lists-folder": lambda data: tries(lambda: list(Path(data.decode()).iterdir())),
    "writes-file": lambda _: tries(lambda: Path("x").write_bytes(b"x")),
    "writes-elsewhere": lambda data: tries(lambda: Path(data.decode()).write_bytes(b"x")),
    "signals-parent": lambda _: tries(lambda: os.kill(os.getppid(), 0)),
    "environment": lambda _: tells(" ".join(sorted(os.environ))),
    "maps": lambda _: tells(str(len(mmap.mmap(-1, 4096)))),
}

if __name__ == "__main__":
    notes = fence.limit_resources(memory_bytes=1024**3, cpu_s=1 if sys.argv[1] == "spins" else 20)
    serve(FAULTS[sys.argv[1]], notes=notes, text_chars=1000)
