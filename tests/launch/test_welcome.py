"""What the terminal shows when the room is open."""

import re
from dataclasses import replace

import pytest
import segno

from app import addresses as module
from app.addresses import join_address, own_network_address
from app.launch.welcome import DemoDoor, welcome
from app.settings import Settings

DEMO = DemoDoor("Zero-emission fast boats", "K7MPX2", "/join/K7MPX2", "/back/abc.def")
HALF_BLOCKS = {" ": (0, 0), "▄": (0, 1), "▀": (1, 0), "█": (1, 1)}


@pytest.fixture
def settings(monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setattr(module, "own_network_address", lambda: "192.168.1.20")
    return Settings.from_environment({"PORT": "3105"})


def drawn_code(text: str) -> list[list[int]]:
    """Read the QR code back out of the text: 1 for a light square, as it stands on a dark terminal."""
    rows = [line.strip("\n")[2:] for line in text.splitlines() if set(line.strip()) & set("▄▀█")]
    squares: list[list[int]] = []
    for row in rows:
        squares.append([HALF_BLOCKS[sign][0] for sign in row])
        squares.append([HALF_BLOCKS[sign][1] for sign in row])
    return squares


def test_it_shows_the_address_the_code_and_the_facilitators_link(settings: Settings) -> None:
    text = welcome(settings, DEMO, colours=False, encoding="utf-8")

    assert "http://localhost:3105\n" in text
    assert "http://192.168.1.20:3105\n" in text
    assert re.search(r"Join code +K7MPX2\n", text)
    assert re.search(r"Join link +http://192\.168\.1\.20:3105/join/K7MPX2\n", text)
    assert re.search(r"Facilitator's link +http://localhost:3105/back/abc\.def\n", text)


def test_the_qr_code_leads_a_phone_to_the_join_page(settings: Settings) -> None:
    squares = drawn_code(welcome(settings, DEMO, colours=False, encoding="utf-8"))
    wanted = segno.make("http://192.168.1.20:3105/join/K7MPX2", error="m", micro=False).matrix

    inner = [row[2:-2] for row in squares[2 : 2 + len(wanted)]]
    assert inner == [[0 if dark else 1 for dark in row] for row in wanted]


def test_without_a_demo_the_qr_code_leads_to_the_home_page(settings: Settings) -> None:
    text = welcome(settings, None, colours=False, encoding="utf-8")
    wanted = segno.make("http://192.168.1.20:3105", error="m", micro=False).matrix

    assert [row[2:-2] for row in drawn_code(text)[2 : 2 + len(wanted)]] == [
        [0 if dark else 1 for dark in row] for row in wanted
    ]
    assert "Join code" not in text


def test_on_a_terminal_the_code_is_white_on_black_whatever_its_theme(settings: Settings) -> None:
    assert "\x1b[97;40m" in welcome(settings, DEMO, colours=True, encoding="utf-8")
    assert "\x1b" not in welcome(settings, DEMO, colours=False, encoding="utf-8")


def test_a_terminal_that_cannot_draw_it_is_told_so(settings: Settings) -> None:
    text = welcome(settings, DEMO, colours=False, encoding="ascii")

    assert "cannot show the QR code" in text
    text.encode("ascii")


def test_a_public_address_is_taken_at_its_word(settings: Settings) -> None:
    public = replace(settings, public_url="https://mission.example.org")

    assert join_address(public) == "https://mission.example.org"
    assert "192.168" not in welcome(public, DEMO, colours=False, encoding="utf-8")


def test_a_server_that_listens_to_this_machine_alone_offers_no_other_address(settings: Settings) -> None:
    assert join_address(replace(settings, host="127.0.0.1")) == "http://localhost:3105"


def test_a_machine_without_a_network_still_opens(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "own_network_address", lambda: None)

    assert join_address(settings) == "http://localhost:3105"


def test_the_own_address_is_an_address_of_the_network_or_nothing() -> None:
    address = own_network_address()

    assert address is None or re.fullmatch(r"\d+\.\d+\.\d+\.\d+", address)
