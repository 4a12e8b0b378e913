"""The main job: from files to a case file, and to a petition where people have decided."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from habeas.casework.cases import compute_cases
from habeas.casework.classing import prove_case_unsealed
from habeas.casework.desk import Desk
from habeas.casework.leaving import prove_working_paper
from habeas.casework.memory import Memory, recall
from habeas.casework.outlet import make_folder, write_out
from habeas.casework.petitions import Pleading, file_petition
from habeas.model import CaseFile
from habeas.show import assessment_to_html, case_to_html

MOST_DRAFTS = 25  # people; a list of thousands is better looked at one by one


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One file that was written and what it is."""

    what: str
    path: Path


def write_case(memory: Memory, case: CaseFile, folder: Path) -> Written:
    """Write one case file as a page that needs nothing else.

    Raises:
        SourceSealed: it would quote a document that is sealed.
        LeakFound: it would name a source who is to be cited without a name.

    """
    prove_case_unsealed(memory, [weighed.claim for weighed in case.claims])
    make_folder(folder)
    path = folder / f"case-file-{case.id}.html"
    page = case_to_html(case, memory.as_cited())
    prove_working_paper(memory, case, page)
    write_out(path, page.encode())
    return Written(what=f"case file: {case.who.name}", path=path)


def write_findings(memory: Memory, pleading: Pleading, folder: Path) -> Written:
    """Write the findings that a petition rests on as a page."""
    path = folder / f"findings-{pleading.case.id}.html"
    page = assessment_to_html(pleading.assessment, pleading.case, memory.as_cited())
    prove_working_paper(memory, pleading.case, page)
    write_out(path, page.encode())
    return Written(what="findings", path=path)


def write_drafts(desk: Desk, folder: Path) -> tuple[tuple[CaseFile, ...], tuple[Written, ...]]:
    """Write a draft case file for each person, fullest first; nothing in it has been decided."""
    memory = recall(desk)
    cases = compute_cases(memory)
    return cases, tuple(write_case(memory, case, folder) for case in cases[:MOST_DRAFTS])


def write_everything(
    desk: Desk, case: CaseFile, folder: Path, *, state: str | None, made_on: str
) -> tuple[str, tuple[Written, ...]]:
    """Write case file, findings and petition of one person; return the petition's id and the files."""
    pleading, paths = file_petition(desk, case.id, state=state, made_on=made_on, folder=folder)
    memory = recall(desk)
    pages = (write_case(memory, pleading.case, folder), write_findings(memory, pleading, folder))
    petitions = tuple(Written(what=f"petition ({path.suffix[1:].upper()})", path=path) for path in paths)
    return pleading.petition.id, (*pages, *petitions)
