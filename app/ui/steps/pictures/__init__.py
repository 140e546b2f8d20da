"""Read-only pictures of what a room has made: the same on the phone, the desk, the wall and the charter.

Each takes a view of the room as a Var and returns a component. Their sizes are in `em`, so a page makes a picture
larger by its font size; `large` leaves out what only a reader who can tap needs (disclosures, notes, tables).

Must not: read the mirror by themselves, or change anything (the grid hands what is dragged to its `on_place`).
"""
