"""The guide to adding an instrument is true: its examples fit, its files and commands are there."""

from __future__ import annotations

import importlib.util
import re
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from habeas.errors import DataFileInvalid
from habeas.law import Law, load_law
from habeas.law.instrument import Article
from habeas.law.library import _Instruments, _prove_cited, _Provisions, _with_sources
from habeas.law.reading import structure

ROOT = Path(__file__).resolve().parents[2]
GUIDE = (ROOT / "docs/how-to/add-an-instrument.md").read_text("utf-8")
LAW_FILES = ROOT / "src/habeas/law"
INSTRUMENT, PROVISION, CITATIONS = (tomllib.loads(each) for each in re.findall(r"```toml\n(.*?)```", GUIDE, re.DOTALL))


def follow_the_guide(*, provisions: bool) -> Law:
    """Return the law with the guide's instrument, cited by the first element as the guide cites it."""
    law = load_law()
    instruments = structure({"version": "1", **INSTRUMENT}, _Instruments, name="guide").instrument
    told = structure({"version": "1", **PROVISION}, _Provisions, name="guide").provision if provisions else ()
    cited = tuple(Article(**each) for each in CITATIONS["articles"])
    known = (*law.instruments, *instruments)
    return Law(
        version=law.version, categories=law.categories, rights=law.rights, sections=law.sections, instruments=known,
        items=(replace(law.items[0], articles=cited), *law.items[1:]),
        provisions=_with_sources((*law.provisions, *told), known),
    )  # fmt: skip


def test_whoever_follows_the_guide_has_an_instrument_with_a_sourced_provision() -> None:
    law = follow_the_guide(provisions=True)
    _prove_cited(law)
    assert law.instrument("GC36").treaty == "iccpr"
    assert law.provision("GC36", "para 57").source == "CCPR/C/GC/36, on article 6 of the Covenant"


def test_whoever_leaves_the_provision_out_is_told() -> None:
    with pytest.raises(DataFileInvalid, match="cites GC36 para 57: no provision"):
        _prove_cited(follow_the_guide(provisions=False))


def test_every_file_that_the_guide_names_is_there() -> None:
    named = set(re.findall(r"`([a-z_]+\.(?:toml|json))`", GUIDE))
    assert len(named) > 10
    assert [name for name in named if not (LAW_FILES / name).is_file()] == []


def test_every_file_of_the_law_is_named_by_the_guide() -> None:
    missing = [
        each.name for each in LAW_FILES.iterdir() if each.suffix in (".toml", ".json") and each.name not in GUIDE
    ]
    assert missing == []


def test_every_command_of_the_guide_is_there() -> None:
    named = re.findall(r"python -m ([\w.]+)", GUIDE)
    assert {"habeas.law.edition", "habeas.law.publishing", "pytest"} <= set(named)
    assert [name for name in named if importlib.util.find_spec(name) is None] == []
