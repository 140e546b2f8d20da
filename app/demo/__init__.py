"""A mission to look at: real public facts, a fictional room, and the play that carries it through all steps.

What it must not do: know how the room is reached. The same play runs inside the house and over the REST API.
"""
