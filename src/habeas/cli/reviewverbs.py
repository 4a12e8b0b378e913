"""The verbs with which people amend, note, describe and settle; the acts behind them are in ``reviewing``."""

from __future__ import annotations

import argparse

from habeas.cli.options import Verb, later, with_because, with_json
from habeas.model import Attribute, Genre, Kind, Modality, Sameness, Sensitivity, Unanswered, Verdict

PLACE = "their place in the text, START-END"


def add_reviewing(verb: Verb) -> None:
    """Let the command line understand these verbs."""
    _add_amending(verb)
    _add_describing(verb)
    _add_judging(verb)
    _add_asking(verb)
    _add_reading(verb)


def _add_amending(verb: Verb) -> None:
    change = verb("amend", later("reviewing", "amend_claim"), "Put a better claim in the place of one, which is kept.")
    change.add_argument("claim", metavar="CLAIM", help="a clm-… id")
    words = change.add_mutually_exclusive_group()
    words.add_argument("--quote", metavar="WORDS", help="other words of the document that say it")
    words.add_argument("--at", metavar="START-END", help="the place of other words that say it")
    change.add_argument("--occurrence", type=int, metavar="N", help="which one, where they stand there more than once")
    what = change.add_mutually_exclusive_group()
    what.add_argument("--kind", choices=[kind.value for kind in Kind], metavar="KIND", help="another kind of event")
    what.add_argument(
        "--attribute", choices=[each.value for each in Attribute], metavar="ATTRIBUTE", help="what is said of her"
    )
    change.add_argument("--value", help="the attribute's value")
    change.add_argument("--about", metavar="NAME", help="another person: her name as the document writes it, or nam-…")
    change.add_argument("--about-at", metavar="START-END", help="the place of the words that stand for her")
    change.add_argument("--when", metavar="DATE", help="another date, in EDTF or in words; empty takes it away")
    change.add_argument("--modality", choices=[each.value for each in Modality], help="how it is put")
    with_because(change)
    with_json(change)
    undo = verb("undo", later("reviewing", "undo"), "Take back your own last word, or your last one on a claim.")
    undo.add_argument("claim", nargs="?", metavar="CLAIM", help="a clm-… id; none: your last word of all")
    with_json(undo)
    note = verb("note", later("reviewing", "write_note"), "Keep a remark on a claim, a document or a case.")
    note.add_argument("about", metavar="ID", help="a clm-…, doc-… or cas-… id, or the name of a document's file")
    note.add_argument("text", metavar="WORDS", help="what others should know; it decides nothing")
    with_json(note)


def _add_describing(verb: Verb) -> None:
    made = verb("describe", later("reviewing", "describe_document"), "Say what is known of a document.")
    made.add_argument("document", metavar="D", help="a doc-… id or a file name")
    made.add_argument("--publisher", help="who published it; empty, as in every option here: not known")
    made.add_argument("--title", help="its title")
    made.add_argument("--author", help="who wrote it")
    made.add_argument("--published", metavar="EDTF", help="when; dates such as 'last Monday' are counted from it again")
    made.add_argument("--url", help="where it was found")
    made.add_argument("--index", help="its Amnesty index or UN symbol")
    made.add_argument("--cite-as", metavar="WORDS", help="how to cite a source who must not be named")
    made.add_argument("--genre", choices=[each.value for each in Genre], help="what sort of source it is")
    made.add_argument(
        "--sensitivity", choices=[each.value for each in Sensitivity], help="how far its words may go; sealed: nowhere"
    )
    with_json(made)


def _add_judging(verb: Verb) -> None:
    pair = verb("pair", later("reviewing", "judge_pair"), "Say of exactly one pair of names whether they are the same.")
    pair.add_argument("left", metavar="A", help="a nam-… id")
    pair.add_argument("right", metavar="B", help="another")
    pair.add_argument("sameness", choices=[each.value for each in Sameness], help="your word; retract takes one back")
    with_because(pair)
    with_json(pair)
    made = verb("derive", later("copying", "derive_document"), "Say whether a document repeats another, and why.")
    made.add_argument("document", metavar="D", help="the copy, rewrite or translation: a doc-… id or a file name")
    made.add_argument("source", metavar="SOURCE", help="what it repeats: another document")
    word = made.add_mutually_exclusive_group()
    for name, says in {
        "independent": "neither repeats the other",
        "unsure": "you cannot tell",
        "retract": "take back the last word on the two",
    }.items():
        word.add_argument(f"--{name}", dest="descent", action="store_const", const=name, help=says)
    made.set_defaults(descent="derives")
    with_because(made)
    with_json(made)
    for name, (sameness, says) in {
        "join": (Sameness.SAME, "Say that two claims tell of one event."),
        "part": (Sameness.DIFFERENT, "Say that two claims tell of two events."),
    }.items():
        events = verb(name, later("joining", "judge_claims"), says)
        events.add_argument("left", metavar="CLAIM", help="a clm-… id")
        events.add_argument("right", metavar="CLAIM", help="another, of the same kind and about the same person")
        events.add_argument("--retract", action="store_true", help="take back the last word on the two")
        events.set_defaults(sameness=sameness.value)
        with_because(events)
        with_json(events)
    settle = verb("settle", later("reviewing", "settle"), "Say which side of a conflict to follow; alone: list them.")
    settle.add_argument("case", metavar="CASE", help="a cas-… id or a person's name")
    settle.add_argument("conflict", nargs="?", metavar="CONFLICT", help="a cfl-… id; none: list what is in conflict")
    word = settle.add_mutually_exclusive_group()
    word.add_argument("--side", metavar="VALUE", help="the value of the side to follow, as listed")
    word.add_argument("--open", action="store_true", help="take the last word back: the conflict is open again")
    with_because(settle, required=False)
    with_json(settle)


def _add_asking(verb: Verb) -> None:
    asked = verb("asked", later("asking", "asked"), "Say what became of an open question of a case.")
    asked.add_argument("case", metavar="CASE", help="a cas-… id or a person's name")
    asked.add_argument("question", metavar="KEY", help="its key, as `habeas show gaps CASE` gives it")
    states = [each.value.replace("_", "-") for each in Unanswered]
    asked.add_argument("state", choices=states, help="not-asked takes your last word on it back")
    asked.add_argument("--remark", metavar="WORDS", help="whom you asked, what they said; it never leaves the ledger")
    with_json(asked)


def _add_reading(verb: Verb) -> None:
    readers = verb("readers", later("reviewing", "readers"), "Say how many people must read a claim; alone: tell it.")
    readers.add_argument("readers", nargs="?", type=int, metavar="N", help="1 or 2")
    with_because(readers, required=False)
    with_json(readers)
    agree = verb("agreement", later("reviewing", "show_agreement"), "Tell how far two readers agree (Cohen's kappa).")
    with_json(agree)
    reasons = verb("reasons", later("reviewing", "reasons"), "List or set the reasons that the desk offers by key.")
    offered = [Verdict.ACCEPT.value, Verdict.REJECT.value, Verdict.UNSURE.value]
    reasons.add_argument("verdict", nargs="?", choices=offered, metavar="VERDICT", help="accept, reject or unsure")
    reasons.add_argument("reasons", nargs="*", metavar="REASON", help="at most nine, in their order; none: list them")
    with_json(reasons)


def changed_predicate(options: argparse.Namespace) -> Kind | Attribute | None:
    """Return the kind or attribute that was given, if one was."""
    if options.kind:
        return Kind(options.kind)
    return Attribute(options.attribute) if options.attribute else None
