"""The participant's first load stays small: on the built front end, whatever pages there are."""

import pytest

from tests.ui.first_load import BUDGET_BYTES, CLIENT, first_load, routes

# Facilitators' pages may weigh more; everything a participant may open may not.
FACILITATORS = {"desk", "wall"}


@pytest.mark.server
def test_a_participants_first_load_is_at_most_190_kilobytes() -> None:
    assert CLIENT.is_dir(), "build the pages first: python -m app.cli build"
    weights = {route: first_load(route) for route in routes() if route not in FACILITATORS}
    assert {"index", "join", "room"} <= weights.keys()
    assert {route: size for route, size in weights.items() if size > BUDGET_BYTES} == {}


@pytest.mark.server
def test_no_page_needs_inline_styles() -> None:
    assert not [page for page in CLIENT.rglob("*.html") if "<style" in page.read_text(encoding="utf-8")]
