"""Long lists a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice(Generic[T]):
    """What one page shows of a list; ``first`` and ``last`` count from 1."""

    items: tuple[T, ...]
    first: int
    last: int
    total: int
    earlier: str | None
    later: str | None


def cut(request: HttpRequest, items: Sequence[T], *, most: int) -> Slice[T]:
    """Return the page of the list that the address asks for by ``page``; a number that is none gives the nearest."""
    pages = max(1, -(-len(items) // most))
    asked = request.GET.get("page", "1")
    number = min(max(int(asked), 1), pages) if asked.isascii() and asked.isdigit() and len(asked) < 10 else 1
    start = (number - 1) * most
    shown = tuple(items[start : start + most])
    return Slice(
        items=shown, first=start + 1 if shown else 0, last=start + len(shown), total=len(items),
        earlier=address(request, page=number - 1) if number > 1 else None,
        later=address(request, page=number + 1) if number < pages else None,
    )  # fmt: skip


def address(request: HttpRequest, **changed: object) -> str:
    """Return the address of this page with other words in its query."""
    asked: QueryDict = request.GET.copy()
    for name, value in changed.items():
        asked[name] = str(value)
    return f"?{urlencode(list(asked.items()))}"
