"""Whatever the leaves and however they came, roots and proofs agree, and nothing else is taken for them."""

from __future__ import annotations

import string

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from habeas.custody import verify
from habeas.custody.canonical import read_canonical, write_canonical
from habeas.custody.errors import NotCanonical, NoteUnreadable, ProofWrong
from habeas.custody.leaf import read_leaf
from habeas.custody.note import Head, Note, Signature, Verifier, read_note, read_signatures
from habeas.custody.tree import Frontier, Tree, check_consistency, check_inclusion, leaf_hash
from habeas.custody.witness import read_request

LEAVES = st.lists(st.binary(max_size=8), min_size=1, max_size=70).map(
    lambda leaves: [leaf_hash(each) for each in leaves]
)
HASH = st.binary(min_size=32, max_size=32)
PLAIN = st.recursive(
    st.text(st.characters(exclude_categories=["Cs"])) | st.integers(-(2**53) + 1, 2**53 - 1),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(string.printable, max_size=5), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(LEAVES, st.data())
def test_it_does_not_matter_in_which_batches_leaves_came(hashes: list[bytes], data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(hashes)), max_size=4)))
    frontier, before = Frontier.empty(), 0
    for cut in [*cuts, len(hashes)]:
        frontier = frontier.pushed(hashes[before:cut])
        before = cut
    assert frontier == Frontier.empty().pushed(hashes)
    assert frontier.root == Tree(hashes).root() == verify.root_of(hashes)


@given(LEAVES, st.data())
def test_a_proof_holds_for_its_own_leaf_alone(hashes: list[bytes], data: st.DataObject) -> None:
    tree, size = Tree(hashes), len(hashes)
    index, other = data.draw(st.integers(0, size - 1)), data.draw(HASH)
    proof = tree.inclusion(index, size)
    check_inclusion(hashes[index], proof, index=index, size=size, root=tree.root())
    assume(other != hashes[index])
    with pytest.raises(ProofWrong):
        check_inclusion(other, proof, index=index, size=size, root=tree.root())


@given(LEAVES, LEAVES, st.data())
def test_both_implementations_say_the_same_of_any_proof(
    hashes: list[bytes], others: list[bytes], data: st.DataObject
) -> None:
    size = data.draw(st.integers(0, len(hashes) + 1))
    place, root = data.draw(st.integers(-1, size + 1)), data.draw(st.sampled_from([Tree(hashes).root(), others[0]]))
    proof = data.draw(st.lists(st.sampled_from([*hashes[:4], *others[:2]]), max_size=8))

    def ours() -> bool:
        try:
            check_consistency(proof, old_size=place, old_root=others[0], size=size, root=root)
        except ProofWrong:
            return False
        return True

    def theirs() -> bool:
        try:
            return verify.roots_from(others[0], place, size, proof) == (others[0], root)
        except verify.Wrong:
            return False

    assert ours() == theirs()


@given(LEAVES, st.data())
def test_a_log_whose_past_was_changed_has_no_proof_from_it(hashes: list[bytes], data: st.DataObject) -> None:
    old = data.draw(st.integers(1, len(hashes)))
    at, other = data.draw(st.integers(0, old - 1)), data.draw(HASH)
    assume(other != hashes[at])
    changed = Tree([*hashes[:at], other, *hashes[at + 1 :]])
    with pytest.raises(ProofWrong):
        check_consistency(
            changed.consistency(old, len(hashes)), old_size=old, old_root=Tree(hashes).root(old), size=len(hashes),
            root=changed.root(),
        )  # fmt: skip


@given(PLAIN)
def test_what_is_written_is_read_back_the_same(value) -> None:  # noqa: ANN001
    written = write_canonical(value)
    assert read_canonical(written) == value
    assert write_canonical(read_canonical(written)) == written


@settings(max_examples=300)
@given(st.binary(max_size=120) | st.text(alphabet='{}[]":,0123456789.eE-+ \\utrunefals', max_size=40).map(str.encode))
def test_any_bytes_are_canonical_or_refused(data: bytes) -> None:
    try:
        value = read_canonical(data)
    except NotCanonical:
        pass
    else:
        assert write_canonical(value) == data
    with pytest.raises(NotCanonical):
        read_leaf(data)


@settings(max_examples=300)
@given(st.text(max_size=200) | st.text(alphabet="— \nolda+/=09A\r\u2028", max_size=80))
def test_any_text_is_a_note_or_refused(text: str) -> None:
    for read in (read_note, read_request, Head.parse, Verifier.parse):
        with pytest.raises(NoteUnreadable):
            read(text)  # a signature cannot be come by


@given(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1),
    st.lists(
        st.tuples(st.from_regex(r"[!-*,-~]{1,20}", fullmatch=True), st.binary(min_size=5, max_size=80)),
        min_size=1,
        max_size=3,
    ),
)
def test_a_note_comes_back_as_it_was_written(text: str, lines: list[tuple[str, bytes]]) -> None:
    signatures = tuple(Signature(name=name, key_id=data[:4], data=data[4:]) for name, data in lines)
    note = Note(text=text + "\n", signatures=signatures)
    assert read_note(note.as_text()) == note
    assert read_signatures([each.line for each in signatures]) == signatures
