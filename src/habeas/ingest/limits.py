"""How much one source may ask of the machine before it is set aside."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds for one file; what goes beyond one of them is set aside, never cut off silently.

    The largest single source seen in practice (a court file of 1,200 pages) has 4 million characters, so the
    bounds on text leave tenfold room. Time is given by what a file is and by what was read of it: a base, so much for
    each MB, and so much for each page that the reader has finished (not for those that the file claims to have). A
    single number stops honest long files and lets short hostile ones run.
    """

    file_bytes: int = 100 * MIB  # any file
    text_bytes: int = 50 * MIB  # a text file; it is read whole
    text_chars: int = 20_000_000  # what a reader of any other format may hand back
    archive_bytes: int = 1024 * MIB  # all members of one archive, unpacked
    archive_members: int = 20_000
    memory_bytes: int = 1024 * MIB  # address space of the reading process
    cpu_s: int = 60
    cpu_s_per_mib: int = 10
    wall_s: float = 60.0
    wall_s_per_mib: float = 5.0
    wall_s_per_page: float = 4.0
    most_s: int = 1800  # of either, whatever the file is

    @property
    def reply_bytes(self) -> int:
        """The most that a reading process may write: its text in UTF-8, escaped where JSON demands it."""
        return 4 * self.text_chars + MIB

    def cpu_for(self, size: int) -> int:
        """The processor time that a source of so many bytes may take, in seconds."""
        return min(self.most_s, self.cpu_s + self.cpu_s_per_mib * (size // MIB))

    def wall_for(self, size: int, *, pages: int = 0) -> float:
        """The time by the clock that a source of so many bytes may take when so many of its pages are read."""
        return min(self.most_s, self.wall_s + self.wall_s_per_mib * (size / MIB) + self.wall_s_per_page * pages)


USUAL = Limits()
