"""Which treaties, and which declarations under them, bound the State at the date of the facts."""

from __future__ import annotations

from collections.abc import Iterator

from habeas.assess.citing import Bound
from habeas.law import find_state
from habeas.law.declaration import Declaration, load_declarations
from habeas.law.treaty import TITLES, party
from habeas.model import Answer, TreatyOverride, TreatyStatus, When


def find_treaties(bound: Bound, time: When | None) -> Iterator[TreatyStatus]:
    """Yield each treaty of the table, then the declarations, with what the answer rests on.

    A declaration is known only from a person's word (``habeas treaty XX cat22``); without its treaty it is none.
    """
    found, row = {}, find_state(bound.state) if bound.state else None
    for key, title in TITLES.items():
        answer, note = bound.is_party(key, [time] if time else [])
        found[key] = answer
        caveats = [each for each in load_declarations().caveat if row and (each.treaty, each.state) == (key, row.code)]
        yield TreatyStatus(
            key=key, title=title, answer=answer, note=note,
            caveats=tuple(f"{each.says} ({each.source}) [{each.mark}]" for each in caveats),
        )  # fmt: skip
    for declaration in load_declarations().declaration:
        yield _declared(declaration, bound, time, found[declaration.treaty])


def _declared(declaration: Declaration, bound: Bound, time: When | None, under: Answer) -> TreatyStatus:
    """Return whether the declaration stood: no table tells, so a person must."""
    answer, note = Answer.UNKNOWN, f"{declaration.says} [{declaration.mark}]"
    said = [each for each in bound.overrides if each.treaty == declaration.key and _is_of(each, bound.state)]
    if said:
        answer, note = party(said[-1].state_name, declaration.key, at=time, overrides=said[-1:])
    if under is Answer.NO:
        answer, note = Answer.NO, "The State was not a party to the treaty."
    return TreatyStatus(key=declaration.key, title=declaration.title, answer=answer, note=note)


def _is_of(override: TreatyOverride, state: str | None) -> bool:
    """Whether a person's word is on this State."""
    if state is None:
        return False
    row = find_state(state)
    return state in (override.state, override.state_name) or (row is not None and row is find_state(override.state))
