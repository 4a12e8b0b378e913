"""Write what every filing of the invented cases says now, for a person to read the change: python3 dev.py golden."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from follows import calendar_text, state_text
from recorded import FOLDERS, HERE, Opened, digest_of, expected, forms, opened, text_of, told_in_full

DIGESTS = HERE / "expected" / "digests.txt"


def digest_line(case: Opened, form: str, lang: str) -> str:
    """Return what is kept of a filing whose text is not."""
    pleading = case.find_filing(form, lang)
    said = "refused" if pleading is None else digest_of(text_of(pleading.petition))
    return f"{case.name} {form} {lang} {said}"


def accept(case: Opened) -> list[str]:
    """Write the texts of one case; return the lines of those that are not written."""
    lines = []
    for form, lang in forms():
        path = expected(case.name, form, lang)
        pleading = case.find_filing(form, lang) if told_in_full(case.name, form, lang) else None
        if pleading is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text_of(pleading.petition), encoding="utf-8")
        else:
            path.unlink(missing_ok=True)
            lines.append(digest_line(case, form, lang))
    return lines


def main() -> None:
    """Accept everything."""
    lines = []
    for name in FOLDERS:
        with tempfile.TemporaryDirectory() as place, opened(name, Path(place)) as case:
            lines += accept(case)
            if name == "norvane":
                (HERE / "expected" / name / "state.txt").write_text(state_text(case), encoding="utf-8")
                (HERE / "expected" / name / "calendar.txt").write_text(calendar_text(case), encoding="utf-8")
    DIGESTS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    sys.stderr.write("Written. Read `git diff tests/golden/expected` before you commit it.\n")


if __name__ == "__main__":
    main()
