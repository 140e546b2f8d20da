"""Queries, by concept. Repositories never commit and know no rule."""
