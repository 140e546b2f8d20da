"""Addresses of the pages: templates for the routes, and builders for links.

Must not: import pages.
"""

HOME = "/"
START = "/start"
RECOVER = "/recover"
JOIN = "/join/[code]"
LINK = "/link/[token]"
ROOM = "/room/[code]"
DESK = "/desk/[code]"
WALL = "/wall/[code]"
CHARTER = "/charter/[code]"
MISSION = "/mission/[code]"
PROGRAMME = "/programme/[code]"


def join(code: str) -> str:
    """Where a participant takes a seat."""
    return f"/join/{code}"


def room(code: str) -> str:
    """The participant's room."""
    return f"/room/{code}"


def desk(code: str) -> str:
    """The facilitator's desk."""
    return f"/desk/{code}"


def wall(code: str) -> str:
    """The projector's page."""
    return f"/wall/{code}"


def charter(code: str) -> str:
    """The charter, to read and download."""
    return f"/charter/{code}"


def programme(code: str) -> str:
    """A programme of several missions, for whoever leads one of them."""
    return f"/programme/{code}"


def mission(code: str) -> str:
    """The public summary, while it is on."""
    return f"/mission/{code}"
