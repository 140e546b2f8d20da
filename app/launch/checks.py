"""What must be true of the machine before the server starts, each with one sentence when it is not.

What it must not do: repair anything beyond making the data folder.
"""

from __future__ import annotations

import errno
import os
import socket
import tempfile
from pathlib import Path

from app.i18n.text import texts
from app.launch.errors import LaunchError
from app.templates import TemplateFileError, with_own


def data_folder_is_writable(folder: Path) -> None:
    """Make the data folder, closed to other users, if it is missing; write and remove an empty file in it.

    Errors: `LaunchError` naming the folder and the reason.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as fault:
        raise LaunchError(
            f"The data folder {folder} cannot be written: {fault.strerror or fault}. "
            "Give it to the user who runs this, or set MISSION_ROOM_DATA_DIR to another folder."
        ) from fault


def own_templates_can_be_read(folder: Path | None) -> None:
    """Read the installation's own templates once.

    Errors: `LaunchError` naming the first file that cannot be used, and what is wrong in it.
    """
    try:
        with_own(folder)
    except TemplateFileError as fault:
        said = texts().format(f"error.{fault.code}", **fault.values)
        raise LaunchError(f"The workshop template {fault.path} cannot be used. {said}") from fault


def port_is_free(host: str, port: int) -> None:
    """Bind the address for a moment, as the server will.

    Errors: `LaunchError` when another program has the port, when it needs more rights than we have, or when the host
    is no address of this machine.
    """
    try:
        family, kind, proto, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, proto) as probe:
            if os.name == "posix":
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except socket.gaierror as fault:
        raise LaunchError(f"MISSION_ROOM_HOST is {host}, which this machine cannot resolve.") from fault
    except OSError as fault:
        raise LaunchError(_why_not(fault, host, port)) from fault


def _why_not(fault: OSError, host: str, port: int) -> str:
    if fault.errno == errno.EADDRINUSE:
        return (
            f"Port {port} is busy: another program, perhaps another Mission Room, uses it. "
            f"Stop that one, or choose another port: PORT={port + 1 if port < 65535 else 3000} make run"
        )
    if fault.errno == errno.EACCES:
        return f"Port {port} needs administrator rights. Choose one above 1023: PORT=3000 make run"
    return f"The server cannot listen on {host}, port {port}: {fault.strerror or fault}."
