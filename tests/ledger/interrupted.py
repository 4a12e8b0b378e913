"""Kill whoever changes the keys of a ledger, before every step; after each, prove that it opens, and for whom.

    python interrupted.py FOLDER

A step is a call that changes what is on the disk: a file made, synced, renamed or removed. The child is killed with
SIGKILL before step 1, 2, 3, … of each act, until the act ends on its own. Prints what opened the ledger afterwards as
JSON; fails with a traceback where nothing did, or where what opened it did not find everything in it.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from ledger_bodies import AT, BY, CHEAP, PASSPHRASE, TEXT, some_bodies

from habeas.casework import slots
from habeas.errors import HabeasError
from habeas.keys import Secret
from habeas.keys.errors import RecoveryOwed
from habeas.ledger import Ledger, key, opening
from habeas.ledger.header import copy_path, keys_path

NEW = "six other invented words at home"
CODE = "mtbwy-uwxsp-mqv8u-bhg3g-83fsz-c4wyy-psgt9-shuyz-9949j"
STEPS = ("open", "fsync", "replace", "rename", "unlink")


def arm(step: int) -> None:
    """Be killed before this step."""
    left = [step]

    def counted(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:  # noqa: ANN401 - whatever the real one takes
            left[0] -= 1
            if left[0] < 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*given, **named)

        return call

    for name in STEPS:
        setattr(os, name, counted(getattr(os, name)))


def make(path: Path) -> None:
    """Make a ledger with a recovery code."""
    with Ledger.create(path, PASSPHRASE, cost=CHEAP) as made:
        made.keep_original(TEXT.encode())
        made.append(some_bodies(), by=BY, at=AT)
    slots.new_code = lambda: CODE  # type: ignore[assignment]  # so that each child's is known
    slots.confirm_code(path, slots.offer_code(path, PASSPHRASE))


def make_first_kind(path: Path) -> None:
    """Make a ledger whose key comes straight from the passphrase."""
    salt = bytes(range(16))
    raw = key.derive(PASSPHRASE, salt, CHEAP)
    real, opening.draw = opening.draw, lambda: (salt, Secret(raw.reveal()))
    Ledger.create(path, PASSPHRASE, cost=CHEAP).close()
    opening.draw = real
    keys_path(path).unlink()
    copy_path(path).unlink()


def make_owing(path: Path) -> None:
    """Make a ledger whose code was shown and not typed back."""
    Ledger.create(path, PASSPHRASE, cost=CHEAP, owed=True).close()
    slots.offer_code(path, PASSPHRASE)


def begin(path: Path) -> None:
    """Make a ledger and have its code typed back."""
    make_owing(path)
    slots.confirm_code(path, CODE)


ACTS: Mapping[str, tuple[Callable[[Path], None] | None, Callable[[Path], Any]]] = {
    "begin": (None, begin),
    "change": (make, lambda path: slots.change_passphrase(path, PASSPHRASE, NEW, cost=CHEAP)),
    "travel": (make, lambda path: slots.travel(path, CODE)),
    "rekey": (make, lambda path: slots.rekey_ledger(path, PASSPHRASE, NEW, None, cost=CHEAP)),
    "first kind": (make_first_kind, lambda path: Ledger.open(path, PASSPHRASE, cost=CHEAP).close()),
    "restore": (make, lambda path: Ledger.restore(path, path.with_name("restored.ledger"), PASSPHRASE)),
}


def killed(act: Callable[[Path], Any], path: Path, step: int) -> bool:
    """Do an act in a child that is killed before a step; return whether it came so far."""
    child = os.fork()
    if child == 0:
        arm(step)
        act(path)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status) and os.waitstatus_to_exitcode(status) != 0:
        raise SystemExit("the child failed on its own")
    return os.WIFSIGNALED(status)


def who_opens(path: Path) -> str:
    """Return which of the secrets open the ledger, each having found all that was in it."""
    if not path.exists():
        return "not there"
    opens = []
    for name, text in (("old", PASSPHRASE), ("new", NEW), ("code", CODE)):
        try:
            with Ledger.open(path, text, cost=CHEAP) as ledger:
                entries = ledger.head.seq if opens else ledger.verify().entries
        except RecoveryOwed:
            opens.append("owed")
        except HabeasError as error:
            if error.code not in ("wrong-passphrase", "travelling"):
                raise
        else:
            if entries not in (0, 4):
                raise SystemExit(f"{entries} entries")
            opens.append(name)
    if not opens:
        raise SystemExit("nobody can open it any more")
    return "+".join(opens)


def told(folder: Path, name: str) -> dict[str, int]:
    """Kill one act before each of its steps and count who opens the ledger then."""
    prepare, act = ACTS[name]
    base = folder / f"{name}-base"
    base.mkdir()
    if prepare is not None:
        prepare(base / "case.ledger")
    seen: Counter[str] = Counter()
    step, goes_on = 0, True
    while goes_on:
        place = folder / f"{name}-{step}"
        shutil.copytree(base, place)
        goes_on = killed(act, place / "case.ledger", step)
        found = who_opens(place / ("restored.ledger" if name == "restore" else "case.ledger"))
        seen[found if goes_on else f"end: {found}"] += 1
        shutil.rmtree(place)
        step += 1
    return dict(seen)


def main() -> None:
    """Kill, prove, and tell."""
    slots.new_code = lambda: CODE  # type: ignore[assignment]
    folder = Path(sys.argv[1])
    sys.stdout.write(json.dumps({name: told(folder, name) for name in ACTS}) + "\n")


if __name__ == "__main__":
    main()
