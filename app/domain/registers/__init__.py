"""Registers: what many hands type in fields, declared once and kept, shown, exported and imported the same way."""
