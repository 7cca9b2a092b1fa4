"""What a command asks of its user, and shows only once. Secrets come from a hidden prompt or from standard input."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Sequence
from typing import NoReturn

import typer
from rich.console import Console

from orca_desktop.cli.tasks_words import plain
from orca_desktop.domain.secrets import Secret

MAX_SECRET = 4_096
BAD_WORDS = 2
COLUMNS = 3

AGAIN = "The two are not the same. Nothing was changed."


def secret(prompt: str) -> Secret:
    """What the user types without seeing it; where standard input is no terminal, its next line."""
    if sys.stdin.isatty():
        return Secret(getpass.getpass(f"{prompt} (not shown): "))
    try:
        text = sys.stdin.readline(MAX_SECRET)
    except UnicodeDecodeError:
        text = ""
    if not text:
        give_up(f"{prompt}: nothing came on standard input. Nothing was changed.")
    return Secret(text.removesuffix("\n").removesuffix("\r"))


def new_secret(prompt: str) -> Secret:
    """As `secret`; on a terminal it is asked for twice. Ends the program where the two differ."""
    chosen = secret(prompt)
    if sys.stdin.isatty() and secret(f"{prompt}, again") != chosen:
        give_up(AGAIN)
    return chosen


def confirmed(question: str, name: str, *, already: bool) -> None:
    """Ends the program unless the user types *name*; *already*: it was confirmed with an option."""
    if already:
        return
    if not sys.stdin.isatty():
        give_up(f"{question} Confirm with --yes. Nothing was changed.")
    print(plain(question), file=sys.stderr)
    if input(f"Type the name {plain(name)} to go on: ").strip() != name:
        give_up("That is another name. Nothing was changed.")


def may_show(*, even_into_a_pipe: bool) -> bool:
    """Whether secrets may be written to standard output."""
    return even_into_a_pipe or sys.stdout.isatty()


def show_once(title: str, text: Secret) -> None:
    """On a terminal in a screen of its own, which is gone after Enter; else as one line."""
    if not sys.stdout.isatty():
        print(text.reveal(), flush=True)
        return
    console = Console(markup=False, emoji=False, highlight=False)
    with console.screen(hide_cursor=False):
        console.print(title, "", _grid(text.reveal().split()), "", sep="\n")
        if sys.stdin.isatty():
            getpass.getpass("Press Enter when you have them on paper; they leave the screen then. ")


def say(words: str) -> None:
    """To the user, beside what the command's output is."""
    print(plain(words), file=sys.stderr, flush=True)


def give_up(words: str) -> NoReturn:
    """End the program with what is wrong with the command."""
    say(words)
    raise typer.Exit(BAD_WORDS)


def _grid(words: Sequence[str]) -> str:
    """Numbered, in columns that are read downwards; a single text as it is."""
    if len(words) == 1:
        return words[0]
    rows = -(-len(words) // COLUMNS)
    cells = [f"{place:>4}. {word:<10}" for place, word in enumerate(words, 1)]
    return "\n".join("".join(cells[row::rows]).rstrip() for row in range(rows))
