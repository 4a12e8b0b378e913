"""How the keys say no."""

from __future__ import annotations

from habeas.errors import Broken, Refused


class WrongPassphrase(Refused):
    """No slot, and no page of the file, answers to what was typed."""

    code = "wrong-passphrase"
    exit_code = 18
    says = "The passphrase does not open this ledger."
    remedy = (
        "Type it again: capitals, spaces and keyboard layout count. The recovery code, or two shares, open it too. If "
        "you are certain, this is another file, or the salt of the key is damaged, which nobody can tell from a wrong "
        "passphrase: restore from a backup."
    )


class PassphraseUnfit(Refused):
    """The passphrase is too short to protect anybody, or is not text."""

    code = "passphrase-unfit"
    exit_code = 19
    says = "A passphrase needs at least %(least)s characters of text."
    remedy = "Take six or seven words drawn by lot, such as with dice, and write them down in a safe place."


class NotEnoughMemory(Refused):
    """The key could not be computed, because it needs more memory than there is."""

    code = "not-enough-memory"
    exit_code = 19
    says = "Opening the ledger needs %(memory_mib)s MiB of free memory, and there is less."
    remedy = "Close other programs and run the command again."


class CodeMistyped(Refused):
    """The recovery code was typed otherwise than it was shown."""

    code = "code-mistyped"
    exit_code = 18
    says = "The recovery code is mistyped in group %(groups)s."
    remedy = "Compare those groups with the paper, letter by letter; l, o, 0 and 1 never occur."


class SharesUnfit(Refused):
    """These shares do not give a key."""

    code = "shares-unfit"
    exit_code = 18
    says = "The shares do not open anything: %(why)s."
    remedy = "Type two different shares one after the other, all 33 words of each, in their order."


class LastSlot(Refused):
    """The last way in cannot be taken away."""

    code = "last-slot"
    exit_code = 19
    says = "This is the last slot that opens the ledger; without it nobody could ever open it."
    remedy = "Add another passphrase or a recovery code first: habeas slots add"


class SlotUnproven(Broken):
    """A new slot does not open with what it was made for."""

    code = "slot-unproven"
    exit_code = 35
    says = "The new slot does not open; nothing old was removed."
    remedy = "Run the command again; if it happens again, the disk may be at fault: make a backup on another one."


class KeyForgotten(Refused):
    """A key was asked for after it had been forgotten."""

    code = "key-forgotten"
    exit_code = 19
    says = "The key was forgotten."
    remedy = "Unlock again with your passphrase."


class HeaderDamaged(Broken):
    """The bytes of a key file are not as they were written."""

    code = "key-file-damaged"
    exit_code = 35
    says = "The key file beside the ledger is damaged, and so is its copy."
    remedy = (
        "Keep both as they are. Put the key file of the last backup in their place: it ends in .keys and stands beside "
        "the backup; or restore the backup."
    )


class SealBroken(Broken):
    """Sealed bytes are not what was sealed here with this key: changed, moved, or sealed with another."""

    code = "seal-broken"
    exit_code = 35
    says = "Something sealed (%(purpose)s) is not as it was sealed, or stands where it was not put."
    remedy = "Keep the file as it is, as evidence, and restore from a backup with `habeas restore`."
