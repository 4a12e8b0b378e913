"""The State's own case, stated fairly and answered: what it says, and whether a restriction passes its test."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from habeas.law import FormLine, Style
from habeas.model import Answer, Citation, Claim, ClaimId, Finding, Restriction, Tested
from habeas.petition.choosing import findings_told
from habeas.petition.grounds import cited
from habeas.petition.matter import Draft, Matter
from habeas.petition.voices import capital, ended, words_of


def tell_state_case(matter: Matter, line: FormLine) -> Iterator[Draft]:
    """Tell the State's reasons, provisions, charges, account and denials; a pleading adds why they are no answer."""
    told: list[Draft] = []
    for plea in matter.assessment.justification:
        told.extend(_quotes(matter, line, plea.claims, matter.say(f"stating.{plea.plea}")))
    yield from told
    findings = list(findings_told(matter))
    if told and findings and matter.form.style is Style.PLEADING and matter.form.mechanism == "WGAD":
        facts = tuple(dict.fromkeys(fact for draft in told for fact in draft.facts))
        claims = tuple(dict.fromkeys(claim for draft in told for claim in draft.claims))
        under = matter.say("stating.burden_heading")
        yield Draft(line=line.key, text=matter.say("stating.burden"), facts=facts, claims=claims, under=under)


def _quotes(matter: Matter, line: FormLine, claims: Sequence[ClaimId], under: str) -> Iterator[Draft]:
    """Give each source's words once, in one paragraph."""
    by_words: dict[str, list[Claim]] = {}
    for claim in matter.accepted(claims):
        by_words.setdefault(words_of(matter, claim), []).append(claim)
    continues = False
    for words, together in by_words.items():
        ids = tuple(claim.id for claim in together)
        facts = matter.facts_of(ids)
        if facts:
            text = ended(capital(words), matter.lang)
            yield Draft(line=line.key, text=text, facts=facts, claims=ids, under=under, continues=continues)
            continues = True


def tell_restriction(matter: Matter, line: FormLine, finding: Finding, under: str) -> Iterator[Draft]:
    """Hold the restriction of a right against the three-part test, question by question."""
    for test in matter.assessment.restrictions:
        if test.element == finding.element and test.binding is not Answer.NO:
            yield _rule(matter, line, finding, test, under)
            for tested in test.tested:
                yield from _answered(matter, line, finding, tested, under)


def _rule(matter: Matter, line: FormLine, finding: Finding, test: Restriction, under: str) -> Draft:
    claims = tuple(claim.id for claim in matter.accepted(finding.claims_for))
    instrument, _, article = test.clause.partition(" ")
    clause = ""
    if instrument == "ICCPR" and test.binding is Answer.YES:
        citation = Citation(instrument=instrument, article=article, mark=test.mark, binding=test.binding)
        clause = matter.say("stating.clause", cited=cited(matter, [citation]))
    return Draft(
        line=line.key, text=matter.say("stating.rule", clause=clause), facts=matter.facts_of(claims), claims=claims,
        finding=finding.element, under=under,
    )  # fmt: skip


def _answered(matter: Matter, line: FormLine, finding: Finding, tested: Tested, under: str) -> Iterator[Draft]:
    """Say what the sources answer to one question, then whose words speak to it."""
    invoked, against = matter.accepted(tested.invoked), matter.accepted(tested.claims_against)
    speaking = against if tested.answer is Answer.NO else matter.accepted(tested.claims_for)
    key = str(tested.answer)
    if tested.answer is Answer.UNKNOWN:
        speaking, key = invoked, "invoked" if invoked else "silent"
    carried = speaking or matter.accepted(finding.claims_for)
    claims = tuple(claim.id for claim in carried)
    facts = matter.facts_of(claims)
    if not facts:
        return
    yield Draft(
        line=line.key, text=matter.say(f"stating.{tested.demand}_{key}"), facts=facts, claims=claims,
        finding=finding.element, under=under, continues=True,
    )  # fmt: skip
    if speaking:
        for draft in _quotes(matter, line, claims, under):
            yield Draft(
                line=draft.line, text=draft.text, facts=draft.facts, claims=draft.claims, finding=finding.element,
                under=under, continues=True,
            )  # fmt: skip
