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


class NoteUnreadable(Refused):
    """A text is no note, checkpoint or cosignature of those concerned."""

    code = "note-unreadable"
    exit_code = 17
    says = "This is no signed text of the kind that belongs here: %(why)s."
    remedy = (
        "Take the file as it was sent, unchanged; a mail program may have broken its lines: send it as an attachment."
    )


class LogForked(Broken):
    """A log shows a witness something that does not continue what it showed before."""

    code = "log-forked"
    exit_code = 37
    says = "This log does not continue what it showed before: it was cut, or rewritten (%(why)s)."
    remedy = "Sign nothing. Keep both files, and call those who keep the log: one of the two is not the truth."


class WitnessUnready(Refused):
    """A witness cannot sign this, and it says nothing against the log."""

    code = "witness-unready"
    exit_code = 18
    says = "The witness cannot sign this: %(why)s."
    remedy = "Ask for a request that begins where this witness's own state ends: habeas checkpoint --from SIZE."
