"""Settings are read once, checked at the start, and say everything that is wrong at once."""

from pathlib import Path

import pytest

from app.settings import Settings, SettingsError


def problems_of(**environ: str) -> tuple[str, ...]:
    with pytest.raises(SettingsError) as caught:
        Settings.from_environment(environ)
    return caught.value.problems


def test_an_empty_environment_is_enough_to_start(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    settings = Settings.from_environment({})

    assert settings.port == 3000
    assert settings.public_url == "http://localhost:3000"
    assert settings.data_dir == tmp_path / "data"
    assert settings.database_url == f"sqlite:///{tmp_path}/data/mission-room.db"
    assert settings.retention_days == 90
    assert settings.demo
    assert not settings.is_secure
    assert list(tmp_path.iterdir()) == []


def test_the_public_address_and_the_database_follow_the_port_and_the_data_folder(tmp_path: Path) -> None:
    settings = Settings.from_environment({"PORT": "8080", "MISSION_ROOM_DATA_DIR": str(tmp_path)})

    assert settings.public_url == "http://localhost:8080"
    assert settings.database_url == f"sqlite:///{tmp_path}/mission-room.db"


def test_every_setting_is_read_from_its_variable(tmp_path: Path) -> None:
    settings = Settings.from_environment(
        {
            "PORT": "3105",
            "MISSION_ROOM_HOST": "127.0.0.1",
            "MISSION_ROOM_PUBLIC_URL": "https://Mission.Example.org/",
            "MISSION_ROOM_DATA_DIR": str(tmp_path),
            "MISSION_ROOM_DATABASE_URL": "postgresql://room:pass@db.example.org:5432/rooms",
            "MISSION_ROOM_SECRET_KEY": "k" * 32,
            "MISSION_ROOM_RETENTION_DAYS": "30",
            "MISSION_ROOM_SEAT_WRITES_PER_MINUTE": "60",
            "MISSION_ROOM_WRONG_CODES_PER_MINUTE": "10",
            "MISSION_ROOM_MAX_MESSAGE_BYTES": "8192",
            "MISSION_ROOM_ALLOWED_ORIGINS": "https://one.example.org, http://two.example.org:8080",
            "MISSION_ROOM_TRUSTED_PROXY_HOPS": "1",
            "MISSION_ROOM_TICK_SECONDS": "0.25",
            "MISSION_ROOM_DEMO": "no",
            "MISSION_ROOM_TEMPLATES": str(tmp_path),
            "MISSION_ROOM_LOG_LEVEL": "INFO",
        }
    )

    assert settings == Settings(
        port=3105,
        host="127.0.0.1",
        public_url="https://mission.example.org",
        data_dir=tmp_path,
        database_url="postgresql://room:pass@db.example.org:5432/rooms",
        secret_key="k" * 32,
        retention_days=30,
        seat_writes_per_minute=60,
        wrong_codes_per_minute=10,
        max_message_bytes=8192,
        allowed_origins=("https://one.example.org", "http://two.example.org:8080"),
        trusted_proxy_hops=1,
        tick_seconds=0.25,
        demo=False,
        templates_dir=tmp_path,
        log_level="info",
    )
    assert settings.is_secure
    assert not settings.is_sqlite


def test_an_empty_variable_counts_as_not_set() -> None:
    assert Settings.from_environment({"PORT": "", "MISSION_ROOM_DEMO": " "}) == Settings.from_environment({})


def test_all_problems_are_said_at_once() -> None:
    problems = problems_of(
        PORT="eighty",
        MISSION_ROOM_RETENTION_DAYS="0",
        MISSION_ROOM_DEMO="perhaps",
        MISSION_ROOM_TEMPLATES="/nowhere/at/all",
        MISSION_ROOM_TICK_SECONDS="nan",
    )

    assert len(problems) == 5
    assert "PORT must be a whole number from 1 to 65535, but it is eighty." in problems
    assert "MISSION_ROOM_DEMO must be yes or no, but it is perhaps." in problems
    assert "MISSION_ROOM_TEMPLATES must be a folder that is there, but it is /nowhere/at/all." in problems


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "0"),
        ("PORT", "65536"),
        ("PORT", "-1"),
        ("PORT", "³"),
        ("MISSION_ROOM_PUBLIC_URL", "mission.example.org"),
        ("MISSION_ROOM_PUBLIC_URL", "ftp://mission.example.org"),
        ("MISSION_ROOM_PUBLIC_URL", "https://mission.example.org/rooms"),
        ("MISSION_ROOM_PUBLIC_URL", "https://me:secret@mission.example.org"),
        ("MISSION_ROOM_PUBLIC_URL", "https://mission.example.org:port"),
        ("MISSION_ROOM_DATABASE_URL", "mysql://room@db/rooms"),
        ("MISSION_ROOM_DATABASE_URL", "postgresql://db.example.org"),
        ("MISSION_ROOM_DATABASE_URL", "sqlite:///:memory:"),
        ("MISSION_ROOM_DATABASE_URL", "sqlite://"),
        ("MISSION_ROOM_SECRET_KEY", "short"),
        ("MISSION_ROOM_ALLOWED_ORIGINS", "https://one.example.org, two"),
        ("MISSION_ROOM_LOG_LEVEL", "loud"),
        ("MISSION_ROOM_TICK_SECONDS", "0"),
    ],
)
def test_a_value_that_cannot_work_is_refused_by_name(name: str, value: str) -> None:
    (problem,) = problems_of(**{name: value})

    assert problem.startswith(f"{name} must ")


def test_a_mistyped_name_is_refused_and_the_right_one_offered() -> None:
    (problem,) = problems_of(MISSION_ROOM_DATABSE_URL="postgresql://db/rooms")

    assert problem == (
        "MISSION_ROOM_DATABSE_URL is not a setting of Mission Room. Do you mean MISSION_ROOM_DATABASE_URL?"
    )


def test_variables_of_the_tests_and_of_others_are_left_alone() -> None:
    environ = {"MISSION_ROOM_TEST_BROWSER": "/usr/bin/chromium", "HOME": "/home/somebody"}

    assert Settings.from_environment(environ) == Settings.from_environment({})


def test_no_problem_and_no_listing_shows_the_key_or_a_password() -> None:
    key, password = "not-long-enough", "hunter2"
    (about_key,) = problems_of(MISSION_ROOM_SECRET_KEY=key)
    (about_database,) = problems_of(MISSION_ROOM_DATABASE_URL=f"mysql://room:{password}@db/rooms")
    settings = Settings.from_environment(
        {
            "MISSION_ROOM_SECRET_KEY": key * 3,
            "MISSION_ROOM_DATABASE_URL": f"postgresql://room:{password}@db/rooms",
        }
    )
    shown = f"{about_key} {about_database} {settings.described()}"

    assert key not in shown
    assert password not in shown
    assert "postgresql://(hidden)@db/rooms" in shown


def test_a_relative_database_file_does_not_move_with_the_working_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    settings = Settings.from_environment({"MISSION_ROOM_DATABASE_URL": "sqlite:///room.db"})

    assert settings.database_url == f"sqlite:///{tmp_path}/room.db"
    assert settings.is_sqlite


def test_the_server_talks_to_its_own_pages_under_whatever_name_it_was_reached() -> None:
    settings = Settings.from_environment({"MISSION_ROOM_PUBLIC_URL": "https://mission.example.org"})

    assert settings.allows_origin("https://mission.example.org", "127.0.0.1:3000")
    assert settings.allows_origin("http://192.168.1.20:3000", "192.168.1.20:3000")
    assert settings.allows_origin(None, "mission.example.org")


def test_the_server_does_not_talk_to_the_pages_of_others() -> None:
    settings = Settings.from_environment(
        {
            "MISSION_ROOM_PUBLIC_URL": "https://mission.example.org",
            "MISSION_ROOM_ALLOWED_ORIGINS": "https://friend.example.org",
        }
    )

    assert settings.allows_origin("https://friend.example.org", "mission.example.org")
    for origin in ("https://stranger.example.org", "null", "", "http://mission.example.org.evil.example"):
        assert not settings.allows_origin(origin, "mission.example.org")
    assert not settings.allows_origin("null", None)
    assert not settings.allows_origin("null", "")


def test_a_signing_key_is_made_once_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    environ = {"MISSION_ROOM_DATA_DIR": str(tmp_path / "data")}
    first = Settings.from_environment(environ).with_secret()
    again = Settings.from_environment(environ).with_secret()
    kept = tmp_path / "data" / "secret.key"

    assert len(first.secret_key) == 64
    assert again.secret_key == first.secret_key
    assert kept.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in kept.parent.iterdir()] == ["secret.key"]


def test_two_installations_have_two_keys(tmp_path: Path) -> None:
    keys = {
        Settings.from_environment({"MISSION_ROOM_DATA_DIR": str(tmp_path / name)}).with_secret().secret_key
        for name in ("one", "two")
    }

    assert len(keys) == 2


def test_a_given_key_is_used_and_nothing_is_written(tmp_path: Path) -> None:
    environ = {"MISSION_ROOM_DATA_DIR": str(tmp_path / "data"), "MISSION_ROOM_SECRET_KEY": "x" * 40}

    assert Settings.from_environment(environ).with_secret().secret_key == "x" * 40
    assert not (tmp_path / "data").exists()


def test_a_damaged_key_is_not_used_nor_replaced(tmp_path: Path) -> None:
    (tmp_path / "secret.key").write_text("abc\n")
    settings = Settings.from_environment({"MISSION_ROOM_DATA_DIR": str(tmp_path)})

    with pytest.raises(SettingsError, match="is damaged"):
        settings.with_secret()
    assert (tmp_path / "secret.key").read_text() == "abc\n"


def test_a_key_that_cannot_be_written_is_one_clear_problem(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    settings = Settings.from_environment({"MISSION_ROOM_DATA_DIR": str(tmp_path / "data")})

    with pytest.raises(SettingsError) as caught:
        settings.with_secret()
    assert len(caught.value.problems) == 1
    assert str(tmp_path / "data" / "secret.key") in caught.value.problems[0]
