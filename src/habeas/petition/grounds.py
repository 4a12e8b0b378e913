"""Why the deprivation of liberty is said to be arbitrary: element by element, the sources' words and the articles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from habeas.law import Force, FormLine
from habeas.model import Answer, CategoryFinding, Citation, Claim, ClaimId, Finding
from habeas.petition.matter import Draft, Matter, listed, quoted
from habeas.petition.voices import attribution, capital, ended

NO_BREAK = "\u00a0"
ANSWERS = {
    Answer.YES: "Yes, as the sources tell it", Answer.NO: "No", Answer.UNKNOWN: "The sources contradict each other",
}  # fmt: skip


def tell_grounds(matter: Matter, line: FormLine) -> Iterator[Draft]:
    """Tell each element of the line's category on which accepted claims speak for its presence."""
    earlier: dict[str, str] = {}
    for category in matter.assessment.categories:
        if category.category != line.category:
            for finding in category.elements:
                earlier.setdefault(finding.element, category.category)
            continue
        yield from _tell_category(matter, line, category, earlier)


def _tell_category(
    matter: Matter, line: FormLine, category: CategoryFinding, earlier: Mapping[str, str]
) -> Iterator[Draft]:
    for finding in category.elements:
        facts = matter.facts_of(finding.claims_for)
        claims = tuple(claim.id for claim in matter.accepted(finding.claims_for))
        if not facts or not claims:
            continue
        under = f"Category {category.category}: {finding.question} {ANSWERS[finding.answer]}."
        told = [
            *_quotes(matter, finding, finding.claims_for, is_against=False),
            *_quotes(matter, finding, finding.claims_against, is_against=True),
        ]
        text = _articles(matter, finding)
        if finding.element in earlier:
            told, text = (
                [],
                f"The facts set out under category {earlier[finding.element]} on this question apply here too.",
            )
        for draft in (*told, Draft(line="", text=text, facts=facts, claims=claims)):
            yield replace(draft, line=line.key, finding=finding.element, under=under)


def _quotes(matter: Matter, finding: Finding, claims: Sequence[ClaimId], *, is_against: bool) -> Iterator[Draft]:
    """Give each source's words once, however many claims stand on them."""
    by_passage: dict[tuple[str, int, int], list[Claim]] = {}
    for claim in matter.accepted(claims):
        by_passage.setdefault((claim.passage.document, claim.passage.start, claim.passage.end), []).append(claim)
    for together in by_passage.values():
        ids = tuple(claim.id for claim in together)
        facts = matter.facts_of(ids)
        if facts:
            words = f"{attribution(matter, together[0])}: {quoted(together[0])}"
            text = ended(f"Against this, {words}" if is_against else capital(words))
            yield Draft(line="", text=text, facts=facts, claims=ids, finding=finding.element)


def _articles(matter: Matter, finding: Finding) -> str:
    """State which articles the element rests on, and which cannot yet be relied on."""
    binding = [citation for citation in finding.citations if citation.binding is Answer.YES]
    open_ones = [citation for citation in finding.citations if citation.binding is Answer.UNKNOWN]
    guides = [citation for citation in finding.citations if citation.binding is Answer.NO]
    parts = [f"These facts engage {_cited(matter, binding)}" if binding else "These facts bear on the question above"]
    if guides:
        parts.append(f"see also {_cited(matter, guides)}")
    said = "; ".join(parts) + "."
    if open_ones:
        said += (
            f" It remains to be verified whether the State was then a party to {_treaties(matter, open_ones)}; "
            f"{_cited(matter, open_ones)} {'are' if _is_many(open_ones) else 'is'} therefore not relied on as binding."
        )
    if finding.answer is Answer.UNKNOWN:
        said += " The sources contradict each other on this question."
    return said


def _is_many(citations: Sequence[Citation]) -> bool:
    """Whether more than one article, or instrument, is cited."""
    return len(citations) > 1 or any("," in citation.article for citation in citations)


def _treaties(matter: Matter, citations: Sequence[Citation]) -> str:
    shorts = dict.fromkeys(matter.law.instrument(citation.instrument).short for citation in citations)
    return listed(list(shorts))


def _cited(matter: Matter, citations: Sequence[Citation]) -> str:
    """Return "articles 9 and 10 of the Covenant, and the Body of Principles (11)"."""
    by_instrument: dict[str, list[str]] = {}
    for citation in citations:
        by_instrument.setdefault(citation.instrument, []).append(citation.article)
    parts = []
    for key, articles in by_instrument.items():
        instrument = matter.law.instrument(key)
        given = [article for article in articles if article]
        if instrument.kind is Force.STANDARD:
            parts.append(f"{instrument.short} ({'; '.join(given)})" if given else instrument.short)
        else:
            many = "articles" if len(given) > 1 or "," in "".join(given) else "article"
            spaced = [article.replace("(", NO_BREAK + "(") for article in given]
            parts.append(f"{many} {listed(spaced)} of {instrument.short}" if given else instrument.short)
    return listed(parts)
