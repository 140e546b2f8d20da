"""Renderers of the charter document: Markdown, Word, PDF and JSON. Pure functions from data to bytes."""
