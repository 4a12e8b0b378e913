"""The gate of what leaves: canaries caught by hiding place, false alarms on clean filings, milliseconds a file.

Run: .venv/bin/python bench/gate.py [--short]. The canaries are those of tests/unit/publish, the clean files the filings
of the three invented golden cases as consent allows them, in every format; ``--short`` takes those in English alone.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from contextlib import ExitStack
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1] / "tests"
sys.path[:0] = [str(TESTS), str(TESTS / "golden"), str(TESTS / "unit" / "publish")]

from recorded import FOLDERS, Opened, opened  # noqa: E402
from recorded import forms as every_form  # noqa: E402
from test_leaks import CANARIES, CLOSED, NAME, PROTECTED  # noqa: E402

from habeas.casework.petitions import withheld_from  # noqa: E402
from habeas.model.codec import to_json  # noqa: E402
from habeas.petition import to_docx, to_odt, to_pdf  # noqa: E402
from habeas.publish import NotSearched, find_leaks  # noqa: E402

WRITERS = {"pdf": to_pdf, "docx": to_docx, "odt": to_odt, "json": lambda made: to_json(made).encode()}
Times = dict[str, list[float]]


def timed(data: bytes, ending: str, protected: tuple[object, ...], times: Times) -> tuple[str, ...]:
    """Return the leaks of a file, or where it cannot be read."""
    began = time.perf_counter()
    try:
        return find_leaks(data, f"x.{ending}", protected)  # type: ignore[arg-type]
    except NotSearched as error:
        return (f"not searched: {error.details['places']}",)
    finally:
        times.setdefault(ending, []).append((time.perf_counter() - began) * 1000)


def catch() -> None:
    """Print how many canaries are caught, by the kind of file they hide in."""
    caught, all_of, missed = Counter[str](), Counter[str](), []
    for place, (ending, make) in CANARIES.items():
        all_of[ending] += 1
        found = timed(make(NAME), ending, PROTECTED, {})
        caught[ending] += bool(found)
        if not found or (found[0].startswith("not searched") and place not in CLOSED):
            missed.append(place)
    for ending, count in all_of.items():
        print(f"  {ending:8} {caught[ending]} of {count}")
    print(f"canaries caught: {sum(caught.values())} of {sum(all_of.values())}; missed: {', '.join(missed) or 'none'}")


def pass_clean(case: Opened, times: Times, *, short: bool) -> tuple[int, list[str]]:
    """Return how many clean files of a case were searched, and the false alarms."""
    count, alarms = 0, []
    for form, lang in every_form():
        pleading = case.find_filing(form, lang) if not short or lang == "en" else None
        if pleading is None:
            continue
        made = pleading.petition
        protected = withheld_from(case.memory, pleading)
        for ending, write in WRITERS.items():
            count += 1
            found = timed(write(made), ending, protected, times)
            if found:
                alarms.append(f"{case.name} {form} {lang} {made.variant} {ending}: {', '.join(found)}")
    return count, alarms


def main() -> None:
    """Print the figures."""
    short = "--short" in sys.argv
    catch()
    times: Times = {}
    total, alarms = 0, list[str]()
    with ExitStack() as stack, tempfile.TemporaryDirectory() as place:
        for name in FOLDERS:
            count, found = pass_clean(stack.enter_context(opened(name, Path(place))), times, short=short)
            total, alarms = total + count, alarms + found
    print(f"false alarms: {len(alarms)} of {total} clean files")
    for each in alarms:
        print(f"  {each}")
    for ending, each in times.items():
        each.sort()
        print(f"  {ending:6} {len(each):4} files, median {each[len(each) // 2]:.0f} ms, slowest {each[-1]:.0f} ms")


if __name__ == "__main__":
    main()
