"""No law file changes under the version that findings and filings name."""

import re

from habeas.law import edition, load_law
from habeas.law.reading import read_data, read_file


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


def test_the_law_is_named_by_its_newest_version_and_a_digest_of_all() -> None:
    assert re.fullmatch(r"habeas-law 20\d\d-\d\d-\d\d\.\d+\+[0-9a-f]{8}", load_law().version)


def test_the_tenth_version_of_a_day_comes_after_the_second() -> None:
    assert edition._parts("2026-11-22.10") > edition._parts("2026-11-22.2")


def test_the_version_that_is_looked_for_is_the_one_that_the_whole_file_states() -> None:
    assert {each.name: each.version for each in edition.editions()} == {
        each.name: read_data(each.name)["version"] for each in edition.editions()
    }
