"""The argument of a pleading: on what it relies; by category the norm, the facts and what follows from them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from habeas.law import FormLine
from habeas.model import CategoryFinding, Finding
from habeas.petition.articles import tell_list
from habeas.petition.grounds import tell_grounds
from habeas.petition.guarantees import heading_of, norm_of
from habeas.petition.matter import Draft, Matter
from habeas.petition.stating import tell_restriction


def tell_opening(matter: Matter, line: FormLine) -> Iterator[Draft]:
    """State whom the filing concerns and on which categories it relies; or which articles, where a treaty is named."""
    if line.instrument is not None:
        yield from tell_list(matter, line)
        return
    relied_on = [(category, _bringing(matter, category)) for category in matter.assessment.categories]
    categories = [category.category for category, findings in relied_on if findings]
    if not categories:
        return
    findings = [finding for _, found in relied_on for finding in found[:1]]
    key = "opening_one" if len(categories) == 1 else "opening_many"
    text = matter.say(f"pleading.{key}", who=matter.who, categories=matter.listed(categories))
    yield _on(matter, line, findings, text)


def _told(matter: Matter, category: CategoryFinding) -> list[Finding]:
    return [
        finding for finding in category.elements
        if matter.facts_of(finding.claims_for) and matter.accepted(finding.claims_for)
    ]  # fmt: skip


def _bringing(matter: Matter, category: CategoryFinding) -> list[Finding]:
    """Return those that can bring a category by themselves: what only makes a case graver cannot."""
    told = _told(matter, category)
    return [finding for finding in told if not matter.law.element(finding.element).aggravating]


def _on(matter: Matter, line: FormLine, findings: Sequence[Finding], text: str) -> Draft:
    """Return a sentence that stands on the first accepted claim of each of these findings."""
    claims = tuple(dict.fromkeys(matter.accepted(finding.claims_for)[0].id for finding in findings))
    return Draft(line=line.key, text=text, facts=matter.facts_of(claims), claims=claims)


def tell_argument(matter: Matter, line: FormLine) -> Iterator[Draft]:
    """Argue one category: for each element what the law asks, what the sources say and which articles that engages."""
    category = next((each for each in matter.assessment.categories if each.category == line.category), None)
    findings = _told(matter, category) if category else []
    if category is None or not findings:
        return
    earlier = _told_earlier(matter, category)
    by_element = {finding.element: finding for finding in findings}
    for element, drafts in groupby(tell_grounds(matter, line), key=lambda draft: draft.finding):
        if element is not None:
            yield from _argued(matter, element, list(drafts), is_repeated=element in earlier)
            under = heading_of(matter, element)
            yield from tell_restriction(matter, line, by_element[element], under)
    bringing = _bringing(matter, category)
    if not bringing:
        return
    norm = matter.quote(matter.said(category.text))
    text = matter.say("pleading.conclusion", who=matter.who, category=category.category, text=norm)
    under = matter.say("pleading.conclusion_heading", category=category.category)
    yield replace(_on(matter, line, bringing, text), under=under)


def _told_earlier(matter: Matter, category: CategoryFinding) -> set[str]:
    before = [each for each in matter.assessment.categories if each.category < category.category]
    return {finding.element for each in before for finding in each.elements}


def _argued(matter: Matter, element: str, drafts: Sequence[Draft], *, is_repeated: bool) -> Iterator[Draft]:
    """Put the norm before the sources' words, which make one paragraph, and the articles after them."""
    under, last = heading_of(matter, element), drafts[-1]
    if not is_repeated:
        yield replace(last, text=norm_of(matter, element), under=under, continues=False)
    for number, draft in enumerate(drafts):
        yield replace(draft, under=under, continues=0 < number < len(drafts) - 1)
