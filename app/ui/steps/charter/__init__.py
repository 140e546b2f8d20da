"""The charter page, piece by piece: the document, its wording by hand, what it lacks, and its files.

Must not: assemble anything; the blocks come ready to be drawn.
"""
