"""Which tesseract is here, with what data; and one run of it, confined."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import threading
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from habeas.errors import Unreadable
from habeas.ingest import bubble
from habeas.ingest.confine import PYTHON, Watch, answer_of
from habeas.ingest.fence import NO_LIMITS, NO_NETWORK_FENCE
from habeas.ingest.limits import USUAL, Limits
from habeas.ingest.scans.picture import Picture

ASK_S = 20
LAUNCH = str(Path(__file__).with_name("launch.py"))
FOLDER = re.compile(r'"([^"\n]+)"')
NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
# The same program gives other figures, and at times other letters, with other arithmetic.
ARITHMETIC = re.compile(r"Found (AVX\w*|FMA|SSE\S*|NEON)")
INDISPENSABLE = frozenset({NO_NETWORK_FENCE, NO_LIMITS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """A tesseract that can be run, and the languages it has data for."""

    path: Path
    version: str
    data: Path
    languages: tuple[str, ...]

    def engine(self, codes: str) -> str:
        """Name what reads in these languages: the program, its arithmetic, and the digest of each language's data."""
        named = (f"{code} {_digest(self.data / f'{code}.traineddata')}" for code in sorted(codes.split("+")))
        return f"tesseract {self.version} ({', '.join(named)})"

    def run(self, picture: Picture, *words: str, stop: threading.Event | None = None, limits: Limits = USUAL) -> bytes:
        """Return what tesseract writes about this picture when it is called with these words.

        Raises:
            Unreadable: it failed, took too long, or took too much memory.

        """
        bounds = [str(self.path), str(self.data), str(limits.memory_bytes), str(limits.cpu_s)]
        command = [*_launched(self), *bounds, "stdin", "stdout", "--dpi", str(picture.dpi or 300)]
        variables = {"OMP_THREAD_LIMIT": "1", "TESSDATA_PREFIX": str(self.data), "LC_ALL": "C"}
        return answer_of(
            [*command, *words], picture.as_pgm(), limits=limits, variables=variables, watch=Watch(stop=stop)
        )  # fmt: skip


def _launched(program: Program) -> list[str]:
    """Return the command that turns into this program, in a bubble where there can be one."""
    own = program.path.parent.parent / "lib"  # of a program outside the system's folders
    also = [folder for folder in (program.path, own, Path("/usr/local/lib"), program.data) if folder.exists()]
    return bubble.around([*PYTHON, LAUNCH], also=also)


@cache
def find_program() -> Program | None:
    """Return the tesseract of this machine; None where there is none, or none with data."""
    found = shutil.which("tesseract")
    if found is None:
        return None
    path = Path(found).resolve()
    version, listed = _asked(path, "--version"), _asked(path, "--list-langs")
    head, *names = listed.splitlines() or [""]
    folder = FOLDER.search(head)
    data = Path(folder.group(1) if folder else os.environ.get("TESSDATA_PREFIX", ""))
    languages = tuple(name for name in names if NAME.fullmatch(name) and (data / f"{name}.traineddata").is_file())
    if not languages:
        return None
    number = (version.split() or ["", "unknown"])[1]
    arithmetic = "+".join(dict.fromkeys(word.lower() for word in ARITHMETIC.findall(version)))
    return Program(
        path=path, version=f"{number} {arithmetic}".strip(), data=data.resolve(), languages=tuple(sorted(languages))
    )


@cache
def find_open_fence() -> tuple[str, ...]:
    """What this system cannot keep tesseract from; found by trying, once."""
    program = find_program()
    if program is None:
        return ()
    bounds = [str(program.path), str(program.data), str(USUAL.memory_bytes), str(USUAL.cpu_s)]
    try:
        answer = answer_of([*_launched(program), *bounds], b"", limits=USUAL)
        return tuple(map(str, json.loads(answer)))
    except (Unreadable, ValueError):
        return (NO_NETWORK_FENCE,)


def is_confinable() -> bool:
    """Whether tesseract can be kept from the network and from other processes, and bounded in memory and time."""
    return not INDISPENSABLE & set(find_open_fence())


def _asked(path: Path, question: str) -> str:
    """What the program says of itself; it sees no bytes of a source here."""
    try:
        done = subprocess.run(
            [str(path), question], capture_output=True, check=False, timeout=ASK_S, stdin=subprocess.DEVNULL
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return (done.stdout or done.stderr).decode("utf-8", "replace")


@lru_cache(maxsize=64)
def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()[:8]
