"""A filing as PDF/A, the same bytes for the same petition."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import typst

from habeas.model import Moment, Petition
from habeas.petition.blocks import blocks_of, note_runs
from habeas.petition.fonts import FOLDERS, choose_faces
from habeas.petition.layout import Layout, lay_out

EPOCH = Moment(1970, 1, 1).day_number
DAY_S = 86_400


def to_pdf(petition: Petition, *, fonts: Iterable[Path] = FOLDERS) -> bytes:
    """Return the petition as PDF/A-2b. The words go to typst as data, never as markup.

    Raises:
        FontMissing: no font at hand has some letter of it.

    """
    data = _data(lay_out(petition))
    faces = choose_faces(json.dumps(data, ensure_ascii=False), folders=fonts)
    return typst.compile(
        files("habeas.petition").joinpath("filing.typ").read_bytes(),
        format="pdf",
        font_paths=_fonts(tuple(map(str, faces.folders))),
        sys_inputs={"data": json.dumps({**data, "families": faces.families}, ensure_ascii=False)},
        pdf_standards=["a-2b"],
        timestamp=_seconds(petition.made_on),
    )


def _data(layout: Layout) -> dict[str, object]:
    """Return what the template prints."""
    return {
        "id": layout.id,
        "style": layout.style,
        "lang": layout.lang.replace("_", "-").split("-")[0],
        "is_rtl": layout.is_rtl,
        "title": layout.title,
        "who": layout.who,
        "blocks": [asdict(block) for block in blocks_of(layout)],
        "notes": [[asdict(run) for run in note_runs(layout, foot.number)] for foot in layout.notes],
    }


@lru_cache(maxsize=16)
def _fonts(folders: tuple[str, ...]) -> typst.Fonts:
    """Return the fonts of these folders, looked through once: a folder of fonts holds hundreds."""
    return typst.Fonts(include_system_fonts=False, font_paths=list(folders))


def _seconds(day: str) -> int:
    """Return midnight UTC of the day: the date that the PDF bears."""
    year, month, day_of_month = (int(part) for part in day.split("-"))
    return (Moment(year, month, day_of_month).day_number - EPOCH) * DAY_S
