"""The original bytes of a document, handed out as nothing but bytes, and pictures of its pages."""

from __future__ import annotations

from urllib.parse import quote

from django.http import HttpResponse, HttpResponseBase

from habeas.casework.pictures import PreviewsOff, draw_quote, prove_previews
from habeas.web.chrome.rights import At, Right, page
from habeas.web.inbox.listing import name_of
from habeas.web.inbox.words import show
from habeas.web.words.errors import say_error, say_remedy

BOTH = ("GET", "POST")
SANDBOX = "sandbox; default-src 'none'"
PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.")


@page(Right.READ, methods=BOTH)
def original(request: At, document: str) -> HttpResponseBase:
    """Say that a saved file is no longer encrypted; whoever goes on is given its bytes, which no browser opens."""
    known = request.view.get_document(document)
    name = name_of(request.view, known.id)
    if request.method != "POST":
        return show(request, "inbox/original.html", {"document": known, "name": name})
    response = HttpResponse(request.desk.ledger.get_original(known.sha256), content_type="application/octet-stream")
    response.headers["Content-Disposition"] = attachment(name)
    response.headers["Content-Security-Policy"] = SANDBOX
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def attachment(name: str) -> str:
    """Return the header that has a browser save a file under its own name, whatever that is (RFC 6266, RFC 8187)."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1].strip(". ") or "document"
    plain = "".join(letter if letter in PLAIN else "_" for letter in last)[:100]
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(last[:200], safe='')}"


@page(Right.READ)
def picture(request: At, document: str) -> HttpResponseBase:
    """Draw the page on which these words stand, and mark them."""
    known = request.view.get_document(document)
    start, end = (_offset(request.GET.get(name)) for name in ("start", "end"))
    drawn = draw_quote(request.desk, f"{known.id}:{start}-{max(start + 1, end)}")
    response = HttpResponse(drawn.png, content_type="image/png")
    response.headers["Content-Security-Policy"] = SANDBOX
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def say_previews() -> str:
    """Say why pages are not drawn on this system; nothing where they are."""
    try:
        prove_previews()
    except PreviewsOff as error:
        return f"{say_error(error)} {say_remedy(error)}"
    return ""


def _offset(written: str | None) -> int:
    return int(written) if written and written.isascii() and written.isdigit() and len(written) < 10 else 0
