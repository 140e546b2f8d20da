"""What options and criteria are called in sentences, pictures and tables of a result.

Must not: know whether a result may be shown.
"""

from collections.abc import Mapping
from typing import Any

from app.i18n.text import Texts

_CRITERIA = frozenset({"impact", "feasibility", "boldness", "realism"})


def known_as(option: Mapping[str, Any]) -> str:
    """An option with what it is known by in the room: 'G2 Every child can swim'.

    A bare number is left out: beside a rank it would look like one.
    """
    detail = str(option.get("detail", ""))
    return " ".join(part for part in ("" if detail.isdigit() else detail, option.get("label", "")) if part)


def criterion(words: Texts, said: str) -> str:
    """A criterion in words: the catalogue's where it is one of ours."""
    return words.format(f"voting_pictures.criterion.{said}") if said in _CRITERIA else said
