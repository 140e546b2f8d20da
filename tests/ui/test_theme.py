"""The tokens: the contrast they promise, in light and in dark."""

import re
from itertools import product

import pytest

from app.ui.theme import THEME

_HEX = re.compile(r"--([\w-]+):\s*#([0-9a-f]{6})\b")


def _palettes() -> dict[str, dict[str, str]]:
    css = (THEME / "10-tokens.css").read_text(encoding="utf-8")
    blocks = re.findall(r"(:root[^{]*)\{([^}]*--paper[^}]*)\}", css)
    return {selector.partition(",")[0].strip(): dict(_HEX.findall(block)) for selector, block in blocks}


def _luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    """WCAG 2.2 contrast ratio of two sRGB colours."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


PALETTES = _palettes()


def test_dark_by_preference_and_dark_by_choice_are_the_same() -> None:
    assert PALETTES[":root:not(.light)"] == PALETTES[":root.dark"]
    assert PALETTES[":root"].keys() == PALETTES[":root.dark"].keys()


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES.keys())
def test_text_has_enough_contrast(palette: dict[str, str]) -> None:
    grounds = ("paper", "surface", "sunken", "accent-soft")
    pairs = [
        *product(("ink", "muted", "accent", "accent-strong"), grounds),
        *product(("ok", "warn", "danger", "group-1", "group-2", "group-3", "group-4", "group-5"), ("paper", "surface")),
        ("ok", "ok-soft"),
        ("warn", "warn-soft"),
        ("danger", "danger-soft"),
        ("ink", "warn-soft"),
        ("on-accent", "accent"),
        ("on-accent", "accent-strong"),
        ("on-danger", "danger"),
    ]
    too_faint = {pair: round(_contrast(palette[pair[0]], palette[pair[1]]), 2) for pair in pairs}
    assert {pair: ratio for pair, ratio in too_faint.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES.keys())
def test_edges_of_controls_can_be_seen(palette: dict[str, str]) -> None:
    assert all(_contrast(palette["control"], palette[ground]) >= 3 for ground in ("paper", "surface", "sunken"))
