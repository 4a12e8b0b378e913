"""Under what title and regime somebody is held: only as far as sources tell it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from habeas.model import Answer, ClaimId, Fact, FactId, Kind, State, When
from habeas.reconcile.episodes import Episode, end_of, start_of
from habeas.reconcile.lexicon import UNITS, has, load_lexicon
from habeas.reconcile.told import FOREVER, Event, Told, days_of, strongest_told

_HOLDINGS = (Kind.DETENTION, Kind.HOUSE_ARREST)
_CUSTODY = (Kind.DETENTION, Kind.ARREST, Kind.ABDUCTION, Kind.ENFORCED_DISAPPEARANCE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A state of not being free, since when, and what it rests on."""

    state: State
    since: When | None
    by: tuple[Fact, ...]
    claims: tuple[ClaimId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """The last time without liberty, which is not over, the one before it, and what is told of the proceedings."""

    last: Episode
    before: Episode | None
    facts: Mapping[FactId, tuple[Fact, Event]]
    told: Sequence[Told]

    @property
    def opened(self) -> int:
        """The first day of it; where nothing dates it, before all days."""
        return days_of(self.last.began)[0] if self.last.began else -FOREVER

    @property
    def freed_before(self) -> int:
        """The first day on which the person can have been free before it."""
        return days_of(self.before.ended)[0] if self.before and self.before.ended else -FOREVER

    def belongs(self, told: Told, since: int) -> bool:
        """Whether a claim of the proceedings can be of this time; an undated one, where there was no other."""
        return told.high >= since if told.when else self.before is None

    @staticmethod
    def is_prison(told: Sequence[Told]) -> bool:
        """Whether a sentence is to a term in prison, and not one that leaves somebody free."""
        words = load_lexicon().words
        return any(
            (has(words.prison, each.claim.passage.quote) or any(one.unit in UNITS for one in each.claim.amounts))
            and not has(words.not_prison, each.claim.passage.quote)
            for each in told
        )


def find_title(held: Held) -> Title:
    """Return the narrowest state that sources tell."""
    hidden = [fact for fact in held.last.starts if fact.predicate == Kind.ENFORCED_DISAPPEARANCE]
    current = [fact for fact in hidden if _is_current(fact, held, _HOLDINGS)]
    if current:
        return Title(state=State.DISAPPEARED, since=_since(current), by=tuple(current))
    home = [fact for fact in held.last.starts if fact.predicate == Kind.HOUSE_ARREST]
    current = [fact for fact in home if _is_current(fact, held, _CUSTODY)]
    if current:
        return Title(state=State.HOUSE_ARREST, since=_since(current), by=tuple(current))
    return _by_proceedings(held)


def _since(facts: Sequence[Fact]) -> When | None:
    """Return when the last of these began."""
    starts = [start for fact in facts if (start := start_of(fact))]
    return max(starts, key=lambda when: (*days_of(when), when.edtf), default=None)


def _is_current(fact: Fact, held: Held, others: Sequence[Kind]) -> bool:
    """Whether a regime still lasts: no end of it is told, nothing of another kind can only have followed on it."""
    told = strongest_told(held.facts[fact.id][1].told)
    if end_of(fact) or any(amount.unit in UNITS for each in told for amount in each.claim.amounts):
        return False
    start = start_of(fact)
    rivals = [other for other in held.last.starts if other.predicate in others and other.predicate != fact.predicate]
    if start is None:  # which came first is not told; a taking comes before how somebody is then held
        return all(other.predicate in (Kind.ARREST, Kind.ABDUCTION) for other in rivals if other.when)
    return not any((began := start_of(other)) and start.before(began) is Answer.YES for other in rivals)


def _by_proceedings(held: Held) -> Title:
    """Return whether a court has spoken, else whether there are proceedings, else only that the person is held."""
    kinds = load_lexicon().kinds
    by = tuple(held.last.began_by) or tuple(held.last.starts)
    if convictions := _convictions(held):
        dated = sorted((each for each in convictions if each.when), key=lambda each: (each.low, each.high, each.id))
        claims = tuple(each.id for each in sorted(convictions, key=lambda one: one.order))
        return Title(state=State.HELD_CONVICTED, since=dated[0].when if dated else None, by=by, claims=claims)
    steps = [
        each for each in held.told
        if each.claim.predicate in kinds.proceeding and held.belongs(each, held.freed_before)
    ]  # fmt: skip
    holding = [each for fact in held.last.starts for each in strongest_told(held.facts[fact.id][1].told)]
    steps += [each for each in holding if has(load_lexicon().words.remanded, each.claim.passage.quote)]
    state = State.HELD_PRE_TRIAL if steps else State.HELD
    claims = tuple(dict.fromkeys(each.id for each in sorted(steps, key=lambda one: one.order)))
    return Title(state=state, since=held.last.began, by=by, claims=claims)


def _convictions(held: Held) -> list[Told]:
    """Return the judgments by which the person is held: within this time, or to prison since the last; none undone."""
    kinds = load_lexicon().kinds
    spoken = [each for each in held.told if each.claim.predicate in kinds.convicted]
    found = [
        each for each in spoken
        if held.belongs(each, held.opened)
        or (each.claim.predicate == Kind.SENTENCE and held.belongs(each, held.freed_before) and held.is_prison([each]))
    ]  # fmt: skip
    again = [each for each in held.told if each.claim.predicate in kinds.reopened and each.when]
    last = max((each.high for each in found if each.when), default=None)
    if last is not None and any(each.low > last for each in again):
        return []
    return found
