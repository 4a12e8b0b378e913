"""Reading processes that take one source after another, so that a thousand hostile files need no thousand processes.

What is shared is the process alone: engine, fence, limits of memory, answer and its proof are those of the house. A
source over which such a process ends, or takes long, is read again in a process of its own, as it is in earnest, and
that outcome counts.
"""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from habeas.ingest import bubble, confine
from habeas.ingest.limits import USUAL, Limits

SCRIPT = Path(__file__).with_name("engines") / "series.py"
TOGETHER = ("child", "scans.draw")
PATIENCE_S, CPU_S, MOST = 10.0, 240, 80  # of one source; of one process; sources of one process
Answer = Callable[..., bytes]


class Series:
    """Answers in the place of ``confine.answer_of``; what it cannot answer, that does."""

    def __init__(self, alone: Answer) -> None:
        self._alone = alone
        self._process: subprocess.Popen[bytes] | None = None
        self._left = 0
        self.is_open = True
        self.together, self.again = 0, 0  # sources read in series; sources that had to be read by themselves

    def answer_of(self, command: Sequence[str], data: bytes, *, limits: Limits, **more: Any) -> bytes:  # noqa: ANN401
        """Return what a reading process says of these bytes."""
        module, *words = command[list(command).index(confine.BOOT) + 1 :]
        if self.is_open and module in TOGETHER:
            answer = self._asked(module, words, data)
            if answer:
                self.together += 1
                return answer
            self.again += 1
        return self._alone(command, data, limits=limits, **more)

    def close(self) -> None:
        """Let the process go."""
        if self._process is not None:
            confine.end(self._process)
            self._process = None

    def _asked(self, module: str, words: Sequence[str], data: bytes) -> bytes | None:
        process = self._at_work()
        timer = threading.Timer(PATIENCE_S, process.kill)
        timer.start()
        try:
            if process.stdin is None or process.stdout is None:
                return None
            process.stdin.write(f"{module} {len(data)} {' '.join(words)}\n".encode() + data)
            process.stdin.flush()
            length = process.stdout.readline(20)
            answer = process.stdout.read(int(length or b"0"))
        except (OSError, ValueError):
            answer = b""
        finally:
            timer.cancel()
        if not answer:
            self.close()
        while answer.startswith(b"habeas-progress "):  # how far it was is nobody's question here
            answer = answer.partition(b"\n")[2]
        return answer

    def _at_work(self) -> subprocess.Popen[bytes]:
        if self._left == 0:
            self.close()
        if self._process is None:
            command = [*confine.PYTHON, str(SCRIPT), confine.BOOT, str(USUAL.memory_bytes), str(CPU_S)]
            self._process = subprocess.Popen(
                bubble.around(command, also=(SCRIPT,)),
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                env=confine.bare_environment(), start_new_session=True,
            )  # fmt: skip
            self._left = MOST
        self._left -= 1
        return self._process
