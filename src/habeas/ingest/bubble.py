"""Bubblewrap around the reading process where it is installed and the kernel allows it: a world of its own.

The process then has its own mounts, process ids, network and user: of files it sees Python, its libraries and our
package, read-only, and nothing else exists. Landlock and seccomp close inside it as they do without it; it is a second
wall and never the only one.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

SYSTEM = ("/usr/lib", "/usr/lib64", "/lib", "/lib64", "/usr/share/zoneinfo", "/etc/ld.so.cache")
BARE = (
    "--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL", "--chdir", "/",
)  # fmt: skip
TRY_S = 20
ABSENT = "bubblewrap is not installed"
REFUSED = "bubblewrap is here and could not start: user namespaces are perhaps off"


def around(command: Sequence[str], *, also: Sequence[Path] = ()) -> list[str]:
    """Return the command inside a bubble that holds Python and these files; as it is where there can be none."""
    program = find_bubble()
    return [*_bubble(program, also), *command] if program else list(command)


@cache
def find_bubble() -> str | None:
    """Return the program that makes bubbles, if one could be made here; found by trying, once."""
    program = shutil.which("bwrap") if sys.platform == "linux" else None
    if program is None:
        return None
    tried = [*_bubble(program), sys.executable, "-S", "-c", ""]
    try:
        done = subprocess.run(
            tried, check=False, timeout=TRY_S, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, env={},
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return None
    return program if done.returncode == 0 else None


def why_not() -> str | None:
    """Say why there is no bubble; None where there is one."""
    if find_bubble():
        return None
    return REFUSED if shutil.which("bwrap") else ABSENT


def _bubble(program: str, also: Sequence[Path] = ()) -> list[str]:
    seen = [word for path in dict.fromkeys((*_own(), *map(str, also))) for word in ("--ro-bind", path, path)]
    return [program, *BARE, *seen, "--remount-ro", "/", "--"]


@cache
def _own() -> tuple[str, ...]:
    """Python, its libraries, our package, and the system's libraries; outer folders before inner ones."""
    package = Path(__file__).resolve().parents[1]
    base = Path(sys.base_prefix)
    named = [*map(Path, SYSTEM), base / "lib", *_library_folders(), package, *_links(Path(sys.executable))]
    if sys.prefix != sys.base_prefix:
        named.append(Path(sys.prefix) / "pyvenv.cfg")
    return tuple(sorted({str(path) for path in named if path.exists()}))


def _library_folders() -> Iterator[Path]:
    """Where packages lie; a checkout lends its package alone, and nothing that lies beside it."""
    for name in sys.path:
        if name and Path(name).is_dir() and Path(name).name in {"site-packages", "dist-packages", "lib-dynload"}:
            yield Path(name)


def _links(program: Path) -> Iterator[Path]:
    """The program, and every link on the way to it."""
    yield program
    while program.is_symlink():
        program = program.parent / program.readlink()
        yield program
    yield program.resolve()
