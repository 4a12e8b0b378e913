"""Show a case file or an assessment so that every line leads to the words it stands on.

Takes:    a CaseFile or an Assessment, and the documents that its claims cite.
Gives:    a self-contained page (HTML with its timeline as SVG), plain text, or canonical JSON.
Refuses:  nothing; what nobody has decided is shown with the words "proposed, not reviewed".
Never:    leaves out the other side of a conflict, runs a script, or loads anything from elsewhere.
"""

from __future__ import annotations

from habeas.model.codec import to_json as case_to_json
from habeas.show.page import assessment_to_html, case_to_html
from habeas.show.text import assessment_to_text, case_to_text

__all__ = ["assessment_to_html", "assessment_to_text", "case_to_html", "case_to_json", "case_to_text"]
