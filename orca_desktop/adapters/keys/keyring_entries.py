"""Entries in the operating system's keyring, through backends that are known to be safe.

`keyring` itself would take any backend, even one that writes plain text, from an environment variable; so the
backend is chosen from a list and constructed here.
"""

from __future__ import annotations

import asyncio
import importlib
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

from orca_desktop.domain.errors import KeyringLocked, KeyringUnavailable

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "orca-desktop"
PROMPT_SECONDS = 120.0
"""How long a keyring may ask the user for its password."""

ALLOWED = {
    "linux": ("keyring.backends.SecretService:Keyring", "keyring.backends.kwallet:DBusKeyring"),
    "darwin": ("keyring.backends.macOS:Keyring",),
    "win32": ("keyring.backends.Windows:WinVaultKeyring",),
}

Answer = TypeVar("Answer")


class KeyringEntries:
    """Texts by name. Calls run one at a time in a thread of their own: a keyring may block on a prompt.

    Every method raises KeyringUnavailable or KeyringLocked.
    """

    def __init__(self, *, service: str = SERVICE) -> None:
        self._service = service
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="keyring")
        self._backend: KeyringBackend | None = None

    async def read(self, name: str) -> str | None:
        return await self._call(lambda backend: backend.get_password(self._service, name))

    async def write(self, name: str, text: str) -> None:
        await self._call(lambda backend: backend.set_password(self._service, name, text))

    async def remove(self, name: str) -> None:
        """Does nothing where there is no such entry."""
        await self._call(lambda backend: _remove(backend, self._service, name))

    def close(self) -> None:
        """End the thread; a call that still waits for a prompt is not waited for."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    async def _call(self, work: Callable[[KeyringBackend], Answer]) -> Answer:
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(PROMPT_SECONDS):
                return await loop.run_in_executor(self._thread, lambda: self._guarded(work))
        except TimeoutError:
            raise KeyringUnavailable("it did not answer; it may be waiting for a password") from None

    def _guarded(self, work: Callable[[KeyringBackend], Answer]) -> Answer:
        """In the thread: the chosen backend, and its errors as ours. Their texts may hold secrets: not repeated."""
        from keyring import errors  # here, as it takes 0.2 s that the first picture need not wait for

        try:
            if self._backend is None:
                self._backend = _choose()
            return work(self._backend)
        except errors.KeyringLocked:
            raise KeyringLocked from None
        except errors.InitError:
            raise KeyringUnavailable("it could not be opened, or opening it was declined") from None
        except errors.KeyringError:
            raise KeyringUnavailable("it reports an error") from None
        except KeyringUnavailable:
            raise
        except Exception:  # noqa: BLE001 - a backend may raise anything of its bus; none of it may take the node down
            self._backend = None
            raise KeyringUnavailable("it went away") from None


def _remove(backend: KeyringBackend, service: str, name: str) -> None:
    if backend.get_password(service, name) is not None:
        backend.delete_password(service, name)


def _choose() -> KeyringBackend:
    """The first backend of the list that works here."""
    for path in ALLOWED.get(sys.platform, ()):
        module, name = path.split(":")
        backend_class = getattr(importlib.import_module(module), name)
        try:
            if backend_class.priority > 0:
                backend: KeyringBackend = backend_class()
                return backend
        except (RuntimeError, OSError):  # how a backend says that its service, or its bus, is not there
            continue
    raise KeyringUnavailable("there is no Secret Service, KWallet, Keychain or Credential Manager")
