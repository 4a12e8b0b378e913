"""How the ledger says no.

Refused                          Broken
├── WrongPassphrase        18    ├── LedgerNotEncrypted     34
├── LedgerBusy             19    ├── LedgerDamaged          35
├── LedgerNotWritable      19    ├── ChainBroken            36
├── DiskFull               19    ├── TriggersMissing        37
├── LedgerClosed           19    ├── AppendOnly             37
├── NotEnoughMemory        19    ├── OriginalAltered        38
├── LedgerNewer            19    └── OriginalMissing        38
├── LedgerMissing          19
├── LedgerExists           19
├── PlaceUnfit             19
├── PassphraseUnfit        19
└── EntryNotStorable       19
"""

from __future__ import annotations

from habeas.errors import Broken, Refused
from habeas.keys.errors import NotEnoughMemory, PassphraseUnfit, WrongPassphrase

__all__ = ["NotEnoughMemory", "PassphraseUnfit", "WrongPassphrase"]  # what a passphrase meets is said by its own room


class LedgerBusy(Refused):
    """Another process was writing for longer than one waits."""

    code = "ledger-busy"
    exit_code = 19
    says = "Another process was writing to this ledger for %(wait_s)s seconds; nothing was written."
    remedy = "Let the other command finish, or end it, and run this one again."


class LedgerNotWritable(Refused):
    """The file, its folder or its disk cannot be written to, or not be reached."""

    code = "ledger-not-writable"
    exit_code = 19
    says = "The ledger or its folder cannot be written to; nothing was written."
    remedy = "Check that you may write to the file and to its folder, and that the disk is there and not read-only."


class DiskFull(Refused):
    """There was no room for the batch; none of it was written."""

    code = "disk-full"
    exit_code = 19
    says = "The disk is full; nothing of this batch was written."
    remedy = "Make room on the disk and run the command again."


class LedgerClosed(Refused):
    """The ledger was closed, and its key forgotten."""

    code = "ledger-closed"
    exit_code = 19
    says = "The ledger is closed."
    remedy = "Open it again with its passphrase."


class CompartmentClosed(Refused):
    """Something is kept in a compartment that this person has not opened, or may not."""

    code = "compartment-closed"
    exit_code = 19
    says = "This is kept in a compartment that is not open here; nothing was written."
    remedy = "Ask somebody who may open the compartment."


class AlreadyDestroyed(Refused):
    """What was to be destroyed is destroyed, or was never sealed by itself."""

    code = "already-destroyed"
    exit_code = 19
    says = "There is nothing left to destroy, or it was written before words could be destroyed one by one."
    remedy = "See `habeas verify`; what an earlier version wrote goes only with the whole ledger."


class OriginalDestroyed(Refused):
    """The key of an original was destroyed, and its bytes with it."""

    code = "original-destroyed"
    exit_code = 19
    says = "This original was destroyed, and nobody can bring it back."
    remedy = "See who decided so, and why, with `habeas show log`."


class DriverMissing(Refused):
    """What speaks with PostgreSQL is not installed."""

    code = "driver-missing"
    exit_code = 19
    says = "A team's ledger needs the driver for PostgreSQL, and it is not installed."
    remedy = "Install it with: pip install 'habeas[team]'."


class BackedUpByServer(Refused):
    """A copy of a team's ledger was asked of the desk."""

    code = "backed-up-by-server"
    exit_code = 19
    says = "A team's ledger is copied by the tools of its server."
    remedy = "Use pg_dump; what it writes is ciphertext (docs/how-to/run-a-team-server.md)."


class DatabaseUnreachable(Refused):
    """The server does not answer, or does not let us in."""

    code = "database-unreachable"
    exit_code = 19
    says = "The team's database does not answer, or does not let this account in; nothing was written."
    remedy = "Check that the server runs, the address, and who may come in (pg_hba.conf, password file)."


class LedgerNewer(Refused):
    """A later Habeas wrote this file in a way that this one does not know."""

    code = "ledger-newer"
    exit_code = 19
    says = "This ledger was written by a newer Habeas."
    remedy = "Install the newer Habeas; nothing was changed."


class LedgerMissing(Refused):
    """There is no file."""

    code = "ledger-missing"
    exit_code = 19
    says = "There is no ledger at that place."
    remedy = "Check the path, or make a ledger with `habeas init`."


class LedgerExists(Refused):
    """There is a file already, and no ledger or backup is ever written over a file."""

    code = "ledger-exists"
    exit_code = 19
    says = "There is a file at that place already; it was not touched."
    remedy = "Choose another path, or move the file away."


class PlaceUnfit(Refused):
    """A ledger there could lose what was written, through no fault of its own."""

    code = "place-unfit"
    exit_code = 19
    says = "A ledger cannot live in this folder: it is on a network, or another program keeps it the same elsewhere."
    remedy = "Choose a folder on this computer's own disk. Backups may be copied there, for they are encrypted."


class EntryNotStorable(Refused):
    """An entry holds something that could not be read back exactly as it was given."""

    code = "entry-not-storable"
    exit_code = 19
    says = "An entry cannot be stored exactly as given: %(why)s. Nothing of this batch was written."
    remedy = "Correct it and run the command again."


class LedgerNotEncrypted(Broken):
    """The file, or the driver, keeps readable data."""

    code = "ledger-not-encrypted"
    exit_code = 34
    says = "This ledger is not encrypted: %(why)s. Nothing was read or written."
    remedy = "If this file holds real data, move it to an encrypted disk at once; make a new ledger with `habeas init`."


class LedgerDamaged(Broken):
    """The file is not as it was written."""

    code = "ledger-damaged"
    exit_code = 35
    says = "The ledger is damaged: %(why)s. Nothing was written."
    remedy = "Keep the file and the files beside it as they are, and restore from a backup with `habeas restore`."


class ChainBroken(Broken):
    """An entry is not the one that was written, or one is missing."""

    code = "chain-broken"
    exit_code = 36
    says = "The chain of the ledger does not hold at entry %(seq)s: %(why)s."
    remedy = "Someone or something changed the record. Keep this file as evidence and restore from a backup."


class TriggersMissing(Broken):
    """What forbids changing and deleting is not there, or does not work."""

    code = "triggers-missing"
    exit_code = 37
    says = "The ledger no longer forbids changing or deleting its rows (%(trigger)s)."
    remedy = "Someone altered the file. Keep it as evidence and restore from a backup with `habeas restore`."


class AppendOnly(Broken):
    """Something tried to change, delete or write over a row."""

    code = "append-only"
    exit_code = 37
    says = "A row of the ledger can be added, never changed; nothing was written."
    remedy = "This is a fault in Habeas: report the code of this error and what you did."


class OriginalAltered(Broken):
    """The bytes of an original do not have the digest that names them."""

    code = "original-altered"
    exit_code = 38
    says = "The original %(sha256)s is not what was kept: its bytes have another digest."
    remedy = "Keep this file as evidence and restore from a backup with `habeas restore`."


class OriginalMissing(Broken):
    """A document is on the record, and its original is not there."""

    code = "original-missing"
    exit_code = 38
    says = "The original %(sha256)s of a document on the record is not there."
    remedy = "Restore from a backup with `habeas restore`."
