"""Consent of invented people to what tests write about them."""

from __future__ import annotations

from habeas.casework.consenting import Told, give_consent
from habeas.casework.desk import Desk
from habeas.model import Audience, Consent, Giver

DAY = "2026-01-02"


def allow(desk: Desk, case: str, audience: Audience = Audience.UN, *, giver: Giver = Giver.PERSON) -> Consent:
    """Put on record that an invented person allowed something to go to an audience."""
    return give_consent(desk, case, audience, Told(giver=giver, on=DAY, because="They asked for it (invented)."))
