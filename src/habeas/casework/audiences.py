"""Which consents let something go out to an audience: its own, or one that asks for more to be withheld."""

from __future__ import annotations

from habeas.model import Audience, Variant


def audiences_for(audience: Audience, variant: Variant) -> tuple[Audience, ...]:
    """Return the audiences of which one must have been allowed; the one named in the form comes first.

    A submission to the United Nations may be made on a consent that asks for the name to be withheld from
    publication: the filing then says so. A text without names may be published where only that was allowed.
    """
    if audience is Audience.UN:
        return (Audience.UN, Audience.UN_UNNAMED)
    if audience is Audience.PUBLIC and variant is Variant.REDACTED:
        return (Audience.PUBLIC, Audience.PUBLIC_UNNAMED)
    return (audience,)
