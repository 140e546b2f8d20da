"""What a participant sees and does in each step, on a phone first.

Each step is a module with one `rx.memo`, fetched later by the page: the first load holds the frame only.

Must not: be imported by the desk or the wall (pictures and forms are shared, these are not).
"""
