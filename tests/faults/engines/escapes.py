"""An engine that was taken over: it tries everything to get out, and tells of each attempt what came of it.

Run as ``python escapes.py`` inside the real fence; its input is JSON with the places to reach for. It is harmless: what
it would read is a mark that the test put there, and what it would reach is the test itself.
"""

from __future__ import annotations

import ctypes
import errno
import json
import os
import signal
import socket
import struct
import sys
from collections.abc import Callable
from pathlib import Path

from habeas.ingest import fence
from habeas.ingest.child import serve
from habeas.ingest.extract import Extract

LIBC = ctypes.CDLL(None, use_errno=True)
X86 = os.uname().machine == "x86_64"
NUMBERS = {  # x86-64, 64-bit ARM
    "ptrace": (101, 117), "vm_readv": (310, 270), "vm_writev": (311, 271), "unshare": (272, 97), "setns": (308, 268),
    "mount": (165, 40), "umount": (166, 39), "pivot": (155, 41), "chroot": (161, 51), "io_uring": (425, 425),
    "keyctl": (250, 219), "add_key": (248, 217), "bpf": (321, 280), "perf": (298, 241), "userfaultfd": (323, 282),
    "pidfd_open": (434, 434), "pidfd_getfd": (438, 438), "handle": (304, 265), "shmget": (29, 194),
    "msgget": (68, 186), "mq_open": (240, 180), "tgkill": (234, 131), "tkill": (200, 130), "prlimit": (302, 261),
    "kcmp": (312, 272), "open_tree": (428, 428), "fsopen": (430, 430), "personality": (135, 92),
    "execveat": (322, 281), "clone": (56, 220), "modules": (313, 273), "reboot": (169, 142), "settime": (227, 112),
    "rt_sigqueue": (129, 138),
}  # fmt: skip


def call(name: str, *words: object) -> int:
    """Make a system call by its number, or fail as it does."""
    made = int(LIBC.syscall(NUMBERS[name][0 if X86 else 1], *words))
    if made < 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))
    return made


def read_vm(parent: int) -> object:
    buffer = ctypes.create_string_buffer(8)
    one = struct.pack("<QQ", ctypes.addressof(buffer), 8)
    return call("vm_readv", parent, one, 1, struct.pack("<QQ", 0x400000, 8), 1, 0)


def attempts(told: dict[str, str | int]) -> dict[str, Callable[[], object]]:
    """Everything that is tried, by name."""
    home, ledger, outside, parent = (
        Path(str(told["home"])),
        Path(str(told["ledger"])),
        str(told["outside"]),
        int(told["parent"]),
    )
    return {
        "read home": lambda: (home / "mark").read_bytes(),
        "list home": lambda: list(home.iterdir()),
        "read /etc/passwd": Path("/etc/passwd").read_bytes,
        "read /etc/shadow": Path("/etc/shadow").read_bytes,
        "read the ledger": ledger.read_bytes,
        "read the tests": Path(str(told["tests"])).read_bytes,
        "write outside": lambda: Path(outside, "x").write_bytes(b"x"),
        "write into the working folder": lambda: Path("x").write_bytes(b"x"),
        "write into our package": lambda: Path(fence.__file__).with_name("x.py").write_bytes(b"x"),
        "write to /dev/shm": lambda: Path("/dev/shm/habeas-x").write_bytes(b"x"),  # noqa: S108
        "make a folder": lambda: Path(outside, "folder").mkdir(),
        "make a symlink": lambda: Path(outside, "link").symlink_to("/etc/passwd"),
        "make a hard link": lambda: Path(outside, "hard").hardlink_to(ledger),
        "rename the ledger": lambda: ledger.rename(ledger.with_suffix(".gone")),
        "remove the ledger": ledger.unlink,
        "truncate the ledger": lambda: os.truncate(ledger, 0),
        "make a pipe with a name": lambda: os.mkfifo(Path(outside, "pipe")),
        "make a device": lambda: os.mknod(Path(outside, "device"), 0o060666, os.makedev(8, 0)),
        "reach TCP": lambda: socket.create_connection(("127.0.0.1", int(told["port"])), 1),
        "listen on TCP": lambda: socket.create_server(("127.0.0.1", 0)),
        "send UDP": lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("127.0.0.1", 9)),
        "reach a UNIX socket": lambda: socket.socket(socket.AF_UNIX).connect(str(told["socket"])),
        "reach an abstract socket": lambda: socket.socket(socket.AF_UNIX).connect("\0habeas-x"),
        "make a raw socket": lambda: socket.socket(socket.AF_PACKET, socket.SOCK_RAW),
        "reach the kernel by netlink": lambda: socket.socket(socket.AF_NETLINK, socket.SOCK_RAW),
        "make a pair of sockets": socket.socketpair,
        "run a program": lambda: os.execv("/bin/true", ["true"]),  # noqa: S606
        "run a program by a handle": lambda: call("execveat", 0, b"/bin/true", None, None, 0),
        "run a shell": lambda: os.posix_spawn("/bin/sh", ["sh", "-c", "true"], {}),
        "fork bomb": lambda: [os.fork() for _ in range(50)],
        "clone a process": lambda: call("clone", signal.SIGCHLD, 0, 0, 0, 0),
        "signal the parent": lambda: os.kill(parent, signal.SIGTERM),
        "signal everybody": lambda: os.kill(-1, 0),
        "signal the parent's thread": lambda: call("tgkill", parent, parent, signal.SIGTERM),
        "signal a thread of any process": lambda: call("tkill", parent, signal.SIGTERM),
        "queue a signal": lambda: call("rt_sigqueue", parent, signal.SIGTERM, ctypes.create_string_buffer(128)),
        "trace the parent": lambda: call("ptrace", 16, parent, 0, 0),
        "read the parent's memory": lambda: read_vm(parent),
        "write the parent's memory": lambda: call("vm_writev", parent, 0, 0, 0, 0, 0),
        "open the parent's memory": lambda: Path(f"/proc/{parent}/mem").open("rb"),
        "open our own memory": lambda: Path("/proc/self/mem").open("r+b"),
        "read the parent's environment": lambda: Path(f"/proc/{parent}/environ").read_bytes(),
        "list processes": lambda: list(Path("/proc").iterdir()),
        "take a handle of the parent": lambda: call("pidfd_open", parent, 0),
        "take a file of the parent": lambda: call("pidfd_getfd", 3, 0, 0),
        "compare with the parent": lambda: call("kcmp", os.getpid(), parent, 0, 0, 0),
        "take 2 GB": lambda: len(bytearray(2 * 1024**3)),
        "raise the limit of memory": lambda: call("prlimit", 0, 9, struct.pack("<QQ", 2**63, 2**63), None),
        "make a namespace": lambda: call("unshare", 0x10000000),
        "enter a namespace": lambda: call("setns", 0, 0),
        "mount": lambda: call("mount", b"none", b"/", b"tmpfs", 0, None),
        "unmount": lambda: call("umount", b"/", 2),
        "mount anew": lambda: call("fsopen", b"tmpfs", 0),
        "copy a mount": lambda: call("open_tree", -100, b"/", 1),
        "change the root": lambda: call("chroot", b"/"),
        "turn the root": lambda: call("pivot", b".", b"."),
        "io_uring": lambda: call("io_uring", 8, ctypes.create_string_buffer(120)),
        "read a key": lambda: call("keyctl", 0, -3, 0, 0, 0),
        "add a key": lambda: call("add_key", b"user", b"x", b"x", 1, -3),
        "load BPF": lambda: call("bpf", 0, ctypes.create_string_buffer(48), 48),
        "watch the processor": lambda: call("perf", ctypes.create_string_buffer(112), 0, -1, -1, 0),
        "handle page faults": lambda: call("userfaultfd", 0),
        "open by a handle": lambda: call("handle", 3, 0, 0),
        "share memory": lambda: call("shmget", 1, 4096, 0o1666),
        "leave a message": lambda: call("msgget", 1, 0o1666),
        "leave a message by name": lambda: call("mq_open", b"habeas", 0o102, 0o666, None),
        "change personality": lambda: call("personality", 0x0040000),
        "load a module": lambda: call("modules", 0, b"", 0),
        "reboot": lambda: call("reboot", 0, 0, 0, None),
        "set the clock": lambda: call("settime", 0, struct.pack("<qq", 0, 0)),
        "see our environment": lambda: _refuse_if(bool(set(os.environ) - {"PYTHONHASHSEED", "LC_CTYPE", "PWD"})),
    }  # fmt: skip


def _refuse_if(is_seen: bool) -> None:
    """An attempt that reads nothing is one that was refused."""
    if not is_seen:
        raise OSError(errno.EPERM, "nothing there")


def came_of(attempt: Callable[[], object]) -> str:
    """Return the name of the refusal, or DONE."""
    try:
        attempt()
    except OSError as error:
        return errno.errorcode.get(error.errno or 0, "refused")
    except MemoryError:
        return "ENOMEM"
    return "DONE"


def read(data: bytes) -> Extract:
    """Try everything."""
    only = sys.argv[1:]
    tried = {name: came_of(attempt) for name, attempt in attempts(json.loads(data)).items() if not only or name in only}
    return Extract(engine="escapes 1", text=json.dumps(tried))


if __name__ == "__main__":
    fence.end_with_parent()
    serve(read, notes=fence.limit_resources(memory_bytes=1024**3, cpu_s=20), text_chars=100_000)
