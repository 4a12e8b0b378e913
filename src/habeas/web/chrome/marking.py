"""In few words: how far what is shown may go, and where it is kept. What is as most things are is not said."""

from __future__ import annotations

from django.http import HttpRequest

from habeas.casework.classing import class_of_case, class_of_document
from habeas.casework.compartments import find_place
from habeas.model import CaseFile, Document, DocumentId, Sensitivity
from habeas.web.words.labels import label

USUAL = (Sensitivity.WORKING, Sensitivity.PUBLISHABLE)


def say_kept(request: HttpRequest, shown: CaseFile | Document) -> tuple[str, ...]:
    """Return the class and the compartment of what a page shows; nothing where it is the usual."""
    memory = request.view.memory
    documents: tuple[DocumentId, ...]
    if isinstance(shown, Document):
        found, documents = class_of_document(memory, shown.id), (shown.id,)
    else:
        found = class_of_case(memory, shown)
        documents = tuple(dict.fromkeys(weighed.claim.passage.document for weighed in shown.claims))
    place = find_place(request.desk, documents)
    said = () if found in USUAL else (str(label(found)),)
    return said if place is None else (*said, place)
