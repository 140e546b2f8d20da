"""Registers and estimates: one way to keep whatever many hands type in fields."""
