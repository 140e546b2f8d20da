"""Every setting of Mission Room, read once from the environment and checked before anything starts.

What it must not do: touch a database, a socket or Reflex, or be read a second time by the code it configures.
Reading settings writes nothing; only `with_secret` may create one file, the signing key of this installation.
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from app.secret_key import SecretKeyError, read_or_create

PREFIX = "MISSION_ROOM_"
TEST_PREFIX = "MISSION_ROOM_TEST_"
SHORTEST_SECRET = 32
LOG_LEVELS = ("debug", "info", "warning", "error")


class SettingsError(ValueError):
    """The environment cannot be used as it is. `problems` has one readable sentence for each fault."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(problems))


def _setting(default: Any, env: str, shown: str, says: str) -> Any:
    """Declare one setting: its default, its variable, and how the README shows both."""
    return field(default=default, metadata={"env": env, "shown": shown, "says": says})


@dataclass(frozen=True, slots=True)
class Settings:
    """What may differ between two installations. Built by `from_environment`, never changed afterwards."""

    port: int = _setting(3000, "PORT", "`3000`", "The one port for pages, live updates and the API.")
    host: str = _setting(
        "0.0.0.0",  # noqa: S104 - phones in the room must reach the laptop that runs the workshop
        PREFIX + "HOST",
        "`0.0.0.0`",
        "The address to listen on. The default lets phones on the same network join; "
        "`127.0.0.1` keeps it to this machine, as behind a proxy.",
    )
    public_url: str = _setting(
        "",
        PREFIX + "PUBLIC_URL",
        "`http://localhost:PORT`",
        "The address people type. With `https://` cookies are marked Secure. Links and QR codes start with it.",
    )
    data_dir: Path = _setting(  # noqa: RUF009 - it declares a field, as for the others
        Path("data"), PREFIX + "DATA_DIR", "`./data`", "The folder for the database file and the signing key."
    )
    database_url: str = _setting(
        "",
        PREFIX + "DATABASE_URL",
        "`sqlite:///DATA_DIR/mission-room.db`",
        "`sqlite:///…` or `postgresql://user:password@host/name`.",
    )
    secret_key: str = _setting(
        "",
        PREFIX + "SECRET_KEY",
        "made once, kept in `DATA_DIR/secret.key`",
        f"At least {SHORTEST_SECRET} characters. Cookies, secret links and recovery codes are derived from it: "
        "with another key they stop working.",
    )
    retention_days: int = _setting(
        90,
        PREFIX + "RETENTION_DAYS",
        "`90`",
        "Days after its end on which a workshop is deleted, unless its facilitator chooses another date.",
    )
    seat_writes_per_minute: int = _setting(
        120,
        PREFIX + "SEAT_WRITES_PER_MINUTE",
        "`120`",
        "Changes that one seat may make in a minute. Counted by seat: a whole room may share one address.",
    )
    wrong_codes_per_minute: int = _setting(
        60,
        PREFIX + "WRONG_CODES_PER_MINUTE",
        "`60`",
        "Wrong join or recovery codes that one address may send in a minute. Right ones are never counted.",
    )
    new_seats_notice: int = _setting(
        30,
        PREFIX + "NEW_SEATS_NOTICE",
        "`30`",
        "From how many new seats of one address in an open vote facilitators see a notice. Nobody is refused: "
        "a whole room may share one address.",
    )
    max_message_bytes: int = _setting(
        65536,
        PREFIX + "MAX_MESSAGE_BYTES",
        "`65536`",
        "The largest message that a browser may send, in bytes.",
    )
    allowed_origins: tuple[str, ...] = _setting(
        (),
        PREFIX + "ALLOWED_ORIGINS",
        "none",
        "Further addresses whose pages may talk to this server, with commas between. "
        "Its own address is always allowed.",
    )
    trusted_proxy_hops: int = _setting(
        0,
        PREFIX + "TRUSTED_PROXY_HOPS",
        "`0`",
        "How many proxies in front are yours. 0 ignores `X-Forwarded-*`; 1 suits one nginx or Caddy.",
    )
    tick_seconds: float = _setting(
        0.025,
        PREFIX + "TICK_SECONDS",
        "`0.025`",
        "The shortest time between two live updates of a room, in seconds. A big room slows down by itself.",
    )
    private_webhooks: bool = _setting(
        False,
        PREFIX + "PRIVATE_WEBHOOKS",
        "`no`",
        "Whether webhooks may go to this machine, to private networks, and without https. `yes` only where everybody "
        "who may lead a workshop may also reach these.",
    )
    demo: bool = _setting(
        True,
        PREFIX + "DEMO",
        "`yes`",
        "Whether an empty database gets one demo workshop at the first start, and the start page offers to look at "
        "more. `no` for an installation in use.",
    )
    templates_dir: Path | None = _setting(  # noqa: RUF009 - it declares a field, as for the others
        None,
        PREFIX + "TEMPLATES",
        "none",
        "A folder with workshop templates of your own (`.json`), offered beside those that come along.",
    )
    word_template: Path | None = _setting(  # noqa: RUF009 - it declares a field, as for the others
        None,
        PREFIX + "WORD_TEMPLATE",
        "none",
        "A .docx or .dotx of your office: charters in Word get its styles, header, footer and page. Its text, macros "
        "and outside links are left out.",
    )
    log_level: str = _setting("warning", PREFIX + "LOG_LEVEL", "`warning`", "`debug`, `info`, `warning` or `error`.")

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] | None = None) -> Settings:
        """Read and check all settings, from the process's environment unless another is given. Writes nothing.

        Errors: `SettingsError` with every problem found, so that one look is enough to mend them all.
        """
        environ = os.environ if environ is None else environ
        problems = _unknown_names(environ)
        values: dict[str, Any] = {}
        for spec in fields(cls):
            name = spec.metadata["env"]
            raw = environ.get(name, "").strip()
            if not raw:
                continue
            try:
                values[spec.name] = _READERS[spec.name](raw)
            except ValueError as fault:
                problems.append(f"{name} {fault}, but it is {_shown_value(spec.name, raw)}.")
        if problems:
            raise SettingsError(problems)
        settings = cls(**values)
        data_dir = settings.data_dir.expanduser().absolute()
        return replace(
            settings,
            data_dir=data_dir,
            public_url=settings.public_url or f"http://localhost:{settings.port}",
            database_url=settings.database_url or f"sqlite:///{data_dir / 'mission-room.db'}",
        )

    def with_secret(self) -> Settings:
        """Return settings that have a signing key: the given one, or the one kept in the data folder.

        Errors: `SettingsError` when the key can be neither read nor written.
        """
        if self.secret_key:
            return self
        try:
            return replace(self, secret_key=read_or_create(self.data_dir / "secret.key", SHORTEST_SECRET))
        except SecretKeyError as fault:
            raise SettingsError([str(fault)]) from fault

    @property
    def is_secure(self) -> bool:
        """Whether people come over https, so that cookies may be marked Secure."""
        return self.public_url.startswith("https://")

    @property
    def is_sqlite(self) -> bool:
        """Whether the database is a file of this machine."""
        return self.database_url.startswith("sqlite:")

    def allows_origin(self, origin: str | None, host: str | None) -> bool:
        """Say whether a page of `origin` may talk to the server that was reached as `host`.

        `origin` and `host` are the request's headers of these names. A phone reaches the same server by another
        name than the laptop does, so the server's own host is compared, whatever it is called; programs that
        are no browsers send no origin and carry no cookie of anybody.
        """
        if origin is None:
            return True
        known = {_origin_of(self.public_url), *self.allowed_origins}
        return origin in known or (bool(host) and urlsplit(origin).netloc == host)

    def described(self) -> list[tuple[str, str, str, str]]:
        """List every setting as (variable, default, meaning, value now); the key's value is never shown."""
        return [
            (
                spec.metadata["env"],
                spec.metadata["shown"],
                spec.metadata["says"],
                _shown_value(spec.name, _written(getattr(self, spec.name))),
            )
            for spec in fields(self)
        ]


def _unknown_names(environ: Mapping[str, str]) -> list[str]:
    """Name every variable with our prefix that is no setting: a mistyped one would be ignored in silence."""
    known = {spec.metadata["env"] for spec in fields(Settings)}
    problems = []
    for name in sorted(environ):
        if not name.startswith(PREFIX) or name.startswith(TEST_PREFIX) or name in known:
            continue
        meant = _closest(name.removeprefix(PREFIX), {other.removeprefix(PREFIX): other for other in sorted(known)})
        hint = f" Do you mean {meant}?" if meant else ""
        problems.append(f"{name} is not a setting of Mission Room.{hint}")
    return problems


def _closest(name: str, known: dict[str, str]) -> str | None:
    """Return the full name of the setting that `name` begins, or resembles most; None when it resembles none."""
    begun = [other for other in known if other.startswith(name)]
    close = begun or difflib.get_close_matches(name, known, n=1)
    return known[close[0]] if close else None


def _written(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def _shown_value(name: str, raw: str) -> str:
    """Return a value that may be printed: no key, and no password of a database."""
    if name == "secret_key":
        return "(hidden)" if raw else ""
    if name == "database_url" and "@" in raw:
        scheme, _, rest = raw.partition("://")
        return f"{scheme}://(hidden)@{rest.rpartition('@')[2]}"
    return f"{raw}"


def _whole(least: int, most: int) -> Callable[[str], int]:
    def read(raw: str) -> int:
        if not raw.isascii() or not raw.isdigit() or not least <= int(raw) <= most:
            raise ValueError(f"must be a whole number from {least} to {most}")
        return int(raw)

    return read


def _tick(raw: str) -> float:
    fault = "must be a number of seconds from 0.02 to 5"
    try:
        value = float(raw)
    except ValueError:
        raise ValueError(fault) from None
    if not 0.02 <= value <= 5:
        raise ValueError(fault)
    return value


def _yes_or_no(raw: str) -> bool:
    if raw.lower() in ("yes", "true", "1", "on"):
        return True
    if raw.lower() in ("no", "false", "0", "off"):
        return False
    raise ValueError("must be yes or no")


def _folder(raw: str) -> Path:
    folder = Path(raw).expanduser().absolute()
    if not folder.is_dir():
        raise ValueError("must be a folder that is there")
    return folder


def _log_level(raw: str) -> str:
    if raw.lower() not in LOG_LEVELS:
        raise ValueError(f"must be one of {', '.join(LOG_LEVELS)}")
    return raw.lower()


def _origin_of(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _web_origin(raw: str) -> str:
    """Return `scheme://host[:port]`. A path is refused: Mission Room lives at the root of its address."""
    parts = urlsplit(raw)
    try:
        port_is_readable = parts.port is None or parts.port > 0
    except ValueError:
        port_is_readable = False
    is_bare = parts.path in ("", "/") and not parts.query and not parts.fragment and not parts.username
    if parts.scheme not in ("http", "https") or not parts.hostname or not port_is_readable or not is_bare:
        raise ValueError("must be an address like https://mission.example.org, with no path")
    return _origin_of(raw.lower())


def _web_origins(raw: str) -> tuple[str, ...]:
    return tuple(_web_origin(part.strip()) for part in raw.split(",") if part.strip())


def _database_url(raw: str) -> str:
    if raw.startswith("sqlite:///"):
        path = raw.removeprefix("sqlite:///")
        if not path or path.startswith(":memory:"):
            raise ValueError("must name a database file: a database in memory is lost at every restart")
        return f"sqlite:///{Path(path).expanduser().absolute()}"
    parts = urlsplit(raw)
    if parts.scheme == "postgresql" and len(parts.path) > 1:
        return raw
    raise ValueError("must start with sqlite:/// or postgresql:// and name a database")


def _secret(raw: str) -> str:
    if len(raw) < SHORTEST_SECRET:
        raise ValueError(f"must have at least {SHORTEST_SECRET} characters")
    return raw


_READERS: dict[str, Callable[[str], Any]] = {
    "port": _whole(1, 65535),
    "host": str,
    "public_url": _web_origin,
    "data_dir": Path,
    "database_url": _database_url,
    "secret_key": _secret,
    "retention_days": _whole(1, 3650),
    "seat_writes_per_minute": _whole(1, 100_000),
    "wrong_codes_per_minute": _whole(1, 100_000),
    "new_seats_notice": _whole(2, 100_000),
    "max_message_bytes": _whole(4096, 16_777_216),
    "allowed_origins": _web_origins,
    "trusted_proxy_hops": _whole(0, 10),
    "tick_seconds": _tick,
    "private_webhooks": _yes_or_no,
    "demo": _yes_or_no,
    "word_template": Path,
    "templates_dir": _folder,
    "log_level": _log_level,
}
