"""The parts of each step at the desk, in the order in which they stand. One line each: the part, and what draws it."""

from typing import Any

import reflex as rx

from app.domain.parts import Part
from app.domain.steps import StepKind
from app.ui.steps import learning
from app.ui.steps.desk.agenda import shown_kind
from app.ui.steps.mixing.interactions import interactions
from app.ui.steps.mixing.pathways import pathways
from app.ui.steps.parts import Faces, actors, jump_of, parts_of, usual
from app.ui.steps.parts.aims import library
from app.ui.steps.pledges import desk_commitments, desk_movement
from app.ui.steps.portfolio import desk_portfolio

FACES: Faces = {
    StepKind.FRAME: [
        (Part.CLASSIFICATION, usual(Part.CLASSIFICATION, StepKind.FRAME)),
        (Part.REFRAMING, usual(Part.REFRAMING, StepKind.FRAME)),
    ],
    StepKind.GOALS: [
        (Part.LIBRARY, library),
        (Part.CALIBRATION, usual(Part.CALIBRATION, StepKind.GOALS)),
        (Part.SUBTARGETS, usual(Part.SUBTARGETS, StepKind.GOALS)),
        (Part.CONFLICTS, usual(Part.CONFLICTS, StepKind.GOALS)),
        (Part.QUALITY, usual(Part.QUALITY, StepKind.GOALS)),
    ],
    StepKind.STAKEHOLDERS: [
        (Part.PLACING, actors.placing),
        (Part.RELATIONS, actors.relations),
        (Part.INCENTIVES, actors.incentives),
        (Part.MANDATE, actors.mandate),
        (Part.VOICES, usual(Part.VOICES, StepKind.STAKEHOLDERS)),
        (Part.BLOCKERS, actors.blockers),
        (Part.COMMITMENTS, desk_commitments),
        (Part.MOVEMENT, desk_movement),
        (Part.DEVELOPMENT, usual(Part.DEVELOPMENT, StepKind.STAKEHOLDERS)),
    ],
    StepKind.INSTRUMENTS: [
        (Part.INTERACTIONS, interactions),
        (Part.PATHWAYS, pathways),
        (Part.PORTFOLIO, desk_portfolio),
        (Part.DEVELOPMENT, usual(Part.DEVELOPMENT, StepKind.INSTRUMENTS)),
    ],
    StepKind.CHARTER: [
        (Part.MONITORING, learning.monitoring),
        (Part.STOPPING, learning.stopping),
        (Part.COMPARISON, learning.comparison),
        (Part.QUALITY, usual(Part.QUALITY, StepKind.CHARTER)),
    ],
}


@rx.memo
def desk_parts() -> rx.Component:
    """The parts of the step that this desk looks at."""
    drawn = [(step.value, parts_of(step, FACES)) for step in StepKind]
    return rx.fragment(rx.match(shown_kind(), *drawn, rx.fragment()))


def desk_parts_jump(kind: Any) -> rx.Component:
    """The parts of a step in a line, for its top at the desk."""
    return jump_of(kind, FACES)
