"""Estimates: what each person in the room rates for themselves, and what the room sees of it: middle and spread."""
