"""The petition of one person, and the way back from each sentence to the words it stands on."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from habeas.casework.cases import get_case
from habeas.casework.describing import prove_unsealed
from habeas.casework.desk import Desk
from habeas.casework.findings import assess_case, find_state
from habeas.casework.memory import Memory, recall, recall_at
from habeas.casework.record import record_of
from habeas.casework.version import code_version
from habeas.errors import NotFound, Refused
from habeas.law import load_form, load_law
from habeas.law.form import QUESTIONNAIRE
from habeas.ledger import Artefact
from habeas.model import Assessment, CaseFile, Petition
from habeas.model.codec import to_json
from habeas.petition import Explanation, explain, petition, to_docx, to_pdf

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
) -> Pleading:
    """Fill a form for one person; only accepted claims enter.

    Raises:
        NotFound: nobody of that name has a case here.
        Refused: there is nothing accepted to say.

    """
    return plead(memory, get_case(memory, reference), state=state, made_on=made_on, form=form, lang=lang)


def plead(  # noqa: PLR0913  # what is written, for whom, in which language, as of when
    memory: Memory,
    case: CaseFile,
    *,
    state: str | None,
    made_on: str,
    form: str = QUESTIONNAIRE,
    lang: str = "en",
) -> Pleading:
    """Fill a form from one case file.

    Raises:
        Refused: there is nothing accepted to say, a source would be named who must not be, or a sealed one quoted.

    """
    assessment = assess_case(memory, case, state=state)
    documents, names = memory.as_cited(), memory.names_as_cited()
    made = petition(
        case, assessment, load_law(), documents=documents, names=names, made_on=made_on, form=load_form(form),
        lang=lang, record=record_of(memory, case),
    )  # fmt: skip
    prove_nobody_named(memory, made)
    prove_unsealed(memory, dict.fromkeys(note.document for note in made.footnotes))
    return Pleading(case=case, assessment=assessment, petition=made)


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


def file_petition(
    desk: Desk, reference: str, *, state: str | None, made_on: str, folder: Path
) -> tuple[Pleading, tuple[Path, ...]]:
    """Write the petition as PDF, DOCX and JSON, and record its digest with what it was made from."""
    memory = recall(desk)
    pleading = write_petition(memory, reference, state=state, made_on=made_on)
    contents = render_files(pleading.petition)
    folder.mkdir(parents=True, exist_ok=True)
    paths = tuple(folder / f"{pleading.petition.id}.{ending}" for ending in contents)
    for path, content in zip(paths, contents.values(), strict=True):
        path.write_bytes(content)
    record_petition(desk, pleading, state=state, made_on=made_on, upto=memory.upto)
    return pleading, paths


def render_files(made: Petition) -> dict[str, bytes]:
    """Return the petition in every format, by the ending of its file."""
    return {"pdf": to_pdf(made), "docx": to_docx(made), "json": to_json(made).encode()}


def record_petition(desk: Desk, pleading: Pleading, *, state: str | None, made_on: str, upto: int) -> Record:
    """Put the digest of a petition on the record, with all that it takes to write it again."""
    made = pleading.petition
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
    desk.ledger.append([record], by=desk.person, at=desk.now())
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
    """Write a petition again as it was, from what was known then.

    Raises:
        MadeByAnotherVersion: it was written by other rules.

    """
    if record.made_with != code_version():
        raise MadeByAnotherVersion(petition=record.id, version=record.made_with)
    then = recall_at(memory, record.upto)
    return write_petition(then, record.case, state=record.state, made_on=record.made_on)


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
    return explain(pleading.petition, int(number), case=pleading.case, documents=then.as_cited())
