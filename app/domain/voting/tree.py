"""A Merkle tree as in RFC 6962, section 2.1: one hash, the root, fixes a whole list in its order.

Leaves are hashed with a 0 before them and inner nodes with a 1, so that neither can be passed off as the other. A list
is split at the largest power of two below its length; what is alone is carried up as it is, never doubled.

Must not: know what the leaves mean.
"""

import hashlib
from collections.abc import Sequence

_LEAF, _NODE = b"\x00", b"\x01"


def leaf_hash(content: bytes) -> bytes:
    """The 32 bytes that stand for one entry."""
    return hashlib.sha256(_LEAF + content).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The 32 bytes that stand for two subtrees."""
    return hashlib.sha256(_NODE + left + right).digest()


def root_of(leaves: Sequence[bytes]) -> bytes:
    """The root over hashed leaves in their order; of none it is the hash of nothing."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    level = list(leaves)
    # Pairing from the left and carrying the odd one up builds the same tree as splitting at powers of two.
    while len(level) > 1:
        carried = level[-1:] if len(level) % 2 else []
        level = [node_hash(level[at], level[at + 1]) for at in range(0, len(level) - 1, 2)] + carried
    return level[0]


def proof_of(leaves: Sequence[bytes], position: int) -> list[bytes]:
    """The audit path of the leaf at a position (from 0): the hashes that lead from it to the root, from the leaf up.

    Errors: IndexError for a position that is not there.
    """
    if not 0 <= position < len(leaves):
        raise IndexError(position)
    path = []
    level = list(leaves)
    while len(level) > 1:
        beside = position ^ 1
        if beside < len(level):
            path.append(level[beside])
        carried = level[-1:] if len(level) % 2 else []
        level = [node_hash(level[at], level[at + 1]) for at in range(0, len(level) - 1, 2)] + carried
        position //= 2
    return path


def is_proven(leaf: bytes, position: int, size: int, path: Sequence[bytes], root: bytes) -> bool:
    """Whether the path leads from the leaf at a position among so many to the root (RFC 9162, section 2.1.3.2)."""
    if not 0 <= position < size:
        return False
    rest = list(path)
    found, last = leaf, size - 1
    while last:
        if position % 2 or position < last:
            if not rest:
                return False
            beside = rest.pop(0)
            found = node_hash(beside, found) if position % 2 else node_hash(found, beside)
        position //= 2
        last //= 2
    return not rest and found == root
