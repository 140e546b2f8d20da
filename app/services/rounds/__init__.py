"""Rounds of voting, part by part: what is planned, what can be chosen, who may vote, and when it ends.

The doors that people go through are in `app.services.voting`.
"""
