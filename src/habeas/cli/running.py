"""``habeas run``: the main job, with progress, ending in where things lie, what to type next, and the open desk."""

from __future__ import annotations

import argparse
import shlex
import sys
from datetime import UTC, datetime
from pathlib import Path
from textwrap import wrap

from habeas.casework.asking import get_questions
from habeas.casework.cases import get_case
from habeas.casework.desk import begin_desk
from habeas.casework.example import bring_in, read_example, redo_decisions
from habeas.casework.intake import take_in
from habeas.casework.memory import recall
from habeas.casework.outlet import write_out
from habeas.casework.proposals import propose_from
from habeas.casework.running import Written, write_drafts, write_everything
from habeas.cli.lines import shorten
from habeas.cli.secrets import NoPassphrase, make_passphrase, read_passphrase
from habeas.cli.serving import prepare, serve_ledger
from habeas.cli.session import frame_of, person_of
from habeas.cli.talk import give, stage, tell
from habeas.errors import Refused
from habeas.model import CaseFile, OpenQuestion
from habeas.show.questions import name_question

OUT = Path("habeas-out")
MOST_QUESTIONS = 12  # at the end of a run


class NothingToRun(Refused):
    """No files and no example were named."""

    code = "nothing-to-run"
    exit_code = 19
    says = "There is nothing to run on."
    remedy = "Name files: habeas run FILE…; or, in a checkout of Habeas, run: python3 dev.py run"


def run(options: argparse.Namespace) -> None:
    """Do the main job on the person's files, or on the invented example."""
    if not options.files and not options.example:
        raise NothingToRun
    if not options.no_serve:
        prepare()
    folder = options.out or _next_folder(OUT, "run" if options.files else "example")
    folder.mkdir(parents=True, exist_ok=True)
    ledger = _run_files(options, folder) if options.files else _run_example(options.example, folder)
    if not options.no_serve:
        give("")
        serve_ledger(ledger, options)


def _next_folder(parent: Path, stem: str) -> Path:
    number = 1
    while (parent / f"{stem}-{number}").exists():
        number += 1
    return parent / f"{stem}-{number}"


def _run_example(source: Path, folder: Path) -> Path:
    example = read_example(source)
    ledger = folder / "example.habeas"
    tell(example.about)
    with begin_desk(ledger, example.passphrase, person=example.reviewer) as desk:
        with stage("ingest and propose"):
            bring_in(desk, source, example, tell=_indented)
        with stage("decide (the invented reviewer's recorded decisions)"):
            _indented(f"{redo_decisions(desk, source, example)} decisions, each with its reason")
        with stage("reconcile, assess, petition"):
            case = get_case(recall(desk), example.case)
            today = datetime.now(UTC).date().isoformat()
            petition, written = write_everything(desk, case, folder, state=example.state, made_on=today)
    _report(written)
    secret = folder / "passphrase-of-the-example.txt"
    write_out(secret, f"{example.passphrase}\n".encode())
    give("")
    give("Type next, to walk from a sentence of the petition down to the words it stands on:")
    give(f"  {_command(ledger)} --passphrase-fd 3 explain {petition}:6 3<{shlex.quote(str(secret))}")
    give(f"  the passphrase of this invented example is: {example.passphrase}")
    return ledger


def _run_files(options: argparse.Namespace, folder: Path) -> Path:
    ledger = folder / "case.habeas"
    passphrase, made = _new_passphrase(options.passphrase_fd)
    with begin_desk(ledger, passphrase, person=person_of(options)) as desk:
        with stage("ingest"):
            intake = take_in(
                desk, options.files, supplied=frame_of(options), received_from=None, tell=_indented,
                pictures=options.ocr_lang,
            )  # fmt: skip
        with stage("propose"):
            propose_from(desk, recall(desk).documents.values(), tell=_indented)
        with stage("reconcile"):
            cases, written = write_drafts(desk, folder)
            questions_on = get_questions(recall(desk), cases[0].id) if cases else None
    _report(written)
    if len(written) < len(cases):
        give(f"  and {len(cases) - len(written)} more people, with fewer claims: habeas list cases")
    _questions(questions_on)
    _how_to_decide(ledger, cases, passphrase=passphrase if made else None)
    if intake.set_aside:
        tell(f"{len(intake.set_aside)} files could not be read and are set aside: habeas list set-aside")
    return ledger


def _new_passphrase(descriptor: int | None) -> tuple[str, bool]:
    try:
        return read_passphrase(descriptor, new=True), False
    except NoPassphrase:
        if descriptor is not None or sys.stdin.isatty():
            raise
        return make_passphrase(), True


def _questions(found: tuple[CaseFile, tuple[OpenQuestion, ...]] | None) -> None:
    if found is None:
        give("No claim about a named person was proposed. Make one yourself: habeas claim --help")
        return
    case, questions = found
    give("")
    give(f"Everything above is proposed, not reviewed. Open questions on {case.who.name}, weightiest first:")
    for question in questions[:MOST_QUESTIONS]:
        for line in wrap(name_question(question, case), initial_indent="  · ", subsequent_indent="    ", width=100):
            give(line)
    if len(questions) > MOST_QUESTIONS:
        give(f"  and {len(questions) - MOST_QUESTIONS} more: habeas show gaps {case.id}")


def _how_to_decide(ledger: Path, cases: tuple[CaseFile, ...], *, passphrase: str | None) -> None:
    command = _command(ledger)
    give("")
    give("A petition is written only from claims that a person has accepted. To decide:")
    give(f"  {command} list claims --undecided")
    give(f'  {command} accept clm-… --because "the source says so in these words"')
    give(f'  {command} same "A NAME" "ANOTHER" --because "…"')
    if cases:
        give(f"  {command} petition {cases[0].id}")
    if passphrase:
        give("")
        give("There was no terminal to ask for a passphrase, so one was made. It is shown only now; write it down:")
        give(f"  {passphrase}")
    give("The pages above are not encrypted: delete them when you have read them. The ledger is.")


def _command(ledger: Path) -> str:
    dev = Path("dev.py")
    start = "python3 dev.py habeas" if dev.is_file() else "habeas"
    return f"{start} --ledger {shlex.quote(str(ledger))}"


def _report(written: tuple[Written, ...]) -> None:
    give("")
    give("Written:")
    for each in written:
        give(f"  {shorten(each.what, 40):40}  {each.path}")


def _indented(words: str) -> None:
    tell(f"   {words}")
