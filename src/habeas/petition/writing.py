"""The petition: drafts numbered, footnoted and annexed; what is open and what must be verified stated beside them."""

from __future__ import annotations

from collections.abc import Mapping

from habeas.errors import PetitionUndecided
from habeas.law import Form, Law, load_form
from habeas.model import (
    NO_RECORD,
    Answer,
    Assessment,
    Blank,
    CaseFile,
    CaseRecord,
    Document,
    DocumentId,
    Finding,
    Mark,
    Petition,
    PetitionId,
    Sentence,
    Standing,
    ToVerify,
    When,
)
from habeas.model.codec import to_json
from habeas.model.ids import digest_id
from habeas.petition.dates import date_words
from habeas.petition.evidence import exhibits, footnote
from habeas.petition.lines import Filling
from habeas.petition.matter import Draft, Matter, matter_of
from habeas.petition.wording import load_wording


def petition(  # noqa: PLR0913  # one value from each of the rooms that a petition is made of
    case: CaseFile,
    assessment: Assessment,
    law: Law,
    *,
    documents: Mapping[DocumentId, Document],
    names: Mapping[DocumentId, str],
    made_on: str,
    form: Form | None = None,
    lang: str = "en",
    record: CaseRecord = NO_RECORD,
) -> Petition:
    """Fill a form (the model questionnaire, where none is given) with what has been accepted.

    ``names`` are the file names under which the documents came; ``made_on`` (ISO 8601) is the day to which durations
    are counted.

    Raises:
        PetitionUndecided: nothing has been accepted.
        QuoteNotVerbatim: a claim's quote is not the text of its document.

    """
    claims, facts = matter_of(case)
    if not facts:
        raise PetitionUndecided(case=case.id)
    matter = Matter(
        case=case, assessment=assessment, law=law, form=form or load_form(), wording=load_wording(),
        documents=documents, names=names, made_on=made_on, claims=claims, facts=facts, lang=lang, record=record,
    )  # fmt: skip
    filling = Filling(matter=matter)
    for line in matter.form.lines:
        filling.fill(line)
    return _petition(matter, [draft for drafts in filling.drafts.values() for draft in drafts])


def _petition(matter: Matter, drafts: list[Draft]) -> Petition:
    sentences = tuple(_sentence(number, draft) for number, draft in enumerate(drafts, start=1))
    used = [matter.claims[claim] for claim in dict.fromkeys(claim for each in sentences for claim in each.claims)]
    return Petition(
        id=_identify(matter),
        case=matter.case.id,
        who=matter.who,
        form=matter.form.id,
        form_key=matter.form.key,
        lang=matter.lang,
        audience=matter.form.audience,
        law=matter.law.version,
        made_on=matter.made_on,
        sentences=sentences,
        footnotes=tuple(footnote(matter, claim) for claim in used),
        blanks=_blanks(matter, drafts),
        annex=exhibits(matter, used),
        to_verify=_to_verify(matter, drafts),
        state=matter.assessment.state,
        notes=_notes(matter),
    )


def _sentence(number: int, draft: Draft) -> Sentence:
    return Sentence(
        number=number, section=draft.line.split(".")[0], line=draft.line, text=draft.text, facts=draft.facts,
        claims=draft.claims, finding=draft.finding, under=draft.under, continues=draft.continues,
    )  # fmt: skip


def _identify(matter: Matter) -> PetitionId:
    """Return the digest of everything that the petition was made from."""
    used = dict.fromkeys(claim.passage.document for claim in matter.claims.values())
    sources = [
        (matter.documents[key].sha256, to_json(matter.documents[key].frame), matter.names.get(key)) for key in used
    ]
    return PetitionId(
        digest_id(
            "pet", to_json(matter.case), to_json(matter.assessment), matter.law.version, matter.form.id,
            matter.wording.version, sources, matter.made_on, matter.lang, to_json(matter.record),
        )
    )  # fmt: skip


def _blanks(matter: Matter, drafts: list[Draft]) -> tuple[Blank, ...]:
    """Return the lines that nothing fills, in the order of the form."""
    filled = {draft.line for draft in drafts}
    open_lines = [line for line in matter.form.lines if line.key not in filled]
    section = {line.key: each.key for each in matter.form.section for line in each.line}
    return tuple(Blank(section=section[line.key], line=line.key, label=line.label) for line in open_lines)


def _to_verify(matter: Matter, drafts: list[Draft]) -> tuple[ToVerify, ...]:
    """Return every point of law and treaty status that this petition uses and that nobody has read in its source."""
    used = {draft.finding for draft in drafts if draft.finding}
    findings = {
        finding.element: finding
        for category in matter.assessment.categories
        for finding in category.elements
        if finding.element in used
    }
    points = [
        ToVerify(item=key, says=_point(matter, finding), mark=finding.mark)
        for key, finding in findings.items()
        if finding.mark is Mark.TO_BE_VERIFIED
    ]
    told = {draft.line for draft in drafts}
    categories = {line.category for line in matter.form.lines if line.key in told}
    for category in matter.law.categories:
        if category.id in categories and category.mark is Mark.TO_BE_VERIFIED:
            says = f"The wording of category {category.id} ({category.mark_note or 'not read in its source'})."
            points.append(ToVerify(item=f"category {category.id}", says=says, mark=category.mark))
    points.extend(_open_treaties(list(findings.values())))
    unread = [line.key for line in matter.form.lines if line.mark is Mark.TO_BE_VERIFIED]
    says = f"The order and wording of these lines of the form: {', '.join(unread)}."
    return (*points, ToVerify(item=matter.form.name, says=says, mark=Mark.TO_BE_VERIFIED))


def _point(matter: Matter, finding: Finding) -> str:
    item = matter.law.element(finding.element)
    articles = "; ".join(f"{each.instrument} {each.article}".strip() for each in finding.citations)
    return f"{item.fact}. Rests on: {articles}."


def _open_treaties(findings: list[Finding]) -> list[ToVerify]:
    found = {
        citation.instrument: citation.note or "status not known"
        for finding in findings
        for citation in finding.citations
        if citation.binding is Answer.UNKNOWN
    }
    return [
        ToVerify(item=f"party to {instrument}", says=f"Treaty status: {note}.", mark=Mark.TO_BE_VERIFIED)
        for instrument, note in found.items()
    ]


def _notes(matter: Matter) -> tuple[str, ...]:
    left_out = sum(1 for weighed in matter.case.claims if weighed.standing is not Standing.ACCEPTED)
    documents = len({claim.passage.document for claim in matter.claims.values()})
    undecided = f" {left_out} claims on which nobody has decided were left out." if left_out else ""
    return (
        f"State concerned: {matter.assessment.state or 'not known'}. {matter.assessment.treaty_note}",
        f"Made from {len(matter.claims)} accepted claims in {documents} documents.{undecided}",
        f"Durations are counted to {date_words(When.parse(matter.made_on))}.",
        "Elements are prima facie: they say what sources state, not what the Working Group will find.",
    )
