"""Acts of review beside verdicts: amend, undo, note, describe, pair, settle, readers, agreement, reasons."""

from __future__ import annotations

import argparse

from habeas.casework import decisions, describing
from habeas.casework.amending import Amended, amend
from habeas.casework.cases import get_case
from habeas.casework.memory import recall
from habeas.casework.noting import note
from habeas.casework.reading import WORDS, measure_agreement, require_readers
from habeas.casework.reasons import reasons_now, set_reasons
from habeas.casework.resolving import resolve_conflict
from habeas.cli.correcting import place_of
from habeas.cli.lines import decision_line
from habeas.cli.reviewverbs import changed_predicate
from habeas.cli.session import desk_of
from habeas.cli.talk import give, give_json, tell
from habeas.errors import ReasonMissing, Refused
from habeas.model import CaseFile, Conflict, Genre, Modality, Resolution, Sameness, Sensitivity, Verdict
from habeas.model.codec import to_plain
from habeas.reconcile.reopening import find_resolution, state_of


class SideMissing(Refused):
    """A conflict is to be settled, and nobody said how."""

    code = "side-missing"
    exit_code = 11
    says = "Which side of conflict %(conflict)s to follow was not said."
    remedy = "Give --side with the value of a side, as `habeas settle CASE` lists them, or --open."


def amend_claim(options: argparse.Namespace) -> None:
    """Put a better claim in the place of one."""
    amended = Amended(
        quote=options.quote,
        occurrence=options.occurrence,
        place=place_of(options.at),
        predicate=changed_predicate(options),
        about=options.about,
        about_place=place_of(options.about_at),
        value=options.value,
        when=options.when,
        modality=Modality(options.modality) if options.modality else None,
    )
    with desk_of(options) as desk:
        made = amend(desk, options.claim, amended, because=options.because)
    if options.json:
        give_json([to_plain(made)])
    else:
        give(made.claim)
    tell(f"{made.replaced} is rejected and stays on the record. Take it back with `habeas undo`.")


def undo(options: argparse.Namespace) -> None:
    """Take back one's own last word."""
    with desk_of(options) as desk:
        undone = decisions.undo_last(desk, options.claim)
    if options.json:
        give_json(to_plain(each) for each in undone)
        return
    for each in undone:
        give(decision_line(each))
    tell("Undone; both words are on the record.")


def write_note(options: argparse.Namespace) -> None:
    """Keep a remark."""
    with desk_of(options) as desk:
        made = note(desk, options.about, options.text)
    if options.json:
        give_json([to_plain(made)])
    tell(f"Noted on {made.about}.")


def describe_document(options: argparse.Namespace) -> None:
    """Say what is known of a document."""
    changes = describing.Changes(
        publisher=options.publisher,
        title=options.title,
        author=options.author,
        published=options.published,
        url=options.url,
        index=options.index,
        cited_as=options.cite_as,
        genre=Genre(options.genre) if options.genre else None,
        sensitivity=Sensitivity(options.sensitivity) if options.sensitivity else None,
    )
    with desk_of(options) as desk:
        done = describing.describe(desk, options.document, changes)
    if options.json:
        give_json([to_plain(done)])
    tell(f"Recorded. {len(done.dated_anew)} undecided claims are dated anew.")
    if done.kept:
        tell(f"{len(done.kept)} keep the date on which people decided; amend them if it is wrong:")
    for claim in done.kept:
        tell(f"  {claim}")


def judge_pair(options: argparse.Namespace) -> None:
    """Record one word on one pair of names."""
    with desk_of(options) as desk:
        made = decisions.judge_pair(
            desk, options.left, options.right, Sameness(options.sameness), because=options.because
        )
    if options.json:
        give_json([to_plain(made)])
    tell("1 recorded.")


def settle(options: argparse.Namespace) -> None:
    """Record which side of a conflict is followed, or list the conflicts of a case."""
    with desk_of(options) as desk:
        if options.conflict is None:
            memory = recall(desk)
            _give_conflicts(options, get_case(memory, options.case), memory.resolutions)
            return
        if options.side is None and not options.open:
            raise SideMissing(conflict=options.conflict)
        made = resolve_conflict(desk, options.case, options.conflict, options.side, because=options.because or "")
    if options.json:
        give_json([to_plain(made)])
    tell("Recorded. A claim that comes later opens the conflict again.")


def _give_conflicts(options: argparse.Namespace, case: CaseFile, resolutions: tuple[Resolution, ...]) -> None:
    said = [each for each in resolutions if each.case == case.id]
    for conflict in case.conflicts:
        word = find_resolution(conflict, said, case.conflicts)
        state = state_of(conflict, word)
        if options.json:
            give_json([to_plain(conflict) | {"state": state, "follows": word.side if word else None}])
        else:
            give("\n".join(_conflict_lines(conflict, state, word)))


def _conflict_lines(conflict: Conflict, state: str, word: Resolution | None) -> list[str]:
    lines = [f"{conflict.id}  {conflict.about}  {state}  {conflict.says}"]
    for side in conflict.sides:
        mark = "→" if word and word.side == side.value else " "
        lines.append(f"  {mark} {side.value}  ({', '.join(side.claims)})")
    if word:
        lines.append(f"    {word.at}  {word.by}  {word.because}")
    return lines


def readers(options: argparse.Namespace) -> None:
    """Record how many people must read each claim, or tell it."""
    with desk_of(options) as desk:
        if options.readers is not None:
            if options.because is None:
                raise ReasonMissing
            require_readers(desk, options.readers, because=options.because)
        known = recall(desk).readers
    if options.json:
        give_json([{"readers": known}])
    else:
        give(str(known))


def show_agreement(options: argparse.Namespace) -> None:
    """Tell how far two readers agree."""
    with desk_of(options) as desk:
        found = measure_agreement(recall(desk))
    if options.json:
        give_json([to_plain(found)])
        return
    kappa = "not defined for so few words" if found.kappa is None else f"{found.kappa:.2f}"
    give(f"{found.pairs} claims read by two people, {found.agreed} with the same word; Cohen's kappa {kappa}")
    if found.pairs:
        give("".join(f"{word:>10}" for word in ("", *WORDS)))
        for word, row in zip(WORDS, found.table, strict=True):
            give(f"{word:>10}" + "".join(f"{count:>10}" for count in row))


def reasons(options: argparse.Namespace) -> None:
    """Set the reasons that are offered for a verdict, or list them."""
    with desk_of(options) as desk:
        if options.reasons:
            set_reasons(desk, Verdict(options.verdict), options.reasons)
        known = reasons_now(recall(desk))
    wanted = {verdict: each for verdict, each in known.items() if options.verdict in (None, verdict)}
    if options.json:
        give_json([{verdict.value: list(each) for verdict, each in wanted.items()}])
        return
    for verdict, each in wanted.items():
        for number, reason in enumerate(each, start=1):
            give(f"{verdict}  {number}  {reason}")
