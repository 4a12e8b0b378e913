"""Every filing that can be made of a case today: what fills it, what is left, and who must have allowed it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from habeas.casework.findings import assess_case
from habeas.casework.gating import find_refusal_of, standing_for, warnings_on
from habeas.casework.memory import Memory
from habeas.casework.record import record_of
from habeas.casework.view import view_of
from habeas.errors import PetitionUndecided, Refused
from habeas.law import Form, form_keys, load_form, load_law, purpose_of
from habeas.model import CaseFile, ConsentStanding, Variant
from habeas.petition import petition


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One form as this case would fill it.

    ``filled`` and ``left`` count its lines; ``stops`` says why it cannot go out today, None: it can.
    """

    form: Form
    standing: ConsentStanding
    filled: int
    left: int
    sentences: int
    warnings: tuple[str, ...]
    stops: Refused | None


def offer_filings(memory: Memory, case: CaseFile, *, state: str | None, today: str) -> tuple[Offer, ...]:
    """Return every form, in its order; of a case in which nothing has been accepted, none.

    They are filled once; as long as nothing is appended to the ledger, the same stands on the same day.

    Raises:
        Refused: no form can be filled.

    """
    view = view_of(memory)
    with memory.source.lock:
        return view.keep(
            ("filings", case.id), (memory.upto, case, state, today),
            partial(_fill, memory, case, state=state, today=today),
        )  # fmt: skip


def _fill(memory: Memory, case: CaseFile, *, state: str | None, today: str) -> tuple[Offer, ...]:
    assessment, record = assess_case(memory, case, state=state), record_of(memory, case)
    documents, names = memory.as_cited(), memory.names_as_cited()
    found = []
    for key in form_keys():
        form = load_form(key)
        try:
            made = petition(
                case, assessment, load_law(), documents=documents, names=names, made_on=today, form=form,
                lang=form.languages[0], record=record,
            )  # fmt: skip
        except PetitionUndecided:
            return ()
        standing = standing_for(record, form.audience, Variant.FULL, day=today, purpose=purpose_of(form.key))
        found.append(
            Offer(
                form=form,
                standing=standing,
                filled=len(form.lines) - len(made.blanks),
                left=len(made.blanks),
                sentences=len(made.sentences),
                stops=find_refusal_of(made, standing),
                warnings=(*made.warnings, *warnings_on(record, made, assessment)),
            )
        )
    return tuple(found)
