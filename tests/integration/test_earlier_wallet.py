"""The wallet of the version without a list of accounts: it is in the keyring, and taken over from there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from solders.keypair import Keypair

from orca_desktop.adapters.sqlite.records import open_records
from orca_desktop.bootstrap.settings import EARLIER_WALLET, RECORDS
from tests.services.processes import Program, start, wait_until
from tests.services.secret_service import SecretService

PROGRAM = [sys.executable, "-m", "orca_desktop"]
NOBODY_LISTENS = "http://127.0.0.1:9"
NO_DOCKER = {"DOCKER_HOST": "unix:///nonexistent/docker.sock"}

KEEP = """
import asyncio, sys
from orca_desktop.adapters.keys.keyring_entries import KeyringEntries
asyncio.run(KeyringEntries().write(*sys.argv[1:]))
"""
"""A program, as a keyring may leave connections behind."""


class EarlierUser:
    """Data folders, and a keyring in which an earlier version left a wallet. `main` is its main key."""

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self.data = folder / "data"
        self._log = folder / "log"
        self._environment = {**os.environ, **NO_DOCKER, **environment}
        main, staking = Keypair(), Keypair()
        self.main = str(main.pubkey())
        entry = json.dumps({"main": str(main), "staking": str(staking), "version": 1})
        self._do([sys.executable, "-c", KEEP, f"wallet:{EARLIER_WALLET}", entry]).check_returncode()

    def ran_before(self) -> None:
        """The data folder has records, and no list of accounts."""
        self.data.mkdir()
        open_records(self.data / RECORDS).database.close()

    def ask(self, *words: str) -> subprocess.CompletedProcess[str]:
        return self._do([*PROGRAM, *words, "--data", str(self.data)])

    def run(self) -> subprocess.CompletedProcess[str]:
        """A run that is refused."""
        return self.ask("run", "--rpc", NOBODY_LISTENS)

    def mains(self) -> list[str]:
        return [account["main"] for account in json.loads(self.ask("keys", "list", "--json").stdout)["accounts"]]

    @contextmanager
    def running(self, *options: str) -> Iterator[Program]:
        command = [*PROGRAM, "run", "--rpc", NOBODY_LISTENS, "--data", str(self.data), *options]
        program = start(command, log=self._log, environment=self._environment)
        try:
            wait_until(self._answers, "answer on the data folder", program=program)
            yield program
        finally:
            program.stop()

    def _answers(self) -> bool:
        return json.loads(self.ask("tasks", "--json").stdout or '{"node_runs": false}')["node_runs"] is True

    def _do(self, command: list[str]) -> subprocess.CompletedProcess[str]:
        return subprocess.run(command, env=self._environment, capture_output=True, text=True, timeout=60, check=False)


@pytest.fixture
def user(tmp_path: Path, secret_service: SecretService) -> EarlierUser:
    return EarlierUser(tmp_path, secret_service.environment)


def test_a_node_takes_over_the_wallet_with_which_its_folder_was_run(user: EarlierUser) -> None:
    user.ran_before()

    with user.running():
        assert user.mains() == [user.main]


def test_the_commands_know_the_wallet_before_a_node_has_run(user: EarlierUser) -> None:
    user.ran_before()

    assert user.mains() == [user.main]


def test_a_locked_keyring_is_not_taken_for_none(user: EarlierUser, secret_service: SecretService) -> None:
    user.ran_before()
    with secret_service.locked():
        refused = user.run()

    assert "The keyring is locked" in refused.stderr
    assert refused.returncode == 1
    with user.running():
        assert user.mains() == [user.main]


def test_a_new_folder_never_takes_over_what_another_may_be_working_with(user: EarlierUser) -> None:
    for _ in range(2):
        assert "There is no account yet" in user.run().stderr

    assert user.mains() == []


def test_a_new_folder_takes_over_the_wallet_that_is_named(user: EarlierUser) -> None:
    with user.running("--wallet", EARLIER_WALLET):
        assert user.mains() == [user.main]
