"""What a paper says of an opinion, for a person to read: each piece with its words, then what contradicts itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from habeas.model.opinion import Fault, Inconsistency, OpinionReading, Paper, Piece, Told
from habeas.show.wrapping import wrapped

PAPERS: Mapping[Paper, str] = MappingProxyType(
    {
        Paper.OPINION: "An opinion of the Working Group on Arbitrary Detention",
        Paper.STATEMENT: "A public statement",
        Paper.RELEASE: "A press release or an article that speaks of the Working Group",
        Paper.OTHER: "Nothing in this document speaks of an opinion",
    }
)
PIECES: Mapping[Piece, str] = MappingProxyType(
    {
        Piece.SYMBOL: "Symbol", Piece.NUMBER: "Opinion No.", Piece.INDEX: "Index of the publisher",
        Piece.PERSON: "Person", Piece.STATE: "State", Piece.SESSION: "Session", Piece.DISTRIBUTED: "Distributed",
        Piece.PUBLISHED: "Published", Piece.TRANSMITTED: "Communication sent to the Government",
        Piece.REPLIED: "Government replied", Piece.NOT_REPLIED: "Government did not reply",
        Piece.REPLIED_LATE: "Government replied late", Piece.EXTENSION_ASKED: "Government asked for more time",
        Piece.ADOPTED: "Adopted", Piece.PARTY: "State is a party to", Piece.NOT_PARTY: "State is not a party to",
        Piece.OUTCOME: "Outcome", Piece.CATEGORY: "Category", Piece.ARTICLE: "Article", Piece.REMEDY: "Remedy",
        Piece.REFERRED: "Referred to",
    }
)  # fmt: skip
FAULTS: Mapping[Fault, str] = MappingProxyType(
    {
        Fault.SYMBOL_INVERTED: "The symbol has number and year the wrong way round",
        Fault.NUMBERS_DIFFER: "The symbol and the title give different numbers",
        Fault.YEAR_OF_ANOTHER: "It was adopted in another year than its number says",
        Fault.DISTRIBUTED_BEFORE_ADOPTED: "It was distributed before it was adopted",
        Fault.ADOPTED_OUTSIDE_SESSION: "It was adopted on a day outside the session",
        Fault.TRANSMITTED_AFTER_ADOPTED: "The communication was sent after the opinion was adopted",
        Fault.REPLIED_BEFORE_TRANSMITTED: "The Government replied before the communication was sent",
        Fault.REPLIED_AND_NOT: "The Government is said to have replied, and not to have replied",
        Fault.OTHER_PERSON: "The disposition names somebody whom the title does not name",
        Fault.OTHER_STATE: "The disposition names a State that the title does not name",
        Fault.CATEGORY_BEFORE_2011: "Categories IV and V were first used in 2011",
        Fault.CATEGORY_IV_WITHOUT_MIGRATION: "Category IV protects migrants and refugees; nothing here speaks of any",
        Fault.COVENANT_WITHOUT_PARTY: "Articles of the Covenant are cited against a State that is said to be no party",
        Fault.ARBITRARY_AND_NOT: "The detention is said to be arbitrary, and not to be",
    }
)
LONGEST = 200  # characters of a quotation


def opinion_to_text(reading: OpinionReading) -> str:
    """Return every piece with its words, then the contradictions."""
    lines = [f"{PAPERS[reading.paper]} ({reading.rules}; {reading.document})"]
    for told in reading.told:
        lines.extend(_piece(told))
    lines.extend(_faults(reading.faults))
    return "\n".join(lines)


def _piece(told: Told) -> Iterator[str]:
    head = PIECES[told.piece] + (f": {told.value}" if told.value else "")
    yield head
    quote = " ".join(told.passage.quote.split())
    if quote != told.value:
        yield from wrapped(f"“{_short(quote)}”", 4)


def _faults(faults: tuple[Inconsistency, ...]) -> Iterator[str]:
    if not faults:
        return
    yield "What does not fit together:"
    for each in faults:
        quotes = " / ".join(f"“{_short(' '.join(passage.quote.split()))}”" for passage in each.passages)
        yield from wrapped(f"! {FAULTS[each.fault]}: {quotes}", 2)


def _short(quote: str) -> str:
    return quote if len(quote) <= LONGEST else f"{quote[: LONGEST - 1].rstrip()}…"
