"""What is told in public: who is held, what happened, what the authorities say, what the sources show, prima facie."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from habeas.law import FormLine
from habeas.model import Answer, Attribute, Citation, ClaimId, Fact, FactId, Finding, Kind, Modality, When
from habeas.petition.dates import date_words
from habeas.petition.differing import tell_conflicts
from habeas.petition.held import DEPRIVES, Held, first_day, held, in_order
from habeas.petition.matter import Draft, Matter
from habeas.petition.saying import phrases
from habeas.petition.telling import tell_event, tell_value

POSITIONS = (Kind.STATEMENT_OF_POSITION, Kind.COUNTER_CLAIM)
TOGETHER = 3  # sentences of an undated or long day in one paragraph
DENIED = frozenset((Modality.DENIED,))


def tell_headline(matter: Matter, line: FormLine) -> Iterator[Draft]:
    """Say in one line who is or was deprived of liberty, and since when or for how long, as the sources tell it."""
    found = held(matter)
    yield Draft(line=line.key, text=_headline(matter, found), facts=found.facts, claims=found.claims)


def _headline(matter: Matter, found: Held) -> str:
    key, when = "named", None
    if found.died:
        key = "died"
    elif found.is_held is Answer.NO:
        key = "freed"
    elif found.began is not None:
        key, when = f"held_{_exactness(found.began)}", found.began
    date = date_words(when, matter.lang) if when else ""
    return matter.say(f"publicity.{key}", who=matter.who, **({"date": date} if when else {}))


def _exactness(when: When) -> str:
    """Return by which word a language joins "since" to the date: a day, a month or year, or neither."""
    if when.is_interval or when.is_approximate or when.edtf[0] in "[{":
        return "other"
    return {"day": "day", "time": "day", "month": "month", "year": "month"}.get(when.precision, "other")


def tell_opening(matter: Matter, line: FormLine) -> Iterator[Draft]:
    """Open a letter: of whom it speaks, and since when, as far as the sources tell."""
    found = held(matter)
    if found.began is None or found.is_held is Answer.NO or found.died:
        text = matter.say("publicity.opening", who=matter.who)
    else:
        date = date_words(found.began, matter.lang)
        text = matter.say(f"publicity.opening_{_exactness(found.began)}", who=matter.who, date=date)
    yield Draft(line=line.key, text=text, facts=found.facts, claims=found.claims)


def tell_chronicle(matter: Matter, line: FormLine) -> Iterator[Draft]:
    """Tell what happened since the person was first taken, in order of time, and where the sources differ."""
    facts = [fact for fact in matter.facts if not _is_before(matter, fact) and fact.predicate not in POSITIONS]
    told = [
        (first_day(matter, fact), draft)
        for fact in in_order(matter, facts) if isinstance(fact.predicate, Kind)
        for draft in tell_event(matter, fact, line.key) if not _is_denial(matter, draft)
    ]  # fmt: skip
    yield from _paragraphs(told)
    yield from tell_conflicts(matter, matter.conflicts, line.key)


def tell_background(matter: Matter, line: FormLine) -> Iterator[Draft]:
    """Tell who the person is, by the attributes that the line names, and what came before."""
    drafts: list[Draft] = []
    for fact in matter.facts:
        if isinstance(fact.predicate, Attribute) and fact.predicate in line.answered_by:
            drafts.extend(tell_value(matter, fact, line.key))
    told = [
        (first_day(matter, fact), draft)
        for fact in in_order(matter, matter.facts)
        if isinstance(fact.predicate, Kind) and _is_before(matter, fact)
        for draft in tell_event(matter, fact, line.key)
        if fact.predicate not in POSITIONS and not _is_denial(matter, draft)
    ]  # fmt: skip
    yield from (replace(draft, continues=place > 0) for place, draft in enumerate(drafts))
    yield from _paragraphs(told)


def tell_position(matter: Matter, line: FormLine) -> Iterator[Draft]:
    """Tell what the authorities say, the reasons that they give, and whatever anyone denies."""
    for fact in matter.facts:
        if isinstance(fact.predicate, Attribute):
            if fact.predicate in line.answered_by:
                yield from tell_value(matter, fact, line.key)
            continue
        for draft in tell_event(matter, fact, line.key):
            if fact.predicate in POSITIONS or _is_denial(matter, draft):
                yield draft


def tell_paragraph(matter: Matter, line: FormLine) -> Iterator[Draft]:
    """Tell in one paragraph what answers the line: values first, then events in order of time."""
    drafts: list[Draft] = []
    facts = [fact for fact in matter.facts if fact.predicate in line.answered_by and not fact.is_set_aside]
    for fact in facts:
        if isinstance(fact.predicate, Attribute):
            drafts.extend(tell_value(matter, fact, line.key))
    for fact in in_order(matter, facts):
        if isinstance(fact.predicate, Kind):
            drafts.extend(tell_event(matter, fact, line.key))
    yield from (replace(draft, continues=place > 0) for place, draft in enumerate(drafts))


def tell_found(matter: Matter, line: FormLine) -> Iterator[Draft]:
    """Say of each element of the law, once, what the sources show, prima facie, and which articles it engages."""
    told: set[str] = set()
    for category in matter.assessment.categories:
        for finding in category.elements:
            claims = tuple(claim.id for claim in matter.accepted(finding.claims_for))
            facts = matter.facts_of(claims)
            if finding.element in told or not facts or finding.answer is Answer.NO:
                continue
            told.add(finding.element)
            yield _found(matter, finding, facts, claims, line=line.key)


def _found(
    matter: Matter, finding: Finding, facts: tuple[FactId, ...], claims: tuple[ClaimId, ...], *, line: str
) -> Draft:  # fmt: skip
    """Return the sentence on one element; where claims speak on both sides, it says so and rests on both."""
    law = _articles(matter, [each for each in finding.citations if each.binding is Answer.YES])
    key = "contradicted" if finding.answer is Answer.UNKNOWN else "found"
    against = tuple(claim.id for claim in matter.accepted(finding.claims_against))
    text = matter.say(f"publicity.{key}", what=_plainly(matter, finding))
    if law:
        text = f"{text} {matter.say('publicity.engages', law=law)}"
    return Draft(
        line=line, text=text, facts=tuple(dict.fromkeys((*facts, *matter.facts_of(against)))),
        claims=tuple(dict.fromkeys((*claims, *against))), finding=finding.element,
    )  # fmt: skip


def _plainly(matter: Matter, finding: Finding) -> str:
    """Return the element as a clause that a reader of news understands; the law's own question where there is none."""
    key = f"shown.{finding.element.replace('exercise_rights:', 'exercise_')}"
    return matter.say(key) if key in phrases(matter.lang) else matter.quote(matter.said(finding.question))


def _articles(matter: Matter, citations: Sequence[Citation]) -> str:
    """Return "the Universal Declaration, article 9; the Covenant, articles 9(1) and 9(2)", of what binds the State."""
    by_instrument: dict[str, list[str]] = {}
    for citation in citations:
        by_instrument.setdefault(citation.instrument, []).append(citation.article)
    parts = []
    for key, articles in by_instrument.items():
        short, given = matter.said(matter.law.instrument(key).short), [each for each in articles if each]
        many = "articles" if len(given) > 1 or "," in "".join(given) else "article"
        parts.append(matter.say(f"publicity.{many}", law=short, numbers=matter.listed(given)) if given else short)
    return "; ".join(parts)


def _is_denial(matter: Matter, draft: Draft) -> bool:
    return {claim.modality for claim in matter.accepted(draft.claims)} == DENIED


def _is_before(matter: Matter, fact: Fact) -> bool:
    """Whether it was over before the person was first taken."""
    taken = [matter.when_of(each) for each in matter.facts if each.predicate in DEPRIVES]
    starts = [when.earliest.day_number for when in taken if when is not None and when.earliest is not None]
    when = matter.when_of(fact)
    return bool(starts) and when is not None and when.latest is not None and when.latest.day_number < min(starts)


def _paragraphs(told: Sequence[tuple[int | None, Draft]]) -> Iterator[Draft]:
    """Give what happened on one day, or has no date, in short paragraphs."""
    before: tuple[int | None, int] = (-1, 0)
    for day, draft in told:
        goes_on = before[0] == day and before[1] < TOGETHER
        yield replace(draft, continues=goes_on)
        before = (day, before[1] + 1 if goes_on else 1)
