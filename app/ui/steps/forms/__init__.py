"""The forms of the five steps: the same on the phone and at the desk.

Each is a draft form over the handlers of its state: a new thing without a view, an edit with one. `code` is the
workshop's, as a Var: drafts are kept on the device by workshop and thing.

Must not: read the room's mirror by themselves (options come as arguments), or know which page draws them.
"""
