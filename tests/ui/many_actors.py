"""A coalition for tests of pages: sixty actors of every sector and level, and a hundred relations between them.

It comes in by two files, as a facilitator would bring it. Must not: be random; a picture that fails has to look the
same the next time.
"""

from tests.ui.live_rooms import LiveRoom

_SECTORS = ("government", "business", "research", "civil_society", "environment", "finance", "media", "international")
_LEVELS = ("local", "regional", "national", "european", "global")
_WORDS = (
    *("Ministry of", "Agency for", "Association of", "Institute for"),
    *("Union of", "Council of", "Fund for", "Port of"),
)
_FIELDS = (
    *("Transport", "Fisheries", "Clean Energy", "Regional Affairs"),
    *("Health", "Coastal Towns", "Trade", "Skills"),
)
_KINDS = ("funds", "regulates", "supplies", "shares_data", "reports_to", "partners", "opposes")
_ROLES = ("challenge_owner", "regulator", "funder", "buyer", "provider", "affected", "researcher", "intermediary")


def fill(room: LiveRoom, actors: int = 60, relations: int = 110) -> list[str]:
    """Bring them in; the ids of the actors in order of their numbers. The step must be open."""
    names = [f"{_WORDS[at % 8]} {_FIELDS[(at * 3 + at // 8) % 8]} {at + 1}" for at in range(actors)]
    lines = [
        f"{name},{_SECTORS[(at * 5) % 8]},{_LEVELS[(at * 2) % 5]},{'transport' if at % 3 else 'sti'},{_ROLES[at % 8]}"
        for at, name in enumerate(names)
    ]
    _bring(room, "stakeholders", ["name,sector,level,policy_field,roles", *lines])
    edges: dict[tuple[str, str, str], str] = {}
    for at in range(relations * 2):
        source, target = names[(at * 7) % (actors - 8)], names[(at * at + 3 * at) % (actors - 4)]
        if source != target and len(edges) < relations:
            edges.setdefault((source, _KINDS[at % 7], target), f"{1 + at % 3},{'existing' if at % 4 else 'needed'}")
    _bring(
        room,
        "relations",
        ["source,kind,target,strength,existence", *(f"{','.join(key)},{rest}" for key, rest in edges.items())],
    )
    view = room.facilitator.call("GET", "/snapshot?topics=stakeholders")["stakeholders"]["stakeholders"]
    return [one["id"] for one in view]


def _bring(room: LiveRoom, register: str, lines: list[str]) -> None:
    answer = room.client.post(
        f"/api/v1/workshops/{room.code}/registers/{register}/import",
        content="\n".join(lines).encode(),
        headers={"Authorization": f"Bearer {room.facilitator.token}", "Content-Type": "text/csv"},
    )
    assert answer.is_success, answer.text
    assert not answer.json().get("faults"), answer.json()
