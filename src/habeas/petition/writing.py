"""The petition: drafts numbered, footnoted and annexed; what is open and what must be verified stated beside them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from habeas.errors import PetitionUndecided
from habeas.law import Form, Law, Shows, load_form
from habeas.model import (
    NO_RECORD,
    Assessment,
    Blank,
    CaseFile,
    CaseRecord,
    ClaimId,
    Document,
    DocumentId,
    Mark,
    Petition,
    PetitionId,
    Sentence,
)  # fmt: skip
from habeas.model.codec import to_json
from habeas.model.ids import digest_id
from habeas.petition.cautions import cautions
from habeas.petition.evidence import exhibits, footnote
from habeas.petition.lines import Filling
from habeas.petition.matter import Draft, Matter, matter_of
from habeas.petition.printing import printed_of, said_label, shown
from habeas.petition.refilling import Cited
from habeas.petition.verifying import notes_of, points_of
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
        case=case, assessment=assessment, law=law, form=form or load_form(), wording=load_wording(lang),
        documents=documents, names=names, made_on=made_on, claims=claims, facts=facts, lang=lang, record=record,
    )  # fmt: skip
    filling = Filling(matter=matter)
    for line in matter.form.lines:
        filling.fill(line)
    return _petition(matter, [draft for drafts in filling.drafts.values() for draft in drafts])


def _petition(matter: Matter, drafts: list[Draft]) -> Petition:
    sentences = tuple(_sentence(number, draft) for number, draft in enumerate(drafts, start=1))
    used = [matter.claims[claim] for claim in dict.fromkeys(claim for each in sentences for claim in each.claims)]
    annex = tuple(shown(matter, exhibit) for exhibit in exhibits(matter, used))
    points = points_of(matter, drafts)
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
        annex=annex,
        to_verify=tuple(point for point in points if point.mark is Mark.TO_BE_VERIFIED),
        already_read=tuple(point for point in points if point.mark is Mark.READ),
        state=matter.assessment.state,
        notes=notes_of(matter),
        warnings=cautions(matter, {draft.line for draft in drafts}),
        printed=printed_of(matter, drafts, len(annex), len(used)),
    )


def cite(  # noqa: PLR0913  # one value from each of the rooms that a citation is made of
    wanted: Collection[ClaimId],
    made: Petition,
    case: CaseFile,
    assessment: Assessment,
    law: Law,
    *,
    documents: Mapping[DocumentId, Document],
    names: Mapping[DocumentId, str],
) -> Cited:
    """Return the footnotes and documents of accepted claims as this filing cites them, in its language.

    Raises:
        QuoteNotVerbatim: a claim's quote is not the text of its document.

    """
    claims, facts = matter_of(case)
    matter = Matter(
        case=case, assessment=assessment, law=law, form=load_form(made.form_key), wording=load_wording(made.lang),
        documents=documents, names=names, made_on=made.made_on, claims=claims, facts=facts, lang=made.lang,
    )  # fmt: skip
    found = matter.accepted(wanted)
    return Cited(
        footnotes=tuple(footnote(matter, claim) for claim in found),
        annex=tuple(shown(matter, exhibit) for exhibit in exhibits(matter, found)),
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
    open_lines = [
        line for line in matter.form.lines if line.key not in filled and not (line.says and line.shows is Shows.PERSON)
    ]
    section = {line.key: each.key for each in matter.form.section for line in each.line}
    return tuple(Blank(section=section[line.key], line=line.key, label=said_label(matter, line)) for line in open_lines)
