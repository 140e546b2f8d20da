"""Every component on one page, with a state that answers drafts as the house's states do.

The word 'refuse' in a text is refused; a text with 'silence' gets no answer the first time it is sent.
"""

import json
import time
from pathlib import Path
from typing import Any

import reflex as rx
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.ui.application import dressed
from app.ui.components.buttons import button, copy_button, link_button, menu
from app.ui.components.data import bar_row, bars, count, table
from app.ui.components.drafts import draft_form, draft_text
from app.ui.components.fields import (
    checkbox,
    checkbox_group,
    field,
    fieldset,
    radio_group,
    select,
    slider,
    stepper,
    two_sliders,
)
from app.ui.components.live import save_status, timer
from app.ui.components.overlays import confirm_button, dialog_button, tabs
from app.ui.components.surfaces import announce, card, empty_state, heading, notice, pill, skeleton
from app.ui.shell import shell, site_header
from gallery import ballots

STORED: dict[str, str] = {}
SENT: dict[str, int] = {}
BUILD = Path(".web") / "build"


class GalleryState(rx.State):
    """What the page shows."""

    cards: list[str] = []
    chosen: str = ""
    confirmed: int = 0
    settled: str = ""
    note: str = "Wind and noise at the harbour."
    ack_key: str = ""
    ack_ok: bool = False
    ack_message: str = ""
    ack_field: str = ""
    timer_state: str = "none"
    ends_at_ms: int = 0
    server_now_ms: int = 0

    def _answer(self, key: str, refusal: str = "", field_name: str = "") -> None:
        self.ack_key, self.ack_ok, self.ack_message, self.ack_field = key, not refusal, refusal, field_name

    @rx.event
    async def enter(self) -> None:
        """Read what is stored, as a room does."""
        self.cards = list(STORED.values())

    @rx.event
    async def write(self, values_json: str, key: str) -> None:
        """Store a card once per key."""
        values = json.loads(values_json)
        SENT[key] = SENT.get(key, 0) + 1
        if "silence" in values["text"] and SENT[key] == 1:
            return
        if "refuse" in values["text"]:
            self._answer(key, "Please choose other words.", "text")
            return
        STORED.setdefault(key, json.dumps(values, ensure_ascii=False))
        self.cards = list(STORED.values())
        self._answer(key)

    @rx.event
    async def annotate(self, values_json: str, key: str) -> None:
        """Store the note."""
        self.note = json.loads(values_json)["note"]
        self._answer(key)

    @rx.event
    async def somebody_else_writes(self) -> None:
        """Change the note under whoever edits it."""
        self.note = "Theirs: the quay is too loud."

    @rx.event
    async def choose(self, value: str) -> None:
        """Take a menu's choice."""
        self.chosen = value

    @rx.event
    async def confirm(self) -> None:
        """Count confirmations."""
        self.confirmed += 1

    @rx.event
    async def settle(self, value: str) -> None:
        """Take a slider's value."""
        self.settled = value

    @rx.event
    async def start_timer(self, seconds: int) -> None:
        """Start the timer."""
        self.server_now_ms = int(time.time() * 1000)
        self.ends_at_ms = self.server_now_ms + seconds * 1000
        self.timer_state = "running"


class _TimerFacts:
    state = GalleryState.timer_state
    ends_at_ms = GalleryState.ends_at_ms
    remaining_seconds = 0
    server_now_ms = GalleryState.server_now_ms


def _acks() -> dict[str, Any]:
    return {
        "ack_key": GalleryState.ack_key,
        "ack_ok": GalleryState.ack_ok,
        "ack_message": GalleryState.ack_message,
        "ack_field": GalleryState.ack_field,
    }


def _card_form() -> rx.Component:
    return draft_form(
        field(
            "text", "Your card", help_text="One idea, at most 140 characters.", required=True, max_length=140, lines=3
        ),
        checkbox_group("topics", "Topics", [("air", "Air"), ("noise", "Noise"), ("space", "Space")], in_row=True),
        radio_group("prompt", "What it is", [("cause", "A cause"), ("evidence", "Evidence")], chosen="cause"),
        checkbox("is_urgent", "It is urgent", hint="We look at it first."),
        select("sector", "Sector", [("gov", "Government"), ("biz", "Business")], empty_label="Choose…"),
        two_sliders(
            slider("power", "Power", low="Little", high="Much", on_settle=GalleryState.settle),
            slider("interest", "Interest", low="Little", high="Much"),
            "Where they stand",
        ),
        stepper("voices", "Voices", lowest=1, highest=9, initial=1),
        draft_key="card:gallery",
        on_send=GalleryState.write,
        label="Write a card",
        submit="Send the card",
        **_acks(),
    )


def _page() -> rx.Component:
    menu_items = [{"value": "north", "label": "North"}, {"value": "south", "label": "South"}]
    return shell(
        heading("Every component"),
        rx.el.p(timer(_TimerFacts), class_name="text-xl"),
        rx.el.div(
            button("Open the vote", id="primary"),
            button("Add two minutes", look="quiet", on_click=GalleryState.start_timer(62), id="start-timer"),
            button("Hide", look="plain"),
            button("Wait", busy=True, busy_label="Saving…"),
            link_button("Download", "/api/nothing"),
            copy_button("ABC234", "Copy the code"),
            menu("Move to…", menu_items, GalleryState.choose, name="Move card 1 to…"),
            confirm_button(
                "Close the vote",
                title="Close the vote?",
                body="Nobody can vote afterwards. You can open it again.",
                confirm="Yes, close it",
                on_confirm=GalleryState.confirm,
                look="danger",
                dangerous=True,
            ),
            dialog_button("Guidance", rx.el.p("Let people write in silence first."), title="What to say"),
            class_name="flex flex-wrap gap-3",
        ),
        rx.el.p("Chosen: ", rx.el.b(GalleryState.chosen, id="chosen")),
        rx.el.p("Confirmed: ", rx.el.b(GalleryState.confirmed, id="confirmed")),
        rx.el.p("Settled: ", rx.el.b(GalleryState.settled, id="settled")),
        rx.el.div(
            pill("planned"),
            pill("open", tone="accent"),
            pill("done", tone="ok"),
            pill("late", tone="warn"),
            class_name="flex gap-2",
        ),
        notice("You can go on writing.", title="Saved on this device", tone="warn"),
        empty_state("No cards yet.", button("Write the first one")),
        skeleton(lines=3),
        announce("Chosen: " + GalleryState.chosen),
        card(
            rx.el.h2("Votes"),
            bars(
                bar_row("Clean air", 41, 52, hint="civil society 3 of 9"),
                bar_row("Quiet nights", 12, 52),
                label="Votes by goal",
                twin=table(
                    ["Goal", "Votes"], [["Clean air", "41"], ["Quiet nights", "12"]], caption="Votes", numeric=[1]
                ),
            ),
            count(41, "are here"),
        ),
        card(rx.el.h2("Write"), _card_form(), roomy=True),
        card(
            rx.el.h2("Edit"),
            button("Somebody else writes", look="quiet", on_click=GalleryState.somebody_else_writes, id="theirs"),
            draft_text(
                "note",
                "Note",
                value=GalleryState.note,
                draft_key="note:gallery",
                on_send=GalleryState.annotate,
                **_acks(),
            ),
            roomy=True,
        ),
        rx.el.section(
            rx.el.h2("Stored"),
            rx.el.ul(rx.foreach(GalleryState.cards, rx.el.li), id="stored", class_name="text-sm"),
        ),
        tabs("Views", [("list", "List", rx.el.p("The list.")), ("grid", "Grid", rx.el.p("The grid."))]),
        fieldset("A fieldset", field("inside", "Inside")),
        header=site_header(save_status()),
        class_name="py-8 grid gap-8",
    )


def strict_csp(inner: ASGIApp) -> ASGIApp:
    """The strictest policy that the build's hashes allow, as the API's header middleware sets it."""

    async def with_policy(scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_policy(message: Message) -> None:
            if message["type"] == "http.response.start":
                hashes = json.loads((BUILD / "inline-hashes.json").read_text(encoding="utf-8"))
                scripts = " ".join(f"'{one}'" for one in hashes["scripts"])
                policy = f"default-src 'self'; script-src 'self' {scripts}; style-src 'self'; img-src 'self' data:"
                message["headers"] = [*message["headers"], (b"content-security-policy", policy.encode())]
            await send(message)

        await inner(scope, receive, send_with_policy)

    return with_policy


app = rx.App(**dressed(), api_transformer=strict_csp)
app.add_page(_page, route="/gallery/[code]", title="Gallery", on_load=GalleryState.enter)
app.add_page(ballots.page, route="/ballots/[method]", title="Ballot", on_load=ballots.BallotGallery.enter)
app.add_page(lambda: shell(heading("Elsewhere"), rx.el.a("To the gallery", href="/gallery/A")), route="/", title="Else")
