"""What ties different events together: rules of their kinds, the words of sources on their order, regimes apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from habeas.model import About, Answer, ClaimId, Fact, FactId, Kind, Regime
from habeas.model.times import End, Ground, Step
from habeas.reconcile.facts import Facts
from habeas.reconcile.limits import Choice, Limit, Point
from habeas.reconcile.orders import Relation, Spoken, orders_of
from habeas.reconcile.regimes import find_regime
from habeas.reconcile.rules import load_rules
from habeas.reconcile.stays import Stay, Voices
from habeas.reconcile.tellings import Voice, dated, lasting, point, precedes, within_minutes
from habeas.reconcile.told import ByDocument, beginning, ending
from habeas.reconcile.workings import Workings

_ONCE_TOLD = 1
_APART = "regimes-apart"


def orders_of_kinds(facts: Facts) -> Iterator[Limit]:
    """Yield that one kind comes before another, where sources tell of one of each, and one document of both."""
    by_kind: dict[Kind, list[Fact]] = defaultdict(list)
    for fact, _ in facts.values():
        by_kind[Kind(fact.predicate)].append(fact)
    for rule in load_rules().order:
        firsts, thens = by_kind.get(rule.first, []), by_kind.get(rule.then, [])
        if len(firsts) != _ONCE_TOLD or len(thens) != _ONCE_TOLD:
            continue
        first, then = firsts[0], thens[0]
        if not first.note and not then.note and not _is_before(then, first) and _together(facts, first, then):
            yield precedes(point(first), point(then), Step(ground=Ground.NATURE, rule=rule.id))


def _is_before(fact: Fact, other: Fact) -> bool:
    """Whether the dates of both put this one before: they are then of two proceedings."""
    return bool(fact.when and other.when and fact.when.before(other.when) == Answer.YES)


def _together(facts: Facts, first: Fact, then: Fact) -> bool:
    """Whether one document tells of both."""
    mine, others = ({told.claim.passage.document for told in facts[each.id][1].told} for each in (first, then))
    return not mine.isdisjoint(others)


def spoken_orders(
    told: ByDocument, facts: Facts, fact_of: Mapping[ClaimId, FactId], work: Workings
) -> Iterator[Limit]:  # fmt: skip
    """Yield what sources say of the order of their own events."""
    for document, of in sorted(told.items()):
        claims = tuple([each.claim for each in of if About.ORDER not in each.yields])
        for spoken in work.step(("orders", document), orders_of, claims):
            first, second = fact_of.get(spoken.first), fact_of.get(spoken.second)
            if first and second and first != second:
                yield from _said(spoken, facts[first][0], facts[second][0])


def _said(spoken: Spoken, fact: Fact, other: Fact) -> Iterator[Limit]:
    at, beside = point(fact), point(other, End.ENDED if spoken.from_end else End.BEGAN)
    claims = (spoken.first, spoken.second)
    step = Step(ground=Ground.ORDER, claims=claims)
    if spoken.relation is Relation.DURING:
        inside = Step(ground=Ground.WITHIN, claims=claims)
        yield precedes(point(other), at, inside)
        if point(other, End.ENDED) != point(other):
            yield precedes(at, point(other, End.ENDED), inside)
        return
    pairs = {Relation.AFTER: [(beside, at)], Relation.BEFORE: [(at, beside)]}
    for before, after in pairs.get(spoken.relation, [(beside, at), (at, beside)]):
        if spoken.relation is not Relation.TOGETHER:
            yield precedes(before, after, step, by=spoken.least or 0)
        if spoken.most is not None:
            yield within_minutes(before, after, spoken.most, step)


def regimes_apart(stays: Sequence[Stay], voices: Voices) -> tuple[tuple[Limit, ...], tuple[Choice, ...]]:
    """Return that nobody is at home in house arrest and in custody, or missing, at once: one ended before the other.

    What a claim calls custody is a stretch of time of its own where it says how long: detention may go on elsewhere.
    """
    limits: list[Limit] = []
    choices: list[Choice] = []
    for stay in stays:
        homes = [fact for fact in stay.starts if fact.predicate is Kind.HOUSE_ARREST]
        away: list[tuple[Point, Point, tuple[ClaimId, ...]]] = [
            (point(fact), point(fact, End.ENDED), ()) for fact in stay.starts if _is_missing(fact)
        ]
        if homes:
            for voice in (voice for fact in stay.starts for voice in voices[fact.id] if _is_custody(voice)):
                limits += _stretch(voice)
                away.append((*_ends_of(voice), (voice.id,)))
        choices += [
            _choice((point(home), point(home, End.ENDED)), (began, ended), claims)
            for home in homes for began, ended, claims in away
        ]  # fmt: skip
    return tuple(limits), tuple(choices)


def _is_missing(fact: Fact) -> bool:
    return fact.predicate is Kind.ENFORCED_DISAPPEARANCE


def _is_custody(voice: Voice) -> bool:
    """Whether this tells of custody, from when and until when or for how long."""
    told = voice.told[0]
    lasts = bool(told.when and told.when.is_interval and beginning(told.when) and ending(told.when))
    if About.REGIME in told.yields or not (lasts or (told.when and voice.lengths)):
        return False
    return find_regime(told.claim) is Regime.CUSTODY


def _ends_of(voice: Voice) -> tuple[Point, Point]:
    return f"{voice.id} custody began", f"{voice.id} custody ended"


def _stretch(voice: Voice) -> Iterator[Limit]:
    """Yield what a claim says of the custody that it tells of."""
    began, ended = _ends_of(voice)
    when, step = voice.told[0].when, Step(ground=Ground.DATE, claims=(voice.id,))
    yield precedes(began, ended, Step(ground=Ground.NATURE, rule="ended-after-began"))
    if when:
        yield from dated(began, beginning(when), step)
        yield from dated(ended, ending(when), step)
    yield from lasting(began, ended, voice)


def _choice(home: tuple[Point, Point], away: tuple[Point, Point], claims: tuple[ClaimId, ...]) -> Choice:
    step = Step(ground=Ground.APART, claims=claims, rule=_APART)
    options = ((precedes(home[1], away[0], step),), (precedes(away[1], home[0], step),))
    return Choice(options=options, claims=claims)
