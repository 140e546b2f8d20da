"""On which databases a promise is tried: every method on SQLite, and dots on PostgreSQL where that is enough."""

import pytest

ON_POSTGRES = pytest.param("postgres", marks=pytest.mark.postgres)
EVERY_METHOD = (
    ("any_server", "method"),
    [
        ("sqlite", "dots"),
        ("sqlite", "approval"),
        ("sqlite", "fist_of_five"),
        pytest.param("postgres", "dots", marks=pytest.mark.postgres),
    ],
)
