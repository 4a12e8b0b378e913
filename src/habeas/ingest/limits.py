"""How much one source may ask of the machine before it is set aside."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds for one file; what goes beyond one of them is set aside, never cut off silently.

    The largest single source seen in practice (a court file of 1,200 pages) has 4 million characters, so the
    bounds on text leave tenfold room.
    """

    file_bytes: int = 100 * MIB  # any file
    text_bytes: int = 50 * MIB  # a text file; it is read whole
    text_chars: int = 20_000_000  # what a reader of any other format may hand back
    archive_bytes: int = 1024 * MIB  # all members of one archive, unpacked
    archive_members: int = 20_000
    memory_bytes: int = 1024 * MIB  # address space of the reading process
    cpu_s: int = 60
    wall_s: float = 120.0

    @property
    def reply_bytes(self) -> int:
        """The most that a reading process may write: its text in UTF-8, escaped where JSON demands it."""
        return 4 * self.text_chars + MIB


USUAL = Limits()
