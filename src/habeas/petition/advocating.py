"""The tellers of filings that plead, accuse or ask, by what a line shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from habeas.law import FormLine, Shows
from habeas.petition.articles import tell_articles
from habeas.petition.matter import Draft, Matter
from habeas.petition.pleading import tell_argument, tell_opening
from habeas.petition.requests import tell_mandates, tell_requests
from habeas.petition.stating import tell_state_case
from habeas.petition.urgency import tell_urgency

ADVOCATED: Mapping[Shows, Callable[[Matter, FormLine], Iterator[Draft]]] = {
    Shows.OPENING: tell_opening,
    Shows.ARGUMENT: tell_argument,
    Shows.ARTICLES: tell_articles,
    Shows.STATE_CASE: tell_state_case,
    Shows.URGENCY: tell_urgency,
    Shows.MANDATES: tell_mandates,
    Shows.REQUESTS: tell_requests,
}
