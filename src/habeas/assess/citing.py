"""Which articles may be cited against a State for facts of a certain time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeAlias

from habeas.law import Article, Force, Instrument, Item, Law, find_state, load_treaties, party
from habeas.law.treaty import TITLES
from habeas.model import Answer, Citation, Mark, TreatyOverride, When
from habeas.model.wording import say_when

Held: TypeAlias = tuple[Answer, str | None, bool]  # whether an instrument binds, why, and whether it is left out


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """The State whose duties are asked about, and what a person has said of its treaties."""

    state: str | None
    overrides: tuple[TreatyOverride, ...]
    known: dict[tuple[str, str | None], tuple[Answer, str]] = field(default_factory=dict, compare=False, repr=False)
    cited: dict[tuple[str, tuple[str, ...]], Held] = field(default_factory=dict, compare=False, repr=False)

    def is_party(self, treaty: str, dates: Sequence[When]) -> tuple[Answer, str]:
        """Return whether it was party at all these times; UNKNOWN where the answers differ, or no time is known."""
        if self.state is None:
            return Answer.UNKNOWN, "the State is not known"
        found = [self._at(self.state, treaty, at) for at in dates or (None,)]
        answers = {answer for answer, _ in found}
        if len(answers) == 1:
            return found[0]
        return Answer.UNKNOWN, "; ".join(dict.fromkeys(note for _, note in found))

    def _at(self, state: str, treaty: str, at: When | None) -> tuple[Answer, str]:
        """Return whether it was party at one time; many elements ask the same."""
        key = (treaty, at.edtf if at else None)
        if key not in self.known:
            self.known[key] = party(state, treaty, at=at, overrides=self.overrides)
        return self.known[key]


def cite(element: Item, law: Law, bound: Bound, dates: Sequence[When]) -> tuple[Citation, ...]:
    """Return the element's articles without those of treaties to which the State was not party."""
    days, found = tuple(at.edtf for at in dates), []
    for article in element.articles:
        key = (article.instrument, days)  # many elements rest on one instrument
        if key not in bound.cited:
            bound.cited[key] = _cite_one(law.instrument(article.instrument), bound, dates)
        found.append(bound.cited[key])
    return _citations(element.articles, element.mark, tuple(found))


@lru_cache(maxsize=4096)
def _citations(articles: tuple[Article, ...], mark: Mark, found: tuple[Held, ...]) -> tuple[Citation, ...]:
    """Return the articles that are not left out; many cases cite the same for the same reasons."""
    return tuple(
        Citation(instrument=article.instrument, article=article.article, mark=mark, binding=binding, note=note)
        for article, (binding, note, is_left_out) in zip(articles, found, strict=True)
        if not is_left_out
    )


def _cite_one(instrument: Instrument, bound: Bound, dates: Sequence[When]) -> Held:
    """Return whether the instrument binds, why, and whether to leave it out."""
    if instrument.kind is Force.CUSTOMARY:
        return Answer.YES, None, False
    if instrument.kind is Force.TREATY and instrument.treaty is None:
        return Answer.UNKNOWN, "no table of its parties is held here: verify that the State was party", False
    if instrument.treaty is None:
        return Answer.NO, None, False
    answer, note = bound.is_party(instrument.treaty, dates)
    if instrument.kind is Force.STANDARD:
        return Answer.NO, f"read with {TITLES[instrument.treaty]}", answer is Answer.NO
    return answer, note, answer is Answer.NO


def state_name(state: str | None, overrides: Iterable[TreatyOverride]) -> str | None:
    """Return the State's name, from our table or from what a person said of it."""
    if state is None:
        return None
    row = find_state(state)
    if row is not None:
        return row.name
    named = (override.state_name for override in overrides if state in (override.state, override.state_name))
    return next(named, state)


def treaty_note(state: str | None, overrides: Iterable[TreatyOverride], time: When | None = None) -> str:
    """Return what the answers on treaties rest on, with the date of the table."""
    table = load_treaties()
    as_of = say_when(When.parse(table.as_of))
    said = [
        f"{override.state_name}, {TITLES.get(override.treaty, override.treaty)}: "
        + (f"party since {override.party_since}" if override.party_since else "not a party")
        + f" (according to {override.source})"
        for override in overrides
    ]
    parts = [
        f"Treaty status is taken from a table of {as_of} that gives years only ({table.source}).",
        "It knows no declarations or reservations." if state else "The State is not known: no treaty could be checked.",
        f"Instead of the table: {'; '.join(said)}." if said else "",
        f"Facts without a date are taken to lie in the time of the case, {say_when(time)}." if time and state else "",
    ]
    return " ".join(part for part in parts if part)
