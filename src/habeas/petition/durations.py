"""How long the person was not free, counted on the day of rendering from the dates that the sources give."""

from __future__ import annotations

from collections.abc import Iterator

from habeas.model import About, ClaimId, Conflict, FactId, Period, Regime, Standing, When
from habeas.petition.dates import date_words, dated
from habeas.petition.matter import Draft, Matter
from habeas.petition.voices import capital

REGIMES = {
    Regime.CUSTODY: "the custody", Regime.HOUSE_ARREST: "the house arrest",
    Regime.DISAPPEARED: "the enforced disappearance",
}  # fmt: skip
DIFFER = "; the sources differ on the date, as section IV sets out"
GOES_BY = ", and this petition goes by this one"


def tell_beginnings(matter: Matter, line: str) -> Iterator[Draft]:
    """State when each deprivation of liberty began."""
    for period in _periods(matter):
        claims = _claims(matter, period.began_by)
        if period.began is not None and claims:
            disputed = _disputed(matter, period)
            differ = DIFFER if disputed else ""
            goes_by = GOES_BY if any(conflict.followed for conflict in disputed) else ""
            text = f"{_what(matter, period)} began {dated(period.began)}{differ}{goes_by}."
            yield Draft(line=line, text=text, facts=matter.facts_of(claims), claims=claims)


def tell_durations(matter: Matter, line: str) -> Iterator[Draft]:
    """State how long each deprivation of liberty lasted: fewest and most days, or counted to the day of rendering."""
    for period in _periods(matter):
        claims = _claims(matter, (*period.began_by, *period.ended_by))
        facts = matter.facts_of(claims)
        text = _duration(matter, period)
        if text and claims and facts:
            if any(conflict.followed for conflict in _disputed(matter, period)):
                text = f"{text.removesuffix('.')}; where the sources differ on a date, this counts by the one followed."
            yield Draft(line=line, text=text, facts=facts, claims=claims)


def _periods(matter: Matter) -> Iterator[Period]:
    """Yield the accepted periods of deprivation; conditions after release restrict liberty and are told elsewhere."""
    for period in matter.case.periods:
        if period.standing is Standing.ACCEPTED and period.regime is not Regime.CONDITIONAL:
            yield period


def _claims(matter: Matter, facts: tuple[FactId, ...]) -> tuple[ClaimId, ...]:
    told = (fact for fact in matter.facts if fact.id in facts)
    return tuple(dict.fromkeys(claim.id for fact in told for claim in matter.supporting(fact)))


def _what(matter: Matter, period: Period) -> str:
    return capital(f"{REGIMES.get(period.regime, 'the deprivation of liberty')} of {matter.who}")


def _disputed(matter: Matter, period: Period) -> tuple[Conflict, ...]:
    """Return the contradictions on the day on which it began."""
    return tuple(
        conflict for conflict in matter.conflicts
        if conflict.about is About.DATE and set(conflict.facts) & set(period.began_by)
    )  # fmt: skip


def _duration(matter: Matter, period: Period) -> str | None:
    began, ended = period.began, period.ended
    if began is not None and ended is not None:
        counted = count_days(began, ended)
        if counted is None:
            return None
        return f"{_what(matter, period)} began {dated(began)} and ended {dated(ended)}: {_days(*counted)}."
    if began is not None and not period.ended_by:
        today = When.parse(matter.made_on)
        counted = count_days(began, today)
        if counted is None:
            return None
        return (
            f"{_what(matter, period)} began {dated(began)}; no accepted claim reports its end. "
            f"Counted to {date_words(today)}, it would have lasted {_days(*counted)}."
        )
    if period.lasted is not None and period.lasted.as_written:
        return f"{_what(matter, period)} lasted, in the words of a source, “{period.lasted.as_written}”."
    return None


def count_days(began: When, ended: When) -> tuple[int, int] | None:
    """Return the fewest and the most days from one date to another; None where an end is open."""
    if began.earliest is None or began.latest is None or ended.earliest is None or ended.latest is None:
        return None
    fewest = ended.earliest.day_number - began.latest.day_number
    most = ended.latest.day_number - began.earliest.day_number
    return (max(0, fewest), most) if most >= 0 else None


def _days(fewest: int, most: int) -> str:
    if fewest == most:
        return f"{most:,} day{'' if most == 1 else 's'}"
    return f"between {fewest:,} and {most:,} days, depending on the day within the dates given"
