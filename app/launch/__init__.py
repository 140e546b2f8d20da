"""Bringing the house up: what must be true before a start, the built pages, the server process, the welcome.

What it must not do: know workshops. It asks services for the demo and otherwise deals with ports, files and processes.
"""
