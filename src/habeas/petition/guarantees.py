"""What the law asks of each element of the checklist: a short title, and the norm in our words."""

from __future__ import annotations

from habeas.petition.matter import Matter


def heading_of(matter: Matter, element: str) -> str:
    """Return the short title under which an element of the law is argued."""
    return matter.say(f"guarantees.heading_{element.rpartition(':')[2]}")


def norm_of(matter: Matter, element: str) -> str:
    """Return what the law asks there, in our words."""
    return matter.say(f"guarantees.norm_{element.rpartition(':')[2]}")
