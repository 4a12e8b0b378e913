"""The words that the command line understands; the reference page is generated from here."""

from __future__ import annotations

import argparse
from pathlib import Path

from habeas import __version__
from habeas.cli.consentverbs import add_consenting, with_draft
from habeas.cli.custodyverbs import add_custody
from habeas.cli.followverbs import add_following
from habeas.cli.keepverbs import add_safekeeping
from habeas.cli.keyverbs import add_keys
from habeas.cli.options import Act, Parser, Verb, later, with_because, with_json
from habeas.cli.reviewverbs import add_reviewing
from habeas.law import form_keys
from habeas.law.form import QUESTIONNAIRE
from habeas.model import Attribute, Genre, Kind, Modality

DEFAULT_LEDGER = Path("case.habeas")
SHOWN = (
    "case",
    "timeline",
    "conflicts",
    "process",
    "gaps",
    "sources",
    "joins",
    "changes",
    "consent",
    "document",
    "claim",
    "properties",
    "writing",
    "opinion",
    "log",
)  # each has its act in cli/showing.py


def build_parser() -> argparse.ArgumentParser:
    """Return the whole command line."""
    parser = Parser(
        prog="habeas",
        description="From documents to petitions in which every fact carries its source.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"habeas {__version__}")
    parser.add_argument("--ledger", type=Path, default=DEFAULT_LEDGER, help="the encrypted file (default: case.habeas)")
    parser.add_argument("--passphrase-fd", type=int, metavar="N", help="read the passphrase from this file descriptor")
    parser.add_argument("--by", metavar="NAME", help="who is working (default: your login name)")
    verbs = parser.add_subparsers(title="verbs", metavar="VERB", required=True)

    def verb(name: str, act: Act, help_text: str) -> argparse.ArgumentParser:
        made = verbs.add_parser(name, help=help_text, description=help_text, allow_abbrev=False)
        made.set_defaults(act=act)
        return made

    _add_running(verb)
    _add_stages(verb)
    _add_deciding(verb)
    add_reviewing(verb)
    add_consenting(verb)
    add_following(verb)
    _add_looking(verb)
    _add_keeping(verb)
    add_keys(verb)
    add_custody(verb)
    add_safekeeping(verb)
    return parser


def _frame(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--published", metavar="DATE", help="when it was published, in EDTF (2020-11-23, 2020-11)")
    parser.add_argument("--publisher", help="who published it")
    parser.add_argument("--title", help="its title")
    parser.add_argument("--author", help="who wrote it")
    parser.add_argument("--url", help="where it was found")
    parser.add_argument("--cite-as", metavar="WORDS", help="how to cite a source who must not be named")
    parser.add_argument("--genre", choices=[genre.value for genre in Genre], help="what sort of source it is")


def _ocr(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--ocr-lang",
        default="auto",
        metavar="LANG",
        help="languages of pictures, as tesseract names them (rus, kaz+rus); auto: tried; none: not read",
    )


def _serving(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, metavar="N", help="the port of this machine (default: 8420, or a free one)")
    parser.add_argument(
        "--host-name", action="append", metavar="NAME", help="a name beside 127.0.0.1 by which it is reached (.onion)"
    )
    parser.add_argument(
        "--idle-minutes", type=float, default=10.0, metavar="N", help="lock when nobody was there for so long (10)"
    )
    parser.add_argument("--no-browser", action="store_true", help="do not open a browser")


def _add_running(verb: Verb) -> None:
    run = verb(
        "run", later("running", "run"), "Go from files to a case file, and to a petition where people have decided."
    )
    run.add_argument("files", nargs="*", type=Path, metavar="FILE", help="documents, folders or zip files")
    run.add_argument("--example", type=Path, metavar="DIR", help="run the invented example in this folder")
    run.add_argument("--out", type=Path, metavar="DIR", help="where to write (default: a new folder in habeas-out)")
    _ocr(run)
    run.add_argument("--no-serve", action="store_true", help="end after writing the files; do not open the desk")
    _serving(run)
    _frame(run)
    serve = verb("serve", later("serving", "serve"), "Open the review desk in a browser on this machine.")
    _serving(serve)
    serve.add_argument("--database", metavar="URL", help="serve a team's ledger: postgresql://USER@HOST/NAME")
    serve.add_argument("--behind-tls", action="store_true", help="another program takes TLS off before this one")
    team = verb("team", later("serving", "team"), "Begin a team's ledger, show what was done to accounts, or prove it.")
    team.add_argument(
        "deed", choices=["begin", "log", "verify"],
        help="begin: once, makes tables and an invitation; log: shows acts; verify: proves what needs no key",
    )  # fmt: skip
    team.add_argument("--database", metavar="URL", required=True, help="postgresql://USER@HOST/NAME")
    team.add_argument("--name", help="of begin: the pseudonym of the first administrator")
    team.add_argument("--json", action="store_true", help="of log and verify: write JSON")


def _add_stages(verb: Verb) -> None:
    ingest = verb(
        "ingest", later("stages", "ingest"), "Keep documents unaltered, with the text that was read from them."
    )
    ingest.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="files, folders or zip files")
    ingest.add_argument("--received-from", metavar="WHO", help="who gave them")
    ingest.add_argument("--compartment", metavar="NAME", help="keep what is new in this compartment")
    _ocr(ingest)
    _frame(ingest)
    with_json(ingest)

    propose = verb(
        "propose",
        later("stages", "propose"),
        "Propose claims: from files without keeping anything, or from the ledger.",
    )
    propose.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="files, folders or zip files; none: the ledger"
    )
    _ocr(propose)
    propose.add_argument(
        "--model", metavar="URL", help="also ask a language model on this machine (OpenAI-compatible; default: none)"
    )
    propose.add_argument("--model-name", metavar="NAME", default="local", help="what that server calls the model")
    propose.add_argument(
        "--may-leave-to", metavar="HOST", help="a model elsewhere: the host to which the documents' words may go"
    )
    _frame(propose)
    with_json(propose)

    resolve = verb("resolve", later("resolving", "resolve"), "List names that may be one person, with the evidence.")
    resolve.add_argument("--most", type=int, metavar="N", help="only the first so many pairs")
    with_json(resolve)

    reconcile = verb("reconcile", later("stages", "reconcile"), "Compute the case files and list them.")
    with_json(reconcile)

    assess = verb("assess", later("assessing", "assess"), "Hold a case against the law, element by element.")
    assess.add_argument("case", metavar="CASE", help="a cas-… id or a person's name")
    assess.add_argument("--state", metavar="STATE", help="the State concerned: name or ISO code")
    assess.add_argument("--html", type=Path, metavar="FILE", help="write a page as well")
    with_json(assess)
    weigh = verb("weigh", later("assessing", "weigh"), "Say what you think of an element; the claims still answer it.")
    weigh.add_argument("case", metavar="CASE", help="a cas-… id or a person's name")
    weigh.add_argument("element", metavar="ELEMENT", help="as `assess --json` names it: no_warrant, …")
    weigh.add_argument("answer", choices=["yes", "no", "unknown", "nothing"], help="your answer; nothing: take it back")
    with_because(weigh)
    with_json(weigh)

    petition = verb("petition", later("stages", "petition"), "Write the petition of one person from accepted claims.")
    petition.add_argument("case", metavar="CASE", help="a cas-… id or a person's name")
    petition.add_argument("--state", metavar="STATE", help="the State concerned: name or ISO code")
    petition.add_argument(
        "--form", default=QUESTIONNAIRE, choices=form_keys(), metavar="KEY",
        help="which filing; `habeas list forms` names them (default: the Working Group's questionnaire)",
    )  # fmt: skip
    petition.add_argument("--lang", default="en", metavar="LANG", help="its language: en, fr, es, … (default: en)")
    petition.add_argument("--out", type=Path, default=Path(), metavar="DIR", help="where to write (default: here)")
    petition.add_argument("--on", metavar="DAY", help="the day to count durations to (default: today)")
    with_draft(petition)
    with_json(petition)
    edit = verb("edit", later("writing", "edit"), "Edit a filing as text; every sentence keeps what it rests on.")
    edit.add_argument("reference", metavar="ID", help="a pet-… id to begin with, or the wri-… id of a text")
    act = edit.add_mutually_exclusive_group()
    act.add_argument("--out", type=Path, metavar="FILE", help="write it as DOCX, marked as a draft; not encrypted")
    act.add_argument("--back", type=Path, metavar="FILE", help="take the DOCX back as it was edited")
    act.add_argument("--record", action="store_true", help="put it on the record as a filing")
    with_json(edit)


def _add_deciding(verb: Verb) -> None:
    for name, says in {
        "accept": "Let claims stand as far as you can tell.",
        "reject": "Say that claims are not what their source says.",
        "unsure": "Say that you cannot tell.",
        "retract": "Take back the last decision on claims.",
    }.items():
        made = verb(name, later("deciding", "decide"), says)
        made.add_argument("claims", nargs="+", metavar="CLAIM", help="clm-… ids")
        made.set_defaults(verdict=name)
        with_because(made)
        with_json(made)
    for name, says in {
        "same": "Say that two names are one person or body.",
        "different": "Say that two names are not the same.",
    }.items():
        made = verb(name, later("deciding", "judge"), says)
        made.add_argument("left", metavar="A", help="a nam-… id, or a name as documents write it")
        made.add_argument("right", metavar="B", help="another")
        made.set_defaults(sameness=name)
        with_because(made)
        with_json(made)
    wrong = verb("correct", later("correcting", "correct"), "Put right what a picture was misread as.")
    wrong.add_argument("--document", required=True, metavar="D", help="a doc-… id or a file name")
    words = wrong.add_mutually_exclusive_group(required=True)
    words.add_argument("--was", metavar="WORDS", help="the words as they were read")
    words.add_argument("--at", metavar="START-END", help="their place in the text, as `list uncertain` shows it")
    wrong.add_argument("--occurrence", type=int, metavar="N", help="which one, where they stand there more than once")
    wrong.add_argument("--now", required=True, metavar="WORDS", help="the words that stand on the picture")
    with_because(wrong)
    with_json(wrong)
    many = verb(
        "decide", later("deciding", "decide_many"), "Record many decisions from a JSONL file (- is standard input)."
    )
    many.add_argument(
        "file", metavar="FILE", help="one decision a line: claim or document, kind, words; verdict; because"
    )
    with_json(many)
    claim = verb(
        "claim", later("deciding", "claim_by_hand"), "Make a claim yourself from words that stand in a document."
    )
    claim.add_argument("--document", required=True, metavar="D", help="a doc-… id or a file name")
    words = claim.add_mutually_exclusive_group(required=True)
    words.add_argument("--quote", help="the words, exactly as they stand there")
    words.add_argument("--at", metavar="START-END", help="their place in the text")
    claim.add_argument("--occurrence", type=int, metavar="N", help="which one, where they stand there more than once")
    predicate = claim.add_mutually_exclusive_group(required=True)
    predicate.add_argument("--kind", choices=[kind.value for kind in Kind], metavar="KIND", help="the kind of event")
    predicate.add_argument(
        "--attribute",
        choices=[each.value for each in Attribute],
        metavar="ATTRIBUTE",
        help="what is said of the person",
    )
    claim.add_argument("--value", help="the attribute's value")
    claim.add_argument("--about", required=True, metavar="NAME", help="the person, as the document writes the name")
    claim.add_argument("--about-at", metavar="START-END", help="the place of the words that stand for that person")
    claim.add_argument("--when", metavar="DATE", help="when it happened, in EDTF or in words")
    claim.add_argument(
        "--modality", choices=[each.value for each in Modality], default="asserted", help="how it is put"
    )
    claim.add_argument("--because", metavar="REASON", help="accept it at once, for this reason")
    with_json(claim)
    treaty = verb(
        "treaty", later("deciding", "override_treaty"), "Say, with a source, whether a State is party to a treaty."
    )
    treaty.add_argument("state", metavar="CODE", help="ISO 3166 alpha-2, or X and a letter for a State not in it")
    treaty.add_argument("treaty", metavar="TREATY", help="iccpr, cat, …")
    treaty.add_argument("--name", required=True, help="the State's name")
    treaty.add_argument("--since", metavar="EDTF", help="party since; leave out: not a party")
    treaty.add_argument("--source", required=True, help="where that is said")


def _add_looking(verb: Verb) -> None:
    show = verb("show", later("showing", "show"), "Show a case or a part of it, a document or a claim.")
    show.add_argument("what", choices=list(SHOWN), help="what to show")
    show.add_argument("reference", nargs="?", metavar="ID", help="an id or a name")
    show.add_argument("--since", type=int, metavar="N", help="of changes: what changed since entry N of the ledger")
    show.add_argument("--as-of", metavar="DATE", help="of a case: as it stood on this day, in EDTF (2019-08-01)")
    show.add_argument("--limit", type=int, metavar="N", help="of gaps: only the first so many questions")
    form = show.add_mutually_exclusive_group()
    form.add_argument("--html", type=Path, metavar="FILE", help="write a page to this file")
    with_json(form)  # type: ignore[arg-type]  # a group takes arguments as a parser does
    picture = verb("picture", later("correcting", "picture"), "Draw the page of a quote, with its words marked.")
    picture.add_argument("reference", metavar="CLAIM", help="a clm-… id, or a place: doc-…:START-END")
    picture.add_argument("--out", type=Path, required=True, metavar="FILE", help="the PNG file to write; not encrypted")
    lister = verb("list", later("looking", "list_things"), "List what the ledger holds.")
    lister.add_argument(
        "what",
        choices=[
            "cases",
            "documents",
            "claims",
            "names",
            "set-aside",
            "decisions",
            "kinds",
            "uncertain",
            "corrections",
            "obsolete",
            "copies",
            "statuses",
            "forms",
        ],
        help="what to list",
    )
    lister.add_argument("--as-of", metavar="DATE", help="of cases and statuses: how people were on this day, in EDTF")
    lister.add_argument("--undecided", action="store_true", help="only claims that nobody has decided")
    lister.add_argument("--csv", type=Path, metavar="FILE", help="of statuses: write the counts to this file")
    with_json(lister)
    finder = verb(
        "search",
        later("searching", "find"),
        "Find documents, claims and people by their words, in any script, with the reason for each.",
    )
    finder.add_argument("words", nargs="+", metavar="WORD", help="all are wanted; '\"two words\"': one after the other")
    finder.add_argument("--exact", action="store_true", help="the same letters and whole words only")
    finder.add_argument("--anew", action="store_true", help="make the index of words anew first")
    with_json(finder)
    explain = verb(
        "explain", later("looking", "explain"), "Walk from a sentence of a petition down to the words it stands on."
    )
    explain.add_argument("sentence", metavar="PET:N", help="pet-… id, a colon, and the sentence's number")
    with_json(explain)


def _add_keeping(verb: Verb) -> None:
    init = verb("init", later("beginning", "init"), "Make a new encrypted ledger, with a recovery code to write down.")
    init.add_argument("--without-recovery", action="store_true", help="no code: with the passphrase all is lost")
    verify = verb("verify", later("keeping", "verify"), "Prove the chain, the originals and every computed thing.")
    with_json(verify)
    backup = verb("backup", later("keeping", "backup"), "Write an encrypted copy, and prove it.")
    backup.add_argument("to", type=Path, metavar="FILE", help="a file that is not there yet")
    restore = verb("restore", later("keeping", "restore"), "Prove a backup and make it the ledger.")
    restore.add_argument("backup", type=Path, metavar="FILE", help="the backup")
