"""`orca-desktop keys` as somebody at a terminal meets it: hidden prompts, words on a screen that goes away."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

from orca_desktop.adapters.keys.local_signer import secrets_of_phrase, wallet_of
from tests.services.terminal import Terminal, on_terminal

PROGRAM = [sys.executable, "-m", "orca_desktop", "keys"]
PASSPHRASE = "correct horse battery"
NO_KEYRING = {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"}
OTHER_SCREEN, BACK = "\x1b[?1049h", "\x1b[?1049l"


def listed(folder: Path) -> list[dict[str, object]]:
    ended = subprocess.run(
        [*PROGRAM, "list", "--json", "--data", str(folder)], capture_output=True, check=True, timeout=60
    )
    accounts: list[dict[str, object]] = json.loads(ended.stdout)["accounts"]
    return accounts


def words_shown(text: str) -> list[str]:
    """Those of the numbered grid, in their order."""
    places = {int(place): word for place, word in re.findall(r"(\d+)\. ([a-z]+)", text)}
    return [places[place] for place in sorted(places)]


def give_passphrase(terminal: Terminal, passphrase: str = PASSPHRASE) -> None:
    terminal.wait_for("(not shown): ")
    terminal.type(passphrase)


def test_words_are_shown_once_on_a_screen_of_their_own_and_three_of_them_are_asked_for(tmp_path: Path) -> None:
    create = [*PROGRAM, "create", "mine", "--custody", "vault", "--data", str(tmp_path)]
    with on_terminal(create, NO_KEYRING) as terminal:
        give_passphrase(terminal)
        give_passphrase(terminal)
        screen = terminal.wait_for("Press Enter")
        terminal.type("")
        code, everything = terminal.end(), terminal.shown
    words = words_shown(screen)
    check = [*PROGRAM, "check", "mine", "--data", str(tmp_path)]
    with on_terminal(check, NO_KEYRING) as terminal:
        give_passphrase(terminal)
        for _ in range(3):
            place = int(re.findall(r"Word (\d+) ", terminal.wait_for("(not shown): "))[-1])
            terminal.type(words[place - 1])
        checked, asked = terminal.end(), terminal.shown

    assert (code, checked) == (0, 0)
    (account,) = listed(tmp_path)
    assert wallet_of(secrets_of_phrase(" ".join(words))).main.public_key == account["main"]
    assert account["backed_up"]
    begin, end = everything.index(OTHER_SCREEN), everything.index(BACK)
    assert words[3] in everything[begin:end]
    for shown in (everything[:begin] + everything[end:], asked):
        assert PASSPHRASE not in shown
        assert not words_shown(shown)


def test_a_passphrase_that_is_typed_differently_the_second_time_makes_nothing(tmp_path: Path) -> None:
    create = [*PROGRAM, "create", "mine", "--custody", "vault", "--data", str(tmp_path)]
    with on_terminal(create, NO_KEYRING) as terminal:
        give_passphrase(terminal)
        give_passphrase(terminal, "something else")
        code = terminal.end()

    assert code == 2
    assert "not the same" in terminal.shown
    assert listed(tmp_path) == []


def test_an_export_is_shown_only_after_the_name_was_typed(tmp_path: Path) -> None:
    subprocess.run(
        [*PROGRAM, "create", "mine", "--custody", "vault", "--data", str(tmp_path)],
        input=f"{PASSPHRASE}\n".encode(),
        capture_output=True,
        check=True,
        timeout=60,
    )
    export = [*PROGRAM, "export", "mine", "--data", str(tmp_path)]
    with on_terminal(export, NO_KEYRING) as terminal:
        terminal.wait_for("to go on: ")
        terminal.type("yours")
        wrong = terminal.end()
    with on_terminal(export, NO_KEYRING) as terminal:
        terminal.wait_for("to go on: ")
        terminal.type("mine")
        give_passphrase(terminal)
        words = words_shown(terminal.wait_for("Press Enter"))
        terminal.type("")
        right = terminal.end()

    assert (wrong, right) == (2, 0)
    (account,) = listed(tmp_path)
    assert wallet_of(secrets_of_phrase(" ".join(words))).main.public_key == account["main"]
