"""What the tray shows of the node: how it fares in a colour and a sign, and in words. No widgets here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from orca_desktop.domain.commands import Command, FinishTask, StartTask, StopTask
from orca_desktop.domain.tasks import Task, TaskState
from orca_desktop.gui.actions import ActionId, actions_of
from orca_desktop.gui.language import tr, trn
from orca_desktop.gui.tokens import Tone
from orca_desktop.gui.words import one_line
from orca_desktop.state.store import Store

NAMES_SHOWN = 3
RUNNING = (TaskState.RUNNING, TaskState.FINISHING)


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
    lines = (
        rewards and tr("Rewards today: {rewards}", rewards=rewards),
        unread and trn(unread, "{n} notice not read", "{n} notices not read"),
    )
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


def end_all(tasks: Sequence[Task]) -> tuple[Command, ...]:
    """The same, and what stops those that have not begun a round yet."""
    without_round = [task for task in tasks if task.state is TaskState.STARTING]
    return (*finish_all(tasks), *(StopTask(task.id) for task in without_round))


def quit_words(store: Store, *, node_goes_on: bool) -> tuple[str, str]:
    """What quitting ends and what goes on: a headline and a sentence; empty when nothing is ended."""
    running = [task for task in store.tasks.values() if task.is_at_work]
    if node_goes_on or not running:
        return "", ""
    names = ", ".join(one_line(task.name) for task in running[:NAMES_SHOWN])
    if len(running) > NAMES_SHOWN:
        names = tr("{names} and {count} more", names=names, count=len(running) - NAMES_SHOWN)
    words = tr(
        "The containers of {names} are stopped, and no proofs are made until you start the program again. "
        "Proofs that are on chain already can still be paid. Stakes and rewards stay where they are.",
        names=names,
    )
    return trn(len(running), "Quitting stops {n} task", "Quitting stops {n} tasks"), words


def _how(store: Store, tasks: Sequence[Task]) -> tuple[Tone, str]:
    running = any(task.state in RUNNING for task in tasks)
    troubled = [task for task in tasks if task.state in (TaskState.FAILED, TaskState.UNHEALTHY)]
    if store.network is not None and not store.network.reachable:
        return Tone.BAD, tr("The network cannot be reached")
    if store.engine is not None and not store.engine.reachable:
        return Tone.BAD, tr("The container engine does not run")
    if troubled:
        names = ", ".join(one_line(task.name) for task in troubled[:NAMES_SHOWN])
        return Tone.WARN, tr("In trouble: {names}", names=names)
    if any(task.changes for task in tasks):
        return Tone.WARN, tr("A task waits for you to look at its changes")
    if running:
        return _running(tasks)
    starting = any(task.is_at_work for task in tasks)
    return Tone.QUIET, tr("Tasks are starting or stopping") if starting else tr("Nothing runs")


def _running(tasks: Sequence[Task]) -> tuple[Tone, str]:
    """What only practises is told apart: it earns nothing."""
    at_work = [task for task in tasks if task.state in RUNNING]
    practising = sum(task.is_practising for task in at_work)
    practised = trn(practising, "{n} practises", "{n} practise")
    if practising == len(at_work):
        return Tone.QUIET, practised
    words = trn(len(at_work) - practising, "{n} task runs", "{n} tasks run")
    return Tone.GOOD, f"{words}, {practised}" if practising else words


def _can(task: Task, which: ActionId) -> bool:
    return any(action.id is which and not action.why_not for action in actions_of(task))
