"""The read side: rows turned into the views of `app.domain.snapshot`, one module a topic.

What an audience may not see is left out here, in one place, for the room, the wall, the API and the charter alike.
"""
