"""A keyring that is locked, declined, silent, slow, full or gone: each is a state with words, and holds up no node."""

from __future__ import annotations

import asyncio
import gc
import os
import subprocess
import sys
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from orca_desktop.adapters.keys import keyring_entries
from orca_desktop.adapters.keys.keyring_vault import KeyringVault
from orca_desktop.adapters.keys.local_signer import new_secrets
from orca_desktop.domain.accounts import VaultStanding
from orca_desktop.domain.errors import KeyMissing, KeyringLocked, KeyringSilent, KeyringUnavailable, WalletError
from orca_desktop.domain.wallet_errors import LeftInKeyring
from tests.services.bus_program import present
from tests.services.message_bus import message_bus
from tests.services.processes import wait_until
from tests.services.prompter import Prompter
from tests.services.secret_service import SecretService, secret_service
from tests.services.toy_secrets import ToySecrets

SERVICE = "orca-desktop states"
NAME = "default"
SHORT = 1.0
"""Seconds until a prompt is given up, where a test waits for that."""

LONG = keyring_entries.PROMPT_SECONDS

pytestmark = pytest.mark.filterwarnings("ignore:unclosed <socket.*family=1:ResourceWarning")


@pytest.fixture
def vault() -> Iterator[KeyringVault]:
    opened = KeyringVault(service=SERVICE)
    yield opened
    opened.close()


@pytest.fixture
def threads_end() -> Iterator[None]:
    """A call that was given up ends with its bus, and leaves nothing behind."""
    yield
    wait_until(lambda: not any(thread.name == "keyring" for thread in threading.enumerate()), "end of the calls")
    gc.collect()


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, threads_end: None) -> Iterator[str]:
    """The address of a bus on which nobody is yet."""
    with message_bus(tmp_path) as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield address


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch, threads_end: None) -> Iterator[SecretService]:
    """A real one of this test's own."""
    with secret_service() as started:
        for name, value in started.environment.items():
            monkeypatch.setenv(name, value)
        yield started


@asynccontextmanager
async def locked_with(vault: KeyringVault, service: SecretService, *, answers: bool) -> AsyncIterator[Prompter]:
    """A wallet is kept in a keyring that is locked then; who asks for its password says no, or nothing."""
    await vault.keep(NAME, new_secrets())
    prompter = Prompter(service.bus_address, answers=answers)
    with service.locked(), present(prompter):
        yield prompter


async def reached(event: threading.Event) -> None:
    """Wait in a thread for an event of threads."""
    assert await asyncio.to_thread(event.wait, 20)


# -- a real one -----------------------------------------------------------------------------------------------------


async def test_an_unlocked_keyring_is_ready(vault: KeyringVault, service: SecretService) -> None:
    state = await vault.state()

    assert (state.standing, state.words) == (VaultStanding.READY, "")


async def test_a_prompt_that_is_declined_leaves_the_keyring_locked_and_everything_as_it_is(
    vault: KeyringVault, service: SecretService
) -> None:
    async with locked_with(vault, service, answers=True) as prompter:
        state = await vault.state()
        with pytest.raises(KeyringLocked, match="Nothing was changed"):
            await vault.keep("another", new_secrets())
        with pytest.raises(KeyringLocked):
            await vault.remove(NAME)
        assert prompter.asked.is_set()

    assert state.standing is VaultStanding.LOCKED
    assert "Unlock the keyring" in state.words
    assert await vault.open(NAME)
    with pytest.raises(KeyMissing):
        await vault.open("another")


async def test_a_prompt_that_nobody_answers_is_given_up_and_the_next_call_does_not_wait_behind_it(
    vault: KeyringVault, service: SecretService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyring_entries, "PROMPT_SECONDS", SHORT)
    async with locked_with(vault, service, answers=False) as prompter:
        state = await vault.state()
        assert prompter.asked.is_set()
        monkeypatch.setattr(keyring_entries, "PROMPT_SECONDS", LONG)
        service.stop()
        with pytest.raises(KeyringUnavailable):
            await vault.open(NAME)

    assert state.standing is VaultStanding.LOCKED
    assert "waiting for its password" in state.words


async def test_the_node_goes_on_while_a_prompt_is_open(vault: KeyringVault, service: SecretService) -> None:
    async with locked_with(vault, service, answers=False) as prompter:
        asking = asyncio.create_task(vault.open(NAME))
        await reached(prompter.asked)
        assert not asking.done()
        asking.cancel()
        await asyncio.gather(asking, return_exceptions=True)

    assert await vault.open(NAME)


async def test_a_keyring_that_is_killed_behind_its_prompt_is_told_and_used_again_when_it_is_back(
    vault: KeyringVault, service: SecretService, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with locked_with(vault, service, answers=False) as prompter:
        monkeypatch.setattr(keyring_entries, "PROMPT_SECONDS", SHORT)
        asking = asyncio.create_task(vault.open(NAME))
        await reached(prompter.asked)
        service.stop()
        with pytest.raises((KeyringSilent, KeyringUnavailable)):
            await asking
        monkeypatch.setattr(keyring_entries, "PROMPT_SECONDS", LONG)

    assert await vault.open(NAME)


PROGRAM = """
import asyncio, sys
from orca_desktop.adapters.keys import keyring_entries
from orca_desktop.adapters.keys.keyring_vault import KeyringVault

keyring_entries.PROMPT_SECONDS = 0.5
print(asyncio.run(KeyringVault(service=sys.argv[1]).state()).standing.value)
"""


async def test_a_program_ends_though_a_prompt_is_still_open(vault: KeyringVault, service: SecretService) -> None:
    async with locked_with(vault, service, answers=False):
        ended = await asyncio.to_thread(
            subprocess.run,
            [sys.executable, "-c", PROGRAM, SERVICE],
            env={**os.environ, **service.environment},
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )

    assert ended.stdout.strip() == "locked"


# -- one of our own -------------------------------------------------------------------------------------------------


async def test_the_toy_keeps_a_wallet_as_a_real_one_does(vault: KeyringVault, bus: str) -> None:
    with present(ToySecrets(bus)):
        await vault.keep(NAME, new_secrets())
        await vault.open(NAME)
        await vault.remove(NAME)
        with pytest.raises(KeyMissing):
            await vault.open(NAME)


async def test_a_full_keyring_is_told_and_keeps_what_it_had(vault: KeyringVault, bus: str) -> None:
    toy = ToySecrets(bus)
    with present(toy):
        await vault.keep(NAME, new_secrets())
        toy.is_full = True
        with pytest.raises(KeyringUnavailable, match="nothing was saved"):
            await vault.keep("another", new_secrets())
        with pytest.raises(KeyMissing):
            await vault.open("another")

        assert await vault.open(NAME)


async def test_a_slow_keyring_is_waited_for_off_the_event_loop_one_call_at_a_time(
    vault: KeyringVault, bus: str
) -> None:
    toy = ToySecrets(bus, waits_at="SearchItems")
    with present(toy):
        both = asyncio.gather(vault.state(), vault.state())
        await reached(toy.reached)
        assert toy.asked.count("SearchItems") == 1
        toy.go_on.set()
        states = await both

    assert [state.standing for state in states] == [VaultStanding.READY, VaultStanding.READY]


@pytest.mark.parametrize(
    ("method", "told"),
    [
        ("Get", KeyringUnavailable),
        ("SearchItems", KeyringUnavailable),
        ("OpenSession", LeftInKeyring),
        ("CreateItem", LeftInKeyring),
    ],
)
async def test_a_keyring_that_goes_away_amid_a_call_is_told_at_once(
    vault: KeyringVault, bus: str, method: str, told: type[WalletError]
) -> None:
    """Once it was to be written, nobody can tell whether it was."""
    with present(ToySecrets(bus, leaves_at=method)), pytest.raises(told):
        await vault.keep(NAME, new_secrets())
    with present(ToySecrets(bus)):
        await vault.keep(NAME, new_secrets())

        assert await vault.open(NAME)


async def test_a_keyring_that_goes_away_between_storing_and_reading_back_is_told(vault: KeyringVault, bus: str) -> None:
    toy = ToySecrets(bus, leaves_at="GetSecret")
    with present(toy), pytest.raises(LeftInKeyring, match=f"wallet:{NAME}"):
        await vault.keep(NAME, new_secrets())

    assert len(toy.items) == 1


# -- none -----------------------------------------------------------------------------------------------------------


async def test_a_bus_without_a_keyring_has_none_and_says_so(vault: KeyringVault, bus: str) -> None:
    state = await vault.state()

    assert state.standing is VaultStanding.ABSENT
    assert "no Secret Service, KWallet" in state.words


async def test_without_a_bus_there_is_no_keyring(vault: KeyringVault, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)

    assert (await vault.state()).standing is VaultStanding.ABSENT


UNSAFE = ["keyring.backends.null.Keyring", "keyring.backends.fail.Keyring", "keyring.backends.chainer.ChainerBackend"]


@pytest.mark.parametrize("backend", UNSAFE)
async def test_no_backend_of_the_environment_or_of_a_settings_file_takes_the_place_of_a_keyring(
    vault: KeyringVault, bus: str, backend: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", backend)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    settings = tmp_path / "python_keyring" / "keyringrc.cfg"
    settings.parent.mkdir()
    settings.write_text(f"[backend]\ndefault-keyring={backend}\n")

    with pytest.raises(KeyringUnavailable):
        await vault.keep(NAME, new_secrets())


PLUGIN = """
from keyring.backend import KeyringBackend

class PlainText(KeyringBackend):
    priority = 100
    def set_password(self, service, username, password):
        open({file!r}, "w").write(password)
    def get_password(self, service, username):
        return None
"""

PLUGIN_PROGRAM = """
import asyncio, keyring
from orca_desktop.adapters.keys.keyring_vault import KeyringVault
from orca_desktop.adapters.keys.local_signer import new_secrets
from orca_desktop.domain.errors import KeyringUnavailable

assert type(keyring.get_keyring()).__name__ == "PlainText", keyring.get_keyring()
try:
    asyncio.run(KeyringVault().keep("default", new_secrets()))
except KeyringUnavailable:
    print("refused")
"""


def test_an_installed_plugin_of_the_library_that_writes_plain_text_is_not_used(bus: str, tmp_path: Path) -> None:
    """The library itself prefers it: the program sees that before it asks our vault."""
    plugins, written = tmp_path / "plugins", tmp_path / "written"
    (plugins / "unsafe-1.dist-info").mkdir(parents=True)
    (plugins / "unsafe_keyring.py").write_text(PLUGIN.format(file=str(written)))
    (plugins / "unsafe-1.dist-info" / "METADATA").write_text("Metadata-Version: 2.1\nName: unsafe\nVersion: 1\n")
    (plugins / "unsafe-1.dist-info" / "entry_points.txt").write_text("[keyring.backends]\nunsafe = unsafe_keyring\n")

    path = os.pathsep.join([str(plugins), str(Path.cwd())])
    ended = subprocess.run(
        [sys.executable, "-c", PLUGIN_PROGRAM],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert ended.stdout.strip() == "refused", ended.stderr
    assert not written.exists()


def test_the_list_of_keyrings_names_those_of_the_systems_and_no_other() -> None:
    allowed = {path for paths in keyring_entries.ALLOWED.values() for path in paths}

    assert allowed == {
        "keyring.backends.SecretService:Keyring",
        "keyring.backends.kwallet:DBusKeyring",
        "keyring.backends.macOS:Keyring",
        "keyring.backends.Windows:WinVaultKeyring",
    }
