"""`orca-desktop stats`: CPU, memory, network and disk of a task's containers."""

from __future__ import annotations

import asyncio
import contextlib
import functools
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.live import Live
from rich.table import Table
from rich.text import Text

from orca_desktop.cli.attach import AsJson, DataFolder, TaskWords, find_task, on_node, quiet_interrupt, while_there
from orca_desktop.cli.tasks_usage import Figures, Usage, usage
from orca_desktop.cli.tasks_words import plain, print_json, size_text
from orca_desktop.domain.events import Event, UsageSampled
from orca_desktop.domain.tasks import Task

if TYPE_CHECKING:  # loaded where it is needed
    from orca_desktop.bootstrap import AttachedNode

NOTHING = "Nothing was measured yet: figures come every few seconds while the containers run."


def stats(
    task: TaskWords,
    watch: Annotated[bool, typer.Option("--watch", help="Go on with every new figure, until Ctrl-C.")] = False,
    data: DataFolder = None,
    json: AsJson = False,
) -> None:
    """Show what a task's containers use: now, and the least, the mean and the most of the last 24 hours."""
    with quiet_interrupt():
        raise typer.Exit(on_node(data, functools.partial(_shown, task, watch=watch, as_json=json)))


async def _shown(words: str, node: AttachedNode, *, watch: bool, as_json: bool) -> int:
    task = find_task(node.store, words)
    if watch:
        await while_there(node, _watched(node, task, as_json=as_json))
    measured = _measured(node, task)
    if measured is None:
        print(plain(f"{task.name} is {task.state.value}. {NOTHING}"), file=sys.stderr)
        return 1
    with _shower(as_json=as_json) as show:
        show(task, measured)
    return 0


async def _watched(node: AttachedNode, task: Task, *, as_json: bool) -> None:
    """Until cancelled."""
    news = asyncio.Event()

    def on_event(event: Event) -> None:
        if isinstance(event, UsageSampled) and event.task_id == task.id:
            news.set()

    unsubscribe = node.store.subscribe(on_event)
    try:
        with _shower(as_json=as_json) as show:
            while True:
                measured = _measured(node, task)
                if measured is not None:
                    show(node.store.tasks[task.id], measured)
                await news.wait()
                news.clear()
    finally:
        unsubscribe()


@contextlib.contextmanager
def _shower(*, as_json: bool) -> Iterator[Callable[[Task, Usage], None]]:
    """Shows figures again and again: in place on a terminal, else one after the other."""
    console = Console()
    if as_json:
        yield lambda task, measured: print_json(_as_dict(task, measured))
    elif not console.is_terminal:
        yield lambda task, measured: console.print(_table(task, measured))
    else:
        with Live(console=console, auto_refresh=False) as live:
            yield lambda task, measured: live.update(_table(task, measured), refresh=True)


def _measured(node: AttachedNode, task: Task) -> Usage | None:
    samples = tuple(node.store.usage.get(task.id, ()))
    return usage(samples) if samples else None


def _table(task: Task, measured: Usage) -> Table:
    title = Text(plain(f"{task.name} · {task.state.value}"))
    table = Table(title=title, title_justify="left", box=None, pad_edge=False)
    table.add_column("")
    for name in ("Now", "Least", "Mean", "Most"):
        table.add_column(name, justify="right")
    table.add_row("CPU, cores", *(f"{value:.2f}" for value in _values(measured.cpu)))
    table.add_row(f"Memory of {size_text(measured.memory_limit)}", *map(size_text, _values(measured.memory)))
    for name, figures in _rates(measured).items():
        table.add_row(name, *(_rate_text(figures)))
    hours, minutes = divmod(round((measured.at - measured.since) / 60), 60)
    table.caption = f"{measured.samples} samples in {hours} h {minutes} min"
    return table


def _rates(measured: Usage) -> dict[str, Figures | None]:
    return {
        "Received, a second": measured.received,
        "Sent, a second": measured.sent,
        "Read from disk, a second": measured.read,
        "Written to disk, a second": measured.written,
    }


def _values(figures: Figures) -> tuple[float, float, float, float]:
    return figures.now, figures.least, figures.mean, figures.most


def _rate_text(figures: Figures | None) -> tuple[str, ...]:
    return ("–",) * 4 if figures is None else tuple(size_text(value) for value in _values(figures))


def _as_dict(task: Task, measured: Usage) -> dict[str, Any]:
    return {"task": task.id, "name": task.name, "state": task.state.value, **asdict(measured)}
