"""The table of permissions against one written by hand: every action × role × kind of step × status × ended."""

from itertools import product

import pytest

from app.domain.actions import Action
from app.domain.permissions import FROZEN, RULES, Allowed, Denied, Situation, decide
from app.domain.roles import Role
from app.domain.steps import StepKind, StepStatus

ROLES = {"F": Role.FACILITATOR, "C": Role.COFACILITATOR, "P": Role.PARTICIPANT, "O": Role.OBSERVER}
STATUSES = {"p": StepStatus.PLANNED, "o": StepStatus.OPEN, "c": StepStatus.CLOSED}

EXPECTED = """
    view_room            FCPO  -                    -    -    after end
    view_backstage       FC    -                    -    -    after end
    view_charter         FCPO  -                    -    -    after end
    run_agenda           FC    -                    -    -    after end
    edit_workshop        FC    -                    -    -    after end
    delete_workshop      F     -                    -    -    after end
    manage_seats         FC    -                    -    -    after end
    write_note           FC    -                    -    -    after end
    undo                 FC    -                    -    -    after end
    park_item            FCP   -                    -    -    live
    settle_parking       FC    -                    -    -    after end
    write_card           FCP   frame                o    o    live
    edit_own_card        FCP   frame                o    o    live
    reveal_cards         FC    frame                -    oc   live
    moderate_cards       FC    frame                -    oc   live
    compose_challenge    FC    frame                -    oc   live
    propose_goal         FCP   goals                o    poc  live
    edit_own_goal        FCP   goals                o    poc  live
    moderate_goals       FC    goals                -    poc  live
    adopt_goal           FC    goals                -    oc   live
    run_round            FC    any                  -    oc   live
    cast_ballot          P     any                  o    -    live
    enter_table_ballot   FC    any                  -    o    live
    add_stakeholder      FCP   stakeholders         o    poc  live
    edit_stakeholder     FCP   stakeholders         o    poc  live
    remove_stakeholder   FC    stakeholders         -    poc  live
    sketch_instrument    FCP   instruments          o    poc  live
    edit_instrument      FCP   instruments          o    poc  live
    remove_instrument    FC    instruments          -    poc  live
    add_entry            FCP   any                  o    poc  live
    edit_entry           FCP   any                  o    poc  live
    remove_entry         FCP   any                  o    poc  live
    import_entries       FC    any                  -    poc  live
    give_estimate        P     any                  o    -    live
    run_sheet            FC    any                  -    poc  live
    edit_charter         FC    charter              -    poc  after end
    move_charter         FC    -                    -    -    after end
    comment_charter      FCP   -                    -    -    after end
    answer_comment       FC    -                    -    -    after end
    declare_support      FCP   charter              oc   poc  after end
    publish_charter      FC    -                    -    -    after end
    export_charter       FCPO  -                    -    -    after end
    manage_programme     FC    -                    -    -    after end
"""
"""Action, who, in which steps, statuses in which participants may, and facilitators; whether the end shuts the door."""


def rows() -> list[tuple[str, str, str, str, str, str]]:
    """The table's lines, split."""
    found = []
    for line in EXPECTED.strip().splitlines():
        action, who, kinds, participants, facilitators, end = line.split(maxsplit=5)
        kinds = ",".join(StepKind) if kinds == "any" else kinds
        found.append((action, who, kinds, participants, facilitators, end))
    return found


def expected(row: tuple[str, str, str, str, str, str], role: Role, situation: Situation) -> str:
    """The reason of the refusal by the table above, or nothing."""
    _, who, kinds, participants, facilitators, end = row
    if role not in {ROLES[letter] for letter in who}:
        return "gate.role"
    if situation.is_ended and end != "after end":
        return "gate.ended"
    if kinds == "-":
        return ""
    if situation.kind is None or situation.status is None or situation.kind.value not in kinds.split(","):
        return "gate.step"
    letters = participants if role is Role.PARTICIPANT else facilitators
    if situation.status in {STATUSES[letter] for letter in letters}:
        return ""
    return "gate.step_not_open" if situation.status is StepStatus.PLANNED else "gate.step_closed"


def test_the_table_written_by_hand_knows_every_action() -> None:
    assert [row[0] for row in rows()] == [action.value for action in Action]


def test_every_action_has_a_rule() -> None:
    assert set(RULES) == set(Action)


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0])
def test_an_action_is_open_to_those_roles_in_those_steps_and_to_nobody_else(
    row: tuple[str, str, str, str, str, str],
) -> None:
    for role, kind, status, is_ended in product(Role, [None, *StepKind], [None, *StepStatus], [False, True]):
        situation = Situation(kind, status, is_ended)
        reason = expected(row, role, situation)
        verdict = decide(role, Action(row[0]), situation)
        assert verdict == (Denied(reason) if reason else Allowed()), (role, situation)


def test_an_adopted_charter_is_changed_by_nobody_and_read_by_all() -> None:
    for action, rule in RULES.items():
        for role in rule.roles:
            kind = next(iter(rule.kinds), None)
            verdict = decide(role, action, Situation(kind, StepStatus.OPEN, is_adopted=True))
            assert (verdict == Denied("gate.adopted")) is (action in FROZEN), action


def test_everything_by_which_a_charter_is_written_is_frozen() -> None:
    free = {
        "view_room",
        "view_backstage",
        "view_charter",
        "run_agenda",
        "edit_workshop",
        "delete_workshop",
        "manage_seats",
        "write_note",
        "park_item",
        "settle_parking",
        "run_round",
        "cast_ballot",
        "enter_table_ballot",
        "give_estimate",
        "run_sheet",
        "move_charter",
        "comment_charter",
        "declare_support",
        "publish_charter",
        "export_charter",
    }
    assert {action.value for action in Action} - {action.value for action in FROZEN} >= free
    assert not free & {action.value for action in FROZEN}


def test_an_action_without_a_rule_is_denied_to_everybody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(RULES, Action.CAST_BALLOT)
    for role in Role:
        assert decide(role, Action.CAST_BALLOT, Situation(StepKind.GOALS, StepStatus.OPEN)) == Denied("gate.role")
