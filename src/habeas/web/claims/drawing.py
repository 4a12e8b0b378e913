"""The words of a paragraph as they stand in the page: written here and not in a template, as there may be thousands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from django.utils.translation import gettext as _
from markupsafe import Markup

from habeas.casework.view import Order
from habeas.model import Attribute, Kind
from habeas.show.passages import Paragraph, Segment
from habeas.web.chrome.letters import plain
from habeas.web.claims.reading import Reading, Ref
from habeas.web.claims.states import State
from habeas.web.words.labels import label

# which state a passage shows that several claims share: the one that asks for most
_PRESSING = (State.WAITING, State.DIFFERS, State.UNSURE, State.ACCEPTED, State.REJECTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """One paragraph, ready to be put into the page."""

    words: Markup
    start: int
    page: int | None
    names: str  # of its style


def draw(reading: Reading, here: str) -> Iterator[Drawn]:
    """Yield the paragraphs with a mark for each quoted stretch, and a small link where a quote begins."""
    at = here + (f"?order={reading.order}&" if reading.order is not Order.HARM else "?")
    kinds: dict[Kind | Attribute, str] = {}
    for paragraph in reading.paragraphs:
        words = _words(reading, paragraph, at, kinds)
        yield Drawn(words=words, start=paragraph.start, page=paragraph.page, names=_styles(paragraph))


def _styles(paragraph: Paragraph) -> str:
    """Return the names of a paragraph's style; line ends within one were only made to fit a width."""
    flows = any("\n" in segment.text for segment in paragraph.segments)
    return " ".join(name for name, holds in (("flow", flows), ("close", paragraph.is_close)) if holds)


def _words(reading: Reading, paragraph: Paragraph, at: str, kinds: dict[Kind | Attribute, str]) -> Markup:
    pieces: list[str] = []
    for segment in paragraph.segments:
        pieces += [_ref(reading.refs[key], at, kinds) for key in segment.begins]
        words = escape(plain(segment.text))
        if segment.claims:
            pieces.append(
                f'<mark class="{_names(reading, segment)}" data-c="{_numbers(reading, segment)}">{words}</mark>'
            )
        else:
            pieces.append(f'<span class="misread">{words}</span>' if segment.is_uncertain else words)
    return Markup("".join(pieces))  # noqa: S704 - all that comes from a document or a catalogue was escaped


def _ref(ref: Ref, at: str, kinds: dict[Kind | Attribute, str]) -> str:
    kind = kinds.setdefault(ref.claim.predicate, label(ref.claim.predicate))
    says = escape(_("Claim %(number)s: %(kind)s") % {"number": ref.number, "kind": kind})
    href = escape(f"{at}claim={ref.id}#mark-{ref.id}")
    return (
        f'<a class="ref {ref.state}" id="mark-{ref.id}" href="{href}" data-n="{ref.number}" data-claim="{ref.id}"'
        f' data-state="{ref.state}" aria-label="{says}"></a>'
    )


def _numbers(reading: Reading, segment: Segment) -> str:
    """Return the numbers of the claims that cover a segment."""
    return " ".join(str(reading.refs[key].number) for key in segment.claims)


def _names(reading: Reading, segment: Segment) -> str:
    """Return the names of a segment's style."""
    states = {reading.refs[key].state for key in segment.claims}
    names = [next(state.value for state in _PRESSING if state in states)]
    names += ["now"] if reading.current in segment.claims else []
    names += ["many"] if len(segment.claims) > 1 else []
    names += ["misread"] if segment.is_uncertain else []
    return " ".join(names)
