"""Show the legal side of a case, and count everybody by their status; nothing is written to the ledger."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from habeas.casework.cases import get_case
from habeas.casework.memory import Memory
from habeas.casework.statistics import StatusTable, count_statuses
from habeas.cli.talk import give, give_json
from habeas.model.codec import to_plain
from habeas.show.proceedings import STATES, process_to_text


def show_process(options: argparse.Namespace, memory: Memory) -> None:
    """Show what was done to one person in the name of the law, and how they are."""
    case = get_case(memory, options.reference, as_of=options.as_of)
    if options.json:
        give_json([{"case": case.id, "status": to_plain(case.status), "process": to_plain(case.process)}])
    else:
        give(process_to_text(case, memory.as_cited()).rstrip("\n"))


def list_statuses(options: argparse.Namespace, memory: Memory) -> None:
    """Count everybody once, by the latest of what is known of them."""
    table = count_statuses(memory, as_of=options.as_of)
    if options.json:
        give_json([to_plain(table)])
        return
    for line in _lines(table):
        give(line)


def _lines(table: StatusTable) -> Iterator[str]:
    day = f"on {table.as_of}" if table.as_of else "as far as the sources reach"
    yield f"{table.persons} persons, each counted once, {day}"
    yield f"{'':28}{'persons':>9}{'accepted':>10}{'proposed':>10}{'unsure':>8}{'disputed':>10}"
    for each in table.counts:
        yield (
            f"{STATES[each.state]:28}{each.persons:>9}{each.accepted:>10}{each.proposed:>10}{each.unsure:>8}"
            f"{each.disputed:>10}"
        )
