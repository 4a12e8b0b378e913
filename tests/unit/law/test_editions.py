"""No law file changes under the version that findings and filings name."""

from habeas.law import edition
from habeas.law.reading import read_file


def test_every_law_file_has_the_bytes_of_the_version_that_it_states() -> None:
    assert edition.faults() == ()


def test_every_law_file_is_counted() -> None:
    names = {each.name for each in edition.editions()}
    assert {
        "checklist.toml",
        "treaties.json",
        "mechanisms.toml",
        "forms/sp_letter.toml",
        "words/fr/checklist.toml",
    } <= names
    assert edition.FILE not in names


def test_the_table_that_is_printed_is_the_table_that_lies_here() -> None:
    held = read_file(edition.FILE, edition.Editions)
    printed = edition.table()
    assert all(
        f'"{version}" = "{digest}"' in printed for each in held.file.values() for version, digest in each.items()
    )
