"""Fill the Working Group's questionnaire with sentences that each stand on accepted claims.

Takes:    a case file, its assessment, the law, and the documents with the names they came under.
Gives:    a Petition; its PDF, DOCX and ODT, full or redacted; the way back from a sentence to the words under it.
Refuses:  a case in which nothing has been accepted, and a text for which no font has the letters.
Never:    says what no claim says, uses an undecided claim, or smooths over a contradiction.
"""

from __future__ import annotations

from habeas.petition.docx import to_docx
from habeas.petition.explaining import Explanation, explain
from habeas.petition.layout import Layout, lay_out
from habeas.petition.odt import to_odt
from habeas.petition.pdf import to_pdf
from habeas.petition.redacting import apply_variant, redact
from habeas.petition.writing import petition

__all__ = [
    "Explanation", "Layout", "apply_variant", "explain", "lay_out", "petition", "redact", "to_docx", "to_odt", "to_pdf",
]  # fmt: skip
