"""Pages: one HTML file that needs nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from habeas.model import Assessment, CaseFile, Document, DocumentId, FactId, Standing
from habeas.show.findings import read_assessment
from habeas.show.quotes import UNREVIEWED
from habeas.show.timeline import find_timeline
from habeas.show.view import Reader


def case_to_html(case: CaseFile, documents: Mapping[DocumentId, Document], *, draft: bool | None = None) -> str:
    """Return the case as a page; a draft (by default: while anything is undecided) says so at its head."""
    reader = Reader.of(case, documents)
    dated = {fact.id for fact in case.facts if fact.when}
    lines = reader.lines()
    disputed = {FactId(line.id) for line in lines if any(firm == Standing.ACCEPTED for _, firm in line.conflicts)}
    return (
        _templates()
        .get_template("case.html")
        .render(
            versus=reader.conflicts(), stays=reader.stays(), numbers=reader.numbers(),
            case=case, draft=reader.is_draft if draft is None else draft, reader=reader, lines=lines,
            undated=[line for line in lines if line.is_event and line.id not in dated],
            timeline=find_timeline(case, disputed), dated=dated, unreviewed=UNREVIEWED, Standing=Standing,
            undecided=sum(each.standing == Standing.PROPOSED for each in case.claims),
        )
    )  # fmt: skip


def assessment_to_html(
    assessment: Assessment, case: CaseFile, documents: Mapping[DocumentId, Document]
) -> str:  # fmt: skip
    """Return the findings as a page."""
    return (
        _templates()
        .get_template("assessment.html")
        .render(
            assessment=assessment, case=case, categories=read_assessment(assessment, Reader.of(case, documents).quotes),
            unreviewed=UNREVIEWED, Standing=Standing,
        )
    )  # fmt: skip


@lru_cache(maxsize=1)
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("habeas.show"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
