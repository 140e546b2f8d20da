"""The mission charter: what a workshop's contents say as one document, each line with its sources.

Must not: read storage, hold text (the catalogue does), or leave out that something was not agreed.
"""
