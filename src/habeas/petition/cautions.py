"""What whoever submits must weigh before sending: said beside the filing, never in its sentences."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from habeas.law import Shows, Style
from habeas.model import Answer, Audience, Communication, Kind, Milestone
from habeas.petition.heeding import heed
from habeas.petition.held import happened, held
from habeas.petition.matter import Matter

DISAPPEARS = (Kind.ENFORCED_DISAPPEARANCE, Kind.ABDUCTION, Kind.ARREST)


def cautions(matter: Matter, filled: Collection[str]) -> tuple[str, ...]:
    """Return what is to be weighed; ``filled`` are the keys of the lines that have a sentence."""
    if matter.form.style is Style.SUMMARY:
        return tuple(heed(matter))
    return (*_urgency(matter, filled), *_disappearance(matter), *_elsewhere(matter), *heed(matter))


def _urgency(matter: Matter, filled: Collection[str]) -> Iterator[str]:
    lines = [line.key for line in matter.form.lines if line.shows is Shows.URGENCY]
    if not matter.form.urgent or not lines:
        return
    if held(matter).is_held is Answer.NO:
        yield matter.say("cautions.not_held", who=matter.who)
    elif not any(key in filled for key in lines):
        yield matter.say("cautions.no_danger", who=matter.who)


def _disappearance(matter: Matter) -> Iterator[str]:
    """Check the elements that the form on disappearances cannot do without."""
    if matter.form.mechanism != "WGEID":
        return
    taken = happened(matter, DISAPPEARS)
    if not any(fact.predicate is Kind.ENFORCED_DISAPPEARANCE for fact in taken):
        yield matter.say("cautions.not_disappeared", who=matter.who)
    whens = [when for fact in taken if (when := matter.when_of(fact)) is not None]
    if not any(when.precision in ("day", "time", "month") for when in whens):
        yield matter.say("cautions.no_month")


def _elsewhere(matter: Matter) -> Iterator[str]:
    """Name what was filed with other mechanisms, as people have put it on record."""
    if matter.form.audience not in (Audience.UN, Audience.UN_UNNAMED):
        return
    last = {each.id: each for each in matter.record.communications}
    for each in last.values():
        if each.milestone is Milestone.FILED and not each.taken_back and each.mechanism != matter.form.mechanism:
            yield _filed(matter, each)


def _filed(matter: Matter, each: Communication) -> str:
    return matter.say(
        "cautions.filed_elsewhere", mechanism=each.mechanism, on=matter.date(each.on),
        reference=f" ({each.reference})" if each.reference else "",
    )  # fmt: skip
