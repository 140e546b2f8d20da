"""The policy mix on the screen: its matrix, how instruments act on each other, and the ways that compete.

    cover            the matrix by goal, lead and level, the meter of the STI trap, hints, what could fill a gap
    interactions     one pair at a time, the relay from stage to stage, the register
    pathways         by goal, with the question whether several solutions could reach it

Must not: compute (see `app.domain.mix`); a picture leads to the cards behind it.
"""
