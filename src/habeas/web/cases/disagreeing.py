"""Where sources cannot all be right: each side in the reader's language, and the word that a person said on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from habeas.casework.view import View
from habeas.model import About, Claim, ClaimId, Conflict, Fact, Period, Regime, Resolution, Side, Standing
from habeas.reconcile.reopening import ResolutionState, state_of
from habeas.show.bounds import Exit, read_ways
from habeas.show.view import OF_NAMES
from habeas.web.cases.citing import cite, quote_each
from habeas.web.cases.story import Story
from habeas.web.chrome.quoting import Quoted
from habeas.web.words.dates import say_when
from habeas.web.words.labels import label

MOST_NAMED = 4
MOST_WAYS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class SideShown:
    """One side: ``value`` names it for the record, ``says`` for the reader."""

    value: str
    says: str
    quotes: tuple[Quoted, ...]
    more: int  # further quotes of this side
    where: tuple[tuple[str, ...], ...]  # for a spelling, the documents that write so
    is_followed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """One conflict with all its sides and what was decided on it."""

    id: str
    about: About
    says: str
    facts: tuple[Fact, ...]
    sides: tuple[SideShown, ...]
    standing: Standing
    state: ResolutionState
    resolution: Resolution | None
    joined: frozenset[ClaimId]  # claims that came after the resolution
    periods: tuple[Period, ...]  # that begin or end with these facts, as they are with the side that is followed
    ways: tuple[Exit[Quoted], ...]  # what would have to be wrong, and the times that would follow
    more_ways: int

    @property
    def before(self) -> str:
        """What names the choice that is shown, so that one made meanwhile is noticed."""
        return name_of(self.resolution)

    @property
    def can_be_settled(self) -> bool:
        """Whether following a side means anything: judgements that contradict each other are mended at the names."""
        return self.about is not About.IDENTITY


def name_of(resolution: Resolution | None) -> str:
    """Return what tells one choice from another; nothing where there is none."""
    return f"{resolution.at} {resolution.by}" if resolution else ""


class Disagreements:
    """The conflicts of one case."""

    def __init__(self, story: Story, view: View) -> None:
        self.reader = reader = story.reader
        self.documents = story.documents
        self._most = story.most
        self._resolutions = view.resolutions(reader.case.id)
        self._facts = {fact.id: fact for fact in reader.case.facts}

    def all(self) -> tuple[Conflict, ...]:
        """Return every conflict: first what nobody has settled, and of that first what rests on accepted claims."""
        states = {each.id: self._state(each) for each in self.reader.case.conflicts}
        order = (ResolutionState.REOPENED, ResolutionState.OPEN, ResolutionState.RESOLVED)
        return tuple(sorted(self.reader.weightiest(), key=lambda each: order.index(states[each.id])))

    def show(self, conflict: Conflict) -> Disagreement:
        """Return one conflict as a page shows it."""
        resolution = self._resolutions.get(conflict.id)
        known = set(resolution.claims) if resolution else set()
        claims = {claim for side in conflict.sides for claim in side.claims}
        return Disagreement(
            id=conflict.id, about=conflict.about, says=say_conflict(conflict.about),
            facts=tuple(self._facts[each] for each in conflict.facts if each in self._facts),
            sides=tuple(self._side(conflict, side, resolution) for side in conflict.sides),
            standing=self.reader.firmness(conflict), state=self._state(conflict), resolution=resolution,
            joined=frozenset(claims - known) if resolution else frozenset(),
            periods=self._periods(conflict), ways=self._ways(conflict),
            more_ways=max(0, len(conflict.ways_out) - MOST_WAYS),
        )  # fmt: skip

    def _ways(self, conflict: Conflict) -> tuple[Exit[Quoted], ...]:
        """Return the first ways out, each word that would be wrong in its source's words."""

        def quotes(claims: Iterable[ClaimId]) -> tuple[Quoted, ...]:
            return quote_each(self.reader.once(claims)[:MOST_NAMED], self.documents)

        return read_ways(self.reader.case, conflict, quotes)[:MOST_WAYS]

    def _periods(self, conflict: Conflict) -> tuple[Period, ...]:
        concerned = set(conflict.facts)
        periods = self.reader.case.periods
        return tuple(each for each in periods if concerned.intersection((*each.began_by, *each.ended_by)))

    def _state(self, conflict: Conflict) -> ResolutionState:
        return state_of(conflict, self._resolutions.get(conflict.id))

    def _side(self, conflict: Conflict, side: Side, resolution: Resolution | None) -> SideShown:
        weighed = () if conflict.about in OF_NAMES else self.reader.once(side.claims)
        accepted = tuple(each for each in weighed if each.standing is Standing.ACCEPTED)
        joined = [each for each in weighed if resolution and each.claim.id not in resolution.claims]
        shown = tuple(dict.fromkeys([*joined, *(accepted or weighed)]))[: self._most]
        claims = [each.claim for each in (accepted or weighed)]
        return SideShown(
            value=side.value, says=say_side(conflict, side, claims),
            quotes=quote_each(shown, self.documents), more=len(weighed) - len(shown), where=self._where(side.value),
            is_followed=resolution is not None and resolution.side == side.value,
        )  # fmt: skip

    def _where(self, name: str) -> tuple[tuple[str, ...], ...]:
        """Return the first documents that write this name."""
        identities = (self.reader.case.who, *self.reader.case.related)
        found = [each.document for who in identities for each in who.namings if each.name == name]
        return tuple(cite(self.documents.get(each), each) for each in dict.fromkeys(found[:MOST_NAMED]))


def say_conflict(about: About) -> str:
    """Say in one sentence what sources disagree on."""
    says: dict[About, str] = {
        About.DATE: _("Sources give different dates."),
        About.AMOUNT: _("Sources give different amounts."),
        About.OUTCOME: _("Sources tell of different outcomes."),
        About.SPELLING: _("One name is written in several ways."),
        About.IDENTITY: _("These two names were judged to be different, and other judgements make them one."),
        About.REGIME: _("Sources describe the same time as different regimes."),
        About.DURATION: _("A length of time does not fit the dates."),
        About.VALUE: _("Sources give different values."),
        About.ORDER: _("What sources say came first does not fit the dates."),
    }
    return says[about]


def say_side(conflict: Conflict, side: Side, claims: Sequence[Claim]) -> str:
    """Say what one side holds, from its claims, so that it can be said in any language."""
    match conflict.about:
        case About.DATE:
            dates = _either(say_when(each.dated.when) for each in claims if each.dated) or side.value
            return f"{label(claims[0].predicate)}: {dates}" if len(conflict.facts) > 1 and claims else dates
        case About.AMOUNT:
            return _say_amount(*side.value.rpartition(" ")[::2])
        case About.OUTCOME:
            if len(conflict.facts) == 1:
                return str(_("It happened") if side is conflict.sides[0] else _("It did not happen"))
            return _either(label(each.predicate) for each in claims) or side.value
        case About.REGIME:
            return label(Regime(side.value.replace(" ", "_")))
        case About.DURATION if side is conflict.sides[0]:
            return _either(f"“{amount.text}”" for each in claims for amount in each.amounts) or side.value
        case About.DURATION:
            ends = _either((say_when(each.dated.when) for each in claims if each.dated), by=" – ")
            return str(_("by the dates: %(dates)s") % {"dates": ends or side.value})
    return side.value


def _either(parts: Iterable[str], *, by: str = " / ") -> str:
    return by.join(dict.fromkeys(parts))


def _say_amount(value: str, unit: str) -> str:
    """Say an amount: money by its code, people and lengths of time in words."""
    count = int(value) if value.isdigit() else 2
    words = {
        "person": ngettext("%(count)s person", "%(count)s people", count),
        "day": ngettext("%(count)s day", "%(count)s days", count),
        "week": ngettext("%(count)s week", "%(count)s weeks", count),
        "month": ngettext("%(count)s month", "%(count)s months", count),
        "year": ngettext("%(count)s year", "%(count)s years", count),
    }
    return words[unit] % {"count": value} if unit in words else f"{value} {unit}"
