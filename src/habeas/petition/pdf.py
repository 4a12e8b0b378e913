"""A petition as PDF/A, the same bytes for the same petition."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from importlib.resources import files
from pathlib import Path

import typst

from habeas.model import Moment, Petition
from habeas.petition.fonts import FOLDERS, choose_faces
from habeas.petition.layout import Layout, lay_out

EPOCH = Moment(1970, 1, 1).day_number
DAY_S = 86_400


def to_pdf(petition: Petition, *, fonts: Iterable[Path] = FOLDERS) -> bytes:
    """Return the petition as PDF/A-2b. The words go to typst as data, never as markup.

    Raises:
        FontMissing: no font at hand has some letter of it.

    """
    layout = lay_out(petition)
    faces = choose_faces(all_text(layout), folders=fonts)
    data = json.dumps({**asdict(layout), "families": faces.families}, ensure_ascii=False)
    return typst.compile(
        files("habeas.petition").joinpath("wgad.typ").read_bytes(),
        format="pdf",
        font_paths=typst.Fonts(include_system_fonts=False, font_paths=[str(folder) for folder in faces.folders]),
        sys_inputs={"data": data},
        pdf_standards=["a-2b"],
        timestamp=_seconds(petition.made_on),
    )


def all_text(layout: Layout) -> str:
    """Return every letter that is printed."""
    return json.dumps(asdict(layout), ensure_ascii=False)


def _seconds(day: str) -> int:
    """Return midnight UTC of the day: the date that the PDF bears."""
    year, month, day_of_month = (int(part) for part in day.split("-"))
    return (Moment(year, month, day_of_month).day_number - EPOCH) * DAY_S
