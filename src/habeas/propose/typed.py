"""A date that a person types in words, read by the rules that read the document."""

from __future__ import annotations

from collections.abc import Iterator

from habeas.model import Document, Moment, When
from habeas.propose.assemble import find_published
from habeas.propose.dates import find_times
from habeas.propose.parts import Clause, TimeMention
from habeas.propose.tokens import lowered
from habeas.propose.tongues import tongues
from habeas.propose.tongues.forms import load_forms
from habeas.propose.tongues.times import find_times as find_foreign


def when_in_words(document: Document, words: str) -> When | None:
    """Return the date that these words give, in the document's language or in English; None where they give none.

    Nothing else may stand in them. "Last year" is counted from the day on which the document was published.
    """
    typed = words.strip()
    day = _published_on(document)
    for time in (*_foreign(document, typed, day), *find_times(typed, published=day)):
        if time.when is not None and (time.start, time.end) == (0, len(typed)):
            return time.when
    return None


def _foreign(document: Document, typed: str, day: Moment | None) -> Iterator[TimeMention]:
    code = document.language.split("-")[0].lower()
    tongue = next((each for each in tongues() if each.code == code), None)
    if tongue is not None:
        clauses = [Clause(start=0, end=len(typed), paragraph=0)]
        yield from find_foreign(typed, lowered(typed), clauses, load_forms(tongue), published=day)


def _published_on(document: Document) -> Moment | None:
    published = find_published(document).published
    if published is None or published.earliest is None or published.latest is None:
        return None
    first, last = published.earliest.start_of_day(), published.latest.start_of_day()
    return first if first == last else None
