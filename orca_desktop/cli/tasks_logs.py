"""`orca-desktop logs`: what a task's containers write."""

from __future__ import annotations

import asyncio
import functools
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from orca_desktop.cli.attach import AsJson, DataFolder, TaskWords, find_task, on_node, quiet_interrupt, while_there
from orca_desktop.cli.tasks_words import plain, print_json
from orca_desktop.domain.events import Event, LogAppended
from orca_desktop.domain.logs import LogLevel, level_of
from orca_desktop.domain.tasks import Task
from orca_desktop.state.log_buffer import LogLine, NewLines

if TYPE_CHECKING:  # loaded where it is needed
    from orca_desktop.bootstrap import AttachedNode

LINES = 100

GRAVITY = {level: gravity for gravity, level in enumerate(LogLevel)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which lines are wanted: at least as grave as `level`, with a match of `pattern`, of one round."""

    level: LogLevel | None = None
    pattern: re.Pattern[str] | None = None
    round: int | None = None

    def takes(self, line: LogLine) -> bool:
        if self.round is not None and line.round != self.round:
            return False
        if self.level is not None and GRAVITY[level_of(line.text)] < GRAVITY[self.level]:
            return False
        return self.pattern is None or self.pattern.search(line.text) is not None


def logs(
    task: TaskWords,
    follow: Annotated[bool, typer.Option("--follow", "-f", help="Go on as new lines come, until Ctrl-C.")] = False,
    lines: Annotated[int, typer.Option("--lines", "-n", min=0, help="How many of the newest lines to show.")] = LINES,
    level: Annotated[LogLevel | None, typer.Option(help="Only lines of this guessed level, or graver.")] = None,
    grep: Annotated[str | None, typer.Option(metavar="REGEX", help="Only lines with a match.")] = None,
    round_: Annotated[int | None, typer.Option("--round", help="Only lines written during this round.")] = None,
    data: DataFolder = None,
    json: AsJson = False,
) -> None:
    """Show what a task's containers write; the node keeps the newest 2,000 lines of each task."""
    choice = Choice(level=level, pattern=_compiled(grep), round=round_)
    show = functools.partial(_shown, task, choice, lines=lines, follow=follow, as_json=json)
    with quiet_interrupt():
        raise typer.Exit(on_node(data, show, logs=True))


def _compiled(grep: str | None) -> re.Pattern[str] | None:
    try:
        return None if grep is None else re.compile(grep)
    except re.error as error:
        raise typer.BadParameter(f"This is no regular expression: {error}.", param_hint="--grep") from error


async def _shown(words: str, choice: Choice, node: AttachedNode, *, lines: int, follow: bool, as_json: bool) -> int:
    task = find_task(node.store, words)
    known = _since(0, node, task)
    fitting = [line for line in known.lines if choice.takes(line)]
    _print(task, fitting[-lines:] if lines else [], as_json=as_json)
    if follow:
        told = known.lines[-1].number + 1 if known.lines else 0
        await while_there(node, _followed(told, node, task, choice, as_json=as_json))
    return 0


async def _followed(told: int, node: AttachedNode, task: Task, choice: Choice, *, as_json: bool) -> None:
    """Print what comes after the first *told* lines, until cancelled. They wait in the store, which is bounded."""
    news = asyncio.Event()

    def on_event(event: Event) -> None:
        if isinstance(event, LogAppended) and event.task_id == task.id:
            news.set()

    unsubscribe = node.store.subscribe(on_event)
    try:
        while True:
            new = _since(told, node, task)
            if new.skipped:
                print(f"({new.skipped:,} lines skipped)", file=sys.stderr, flush=True)
            _print(task, filter(choice.takes, new.lines), as_json=as_json)
            told += new.skipped + len(new.lines)
            await news.wait()
            news.clear()
    finally:
        unsubscribe()


def _since(number: int, node: AttachedNode, task: Task) -> NewLines:
    kept = node.store.logs.get(task.id)
    return kept.since(number) if kept is not None else NewLines(())


def _print(task: Task, lines: Iterable[LogLine], *, as_json: bool) -> None:
    for line in lines:
        if as_json:
            print_json({"task": task.id, "round": line.round, "level": level_of(line.text).value, "text": line.text})
        else:
            print(plain(line.text))
    sys.stdout.flush()
