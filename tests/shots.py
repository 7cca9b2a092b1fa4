"""Pictures of every page in every state, light and dark: `./run shots`, also in another language and mirrored."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QImage, QPainter, QRegion, QShowEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from orca_desktop.domain.errors import EngineUnavailable
from orca_desktop.domain.events import AuditedAgain, RoundChanged
from orca_desktop.domain.records import RoundStage, StageMark, StageOutcome
from orca_desktop.gui.failure import describe_failure
from orca_desktop.gui.main_window import FIRST_SIZE, SMALLEST_SIZE, MainWindow
from orca_desktop.gui.pages.workspace import Workspace
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.translators import ENGLISH, TRANSLATED, speak
from orca_desktop.gui.widgets.task_menu import TaskMenu
from orca_desktop.state.store import Store
from orca_desktop.state.usage_series import Span
from tests.gui import scenes
from tests.page_shots import page_pictures
from tests.table_shots import table_pictures
from tests.wallet_shots import wallet_pictures
from tests.way_shots import way_pictures

TABS = ("rounds", "proofs", "audits", "rewards", "logs", "container")
CONTAINER_TAB = 5
SHOWN_WITH_THE_CONTAINER = ("lacking", "pulling", "finishing", "crashed", "quarantined", "without-docker")
TYPED = {"refused": "0xPrimeCensus", "review": scenes.task_id("Prime Census"), "poor": scenes.task_id("Prime Census")}
LOOKS = {"dark": Qt.ColorScheme.Dark, "light": Qt.ColorScheme.Light}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("build/shots"))
    parser.add_argument("--look", choices=LOOKS, action="append", help="only this look")
    parser.add_argument("--only", default="", metavar="WORDS", help="only pictures with these words in their names")
    parser.add_argument("--language", default=ENGLISH, choices=(ENGLISH, *TRANSLATED))
    parser.add_argument("--mirrored", action="store_true", help="from right to left")
    chosen = parser.parse_args()
    out: Path = chosen.out
    out.mkdir(parents=True, exist_ok=True)
    app = QApplication(sys.argv[:1])
    speak(chosen.language, app)
    if chosen.mirrored:
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    theme = Theme(app, Qt.ColorScheme.Dark)
    for look in chosen.look or LOOKS:
        theme.use(LOOKS[look])
        for name, image in _pictures(theme):
            if chosen.only not in name:
                continue
            path = out / f"{name}-{look}.png"
            image.save(str(path))
            print(path)
    return 0


def _pictures(theme: Theme) -> Iterator[tuple[str, QImage]]:
    for name, scene in scenes.SCENES.items():
        yield from _scene(theme, name, scene)
    yield from _life(theme)
    yield from _proof_work(theme)
    yield from wallet_pictures(theme, _picture)
    yield from page_pictures(theme, _picture)
    yield from way_pictures(theme, _picture)
    yield from table_pictures(theme, _picture)


def _scene(theme: Theme, name: str, scene: scenes.Scene) -> Iterator[tuple[str, QImage]]:
    window, workspace = _window(theme, scene)
    workspace.tasks.join.bar.field.setText(TYPED.get(name, ""))
    yield name, _picture(window)
    if name in SHOWN_WITH_THE_CONTAINER:
        workspace.tasks.details.setCurrentIndex(CONTAINER_TAB)
        yield f"{name}-container", _picture(window)
    if name == "finishing":
        yield from _menu(window, workspace)
    if name == "changed":
        yield from _changes(window, workspace)
    if name == "busy":
        yield from _container(window, workspace)
        yield from _logs(window, workspace)
        for place, tab in enumerate(TABS):
            workspace.tasks.details.setCurrentIndex(place)
            yield f"{name}-{tab}", _picture(window)
        workspace.tasks.details.setCurrentIndex(0)
        yield from _why(window, workspace)
        yield f"{name}-200", _picture(window, scale=2)
        window.resize(SMALLEST_SIZE)
        yield f"{name}-small", _picture(window)
    if name == "finishing":
        yield from _leaving(window, workspace)
    if name in ("review", "asking", "choosing"):
        window.resize(SMALLEST_SIZE)
        yield f"{name}-small", _picture(window)
    workspace.close_down()
    window.let_go()


def _proof_work(theme: Theme) -> Iterator[tuple[str, QImage]]:
    """An audit run again, how its proof differs from ours, and evidence that was saved."""
    stores: list[Store] = []

    def busy(store: Store) -> None:
        stores.append(store)
        scenes.busy(store)

    window, workspace = _window(theme, busy)
    details = workspace.tasks.details
    details.setCurrentIndex(TABS.index("audits"))
    audits = details.audits
    audits.given.selectRow(3)
    yield "audit-selected", _picture(window)
    shown = audits.given_model.row_at(3)
    assert shown is not None
    stores[0].apply(AuditedAgain(scenes.audit_again(shown.number, shown.audit)))
    workspace.bridge.flush()
    yield "audit-again", _picture(window)
    audits.result.difference_button.setChecked(True)
    yield "audit-difference", _picture(window)
    window.resize(SMALLEST_SIZE)
    yield "audit-difference-small", _picture(window)
    details.setCurrentIndex(0)
    details.rounds.table.selectRow(2)
    yield "evidence-small", _picture(window)
    window.resize(FIRST_SIZE)
    yield "evidence", _picture(window)
    workspace.close_down()
    window.let_go()


def _container(window: MainWindow, workspace: Workspace) -> Iterator[tuple[str, QImage]]:
    """The container's tab with the whole window for itself, its charts over a day, and its figures."""
    workspace.tasks.details.setCurrentIndex(CONTAINER_TAB)
    _begin_rounds(workspace)
    window.resize(FIRST_SIZE.width(), 1240)
    yield "container-tall", _picture(window)
    usage = workspace.tasks.details.container.usage
    usage.choose_span(Span.DAY)
    QTest.keyClick(usage.charts[2], Qt.Key.Key_Home)
    for _ in range(140):
        QTest.keyClick(usage.charts[2], Qt.Key.Key_Right)
    yield "container-day", _picture(window)
    usage.figures_button.click()
    yield "container-figures", _picture(window)
    usage.figures_button.click()
    usage.choose_span(Span.QUARTER)
    window.resize(FIRST_SIZE)


def _begin_rounds(workspace: Workspace) -> None:
    """The newest rounds began some minutes ago, and are marked in the charts."""
    for number in range(scenes.NOW_ROUND - 2, scenes.NOW_ROUND + 1):
        began = scenes.EPOCH - 60.0 - (scenes.NOW_ROUND - number) * 320.0
        stage = StageMark(stage=RoundStage.WORK, outcome=StageOutcome.DONE, began_slot=scenes.SLOT, began_at=began)
        workspace._store.apply(RoundChanged(replace(scenes.record(number), stages=(stage,))))
    workspace.bridge.flush()
    workspace.tasks.details.container.showEvent(QShowEvent())


def _why(window: MainWindow, workspace: Workspace) -> Iterator[tuple[str, QImage]]:
    """Why the newest missed round, and one that cost stake, brought no reward; in the first size and the smallest."""
    rounds = workspace.tasks.details.rounds
    rounds.why_button.click()
    yield "why", _picture(window)
    rounds.table.selectRow(9)
    window.resize(SMALLEST_SIZE)
    yield "why-small", _picture(window)
    window.resize(FIRST_SIZE)
    rounds.table.clearSelection()
    rounds.why_button.click()


def _logs(window: MainWindow, workspace: Workspace) -> Iterator[tuple[str, QImage]]:
    view = workspace.tasks.details.logs.view
    workspace.tasks.details.setCurrentIndex(TABS.index("logs"))
    view.bar.regular.setChecked(True)
    view.bar.search.setText(r"round \d+|GET")
    view.bar.finish_typing()
    yield "logs-search", _picture(window)
    view.bar.search.setText("(")
    view.bar.finish_typing()
    view.bar.levels.setCurrentIndex(2)
    yield "logs-warnings", _picture(window)
    view.bar.search.clear()
    view.bar.regular.setChecked(False)
    view.bar.levels.setCurrentIndex(0)


def _menu(window: MainWindow, workspace: Workspace) -> Iterator[tuple[str, QImage]]:
    """The menu of a task that is finishing, laid over the window as the screen shows it."""
    table = workspace.tasks.table
    task = table.tasks.task_at(0)
    assert task is not None
    image = _picture(window)
    menu = TaskMenu(task, lambda command: None, lambda: None, table)
    menu.ensurePolished()
    menu.resize(menu.sizeHint())
    painter = QPainter(image)
    menu.render(painter, QPoint(820, 255))
    painter.end()
    menu.deleteLater()
    yield "finishing-menu", image


def _leaving(window: MainWindow, workspace: Workspace) -> Iterator[tuple[str, QImage]]:
    """The question whether to leave the first task, in the first size and the smallest."""
    workspace.tasks.table.leave_asked.emit(scenes.task_id("Prime Census"))
    yield "leaving", _picture(window)
    window.resize(SMALLEST_SIZE)
    yield "leaving-small", _picture(window)


def _changes(window: MainWindow, workspace: Workspace) -> Iterator[tuple[str, QImage]]:
    window.resize(SMALLEST_SIZE)
    yield "changed-small", _picture(window)
    window.resize(FIRST_SIZE)
    workspace.tasks.changes.later_button.click()
    yield "changed-later", _picture(window)
    workspace.tasks.changes.look_button.click()


def _life(theme: Theme) -> Iterator[tuple[str, QImage]]:
    window = MainWindow(theme, note="local network")
    window.show_starting()
    yield "starting", _picture(window)
    window.show_stopping()
    yield "stopping", _picture(window)
    window.show_failure(describe_failure(EngineUnavailable("connection refused")))
    yield "failure", _picture(window)
    window.let_go()


def _window(theme: Theme, scene: scenes.Scene) -> tuple[MainWindow, Workspace]:
    """The scene as it would have been reached: events come while the window is open, and the bridge carries them."""
    store = Store()
    window = MainWindow(theme, note="local network")
    workspace = Workspace(
        theme,
        store,
        lambda command: None,
        note="local network",
        join_text=scenes.task_id("Prime Census"),
        now=lambda: float(scenes.EPOCH),
    )
    window.show_content(workspace)
    workspace.focus_first()
    window.resize(FIRST_SIZE)
    window.show()
    scene(store)
    workspace.bridge.flush()
    return window, workspace


def _picture(window: QWidget, *, scale: int = 1) -> QImage:
    window.show()
    for _ in range(3):
        QCoreApplication.processEvents()
    image = QImage(window.size() * scale, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    painter = QPainter(image)
    window.render(
        painter, QPoint(), QRegion(), QWidget.RenderFlag.DrawWindowBackground | QWidget.RenderFlag.DrawChildren
    )
    painter.end()
    return image


if __name__ == "__main__":
    sys.exit(main())
