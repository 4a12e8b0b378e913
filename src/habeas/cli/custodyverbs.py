"""The verbs of the log: checkpoint, witness, cosign, anchor, export; the acts are in ``custody``."""

from __future__ import annotations

from pathlib import Path

from habeas.cli.consentverbs import words_of
from habeas.cli.options import Verb, later, with_json
from habeas.model import Audience
from habeas.model.custody import AnchorKind


def add_custody(verb: Verb) -> None:
    """Let the command line understand them."""
    sign = verb("checkpoint", later("custody", "checkpoint"), "Sign the size and root of the log as it stands now.")
    sign.add_argument("--out", type=Path, metavar="FILE", help="write what a partner needs to witness it")
    sign.add_argument("--from", dest="since", type=int, metavar="SIZE", help="the size that the partner saw last")
    sign.add_argument("--witness", metavar="NAME", help="from what this partner signed last, where there are several")
    with_json(sign)
    _add_witness(verb)
    cosign = verb("cosign", later("custody", "cosign"), "Take in a partner's cosignature of a checkpoint.")
    cosign.add_argument("file", metavar="FILE", help="the line that the partner sent back (- is standard input)")
    cosign.add_argument("--witness", dest="vkey", metavar="KEY", help="the partner's key, the first time")
    with_json(cosign)
    _add_anchor(verb)
    export = verb("export", later("custody", "export"), "Write what others can check without us.")
    export.add_argument("what", choices=["bundle"], help="bundle: originals and records of a case, with their proofs")
    export.add_argument("case", metavar="CASE", help="a cas-… id or a person's name")
    export.add_argument("--for", dest="audience", required=True, choices=words_of(Audience), metavar="AUDIENCE",
                        help="who receives it; consent to that audience is asked for")  # fmt: skip
    export.add_argument("--to", type=Path, required=True, metavar="DIR", help="the folder in which to write it")
    export.add_argument("--age", action="append", default=[], metavar="RECIPIENT",
                        help="seal it for this key of theirs (age1…, ssh-ed25519 …); may be repeated")  # fmt: skip
    export.add_argument("--only", action="append", default=[], metavar="D", help="this document alone; may be repeated")
    export.add_argument("--with-names", action="store_true", help="those who entered the records may be named in it")
    with_json(export)


def _add_witness(verb: Verb) -> None:
    witness = verb("witness", later("custody", "witness"), "Witness another organisation's log; needs no ledger.")
    witness.add_argument("step", choices=["init", "sign"], help="make a witness; or sign what was sent, if it holds")
    witness.add_argument("what", metavar="NAME|FILE", help="of init: its name, as partner.example; of sign: the file")
    witness.add_argument(
        "--in", dest="folder", type=Path, required=True, metavar="DIR", help="the witness's own folder"
    )
    witness.add_argument("--log", metavar="KEY", help="of sign, the first time: the key of the log, as its keepers say")
    witness.add_argument("--out", type=Path, metavar="FILE", help="of sign: write the answer here")


def _add_anchor(verb: Verb) -> None:
    anchor = verb("anchor", later("custody", "anchor"), "Have the log stamped by others; nothing is sent from here.")
    anchor.add_argument("step", choices=["request", "take"], help="write what to send; or take in what came back")
    anchor.add_argument("file", type=Path, metavar="FILE", help="the file to write, or the receipt")
    anchor.add_argument("--kind", choices=[each.value for each in AnchorKind], default=AnchorKind.RFC3161.value,
                        help="of request: a time-stamping authority (default), or OpenTimestamps")  # fmt: skip
    anchor.add_argument("--certificates", type=Path, metavar="PEM", help="of take: the authority's, to check it with")
    with_json(anchor)
