"""The tree gives the roots and paths of RFC 6962: published vectors, and the definition to the letter."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.voting.tree import is_proven, leaf_hash, node_hash, proof_of, root_of

# The test vectors of the reference implementation of Certificate Transparency: eight entries, and the roots over the
# first so many of them.
ENTRIES = [
    bytes.fromhex(one)
    for one in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


def by_the_letter(entries: list[bytes]) -> bytes:
    """Merkle Tree Hash as section 2.1 of RFC 6962 writes it down."""
    if not entries:
        return hashlib.sha256().digest()
    if len(entries) == 1:
        return hashlib.sha256(b"\x00" + entries[0]).digest()
    split = 1 << (len(entries) - 1).bit_length() - 1
    return hashlib.sha256(b"\x01" + by_the_letter(entries[:split]) + by_the_letter(entries[split:])).digest()


@pytest.mark.parametrize("size", range(9))
def test_the_roots_are_those_of_certificate_transparency(size: int) -> None:
    assert root_of([leaf_hash(one) for one in ENTRIES[:size]]).hex() == ROOTS[size]


def test_the_path_of_a_leaf_is_that_of_certificate_transparency() -> None:
    leaves = [leaf_hash(one) for one in ENTRIES]
    assert [one.hex() for one in proof_of(leaves, 0)] == [
        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    ]


@given(st.lists(st.binary(max_size=40), max_size=70))
def test_the_tree_follows_its_definition_and_every_leaf_has_a_path_to_the_root(entries: list[bytes]) -> None:
    leaves = [leaf_hash(one) for one in entries]
    root = root_of(leaves)
    assert root == by_the_letter(entries)
    for position, leaf in enumerate(leaves):
        path = proof_of(leaves, position)
        assert is_proven(leaf, position, len(leaves), path, root)
        assert not is_proven(leaf_hash(b"another" + entries[position]), position, len(leaves), path, root)
        assert not is_proven(leaf, position, len(leaves), [*path, root], root)
        assert not path or not is_proven(leaf, position, len(leaves), path[:-1], root)


def test_a_node_cannot_be_passed_off_as_a_leaf() -> None:
    left, right = leaf_hash(b"one"), leaf_hash(b"two")
    assert leaf_hash(left + right) != node_hash(left, right)
    assert root_of([left, right]) != leaf_hash(left + right)


def test_a_leaf_that_is_not_there_has_no_path() -> None:
    leaves = [leaf_hash(b"one")]
    with pytest.raises(IndexError):
        proof_of(leaves, 1)
    assert not is_proven(leaves[0], 1, 1, [], root_of(leaves))
