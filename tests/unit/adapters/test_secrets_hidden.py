"""What a crash shows: neither a traceback nor a report with all local values tells a secret."""

from __future__ import annotations

import io
import logging
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from rich.console import Console
from rich.traceback import Traceback

from orca_desktop.adapters.keys.local_signer import new_secrets, wallet_of
from orca_desktop.adapters.keys.memory_vault import MemoryVault
from orca_desktop.adapters.keys.passphrase_vault import PassphraseVault
from orca_desktop.adapters.keys.sealed_file import new_key
from orca_desktop.domain.commands import UnlockWallet
from orca_desktop.domain.secrets import Secret
from tests.secret_forms import forms_of_text, forms_of_wallet, found

PASSPHRASE = "Kumquat 7 & the zither"
WALLET = new_secrets()
FORMS = forms_of_wallet("the account", WALLET) | forms_of_text("the passphrase", PASSPHRASE)

Make = Callable[[Path], Awaitable[object]]


async def _vault(path: Path) -> object:
    vault = PassphraseVault(path / "keys.vault")
    await vault.unlock(Secret(PASSPHRASE))
    await vault.keep("mine", WALLET)
    return [vault, vars(vault)]


async def _memory(_path: Path) -> object:
    vault = MemoryVault()
    await vault.keep("mine", WALLET)
    return [vault, vars(vault)]


async def _others(_path: Path) -> object:
    return [WALLET, wallet_of(WALLET), UnlockWallet(Secret(PASSPHRASE)), new_key(PASSPHRASE)]


@pytest.mark.parametrize("make", [_vault, _memory, _others])
async def test_a_report_with_all_local_values_shows_no_secret(tmp_path: Path, make: Make) -> None:
    held = await make(tmp_path)
    try:
        _crash(held)
    except ZeroDivisionError as error:
        report = _with_locals(error)

    assert "held" in report
    assert not [FORMS[form] for form in found(report.encode(), FORMS)]
    assert not [FORMS[form] for form in found(f"{held} {held!r}".encode(), FORMS)]


def _crash(held: object) -> float:
    return len([held]) / 0


def _with_locals(error: BaseException) -> str:
    text = io.StringIO()
    traceback = Traceback.from_exception(
        type(error), error, error.__traceback__, show_locals=True, locals_max_length=10_000, locals_max_string=10_000
    )
    Console(file=text, width=10_000).print(traceback)
    return text.getvalue()


PROGRAM = """
import sys
from unittest import mock
from orca_desktop.adapters.keys import local_signer
from orca_desktop.cli.entry import main

def broken(phrase):
    assert phrase
    raise RuntimeError("a bug")

sys.argv = ["orca-desktop", "keys", "import", "mine", "--phrase", "--custody", "vault", "--data", sys.argv[1]]
with mock.patch.object(local_signer, "keys_of", broken):
    main()
"""


def test_a_bug_in_the_midst_of_an_import_tells_neither_words_nor_passphrase(tmp_path: Path) -> None:
    assert WALLET.phrase is not None
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path)],
        input=f"{PASSPHRASE}\n{WALLET.phrase.reveal()}\n".encode(),
        capture_output=True,
        timeout=60,
        check=False,
    )

    assert b"RuntimeError: a bug" in ended.stderr
    assert not [FORMS[form] for form in found(ended.stdout + ended.stderr, FORMS)]


def test_a_log_line_shows_no_secret_that_is_put_into_it(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        logging.getLogger(__name__).info("%s %r %s", WALLET, UnlockWallet(Secret(PASSPHRASE)), Secret(PASSPHRASE))

    assert not found(caplog.text.encode(), FORMS)
