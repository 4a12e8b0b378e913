"""What the desk tells on the next page: that something was done, and how to undo it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from django.http import HttpRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One line for the reader; ``undo`` is the address that takes it back when a form with ``fields`` is sent there."""

    says: str
    is_warning: bool = False
    undo: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)


def notify(request: HttpRequest, says: str, **more: object) -> None:
    """Let the next page say this."""
    notice = Notice(says=str(says), **more)  # type: ignore[arg-type]
    request.session["notices"] = [*request.session.get("notices", []), asdict(notice)]


def take_notices(request: HttpRequest) -> tuple[Notice, ...]:
    """Return what is to be said, once."""
    held = request.session.pop("notices", []) if hasattr(request, "session") else []
    return tuple(Notice(**each) for each in held)
