"""Who supports the charter, in which role and how; and what the room said when it was asked about the text.

Must not: decide or keep anything; services do.
"""

from typing import Any

import reflex as rx

from app.domain.registers.closing import SupportForm
from app.domain.roles import Role
from app.realtime.mirror import Room
from app.ui.components.later import later
from app.ui.components.registers import leads, register
from app.ui.states.seat import SeatState
from app.ui.text import t

_TODAY: rx.Var[str] = rx.Var("new Date().toISOString().slice(0, 10)", _var_type=str)


def support() -> rx.Component:
    """The part of the charter page, fetched when it is drawn."""
    return later(charter_support, ahead=False)


@rx.memo
def charter_support() -> rx.Component:
    """Counts by form, the declarations, one form to make one's own, and the outcome of the round on the text."""
    return rx.el.section(
        rx.el.h2(t("support.title"), id="support"),
        _outcome(),
        _counts(),
        register(
            "supports",
            shelf=Room.supports,
            preset={"day": _TODAY},
            shows=("organisation", "role", "form", "in_personal_capacity"),
            oldest_first=True,
            add_look="primary",
            is_writable=_may_declare(),
        ),
        aria_labelledby="support",
        class_name="charter-side charter-support no-print",
    )


def _counts() -> rx.Component:
    facts = Room.supports.reading["facts"].to(dict[str, Any])
    forms = facts["forms"].to(dict[str, int])
    return rx.cond(
        facts["count"].to(int) > 0,
        rx.el.ul(
            *(
                rx.cond(
                    forms[str(form)] > 0,
                    rx.el.li(t(f"support.count.{form}", count=forms[str(form)])),
                )
                for form in SupportForm
            ),
            rx.cond(
                facts["personal"].to(int) > 0,
                rx.el.li(t("support.count.personal", count=facts["personal"].to(int)), class_name="text-muted"),
            ),
            class_name="figures support-counts",
        ),
    )


def _outcome() -> rx.Component:
    """The newest revealed round on the charter, in a sentence."""
    return rx.foreach(
        Room.rounds.rounds,
        lambda one: rx.cond(
            (one.subject == "charter") & one.is_revealed,
            rx.el.p(
                rx.cond(
                    one.result.is_passed,
                    t("support.round.passed", **_numbers(one.result)),
                    t("support.round.open", **_numbers(one.result)),
                )
            ),
        ),
    )


def _numbers(result: Any) -> dict[str, Any]:
    return {"valid": result.valid, "eligible": result.eligible, "objections": result.objections.length()}


def _may_declare() -> Any:
    """Facilitators always; participants once the charter was opened, also after the workshop has ended."""
    steps = Room.agenda.steps
    is_begun: rx.Var[bool] = rx.Var(
        f"({steps!s}).some((step) => step.kind === 'charter' && step.status !== 'planned')",
        _var_type=bool,
        _var_data=steps._get_all_var_data(),
    )
    return leads() | ((SeatState.role == Role.PARTICIPANT.value) & is_begun)
