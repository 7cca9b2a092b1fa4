"""A task that is only watched, in the window: what the chain tells of it, and the way to take part in it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QPushButton

from orca_desktop.domain.commands import JoinTask, ReviewTask
from orca_desktop.domain.events import AccountsChanged, RoundWatched, TaskChanged, TaskReviewed
from orca_desktop.domain.ways import Way
from orca_desktop.gui.actions import actions_of
from tests.gui import scenes, wallet_scenes
from tests.gui.conftest import SAMPLE, Desk
from tests.gui.wallet_scenes import MAIN

WATCH_TAB = 6


def test_a_watched_task_has_one_tab_with_what_the_chain_tells(desk: Desk) -> None:
    desk.play(scenes.watching)
    details = desk.page.details

    assert [details.tabText(place) for place in range(details.count()) if details.isTabVisible(place)] == [
        "On the chain"
    ]
    assert details.watch.rounds_model.rowCount() == 9
    newest = details.watch.rounds_model.row_at(0)
    assert newest is not None
    assert details.watch.proofs_model.rowCount() == newest.nodes


def test_another_task_has_its_own_tabs_again(desk: Desk) -> None:
    desk.play(scenes.watching)
    desk.say(TaskChanged(replace(scenes.task("Runs"))))

    desk.page.table.select_task(scenes.task_id("Runs"))

    details = desk.page.details
    assert not details.isTabVisible(WATCH_TAB)
    assert details.currentIndex() == 0
    QTest.keyClick(desk.window.focusWidget() or desk.window, Qt.Key.Key_7, Qt.KeyboardModifier.ControlModifier)
    assert details.currentIndex() == 0


def test_the_selected_round_shows_its_proofs_with_the_doubted_one_marked(desk: Desk) -> None:
    desk.play(scenes.watching)
    watch = desk.page.details.watch

    watch.rounds.selectRow(2)

    seen = watch.rounds_model.row_at(2)
    assert seen is not None
    assert f"Round {seen.number:,}" in watch.title.text()
    votes = [watch.proofs_model.index(row, 3).data() for row in range(watch.proofs_model.rowCount())]
    assert votes.count("1 : 4") == 1
    assert votes.count("—") == seen.nodes - 1


def test_a_selected_round_stays_selected_while_others_come(desk: Desk) -> None:
    desk.play(scenes.watching)
    watch = desk.page.details.watch
    watch.rounds.selectRow(2)
    before = watch.rounds_model.row_at(2)

    desk.say(RoundWatched(scenes.seen(scenes.NOW_ROUND)))

    assert watch.rounds_model.rowCount() == 10
    assert watch.rounds_model.row_at(watch.rounds.selected_row() or 0) == before


def test_our_own_proof_comes_first(desk: Desk) -> None:
    own = replace(MAIN, staking=scenes.key("node 3"))
    desk.say(AccountsChanged((own,), own.name, wallet_scenes.PLACES))
    desk.play(scenes.watching)

    model = desk.page.details.watch.proofs_model

    assert model.index(0, 0).data() == "This account"


def test_the_tables_keep_what_qt_expects_of_models(desk: Desk) -> None:
    desk.play(scenes.watching)
    watch = desk.page.details.watch
    mode = QAbstractItemModelTester.FailureReportingMode.Warning
    testers = [QAbstractItemModelTester(model, mode) for model in (watch.rounds_model, watch.proofs_model)]

    desk.say(RoundWatched(scenes.seen(scenes.NOW_ROUND)), RoundWatched(scenes.seen(scenes.NOW_ROUND - 1, nodes=9)))
    watch.rounds.selectRow(1)

    assert watch.proofs_model.rowCount() == 9
    assert len(testers) == 2


def test_its_button_looks_it_up_again_to_take_part(desk: Desk) -> None:
    desk.play(scenes.watching)
    button = desk.window.findChild(QPushButton, f"action-{SAMPLE}")
    assert button is not None
    assert button.text() == "Join…"

    button.click()

    assert desk.sent == [ReviewTask(SAMPLE)]
    assert all(action.why_not for action in actions_of(desk.store.tasks[SAMPLE])[1:])


def test_the_review_of_a_watched_task_stays_open_while_it_is_followed(desk: Desk) -> None:
    desk.play(scenes.watching)
    desk.say(TaskReviewed(scenes.review()))
    card = desk.page.join.card
    watched = desk.store.tasks[SAMPLE]

    desk.say(TaskChanged(replace(watched, as_of=watched.as_of + 5)))

    assert card.isVisible()
    assert not card.ways.watch_button.isEnabled()
    card.join_button.click()
    assert desk.sent == [JoinTask(SAMPLE)]
    desk.say(TaskChanged(replace(watched, way=Way.RUN)))
    assert not card.isVisible()
