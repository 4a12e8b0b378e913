"""What does not fit together within one paper on an opinion; each fault with the words on which it rests.

The sorts of fault are those that were met in real opinions, summaries and releases: a remedy that names the wrong man,
a State that is not in the case, a day of distribution before the adoption, a symbol turned round.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from habeas.model import Answer
from habeas.model.opinion import Fault, Inconsistency, Paper, Piece, Told
from habeas.propose.opinions.names import same_person, same_state

NEW_CATEGORIES, FIRST_YEAR = ("IV", "V"), 2011


def find_faults(
    told: Sequence[Told], later: Sequence[Told], *, paper: Paper, is_of_migration: bool
) -> tuple[Inconsistency, ...]:
    """Return the faults, in the order of ``Fault``.

    ``later`` are names and States that the disposition repeats; ``is_of_migration``: the text has a word of migration.
    """
    of = {piece: [each for each in told if each.piece is piece] for piece in Piece}
    found = [
        *_symbols(of), *_numbers(of, paper), *_times(of), *_replies(of), *_names(of, later, paper),
        *_categories(of, is_of_migration=is_of_migration), *_rest(of),
    ]  # fmt: skip
    order = list(Fault)
    return tuple(sorted(found, key=lambda each: (order.index(each.fault), each.passages[0].start)))


def _fault(fault: Fault, *rests_on: Told) -> Inconsistency:
    return Inconsistency(
        fault=fault, values=tuple(each.value for each in rests_on), passages=tuple(each.passage for each in rests_on)
    )


Pieces = dict[Piece, list[Told]]


def _symbols(of: Pieces) -> Iterator[Inconsistency]:
    for each in of[Piece.SYMBOL]:
        if len(each.value.rsplit("/", 1)[1]) == 4:
            yield _fault(Fault.SYMBOL_INVERTED, each)


def _numbers(of: Pieces, paper: Paper) -> Iterator[Inconsistency]:
    """Compare the opinion's own symbol with its own title; other opinions are cited further down."""
    symbol, number, adopted = _first(of, Piece.SYMBOL), _first(of, Piece.NUMBER), _first(of, Piece.ADOPTED)
    if paper is not Paper.OPINION or number is None:
        return
    if symbol and symbol.passage.start < number.passage.start and _year_and_number(symbol.value) != _pair(number.value):
        yield _fault(Fault.NUMBERS_DIFFER, symbol, number)
    year = number.value.split("/")[1]
    if adopted and adopted.value and adopted.value[:4] != year:
        yield _fault(Fault.YEAR_OF_ANOTHER, number, adopted)


def _year_and_number(symbol: str) -> tuple[int, int]:
    first, second = symbol.split("/")[-2:]
    return (int(first), int(second)) if len(first) == 4 else (int(second), int(first))


def _pair(number: str) -> tuple[int, int]:
    own, year = number.split("/")
    return int(year), int(own)


def _times(of: Pieces) -> Iterator[Inconsistency]:
    adopted, session = _first(of, Piece.ADOPTED), _first(of, Piece.SESSION)
    distributed = _first(of, Piece.DISTRIBUTED)
    if _is_before(distributed, adopted) and distributed and adopted:
        yield _fault(Fault.DISTRIBUTED_BEFORE_ADOPTED, distributed, adopted)
    if adopted and session and adopted.when and session.when and adopted.when.overlaps(session.when) is Answer.NO:
        yield _fault(Fault.ADOPTED_OUTSIDE_SESSION, adopted, session)
    for transmitted in of[Piece.TRANSMITTED]:
        if adopted and _is_before(adopted, transmitted):
            yield _fault(Fault.TRANSMITTED_AFTER_ADOPTED, transmitted, adopted)


def _replies(of: Pieces) -> Iterator[Inconsistency]:
    sent = [each for each in of[Piece.TRANSMITTED] if each.when]
    replies = [each for each in (*of[Piece.REPLIED], *of[Piece.REPLIED_LATE]) if each.when]
    for reply in replies:
        if sent and all(_is_before(reply, each) for each in sent):
            yield _fault(Fault.REPLIED_BEFORE_TRANSMITTED, reply, sent[0])
    states = {each.value for each in of[Piece.STATE]}
    answered = _first(of, Piece.REPLIED)
    if len(states) < 2 and answered and of[Piece.NOT_REPLIED]:
        yield _fault(Fault.REPLIED_AND_NOT, answered, of[Piece.NOT_REPLIED][0])


def _names(of: Pieces, later: Sequence[Told], paper: Paper) -> Iterator[Inconsistency]:
    """Hold whom and which State the disposition names against the title."""
    if paper is not Paper.OPINION:
        return
    for piece, fault, is_same in (
        (Piece.PERSON, Fault.OTHER_PERSON, same_person),
        (Piece.STATE, Fault.OTHER_STATE, same_state),
    ):
        titled = of[piece]
        names = tuple(each.value for each in titled)
        for each in later:
            if names and each.piece is piece and not is_same(each.value, names):
                yield _fault(fault, each, titled[0])


def _categories(of: Pieces, *, is_of_migration: bool) -> Iterator[Inconsistency]:
    number = _first(of, Piece.NUMBER)
    for each in of[Piece.CATEGORY]:
        if each.value == "IV" and not is_of_migration:
            yield _fault(Fault.CATEGORY_IV_WITHOUT_MIGRATION, each)
        if number and each.value in NEW_CATEGORIES and int(number.value.split("/")[1]) < FIRST_YEAR:
            yield _fault(Fault.CATEGORY_BEFORE_2011, each, number)


def _rest(of: Pieces) -> Iterator[Inconsistency]:
    absent, cited = _first(of, Piece.NOT_PARTY), [each for each in of[Piece.ARTICLE] if each.value.startswith("ICCPR")]
    if absent and cited and not of[Piece.PARTY]:
        yield _fault(Fault.COVENANT_WITHOUT_PARTY, cited[0], absent)
    outcomes = {each.value: each for each in reversed(of[Piece.OUTCOME])}
    if {"arbitrary", "not_arbitrary"} <= outcomes.keys() and len({each.value for each in of[Piece.PERSON]}) < 2:
        yield _fault(Fault.ARBITRARY_AND_NOT, outcomes["arbitrary"], outcomes["not_arbitrary"])


def _first(of: Pieces, piece: Piece) -> Told | None:
    return next((each for each in of[piece] if each.value), None)


def _is_before(one: Told | None, other: Told | None) -> bool:
    """Whether one day certainly came before the other."""
    return bool(one and other and one.when and other.when and one.when.before(other.when) is Answer.YES)
