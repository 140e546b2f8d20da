"""Programmes of several workshops."""
