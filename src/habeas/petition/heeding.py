"""What whoever makes something public, or hands a page to the family, must heed: said beside it, never in it."""

from __future__ import annotations

from collections.abc import Iterator

from habeas.model import Answer, Audience, Style
from habeas.petition.held import ENDS_LIFE, happened, held
from habeas.petition.matter import Matter
from habeas.petition.plain import load_page


def heed(matter: Matter) -> Iterator[str]:
    """Yield what to heed: that a source tells of a death, that freedom must be checked, what to tell in person."""
    if matter.form.style is Style.SUMMARY:
        if happened(matter, load_page().in_person):
            yield matter.say("family.in_person")
        return
    if matter.form.audience is not Audience.PUBLIC:
        return
    if happened(matter, ENDS_LIFE):
        yield matter.say("publicity.death_told")
    elif held(matter).is_held is not Answer.NO:
        yield matter.say("publicity.check_held", who=matter.who)
    elif matter.form.urgent:
        yield matter.say("publicity.free_now", who=matter.who)
