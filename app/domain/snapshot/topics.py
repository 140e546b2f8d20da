"""The parts of a room that change together, and who sees them."""

from enum import StrEnum


class Topic(StrEnum):
    """The parts of a room that change together; one view each."""

    AGENDA = "agenda"
    PRESENCE = "presence"
    CARDS = "cards"
    GOALS = "goals"
    ROUNDS = "rounds"
    TURNOUT = "turnout"
    STAKEHOLDERS = "stakeholders"
    INSTRUMENTS = "instruments"
    AIMS = "aims"
    RELATIONS = "relations"
    COMMITMENTS = "commitments"
    MIX = "mix"
    PORTFOLIO = "portfolio"
    LEARNING = "learning"
    PROFILE = "profile"
    ESTIMATES = "estimates"
    BLOCKERS = "blockers"
    PARKING = "parking"
    PAPER = "paper"
    SUPPORTS = "supports"
    COMMENTS = "comments"
    CHARTER = "charter"
    BACKSTAGE = "backstage"


class Audience(StrEnum):
    """Who sees it: the room (participants, observers, wall), the desk (facilitators), readers of the charter page."""

    ROOM = "room"
    DESK = "desk"
    CHARTER = "charter"
