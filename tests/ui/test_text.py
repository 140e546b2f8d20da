"""`t` and the components around it, as they are compiled."""

import pytest
import reflex as rx

from app.ui.components.fields import checkbox_group, field
from app.ui.components.surfaces import qr_image
from app.ui.text import t


class _TextState(rx.State):
    here: int = 0
    key: str = ""


def _imports(var: rx.Var[str]) -> dict[str, list[str | None]]:
    data = var._get_all_var_data()
    assert data is not None
    return {library: [one.tag for one in found] for library, found in data.imports}


def test_a_constant_key_brings_its_own_catalogue() -> None:
    text = t("start.title")
    assert str(text) == '(t_start("start.title"))'
    assert _imports(text)["$/utils/i18n/start.js"] == ["t"]


def test_values_may_come_from_a_state() -> None:
    text = t("timer.left", seconds=_TextState.here)
    data = text._get_all_var_data()
    assert data is not None
    assert data.state.endswith("_text_state")
    assert '["seconds"]' in str(text)


def test_a_key_from_the_server_names_its_catalogues() -> None:
    imports = _imports(t(_TextState.key, catalogues=("join", "start")))
    assert {"$/utils/i18n/join.js", "$/utils/i18n/start.js"} <= imports.keys()


def test_a_key_that_nobody_wrote_stops_the_build() -> None:
    with pytest.raises(KeyError):
        t("no.such.key")


def test_a_field_is_tied_to_its_label_help_and_error() -> None:
    html = str(field("title", "Title", help_text="Short.", scope="start"))
    for piece in ('"start-title"', '"start-title-help start-title-error"', '"data-error-for":"title"', "optional"):
        assert piece in html


def test_several_checkboxes_are_sent_as_a_list() -> None:
    html = str(checkbox_group("stages", "Stages", [("research", "Research")], chosen=["research"]))
    assert '"data-list":"boxes"' in html
    assert "defaultChecked:true" in html


def test_the_qr_image_comes_from_the_api() -> None:
    assert "/api/v1/qr/ABC234.svg" in str(qr_image("ABC234"))
