"""What a filing asks for, and whom the facts concern: each request and each mandate on the facts that call for it."""

from __future__ import annotations

from collections.abc import Iterator

from habeas.law import FormLine
from habeas.model import Answer
from habeas.petition.choosing import choose, findings_told, is_made, load_choices, resting_on
from habeas.petition.held import held
from habeas.petition.matter import Draft, Matter


def tell_requests(matter: Matter, line: FormLine) -> Iterator[Draft]:
    """State each request of the line that accepted facts call for, in the line's order."""
    known = {choice.key: choice for choice in load_choices("asking")}
    for key in line.asks:
        choice = known[key]
        may_ask = is_made(matter, choice) and (not choice.if_bound or _may_bind(matter))
        chosen = choose(matter, choice) if may_ask else ()
        if chosen:
            is_open = key == "release" and held(matter).is_held is Answer.UNKNOWN
            asked = matter.say("requests.release_if_held" if is_open else f"requests.{key}", who=matter.who)
            text = matter.say(f"requests.to_{choice.to}_{matter.form.mechanism.lower()}", asked=asked)
            facts, claims = resting_on(chosen)
            yield Draft(line=line.key, text=text, facts=facts, claims=claims)


def _may_bind(matter: Matter) -> bool:
    """Whether the facts engage a treaty of the form, unless it is known that the State was not bound by it."""
    treaties = {line.instrument for line in matter.form.lines if line.instrument}
    cited = (citation for finding in findings_told(matter) for citation in finding.citations)
    return any(each.instrument in treaties and each.binding is not Answer.NO for each in cited)


def tell_mandates(matter: Matter, line: FormLine) -> Iterator[Draft]:
    """Name each mandate of the special procedures that the facts concern."""
    for choice in load_choices("mandates"):
        chosen = choose(matter, choice)
        if chosen:
            facts, claims = resting_on(chosen)
            yield Draft(line=line.key, text=matter.say(f"mandates.{choice.key}"), facts=facts, claims=claims)
