"""Where a case can go next, and what a filing should say of what it may close; a lawyer must decide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from habeas.assess.dating import time_of
from habeas.casework.cases import get_case
from habeas.casework.findings import assess_case
from habeas.casework.memory import Memory
from habeas.casework.record import record_of
from habeas.casework.view import view_of
from habeas.errors import BadChoice
from habeas.follow.planning import filings_of, plan
from habeas.follow.ways import Circumstances, Filed, How, Plan, Weigh
from habeas.law import form_keys, load_form, load_mechanisms, said
from habeas.model import Assessment, CaseFile, Mark, Petition, ToVerify
from habeas.petition.saying import say

SAYS = {How.SENT: "gate.bar_filed", How.DECIDED: "gate.bar_filed"}  # else that it was written or is wanted


@cache
def mechanism_of() -> dict[str, str]:
    """Return the mechanism of each form, by the key of the form."""
    return {key: load_form(key).mechanism for key in form_keys()}


def plan_case(memory: Memory, reference: str, *, state: str | None, today: str, planned: Sequence[str] = ()) -> Plan:
    """Return every mechanism as seen from this case; ``planned`` are keys of those to which a filing is intended.

    Raises:
        NotFound: there is no such case.
        BadChoice: there is no such mechanism.

    """
    unknown = next((key for key in planned if key not in load_mechanisms()), None)
    if unknown is not None:
        raise BadChoice(what="A mechanism", given=unknown, allowed=", ".join(load_mechanisms()))
    intended = tuple(Filed(mechanism=key, how=How.PLANNED, day="") for key in planned)
    case = get_case(memory, reference)
    return _plan(memory, case, assess_case(memory, case, state=state), today, intended)


def _plan(memory: Memory, case: CaseFile, found: Assessment, today: str, intended: tuple[Filed, ...]) -> Plan:
    view = view_of(memory)
    with memory.source.lock:
        written = [made.kept for made in view.petitions(case.id) if made.kept is not None]
    filed = filings_of(record_of(memory, case), written, mechanism_of=mechanism_of())
    given = Circumstances(
        state=found.state, day=today, at=time_of(case), overrides=memory.overrides,
        filed=(*filed, *intended),
    )  # fmt: skip
    return plan(case, found, load_mechanisms(), given)


def weigh_before(memory: Memory, case: CaseFile, found: Assessment, made: Petition) -> tuple[Weigh, ...]:
    """Return what to weigh before this filing is sent: what it may close, and what may close it."""
    way = _plan(memory, case, found, made.made_on, ()).find(load_form(made.form_key).mechanism)
    return way.weigh if way else ()


def say_weighed(weighed: Sequence[Weigh], lang: str) -> Iterator[str]:
    """Yield what a filing says of what it may close, in its language."""
    for each in weighed:
        told = {"other": said(each.other, lang), "says": said(each.bar.says, lang)}
        if not each.filed:
            yield say(lang, "gate.bar_ahead", **told)
        for filed in each.filed:
            yield say(lang, SAYS.get(filed.how, "gate.bar_written"), day=filed.day or "…", **told)


def points_weighed(weighed: Sequence[Weigh], lang: str) -> tuple[ToVerify, ...]:
    """Return the law's items on what to weigh that nobody has read in their source, to be verified before filing."""
    return tuple(
        ToVerify(
            item=said(each.other, lang), says=f"{said(each.bar.says, lang)} ({each.bar.source})", mark=each.bar.mark
        )
        for each in weighed if each.bar.mark is Mark.TO_BE_VERIFIED
    )  # fmt: skip
