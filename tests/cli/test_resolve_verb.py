"""Suggested identities from a terminal; nobody named here exists."""

import json
from pathlib import Path

from test_commands import PASSPHRASE, habeas

TEXTS = {
    "one.txt": "Orsa Mellin (invented) was arrested in Tarn on 3 May 2021. Orsa Mellin was released on 5 July 2021.\n",
    "two.txt": "Police (invented) arrested Orsa Mellin in Tarn on 3 May 2021. Orsa Mellin was charged with theft.\n",
}


def test_resolve_lists_pairs_with_their_evidence_and_joins_nobody(tmp_path: Path) -> None:
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    habeas("init", "--without-recovery", cwd=tmp_path, passphrase=PASSPHRASE)
    habeas("ingest", *TEXTS, cwd=tmp_path, passphrase=PASSPHRASE)
    habeas("propose", cwd=tmp_path, passphrase=PASSPHRASE)
    first = habeas("resolve", "--json", cwd=tmp_path, passphrase=PASSPHRASE)
    suggestion = json.loads(first.stdout.splitlines()[0])
    assert suggestion["strength"] == "strong"
    assert {"name-letters", "day-and-place-same"} <= {each["code"] for each in suggestion["evidence"]}
    assert habeas("resolve", "--json", cwd=tmp_path, passphrase=PASSPHRASE).stdout == first.stdout
