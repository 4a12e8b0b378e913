"""Propose what a document says happened, to whom, when and by whom, in its exact words.

Takes:    one document and, where known, the day it was published.
Gives:    claims, each with its quote, and the names that the document uses.
Refuses:  a language model whose files are not those that its makers published.
Never:    decides. A claim is a reading, with the rule that read it; a person says whether it stands.
"""

from __future__ import annotations

from habeas.propose.assemble import current_version, propose
from habeas.propose.jsonl import to_record
from habeas.propose.parse import Parser, find_parser

__all__ = ["Parser", "current_version", "find_parser", "propose", "to_record"]
