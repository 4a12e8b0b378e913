"""A filing as files, each opened again before anyone has it, where something in it is withheld."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from habeas.errors import Refused
from habeas.model import Petition
from habeas.model.codec import to_json
from habeas.petition import Protected, find_leaks, to_docx, to_odt, to_pdf


class NotRedacted(Refused):
    """A redacted file was opened again, and what must not be in it was found."""

    code = "not-redacted"
    exit_code = 19
    says = "The %(ending)s still shows what must be withheld, in: %(places)s. Nothing was written."
    remedy = "Reject the claims whose words hold it, or write the text without them; then report this as a fault."


ENDINGS = ("pdf", "docx", "odt", "json")
_WRITERS: Mapping[str, Callable[[Petition], bytes]] = {
    "pdf": to_pdf, "docx": to_docx, "odt": to_odt, "json": lambda made: to_json(made).encode(),
}  # fmt: skip


def render_files(
    made: Petition, *, protected: Sequence[Protected] = (), endings: Sequence[str] = ENDINGS
) -> dict[str, bytes]:
    """Return the petition in these formats, by the ending of its file; each is opened again and searched.

    Raises:
        NotRedacted: a file still shows something that is protected.

    """
    files = {ending: _WRITERS[ending](made) for ending in endings}
    for ending, data in files.items() if protected else ():
        leaks = find_leaks(data, ending, protected)
        if leaks:
            raise NotRedacted(ending=ending, places=", ".join(leaks))
    return files
