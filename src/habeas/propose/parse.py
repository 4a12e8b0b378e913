"""Sentences read into dependency trees by spaCy's English model, once its files are proven genuine."""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import json
import os
import sys
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import ModuleType
from typing import Any, Protocol

from habeas.errors import DataFileInvalid
from habeas.propose.errors import ModelNotGenuine
from habeas.propose.parts import Clause
from habeas.propose.tree import Tree, Word

MANIFEST = "model_manifest.json"
LONGEST_CLAUSE = 2_000  # code points; a "sentence" beyond this is a table or an attack, and the rules read it alone
BATCH = 64  # clauses; more at once fit no cache
BLAS_THREADS = "OPENBLAS_NUM_THREADS"


class Parser(Protocol):
    """Something that reads sentences into trees."""

    @property
    def name(self) -> str:
        """Name and version of the model, as it enters the proposer's version."""

    def read(self, text: str, clauses: Sequence[Clause]) -> dict[Clause, Tree]:
        """Return the tree of each clause that could be read."""


class SpacyParser:
    """spaCy's English pipeline without what we do not use; loaded once."""

    def __init__(self, *, folder: Path, names: bool = False) -> None:
        """Prove the model's files genuine and load it."""
        manifest = read_manifest()
        prove_genuine(folder, manifest["files"])
        self._names = names
        self._model = model_name()
        self._nlp = _load(folder, manifest, names)
        self._parts = [part for _, part in self._nlp.pipeline]

    @property
    def name(self) -> str:
        """Name and version of the model."""
        return self._model

    def read(self, text: str, clauses: Sequence[Clause]) -> dict[Clause, Tree]:
        """Return the tree of each clause that is not too long to be a sentence."""
        readable = [clause for clause in clauses if clause.end - clause.start <= LONGEST_CLAUSE]
        # A line break inside a sentence is the printer's; the same number of characters keeps every offset.
        docs = [self._nlp.make_doc(text[clause.start : clause.end].translate(_AS_SPACE)) for clause in readable]
        for at in range(0, len(docs), BATCH):
            batch = docs[at : at + BATCH]
            for part in self._parts:  # as the pipeline does, without what it does for many threads and many errors
                part.set_annotations(batch, part.predict(batch))
        return {clause: _tree(doc, clause.start) for clause, doc in zip(readable, docs, strict=True)}


_AS_SPACE = {ord(letter): " " for letter in "\t\n\r\x0b\x0c\x85\u00a0\u2028\u2029"}


@cache
def find_parser(*, names: bool = False) -> Parser | None:
    """Return the parser of the installed model, or None where none is installed.

    Raises:
        ModelNotGenuine: one is installed, and its files are not those that its makers published.

    """
    folder = find_model()
    return SpacyParser(folder=folder, names=names) if folder is not None else None


def find_model() -> Path | None:
    """Return where the model's files lie, without reading them; None where spaCy or the model is not installed."""
    if importlib.util.find_spec("spacy") is None:
        return None
    for package, inside in read_manifest()["packages"].items():
        spec = importlib.util.find_spec(package)
        if spec is not None and spec.origin is not None:
            # The package's own code is never run: only its data files, whose digests we know, are read.
            return Path(spec.origin).parent / str(inside)
    return None


def model_name() -> str:
    """Return name and version of the only model that is let in."""
    manifest = read_manifest()
    return f"{manifest['model']}-{manifest['version']}"


@cache
def read_manifest() -> dict[str, Any]:
    """Return the names, sizes and SHA-256 digests of the model's files.

    Raises:
        DataFileInvalid: the manifest does not follow its form.

    """
    found = json.loads(files("habeas.propose").joinpath(MANIFEST).read_text(encoding="utf-8"))
    if not isinstance(found, dict) or set(found) != {"model", "version", "licence", "maker", "packages", "files"}:
        raise DataFileInvalid(file=MANIFEST, why="its keys are not those expected")
    return found


def prove_genuine(folder: Path, expected: dict[str, dict[str, Any]]) -> None:
    """Refuse a model of which any file differs from the published one.

    Raises:
        ModelNotGenuine: a file is missing, longer, shorter or other.

    """
    for name, known in sorted(expected.items()):
        path = folder / name
        try:
            content = path.read_bytes() if path.stat().st_size == known["size"] else b""
        except OSError as error:
            raise ModelNotGenuine(file=name, model=folder.parent.name) from error
        if hashlib.sha256(content).hexdigest() != known["sha256"]:
            raise ModelNotGenuine(file=name, model=folder.parent.name)


def _load(folder: Path, manifest: dict[str, Any], names: bool) -> Any:  # noqa: ANN401 - spaCy's pipeline
    """Return spaCy's pipeline from the proven files; imported late because it takes a second or two.

    Parts of speech are read off the tags below and not by the model's attribute ruler: a quarter of the time.
    """
    # Threads of BLAS only wait for each other on matrices this small; a folder is read by several processes instead.
    single = "numpy" not in sys.modules or os.environ.get(BLAS_THREADS) == "1"
    os.environ.setdefault(BLAS_THREADS, "1")
    spacy_util = _import_util()
    unused = ["senter", "lemmatizer", "attribute_ruler"] + ([] if names else ["ner"])
    meta = {"lang": "en", "name": "core_web_sm", "version": manifest["version"]}
    nlp = spacy_util.load_model_from_path(folder, meta=meta, exclude=unused)
    if single:
        _multiply_with_numpy(nlp)
    return nlp


def _import_util() -> Any:  # noqa: ANN401 - spaCy's module
    """Return ``spacy.util`` without spaCy's command line: it takes a third of the start and brings in HTTP clients."""
    absent = [name for name in ("spacy.cli", "spacy.cli.info") if name not in sys.modules]
    for name in absent:
        sys.modules[name] = ModuleType(name)
    vars(sys.modules["spacy.cli.info"]).setdefault("info", None)
    try:
        return importlib.import_module("spacy.util")
    finally:
        for name in absent:
            del sys.modules[name]


def _multiply_with_numpy(nlp: Any) -> None:  # noqa: ANN401 - spaCy's pipeline
    """Let numpy's BLAS multiply the matrices: twice as fast as the one that spaCy brings, same trees (measured)."""
    from thinc.api import NumpyOps, Ops

    class Multiplying(NumpyOps):  # type: ignore[misc]
        gemm = Ops.gemm

    ops = Multiplying()
    for _, part in nlp.pipeline:
        for node in part.model.walk():
            node.ops = ops


def _tree(doc: Any, offset: int) -> Tree:  # noqa: ANN401 - a spaCy document
    """Return our own tree of a spaCy document, with offsets into the whole text."""
    words = []
    for token in doc:
        text, lower, tag, dep, start = token.text, token.lower_, token.tag_, token.dep_, offset + token.idx
        pos = _part_of_speech(tag, dep, lower)
        words.append(Word(token.i, start, start + len(text), text, lower, tag, pos, dep, token.head.i))
    return Tree.grow(tuple(words), tuple((offset + s.start_char, offset + s.end_char, s.label_) for s in doc.ents))


def _part_of_speech(tag: str, dep: str, lower: str) -> str:
    """Return the universal part of speech of a Penn tag in its place."""
    if tag.startswith("VB"):
        return "AUX" if dep in ("aux", "auxpass") or lower in _BE else "VERB"
    if tag == "IN":
        return "SCONJ" if dep == "mark" else "ADP"
    return _BY_TAG.get(tag, "X")


_BE = frozenset({"be", "is", "are", "was", "were", "been", "being", "am", "'s", "’s", "'re", "’re", "'m", "’m"})
_BY_TAG = {
    "MD": "AUX", "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "PRP": "PRON", "PRP$": "PRON",
    "WP": "PRON", "WP$": "PRON", "EX": "PRON", "DT": "DET", "PDT": "DET", "WDT": "DET", "CD": "NUM", "JJ": "ADJ",
    "JJR": "ADJ", "JJS": "ADJ", "AFX": "ADJ", "RB": "ADV", "RBR": "ADV", "RBS": "ADV", "WRB": "ADV", "RP": "ADP",
    "TO": "PART", "POS": "PART", "CC": "CCONJ", "UH": "INTJ", "FW": "X", "$": "SYM",
}  # fmt: skip

__all__ = ["Parser", "SpacyParser", "find_model", "find_parser", "model_name", "prove_genuine", "read_manifest"]
