"""What of the law a filing uses, each item with its mark: whoever files verifies what nobody has read in its source.

These lists are for the lawyer: a text of the law files that nobody has translated stands in English here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from habeas.law import load_mechanisms
from habeas.law.saying import ENGLISH, TRANSLATED, TRANSLATION_NOTE, catalogue
from habeas.model import Answer, Finding, Mark, Standing, ToVerify, When
from habeas.petition.matter import Draft, Matter


def points_of(matter: Matter, drafts: Sequence[Draft]) -> tuple[ToVerify, ...]:
    """Return every item of the law that these sentences, their form and its mechanism use, with its mark."""
    findings = _findings(matter, drafts)
    told = {draft.line for draft in drafts}
    return (
        *(_element(matter, finding) for finding in findings),
        *_categories(matter, told),
        *_open_treaties(matter, findings),
        *_form(matter),
        *_mechanism(matter),
        *_translation(matter),
    )


def _text(matter: Matter, text: str) -> str:
    """Return a text of the law files in the filing's language, or in English."""
    return catalogue(matter.lang).get(text, text)


def _findings(matter: Matter, drafts: Iterable[Draft]) -> tuple[Finding, ...]:
    used = {draft.finding for draft in drafts if draft.finding}
    found = {
        finding.element: finding
        for category in matter.assessment.categories
        for finding in category.elements
        if finding.element in used
    }
    return tuple(found.values())


def _element(matter: Matter, finding: Finding) -> ToVerify:
    """Return the point of an element; each of its articles bears its own mark."""
    fact = _text(matter, matter.law.element(finding.element).fact)
    articles = "; ".join(f"{each.instrument} {each.article}".strip() + f" ({each.mark})" for each in finding.citations)
    says = matter.say("layout.rests_on", fact=fact, articles=articles)
    unread = any(each.mark is Mark.TO_BE_VERIFIED for each in finding.citations)
    return ToVerify(item=finding.element, says=says, mark=Mark.TO_BE_VERIFIED if unread else finding.mark)


def _categories(matter: Matter, told: set[str]) -> Iterator[ToVerify]:
    used = {line.category for line in matter.form.lines if line.category and line.key in told}
    for category in matter.law.categories:
        if category.id in used:
            says = matter.say("layout.category_says", note=_text(matter, category.mark_note or "")).strip()
            yield ToVerify(item=matter.say("layout.category", category=category.id), says=says, mark=category.mark)


def _open_treaties(matter: Matter, findings: Iterable[Finding]) -> tuple[ToVerify, ...]:
    found = {
        citation.instrument: citation.note or matter.say("layout.party_unknown")
        for finding in findings
        for citation in finding.citations
        if citation.binding is Answer.UNKNOWN
    }
    return tuple(
        ToVerify(
            item=matter.say("layout.party", instrument=instrument),
            says=matter.say("layout.party_says", note=note.rstrip(".")),
            mark=Mark.TO_BE_VERIFIED,
        )
        for instrument, note in found.items()
    )


def _form(matter: Matter) -> Iterator[ToVerify]:
    """Name the form with its source, its lines by their mark, and what whoever submits should know of a line."""
    form, name = matter.form, _text(matter, matter.form.name)
    source = matter.say("layout.form_source", source=_ended(matter, form.source))
    yield ToVerify(item=name, says=source, mark=form.mark)
    for mark in (Mark.TO_BE_VERIFIED, Mark.READ):
        keys = [key for line in form.lines if line.mark is mark for key in (line.key, *line.joined)]
        if keys:
            yield ToVerify(item=name, says=matter.say("layout.lines", lines=", ".join(keys)), mark=mark)
    for line in form.lines:
        if line.note:
            item = matter.say("layout.line", line=line.key)
            yield ToVerify(item=item, says=_text(matter, line.note), mark=line.mark)


def _mechanism(matter: Matter) -> Iterator[ToVerify]:
    mechanism = load_mechanisms().get(matter.form.mechanism)
    if mechanism is not None:
        says = matter.say("layout.mechanism_says", source=_ended(matter, mechanism.source))
        yield ToVerify(item=_text(matter, mechanism.name), says=says, mark=mechanism.mark)


def _translation(matter: Matter) -> Iterator[ToVerify]:
    """Say of a filing in another language than English that its wording of the law is our translation."""
    if matter.lang != ENGLISH:
        item, says = _text(matter, TRANSLATED), _text(matter, TRANSLATION_NOTE)
        yield ToVerify(item=item, says=says, mark=Mark.TO_BE_VERIFIED)


def _ended(matter: Matter, source: str) -> str:
    return _text(matter, source).rstrip(".")


def notes_of(matter: Matter) -> tuple[str, ...]:
    """Return how the filing was made: the State and its treaties, what was left out, until when was counted."""
    left_out = sum(1 for weighed in matter.case.claims if weighed.standing is not Standing.ACCEPTED)
    documents = len({claim.passage.document for claim in matter.claims.values()})
    state = matter.assessment.state or matter.say("layout.not_known")
    return (
        matter.say("layout.state_note", state=state, note=matter.assessment.treaty_note).strip(),
        matter.say("layout.made_from", claims=len(matter.claims), documents=documents),
        *([matter.say("layout.left_out", count=left_out)] if left_out else []),
        matter.say("layout.durations", day=matter.date(When.parse(matter.made_on))),
        matter.say("layout.prima_facie_note"),
    )
