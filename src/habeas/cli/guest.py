"""Whether a language model may be asked: on this machine at once, elsewhere only after a person has said so twice."""

from __future__ import annotations

import argparse
import sys

from habeas.casework.endpoint import find_endpoint
from habeas.casework.modelled import Guest
from habeas.cli.talk import tell
from habeas.errors import Refused


class NotConfirmed(Refused):
    """Nobody said that the documents may leave this machine."""

    code = "not-confirmed"
    exit_code = 19
    says = "Nothing was sent to %(host)s."
    remedy = "Ask at a terminal and type the host's name, or run the model on this machine."


def find_guest(options: argparse.Namespace) -> Guest | None:
    """Return the model that the options name, or None where they name none.

    Raises:
        EndpointRefused: its address is none that may be spoken to.
        NotConfirmed: it is not on this machine, and nobody at a terminal let the documents go there.

    """
    if options.model is None:
        return None
    endpoint = find_endpoint(options.model, may_leave_to=options.may_leave_to)
    if not endpoint.is_here:
        what = f"every word of {len(options.paths)} paths" if options.paths else "every word of every document here"
        tell(
            f"This sends {what} to {endpoint.host}. Whoever runs that machine can read it and keep it: names of "
            "detained people, of their families, of those who told you. It cannot be called back."
        )
        if not sys.stdin.isatty() or input(f"Type {endpoint.host} to send: ").strip() != endpoint.host:
            raise NotConfirmed(host=endpoint.host)
    return Guest(endpoint=endpoint, name=options.model_name)
