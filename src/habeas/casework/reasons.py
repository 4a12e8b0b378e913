"""Why a person decides: a reason is demanded of her, and the common ones are offered at one keystroke."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from importlib.resources import files
from types import MappingProxyType

from habeas.casework.appending import append
from habeas.casework.desk import Desk
from habeas.casework.memory import Memory
from habeas.errors import BadChoice, DataFileInvalid, ReasonMissing, Refused
from habeas.model import ReasonList, Verdict

FILE = "reasons.toml"
MOST = 9  # one for each digit key
OFFERED_FOR = (Verdict.ACCEPT, Verdict.REJECT, Verdict.UNSURE)


class ReasonsUnusable(Refused):
    """A list of reasons cannot be offered at one keystroke each."""

    code = "reasons-unusable"
    exit_code = 17
    says = "These reasons cannot be offered: %(why)s."
    remedy = "Give one to nine reasons, each on one line and each only once."


def prove_reason(because: str) -> str:
    """Return the reason without space around it.

    Raises:
        ReasonMissing: there is none.

    """
    if not because.strip():
        raise ReasonMissing
    return because.strip()


def _load() -> Mapping[Verdict, tuple[str, ...]]:
    """Return the reasons that come with Habeas.

    Raises:
        DataFileInvalid: the file is not what it should be.

    """
    try:
        table = tomllib.loads(files("habeas.casework").joinpath(FILE).read_text("utf-8"))
        if set(table) != {verdict.value for verdict in OFFERED_FOR}:
            raise DataFileInvalid(file=FILE, why="it must have accept, reject and unsure")
        return MappingProxyType({verdict: _usable(table[verdict.value]) for verdict in OFFERED_FOR})
    except (OSError, tomllib.TOMLDecodeError, ReasonsUnusable) as error:
        raise DataFileInvalid(file=FILE, why="it cannot be read") from error


def _usable(reasons: Sequence[str]) -> tuple[str, ...]:
    kept = tuple(reason.strip() for reason in reasons)
    if not 1 <= len(kept) <= MOST:
        raise ReasonsUnusable(why=f"there are {len(kept)}")
    if any(not reason or not reason.isprintable() for reason in kept):
        raise ReasonsUnusable(why="one is empty or holds a line break")
    if len({reason.casefold() for reason in kept}) < len(kept):
        raise ReasonsUnusable(why="one stands there twice")
    return kept


DEFAULTS = _load()
TRANSLATABLE = tuple(reason for verdict in OFFERED_FOR for reason in DEFAULTS[verdict])  # for the catalogues


def set_reasons(desk: Desk, verdict: Verdict, reasons: Sequence[str]) -> ReasonList:
    """Offer these reasons for this verdict from now on, in this order.

    Raises:
        BadChoice: nobody gives reasons for such a verdict by keystroke.
        ReasonsUnusable: there are none, too many, or one that is empty or there twice.

    """
    if verdict not in OFFERED_FOR:
        raise BadChoice(what="The verdict of a list of reasons", given=verdict, allowed=", ".join(OFFERED_FOR))
    made = ReasonList(verdict=verdict, reasons=_usable(reasons), by=desk.person, at=desk.now())
    append(desk, [made], at=made.at)
    return made


def reasons_now(memory: Memory) -> dict[Verdict, tuple[str, ...]]:
    """Return what is offered for each verdict: the latest list of this ledger, else what comes with Habeas."""
    return {**DEFAULTS, **memory.reasons}
