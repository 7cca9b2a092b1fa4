"""Entries in the operating system's keyring, through backends that are known to be safe.

`keyring` itself would take any backend, even one that writes plain text, from an environment variable; so the
backend is chosen from a list and constructed here.
"""

from __future__ import annotations

import asyncio
import importlib
import sys
import threading
from collections.abc import Callable
from contextlib import closing, suppress
from typing import TYPE_CHECKING, Any, TypeVar, cast

from orca_desktop.domain.errors import KeyringLocked, KeyringSilent, KeyringUnavailable

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "orca-desktop"
MOST_NAMES = 1_000
"""A keyring with more entries of ours is not listed any further."""

PROMPT_SECONDS = 120.0
"""How long a keyring may ask the user for its password."""

ALLOWED = {
    "linux": ("keyring.backends.SecretService:Keyring", "keyring.backends.kwallet:DBusKeyring"),
    "darwin": ("keyring.backends.macOS:Keyring",),
    "win32": ("keyring.backends.Windows:WinVaultKeyring",),
}

Answer = TypeVar("Answer")


class KeyringEntries:
    """Texts by name. Calls are made one at a time, each in a thread of its own: a keyring may block on a prompt.

    A call that is given up (by the clock, or by who awaits it) is left to its thread, which holds up neither the next
    call nor the end of the program. Every method raises KeyringUnavailable, KeyringLocked or KeyringSilent.
    """

    def __init__(self, *, service: str = SERVICE) -> None:
        self._service = service
        self._one_at_a_time = asyncio.Lock()
        self._backend: KeyringBackend | None = None
        self._is_closed = False

    async def read(self, name: str) -> str | None:
        return await self._call(lambda backend: backend.get_password(self._service, name))

    async def names(self) -> tuple[str, ...] | None:
        """The names of the entries that are there; None where the keyring can only be asked for one by its name."""
        return await self._call(lambda backend: _names(backend, self._service))

    async def write(self, name: str, text: str) -> None:
        await self._call(lambda backend: backend.set_password(self._service, name, text))

    async def remove(self, name: str) -> None:
        """Does nothing where there is no such entry."""
        await self._call(lambda backend: _remove(backend, self._service, name))

    def close(self) -> None:
        """Ask the keyring nothing more; a call that still waits for a prompt is left to its thread."""
        self._is_closed = True

    async def _call(self, work: Callable[[KeyringBackend], Answer]) -> Answer:
        async with self._one_at_a_time:
            if self._is_closed:
                raise KeyringUnavailable("it was closed")
            try:
                async with asyncio.timeout(PROMPT_SECONDS):
                    return await _in_a_thread(lambda: self._guarded(work))
            except TimeoutError:
                self._backend = None
                raise KeyringSilent from None

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


async def _in_a_thread(work: Callable[[], Answer]) -> Answer:
    """What *work* returns or raises. Its thread is a daemon: the program does not wait for it at its end."""
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[Answer] = loop.create_future()

    def tell(result: Answer | None, error: BaseException | None) -> None:
        if answer.done():
            return
        if error is not None:
            answer.set_exception(error)
        else:
            answer.set_result(cast("Answer", result))

    def run() -> None:
        result, error = None, None
        try:
            result = work()
        except BaseException as raised:  # noqa: BLE001 - it is raised again where the call is awaited
            error = raised
        with suppress(RuntimeError):  # the loop has ended meanwhile
            loop.call_soon_threadsafe(tell, result, error)

    threading.Thread(target=run, name="keyring", daemon=True).start()
    return await answer


def _names(backend: Any, service: str) -> tuple[str, ...] | None:
    """`keyring` has no way to list entries: its backends for Secret Service and KWallet do."""
    if hasattr(backend, "get_preferred_collection"):
        return _names_in_secret_service(backend, service)
    if hasattr(backend, "connected"):
        if not backend.connected(service):
            raise KeyringLocked
        return tuple(str(name) for name in backend.iface.entryList(backend.handle, service, backend.appid))[:MOST_NAMES]
    return None


def _names_in_secret_service(backend: Any, service: str) -> tuple[str, ...]:
    scheme: dict[str, str] = backend.schemes[backend.scheme]
    collection = backend.get_preferred_collection()
    with closing(collection.connection):
        found = [item.get_attributes() for item in collection.search_items({scheme["service"]: service})]
    names = (attributes.get(scheme["username"]) for attributes in found[:MOST_NAMES])
    return tuple(sorted({name for name in names if name}))


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
