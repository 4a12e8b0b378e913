"""Give our own readers bytes that a fuzzer makes, guided by which of our lines they reach, and say what fails.

    python bench/fuzz.py [TARGET…] [--seconds N] [--seed N]     all targets, ten seconds each, when none is named
    python bench/fuzz.py stateful [--seconds N]                 the model of the ledger instead (tests/property/ledger)

atheris is the fuzzer. Each target runs in a process of its own with limits. A finding is an exception that was not
agreed, an answer that cannot be right (``targets.py``), or one input that takes longer than a second. Findings are
printed with their bytes: put them as rows into ``tests/faults/test_fuzzed.py``. atheris comes for Linux on x86_64
only; elsewhere this says so.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
SLOW_S = 1.0
MEMORY_MIB = 2_000
LONGEST = 4_096  # bytes of one input
FOUND, RUNS = "finding ", re.compile(r"stat::number_of_executed_units:\s*(\d+)|Done (\d+) runs")
NOT_HERE = 3
PATIENCE_S = 600  # for what a target imports and reads once, on a busy machine
MODEL = HERE.parent / "tests" / "property" / "ledger" / "test_ledger_model.py"


def main() -> None:
    """Fuzz, print a line for each target, and end with 1 where something was found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", nargs="*")
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--inside", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.inside:
        inside(options.target[0], options)
        return
    if options.target == ["stateful"]:
        sys.exit(stateful(options.seconds))
    try:
        import atheris  # noqa: F401 - only whether it is here
    except ImportError:
        print("There is no atheris here: it comes for Linux on x86_64 only. Nothing was fuzzed.")
        sys.exit(NOT_HERE)
    from targets import TARGETS

    if unknown := sorted(set(options.target) - set(TARGETS)):
        parser.error(f"no such target: {', '.join(unknown)}; there are {', '.join(TARGETS)}, stateful")
    names = options.target or list(TARGETS)
    print(f"{'target':12}{'runs':>12}{'seconds':>9}{'findings':>10}")
    found = sum([fuzz(name, options.seconds, options.seed) for name in names])
    sys.exit(1 if found else 0)


def fuzz(name: str, seconds: int, seed: int) -> int:
    """Fuzz one target in a process of its own, print what came of it, and return how many findings there were."""
    with tempfile.TemporaryDirectory() as folder:
        began = time.monotonic()
        command = [sys.executable, __file__, name, "--inside", folder, "--seconds", str(seconds), "--seed", str(seed)]
        try:
            ran = subprocess.run(
                command, cwd=folder, capture_output=True, timeout=seconds * 2 + PATIENCE_S, check=False
            )
        except subprocess.TimeoutExpired:
            print(f"{name:12}{'':12}{time.monotonic() - began:9.0f}{1:10}\n    did not end", flush=True)
            return 1
        took = time.monotonic() - began
        told = ran.stderr.decode("utf-8", "replace")
        findings = [json.loads(line) for line in Path(folder, "findings").read_text("utf-8").splitlines()]
        counted = RUNS.findall(told)
        if not counted:  # libFuzzer itself gave up: out of memory, a time limit, or an import that failed
            findings.append({"why": "the process ended: " + told[-600:], "where": "", "input": _left(Path(folder))})
    runs = max((int(one or other) for one, other in counted), default=0)
    print(f"{name:12}{runs:12,}{took:9.0f}{len(findings):10}", flush=True)
    for finding in findings:
        print(f"    {finding['why']}\n      at {finding['where']}\n      {finding['input']}")
    return len(findings)


def inside(name: str, options: argparse.Namespace) -> None:
    """Run libFuzzer over one target; it ends this process itself."""
    import atheris
    from targets import TARGETS

    chosen = TARGETS[name]
    watch = Watch(chosen, options.inside / "findings")
    with atheris.instrument_imports(include=["habeas"]):
        seeds = chosen.all_seeds()
        for seed in seeds:
            chosen.warm(seed)  # imports, and what is read once, such as word lists, are not an input's fault
    corpus, words = options.inside / "corpus", options.inside / "words"
    corpus.mkdir()
    for seed in seeds:
        (corpus / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed)
    escaped = ["".join(f"\\x{byte:02x}" for byte in word.encode()) for word in chosen.words]
    words.write_text("".join(f'"{word}"\n' for word in escaped), "utf-8")
    arguments = [
        "fuzz", str(corpus), f"-dict={words}", f"-max_total_time={options.seconds}", f"-seed={options.seed}",
        f"-max_len={LONGEST}", "-timeout=30", f"-rss_limit_mb={MEMORY_MIB}", "-print_final_stats=1", "-verbosity=1",
    ]  # fmt: skip
    atheris.Setup(arguments, watch)
    atheris.Fuzz()


class Watch:
    """Gives a target its bytes, writes down what fails, one row for each place in our code, and goes on."""

    def __init__(self, target: Any, to: Path) -> None:  # noqa: ANN401 - atheris has no types
        self._target, self._to, self._seen = target, to, set[tuple[str, str]]()
        to.touch()

    def __call__(self, data: bytes) -> None:
        """Run one input."""
        began = time.thread_time()
        try:
            self._target(data)
        except Exception as error:  # noqa: BLE001 - what we look for
            self._note(f"{type(error).__name__}: {str(error)[:120]}", _place_of(error), data)
        if time.thread_time() - began > SLOW_S:
            self._note("slow", f"{time.thread_time() - began:.1f} s", data)

    def _note(self, why: str, where: str, data: bytes) -> None:
        known = (why.split(":")[0], where if why != "slow" else "")
        if known not in self._seen:
            self._seen.add(known)
            row = {"why": why, "where": where, "input": base64.b64encode(data).decode()}
            with self._to.open("a", encoding="utf-8") as file:
                file.write(json.dumps(row) + "\n")


def _place_of(error: BaseException) -> str:
    """The last line of ours that it went through."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "habeas" in frame.filename]
    last = frames[-1] if frames else traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(last.filename).name}:{last.lineno}"


def _left(folder: Path) -> str:
    """What libFuzzer kept of the input that ended it."""
    kept = [*folder.glob("crash-*"), *folder.glob("timeout-*"), *folder.glob("oom-*")]
    return base64.b64encode(kept[0].read_bytes()).decode() if kept else ""


def stateful(seconds: int) -> int:
    """Run the model of the ledger beside the ledger for so long, other acts in each round."""
    ends, rounds = time.monotonic() + seconds, 0
    while time.monotonic() < ends:
        rounds += 1
        ran = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:xdist", "-p", "no:cacheprovider", str(MODEL),
             f"--hypothesis-seed={rounds}"],
            cwd=HERE.parent, env={**os.environ, "HABEAS_MODEL_LONG": "1"}, check=False,
        )  # fmt: skip
        if ran.returncode:
            print(f"round {rounds} failed; --hypothesis-seed={rounds} repeats it")
            return 1
    print(f"{rounds} rounds of the model, no disagreement")
    return 0


if __name__ == "__main__":
    main()
