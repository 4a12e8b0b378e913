"""When something happened: the words, what they can mean in EDTF, and the earliest and latest second of that.

EDTF is ISO 8601-2:2019 annex A, levels 0 to 2; ``habeas.model.edtf`` reads and prints it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from habeas.model.answer import Answer
from habeas.model.moment import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """Every second that a source's words could mean, and the words themselves.

    ``earliest`` and ``latest`` are the first and the last second that the EDTF covers; None is an open or
    unknown end.
    """

    edtf: str
    earliest: Moment | None
    latest: Moment | None
    as_written: str = field(default="", repr=False)

    @classmethod
    def parse(cls, text: str, *, as_written: str = "") -> When:
        """Read EDTF of level 0, 1 or 2.

        Raises:
            BadDate: it is not EDTF.

        """
        raise NotImplementedError

    @classmethod
    def between(cls, first: Moment, last: Moment, *, as_written: str = "") -> When:
        """Return the days from ``first`` to ``last``: one date for one day, month or year, else an interval."""
        raise NotImplementedError

    def before(self, other: When) -> Answer:
        """Whether this was over when the other began, if the sources can tell."""
        raise NotImplementedError

    def after(self, other: When) -> Answer:
        """Whether this began when the other was over."""
        return other.before(self)

    def overlaps(self, other: When) -> Answer:
        """NO where the two cannot share a second; YES where both are the same single day; else UNKNOWN."""
        raise NotImplementedError
