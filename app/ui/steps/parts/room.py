"""The parts of each step on the phone, in the order in which they stand. One line each: the part, and what draws it."""

from typing import Any

import reflex as rx

from app.domain.parts import Part
from app.domain.steps import StepKind
from app.ui.steps import learning
from app.ui.steps.mixing.interactions import interactions
from app.ui.steps.mixing.pathways import pathways
from app.ui.steps.parts import Faces, actors, jump_of, parts_of, usual
from app.ui.steps.parts.aims import library, my_card
from app.ui.steps.pledges import room_commitments
from app.ui.steps.portfolio import room_portfolio

FACES: Faces = {
    StepKind.FRAME: [
        (Part.CLASSIFICATION, usual(Part.CLASSIFICATION, StepKind.FRAME)),
        (Part.REFRAMING, usual(Part.REFRAMING, StepKind.FRAME, before=my_card)),
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
        (Part.COMMITMENTS, room_commitments),
        (Part.MOVEMENT, usual(Part.MOVEMENT, StepKind.STAKEHOLDERS)),
        (Part.DEVELOPMENT, usual(Part.DEVELOPMENT, StepKind.STAKEHOLDERS)),
    ],
    StepKind.INSTRUMENTS: [
        (Part.INTERACTIONS, interactions),
        (Part.PATHWAYS, pathways),
        (Part.PORTFOLIO, room_portfolio),
        (Part.DEVELOPMENT, usual(Part.DEVELOPMENT, StepKind.INSTRUMENTS)),
    ],
    StepKind.CHARTER: [
        (Part.MONITORING, learning.monitoring),
        (Part.STOPPING, learning.stopping),
        (Part.COMPARISON, learning.comparison),
        (Part.QUALITY, usual(Part.QUALITY, StepKind.CHARTER)),
    ],
}


def room_parts(step: StepKind) -> rx.Component:
    """The parts of a step, for its place on the phone."""
    return parts_of(step, FACES)


def room_parts_jump(kind: Any) -> rx.Component:
    """The parts of a step in a line, for its top on the phone."""
    return jump_of(kind, FACES)
