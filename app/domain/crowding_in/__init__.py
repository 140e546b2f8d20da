"""Crowding in: what people bring to a mission, what it comes to, how long it lasts, and what is still missing."""
