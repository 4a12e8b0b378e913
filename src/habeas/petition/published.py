"""Which teller fills which line of the filings for the public, the family, and those who decide on sanctions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from habeas.law import FormLine, Shows
from habeas.petition import dossier, family, publicity
from habeas.petition.demands import tell_demands
from habeas.petition.matter import Draft, Matter

Teller: TypeAlias = Callable[[Matter, FormLine], Iterator[Draft]]
PUBLISHED: Mapping[Shows, Teller] = {
    Shows.HEADLINE: publicity.tell_headline,
    Shows.LETTER: publicity.tell_opening,
    Shows.PARAGRAPH: publicity.tell_paragraph,
    Shows.CHRONICLE: publicity.tell_chronicle,
    Shows.BACKGROUND: publicity.tell_background,
    Shows.POSITION: publicity.tell_position,
    Shows.FOUND: publicity.tell_found,
    Shows.DEMANDS: tell_demands,
    Shows.TARGETS: dossier.tell_targets,
    Shows.LINKS: dossier.tell_links,
    Shows.EVIDENCE: dossier.tell_evidence,
    Shows.EXCULPATORY: dossier.tell_exculpatory,
    Shows.FAMILY_ABOUT: family.tell_about,
    Shows.FAMILY_SINCE: family.tell_since,
    Shows.FAMILY_KNOWN: family.tell_known,
    Shows.FAMILY_WHERE: family.tell_where,
    Shows.FAMILY_DONE: family.tell_done,
    Shows.FAMILY_NEXT: family.tell_next,
    Shows.FAMILY_UNKNOWN: family.tell_unknown,
}
