"""Identifiers and codes: random, short, and readable aloud where people read them."""

import re
import secrets

# Crockford-like alphabets: no 0/O, 1/I/L, 2/Z, 5/S, 8/B, U/V pairs where one can be taken for the other.
CODE_ALPHABET = "ACDEFGHJKMNPQRTWXY34679"
_ID_ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"

JOIN_CODE_LENGTH = 6
RECOVERY_CODE_LENGTH = 10
RECEIPT_LENGTH = 8


PUBLIC_KEY = re.compile(r"[0-9a-f]{32}")
"""The key of a public page: 128 random bits."""


def new_public_key() -> str:
    """A key that nobody guesses."""
    return secrets.token_hex(16)


def new_id() -> str:
    """A random identifier of 16 characters (80 bits); it says nothing about when or in which order it was made."""
    return "".join(secrets.choice(_ID_ALPHABET) for _ in range(16))


def new_join_code() -> str:
    """Six characters without look-alikes, about 148 million codes."""
    return "".join(secrets.choice(CODE_ALPHABET) for _ in range(JOIN_CODE_LENGTH))


def tidy_code(typed: str) -> str:
    """What a person typed as a code, in the form it is stored: upper case, no spaces, dashes or dots."""
    return "".join(ch for ch in typed.upper() if ch.isalnum())
