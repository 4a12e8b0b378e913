"""What followed an invented opinion: communications, a release, a new arrest, and an account of both."""

from __future__ import annotations

from habeas.casework.complying import Judged, say_compliance
from habeas.casework.desk import Desk
from habeas.casework.following import Told, record_communication, remind
from habeas.casework.memory import recall
from habeas.casework.papers import Choice, TakenUp, take_up
from habeas.model import Channel, Done, Kind, Milestone

SYMBOL = "A/HRC/WGAD/2024/21"
RELEASE = "release"


def follow_up(desk: Desk, case: str) -> TakenUp:
    """Put on record what was sent and received, what the opinion says, and how far the State has complied."""
    filed = record_communication(
        desk, case, Told(mechanism="WGAD", milestone=Milestone.FILED, on="2023-11-27", channel=Channel.PORTAL)
    )
    taken = take_up(desk, "opinion.txt", case, Choice(), because="It is the opinion itself, and I compared them.")
    record_communication(
        desk, case,
        Told(mechanism="WGAD", milestone=Milestone.DECIDED, on="2024-05-20", reference=SYMBOL, answers=filed.id,
             document="opinion.txt"),
    )  # fmt: skip
    for done, kind, words, on in (
        (Done.DONE, Kind.RELEASE, "on 3 June 2024", "2024-06-03"),
        (Done.REVERSED, Kind.ARREST, "again in Selmark on 5 November 2024", "2024-11-05"),
    ):
        told = Judged(
            symbol=taken.opinion.symbol, key=RELEASE, done=done, on=on, because="The Selmark Post says so (invented).",
            claims=(_claim(desk, kind, words),),
        )  # fmt: skip
        say_compliance(desk, case, told)
    remind(desk, case, "2026-12-01", "Ask her lawyer whether she is still held")
    return taken


def _claim(desk: Desk, kind: Kind, words: str) -> str:
    """Return the claim of the newspaper that has these words."""
    (found,) = [
        claim.id for claim in recall(desk).current_claims() if claim.predicate is kind and words in claim.passage.quote
        and "Nuru" in claim.passage.quote + (claim.subject.name if claim.subject else "")
    ]  # fmt: skip
    return found
