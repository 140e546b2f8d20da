"""The look: design tokens, base typography, component classes and print rules, as CSS for Tailwind's layers.

Files are joined in name order into the one stylesheet of the front end (`app.ui.plugins.ThemePlugin`): a new part of
the product that needs its own classes adds a file here. Colours, sizes and space come from the tokens, never literal.

Must not: hold Python that decides anything.
"""

from pathlib import Path

THEME = Path(__file__).parent


def stylesheet() -> str:
    """The joined theme: every CSS file of this folder in name order."""
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(THEME.glob("*.css")))
