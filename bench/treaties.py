"""Build src/habeas/law/treaties.json: which State became party to which treaty in which year, and doubts.

Run: .venv/bin/python bench/treaties.py SOURCE.csv
The source is a table of facts (193 States, August 2022): only codes, names and years of becoming party are taken.
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

TREATIES = {
    "iccpr": "iccpr",
    "op1": "iccpr_op1",
    "cat": "cat",
    "icpped": "icpped",
    "crc": "crc",
    "icerd": "icerd",
    "cedaw": "cedaw",
    "crpd": "crpd",
    "icmw": "icmw",
    "icescr": "icescr",
}

# Where the source is wrong or has been overtaken. Known to us from memory, not read: all marked K. `since` is the time
# from which the table cannot be trusted (EDTF; null: at no time).
DOUBTS = {
    "JM": (
        "op1",
        "1998-01-23/..",
        "Jamaica is shown as a party, but denounced the Protocol (effective 23 January 1998).",
    ),
    "TT": (
        "op1",
        "2000-06-27/..",
        "Trinidad and Tobago is shown as a party, but denounced it (effective 27 June 2000).",
    ),
    "SB": (
        "iccpr",
        None,
        "Solomon Islands is shown as a party, but does not stand in a list of parties of March 2015.",
    ),
    "TV": ("iccpr", None, "Tuvalu is shown as a party, but does not stand in a list of parties of March 2015."),
    "BY": (
        "op1",
        "2023-02-08/..",
        "Belarus denounced the Protocol after the date of the table (effective 8 February 2023).",
    ),
    "SS": (
        "iccpr",
        "2024-02-05/..",
        "South Sudan acceded to the Covenant after the date of the table (5 February 2024).",
    ),
}

ALSO = {
    "BO": ["Plurinational State of Bolivia"],
    "CD": ["Democratic Republic of the Congo", "DRC"],
    "CI": ["Côte d'Ivoire"],
    "CV": ["Cabo Verde"],
    "CZ": ["Czechia"],
    "GB": ["UK", "Great Britain", "United Kingdom of Great Britain and Northern Ireland"],
    "FM": ["Micronesia"],
    "IR": ["Islamic Republic of Iran"],
    "KP": ["Democratic People's Republic of Korea", "DPRK"],
    "KR": ["Republic of Korea"],
    "LA": ["Lao People's Democratic Republic"],
    "MD": ["Republic of Moldova"],
    "MM": ["Burma"],
    "RU": ["Russian Federation"],
    "SY": ["Syria"],
    "SZ": ["Swaziland"],
    "TL": ["Timor-Leste"],
    "TR": ["Türkiye"],
    "TZ": ["United Republic of Tanzania"],
    "US": ["USA", "United States of America"],
    "VE": ["Bolivarian Republic of Venezuela"],
    "VN": ["Vietnam"],
    "CN": ["People's Republic of China"],
    "AE": ["UAE"],
}


def build(source: Path) -> dict[str, object]:
    """Return the table in our own format, by code."""
    states = []
    with source.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            code = row["iso2"]
            state: dict[str, object] = {
                "code": code,
                "name": row["member"].replace(" And ", " and ").replace(" The ", " the ").replace(" Of", " of"),
                "party": {
                    ours: int(row[f"{theirs}_year"])
                    for ours, theirs in TREATIES.items()
                    if row[f"{theirs}_status"] == "state party"
                },
            }
            if code in ALSO:
                state["also"] = ALSO[code]
            if code in DOUBTS:
                treaty, since, says = DOUBTS[code]
                doubt = {"treaty": treaty, "says": says, "mark": "K"} | ({"since": since} if since else {})
                state["doubts"] = [doubt]
            states.append(state)
    return {
        "version": "2026-11-22.1",
        "as_of": "2022-08",
        "source": "Status of treaties (United Nations Treaty Collection)",
        "states": sorted(states, key=lambda state: str(state["code"])),
    }


if __name__ == "__main__":
    target = Path(__file__).resolve().parents[1] / "src" / "habeas" / "law" / "treaties.json"
    table = build(Path(sys.argv[1]))
    states = table.pop("states")
    assert isinstance(states, list)
    lines = ",\n  ".join(json.dumps(state, ensure_ascii=False) for state in states)
    head = json.dumps(table, ensure_ascii=False, indent=1)[:-2]
    target.write_text(f'{head},\n "states": [\n  {lines}\n ]\n}}\n', encoding="utf-8")
    print(f"{len(states)} States written to {target.name}")
