"""The petition of one person, and the way back from each sentence to the words it stands on."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from habeas.casework.appending import append
from habeas.casework.cases import get_case
from habeas.casework.classing import prove_filing_unsealed
from habeas.casework.desk import Desk
from habeas.casework.findings import assess_case, find_state
from habeas.casework.gating import as_draft, prove_may_go_out, sender_lang, warnings_on
from habeas.casework.memory import Memory, recall, recall_at
from habeas.casework.outlet import going_out, make_folder
from habeas.casework.planning import points_weighed, say_weighed, weigh_before
from habeas.casework.protecting import protected_of
from habeas.casework.record import record_of
from habeas.casework.rendering import render_files as render_files  # asked for here by cli and web
from habeas.casework.version import code_version
from habeas.errors import NotFound, Refused
from habeas.law import load_form, load_law
from habeas.law.form import QUESTIONNAIRE
from habeas.ledger import Artefact
from habeas.model import Assessment, CaseFile, Petition, Variant
from habeas.model.codec import to_json
from habeas.model.seeking import Protected
from habeas.petition import Explanation, explain, petition, redact

Record: TypeAlias = Artefact  # of a petition: its digest, and what it takes to write it again


class MadeByAnotherVersion(Refused):
    """A petition was written by other rules than those that are here."""

    code = "made-by-another-version"
    exit_code = 19
    says = "%(petition)s was written by Habeas %(version)s, whose rules are not those that are here."
    remedy = "Its JSON file names the claims of each sentence: habeas show claim clm-…; or write the petition again."


class SourceWouldBeNamed(Refused):
    """A source who is to be cited without a name would be named."""

    code = "source-would-be-named"
    exit_code = 19
    says = "The petition would name the source of document %(document)s, who is to be cited without a name."
    remedy = "Look for the claims whose words hold the name, and reject or replace them with a shorter quote."


@dataclass(frozen=True, slots=True, kw_only=True)
class Pleading:
    """A case with its findings and the petition made of them."""

    case: CaseFile
    assessment: Assessment
    petition: Petition


def write_petition(  # noqa: PLR0913  # what is written, for whom, in which language, as of when
    memory: Memory,
    reference: str,
    *,
    state: str | None,
    made_on: str,
    form: str = QUESTIONNAIRE,
    lang: str = "en",
    variant: Variant = Variant.FULL,
) -> Pleading:
    """Fill a form for one person; only accepted claims enter. It is not for others before ``prove_may_go_out``.

    Raises:
        NotFound: nobody of that name has a case here.
        Refused: there is nothing accepted to say.

    """
    case = get_case(memory, reference)
    return plead(memory, case, state=state, made_on=made_on, form=form, lang=lang, variant=variant)


def plead(  # noqa: PLR0913  # what is written, for whom, in which language, as of when
    memory: Memory,
    case: CaseFile,
    *,
    state: str | None,
    made_on: str,
    form: str = QUESTIONNAIRE,
    lang: str = "en",
    variant: Variant = Variant.FULL,
) -> Pleading:
    """Fill a form from one case file. It is not for others before ``prove_may_go_out``.

    Raises:
        Refused: there is nothing accepted to say, a source would be named who must not be, or a sealed one quoted.

    """
    assessment = assess_case(memory, case, state=state)
    documents, names = memory.as_cited(), memory.names_as_cited()
    made = petition(
        case, assessment, load_law(), documents=documents, names=names, made_on=made_on, form=load_form(form),
        lang=lang, record=record_of(memory, case),
    )  # fmt: skip
    made = _in_variant(memory, case, _warned(memory, case, assessment, made, variant), variant)
    prove_nobody_named(memory, made)
    prove_filing_unsealed(memory, made)
    return Pleading(case=case, assessment=assessment, petition=made)


def _in_variant(memory: Memory, case: CaseFile, made: Petition, variant: Variant) -> Petition:
    if variant is Variant.FULL:
        return made
    return redact(made, protected_of(memory, case, record_of(memory, case), replace(made, variant=variant)))


def _warned(
    memory: Memory, case: CaseFile, assessment: Assessment, made: Petition, variant: Variant
) -> Petition:  # fmt: skip
    """Return a filing with what its sender should know of consent, of undecided claims, and of what it may close."""
    weighed = weigh_before(memory, case, assessment, made)
    lang = sender_lang(made)
    consent = warnings_on(record_of(memory, case), replace(made, variant=variant), assessment)
    return replace(
        made, warnings=(*made.warnings, *consent, *say_weighed(weighed, lang)),
        to_verify=(*made.to_verify, *points_weighed(weighed, lang)),
    )  # fmt: skip


def draft_petition(pleading: Pleading, refusal: Refused | None) -> Pleading:
    """Return a filing to be looked at only: it says in its title that it may not be sent, and why."""
    return replace(pleading, petition=as_draft(pleading.petition, refusal))


def prove_nobody_named(memory: Memory, made: Petition) -> None:
    """Refuse a petition that names a source who must not be named.

    Raises:
        SourceWouldBeNamed: a quote or a sentence holds the name.

    """
    text = to_json(made).casefold()
    for document in memory.documents.values():
        if document.frame.cited_as is None:
            continue
        for name in (document.frame.author, document.frame.publisher, *document.people_in_properties):
            if name and name.casefold() in text:
                raise SourceWouldBeNamed(document=document.id)


def file_petition(  # noqa: PLR0913  # what is written, for whom, in which language, as of when, and where to
    desk: Desk,
    reference: str,
    *,
    state: str | None,
    made_on: str,
    folder: Path,
    form: str = QUESTIONNAIRE,
    lang: str = "en",
    variant: Variant = Variant.FULL,
) -> tuple[Pleading, tuple[Path, ...]]:
    """Write a filing in every format, and record it with what it was made from.

    Raises:
        NotFound: nobody of that name has a case here.
        Refused: there is nothing accepted to say, or no consent of whoever would read it.
        FileNotWritten: no file is there and nothing on the record.

    """
    memory = recall(desk)
    pleading = write_petition(memory, reference, state=state, made_on=made_on, form=form, lang=lang, variant=variant)
    prove_may_go_out(memory, pleading.petition, day=desk.now()[:10])
    contents = render_files(pleading.petition, protected=withheld_from(memory, pleading))
    make_folder(folder)
    files = {folder / f"{pleading.petition.id}.{ending}": content for ending, content in contents.items()}
    with going_out(files):
        record_petition(desk, pleading, state=state, made_on=made_on, upto=memory.upto)
    return pleading, tuple(files)


def withheld_from(memory: Memory, pleading: Pleading) -> tuple[Protected, ...]:
    """Return what a filing must not show: more where it is redacted, and something always."""
    made, case = pleading.petition, pleading.case
    return protected_of(memory, case, record_of(memory, case), made)


def record_petition(desk: Desk, pleading: Pleading, *, state: str | None, made_on: str, upto: int) -> Record:
    """Put a filing on the record, with all that it takes to write it again.

    Raises:
        Refused: there is no consent of whoever would read it, or it is a draft.

    """
    made = pleading.petition
    prove_may_go_out(recall(desk), made, day=desk.now()[:10])
    record = Record(
        id=made.id,
        sha256=hashlib.sha256(to_json(made).encode()).hexdigest(),
        case=pleading.case.id,
        state=state or find_state(pleading.case),
        made_on=made_on,
        law=made.law,
        form=made.form,
        kept=made,
        upto=upto,
        made_with=code_version(),
    )
    append(desk, [record], at=desk.now())
    return record


def get_record(memory: Memory, petition: str) -> Record:
    """Return what is on record of a petition.

    Raises:
        NotFound: none of that id was written from this ledger.

    """
    record = next((each for each in reversed(memory.artefacts) if each.id == petition), None)
    if record is None:
        raise NotFound(what="petition", given=petition)
    return record


def write_again(memory: Memory, record: Record) -> Pleading:
    """Return a petition as it was, beside the case as what was known then gives it.

    Raises:
        MadeByAnotherVersion: it was written by other rules and not kept.

    """
    then = recall_at(memory, record.upto)
    kept = record.kept
    if kept is not None and kept.printed is not None:
        case = get_case(then, record.case)
        return Pleading(case=case, assessment=assess_case(then, case, state=record.state), petition=kept)
    if record.made_with != code_version():
        raise MadeByAnotherVersion(petition=record.id, version=record.made_with)
    return plead_as(then, get_case(then, record.case), record)


def plead_as(memory: Memory, case: CaseFile, record: Record, *, made_on: str | None = None) -> Pleading:
    """Fill the form that was filled then, in its language and variant; refusals as for ``plead``."""
    kept = record.kept
    return plead(
        memory, case, state=record.state, made_on=made_on or record.made_on,
        form=kept.form_key if kept else QUESTIONNAIRE, lang=kept.lang if kept else "en",
        variant=kept.variant if kept else Variant.FULL,
    )  # fmt: skip


def explain_sentence(memory: Memory, reference: str) -> Explanation:
    """Walk from ``pet-…:N`` down to the passages, as things stood when that petition was written.

    Raises:
        NotFound: no petition or sentence of that name was written from this ledger.

    """
    wanted, _, number = reference.partition(":")
    record = next((each for each in reversed(memory.artefacts) if each.id == wanted), None)
    if record is None or not number.isdecimal():
        raise NotFound(what="sentence of a petition", given=reference)
    pleading = write_again(memory, record)
    if int(number) not in {sentence.number for sentence in pleading.petition.sentences}:
        raise NotFound(what="sentence of a petition", given=reference)
    then = recall_at(memory, record.upto)
    return explain(
        pleading.petition, int(number), case=pleading.case, documents=then.as_cited(), claims=then.claims
    )  # fmt: skip
