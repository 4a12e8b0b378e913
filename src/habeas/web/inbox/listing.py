"""The documents of a ledger and the files that were set aside, page by page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.utils.translation import gettext as _

from habeas.casework.citing import file_of
from habeas.casework.view import Progress, View
from habeas.model import Document, DocumentId, Sensitivity, SetAside
from habeas.model.ids import document_id
from habeas.web.inbox.unsure import Counter, Unsure
from habeas.web.inbox.words import say_fault

T = TypeVar("T")
S = TypeVar("S")
PER_PAGE = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet(Generic[T]):
    """One page of a list."""

    rows: Sequence[T]
    number: int
    of: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One document in the list."""

    document: Document
    name: str
    progress: Progress
    sensitivity: Sensitivity
    missing: tuple[str, ...]
    unsure: int | None  # places that were read unsurely from pictures; None where nobody has looked yet


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """A file that was set aside, in the words of the page."""

    name: str
    size: int | None
    says: str
    remedy: str


def list_documents(view: View, *, name: str, state: str, page: int, unsure: Unsure) -> Sheet[Row]:
    """Return one page of the documents that fit, newest first."""
    wanted = name.casefold().strip()
    fits = STATES.get(state, _any)
    newest_first = reversed(tuple(view.documents))
    found = [key for key in newest_first if (not wanted or wanted in _haystack(view, key)) and fits(view, key)]
    counter = unsure.counter()
    return _sheet(found, page, lambda key: _row(view, key, counter))


def list_aside(asides: Iterable[SetAside], view: View, *, page: int) -> Sheet[Aside]:
    """Return one page of the files that nobody has managed to bring in since, newest first, each once."""
    found: dict[tuple[str, str | None], SetAside] = {}
    for each in asides:
        found.pop((each.original_name, each.sha256), None)
        if each.sha256 is None or document_id(each.sha256) not in view.documents or each.code == "unforeseen":
            found[each.original_name, each.sha256] = each
    return _sheet(list(reversed(found.values())), page, say_aside)


def say_aside(aside: SetAside) -> Aside:
    """Say why a file was set aside, in the language of the page."""
    says, remedy = say_fault(aside.code, aside.says, aside.remedy)
    return Aside(name=aside.original_name, size=aside.size, says=says, remedy=remedy)


def name_of(view: View, document: DocumentId) -> str:
    """Return the name under which a document first came."""
    return file_of(document, view.provenances)


def missing_of(document: Document) -> tuple[str, ...]:
    """Say what nobody knows of a document yet, and what that costs."""
    said: list[str] = []
    if document.frame.published is None:
        said.append(_("Date of publication not known: words such as “last Monday” cannot be counted."))
    if not (document.frame.publisher or document.frame.cited_as):
        said.append(_("Publisher not known: petitions cannot say where the words stand."))
    return tuple(said)


def _row(view: View, key: DocumentId, counter: Counter) -> Row:
    document = view.documents[key]
    return Row(
        document=document, name=name_of(view, key), progress=view.progress_of(key),
        sensitivity=view.sensitivity_of(key), missing=missing_of(document),
        unsure=counter.count(document) if document.scans else 0,
    )  # fmt: skip


def _sheet(found: Sequence[S], page: int, show: Callable[[S], T]) -> Sheet[T]:
    of = max(1, -(-len(found) // PER_PAGE))
    number = min(max(1, page), of)
    rows = [show(each) for each in found[(number - 1) * PER_PAGE : number * PER_PAGE]]
    return Sheet(rows=rows, number=number, of=of, total=len(found))


def _haystack(view: View, key: DocumentId) -> str:
    frame = view.documents[key].frame
    names = (copy.original_name for copy in view.provenances.get(key, ()))
    return "\n".join((*names, frame.title or "", frame.publisher or "", key)).casefold()


def _any(view: View, key: DocumentId) -> bool:
    return True


def _is_open(view: View, key: DocumentId) -> bool:
    far = view.progress_of(key)
    return far.decided < far.total


def _is_missing(view: View, key: DocumentId) -> bool:
    frame = view.documents[key].frame
    return frame.published is None or not (frame.publisher or frame.cited_as)


def _is_scan(view: View, key: DocumentId) -> bool:
    return bool(view.documents[key].scans)


STATES: dict[str, Callable[[View, DocumentId], bool]] = {
    "open": _is_open,
    "done": lambda view, key: not _is_open(view, key),
    "missing": _is_missing,
    "scans": _is_scan,
}
