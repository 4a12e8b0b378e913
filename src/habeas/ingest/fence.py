"""What the reading process gives up before it sees a byte of a source: memory, time, files, programs, the network.

Linux on x86-64 and 64-bit ARM: resource limits, seccomp (no sockets, no programs, no other processes) and Landlock
(no file but Python's own, and those for reading only). Elsewhere what the system offers; what it does not is said.
"""

from __future__ import annotations

import ctypes
import os
import platform
import signal
import struct
import sys
from dataclasses import dataclass
from pathlib import Path

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

NO_NETWORK_FENCE = "This system could not keep the reading process from the network."
NO_FILE_FENCE = "This system could not keep the reading process from other files."
NO_LIMITS = "This system cannot bound the memory of the reading process; only its time was limited."

PR_SET_PDEATHSIG, PR_SET_NO_NEW_PRIVS, PR_SET_SECCOMP, SECCOMP_MODE_FILTER = 1, 38, 22, 2
EPERM, ENOSYS = 1, 38
RET_KILL, RET_ERRNO, RET_ALLOW = 0x80000000, 0x00050000, 0x7FFF0000
LOAD, JUMP_EQ, JUMP_GE, JUMP_SET, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
AT_NUMBER, AT_ARCH, AT_FIRST_ARGUMENT = 0, 4, 16  # struct seccomp_data, little-endian
CLONE_THREAD, X32_BIT = 0x00010000, 0x40000000

# Audit architecture, numbers of clone and tgkill, and what is refused: sockets (also by io_uring), programs, processes,
# other processes' memory, messages and signals, namespaces, mounts, kernel keys, clocks, modules. tgkill is allowed to
# the process itself alone: abort() needs it.
SYSTEMS: dict[str, tuple[int, int, int, tuple[int, ...]]] = {
    "x86_64": (0xC000003E, 56, 234, (
        29, 30, 31, 41, 42, 49, 53, 57, 58, 59, 62, 64, 65, 66, 68, 69, 70, 71, 101, 129, 135, 155, 159, 161, 163, 164,
        165, 166, 167, 168, 169, 170, 171, 172, 173, 175, 176, 200, 227, 240, 241, 246, 248, 249, 250, 272, 297, 298,
        300, 302, 303, 304, 308, 310, 311, 312, 313, 320, 321, 322, 323, 424, 425, 426, 427, 428, 429, 430, 431, 432,
        433, 434, 438, 440, 442)),
    "aarch64": (0xC00000B7, 220, 131, (
        39, 40, 41, 51, 89, 92, 97, 104, 105, 106, 112, 117, 129, 130, 138, 142, 161, 162, 170, 171, 180, 181, 186, 187,
        188, 189, 190, 191, 192, 193, 194, 195, 196, 198, 199, 200, 203, 217, 218, 219, 221, 224, 225, 240, 241, 261,
        262, 264, 265, 268, 270, 271, 272, 273, 280, 281, 282, 294, 424, 425, 426, 427, 428, 429, 430, 431, 432, 433,
        434, 438, 440, 442)),
}  # fmt: skip
CLONE3 = 435

LANDLOCK_CREATE, LANDLOCK_ADD, LANDLOCK_RESTRICT = 444, 445, 446  # the same on both
EXECUTE, READ_FILE, READ_FOLDER = 1 << 0, 1 << 2, 1 << 3
EXECVE = {"x86_64": 59, "aarch64": 221}
FILE_RIGHTS = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 4: (1 << 15) - 1}  # by version; later: 16 bits


def end_with_parent() -> None:
    """Let the system end this process when the one that started it ends, however that ends."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, ctypes.c_ulong(signal.SIGKILL), 0, 0, 0)


def limit_resources(*, memory_bytes: int, cpu_s: int) -> tuple[str, ...]:
    """Bound memory, processor time, files written (none), files open and processes; return what could not be."""
    if resource is None:
        return (NO_LIMITS,)
    notes: list[str] = []
    for name, soft, hard in (
        ("RLIMIT_AS", memory_bytes, memory_bytes),
        ("RLIMIT_CPU", cpu_s, cpu_s + 2),
        ("RLIMIT_FSIZE", 0, 0),
        ("RLIMIT_NOFILE", 64, 64),
        ("RLIMIT_CORE", 0, 0),
    ):
        try:
            resource.setrlimit(getattr(resource, name), (soft, hard))
        except (AttributeError, OSError, ValueError):  # macOS refuses RLIMIT_AS
            notes.append(NO_LIMITS)
    return tuple(dict.fromkeys(notes))


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowed:
    """One program that a process may turn into, and the files that the program may read; everything else is closed.

    ``programs`` are the program and the loader that the system starts it with. The process stays one process, without
    network: turning into another program is not starting one.
    """

    programs: tuple[Path, ...]
    folders: tuple[Path, ...]


def close_fence(allowed: Allowed | None = None) -> tuple[str, ...]:
    """Give up files, the network and other processes for good; return what could not be given up."""
    machine = platform.machine()
    if sys.platform != "linux" or machine not in SYSTEMS or sys.byteorder != "little":
        return (NO_NETWORK_FENCE, NO_FILE_FENCE)
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(PR_SET_NO_NEW_PRIVS, *map(ctypes.c_ulong, (1, 0, 0, 0))):
        return (NO_NETWORK_FENCE, NO_FILE_FENCE)
    notes = () if _close_files(libc, allowed) else (NO_FILE_FENCE,)
    open_call = EXECVE[machine] if allowed else None
    return notes if _close_calls(libc, machine, open_call) else (*notes, NO_NETWORK_FENCE)


def _close_files(libc: ctypes.CDLL, allowed: Allowed | None) -> bool:
    """Landlock: nothing may be opened but the program's own libraries, and those only for reading."""
    version = libc.syscall(LANDLOCK_CREATE, None, 0, 1)
    if version < 1:
        return False
    rights = FILE_RIGHTS.get(version, (1 << 16) - 1)
    network, scope = (3 if version >= 4 else 0), (3 if version >= 6 else 0)
    size = 24 if version >= 6 else 16 if version >= 4 else 8
    rules = libc.syscall(LANDLOCK_CREATE, struct.pack("<QQQ", rights, network, scope)[:size], size, 0)
    if rules < 0:
        return False
    try:
        for folder in allowed.folders if allowed else _own_folders():
            _allow(libc, rules, folder, READ_FILE | READ_FOLDER)
        for program in allowed.programs if allowed else ():
            _allow(libc, rules, program, READ_FILE | EXECUTE)
        return bool(libc.syscall(LANDLOCK_RESTRICT, rules, 0) == 0)
    finally:
        os.close(rules)


def _allow(libc: ctypes.CDLL, rules: int, path: Path, rights: int) -> None:
    handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        libc.syscall(LANDLOCK_ADD, rules, 1, struct.pack("<Qi", rights, handle), 0)
    finally:
        os.close(handle)


def _own_folders() -> list[Path]:
    """Where Python and its libraries lie."""
    named = [*sys.path, f"{sys.base_prefix}/lib", "/usr/lib", "/lib", "/lib64", "/usr/share/zoneinfo"]
    return [folder for folder in map(Path, dict.fromkeys(filter(None, named))) if folder.is_dir()]


def _close_calls(libc: ctypes.CDLL, machine: str, open_call: int | None) -> bool:
    """Seccomp: the calls in the table fail with EPERM; another architecture's calls end the process."""
    program = _filter(machine, open_call)
    code = ctypes.create_string_buffer(program)
    handle = struct.pack("<HxxxxxxQ", len(program) // 8, ctypes.addressof(code))
    return bool(libc.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, handle, 0, 0) == 0)


def _filter(machine: str, open_call: int | None) -> bytes:
    """The BPF program; jumps are counted from the next instruction."""
    architecture, clone, tgkill, every = SYSTEMS[machine]
    refuse = (RETURN, 0, 0, RET_ERRNO | EPERM)
    steps: list[tuple[int, int, int, int]] = [
        (LOAD, 0, 0, AT_ARCH),
        (JUMP_EQ, 1, 0, architecture),
        (RETURN, 0, 0, RET_KILL),
        (LOAD, 0, 0, AT_NUMBER),
        (JUMP_GE, 0, 1, X32_BIT),
        refuse,
        (JUMP_EQ, 0, 1, CLONE3),  # its flags lie in memory, unseen by a filter; libc falls back to clone
        (RETURN, 0, 0, RET_ERRNO | ENOSYS),
    ]
    for number in every:
        if number != open_call:
            steps += [(JUMP_EQ, 0, 1, number), refuse]
    steps += [
        (JUMP_EQ, 0, 4, tgkill),
        (LOAD, 0, 0, AT_FIRST_ARGUMENT),
        (JUMP_EQ, 0, 1, os.getpid()),
        (RETURN, 0, 0, RET_ALLOW),
        refuse,
        (JUMP_EQ, 0, 3, clone),
        (LOAD, 0, 0, AT_FIRST_ARGUMENT),
        (JUMP_SET, 1, 0, CLONE_THREAD),  # a thread is allowed, a process is not
        refuse,
        (RETURN, 0, 0, RET_ALLOW),
    ]
    return b"".join(struct.pack("<HBBI", *step) for step in steps)
