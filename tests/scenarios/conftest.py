"""The house and its databases, for the tests beside this file."""

from tests.house_fixtures import *  # noqa: F403
