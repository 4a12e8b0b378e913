"""A person decides, and says why."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from habeas.casework.amending import find_amendment, undo_amendment, words_of
from habeas.casework.appending import append
from habeas.casework.desk import Desk
from habeas.casework.memory import Memory, recall
from habeas.casework.reasons import prove_reason
from habeas.casework.undoing import UNDONE, NothingToUndo, own_words, prove_last, prove_unchanged
from habeas.errors import BadChoice, NotFound, Refused
from habeas.model import (
    Claim,
    Decision,
    Judgement,
    NamingId,
    Sameness,
    TreatyOverride,
    Verdict,
    When,
)  # fmt: skip

LINE_KEYS = ("claim", "document", "kind", "words", "trigger", "about", "verdict", "because")


class LineUnusable(Refused):
    """A line of a file of decisions cannot be carried out."""

    code = "line-unusable"
    exit_code = 17
    says = "Line %(line)s of the decisions cannot be used: %(why)s"
    remedy = "Mend that line and run the command again; nothing of this file was recorded."


def decide(
    desk: Desk, claims: Sequence[str], verdict: Verdict, *, because: str, seen: int | None = None
) -> tuple[Decision, ...]:
    """Record one person's word on these claims; all or none.

    ``seen`` is the number of the ledger's last entry when she was shown the claims. Where somebody, or she herself in
    another window, has decided one of them since, she is told and nothing is recorded; to say her word anyway she says
    it again with what she has seen by then, or without ``seen``. Both words are on the record then, and the later
    stands.

    Raises:
        ReasonMissing: no reason was given.
        NotFound: one of the claims is not in this ledger.
        DecidedMeanwhile: one of them was decided after ``seen``.

    """
    reason = prove_reason(because)
    with desk.recollection.lock:  # nobody in this process comes between what she has seen and her word
        memory, at = recall(desk), desk.now()
        wanted = dict.fromkeys(memory.get_claim(claim).id for claim in claims)
        if seen is not None:
            prove_unchanged(desk, memory, wanted, seen=seen)
        decisions = tuple(
            Decision(claim=claim, verdict=verdict, by=desk.person, at=at, because=reason) for claim in wanted
        )
        append(desk, decisions, at=at)
    return decisions


def undo_last(desk: Desk, claim: str | None = None) -> tuple[Decision, ...]:
    """Take back this person's own last word, on this claim or at all, and return what is undone.

    A claim is undecided then. An amendment is undone as a whole: it said two words. What was taken back already is
    passed over, so that undoing again goes one word further back.

    Raises:
        NotFound, ClaimObsolete: there is no such claim, or its words were corrected since.
        NothingToUndo: she has said nothing that is not taken back.
        DecidedMeanwhile: somebody else has said a word on that claim since.

    """
    with desk.recollection.lock:
        memory = recall(desk)
        wanted = None if claim is None else memory.get_claim(claim).id
        last = next((each for each in own_words(memory, desk.person) if wanted in (None, each.claim)), None)
        if last is None:
            raise NothingToUndo
        amendment = find_amendment(memory, last.claim, by=desk.person)
        if amendment is not None:
            undo_amendment(desk, last.claim)
            return words_of(memory, amendment)
        prove_last(memory, last)
        at = desk.now()
        taken = Decision(claim=last.claim, verdict=Verdict.RETRACT, by=desk.person, at=at, because=UNDONE)
        append(desk, [taken], at=at)
        return (last,)


def judge(desk: Desk, left: str, right: str, sameness: Sameness, *, because: str) -> tuple[Judgement, ...]:
    """Record whether two names are one person or body: each is an id, or a name as the documents write it.

    A name in several documents stands for each of its namings there: "same" then joins all of them, each pair
    with an entry of its own, so that each can be taken back.
    """
    memory = recall(desk)
    reason, at = prove_reason(because), desk.now()
    lefts, rights = find_namings(memory, left), find_namings(memory, right)
    every = list(dict.fromkeys([*lefts, *rights]))
    if sameness is Sameness.SAME:
        pairs = [(every[0], other) for other in every[1:]]
    else:
        pairs = [(one, other) for one in lefts for other in rights if one != other]
    if not pairs:
        raise NotFound(what="second name", given=right)
    judgements = tuple(
        Judgement(left=one, right=other, sameness=sameness, by=desk.person, at=at, because=reason)
        for one, other in pairs
    )
    append(desk, judgements, at=at)
    return judgements


def judge_pair(desk: Desk, left: str, right: str, sameness: Sameness, *, because: str) -> Judgement:
    """Record one word on exactly one pair of names, given by their ids; RETRACT takes back the last word on it.

    Raises:
        NotFound: there is no such name, or both are one.
        ReasonMissing: no reason was given.
        NothingToUndo: nobody has judged the pair, and there is nothing to take back.

    """
    memory, reason, at = recall(desk), prove_reason(because), desk.now()
    for given in (left, right):
        if left == right or not _is_name(memory, given):
            raise NotFound(what="second name" if left == right else "name", given=given)
    one, other = NamingId(left), NamingId(right)
    if sameness is Sameness.RETRACT:
        said = [each for each in memory.judgements if {each.left, each.right} == {one, other}]
        if not said or said[-1].sameness is Sameness.RETRACT:
            raise NothingToUndo
    judgement = Judgement(left=one, right=other, sameness=sameness, by=desk.person, at=at, because=reason)
    append(desk, [judgement], at=at)
    return judgement


def _is_name(memory: Memory, given: str) -> bool:
    """Whether some document has this name; one that only a person found stands in her claim."""
    return given in memory.namings or any(claim.subject_naming == given for claim in memory.claims.values())


def find_namings(memory: Memory, reference: str) -> tuple[NamingId, ...]:
    """Return the namings with this id, or every naming that a document spells in this way.

    Raises:
        NotFound: there is none.

    """
    if reference in memory.namings:
        return (NamingId(reference),)
    wanted = reference.casefold()
    found = tuple(
        naming.id
        for naming in memory.namings.values()
        if naming.name.casefold() == wanted or any(each.text.casefold() == wanted for each in naming.spellings)
    )
    if not found:
        raise NotFound(what="name", given=reference)
    return found


def override_treaty(desk: Desk, override: TreatyOverride) -> TreatyOverride:
    """Record a person's word, with its source, on whether a State is party to a treaty."""
    prove_reason(override.source)
    if override.party_since is not None:
        When.parse(override.party_since)
    append(desk, [override], at=desk.now())
    return override


def decide_from_lines(desk: Desk, lines: Iterable[str]) -> tuple[Decision, ...]:
    """Record many decisions from JSON lines, all of them or none.

    Each line has ``verdict`` and ``because``, and names its claim by ``claim`` (an id) or by ``document`` (id or
    file name), ``kind`` and ``words`` (part of the quote), and where that is not enough ``trigger`` or ``about`` (a
    name): they must fit exactly one reading.

    Raises:
        LineUnusable: a line is not of that form, or fits no claim or more than one.

    """
    memory, at = recall(desk), desk.now()
    decisions: list[Decision] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            decisions.extend(_decisions_of(memory, json.loads(line), by=desk.person, at=at))
        except (ValueError, KeyError, TypeError, Refused) as error:
            why = error.message if isinstance(error, Refused) else f"it lacks or misspells {error}"
            raise LineUnusable(line=number, why=why) from error
    append(desk, decisions, at=at)
    return tuple(decisions)


def _decisions_of(memory: Memory, line: Mapping[str, str], *, by: str, at: str) -> tuple[Decision, ...]:
    """Return the decision on the claim that the line names, and on others only if they read the same words the same."""
    unknown = set(line) - set(LINE_KEYS)
    if unknown:
        raise BadChoice(what="a key", given=sorted(unknown)[0], allowed=", ".join(LINE_KEYS))
    claims = [memory.get_claim(line["claim"])] if "claim" in line else _fitting(memory, line)
    if len({(claim.passage.start, claim.passage.end, claim.modality, claim.subject_naming) for claim in claims}) != 1:
        raise NotFound(what="single claim" if claims else "claim", given=line.get("words", ""))
    verdict, reason = Verdict(line["verdict"]), prove_reason(line["because"])
    return tuple(Decision(claim=claim.id, verdict=verdict, by=by, at=at, because=reason) for claim in claims)


def _fitting(memory: Memory, line: Mapping[str, str]) -> list[Claim]:
    document = memory.get_document(line["document"]).id
    return [
        claim
        for claim in memory.current_claims()
        if claim.passage.document == document
        and claim.predicate == line["kind"]
        and line["words"] in claim.passage.quote
        and ("trigger" not in line or (claim.trigger and claim.trigger.text == line["trigger"]))
        and ("about" not in line or (claim.subject and claim.subject.name == line["about"]))
    ]
