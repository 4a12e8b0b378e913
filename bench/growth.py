"""Print how the time and the memory of a reading grow: with the length of a text, and with the documents of a folder.

A text four times as long should take about four times as long, whatever stands in it: news, or what an attacker would
write (no full stop, nothing but capitals, numbers, triggers, marks that never close). Times are of this process alone.
``--folder`` writes so many invented documents to a temporary folder and lets ``habeas propose`` read it on all cores,
adding up the memory of all its processes twice a second (Linux only; shared pages are counted in each process).
Run: ``python bench/growth.py [--long] [--folder 2000]``.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from propose import CHECKOUT, document_of, invented

SIZES = (50_000, 200_000)
LONG = (1_000_000, 5_000_000)
LOOK_EVERY_S = 0.5
Text = Callable[[int], str]


def again(unit: str) -> Text:
    """Return what writes a unit until a text is long enough."""
    return lambda size: (unit * (size // len(unit) + 1))[:size]


def news(size: int) -> str:
    """Return invented news, each document after the other."""
    return "\n\n".join(invented(number) for number in range(size // 3_500 + 1))[:size]


def of_many(size: int) -> str:
    """Return sentences on very many people, each with a name of her own."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    names = (
        f"{a.upper()}{b}l{c}n {d.upper()}{c}r{b}v" for a in letters for b in letters for c in letters for d in "kmt"
    )
    return " ".join(f"{name} was arrested in May." for name in names)[:size]


TEXTS: dict[str, Text] = {
    "news": news,
    "news without a full stop": lambda size: news(size).replace(".", ",").replace("\n", " "),
    "people": of_many,
    "capitals": again("Amir Karim Bekov Danel Orsun "),
    "all in capitals": again("POLICE ARRESTED THE TEACHER AND SENTENCED HIM "),
    "numbers": again("12 34 5,000 3.4.2021 1999 "),
    "triggers": again("arrested detained sentenced charged released "),
    "sentenced to": again("was sentenced to "),
    "open marks": again("“(‘["),
    "quotations": again("“He was arrested,” she said. "),
    "fields": again("Name: Amir Karim\nDate of arrest: 3 May 2021\n\n"),
    "a table": again("| Amir Karim | 3 May 2021 | treason |\n"),
    "lines": again("a\n"),
    "bodies": again("of the Ministry of the Court "),
    "conditions": again("if he had not been denied that "),
}


def seconds(text: str) -> float:
    """Return what the rules take for a text, the better of two readings where that is short."""
    from habeas.propose import propose

    document = document_of(text)
    taken = []
    while not taken or (len(taken) < 2 and taken[0] < 5):
        began = time.process_time()
        propose(document, parser=None)
        taken.append(time.process_time() - began)
    return min(taken)


def grow(name: str, sizes: tuple[int, ...]) -> None:
    """Print the seconds of one sort of text by its length, and by how much each length costs more than its share."""
    shown, first = [], None
    for size in sizes:
        taken = seconds(TEXTS[name](size))
        first = first or (taken / size)
        shown.append(f"{size // 1000} kB {taken:.2f} s (×{taken / size / first:.2f} a character)")
    print(f"{name}: " + ", ".join(shown), flush=True)


def processes_below(pid: int) -> Iterator[int]:
    """Yield a process and all that it began."""
    yield pid
    try:
        begun = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return
    for child in begun:
        yield from processes_below(int(child))


def memory_of(pid: int) -> int:
    """Return the bytes that a process holds, none where it is gone."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
    except (OSError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def read_folder(count: int) -> None:
    """Print how fast the command line reads a folder, and the most memory that all its processes held together."""
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            text = f"{invented(number)}\n\nDocument {number} of {count}.\n"
            (Path(folder) / f"{number:06}.txt").write_text(text, encoding="utf-8")
        began, most = time.monotonic(), [0]
        command = [sys.executable, "-m", "habeas", "propose", folder, "--json"]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=CHECKOUT) as reading:
            while reading.poll() is None:
                most = max(most, [memory_of(pid) for pid in processes_below(reading.pid)], key=sum)
                time.sleep(LOOK_EVERY_S)
        taken = time.monotonic() - began
    print(
        f"folder of {count} documents: {taken:.0f} s of wall time, {count / taken:.0f} a second on "
        f"{os.cpu_count()} cores, peak {sum(most) / 1e6:.0f} MB in {len(most)} processes (target 1,000)"
    )


def main() -> int:
    """Print every figure."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--long", action="store_true", help="read 1 MB and 5 MB of the first three sorts as well")
    options.add_argument("--folder", type=int, default=0, metavar="N", help="read a folder of N invented documents")
    given = options.parse_args()
    seconds(news(20_000))  # everything is loaded and compiled
    for number, name in enumerate(TEXTS):
        grow(name, SIZES + (LONG if given.long and number < 3 else ()))
    if given.folder:
        read_folder(given.folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
