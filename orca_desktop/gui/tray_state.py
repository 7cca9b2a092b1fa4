"""What the tray shows of the node: how it fares in a colour and a sign, and in words. No Qt here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from orca_desktop.domain.commands import Command, FinishTask, StartTask
from orca_desktop.domain.tasks import Task, TaskState
from orca_desktop.gui.actions import ActionId, actions_of
from orca_desktop.gui.tokens import Tone
from orca_desktop.gui.words import counted, one_line
from orca_desktop.state.store import Store

NAMES_SHOWN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class TrayState:
    """`word` says what `tone` says. `lines` stand below it."""

    tone: Tone
    word: str
    lines: tuple[str, ...] = ()
    can_start: bool = False
    can_finish: bool = False

    @property
    def tip(self) -> str:
        return "\n".join(("Orca Desktop", self.word, *self.lines))


def tray_state(store: Store, *, rewards: str = "", unread: int = 0) -> TrayState:
    """*rewards* of today in words, empty while they are not known; *unread* counts notices."""
    tasks = tuple(store.tasks.values())
    tone, word = _how(store, tasks)
    lines = (rewards and f"Rewards today: {rewards}", unread and f"{counted(unread, 'notice', 'notices')} not read")
    return TrayState(
        tone=tone,
        word=word,
        lines=tuple(line for line in lines if line),
        can_start=bool(start_all(tasks)),
        can_finish=bool(finish_all(tasks)),
    )


def start_all(tasks: Sequence[Task]) -> tuple[Command, ...]:
    """What starts every task that can be started; one that asks something of the user cannot."""
    return tuple(StartTask(task.id) for task in tasks if _can(task, ActionId.START) and not task.variables_missing)


def finish_all(tasks: Sequence[Task]) -> tuple[Command, ...]:
    """What ends every task that runs, each after its rounds."""
    return tuple(FinishTask(task.id) for task in tasks if _can(task, ActionId.FINISH))


def quit_words(store: Store, *, node_goes_on: bool) -> tuple[str, str]:
    """What quitting ends and what goes on: a headline and a sentence; empty when nothing is ended."""
    running = [task for task in store.tasks.values() if task.is_at_work]
    if node_goes_on or not running:
        return "", ""
    names = ", ".join(one_line(task.name) for task in running[:NAMES_SHOWN])
    more = f" and {len(running) - NAMES_SHOWN} more" if len(running) > NAMES_SHOWN else ""
    words = (
        f"The containers of {names}{more} are stopped, and no proofs are made until you start the program again. "
        "Proofs that are on chain already can still be paid. Stakes and rewards stay where they are."
    )
    return f"Quitting stops {counted(len(running), 'task', 'tasks')}", words


def _how(store: Store, tasks: Sequence[Task]) -> tuple[Tone, str]:
    running = sum(task.state in (TaskState.RUNNING, TaskState.FINISHING) for task in tasks)
    troubled = [task for task in tasks if task.state in (TaskState.FAILED, TaskState.UNHEALTHY)]
    if store.network is not None and not store.network.reachable:
        return Tone.BAD, "The network cannot be reached"
    if store.engine is not None and not store.engine.reachable:
        return Tone.BAD, "The container engine does not run"
    if troubled:
        names = ", ".join(one_line(task.name) for task in troubled[:NAMES_SHOWN])
        return Tone.WARN, f"In trouble: {names}"
    if any(task.changes for task in tasks):
        return Tone.WARN, "A task waits for you to look at its changes"
    if running:
        return Tone.GOOD, f"{counted(running, 'task runs', 'tasks run')}"
    starting = any(task.is_at_work for task in tasks)
    return Tone.QUIET, "Tasks are starting or stopping" if starting else "Nothing runs"


def _can(task: Task, which: ActionId) -> bool:
    return any(action.id is which and not action.why_not for action in actions_of(task))
