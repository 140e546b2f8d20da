"""All that stands beside the document, fetched behind it: the document is what people come for.

Must not: hold a part of its own.
"""

import reflex as rx

from app.ui.steps.charter.beside import files, lacks
from app.ui.steps.charter.carry import carry
from app.ui.steps.charter.quality import quality
from app.ui.steps.charter.sharing import sharing
from app.ui.steps.charter.standing import standing
from app.ui.steps.charter.support import support
from app.ui.steps.charter.voices import voices


@rx.memo
def charter_side() -> rx.Component:
    """The parts in their order."""
    return rx.fragment(
        standing(),
        quality(),
        lacks(),
        voices(),
        support(),
        files(),
        sharing(),
        carry(),
    )
