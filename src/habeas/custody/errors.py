"""How custody says no."""

from __future__ import annotations

from habeas.errors import Broken, Refused


class ProofWrong(Broken):
    """A proof does not lead to the root that it should lead to."""

    code = "proof-wrong"
    exit_code = 36
    says = "A proof of the log does not hold: %(why)s."
    remedy = (
        "Do not rely on what it was to prove; ask for the checkpoint and the proof again, and keep both as they are."
    )


class NotCanonical(Refused):
    """Bytes are not the one form in which their value may be written."""

    code = "not-canonical"
    exit_code = 17
    says = "These bytes are not canonical JSON: %(why)s."
    remedy = "Take the file again as it was made; nothing may be added to it or set differently."
