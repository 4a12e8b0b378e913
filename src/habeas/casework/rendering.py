"""A filing as files, each opened again before anyone has it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from habeas.model import Petition
from habeas.model.codec import to_json
from habeas.model.seeking import Protected
from habeas.petition import to_docx, to_odt, to_pdf
from habeas.publish import Lookout, prove_clean

ENDINGS = ("pdf", "docx", "odt", "json")
_WRITERS: Mapping[str, Callable[[Petition], bytes]] = {
    "pdf": to_pdf, "docx": to_docx, "odt": to_odt, "json": lambda made: to_json(made).encode(),
}  # fmt: skip


def render_files(
    made: Petition, *, protected: Sequence[Protected] = (), endings: Sequence[str] = ENDINGS
) -> dict[str, bytes]:
    """Return the petition in these formats, by the ending of its file; each is opened again and searched.

    Raises:
        LeakFound: a file still shows something that is protected.

    """
    files = {ending: _WRITERS[ending](made) for ending in endings}
    lookout = Lookout(protected)
    for ending, data in files.items():
        prove_clean(data, f"{made.id}.{ending}", lookout)
    return files
