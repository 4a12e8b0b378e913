"""What the other side answers ("the ministry says that …"), and what a charge is said to rest on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from habeas.model import Attribute, Kind, Mention, Modality
from habeas.propose.parts import Clause, Speech, Trigger
from habeas.propose.shelf import Shelf

ANSWERS = re.compile(
    r"\b(?:says?|said|insists?|insisted|maintains?|maintained|claims?|claimed|argues?|argued|asserts?|asserted|contends?|"
    r"contended|den(?:y|ies|ied)|rejects?|rejected|describes?|described|justif(?:y|ies|ied)|defends?|defended)\b",
    re.IGNORECASE,
)
CHARACTERISES = re.compile(
    r"\b(?:the|these|those|such|its|his|her|their)\s(?:[\w'’-]+\s){0,4}?"
    r"(?:is|are|was|were|had been|have been|has been)\b"
    r"(?!\s+(?:arrest|detain|charg|sentenc|releas|tortur))", re.IGNORECASE,
)  # fmt: skip
STATE = re.compile(
    r"\b(?:government|authorit(?:y|ies)|ministr(?:y|ies)|minister|officials?|police|prosecutors?|prosecution|spokes(?:man|woman|"
    r"person)|state media|embassy|ambassador|foreign office|interior|security service|army|military|kremlin|"
    r"president|party|regime|administration)\b", re.IGNORECASE,
)  # fmt: skip
JUDGING = re.compile(
    r"\b(?:court|tribunal|judges?|working group|united nations|committee|rapporteurs?)\b", re.IGNORECASE
)
DENIES = re.compile(r"\bden(?:y|ies|ied)|reject", re.IGNORECASE)
RESTS_ON = re.compile(
    r"\b(?:charges?|accusations?|allegations?|indictment|case|conviction|sentence|prosecution)\b[^.;]{0,60}?"
    r"\b((?:is|are|was|were|being)\s(?:\w+ly\s)?(?:based|founded|grounded)\son|"
    r"(?:stems?|stemmed|stemming|arises?|arose|arising)\sfrom|(?:relates?|related|relating)\sto|based\son)\s+",
    re.IGNORECASE,
)  # fmt: skip
LONGEST_VALUE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer by the accused side, or the ground of a charge, with the words that show it."""

    predicate: Kind | Attribute
    clause: Clause
    start: int
    end: int
    speaker: Mention | None
    modality: Modality
    rule: str
    score: float
    value: str | None = None


def find_counter_claims(
    text: str,
    clauses: Sequence[Clause],
    speeches: Sequence[Speech],
    triggers: Sequence[Trigger],
    *,
    states: frozenset[str],
) -> Iterator[Answer]:
    """Yield the answers of States and their organs, and the grounds of charges, in the order of the text."""
    told, known = Shelf(speeches), Shelf(trigger for trigger in triggers if trigger.kind is Kind.COUNTER_CLAIM)
    for clause in clauses:
        if not known.within(clause.start, clause.end):
            yield from _answers(text, clause, told.within(clause.start, clause.end), states)
        yield from _grounds(text, clause)


def _answers(text: str, clause: Clause, speeches: Sequence[Speech], states: frozenset[str]) -> Iterator[Answer]:
    """Yield the first answer of a State's voice in a clause: what it says something is, or that it denies it."""
    for speech in speeches:
        voice = f"{speech.speaker.text} {speech.speaker.name}" if speech.speaker else ""
        if speech.speaker is None or JUDGING.search(voice):
            continue
        verb = _verb(text, clause, speech)
        if verb is None or not (STATE.search(voice) or speech.speaker.name in states):
            continue
        said = text[speech.start : min(speech.end, clause.end)]
        if CHARACTERISES.search(said) or DENIES.match(text, verb[0], verb[1]):
            yield Answer(
                predicate=Kind.COUNTER_CLAIM, clause=clause, start=verb[0], end=verb[1], speaker=speech.speaker,
                modality=Modality.ASSERTED, rule="counter.says-that", score=0.7,
            )  # fmt: skip
            return


def _verb(text: str, clause: Clause, speech: Speech) -> tuple[int, int] | None:
    """Return where the verb of saying stands: before the words said, or behind them."""
    before = list(ANSWERS.finditer(text, clause.start, min(speech.start, clause.end)))
    if before:
        return before[-1].span()
    after = ANSWERS.search(text, min(speech.end, clause.end), clause.end)
    return after.span() if after else None


def _grounds(text: str, clause: Clause) -> Iterator[Answer]:
    """Yield what a charge is said to rest on: "the charges against him are based on …"."""
    for match in RESTS_ON.finditer(text, clause.start, clause.end):
        end = min(clause.end, match.end() + LONGEST_VALUE)
        while end > match.end() and (text[end - 1] in " .;,\n" or (end < clause.end and text[end].isalnum())):
            end -= 1
        yield Answer(
            predicate=Attribute.REASON_GIVEN, clause=clause, start=match.start(1), end=match.end(1), speaker=None,
            modality=Modality.ASSERTED, rule="reason.rests-on", score=0.7, value=_unbroken(text[match.end() : end]),
        )  # fmt: skip


def _unbroken(value: str) -> str:
    """Return the words up to a quotation that is cut off, or within it where nothing stands before it."""
    for opening, closing in (("“", "”"), ("«", "»"), ('"', '"')):
        at = value.rfind(opening)
        broken = value.count('"') % 2 == 1 if opening == closing else at > value.rfind(closing)
        if at >= 0 and broken:
            return value[:at].rstrip(" ,:;(") or value[at + 1 :].strip()
    return value
