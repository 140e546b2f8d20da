"""Text made fit for files: without characters that XML and PDF cannot hold, and with places to break endless words."""

import re
import unicodedata

_UNFIT = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010fffd]")
_NEW_LINES = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_ENDLESS = re.compile("[!-~\xa1-\u058f]{25,}")  # Latin, Greek, Cyrillic, Armenian, and what is written with them
_PIECE = re.compile("(?:.[\u0300-\u036f\u0483-\u0489]*){1,12}")  # a letter keeps its accents


def fit(text: str) -> str:
    """The text without control characters, surrogates and noncharacters; every line end is a line feed."""
    return _UNFIT.sub("", _NEW_LINES.sub("\n", text))


def one_line(text: str) -> str:
    """The text as a single line."""
    return " ".join(fit(text).split())


def breakable(text: str) -> str:
    """The text with zero-width spaces in words of 25 characters and more, so that they stay within a column.

    Only in alphabets that part words by spaces: Thai, Chinese or an emoji of several signs must not be cut just
    anywhere, and typst knows where they break.
    """
    return _ENDLESS.sub(lambda word: "\u200b".join(_PIECE.findall(word[0])), text)


def direction(text: str) -> str:
    """How the first letter with a direction runs, "ltr" or "rtl"; empty for a text without such a letter."""
    for character in text:
        way = unicodedata.bidirectional(character)
        if way in {"R", "AL"}:
            return "rtl"
        if way == "L":
            return "ltr"
    return ""


def is_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction runs from right to left."""
    return direction(text) == "rtl"


_RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


def direction_of(language: str) -> str:
    """How a language is written, by its BCP 47 tag: "ltr" or "rtl"."""
    return "rtl" if language.partition("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"
