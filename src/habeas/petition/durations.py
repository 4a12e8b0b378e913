"""How long the person was not free, counted on the day of rendering from the dates that the sources give."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from habeas.law import Shows
from habeas.model import About, ClaimId, Conflict, FactId, Period, Regime, Standing, When
from habeas.petition.amounts import amount_text
from habeas.petition.matter import Draft, Matter
from habeas.petition.tongue import number
from habeas.petition.voices import capital, ended


def tell_beginnings(matter: Matter, line: str) -> Iterator[Draft]:
    """State when each deprivation of liberty began."""
    for period in _periods(matter):
        claims = _claims(matter, period.began_by)
        if period.began is not None and claims:
            disputed = _disputed(matter, period)
            what, date = _what(matter, period), matter.dated(period.began)
            text = matter.say("durations.began", what=what, date=date, differ=differ(matter, disputed))
            yield Draft(line=line, text=ended(text), facts=matter.facts_of(claims), claims=claims)


def differ(matter: Matter, disputed: Sequence[Conflict]) -> str:
    """Return that the sources differ on the date, where they do, and that the petition goes by the one given."""
    if not disputed:
        return ""
    chosen = matter.say("durations.goes_by") if any(conflict.followed for conflict in disputed) else ""
    sections = (section.key for section in matter.form.section for line in section.line if line.shows is Shows.STORY)
    told_in = [matter.say("durations.told_in", section=section) for section in sections]
    return "".join((matter.say("durations.differ"), *told_in[:1], chosen))


def tell_durations(matter: Matter, line: str) -> Iterator[Draft]:
    """State how long each deprivation of liberty lasted: fewest and most days, or counted to the day of rendering."""
    for period in _periods(matter):
        claims = _claims(matter, (*period.began_by, *period.ended_by))
        facts = matter.facts_of(claims)
        text = _duration(matter, period)
        if text and claims and facts:
            if any(conflict.followed for conflict in _disputed(matter, period)):
                text += matter.say("durations.by_followed")
            yield Draft(line=line, text=ended(text, matter.lang), facts=facts, claims=claims)


def _periods(matter: Matter) -> Iterator[Period]:
    """Yield the accepted periods of deprivation; conditions after release restrict liberty and are told elsewhere."""
    for period in matter.case.periods:
        if period.standing is Standing.ACCEPTED and period.regime is not Regime.CONDITIONAL:
            yield period


def _claims(matter: Matter, facts: tuple[FactId, ...]) -> tuple[ClaimId, ...]:
    told = (fact for fact in matter.facts if fact.id in facts)
    return tuple(dict.fromkeys(claim.id for fact in told for claim in matter.supporting(fact)))


def _what(matter: Matter, period: Period) -> str:
    regime = period.regime if period.regime is not Regime.CONDITIONAL else Regime.UNSTATED
    return capital(matter.say(f"durations.{regime.value}", who=matter.who))


def _disputed(matter: Matter, period: Period) -> tuple[Conflict, ...]:
    """Return the contradictions on the day on which it began."""
    return tuple(
        conflict for conflict in matter.conflicts
        if conflict.about is About.DATE and set(conflict.facts) & set(period.began_by)
    )  # fmt: skip


def _duration(matter: Matter, period: Period) -> str | None:
    began, until, what = period.began, period.ended, _what(matter, period)
    if began is not None and until is not None:
        counted = count_days(began, until)
        if counted is None:
            return None
        days = _days(matter, *counted)
        return matter.say(
            "durations.lasted", what=what, began=matter.dated(began), ended=matter.dated(until), days=days
        )
    if began is not None and not period.ended_by:
        today = When.parse(matter.made_on)
        counted = count_days(began, today)
        if counted is None:
            return None
        days = _days(matter, *counted)
        return matter.say("durations.open", what=what, began=matter.dated(began), today=matter.date(today), days=days)
    if period.lasted is not None and period.lasted.as_written:
        return matter.say("durations.in_words", what=what, quote=matter.quote(period.lasted.as_written))
    return None


def count_days(began: When, ended: When) -> tuple[int, int] | None:
    """Return the fewest and the most days from one date to another; None where an end is open."""
    if began.earliest is None or began.latest is None or ended.earliest is None or ended.latest is None:
        return None
    fewest = ended.earliest.day_number - began.latest.day_number
    most = ended.latest.day_number - began.earliest.day_number
    return (max(0, fewest), most) if most >= 0 else None


def _days(matter: Matter, fewest: int, most: int) -> str:
    if fewest == most:
        return amount_text(str(most), "day", matter.lang)
    ends = {"fewest": number(matter.lang, fewest), "most": number(matter.lang, most)}
    return matter.say("durations.between", **ends)
