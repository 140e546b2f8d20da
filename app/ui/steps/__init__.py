"""What each step of the method looks like: pictures to read, forms to write in, and what pages put together of them.

Must not: hold a state, or know which page draws it.
"""
