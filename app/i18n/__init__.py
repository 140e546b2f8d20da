"""Locales, message catalogues and their formatting. Text lives in catalogues, never in code."""
