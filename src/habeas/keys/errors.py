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


class KeysMissing(Refused):
    """A ledger without its key file."""

    code = "keys-missing"
    exit_code = 19
    says = "The key file of this ledger is not beside it: its name is that of the ledger with .keys at the end."
    remedy = (
        "Bring it there from where the ledger was, or take the one beside your last backup; with neither, nobody can "
        "open this file: restore the backup."
    )


class KeysOfAnother(Refused):
    """A key file that knows nothing of this ledger."""

    code = "keys-of-another"
    exit_code = 19
    says = "The key file beside this ledger is another ledger's, or the first bytes of the ledger are damaged."
    remedy = "Put the right key file there; if it is the right one, restore from a backup with `habeas restore`."


class RecoveryOwed(Refused):
    """The recovery code was shown, and nobody typed it back."""

    code = "recovery-owed"
    exit_code = 18
    says = "This ledger opens for the first time when its recovery code has been typed back."
    remedy = "Run `habeas init` on it again: a new code is shown, to be written down and typed back."


class Travelling(Refused):
    """The passphrases were taken off this computer on purpose."""

    code = "travelling"
    exit_code = 18
    says = "This ledger travels: since %(day)s no passphrase opens it on this computer."
    remedy = "Where you are safe, run `habeas travel back` with the recovery code or two shares."
