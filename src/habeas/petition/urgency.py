"""Why action is urgent: what the sources tell of danger to life, health and integrity, and which criterion it meets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from habeas.law import FormLine
from habeas.model import Answer, Attribute, FactId
from habeas.petition.choosing import Chosen, choose, load_choices, resting_on
from habeas.petition.held import held
from habeas.petition.matter import Draft, Matter
from habeas.petition.telling import tell_event, tell_value


def dangers(matter: Matter) -> dict[str, tuple[Chosen, ...]]:
    """Return the facts of each danger that accepted claims tell of; none for someone who is no longer held."""
    found = held(matter)
    if found.died or found.is_held is Answer.NO:
        return {}
    told = {choice.key: choose(matter, choice) for choice in load_choices("dangers")}
    return {key: chosen for key, chosen in told.items() if chosen}


def tell_urgency(matter: Matter, line: FormLine) -> Iterator[Draft]:
    """Tell each fact under the first danger that it is of, and conclude that the criterion is met, prima facie."""
    found = dangers(matter)
    told: set[FactId] = set()
    for key, chosen in found.items():
        under = matter.say(f"urgency.{key}")
        for each in chosen:
            if each.fact.id not in told:
                told.add(each.fact.id)
                is_value = isinstance(each.fact.predicate, Attribute)
                tell = tell_value if is_value else tell_event
                yield from (replace(draft, under=under) for draft in tell(matter, each.fact, line.key))
    every = tuple(each for chosen in found.values() for each in chosen)
    if every:
        facts, claims = resting_on(every)
        text = matter.say(f"urgency.criterion_{matter.form.mechanism.lower()}", who=matter.who)
        under = matter.say("urgency.why")
        yield Draft(line=line.key, text=text, facts=facts, claims=claims, under=under)
