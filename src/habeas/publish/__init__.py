"""Open again what is to leave, and search it for what must not be in it.

Takes:    the bytes of a file, and the words that are protected.
Gives:    the places where one of them stands, in whatever spelling, layer or hidden part.
Refuses:  a kind of file that it cannot read whole.
Never:    lets a file through because it could not be read.
"""

from __future__ import annotations

from habeas.publish.cells import FEW, Cell, few_in, write_csv
from habeas.publish.gate import LeakFound, Lookout, find_leaks, prove_clean
from habeas.publish.pieces import NotSearched

__all__ = ["FEW", "Cell", "LeakFound", "Lookout", "NotSearched", "few_in", "find_leaks", "prove_clean", "write_csv"]
