"""The projected page, piece by piece: its frame, the way in, and the live picture of each step.

Must not: need a hand or an eye nearer than ten metres, or show what the room's view does not hold.
"""
