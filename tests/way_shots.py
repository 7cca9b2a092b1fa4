"""Pictures of the ways in and out: joining, help and setup, notices, the tray, the question before the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from orca_desktop.domain.accounts import Custody
from orca_desktop.domain.amounts import Units
from orca_desktop.domain.commands import ReviewTask
from orca_desktop.domain.containers import Layer, LayerState
from orca_desktop.domain.events import (
    AccountsChanged,
    CommandRefused,
    EngineChanged,
    Event,
    NetworkChanged,
    Noticed,
    PullProgressed,
    RoundChanged,
    TaskChanged,
    TaskReviewed,
)
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.status import EngineKind, EngineStatus
from orca_desktop.domain.tasks import TaskState
from orca_desktop.gui.language import tr
from orca_desktop.gui.main_window import FIRST_SIZE, SMALLEST_SIZE, MainWindow
from orca_desktop.gui.pages.workspace import HELP, NOTICES, Workspace
from orca_desktop.gui.presence import NO_POPUPS
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.tokens import Tone
from orca_desktop.gui.tray import Tray, tray_icon
from orca_desktop.gui.tray_state import quit_words, tray_state
from orca_desktop.gui.widgets.quit_question import QuitQuestion
from orca_desktop.state.store import Store
from tests.gui import notice_scenes, scenes, wallet_scenes

Picture = Callable[[QWidget], QImage]
Pictures = Iterator[tuple[str, QImage]]

FRESH = replace(scenes.task(claimable=0), state=TaskState.STARTING, stake=Units(0), digest=None)
AWAY = EngineStatus(
    kind=EngineKind.DOCKER,
    reachable=False,
    problem="No Docker Engine answers (it is not installed or not started). Tasks run in containers, so none can "
    "start. Start Docker; the program keeps trying.",
)


class Stage:
    """A window over a store, to which things are told."""

    def __init__(self, theme: Theme) -> None:
        self.store = Store()
        self.window = MainWindow(theme, note="local network")
        self.workspace = Workspace(theme, self.store, lambda command: None, now=lambda: float(scenes.EPOCH))
        self.window.show_content(self.workspace)
        self.window.resize(FIRST_SIZE)
        self.window.show()
        scenes.apply_world(self.store)
        self.workspace.bridge.flush()

    def say(self, *events: Event) -> None:
        for event in events:
            self.store.apply(event)
        self.workspace.bridge.flush()

    def close(self) -> None:
        self.workspace.close_down()
        self.window.let_go()


def way_pictures(theme: Theme, picture: Picture) -> Pictures:
    yield from _typing(theme, picture)
    yield from _several(theme, picture)
    yield from _joining(theme, picture)
    yield from _setup(theme, picture)
    yield from _notices(theme, picture)
    yield from _tray(theme, picture)


def _typing(theme: Theme, picture: Picture) -> Pictures:
    stage = Stage(theme)
    stage.workspace.tasks.join.bar.field.setText("0xPrimeCensus")
    yield "join-no-id", picture(stage.window)
    stage.say(TaskChanged(scenes.task()))
    stage.workspace.tasks.join.bar.field.setText(scenes.task_id("Prime Census"))
    yield "join-known", picture(stage.window)
    stage.close()


def _several(theme: Theme, picture: Picture) -> Pictures:
    stage = Stage(theme)
    names = ("Prime Census", "Second", "Third", "Fourth")
    join = stage.workspace.tasks.join
    join.bar.field.setText(" ".join(scenes.task_id(name) for name in names) + " 0xNone")
    yield "join-several-typed", picture(stage.window)
    join.open(join.bar.field.text())
    join.bar.field.clear()
    first = scenes.task_id(names[0])
    message = f"The network knows no account {first}. Check the ID, and that the program is on the right network."
    stage.say(CommandRefused(ReviewTask(first), "No such task", message))
    yield "join-several", picture(stage.window)
    stage.say(TaskReviewed(replace(scenes.review(name="Second"), task_id=scenes.task_id("Second"))))
    yield "join-several-review", picture(stage.window)
    stage.window.resize(SMALLEST_SIZE)
    yield "join-several-review-small", picture(stage.window)
    stage.close()


def _joining(theme: Theme, picture: Picture) -> Pictures:
    stage = Stage(theme)
    stage.say(TaskReviewed(scenes.review()))
    stage.say(TaskChanged(FRESH), PullProgressed(FRESH.id, scenes.pull()))
    yield "joining-image", picture(stage.window)
    waiting = scenes.healthy(Layer.HTTP, LayerState.WAITING, "Its server does not answer yet.")
    began = replace(FRESH, digest=scenes.DIGEST, health=waiting, detail="Waiting until its server answers.")
    stage.say(PullProgressed(FRESH.id, None), TaskChanged(began))
    yield "joining-container", picture(stage.window)
    running = replace(began, state=TaskState.RUNNING, stake=Units(10_000_000), detail="", health=scenes.healthy())
    stage.say(TaskChanged(running), RoundChanged(scenes.record(scenes.NOW_ROUND, RoundResult.WORKING)))
    yield "joining-round", picture(stage.window)
    stage.window.resize(SMALLEST_SIZE)
    yield "joining-round-small", picture(stage.window)
    stage.window.resize(FIRST_SIZE)
    stage.say(RoundChanged(scenes.record(scenes.NOW_ROUND, RoundResult.PAID)))
    yield "joining-paid", picture(stage.window)
    stage.close()
    stage = Stage(theme)
    stage.say(TaskReviewed(scenes.review()))
    image = "ghcr.io/weather-witness/reader:2.4"
    reason = f"{image} is not where the engine runs and cannot be pulled: no such image. Nothing was started."
    stage.say(TaskChanged(replace(FRESH, state=TaskState.FAILED, detail=reason)))
    yield "joining-failed", picture(stage.window)
    stage.say(TaskChanged(FRESH), EngineChanged(AWAY))
    yield "joining-no-engine", picture(stage.window)
    stage.close()


def _setup(theme: Theme, picture: Picture) -> Pictures:
    stage = Stage(theme)
    stage.workspace.sidebar.choose_page(HELP)
    stage.say(AccountsChanged((), places=wallet_scenes.PLACES), EngineChanged(AWAY))
    yield "setup", picture(stage.window)
    stage.window.resize(SMALLEST_SIZE)
    yield "setup-small", picture(stage.window)
    stage.window.resize(FIRST_SIZE)
    stage.say(EngineChanged(replace(AWAY, problem="this user may not use it; add the user to the group “docker”")))
    yield "setup-forbidden", picture(stage.window)
    account = replace(wallet_scenes.MAIN, custody=Custody.KEYRING)
    stage.say(EngineChanged(scenes.engine()), AccountsChanged((account,), account.name, wallet_scenes.PLACES))
    yield "setup-ready", picture(stage.window)
    stage.close()


def _notices(theme: Theme, picture: Picture) -> Pictures:
    stage = Stage(theme)
    stage.workspace.sidebar.choose_page(NOTICES)
    yield "notices-empty", picture(stage.window)
    stage.say(TaskChanged(scenes.task()), *(Noticed(notice) for notice in notice_scenes.NOTICES))
    yield "notices", picture(stage.window)
    stage.workspace.notices.table.selectRow(2)
    yield "notices-chosen", picture(stage.window)
    stage.window.resize(SMALLEST_SIZE)
    stage.workspace.inbox.say_silence(tr(NO_POPUPS))
    yield "notices-small", picture(stage.window)
    stage.window.resize(FIRST_SIZE)
    stage.workspace.inbox.mark_all_read()
    stage.workspace.notices.table.clearSelection()
    stage.workspace.notices.only_unread.setChecked(True)
    yield "notices-all-read", picture(stage.window)
    stage.close()


def _tray(theme: Theme, picture: Picture) -> Pictures:
    """The signs in their sizes, the menu over the window, and the question before the end."""
    stage = Stage(theme)
    stage.say(TaskChanged(scenes.task()), TaskChanged(scenes.task("Pulse Indexer", state=TaskState.STOPPED)))
    tray = Tray(theme, stage.window)
    tray.show_state(tray_state(stage.store, rewards="1.200 KOII", unread=3))
    image = picture(stage.window)
    menu = tray.menu
    menu.ensurePolished()
    menu.resize(menu.sizeHint())
    painter = QPainter(image)
    menu.render(painter, QPoint(560, 330))
    for row, tone in enumerate((Tone.GOOD, Tone.QUIET, Tone.WARN, Tone.BAD)):
        for place, size in enumerate((16, 22, 32, 64)):
            painter.drawPixmap(900 + place * 70, 330 + row * 76, tray_icon(theme, tone).pixmap(size, size))
    painter.end()
    yield "tray", image
    title, words = quit_words(stage.store, node_goes_on=False)
    question = QuitQuestion(title, words, stage.window)
    question.adjustSize()
    yield "quit-question", picture(question)
    question.hide()
    question.deleteLater()
    tray.close_down()
    stage.say(NetworkChanged(scenes.network()))
    stage.close()
