"""Ballots, their rules and their tallies: pure functions that anybody can recount with.

Must not: know seats, time, storage or who asks.
"""
