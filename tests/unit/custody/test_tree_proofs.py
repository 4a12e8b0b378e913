"""The tree of RFC 6962: its known roots, and every proof to 256 leaves held against a second implementation."""

from __future__ import annotations

import hashlib

import pytest

from habeas.custody import verify
from habeas.custody.errors import ProofWrong
from habeas.custody.tree import Frontier, Tree, check_consistency, check_inclusion, leaf_hash

LEAVES = ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
KNOWN_ROOTS = (  # of the first 0, 1, … 8 of those leaves, as every implementation of RFC 6962 has them
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)
MOST = 256
HASHES = [leaf_hash(b"leaf %d" % number) for number in range(MOST)]
TREE = Tree(HASHES)
ROOTS = [TREE.root(size) for size in range(MOST + 1)]


@pytest.mark.parametrize("size", range(len(KNOWN_ROOTS)))
def test_the_roots_are_those_that_the_world_knows(size: int) -> None:
    hashes = [leaf_hash(bytes.fromhex(leaf)) for leaf in LEAVES[:size]]
    assert Tree(hashes).root().hex() == KNOWN_ROOTS[size]
    assert Frontier.empty().pushed(hashes).root.hex() == KNOWN_ROOTS[size]
    assert verify.root_of(hashes).hex() == KNOWN_ROOTS[size]


def test_every_root_is_that_of_the_definition_however_the_log_grew() -> None:
    frontier = Frontier.empty()
    for size in range(MOST + 1):
        assert frontier.root == ROOTS[size] == verify.root_of(HASHES[:size])
        assert Frontier.from_bytes(size, frontier.as_bytes()) == frontier
        frontier = frontier.pushed(HASHES[size : size + 1])


def test_every_proof_of_inclusion_holds_in_both_implementations() -> None:
    for size in range(1, MOST + 1):
        for index in range(size):
            proof = TREE.inclusion(index, size)
            check_inclusion(HASHES[index], proof, index=index, size=size, root=ROOTS[size])
            assert verify.root_from(HASHES[index], index, size, list(proof)) == ROOTS[size]


def test_every_proof_of_consistency_holds_in_both_implementations() -> None:
    for size in range(1, MOST + 1):
        for old in range(1, size + 1):
            proof = TREE.consistency(old, size)
            check_consistency(proof, old_size=old, old_root=ROOTS[old], size=size, root=ROOTS[size])
            assert verify.roots_from(ROOTS[old], old, size, list(proof)) == (ROOTS[old], ROOTS[size])


def refused_by_both(leaf: bytes, proof: list[bytes], index: int, size: int, root: bytes) -> bool:
    try:
        check_inclusion(leaf, proof, index=index, size=size, root=root)
    except ProofWrong:
        try:
            return verify.root_from(leaf, index, size, proof) != root
        except verify.Wrong:
            return True
    return False


@pytest.mark.parametrize("size", [1, 2, 3, 7, 8, 13])
def test_a_proof_that_was_touched_anywhere_is_refused_by_both(size: int) -> None:
    for index in range(size):
        proof, root = list(TREE.inclusion(index, size)), ROOTS[size]
        spoiled = [
            (HASHES[index], [*proof, HASHES[0]], index, size, root),
            (HASHES[index], [HASHES[0], *proof], index, size, root),
            (HASHES[index], proof, index, size, ROOTS[size - 1]),
            (HASHES[index + 1], proof, index, size, root),
            (HASHES[index], proof, size, size, root),
            (HASHES[index], proof, -1, size, root),
            *((HASHES[index], proof[:at] + proof[at + 1 :], index, size, root) for at in range(len(proof))),
            *(
                (HASHES[index], [*proof[:at], HASHES[200], *proof[at + 1 :]], index, size, root)
                for at in range(len(proof))
            ),
        ]
        assert all(refused_by_both(*each) for each in spoiled)


@pytest.mark.parametrize("size", [2, 3, 7, 8, 13])
def test_a_log_that_was_rewritten_cannot_be_proven_consistent(size: int) -> None:
    other = Tree([leaf_hash(b"other"), *HASHES[1:size]])
    for old in range(1, size):
        proof = other.consistency(old, size)
        with pytest.raises(ProofWrong):
            check_consistency(proof, old_size=old, old_root=ROOTS[old], size=size, root=other.root())
        for at in range(len(proof)):
            cut = TREE.consistency(old, size)[:at]
            with pytest.raises(ProofWrong):
                check_consistency(cut, old_size=old, old_root=ROOTS[old], size=size, root=ROOTS[size])


@pytest.mark.parametrize(
    ("old", "size", "why"),
    [(0, 5, "every log is consistent with nothing"), (0, 0, "nor does nothing prove nothing"), (6, 5, "backwards")],
)
def test_a_proof_from_size_0_or_backwards_is_refused_by_all(old: int, size: int, why: str) -> None:
    with pytest.raises(ProofWrong):
        TREE.consistency(old, size)
    with pytest.raises(ProofWrong):
        check_consistency((), old_size=old, old_root=ROOTS[old], size=size, root=ROOTS[size])
    with pytest.raises(verify.Wrong):
        verify.roots_from(ROOTS[old], old, size, [])


def test_two_roots_of_one_size_are_a_fork() -> None:
    with pytest.raises(ProofWrong):
        check_consistency((), old_size=5, old_root=ROOTS[4], size=5, root=ROOTS[5])
    with pytest.raises(ProofWrong):
        check_consistency((ROOTS[5],), old_size=5, old_root=ROOTS[5], size=5, root=ROOTS[5])


@pytest.mark.parametrize(
    ("size", "data", "why"),
    [
        (1, b"", "a peak is missing"),
        (2, bytes(64), "one too many"),
        (3, bytes(63), "one is short"),
        (-1, b"", "no size"),
    ],
)
def test_a_frontier_that_fits_no_tree_is_refused(size: int, data: bytes, why: str) -> None:
    with pytest.raises(ProofWrong):
        Frontier.from_bytes(size, data)


def test_a_leaf_cannot_pass_for_a_node() -> None:
    left, right = HASHES[0], HASHES[1]
    assert leaf_hash(left + right) != Tree([left, right]).root()
    assert leaf_hash(b"") == hashlib.sha256(b"\0").digest()


def test_there_is_no_proof_beyond_the_log() -> None:
    for size in (MOST + 1, -1):
        with pytest.raises(ProofWrong):
            TREE.root(size)
    with pytest.raises(ProofWrong):
        TREE.inclusion(5, 5)
