"""The verb `follow` and what can be done with it; the acts behind them are in ``following``."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from habeas.cli.options import Verb, later, with_because, with_json
from habeas.model import Channel, Done, Milestone, Outcome
from habeas.model.opinion import Piece

Sub = Callable[[str, str, str], argparse.ArgumentParser]
TAKE_BACK = "take-back"


def words_of(kind: type[Milestone] | type[Channel] | type[Outcome] | type[Done]) -> list[str]:
    """Return the words of a closed vocabulary as they are typed."""
    return [each.value.replace("_", "-") for each in kind]


def add_following(verb: Verb) -> None:
    """Let the command line understand it."""
    follow = verb("follow", later("following", "due"), "Follow a filing until the State complies.")
    acts = follow.add_subparsers(title="acts", metavar="ACT", required=True)

    def sub(name: str, act: str, says: str) -> argparse.ArgumentParser:
        made = acts.add_parser(name, help=says, description=says, allow_abbrev=False)
        made.set_defaults(act=later("following", act))
        return made

    _add_looking(sub)
    _add_recording(sub)
    _add_complying(sub)
    _add_reminding(sub)
    _add_taking(sub)


def _case(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("case", metavar="CASE", help="a cas-… id or a person's name")


def _as_of(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--as-of", metavar="DAY", help="as things stood on this day (default: today)")


def _add_looking(sub: Sub) -> None:
    due = sub("due", "due", "List what is due over all cases, late things first, or write it as a calendar.")
    due.add_argument("--until", metavar="DAY", help="only what is due up to this day")
    due.add_argument("--ics", type=Path, metavar="FILE", help="write a calendar to this file; not encrypted")
    due.add_argument("--names", action="store_true", help="put names and your own words into the calendar")
    due.add_argument("--case", metavar="CASE", help="of one case only")
    _as_of(due)
    with_json(due)
    case = sub("case", "case", "Show what became of the filings of one case.")
    _case(case)
    _as_of(case)
    with_json(case)
    state = sub("state", "state", "Report how far one State has complied, with counts and intervals.")
    state.add_argument("state", metavar="STATE", help="name or ISO code")
    _as_of(state)
    form = state.add_mutually_exclusive_group()
    form.add_argument("--csv", type=Path, metavar="FILE", help="write the counts as a table to this file")
    with_json(form)  # type: ignore[arg-type]  # a group takes arguments as a parser does


def _add_recording(sub: Sub) -> None:
    made = sub("record", "record", "Put on record that something was sent or received.")
    _case(made)
    made.add_argument("--mechanism", required=True, metavar="KEY", help="WGAD, SP, WGEID, …")
    made.add_argument("--step", required=True, choices=words_of(Milestone), metavar="STEP", help="what it was")
    made.add_argument("--on", required=True, metavar="DAY", help="when, in EDTF: 2030-05-01, 2030-05")
    made.add_argument("--state", metavar="STATE", help="the State it went to or came from (default: the case's)")
    made.add_argument("--channel", choices=words_of(Channel), default="other", help="by which way it went")
    made.add_argument("--reference", default="", metavar="WORDS", help="its number or symbol")
    made.add_argument("--document", metavar="D", help="the file itself, brought in before: doc-… or a file name")
    made.add_argument("--filing", metavar="PET", help="what was sent, where Habeas wrote it: pet-…")
    made.add_argument("--answers", metavar="COM", help="the com-… that it answers or belongs to")
    made.add_argument("--until", metavar="DAY", help="a limit that it sets itself")
    made.add_argument("--remark", default="", metavar="WORDS", help="for those who work on the case; never in JSON")
    made.add_argument("--correct", metavar="COM", help="the com-… that this puts right")
    with_json(made)
    back = sub("unrecord", "unrecord", "Say that a communication on record never was.")
    _case(back)
    back.add_argument("communication", metavar="COM", help="a com-… id")
    back.add_argument("--restore", action="store_true", help="bring one back that was taken back")
    with_json(back)


def _add_complying(sub: Sub) -> None:
    made = sub("opinion", "opinion", "Put an opinion on record, with what it asks of the State.")
    _case(made)
    made.add_argument("symbol", metavar="SYMBOL", help="A/HRC/WGAD/2030/12, or Opinion No. 12/2030")
    word = made.add_mutually_exclusive_group()
    word.add_argument("--take-back", action="store_true", help="it is not on record any more")
    word.add_argument("--restore", action="store_true", help="bring it back")
    made.add_argument("--state", action="append", default=[], metavar="STATE", help="each State that it is about")
    made.add_argument("--outcome", choices=words_of(Outcome), default="arbitrary", help="what it came to")
    made.add_argument("--mechanism", default="WGAD", metavar="KEY", help="whose opinion it is (default: WGAD)")
    made.add_argument("--adopted", metavar="DAY", help="when it was adopted, in EDTF")
    made.add_argument("--transmitted", metavar="DAY", help="when it was sent: six months of follow-up begin")
    made.add_argument("--category", action="append", default=[], metavar="N", help="I to V; again for more")
    made.add_argument("--article", action="append", default=[], metavar="A", help="'ICCPR 9(1)'; again for more")
    made.add_argument("--remedy", action="append", default=[], metavar="KEY", help="what it asks; again for more")
    made.add_argument("--document", metavar="D", help="the opinion itself: doc-… or a file name")
    with_because(made, required=False)
    with_json(made)
    comply = sub("comply", "comply", "Say how far the State did one thing that an opinion asks.")
    _case(comply)
    comply.add_argument("symbol", metavar="SYMBOL", help="of an opinion on record")
    comply.add_argument("remedy", metavar="REMEDY", help="its key, as `habeas follow case` lists it")
    comply.add_argument("done", choices=[*words_of(Done), TAKE_BACK], help="your word; or take your last back")
    comply.add_argument("--on", metavar="DAY", help="the day as of which it was so, in EDTF")
    comply.add_argument("--claim", action="append", default=[], metavar="CLM", help="what it rests on; again for more")
    with_because(comply, required=False)
    with_json(comply)


def _add_taking(sub: Sub) -> None:
    made = sub("take", "take", "Put on record what a document says of an opinion; see it first: habeas show opinion.")
    made.set_defaults(act=later("papers", "take"))
    made.add_argument("document", metavar="D", help="the opinion, release or statement: doc-… or a file name")
    _case(made)
    made.add_argument("--symbol", metavar="SYMBOL", help="where the document gives it wrongly, or not at all")
    made.add_argument(
        "--without",
        action="append",
        default=[],
        choices=[each.value for each in Piece],
        metavar="PIECE",
        help="leave out what it says of this (state, transmitted, category, …); again for more",
    )
    made.add_argument("--despite-faults", action="store_true", help="take the pieces that contradict others, too")
    with_because(made)
    with_json(made)


def _add_reminding(sub: Sub) -> None:
    made = sub("remind", "remind", "Remind whoever works on the case to check or do something by a day.")
    _case(made)
    made.add_argument("day", metavar="DAY", help="one day: 2031-08-16")
    made.add_argument("what", metavar="WHAT", help="what to check: is the person still free, does consent hold?")
    with_json(made)
    done = sub("done", "done", "Say that a reminder is done, put off, or taken back.")
    _case(done)
    done.add_argument("reminder", metavar="REM", help="a rem-… id")
    word = done.add_mutually_exclusive_group()
    word.add_argument("--put-off", metavar="DAY", help="to another day")
    word.add_argument("--take-back", action="store_true", help="it is not to be done at all")
    word.add_argument("--open", action="store_true", help="it is to be done after all")
    with_json(done)
