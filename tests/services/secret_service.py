"""A Secret Service (gnome-keyring) on a session bus of its own, with a keyring that is thrown away."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest import mock

import secretstorage

from tests.services.message_bus import message_bus
from tests.services.processes import Program, find_program, start, wait_until

_DEFAULT_COLLECTION = "/org/freedesktop/secrets/aliases/default"
_PASSWORD = b"a password for tests\n"


class SecretService:
    """A running, unlocked Secret Service.

    `bus_address` is its session bus; `environment` holds the variables that lead a program (or, set by
    monkeypatch, the test itself) to it.
    """

    def __init__(self, bus_address: str, folder: Path, daemon: str) -> None:
        self.bus_address = bus_address
        self.environment: Mapping[str, str] = {"DBUS_SESSION_BUS_ADDRESS": bus_address}
        self._folder = folder
        self._daemon = daemon
        self._program: Program | None = None

    def start(self) -> None:
        """Starts the service and waits until its default collection is unlocked, with what was stored before."""
        self._program = start(
            [self._daemon, "--foreground", "--unlock", "--components=secrets"],
            log=self._folder / "keyring.log",
            environment=self._private_environment(),
            stdin=_PASSWORD,
        )
        wait_until(self._is_unlocked, "unlocked collection", program=self._program)

    def stop(self) -> None:
        """Ends the service; the bus stays, without anybody behind the service's name."""
        if self._program is not None:
            self._program.stop()
            self._program = None

    @contextmanager
    def locked(self) -> Iterator[None]:
        """The default collection is locked inside the with block, and nobody is there to ask for its password."""
        with self._connection() as connection:
            secretstorage.Collection(connection, _DEFAULT_COLLECTION).lock()
        with self._fresh_afterwards():
            yield

    @contextmanager
    def gone(self) -> Iterator[None]:
        """Nobody offers secrets on the bus inside the with block."""
        self.stop()
        with self._fresh_afterwards():
            yield

    @contextmanager
    def _fresh_afterwards(self) -> Iterator[None]:
        try:
            yield
        finally:
            self.stop()
            self.start()

    def _is_unlocked(self) -> bool:
        try:
            with self._connection() as connection:
                return not secretstorage.Collection(connection, _DEFAULT_COLLECTION).is_locked()
        except secretstorage.SecretStorageException:
            return False

    @contextmanager
    def _connection(self) -> Iterator[Any]:
        with mock.patch.dict(os.environ, self.environment):
            connection = secretstorage.dbus_init()
        with closing(connection):
            yield connection

    def _private_environment(self) -> dict[str, str]:
        """Ours, with every folder the daemon reads or writes below the temporary one, and no screen to prompt on."""
        kept = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
        folders = {"HOME": "home", "XDG_DATA_HOME": "data", "XDG_CONFIG_HOME": "config", "XDG_CACHE_HOME": "cache"}
        folders["XDG_RUNTIME_DIR"] = "run"
        for folder in folders.values():
            (self._folder / folder).mkdir(mode=0o700, exist_ok=True)
        return kept | dict(self.environment) | {name: str(self._folder / folder) for name, folder in folders.items()}


@contextmanager
def secret_service() -> Iterator[SecretService]:
    """A session bus and an unlocked gnome-keyring on it. Raises Unavailable, NotReady."""
    keyring_daemon = find_program("gnome-keyring-daemon", package="gnome-keyring")
    with TemporaryDirectory(prefix="orca-secrets-") as name, message_bus(Path(name)) as address:
        service = SecretService(address, Path(name), keyring_daemon)
        try:
            service.start()
            yield service
        finally:
            service.stop()
