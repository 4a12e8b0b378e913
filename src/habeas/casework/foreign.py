"""Files of others, opened to be searched before they leave: what decodes them does so in a process of its own."""

from __future__ import annotations

from collections.abc import Iterator

from habeas.ingest import ingest
from habeas.ingest.errors import NoText


def shown_by_pdf(data: bytes) -> Iterator[tuple[str, str]]:
    """Yield what the pages of a PDF show and what it says of itself, each with its place; none where all are pictures.

    Raises:
        Unreadable: it cannot be read.

    """
    try:
        document = ingest(data, name="x.pdf")
    except NoText:
        return
    for page in document.pages:
        yield f"page {page.number}", document.text[page.start : page.end]
    yield "metadata", "\n".join(each.value for each in document.properties)
