"""`make bench`: what a live room costs on this machine, each figure beside a baseline of the same run.

What it must not do: assert (a shared machine is noisy), run on without end, or leave a server behind.
"""
