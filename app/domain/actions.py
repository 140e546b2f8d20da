"""Everything that a person can do, by name. One action is one door; permissions say who may pass it and when."""

from enum import StrEnum


class Action(StrEnum):
    """Names of what can be done; `_own_` means that the service also checks whose it is."""

    VIEW_ROOM = "view_room"
    VIEW_BACKSTAGE = "view_backstage"
    VIEW_CHARTER = "view_charter"

    RUN_AGENDA = "run_agenda"
    EDIT_WORKSHOP = "edit_workshop"
    DELETE_WORKSHOP = "delete_workshop"
    MANAGE_SEATS = "manage_seats"
    WRITE_NOTE = "write_note"
    UNDO = "undo"

    PARK_ITEM = "park_item"
    SETTLE_PARKING = "settle_parking"

    WRITE_CARD = "write_card"
    EDIT_OWN_CARD = "edit_own_card"
    REVEAL_CARDS = "reveal_cards"
    MODERATE_CARDS = "moderate_cards"
    COMPOSE_CHALLENGE = "compose_challenge"

    PROPOSE_GOAL = "propose_goal"
    EDIT_OWN_GOAL = "edit_own_goal"
    MODERATE_GOALS = "moderate_goals"
    ADOPT_GOAL = "adopt_goal"

    RUN_ROUND = "run_round"
    CAST_BALLOT = "cast_ballot"
    ENTER_TABLE_BALLOT = "enter_table_ballot"

    ADD_STAKEHOLDER = "add_stakeholder"
    EDIT_STAKEHOLDER = "edit_stakeholder"
    REMOVE_STAKEHOLDER = "remove_stakeholder"

    SKETCH_INSTRUMENT = "sketch_instrument"
    EDIT_INSTRUMENT = "edit_instrument"
    REMOVE_INSTRUMENT = "remove_instrument"

    ADD_ENTRY = "add_entry"
    EDIT_ENTRY = "edit_entry"
    REMOVE_ENTRY = "remove_entry"
    IMPORT_ENTRIES = "import_entries"
    GIVE_ESTIMATE = "give_estimate"
    RUN_SHEET = "run_sheet"

    EDIT_CHARTER = "edit_charter"
    MOVE_CHARTER = "move_charter"
    COMMENT_CHARTER = "comment_charter"
    ANSWER_COMMENT = "answer_comment"
    DECLARE_SUPPORT = "declare_support"
    PUBLISH_CHARTER = "publish_charter"
    EXPORT_CHARTER = "export_charter"

    MANAGE_PROGRAMME = "manage_programme"
