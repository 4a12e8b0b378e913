"""The keys that are open: of compartments, and through them of each thing that entries are about."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping

from habeas.keys import Place, Secret, derive_secret, seal, unseal

GENERAL = "general"
IDENTITY = "identity"  # its key hangs on a passphrase of its own, never on the root
APART = frozenset([IDENTITY])
NAMES = "names"
FIRST_EPOCH = 1


class Keyring:
    """Opens what its compartments hold; ``root`` opens all but those apart, and a member's keys only what is listed."""

    __slots__ = ("_held", "_names", "_root")

    def __init__(self, *, names: Secret, root: Secret | None, held: Mapping[tuple[str, int], Secret]) -> None:
        self._names = names
        self._root = root
        self._held = dict(held)

    def __repr__(self) -> str:
        return "<Keyring>"

    @classmethod
    def of_root(cls, root: Secret) -> Keyring:
        """Return the ring of whoever holds the root of a ledger."""
        return cls(names=derive_secret(root, NAMES), root=root.twin(), held={})

    def key_id(self, subject: str, turn: int) -> str:
        """Return the id of a subject's key, which tells nothing of it; ``turn`` counts those destroyed before."""
        return "key-" + hmac.digest(self._names.reveal(), f"{subject}\n{turn}".encode(), hashlib.sha256).hex()[:32]

    def find(self, compartment: str, epoch: int = FIRST_EPOCH) -> Secret | None:
        """Return the key of a compartment, or None where it is not open here."""
        held = self._held.get((compartment, epoch))
        if held is None and self._root is not None and compartment not in APART:
            held = self._held[compartment, epoch] = derive_secret(self._root, f"compartment/{compartment}/{epoch}")
        return held

    def latest(self, compartment: str) -> int:
        """Return the number of the newest key of a compartment that is held: it is renewed when a member leaves."""
        return max((epoch for name, epoch in self._held if name == compartment), default=FIRST_EPOCH)

    def hold(self, compartment: str, key: Secret, epoch: int = FIRST_EPOCH) -> None:
        """Open a compartment from now on."""
        self._held[compartment, epoch] = key

    def drop(self, compartment: str) -> None:
        """Close a compartment again."""
        for name, epoch in list(self._held):
            if name == compartment:
                self._held.pop((name, epoch)).forget()

    def wrap(self, record: Secret, key_id: str, compartment: str) -> tuple[int, bytes] | None:
        """Return a record's key sealed under its compartment's newest, with its number; None where none is open."""
        epoch = self.latest(compartment)
        under = self.find(compartment, epoch)
        return None if under is None else (epoch, seal(under, record.reveal(), _place(key_id, compartment, epoch)))

    def unwrap(self, wrapped: bytes, key_id: str, compartment: str, epoch: int) -> Secret | None:
        """Return a record's key, or None where its compartment is not open here.

        Raises:
            SealBroken: it was changed, or is another record's.

        """
        under = self.find(compartment, epoch)
        return None if under is None else Secret(unseal(under, bytes(wrapped), _place(key_id, compartment, epoch)))

    def derive(self, purpose: str) -> Secret:
        """Return a key for one purpose: of the root, or in a team of the key that every member has."""
        return derive_secret(self._names if self._root is None else self._root, purpose)

    def twin(self) -> Keyring:
        """Return the same keys in their own memory."""
        held = {place: key.twin() for place, key in self._held.items()}
        return Keyring(names=self._names.twin(), root=self._root and self._root.twin(), held=held)

    def forget(self) -> None:
        """Overwrite all of them."""
        for key in (self._names, self._root, *self._held.values()):
            if key is not None:
                key.forget()
        self._held.clear()


def _place(key_id: str, compartment: str, epoch: int) -> Place:
    return Place("record-key", "ledger_key", "wrapped", f"{key_id}/{compartment}", epoch)
