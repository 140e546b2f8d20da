"""Monitoring, stopping and comparing on phone and desk: what is read of them, and their registers.

Must not: be on a page's first load.
"""

import reflex as rx

from app.ui.components.later import later
from app.ui.steps.learning.comparison import comparison_part
from app.ui.steps.learning.monitoring import monitoring_part
from app.ui.steps.learning.stopping import stopping_part


def monitoring() -> rx.Component:
    """Indicators, the theory of change, learning questions, the calendar, reviews and triggers."""
    return later(monitoring_part, ahead=False)


def stopping() -> rx.Component:
    """What could be stopped or changed, all criteria, what is fixed, and the decisions that changed it."""
    return later(stopping_part, ahead=False)


def comparison() -> rx.Component:
    """The table, everybody's weights, and what the first place hangs on."""
    return later(comparison_part, ahead=False)
