"""How many of each thing a workshop holds, and how many of them travel at once.

What a room is sent at each change must not grow with what the room has written: of cards, which have no limit, a
window travels; everything else has a limit, and whoever reaches it is told in words what to do.
"""

LOOSE_WINDOW = 48
"""Loose cards that everybody is sent; the rest is counted, and read page by page by whoever wants to."""

CLUSTER_WINDOW = 24
"""Cards of one cluster that everybody is sent, where there are few clusters."""

CLUSTERED_WINDOW = 120
"""Cards of all clusters together that everybody is sent: the more clusters, the fewer of each."""

LEAST_OF_A_CLUSTER = 2
"""Cards that are sent of a cluster however many clusters there are."""

MOST_CLUSTERS = 60
MOST_SOURCES = 40
"""Cards that one challenge statement rests on; all of them travel with it."""

WORDINGS = 5
"""First wordings of what was merged into one card or goal; the rest is counted."""

HIDDEN_WINDOW = 48
"""Hidden cards that the desk is sent; those after them follow as the first are put back."""

PAGE = 48
"""Cards that are added when somebody asks for more."""

MOST_AT_ONCE = 4 * PAGE
"""Cards beyond the window that one page of the browser holds; looking further folds the first of them away."""

MOST_FOUND = 20
"""Cards that a search answers with."""

MOST_GOALS = 200
MOST_STAKEHOLDERS = 300
MOST_INSTRUMENTS = 200
MOST_PARKED = 300
MOST_COMMENTS = 600


def window_of_a_cluster(clusters: int) -> int:
    """How many cards of each cluster are sent where there are so many clusters."""
    return max(LEAST_OF_A_CLUSTER, min(CLUSTER_WINDOW, CLUSTERED_WINDOW // max(1, clusters)))
