"""Which communications stand, and which of them belong together: the latest word on each, thread by thread."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from habeas.follow.symbols import same_opinion
from habeas.follow.window import Window
from habeas.law import find_state
from habeas.model import Answer, Communication, Milestone, OpinionRecord


def state_key(name: str | None) -> str | None:
    """Return what a State is known by: its ISO code, or its name where the table has none of it."""
    if name is None:
        return None
    row = find_state(name)
    return row.code if row else " ".join(name.casefold().split())


def standing_communications(words: Iterable[Communication], day: str) -> tuple[Communication, ...]:
    """Return the latest word on each communication, in the order of time, without those taken back.

    What surely came after the day is left out. The order in which things were put on record does not matter.
    """
    latest = {each.id: each for each in words}
    today = Window.day(day)
    kept = [each for each in latest.values() if not each.taken_back and not _is_later(each, today)]
    return tuple(sorted(kept, key=place_of))


def standing_opinions(words: Iterable[OpinionRecord], day: str) -> tuple[OpinionRecord, ...]:
    """Return the latest word on each opinion up to a day, by its symbol, without those taken back."""
    latest: dict[str, OpinionRecord] = {}
    for each in words:
        latest[next((known for known in latest if same_opinion(known, each.symbol)), each.symbol)] = each
    today = Window.day(day)
    kept = [each for each in latest.values() if not each.taken_back]
    known = [each for each in kept if each.adopted is None or Window.of(each.adopted).is_by(today) is not Answer.NO]
    return tuple(sorted(known, key=lambda each: each.symbol))


def _is_later(each: Communication, today: Window) -> bool:
    return Window.of(each.on).is_by(today) is Answer.NO


def place_of(each: Communication) -> tuple[tuple[int, int], str]:
    """Return where a communication stands in the order of time."""
    return Window.of(each.on).order, each.id


def with_opinions(
    communications: Iterable[Communication], opinions: Iterable[OpinionRecord]
) -> tuple[Communication, ...]:
    """Return the communications, and for each opinion whose day of transmission is known that it was given.

    Where somebody put the sending of that opinion on record too, that stands, and is not counted twice.
    """
    found = tuple(communications)
    return tuple(sorted((*found, *_given(found, tuple(opinions))), key=place_of))


def _given(found: tuple[Communication, ...], opinions: tuple[OpinionRecord, ...]) -> Iterator[Communication]:
    for opinion in opinions:
        told = [each for each in found if _tells(each, opinion, alone=len(opinions) == 1)]
        for state in opinion.states or (None,):
            if opinion.transmitted is None or any(state_key(each.state) in (None, state_key(state)) for each in told):
                continue
            yield Communication(
                id=f"{opinion.symbol}|{state_key(state) or ''}", case=opinion.case, mechanism=opinion.mechanism,
                milestone=Milestone.DECIDED, on=opinion.transmitted, state=state, reference=opinion.symbol,
                document=opinion.document, by=opinion.by, at=opinion.at,
            )  # fmt: skip


def _tells(each: Communication, opinion: OpinionRecord, *, alone: bool) -> bool:
    """Whether this communication is that the opinion was given."""
    if each.milestone is not Milestone.DECIDED or each.mechanism != opinion.mechanism:
        return False
    return same_opinion(each.reference, opinion.symbol) if each.reference else alone


@dataclass(frozen=True, slots=True, kw_only=True)
class Threads:
    """The communications of one mechanism, and what belongs to what."""

    communications: tuple[Communication, ...]
    by_id: Mapping[str, Communication]

    @classmethod
    def of(cls, communications: Iterable[Communication], mechanism: str) -> Threads:
        """Return the threads of one mechanism."""
        found = tuple(each for each in communications if each.mechanism == mechanism)
        return cls(communications=found, by_id={each.id: each for each in found})

    def at(self, milestone: Milestone) -> tuple[Communication, ...]:
        """Return what is at this milestone."""
        return tuple(each for each in self.communications if each.milestone is milestone)

    def belongs(self, each: Communication, began: Communication, *, any_state: bool = False) -> bool:
        """Whether a communication belongs to the one that began something.

        Where it says what it answers, that decides; else it belongs to the last one of its State that did not surely
        come after it. ``any_state``: it need not name a State.
        """
        rivals = self.at(began.milestone)
        linked = self._linked(each, frozenset(rival.id for rival in rivals))
        if linked is not None:
            return linked == began.id
        fitting = [rival for rival in rivals if rival.id != each.id and self._fits(each, rival, rivals, any_state)]
        return bool(fitting) and max(fitting, key=place_of) is began

    def _linked(self, each: Communication, wanted: frozenset[str]) -> str | None:
        """Return the first of the wanted ones that is met on the way back from what this answers."""
        met, here = {each.id}, each.answers
        while here is not None and here not in met:
            if here in wanted:
                return here
            met.add(here)
            before = self.by_id.get(here)
            here = before.answers if before else None
        return None

    def _fits(
        self, each: Communication, rival: Communication, rivals: tuple[Communication, ...], any_state: bool
    ) -> bool:
        if Window.of(rival.on).is_by(Window.of(each.on)) is Answer.NO:
            return False
        mine, its = state_key(each.state), state_key(rival.state)
        if mine == its or its is None:
            return True
        named = {state_key(other.state) for other in rivals}
        return mine is None and (any_state or len(named) == 1)
