"""Show the legal side of a case, and count everybody by their status; nothing is written to the ledger."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from habeas.casework.cases import get_case
from habeas.casework.memory import Memory
from habeas.casework.outlet import write_out
from habeas.casework.statistics import StatusTable, count_statuses, statuses_of
from habeas.casework.tables import FEW, Table, status_table
from habeas.casework.view import view_of
from habeas.cli.talk import give, give_json, tell
from habeas.model import CaseFile, NamingId
from habeas.model.codec import to_plain
from habeas.show.proceedings import STATES, process_to_text, say_status


def show_process(options: argparse.Namespace, memory: Memory) -> None:
    """Show what was done to one person in the name of the law, and how they are."""
    case = get_case(memory, options.reference, as_of=options.as_of)
    if options.json:
        give_json([{"case": case.id, "status": to_plain(case.status), "process": to_plain(case.process)}])
    else:
        give(process_to_text(case, memory.as_cited(), _others(case, memory, options.as_of)).rstrip("\n"))


def _others(case: CaseFile, memory: Memory, as_of: str | None) -> dict[NamingId, str]:
    """Return who was taken, held or tried with the person, and how they are."""
    namings = dict.fromkeys(naming for group in case.process.groups for naming in group.others)
    view = view_of(memory)
    with memory.source.lock:
        found = statuses_of(view, namings, as_of=as_of)
    return {
        each.naming: f"{each.name}: {say_status(each.status) if each.status else 'nothing is told of them alone'}"
        for each in found
    }


def list_statuses(options: argparse.Namespace, memory: Memory) -> None:
    """Count everybody once, by the latest of what is known of them."""
    table = count_statuses(memory, as_of=options.as_of)
    if options.csv:
        give_table(options.csv, status_table(memory, table))
        return
    if options.json:
        give_json([to_plain(table)])
        return
    for line in _lines(table):
        give(line)


def give_table(path: Path, table: Table) -> None:
    """Write a table to a file, and say what may be told by it."""
    write_out(path, table.data)
    give(str(path))
    tell(f"{path.name} is not encrypted.")
    if table.few:
        tell(f"{table.few} of its counts are of fewer than {FEW} people: each of them may be told by it.")


def _lines(table: StatusTable) -> Iterator[str]:
    day = f"on {table.as_of}" if table.as_of else "as far as the sources reach"
    yield f"{table.persons} persons, each counted once, {day}"
    yield f"{'':28}{'persons':>9}{'accepted':>10}{'proposed':>10}{'unsure':>8}{'disputed':>10}"
    for each in table.counts:
        yield (
            f"{STATES[each.state]:28}{each.persons:>9}{each.accepted:>10}{each.proposed:>10}{each.unsure:>8}"
            f"{each.disputed:>10}"
        )
