"""What an address of the reading page asks for, and how another one is written."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from habeas.casework.view import Order
from habeas.model import Claim

LONGEST_NUMBER = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The claim to look at, the part of the document, the page of the list, and the order of reading."""

    claim: str | None = None
    part: int | None = None
    page: int | None = None
    order: Order = Order.HARM

    @classmethod
    def of(cls, given: QueryDict) -> Asked:
        """Return what is asked; what cannot be read is as if it were not asked."""
        order = given.get("order", "")
        return cls(
            claim=given.get("claim") or None,
            part=_number(given.get("part", "")),
            page=_number(given.get("page", "")),
            order=Order(order) if order in tuple(Order) else Order.HARM,
        )


def _number(given: str) -> int | None:
    return int(given) if given.isascii() and given.isdigit() and len(given) <= LONGEST_NUMBER else None


def address_of(claim: Claim, order: Order = Order.HARM) -> str:
    """Return the address at which a claim is read, at its quote."""
    given = {"claim": claim.id, "order": order.value} if order is not Order.HARM else {"claim": claim.id}
    return f"{reverse('read', args=[claim.passage.document])}?{urlencode(given)}#mark-{claim.id}"
