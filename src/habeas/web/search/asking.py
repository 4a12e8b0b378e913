"""What an address of the search asks for, and how another one is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from habeas.casework.searching import Asked, Thing

FEW, MANY = 8, 50  # of each kind where all are shown, and of one kind
LONGEST_NUMBER = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """The words as typed, whether the same letters are asked for, one kind or all, and where the last page ended."""

    text: str = field(repr=False)
    exact: bool = False
    kind: Thing | None = None
    after: int = 0

    @classmethod
    def of(cls, given: QueryDict) -> Question:
        """Return what is asked; what cannot be read is as if it were not asked."""
        kind, after = given.get("kind", ""), given.get("after", "")
        return cls(
            text=given.get("q", ""),
            exact=given.get("exact") == "1",
            kind=Thing(kind) if kind in tuple(Thing) else None,
            after=int(after) if after.isascii() and after.isdigit() and len(after) <= LONGEST_NUMBER else 0,
        )

    @property
    def asked(self) -> Asked:
        """The same for casework; a page further on is one of one kind."""
        if self.kind is None:
            return Asked(text=self.text, exact=self.exact, limit=FEW)
        return Asked(text=self.text, exact=self.exact, kinds=(self.kind,), limit=MANY, after=self.after)

    def address(self, *, kind: Thing | None = None, after: int = 0, exact: bool | None = None) -> str:
        """Return the address that asks for the same words in this way."""
        given = {"q": self.text.encode("utf-8", "replace").decode()}
        if self.exact if exact is None else exact:
            given["exact"] = "1"
        if kind:
            given["kind"] = kind.value
        if after:
            given["after"] = str(after)
        return f"{reverse('search')}?{urlencode(given)}"
