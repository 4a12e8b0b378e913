"""Why the deprivation of liberty is said to be arbitrary: element by element, the sources' words and the articles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from habeas.law import Force, FormLine
from habeas.model import Answer, CategoryFinding, Citation, Claim, ClaimId, Finding
from habeas.petition.matter import Draft, Matter
from habeas.petition.voices import capital, ended, words_of

WORD = re.compile(r"\b(?:principle|paras?)\b")  # within what the law files give as an article
ARTICLE = re.compile(r"(\w+)\((\w+)\)(?:\((\w+)\))?")


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
        question, answer = matter.said(finding.question), matter.say(f"grounds.{finding.answer.value}")
        under = matter.say("grounds.under", category=category.category, question=question, answer=answer)
        told = [
            *_quotes(matter, finding, finding.claims_for, is_against=False),
            *_quotes(matter, finding, finding.claims_against, is_against=True),
        ]
        text = _articles(matter, finding)
        if finding.element in earlier:
            told, text = [], matter.say("grounds.apply", category=earlier[finding.element])
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
            words = words_of(matter, together[0])
            text = ended(matter.say("grounds.against", words=words) if is_against else capital(words), matter.lang)
            yield Draft(line="", text=text, facts=facts, claims=ids, finding=finding.element)


def _articles(matter: Matter, finding: Finding) -> str:
    """State which articles the element rests on, and which cannot yet be relied on."""
    binding = [citation for citation in finding.citations if citation.binding is Answer.YES]
    open_ones = [citation for citation in finding.citations if citation.binding is Answer.UNKNOWN]
    guides = [citation for citation in finding.citations if citation.binding is Answer.NO]
    key = "grounds.engage" if binding else "grounds.bear"
    said = matter.say(key, **({"cited": cited(matter, binding)} if binding else {}))
    if guides:
        said = matter.say("grounds.see_also", said=said, cited=cited(matter, guides))
    sentences = [f"{said}."]
    if open_ones:
        verify = "grounds.verify_many" if _is_many(open_ones) else "grounds.verify_one"
        sentences.append(matter.say(verify, treaties=_treaties(matter, open_ones), cited=cited(matter, open_ones)))
    if finding.answer is Answer.UNKNOWN:
        sentences.append(matter.say("grounds.contradict"))
    return " ".join(sentences)


def _is_many(citations: Sequence[Citation]) -> bool:
    """Whether more than one article, or instrument, is cited."""
    return len(citations) > 1 or any("," in citation.article for citation in citations)


def _treaties(matter: Matter, citations: Sequence[Citation]) -> str:
    shorts = dict.fromkeys(matter.law.instrument(citation.instrument).short for citation in citations)
    return matter.listed([matter.say("grounds.party", treaty=matter.said(short)) for short in shorts])


def cited(matter: Matter, citations: Sequence[Citation]) -> str:
    """Return "articles 9 and 10 of the Covenant, and the Body of Principles (11)"."""
    by_instrument: dict[str, list[str]] = {}
    for citation in citations:
        by_instrument.setdefault(citation.instrument, []).append(citation.article)
    parts = []
    for key, articles in by_instrument.items():
        instrument = matter.law.instrument(key)
        short, given = matter.said(instrument.short), [article for article in articles if article]
        if not given:
            parts.append(short)
        elif instrument.kind is Force.STANDARD:
            told = "; ".join(WORD.sub(lambda word: matter.say(f"grounds.cite_{word[0]}"), each) for each in given)
            parts.append(matter.say("grounds.standard", instrument=short, articles=told))
        else:
            many = "grounds.articles" if len(given) > 1 or "," in "".join(given) else "grounds.article"
            told = matter.listed([_article(matter, article) for article in given])
            parts.append(matter.say(many, articles=told, instrument=short))
    return matter.listed(parts)


def _article(matter: Matter, article: str) -> str:
    """Return an article with its paragraph and letter as the language cites them: "9 (1)", "9 (par. 1)"."""

    def told(found: re.Match[str]) -> str:
        number, paragraph, letter = found.groups()
        if letter:
            return matter.say("grounds.letter", article=number, paragraph=paragraph, letter=letter)
        return matter.say("grounds.paragraph", article=number, paragraph=paragraph)

    return ARTICLE.sub(told, article)
