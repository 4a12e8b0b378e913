"""A language is a folder of data: one that nobody speaks is read as soon as its folder exists, without any code."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from habeas.errors import DataFileInvalid
from habeas.model import Claim, Document, Kind, Modality, When
from habeas.propose.tongues import Tongue, load_tongue, read_tongues

FILES = {
    "language.toml": """
code = "qtz"
name = "Tozhan"
status = "experimental"
scripts = ["Latin"]
spaced = true
cased = true
letters = "a-zA-Z"
sentence_end = "."
abbreviations = []
quotes = ["<>"]
breaks = ["bu"]
""",
    "triggers/plain.toml": """
[[rule]]
id = "arrest"
kind = "arrest"
pattern = "gabor~"
hint = "object-first"
yes = ["Vopo Ilvan Torek gaboru."]
""",
    "dates.toml": """
[words.MONTH]
"mirel" = 3
[[form]]
pattern = "{D} {MONTH} {Y}"
means = "date"
[[form]]
pattern = "{D} {MONTH}"
means = "date"
""",
    "modality.toml": """
[[cue]]
words = "nul"
says = "negated"
reaches = "right"
within = 1
[[cue]]
words = "~gaborus"
says = "future"
reaches = "inside"
""",
    "speech.toml": """
verbs = ["dixo"]
[[form]]
pattern = "{WHO} {SAY} ke {TOLD}"
""",
    "names.toml": """
given = {ilvan = "m"}
surname_endings = {ek = "", eku = ""}
endings = ["u"]
pronouns = {lo = "m"}
""",
    "bodies.toml": """
[[entry]]
name = "Vopo"
authority = true
forms = ["Vopo"]
""",
}


@pytest.fixture(name="toy")
def _toy(tmp_path: Path) -> Tongue:
    for name, text in FILES.items():
        path = tmp_path / "qtz" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return load_tongue(tmp_path / "qtz")


def _read(text: str, toy: Tongue) -> tuple[Claim, ...]:
    document = Document(
        sha256=hashlib.sha256(text.encode()).hexdigest(), size=len(text), media_type="text/plain", engine="test",
        text=text, language="qtz",
    )  # fmt: skip
    return read_tongues(document, published=When.parse("2024-05-01"), version="1", known=[toy]).claims


def test_a_language_that_is_only_a_folder_is_read(toy: Tongue) -> None:
    (claim,) = _read("Vopo Ilvan Toreku gaboru 12 mirel 2023.", toy)
    assert claim.predicate is Kind.ARREST and claim.modality is Modality.ASSERTED
    assert claim.subject is not None and claim.subject.text == "Ilvan Toreku"
    assert [agent.name for agent in claim.agents] == ["Vopo"]
    assert claim.dated is not None and claim.dated.when.edtf == "2023-03-12"
    assert claim.proposer.rule == "qtz.arrest"


def test_its_bare_day_is_counted_from_publication_as_in_every_language(toy: Tongue) -> None:
    (claim,) = _read("Vopo Ilvan Toreku gaboru 12 mirel.", toy)
    assert claim.dated is not None and claim.dated.when.edtf == "2024-03-12"


@pytest.mark.parametrize(
    ("sentence", "says", "why"),
    [
        ("Vopo nul gaboru Ilvan Toreku.", Modality.NEGATED, "a cue before the event"),
        ("Vopo Ilvan Toreku gaborus.", Modality.FUTURE, "a cue inside of the event's word"),
        ("Vopo nul zim, bu Ilvan Toreku gaboru.", Modality.ASSERTED, "a word that ends the cue's reach"),
    ],
)
def test_its_cues_say_what_did_not_simply_happen(toy: Tongue, sentence: str, says: Modality, why: str) -> None:
    (claim,) = _read(sentence, toy)
    assert claim.modality is says, why


def test_its_speaker_answers_for_what_is_told(toy: Tongue) -> None:
    (claim,) = _read("Ilvan Torek dixo ke Vopo lo gaboru.", toy)
    assert claim.speaker is not None and claim.speaker.name == "Ilvan Torek"


def test_the_forms_of_a_name_are_one_person_and_a_pronoun_stands_for_him(toy: Tongue) -> None:
    claims = _read("Ilvan Torek zim. Vopo Toreku gaboru. Vopo lo gaboru.", toy)
    assert [claim.subject.name for claim in claims if claim.subject] == ["Ilvan Torek", "Ilvan Torek"]


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("triggers/plain.toml", '[[rule]]\nid = "x"\nkind = "arrest"\npattern = "gab~"\nhunt = "noun"'),
        ("triggers/plain.toml", '[[rule]]\nid = "x"\nkind = "gabor"\npattern = "gab~"'),
        ("dates.toml", '[[form]]\npattern = "{DAY} {MONTH}"\nmeans = "date"'),
        ("modality.toml", '[[cue]]\nwords = "nul"\nsays = "perhaps"'),
        ("names.toml", "given = 7"),
        ("bodies.toml", '[[entry]]\nname = "Vopo"\npolice = true'),
    ],
)
def test_a_data_file_that_does_not_follow_the_schema_is_refused(toy: Tongue, file: str, text: str) -> None:
    path = Path(str(toy.folder)) / file
    path.write_text(text, encoding="utf-8")
    other = Path(str(toy.folder)).rename(path.parents[len(Path(file).parts)] / "other")
    with pytest.raises(DataFileInvalid):
        _read("Vopo Ilvan Toreku gaboru 12 mirel.", load_tongue(other))
