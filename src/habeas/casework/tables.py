"""Counts as tables that leave: no cell is a formula, nobody is named, and counts of few people are told to be such."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from habeas.casework.leaving import prove_general
from habeas.casework.memory import Memory
from habeas.casework.statistics import StatusTable
from habeas.follow import StateReport
from habeas.publish import FEW as FEW  # asked for here by cli
from habeas.publish import Cell, few_in, write_csv

STATUS_HEAD = ("state", "persons", "accepted", "proposed", "unsure", "disputed")
STATE_HEAD = ("state", "day", "of", "what", "count")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table as CSV, and how many of its counts are of so few people that each may be told by them."""

    data: bytes = field(repr=False)
    few: int


def status_table(memory: Memory, table: StatusTable) -> Table:
    """Return how many people are in which state.

    Raises:
        LeakFound: a source who is to be cited without a name stands in it.

    """
    rows: list[tuple[Cell, ...]] = [
        (str(each.state), each.persons, each.accepted, each.proposed, each.unsure, each.disputed)
        for each in table.counts
    ]
    return _proved(memory, "statuses.csv", STATUS_HEAD, rows)


def state_table(memory: Memory, report: StateReport) -> Table:
    """Return how far a State has complied, a count a row.

    Raises:
        LeakFound: a source who is to be cited without a name stands in it.

    """
    rows: list[tuple[Cell, ...]] = [(report.state, report.day, *row) for row in _counts(report)]
    return _proved(memory, "state.csv", STATE_HEAD, rows)


def _counts(report: StateReport) -> Iterator[tuple[str, str, int]]:
    yield "cases", "all", len(report.cases)
    yield "opinions", "all", report.opinions
    yield from (("opinions", str(outcome), count) for outcome, count in report.outcomes)
    yield "transmissions", "all", report.transmissions
    yield "transmissions", "running", report.running
    yield from (("replies", str(status), count) for status, count in report.replies)
    for remedy in report.remedies:
        yield from ((remedy.key, str(fulfilment), count) for fulfilment, count in remedy.counts)
    yield "complied", "done", report.complied.done
    yield "complied", "not_known", report.complied.not_known
    yield "complied", "total", report.complied.total


def _proved(memory: Memory, name: str, head: tuple[str, ...], rows: list[tuple[Cell, ...]]) -> Table:
    data = write_csv(head, rows)
    prove_general(memory, name, data)
    return Table(data=data, few=few_in(each for row in rows for each in row if isinstance(each, int)))
