"""How a draft form hears the answer of a seat's state.

Must not: know a form.
"""

from typing import Any

from app.ui.states.seat import SeatState
from app.ui.text import t


def acks() -> dict[str, Any]:
    """Keyword arguments of `draft_form` for every state that is a `SeatState`: they share one answer."""
    return {
        "ack_key": SeatState.ack_key,
        "ack_ok": SeatState.ack_ok,
        "ack_message": t(SeatState.ack_code, values=SeatState.ack_values, catalogues=("error",)),
        "ack_field": SeatState.ack_field,
    }
