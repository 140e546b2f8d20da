"""The facilitator's desk, one module per step and per area.

    parts        what several areas share: names of steps, sections, the next thing to do, form answers
    head         the bar on top: code, people, timer, undo, wall and charter
    agenda       the steps with their times; open, close, reword
    frame, board, challenge, goals, duplicates, voting, endorsement, stakeholders, instruments, charter
    guide        what to say and watch for, and the private note
    parking, people, links, settings

Must not: decide who may do what (the gate does), or hold room data (the hub brings it).
"""
