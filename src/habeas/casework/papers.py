"""Papers on opinions: what they say is read, and put on the record of a case by a person who has looked at it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from habeas.casework.appending import append
from habeas.casework.cases import get_case
from habeas.casework.desk import Desk
from habeas.casework.memory import Memory, recall
from habeas.casework.reasons import prove_reason
from habeas.casework.record import record_of
from habeas.errors import Refused
from habeas.follow.symbols import read_symbol
from habeas.law import load_remedies
from habeas.model import CaseFile, CaseRecord, Communication, Milestone, OpinionRecord, Outcome, Owed
from habeas.model.ids import digest_id
from habeas.model.opinion import OpinionReading, Piece, Told
from habeas.propose.opinions import read_opinion

MILESTONES = {
    Piece.TRANSMITTED: Milestone.TRANSMITTED, Piece.REPLIED: Milestone.REPLIED, Piece.REPLIED_LATE: Milestone.REPLIED,
    Piece.EXTENSION_ASKED: Milestone.EXTENSION_ASKED,
}  # fmt: skip
WGAD = "WGAD"
REASONS = (
    "It is the opinion itself, and I compared these pieces with it",
    "It reports on the opinion; the opinion itself is still to be had",
)
TRANSLATABLE = REASONS


class NoOpinionRead(Refused):
    """A paper gives nothing by which an opinion could be named."""

    code = "no-opinion-read"
    exit_code = 17
    says = "Document %(document)s gives no symbol of an opinion that could be put on record."
    remedy = "Read it with `habeas show opinion`, and give the symbol yourself."


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What of a paper a person puts on record: her own symbol where she gives one, and nothing of what she leaves out.

    Pieces that contradict others are left out, unless she takes them although they do.
    """

    symbol: str | None = None
    without: Collection[Piece] = ()
    despite_faults: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenUp:
    """What was put on record, and what was read and left out because it contradicts something."""

    opinion: OpinionRecord
    communications: tuple[Communication, ...]
    left_out: tuple[Told, ...] = field(default=())


def read_paper(memory: Memory, reference: str) -> OpinionReading:
    """Return what a document says of an opinion; nothing is put on record.

    Raises:
        NotFound: there is no such document, or there are several.

    """
    return read_opinion(memory.get_document(reference))


def take_up(desk: Desk, document: str, case: str, choice: Choice, *, because: str) -> TakenUp:
    """Put an opinion that a paper tells of on the record of a case, with what it tells of the communications.

    Raises:
        NotFound: there is no such document or case.
        NoOpinionRead: the paper gives no symbol, and no person gave one.
        SymbolInverted: the symbol has year and number the wrong way round.
        ReasonMissing: no reason is given.

    """
    prove_reason(because)
    with desk.recollection.lock:
        memory = recall(desk)
        found, reading = get_case(memory, case), read_paper(memory, document)
        taken = _draft(desk, found, reading, record_of(memory, found), choice, because=because.strip())
        append(desk, [taken.opinion, *taken.communications], at=taken.opinion.at)
    return taken


def _draft(  # noqa: PLR0913  # who, of whom, from what, beside what, which of it, and why
    desk: Desk, case: CaseFile, reading: OpinionReading, record: CaseRecord, choice: Choice, *, because: str
) -> TakenUp:
    at = desk.now()
    faulty = {passage for fault in reading.faults for passage in fault.passages}
    offered = [told for told in reading.told if told.piece not in choice.without]
    kept = [told for told in offered if choice.despite_faults or told.passage not in faulty]
    of = {piece: [told for told in kept if told.piece is piece] for piece in Piece}
    opinion = OpinionRecord(
        case=case.id, symbol=_symbol(reading, of, choice), states=_values(of[Piece.STATE]), outcome=_outcome(of),
        adopted=next((told.when for told in of[Piece.ADOPTED]), None), categories=_values(of[Piece.CATEGORY]),
        articles=_values(of[Piece.ARTICLE]), document=reading.document, by=desk.person, at=at, because=because,
        remedies=tuple(Owed(key=told.value, words=told.passage.quote) for told in of[Piece.REMEDY] if _is_owed(told)),
    )  # fmt: skip
    known = {(each.milestone, each.on.edtf, each.state) for each in record.communications if not each.taken_back}
    made = _communications(desk, opinion, of, at)
    fresh = tuple(each for each in made if (each.milestone, each.on.edtf, each.state) not in known)
    return TakenUp(opinion=opinion, communications=fresh, left_out=tuple(told for told in offered if told not in kept))


def _symbol(reading: OpinionReading, of: dict[Piece, list[Told]], choice: Choice) -> str:
    if choice.symbol:
        return read_symbol(choice.symbol)
    if of[Piece.SYMBOL]:
        return read_symbol(of[Piece.SYMBOL][0].value)
    if of[Piece.NUMBER]:
        return read_symbol(f"Opinion No. {of[Piece.NUMBER][0].value}")
    raise NoOpinionRead(document=reading.document)


def _is_owed(told: Told) -> bool:
    """Whether the State owes it; a referral is an act of the Working Group itself."""
    return any(remedy.key == told.value and remedy.owed for remedy in load_remedies())


def _values(told: list[Told]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.value for each in told))


def _outcome(of: dict[Piece, list[Told]]) -> Outcome:
    """Return what the Working Group came to as the paper says; nothing said is no decision that is known."""
    said = _values(of[Piece.OUTCOME])
    if said == ("arbitrary",):
        return Outcome.ARBITRARY if of[Piece.CATEGORY] else Outcome.ARBITRARY_NO_CATEGORY
    return Outcome(said[0]) if len(said) == 1 else Outcome.NO_DECISION


def _communications(
    desk: Desk, opinion: OpinionRecord, of: dict[Piece, list[Told]], at: str
) -> Iterator[Communication]:
    """Yield what the paper tells of letters sent and received; of several States it does not say whose, so nobody's."""
    state = opinion.states[0] if len(opinion.states) == 1 else None
    first: Communication | None = None
    for piece, milestone in MILESTONES.items():
        for told in of[piece]:
            if told.when is None:
                continue
            made = Communication(
                id=digest_id("com", opinion.case, opinion.symbol, milestone, told.when.edtf), case=opinion.case,
                mechanism=WGAD, milestone=milestone, on=told.when, state=state, reference=opinion.symbol,
                document=opinion.document, answers=first.id if first else None, by=desk.person, at=at,
            )  # fmt: skip
            if milestone is Milestone.TRANSMITTED:
                first = first or made
            yield made
