"""The verbs `consent` and `plan`, and how a filing may be looked at as a draft; the acts are in ``consenting``."""

from __future__ import annotations

import argparse

from habeas.cli.options import Verb, later, with_because, with_json
from habeas.model import Audience, Giver, Purpose, Variant


def words_of(kind: type[Audience] | type[Giver]) -> list[str]:
    """Return the words of a closed vocabulary as they are typed."""
    return [each.value.replace("_", "-") for each in kind]


def add_consenting(verb: Verb) -> None:
    """Let the command line understand them."""
    made = verb("consent", later("consenting", "consent"), "Put on record what a person allowed to be told to whom.")
    made.add_argument("case", metavar="CASE", help="a cas-… id or a person's name")
    made.add_argument("audience", choices=words_of(Audience), metavar="AUDIENCE", help=", ".join(words_of(Audience)))
    word = made.add_mutually_exclusive_group(required=True)
    for name, says in {
        "allow": "they allowed it",
        "refuse": "they were asked and said no",
        "withdraw": "they take back what they allowed; lists what went out before",
        "take-back": "your last word on this audience was put on record by mistake",
    }.items():
        word.add_argument(f"--{name}", dest="word", action="store_const", const=name, help=says)
    made.add_argument("--giver", choices=words_of(Giver), help="who said so; a relative's consent is not the person's")
    made.add_argument("--given-by", default="", metavar="WHO", help="their name or relation, as far as it may be kept")
    made.add_argument("--on", metavar="DAY", help="the day on which they said so (default: today)")
    made.add_argument("--from", dest="since", metavar="DAY", help="the first day on which it holds (default: --on)")
    made.add_argument("--until", metavar="DAY", help="the last day on which it holds")
    made.add_argument("--review-by", metavar="DAY", help="the day by which to ask again")
    made.add_argument("--how", default="", metavar="WORDS", help="in writing, by telephone, through whom")
    made.add_argument("--language", default="", metavar="LANG", help="the language in which it was explained")
    made.add_argument("--purpose", default="", metavar="WORDS", help="what for, in their words")
    made.add_argument(
        "--only-for", action="append", default=[], choices=[each.value for each in Purpose], metavar="PURPOSE",
        help=f"what alone it is for, may be repeated (default: all): {', '.join(Purpose)}",
    )  # fmt: skip
    made.add_argument(
        "--document", action="append", default=[], metavar="D", help="it reaches this document alone; may be repeated"
    )
    made.add_argument("--evidence", metavar="D", help="the document that shows it: a doc-… id or a file name")
    with_because(made, required=False)
    with_json(made)
    plan = verb("plan", later("consenting", "plan"), "Show where a case can go, and what one filing does to another.")
    plan.add_argument("case", metavar="CASE", help="a cas-… id or a person's name")
    plan.add_argument("--state", metavar="STATE", help="the State concerned: name or ISO code")
    plan.add_argument("--with", dest="planned", action="append", default=[], metavar="KEY",
                      help="a mechanism to which a filing is intended too, as WGAD; may be repeated")  # fmt: skip
    plan.add_argument("--as-of", metavar="DAY", help="count days from this one (default: today)")
    with_json(plan)


def with_draft(parser: argparse.ArgumentParser) -> None:
    """Let a filing be looked at before there is consent, and be written without what would betray somebody."""
    parser.add_argument(
        "--draft", action="store_true", help="show the text only, marked as a draft: no files, nothing recorded"
    )
    variant = parser.add_mutually_exclusive_group()
    variant.add_argument("--variant", choices=[each.value for each in Variant], default=Variant.FULL.value,
                         help="full, or redacted: without any name or word that is protected")  # fmt: skip
    variant.add_argument(
        "--redacted", dest="variant", action="store_const", const=Variant.REDACTED.value, help="as --variant redacted"
    )
