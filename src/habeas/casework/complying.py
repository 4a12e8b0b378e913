"""Opinions on record and what States made of them: words of people, on claims, each of which can be taken back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from habeas.casework.appending import append
from habeas.casework.cases import get_case
from habeas.casework.desk import Desk
from habeas.casework.following import named_state, past_day, turn
from habeas.casework.memory import Memory, recall
from habeas.casework.reasons import prove_reason
from habeas.casework.record import record_of
from habeas.casework.undoing import NothingToUndo
from habeas.errors import BadChoice, NotFound
from habeas.follow import Following, Hint, HintSort, read_symbol, same_opinion, suggest
from habeas.follow.hints import conditions_of
from habeas.follow.opinions import standing_words
from habeas.law import load_mechanisms, load_remedies
from habeas.model import CaseFile, ClaimId, Compliance, Done, OpinionRecord, Outcome, Owed, When

CATEGORIES = ("I", "II", "III", "IV", "V")
END_OF_TIME = "9999-12-31"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One thing that the opinion asks of the State, as a person wrote it; ``by`` is EDTF."""

    key: str
    words: str = field(default="", repr=False)
    claims: tuple[str, ...] = ()
    by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Opined:
    """What a person says of an opinion; days are EDTF."""

    symbol: str
    states: tuple[str, ...]
    outcome: Outcome = Outcome.ARBITRARY
    mechanism: str = "WGAD"
    adopted: str | None = None
    transmitted: str | None = None
    categories: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    remedies: tuple[Asked, ...] = ()
    document: str | None = None
    because: str = field(default="", repr=False)


def record_opinion(desk: Desk, case: str, told: Opined) -> OpinionRecord:
    """Put an opinion on record, or put another word in the place of the last one on the same opinion.

    Raises:
        SymbolInverted: year and number of its symbol stand the wrong way round.
        SymbolUnknown: what was given is no symbol.
        BadChoice: a category, remedy, mechanism or day cannot be, or no State is named.
        NotFound: there is no such case, document or claim.

    """
    symbol = read_symbol(told.symbol)
    _prove_known(told)
    with desk.recollection.lock:
        memory = recall(desk)
        found = get_case(memory, case)
        at = desk.now()
        adopted, transmitted = (past_day(day, at[:10]) if day else None for day in (told.adopted, told.transmitted))
        made = OpinionRecord(
            case=found.id, symbol=symbol, mechanism=told.mechanism,
            states=tuple(dict.fromkeys(named_state(each) for each in told.states)), outcome=told.outcome,
            adopted=adopted, transmitted=transmitted, categories=tuple(dict.fromkeys(told.categories)),
            articles=tuple(dict.fromkeys(each.strip() for each in told.articles if each.strip())),
            remedies=tuple(_owed(memory, each) for each in told.remedies),
            document=memory.get_document(told.document).id if told.document else None, by=desk.person, at=at,
            because=told.because.strip(),
        )  # fmt: skip
        append(desk, [made], at=at)
    return made


def _prove_known(told: Opined) -> None:
    if not any(each.strip() for each in told.states):
        raise BadChoice(what="The State of an opinion", given="left out", allowed="one State or several")
    wrong = [each for each in told.categories if each not in CATEGORIES]
    if wrong:
        raise BadChoice(what="A category", given=wrong[0], allowed=", ".join(CATEGORIES))
    keys = [each.key for each in load_remedies()]
    wrong = [each.key for each in told.remedies if each.key not in keys]
    if wrong:
        raise BadChoice(what="A remedy", given=wrong[0], allowed=", ".join(keys))
    if told.mechanism not in load_mechanisms():
        raise BadChoice(what="The mechanism", given=told.mechanism, allowed=", ".join(load_mechanisms()))


def _owed(memory: Memory, asked: Asked) -> Owed:
    return Owed(
        key=asked.key, words=asked.words.strip(), claims=_claims(memory, asked.claims),
        by=When.parse(asked.by) if asked.by else None,
    )  # fmt: skip


def _claims(memory: Memory, given: Iterable[str]) -> tuple[ClaimId, ...]:
    return tuple(dict.fromkeys(memory.get_claim(each).id for each in given))


def get_opinion(memory: Memory, case: CaseFile, symbol: str) -> OpinionRecord:
    """Return the last word on an opinion of a case, taken back or not.

    Raises:
        NotFound: there is none.

    """
    words = [each for each in record_of(memory, case).opinions if same_opinion(each.symbol, symbol)]
    if not words:
        raise NotFound(what="opinion in this case", given=symbol)
    return words[-1]


def take_back_opinion(desk: Desk, case: str, symbol: str, *, restore: bool = False) -> OpinionRecord:
    """Say that an opinion is not on record of this case; ``restore`` brings it back as it was.

    Raises:
        NotFound: there is no such case or opinion.
        NothingToUndo: it is taken back already, or was not.

    """
    return turn(desk, case, lambda memory, found: get_opinion(memory, found, symbol), restore=restore)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A person's word on one thing that a State owes; ``on`` (EDTF) is the day as of which it was so."""

    symbol: str
    key: str
    done: Done
    on: str
    because: str = field(repr=False)
    claims: tuple[str, ...] = ()


def say_compliance(desk: Desk, case: str, told: Judged) -> Compliance:
    """Put on record how far a State did one thing that an opinion asks.

    Raises:
        NotFound: there is no such case, opinion, claim, or remedy of that opinion.
        ReasonMissing: no reason is given.
        BadDate, BadChoice: the day cannot be read, is open at an end, or is still to come.

    """
    because = prove_reason(told.because)
    with desk.recollection.lock:
        memory = recall(desk)
        found = get_case(memory, case)
        opinion = get_opinion(memory, found, told.symbol)
        if opinion.taken_back or told.key not in {each.key for each in opinion.remedies}:
            raise NotFound(what=f"remedy of {opinion.symbol}", given=told.key)
        at = desk.now()
        made = Compliance(
            case=found.id, symbol=opinion.symbol, key=told.key, done=told.done, on=past_day(told.on, at[:10]),
            claims=_claims(memory, told.claims), by=desk.person, at=at, because=because,
        )  # fmt: skip
        append(desk, [made], at=at)
    return made


def take_back_compliance(desk: Desk, case: str, symbol: str, key: str) -> Compliance:
    """Take back this person's last word on a remedy; the one before it stands again.

    Raises:
        NotFound: there is no such case or opinion.
        NothingToUndo: she has no word on it that stands.

    """
    with desk.recollection.lock:
        memory = recall(desk)
        found = get_case(memory, case)
        opinion = get_opinion(memory, found, symbol)
        said = [each for each in record_of(memory, found).compliance if same_opinion(each.symbol, opinion.symbol)]
        own = [each for each in standing_words(said, key, END_OF_TIME) if each.by == desk.person]
        if not own:
            raise NothingToUndo
        made = replace(own[-1], case=found.id, done=None, at=desk.now())
        append(desk, [made], at=made.at)
    return made


def suggestions_of(case: CaseFile, following: Following) -> tuple[Hint, ...]:
    """Return what accepted facts of a case suggest of what is owed; they decide nothing."""
    conditions = conditions_of(case)
    facts = {each.fact for each in conditions}
    found = suggest(case, following.opinions)
    return (*(each for each in found if each.sort is not HintSort.REPRISAL or each.fact not in facts), *conditions)
