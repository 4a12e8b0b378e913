"""Which hedges, amounts and speaker of a clause belong to which of its events."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from habeas.model import Amount, Kind, Modality, Stretch
from habeas.propose.parts import Speech, Trigger

MONEY = frozenset({Kind.FINE, Kind.BAIL, Kind.SEIZURE, Kind.SENTENCE, Kind.COERCION})
TIMED = frozenset({
    Kind.SENTENCE, Kind.DETENTION, Kind.HOUSE_ARREST, Kind.TRAVEL_RESTRICTION, Kind.INCOMMUNICADO, Kind.ARREST,
    Kind.SOLITARY_CONFINEMENT, Kind.DETENTION_ORDER, Kind.CONDITIONAL_RELEASE, Kind.THREAT, Kind.COERCION,
    Kind.ENFORCED_DISAPPEARANCE, Kind.INTERROGATION, Kind.MASS_DETENTION, Kind.CONVICTION, Kind.COMMUTATION,
    Kind.FORCED_LABOUR, Kind.FORCED_INDOCTRINATION, Kind.TORTURE, Kind.DENIAL_OF_LAWYER, Kind.SURVEILLANCE,
})  # fmt: skip
COUNTED = frozenset({
    Kind.MASS_DETENTION, Kind.ARREST, Kind.DETENTION, Kind.RELEASE, Kind.CHARGE, Kind.CONVICTION, Kind.SENTENCE,
    Kind.PRISONER_EXCHANGE, Kind.PARDON, Kind.DEPORTATION, Kind.EXECUTION, Kind.FORCED_INDOCTRINATION, Kind.TRIAL,
    Kind.FORCED_LABOUR, Kind.ABDUCTION, Kind.ENFORCED_DISAPPEARANCE, Kind.DEATH_IN_CUSTODY, Kind.TORTURE,
})  # fmt: skip
UNITS_OF_TIME = frozenset({"minute", "hour", "day", "week", "month", "year"})
FARTHEST = 160  # code points between an event and its amount
DECISIONS = frozenset({Kind.FINE, Kind.CASE_TRANSFER, Kind.DETENTION_ORDER, Kind.TRAVEL_RESTRICTION, Kind.BAIL_DENIED})
DECIDED = re.compile(
    r"\b(?:(?:decided|ruled|ordered|agreed|determined)\s+that|ordered\s+to\s+pay)\b(?![^.;]{0,80}\bnot\b)",
    re.IGNORECASE,
)
DENYING = ("denies", "denied", "deny", "refut", "disput")


def amounts_of(triggers: Sequence[Trigger], amounts: Sequence[Amount]) -> Mapping[Trigger, tuple[Amount, ...]]:
    """Give each amount of a clause to the nearest event that can have one of its unit."""
    found: dict[Trigger, list[Amount]] = {}
    for amount in amounts:
        able = [
            trigger for trigger in triggers if _takes(trigger.kind, amount.unit) and _gap(trigger, amount) <= FARTHEST
        ]
        if able:
            nearest = min(able, key=lambda trigger: (_gap(trigger, amount), trigger.start))
            found.setdefault(nearest, []).append(amount)
    return {trigger: tuple(given) for trigger, given in found.items()}


def _takes(kind: Kind, unit: str) -> bool:
    if unit in UNITS_OF_TIME:
        return kind in TIMED
    return kind in COUNTED if unit == "person" else kind in MONEY


def _gap(trigger: Trigger, amount: Amount) -> int:
    """Return the distance; money and time stand behind their event, so before it counts double."""
    if amount.start >= trigger.end:
        return amount.start - trigger.end
    if amount.end <= trigger.start:
        return (trigger.start - amount.end) * (1 if amount.unit == "person" else 2)
    return 0


def hedges_of(triggers: Sequence[Trigger], hedges: Sequence[Stretch]) -> Mapping[Trigger, tuple[Stretch, ...]]:
    """Give each hedge to the event that follows it; one that opens the clause covers every event in it."""
    found: dict[Trigger, list[Stretch]] = {}
    for hedge in hedges:
        following = [trigger for trigger in triggers if trigger.end > hedge.start]
        covered = following if len(following) == len(triggers) else following[:1] or list(triggers[-1:])
        for trigger in covered:
            found.setdefault(trigger, []).append(hedge)
    return {trigger: tuple(given) for trigger, given in found.items()}


def speech_of(trigger: Trigger, speeches: Sequence[Speech]) -> Speech | None:
    """Return the innermost stretch of speech that holds an event."""
    holding = [speech for speech in speeches if speech.start <= trigger.start and trigger.end <= speech.end]
    return min(holding, key=lambda speech: (speech.end - speech.start, speech.start), default=None)


def modality_of(text: str, trigger: Trigger, speech: Speech | None) -> Modality:
    """Return how the source puts it: what a speaker denies is denied, and what was decided was decided."""
    happened = trigger.modality.says_it_happened
    if happened and speech is not None and speech.verb.lower().startswith(DENYING):
        return Modality.DENIED
    since = max(trigger.clause.start, trigger.start - FARTHEST)
    open_yet = trigger.kind in DECISIONS and trigger.modality in (Modality.HYPOTHETICAL, Modality.FUTURE)
    return Modality.ASSERTED if open_yet and DECIDED.search(text, since, trigger.start) else trigger.modality
