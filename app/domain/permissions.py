"""One table and one pure function: who may do what, in which step, in which state of it.

Nothing else in the house decides about permission. Services add only what the table cannot know: whose a card is,
whether a round is open.
"""

from dataclasses import dataclass

from app.domain.actions import Action
from app.domain.roles import LEADING, Role
from app.domain.steps import StepKind, StepStatus

EVERYBODY = frozenset(Role)
CONTRIBUTING = frozenset({Role.FACILITATOR, Role.COFACILITATOR, Role.PARTICIPANT})
VOTING = frozenset({Role.PARTICIPANT})
OWNER = frozenset({Role.FACILITATOR})

STARTED = frozenset({StepStatus.OPEN, StepStatus.CLOSED})
OPEN = frozenset({StepStatus.OPEN})
ANY = frozenset(StepStatus)


@dataclass(frozen=True, slots=True)
class Rule:
    """Who may pass a door, and when.

    `roles` pass only while the step's status is in `statuses`; `leading_statuses`, where given, is what holds for
    facilitators instead: they prepare before a step opens and tidy after it closes. `kinds` is empty for what belongs
    to no step. `after_end` says whether the door stays open when the workshop has ended.
    """

    roles: frozenset[Role]
    kinds: frozenset[StepKind] = frozenset()
    statuses: frozenset[StepStatus] = ANY
    leading_statuses: frozenset[StepStatus] | None = None
    after_end: bool = False


def _in(kind: StepKind) -> frozenset[StepKind]:
    return frozenset({kind})


RULES: dict[Action, Rule] = {
    Action.VIEW_ROOM: Rule(EVERYBODY, after_end=True),
    Action.VIEW_BACKSTAGE: Rule(LEADING, after_end=True),
    Action.VIEW_CHARTER: Rule(EVERYBODY, after_end=True),
    Action.RUN_AGENDA: Rule(LEADING, after_end=True),
    Action.EDIT_WORKSHOP: Rule(LEADING, after_end=True),
    Action.DELETE_WORKSHOP: Rule(OWNER, after_end=True),
    Action.MANAGE_SEATS: Rule(LEADING, after_end=True),
    Action.WRITE_NOTE: Rule(LEADING, after_end=True),
    Action.UNDO: Rule(LEADING, after_end=True),
    Action.PARK_ITEM: Rule(CONTRIBUTING),
    Action.SETTLE_PARKING: Rule(LEADING, after_end=True),
    Action.WRITE_CARD: Rule(CONTRIBUTING, _in(StepKind.FRAME), OPEN),
    Action.EDIT_OWN_CARD: Rule(CONTRIBUTING, _in(StepKind.FRAME), OPEN),
    Action.REVEAL_CARDS: Rule(LEADING, _in(StepKind.FRAME), STARTED),
    Action.MODERATE_CARDS: Rule(LEADING, _in(StepKind.FRAME), STARTED),
    Action.COMPOSE_CHALLENGE: Rule(LEADING, _in(StepKind.FRAME), STARTED),
    Action.PROPOSE_GOAL: Rule(CONTRIBUTING, _in(StepKind.GOALS), OPEN, leading_statuses=ANY),
    Action.EDIT_OWN_GOAL: Rule(CONTRIBUTING, _in(StepKind.GOALS), OPEN, leading_statuses=ANY),
    Action.MODERATE_GOALS: Rule(LEADING, _in(StepKind.GOALS)),
    Action.ADOPT_GOAL: Rule(LEADING, _in(StepKind.GOALS), STARTED),
    Action.RUN_ROUND: Rule(LEADING, frozenset(StepKind), STARTED),
    Action.CAST_BALLOT: Rule(VOTING, frozenset(StepKind), OPEN),
    Action.ENTER_TABLE_BALLOT: Rule(LEADING, frozenset(StepKind), OPEN),
    Action.ADD_STAKEHOLDER: Rule(CONTRIBUTING, _in(StepKind.STAKEHOLDERS), OPEN, leading_statuses=ANY),
    Action.EDIT_STAKEHOLDER: Rule(CONTRIBUTING, _in(StepKind.STAKEHOLDERS), OPEN, leading_statuses=ANY),
    Action.REMOVE_STAKEHOLDER: Rule(LEADING, _in(StepKind.STAKEHOLDERS)),
    Action.SKETCH_INSTRUMENT: Rule(CONTRIBUTING, _in(StepKind.INSTRUMENTS), OPEN, leading_statuses=ANY),
    Action.EDIT_INSTRUMENT: Rule(CONTRIBUTING, _in(StepKind.INSTRUMENTS), OPEN, leading_statuses=ANY),
    Action.REMOVE_INSTRUMENT: Rule(LEADING, _in(StepKind.INSTRUMENTS)),
    Action.ADD_ENTRY: Rule(CONTRIBUTING, frozenset(StepKind), OPEN, leading_statuses=ANY),
    Action.EDIT_ENTRY: Rule(CONTRIBUTING, frozenset(StepKind), OPEN, leading_statuses=ANY),
    Action.REMOVE_ENTRY: Rule(CONTRIBUTING, frozenset(StepKind), OPEN, leading_statuses=ANY),
    Action.IMPORT_ENTRIES: Rule(LEADING, frozenset(StepKind)),
    Action.GIVE_ESTIMATE: Rule(VOTING, frozenset(StepKind), OPEN),
    Action.RUN_SHEET: Rule(LEADING, frozenset(StepKind)),
    Action.EDIT_CHARTER: Rule(LEADING, _in(StepKind.CHARTER), after_end=True),
    Action.MOVE_CHARTER: Rule(LEADING, after_end=True),
    Action.COMMENT_CHARTER: Rule(CONTRIBUTING, after_end=True),
    Action.ANSWER_COMMENT: Rule(LEADING, after_end=True),
    Action.DECLARE_SUPPORT: Rule(CONTRIBUTING, _in(StepKind.CHARTER), STARTED, leading_statuses=ANY, after_end=True),
    Action.PUBLISH_CHARTER: Rule(LEADING, after_end=True),
    Action.EXPORT_CHARTER: Rule(EVERYBODY, after_end=True),
    Action.MANAGE_PROGRAMME: Rule(LEADING, after_end=True),
}


FROZEN = frozenset(
    {
        Action.UNDO,
        Action.EDIT_OWN_CARD,
        Action.MODERATE_CARDS,
        Action.WRITE_CARD,
        Action.REVEAL_CARDS,
        Action.COMPOSE_CHALLENGE,
        Action.PROPOSE_GOAL,
        Action.EDIT_OWN_GOAL,
        Action.MODERATE_GOALS,
        Action.ADOPT_GOAL,
        Action.ADD_STAKEHOLDER,
        Action.EDIT_STAKEHOLDER,
        Action.REMOVE_STAKEHOLDER,
        Action.SKETCH_INSTRUMENT,
        Action.EDIT_INSTRUMENT,
        Action.REMOVE_INSTRUMENT,
        Action.ADD_ENTRY,
        Action.EDIT_ENTRY,
        Action.REMOVE_ENTRY,
        Action.IMPORT_ENTRIES,
        Action.EDIT_CHARTER,
        Action.ANSWER_COMMENT,
    }
)
"""What nobody does to an adopted charter: it says what was adopted until it is reopened."""


@dataclass(frozen=True, slots=True)
class Situation:
    """The moment in which somebody asks: the step it is about, if any, and whether the workshop has ended.

    `is_adopted`: the charter was adopted, and has not been reopened.
    """

    kind: StepKind | None = None
    status: StepStatus | None = None
    is_ended: bool = False
    is_adopted: bool = False


@dataclass(frozen=True, slots=True)
class Allowed:
    """Pass."""


@dataclass(frozen=True, slots=True)
class Denied:
    """Stop; `reason` is the code of the error that is shown."""

    reason: str


def decide(role: Role, action: Action, situation: Situation) -> Allowed | Denied:
    """May a seat with `role` do `action` now? Pure; an action without a rule is denied."""
    rule = RULES.get(action)
    if rule is None or role not in rule.roles:
        return Denied("gate.role")
    if situation.is_ended and not rule.after_end:
        return Denied("gate.ended")
    if situation.is_adopted and action in FROZEN:
        return Denied("gate.adopted")
    return _in_its_step(rule, role, situation) if rule.kinds else Allowed()


def _in_its_step(rule: Rule, role: Role, situation: Situation) -> Allowed | Denied:
    if situation.kind not in rule.kinds or situation.status is None:
        return Denied("gate.step")
    statuses = rule.statuses
    if role in LEADING and rule.leading_statuses is not None:
        statuses = rule.leading_statuses
    if situation.status not in statuses:
        return Denied("gate.step_not_open" if situation.status is StepStatus.PLANNED else "gate.step_closed")
    return Allowed()
