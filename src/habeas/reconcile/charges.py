"""Charges: which claims tell of one charge, and its course from the investigation to the last word on it.

The rule. Claims that name a provision in common, or whose words for the offence are alike, tell of one charge; a charge
that each of two languages tells once is one. A step whose words do not say which charge it belongs to belongs to the
only one there is, and beside several to each, marked as not certain. No charge is made of what only led to one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial

from habeas.model import Article, Charge, ChargeState, Claim, Fact, Kind, Penalty, Span, Stage
from habeas.model.ids import digest_id
from habeas.reconcile.conditions import terms_of
from habeas.reconcile.lexicon import find_terms, has, load_lexicon
from habeas.reconcile.material import Material, happened
from habeas.reconcile.offences import Count, find_counts
from habeas.reconcile.statutes import resolve_states
from habeas.reconcile.told import Told, days_of, strongest_told
from habeas.reconcile.weigh import strongest

_ORDER = {state: place for place, state in enumerate(ChargeState)}
_FOUNDS = frozenset({ChargeState.CHARGED, ChargeState.RECLASSIFIED})
_ANSWERS = frozenset(
    {ChargeState.ADMITTED, ChargeState.APPEALED, ChargeState.UPHELD, ChargeState.QUASHED, ChargeState.RETRIED,
     ChargeState.PARDONED}
)  # fmt: skip
NEAR = 60  # characters before a length of time in which the words stand that make it a penalty


@dataclass(frozen=True, slots=True)
class _Step:
    """A claim that tells of a step, and the charges that it names."""

    fact: Fact
    told: Told
    state: ChargeState
    counts: tuple[Count, ...]


@dataclass(slots=True)
class _Drawn:
    """Claims that tell of one charge."""

    counts: list[Count] = field(default_factory=list)
    languages: set[str] = field(default_factory=set)
    steps: list[tuple[_Step, bool]] = field(default_factory=list)  # and whether it is certain


def find_charges(material: Material) -> tuple[Charge, ...]:
    """Return every charge with its course, in the order in which sources first tell of them."""
    told_of = tuple(material.of([*(Kind(kind) for kind in load_lexicon().steps), Kind.FINE]))
    documents, state = material.setting.documents, material.state()
    return material.work.step("charges", lambda *_: _find_charges(material), told_of, documents, state)


def _find_charges(material: Material) -> tuple[Charge, ...]:
    steps = list(_steps(material))
    drawn = _gather(steps, material)
    placed = {id(step) for each in drawn for step, _ in each.steps}
    for step in steps:
        if id(step) in placed:
            continue
        for each in drawn:
            each.steps.append((step, len(drawn) == 1 and not step.counts))
    concerned = material.state()
    made = (_charge(each, material, concerned) for each in drawn)
    orders = {step.told.id: step.told.order for step in steps}
    return tuple(sorted(made, key=lambda charge: min(orders[claim] for claim in charge.claims)))


def _steps(material: Material) -> Iterable[_Step]:
    """Yield every claim that tells of a step."""
    of_kind = load_lexicon().steps
    for fact, event in material.of(Kind(kind) for kind in of_kind):
        for told in happened(event.told):
            usual = of_kind[Kind(fact.predicate).value]
            counts, state = material.work.step(("step", told.id), partial(_read, told), told.claim, usual)
            yield _Step(fact, told, state, counts)


def _read(told: Told, _: Claim, usual: ChargeState) -> tuple[tuple[Count, ...], ChargeState]:
    """Return what a claim says the charge is, and which step it tells of."""
    return tuple(count for count in find_counts(told) if count.is_told()), _state(told, usual)


def _state(told: Told, usual: ChargeState) -> ChargeState:
    """Return the step that the words tell of: a verdict that is undone, a charge that is changed."""
    words, quote = load_lexicon().words, told.claim.passage.quote
    undone = (ChargeState.CONVICTED, ChargeState.SENTENCED, ChargeState.APPEALED, ChargeState.DROPPED)
    if usual in undone and has(words.quashed, quote):
        return ChargeState.QUASHED
    if usual is ChargeState.CHARGED and has(words.reclassified, quote):
        return ChargeState.RECLASSIFIED
    return usual


def _gather(steps: Sequence[_Step], material: Material) -> list[_Drawn]:
    """Return the charges that the steps name, each with the steps that name it; one without a name where none does.

    What only answers a charge (a plea, an appeal) makes no charge of its own beside those that an authority brought.
    """
    drawn: list[_Drawn] = []
    ordered = sorted(steps, key=lambda one: one.told.order)
    for answers in (False, True):
        has_charges = bool(drawn)
        for step in ordered:
            if (step.state in _ANSWERS) is not answers:
                continue
            # from one provision to another is one charge
            whole = step.state is ChargeState.RECLASSIFIED and len(step.counts) > 1
            for counts in [step.counts] if whole else [(count,) for count in step.counts]:
                _put(step, drawn, material, counts, may_found=not (answers and has_charges))
    drawn = _join_languages(drawn)
    if not drawn and any(step.state is not ChargeState.INVESTIGATED for step in steps):
        return [_Drawn()]
    return drawn


def _put(
    step: _Step, drawn: list[_Drawn], material: Material, counts: Sequence[Count], *, may_found: bool
) -> None:  # fmt: skip
    """Put a step to every charge that it names, joining those that it shows to be one."""
    fitting = [each for each in drawn if any(one.may_be(two) for one in counts for two in each.counts)]
    document = material.setting.documents.get(step.told.claim.passage.document)
    home = fitting[0] if fitting else _Drawn()
    if not fitting and not may_found:
        return
    if not fitting:
        drawn.append(home)
    for other in fitting[1:]:
        _join(home, other, drawn)
    home.counts.extend(counts)
    home.languages.add(document.language.partition("-")[0] if document else "und")
    home.steps.append((step, True))


def _join(home: _Drawn, other: _Drawn, drawn: list[_Drawn]) -> None:
    home.counts.extend(other.counts)
    home.languages |= other.languages
    home.steps.extend(other.steps)
    drawn.remove(other)


def _join_languages(drawn: list[_Drawn]) -> list[_Drawn]:
    """Join the charges of several languages where each tells one alone and no provision keeps them apart."""
    languages = [language for each in drawn for language in each.languages]
    several = len(drawn) > 1 and len(languages) == len(set(languages))
    named = [each for each in drawn if any(count.provisions for count in each.counts)]
    if not several or len(named) > 1:
        return drawn
    home = drawn[0]
    for other in drawn[1:]:
        home.counts.extend(other.counts)
        home.languages |= other.languages
        home.steps.extend((step, False) for step, _ in other.steps)
    return [home]


def _charge(drawn: _Drawn, material: Material, concerned: str | None) -> Charge:
    told = {step.told.id: step.told for step, _ in drawn.steps}
    ordered = sorted(told.values(), key=lambda each: each.order)
    claims = tuple(each.id for each in ordered)
    course = _course(drawn.steps)
    founding = [step for step, _ in drawn.steps if step.state in _FOUNDS] or [step for step, _ in drawn.steps]
    named = [
        count.offence for step in sorted(founding, key=lambda one: one.told.order) for count in step.counts
        if count.offence and any(count is each for each in drawn.counts)
    ]  # fmt: skip
    own = {step.told.id: step.told for step, is_certain in drawn.steps if is_certain or len(drawn.steps) == 1}
    return Charge(
        id=digest_id("chg", claims, named[:1]), offence=named[0] if named else _any_offence(drawn),
        articles=_articles(drawn, concerned), may_carry=_may_carry(own.values()), imposed=_imposed(drawn, material),
        course=course, state=_latest(course), claims=claims,
    )  # fmt: skip


def _any_offence(drawn: _Drawn) -> str:
    return next((count.offence for count in drawn.counts if count.offence), "")


def _course(steps: Sequence[tuple[_Step, bool]]) -> tuple[Stage, ...]:
    """Return the steps in time, each fact once; undated ones last, as one leads to the next."""
    grouped: dict[tuple[str, ChargeState], list[tuple[_Step, bool]]] = defaultdict(list)
    for step, is_certain in steps:
        grouped[step.fact.id, step.state].append((step, is_certain))
    stages = []
    for (_, state), members in grouped.items():
        told = sorted({step.told.id: step.told for step, _ in members}.values(), key=lambda each: each.order)
        fact = members[0][0].fact
        stages.append(
            Stage(
                state=state, when=fact.when, fact=fact.id, claims=tuple(each.id for each in told),
                standing=strongest(each.standing for each in told), is_certain=any(certain for _, certain in members),
            )
        )  # fmt: skip
    return tuple(sorted(stages, key=_in_time))


def _in_time(stage: Stage) -> tuple[bool, int, int, int, str]:
    low, high = days_of(stage.when, begins=True) if stage.when else (0, 0)
    return stage.when is None, low, _ORDER[stage.state], high, stage.fact


def _latest(course: Sequence[Stage]) -> ChargeState:
    """Return where the charge stands: by certain steps where there are any, by accepted ones where any is."""
    firm = [stage for stage in course if stage.is_certain] or list(course)
    firm = strongest_stages(firm)
    dated = [stage for stage in firm if stage.when]
    undated = [stage.state for stage in firm if not stage.when]
    last = dated[-1].state if dated else None
    return max([*([last] if last else []), *undated], key=_ORDER.__getitem__)


def strongest_stages(course: Sequence[Stage]) -> list[Stage]:
    """Return the accepted steps if there are any, else all."""
    best = strongest(stage.standing for stage in course)
    accepted = [stage for stage in course if stage.standing == best and best == "accepted"]
    return accepted or list(course)


def _articles(drawn: _Drawn, concerned: str | None) -> tuple[Article, ...]:
    """Return each provision once as it is resolved, under the words that tell most of it."""
    found: dict[tuple[str, str | None, str | None, str | None], tuple[str, list[str]]] = {}
    for step, _ in sorted(drawn.steps, key=lambda pair: pair[0].told.order):
        for count in step.counts:
            if not any(count is each for each in drawn.counts):
                continue
            for each in resolve_states(count.provisions, concerned):
                key = (each.number, each.part, each.law, each.state)
                found.setdefault(key, (each.as_written, []))[1].append(step.told.id)
    return tuple(
        Article(as_written=written, law=law, state=state, number=number, part=part, claims=tuple(dict.fromkeys(claims)))  # type: ignore[arg-type]
        for (number, part, law, state), (written, claims) in found.items()
        if not _is_told_better((number, part, law, state), list(found))
    )  # fmt: skip


_Key = tuple[str, str | None, str | None, str | None]


def _is_told_better(key: _Key, others: Sequence[_Key]) -> bool:
    """Whether another account of the same provision tells all that this one does, and more."""
    return any(
        other != key and all(mine is None or mine == told for mine, told in zip(key, other, strict=True))
        for other in others
    )


def _may_carry(told: Iterable[Told]) -> tuple[Penalty, ...]:
    """Return the penalties that the words say the law allows."""
    words = load_lexicon().words
    found: dict[str, tuple[Span | None, list[Told]]] = {}
    for each in sorted(told, key=lambda one: one.order):
        quote = each.claim.passage.quote
        for term in find_terms(quote):
            before = quote[max(term.start - NEAR, 0) : term.start]
            if has(words.may_carry, before) and term.unit in ("month", "year"):
                lead = next((word for word in (words.at_most, words.at_least) if has(word, before)), None)
                written = _written(quote, term.start, term.end, bounded=lead is not None)
                found.setdefault(written, (term.span(before), []))[1].append(each)
    return tuple(
        Penalty(as_written=written, length=span, claims=tuple(one.id for one in claims))
        for written, (span, claims) in found.items()
    )  # fmt: skip


def _written(quote: str, start: int, end: int, *, bounded: bool) -> str:
    """Return a length with the words that bound it."""
    lead = quote[:start].rstrip().split()[-2:] if bounded else []
    return " ".join([*lead, quote[start:end]])


def _imposed(drawn: _Drawn, material: Material) -> tuple[Penalty, ...]:
    """Return the penalties that a court set: terms of sentences, and fines told in one sentence with the charge."""
    found: dict[str, tuple[Span | None, list[Told]]] = {}
    sentences = [step.told for step, is_certain in drawn.steps if is_certain and step.state is ChargeState.SENTENCED]
    for each in sorted({told.id: told for told in sentences}.values(), key=lambda one: one.order):
        terms = list(terms_of(each))
        written = [(term.text, term.span(before)) for term, before in terms]
        for text, span in written or _terms_in(each.claim.passage.quote):
            found.setdefault(text, (span, []))[1].append(each)
    places = {step.told.place for step, is_certain in drawn.steps if is_certain}
    for _, event in material.of([Kind.FINE]):
        for each in strongest_told(event.told):
            for amount in each.claim.amounts if each.place in places else ():
                found.setdefault(amount.text, (None, []))[1].append(each)
    return tuple(
        Penalty(as_written=text, length=span, claims=tuple(dict.fromkeys(one.id for one in told)))
        for text, (span, told) in found.items()
    )  # fmt: skip


def _terms_in(quote: str) -> Iterable[tuple[str, Span | None]]:
    for term in find_terms(quote):
        if term.unit in ("month", "year") and not has(load_lexicon().words.may_carry, quote[: term.start]):
            yield term.text, term.span(quote[: term.start])
