"""The language model is proven before use, and trees carry the document's own offsets."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from habeas.propose.errors import ModelNotGenuine
from habeas.propose.parse import LONGEST_CLAUSE, Parser, find_parser, prove_genuine, read_manifest
from habeas.propose.parts import Clause


def a_model(folder: Path, content: bytes = b"weights") -> dict[str, dict[str, object]]:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "model").write_bytes(content)
    return {"model": {"sha256": hashlib.sha256(b"weights").hexdigest(), "size": len(b"weights")}}


def an_installed_parser() -> Parser:
    parser = find_parser()
    if parser is None:
        pytest.skip("no language model is installed")
    return parser


def test_a_genuine_model_is_let_in(tmp_path: Path) -> None:
    prove_genuine(tmp_path, a_model(tmp_path))


@pytest.mark.parametrize(
    ("content", "why"), [(b"weightS", "one byte differs"), (b"weights!", "one byte more"), (b"", "empty")]
)
def test_a_changed_model_is_refused(tmp_path: Path, content: bytes, why: str) -> None:
    with pytest.raises(ModelNotGenuine):
        prove_genuine(tmp_path, a_model(tmp_path, content))


def test_a_model_with_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelNotGenuine):
        prove_genuine(tmp_path / "absent", a_model(tmp_path))


def test_the_manifest_names_every_file_with_size_and_digest() -> None:
    files = read_manifest()["files"]

    assert len(files) == 22
    assert all(len(known["sha256"]) == 64 and known["size"] > 0 for known in files.values())


def test_words_stand_at_their_offsets_in_the_whole_document() -> None:
    text = "Čapek’s office.\nDanel Orsun was\narrested in Veldara — twice.\u2028 End."
    clause = Clause(start=16, end=len(text), paragraph=1)

    tree = an_installed_parser().read(text, [clause])[clause]

    assert [text[word.start : word.end] for word in tree.words if word.text.strip()] == [
        word.text for word in tree.words if word.text.strip()
    ]
    assert "arrested" in [word.text for word in tree.words]


def test_what_is_too_long_for_a_sentence_is_left_to_the_rules() -> None:
    text = "arrested " * (LONGEST_CLAUSE // 8)

    assert an_installed_parser().read(text, [Clause(start=0, end=len(text), paragraph=0)]) == {}


def test_only_the_clauses_asked_for_are_read() -> None:
    text = "He was arrested. She was freed."
    second = Clause(start=17, end=31, paragraph=0)

    assert list(an_installed_parser().read(text, [second])) == [second]
