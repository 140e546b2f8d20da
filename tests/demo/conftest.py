"""The demo's tests play in a house of their own, and once for all where they only read."""

from tests.house_fixtures import *  # noqa: F403
