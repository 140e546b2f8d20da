"""Scenarios of real organisations, driven through the services."""
