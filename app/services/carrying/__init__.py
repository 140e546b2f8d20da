"""Carrying a charter on: into a new workshop, and beside another charter."""
