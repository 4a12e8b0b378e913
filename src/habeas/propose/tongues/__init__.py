"""Read what a document says in any language that has a folder of data files: no language is known to this code.

Takes:    a document's text, its language, and its day of publication.
Gives:    claims and names, with offsets into the document's own text, and which stretches were read.
Refuses:  a language's data file that does not follow its schema.
Never:    reads English, which has a grammar of its own in code.
"""

from __future__ import annotations

from habeas.propose.tongues.claims import Reading, find_written, read_tongues
from habeas.propose.tongues.language import Tongue, load_tongue, tongues

__all__ = ["Reading", "Tongue", "find_written", "load_tongue", "read_tongues", "tongues"]
