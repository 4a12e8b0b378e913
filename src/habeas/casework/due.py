"""What is due over all cases, as a list and as a calendar; and how far a State has complied."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from habeas.casework.cases import get_case
from habeas.casework.following import state_name
from habeas.casework.memory import Memory
from habeas.casework.view import View, view_of
from habeas.errors import BadChoice, NotFound
from habeas.follow import Due, Event, Following, StateReport, agenda, follow, report, to_ics
from habeas.follow.threads import state_key
from habeas.law import load_mechanisms
from habeas.model import CaseId, CaseRecord
from habeas.model.record import CaseWord


def followings(memory: Memory, *, today: str) -> dict[CaseId, Following]:
    """Return what became of the filings of every case of which anything is on record, by the id that it has now."""
    view = view_of(memory)
    with memory.source.lock:
        return followings_in(view, today=today)


def followings_in(view: View, *, today: str) -> dict[CaseId, Following]:
    """Return the same of a view, whose lock the caller holds."""
    ids: dict[CaseId, CaseId] = {}
    words: dict[CaseId, list[CaseWord]] = {}
    for word in view.memory.words:
        if word.case not in ids:
            ids[word.case] = _now(view, word.case)
        words.setdefault(ids[word.case], []).append(word)
    law = load_mechanisms()
    found = {}
    for case, said in sorted(words.items()):
        made = partial(follow, CaseRecord.of(said), law, today=today)
        found[case] = view.keep(("following", case), (today, tuple(said)), made)
    return found


def _now(view: View, case: CaseId) -> CaseId:
    """Return the id that a case has now; its own where nothing is left of it."""
    try:
        return view.case_line(case).id
    except NotFound:
        return case


def names_of(view: View, cases: Iterable[CaseId]) -> dict[CaseId, str]:
    """Return whom these cases are about; those of which nothing is left have no name."""
    found: dict[CaseId, str] = {}
    for case in dict.fromkeys(cases):
        try:
            found[case] = view.case_line(case).name
        except NotFound:
            continue
    return found


def find_due(memory: Memory, *, today: str, until: str | None = None, case: str | None = None) -> tuple[Due, ...]:
    """Return what is due as of a day, by day: of one case, or of all; up to ``until``, what is late too.

    Raises:
        NotFound: there is no such case.

    """
    every = followings(memory, today=today)
    if case is not None:
        wanted = get_case(memory, case).id
        every = {wanted: every[wanted]} if wanted in every else {}
    return tuple(each for each in agenda(every) if until is None or each.first <= until)


def calendar_of(
    dues: Iterable[Due], *, today: str, say: Callable[[Due], str], names: Mapping[CaseId, str] | None = None
) -> bytes:
    """Return the calendar of what is due; ``names`` puts whom it is about, and people's own words, into it.

    Without names an event tells the id of the case, the mechanism, the State and the limit, and nothing that a person
    typed: calendars are shared, copied and not encrypted. Same input, same bytes.
    """
    events = [
        Event(
            uid=each.id, first=each.first, last=each.last, summary=f"{say(each)} · {each.case}",
            description=_told(each, names) if names is not None else "",
        )
        for each in dues
    ]  # fmt: skip
    return to_ics(events, stamp=f"{today}T00:00:00Z")


def _told(due: Due, names: Mapping[CaseId, str]) -> str:
    return "\n".join(filter(None, (names.get(due.case, ""), due.says)))


def states_on_record(every: Mapping[CaseId, Following]) -> tuple[str, ...]:
    """Return the States of which a transmission or an opinion is on record, by their names."""
    found: dict[str | None, str] = {}
    for following in every.values():
        named = [each.state for each in following.replies]
        named += [state for each in following.opinions for state in each.opinion.states]
        for state in named:
            if state:
                found.setdefault(state_key(state), state)
    return tuple(sorted(found.values(), key=lambda each: (state_name(each), each)))


def report_state(memory: Memory, state: str, *, today: str) -> StateReport:
    """Return how far a State has complied, in all cases on record.

    Raises:
        BadChoice: nothing on record concerns such a State.

    """
    every = followings(memory, today=today)
    return report_in(every, state, today=today)


def report_in(every: Mapping[CaseId, Following], state: str, *, today: str) -> StateReport:
    """Return the same from what was computed already."""
    known = states_on_record(every)
    found = next((each for each in known if state_key(each) == state_key(state)), None)
    if found is None:
        allowed = ", ".join(map(state_name, known)) or "none: nothing is on record of any State"
        raise BadChoice(what="The State of a report", given=state, allowed=allowed)
    return report(every, found, day=today)
