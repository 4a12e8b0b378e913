"""A complaint article by article of one treaty: the facts of each, and what they disclose prima facie."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from habeas.law import FormLine
from habeas.model import Answer, Citation, Claim, Finding, Mark
from habeas.petition.choosing import findings_told
from habeas.petition.grounds import cited
from habeas.petition.guarantees import heading_of, norm_of
from habeas.petition.matter import Draft, Matter
from habeas.petition.voices import capital, ended, words_of

LEADING = re.compile(r"\d+")


def _citing(matter: Matter, instrument: str) -> dict[str, list[Finding]]:
    """Return the findings under each article that they cite; none where the State was not bound."""
    found: dict[str, list[Finding]] = {}
    for finding in findings_told(matter):
        for citation in finding.citations:
            if citation.instrument == instrument and citation.binding is not Answer.NO:
                for article in citation.article.split(", "):
                    found.setdefault(article, []).append(finding)
    return {article: found[article] for article in sorted(found, key=_order)}


def _closest(articles: Collection[str]) -> list[str]:
    """Return the articles without one of which paragraphs are named beside it."""
    closer = {article.partition("(")[0] for article in articles if "(" in article}
    return [article for article in articles if article not in closer]


def _order(article: str) -> tuple[int, str]:
    found = LEADING.match(article)
    return int(found[0]) if found else 0, article


def _is_open(matter: Matter, instrument: str) -> bool:
    """Whether nobody knows that the State was bound at the time of the facts."""
    return any(
        citation.instrument == instrument and citation.binding is Answer.UNKNOWN
        for finding in findings_told(matter)
        for citation in finding.citations
    )


def _say(matter: Matter, key: str, instrument: str, articles: Sequence[str]) -> str:
    return matter.say(f"articles.{key}", articles=_named(matter, instrument, _closest(articles)))


def _named(matter: Matter, instrument: str, articles: Sequence[str]) -> str:
    """Return "articles 9 (3) and 14 of the Covenant"."""
    return cited(matter, [
        Citation(instrument=instrument, article=article, mark=Mark.READ, binding=Answer.YES) for article in articles
    ])  # fmt: skip


def tell_list(matter: Matter, line: FormLine) -> Iterator[Draft]:
    """List the articles of one instrument that the facts engage, and say where it is open whether it was binding."""
    instrument = line.instrument or ""
    citing = _citing(matter, instrument)
    if not citing:
        return
    findings = [found[0] for found in citing.values()]
    yield _draft(matter, line, findings, _say(matter, "engaged", instrument, list(citing)))
    if _is_open(matter, instrument):
        treaty = matter.said(matter.law.instrument(instrument).short)
        yield _draft(matter, line, findings, matter.say("articles.open", treaty=treaty))


def _draft(matter: Matter, line: FormLine, findings: Sequence[Finding], text: str, under: str = "") -> Draft:
    claims = tuple(dict.fromkeys(matter.accepted(finding.claims_for)[0].id for finding in findings))
    return Draft(line=line.key, text=text, facts=matter.facts_of(claims), claims=claims, under=under)


def tell_articles(matter: Matter, line: FormLine) -> Iterator[Draft]:
    """Tell the facts under each article of the treaty, each source's words once, and under what they raise issues."""
    instrument = line.instrument or ""
    citing = _citing(matter, instrument)
    told: set[str] = set()
    key = "disclosed_open" if _is_open(matter, instrument) else "disclosed"
    for elements, articles in _together(citing).items():
        findings = [finding for finding in findings_told(matter) if finding.element in elements]
        numbers = list(dict.fromkeys(str(_order(article)[0]) for article in articles))
        under = capital(_named(matter, instrument, numbers))
        for finding in findings:
            yield from _facts(matter, line, finding, told, under)
        yield _draft(matter, line, findings, _say(matter, key, instrument, articles), under)


def _together(citing: Mapping[str, Sequence[Finding]]) -> dict[tuple[str, ...], list[str]]:
    """Return the articles of one number together, and of several numbers where they rest on the same elements."""
    of_number: dict[int, list[str]] = {}
    for article in citing:
        of_number.setdefault(_order(article)[0], []).append(article)
    together: dict[tuple[str, ...], list[str]] = {}
    for articles in of_number.values():
        elements = tuple(dict.fromkeys(finding.element for article in articles for finding in citing[article]))
        together.setdefault(elements, []).extend(articles)
    return together


def _facts(matter: Matter, line: FormLine, finding: Finding, told: set[str], under: str) -> Iterator[Draft]:
    if finding.element in told:
        text = matter.say("articles.again", heading=heading_of(matter, finding.element))
        yield _draft(matter, line, [finding], text, under)
        return
    told.add(finding.element)
    yield replace(_draft(matter, line, [finding], norm_of(matter, finding.element), under), finding=finding.element)
    for claim in _one_of_each_passage(matter.accepted(finding.claims_for)):
        text = ended(capital(words_of(matter, claim)), matter.lang)
        facts = matter.facts_of([claim.id])
        yield Draft(
            line=line.key, text=text, facts=facts, claims=(claim.id,), finding=finding.element, under=under,
            continues=True,
        )  # fmt: skip


def _one_of_each_passage(claims: Sequence[Claim]) -> list[Claim]:
    return list({claim.passage: claim for claim in reversed(claims)}.values())[::-1]
