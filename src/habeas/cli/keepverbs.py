"""The verbs of safekeeping: compartments, classes, withdrawal and destruction, holds, and identities kept apart."""

from __future__ import annotations

import argparse

from habeas.cli.options import Verb, later, with_because, with_json
from habeas.model import Sensitivity


def add_safekeeping(verb: Verb) -> None:
    """Let the command line understand them."""
    _add_compartments(verb)
    _add_destroying(verb)
    _add_identities(verb)


def _add_compartments(verb: Verb) -> None:
    kept = verb("compartment", later("compartments", "list_all"), "Keep things where few may look.")
    kinds = kept.add_subparsers(title="what to do", metavar="ACT", required=True)
    listed = kinds.add_parser("list", help="list the compartments that are open to you")
    listed.set_defaults(act=later("compartments", "list_all"))
    with_json(listed)
    made = kinds.add_parser("make", help="begin a compartment")
    made.set_defaults(act=later("compartments", "make"))
    made.add_argument("name", metavar="NAME", help="a-z, 0-9 and -")
    with_because(made)
    placed = kinds.add_parser("place", help="keep a document or a case there, with all that is said of it")
    placed.set_defaults(act=later("compartments", "put"))
    placed.add_argument("reference", metavar="ID", help="a doc-… id or a file name, or a cas-… id: all its documents")
    placed.add_argument("name", metavar="NAME", help="a compartment, or general")
    with_because(placed)
    said = verb("class", later("compartments", "classify"), "Say how far the words of a claim or a person may go.")
    said.add_argument("subject", metavar="ID", help="a clm-… id, or a nam-… id: all that is said of or by that person")
    said.add_argument("sensitivity", choices=[each.value for each in Sensitivity], help="sealed, identity: nowhere")
    with_because(said)


def _add_destroying(verb: Verb) -> None:
    gone = verb("withdraw", later("destroying", "withdraw"), "Put on record that a source took its words back.")
    gone.add_argument("document", metavar="D", help="a doc-… id or a file name")
    gone.add_argument("--destroy", action="store_true", help="and destroy them, with all that was written from them")
    gone.add_argument("--typed", metavar="ID", help="the doc-… id again, where nobody is there to be asked for it")
    with_because(gone)
    with_json(gone)
    held = verb("hold", later("destroying", "hold_case"), "Let nothing be destroyed that a case stands on.")
    held.add_argument("case", metavar="CASE", help="a cas-… id or a person's name")
    held.add_argument("--lift", action="store_true", help="lift the hold")
    with_because(held)


def _add_identities(verb: Verb) -> None:
    text = "Keep who protected people are apart, under a passphrase of its own."
    kept = verb("identities", later("identities", "list_requests"), text)
    kinds = kept.add_subparsers(title="what to do", metavar="ACT", required=True)

    def act(name: str, says: str) -> argparse.ArgumentParser:
        made: argparse.ArgumentParser = kinds.add_parser(name, help=says)
        made.set_defaults(act=later("identities", name if name != "list" else "list_requests"))
        made.add_argument("--identity-fd", type=int, metavar="N", help="read its passphrase from this descriptor")
        return made

    begin = act("begin", "begin it, and show its recovery code")
    begin.add_argument("--delay", type=int, default=0, metavar="MINUTES", help="between a request and the first look")
    act("confirm", "type its recovery code back, from then on it opens")
    with_json(act("list", "list every request, and who answered it"))
    request = act("request", "ask who stands behind a pseudonym")
    request.add_argument("pseudonym", metavar="PSEUDONYM", help="as the source is cited")
    request.add_argument("--hours", type=int, default=2, metavar="N", help="for how long (2)")
    with_because(request)
    act("add", "say who stands behind a pseudonym; it is asked for, or read from standard input as JSON")
    show = act("show", "show who it is; that you looked is on record")
    show.add_argument("--request", required=True, metavar="ID", help="an idr-… id")
    with_json(show)
    forget = act("forget", "destroy what is on record of a pseudonym")
    forget.add_argument("pseudonym", metavar="PSEUDONYM", help="as the source is cited")
    forget.add_argument("--typed", metavar="PSEUDONYM", help="the same again, where nobody is there to be asked for it")
    with_because(forget)
