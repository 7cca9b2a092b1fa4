"""Rewards over time: what the history sums up, as bars, in words, as a table and as a picture."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from orca_desktop.domain.errors import JournalError, NoHistoryYet
from orca_desktop.domain.events import AccountsChanged, RoundChanged
from orca_desktop.domain.ledger import EntryKind
from orca_desktop.domain.tokens import KOII
from orca_desktop.gui.pages.workspace import WALLET
from orca_desktop.gui.rewards import By, Question, Rewards, rewards_of, total_words
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.widgets.chart import PICTURE_MARGIN, PICTURE_SCALE
from orca_desktop.gui.widgets.picture_button import NOT_SAVED, SAVED
from orca_desktop.gui.widgets.rewards_panel import RewardsPanel
from tests.gui import history_scenes, scenes, wallet_scenes
from tests.gui.conftest import Desk
from tests.gui.history_scenes import CENSUS, FIRE, GONE, INDEXER
from tests.gui.test_container_tab import point_at

TODAY = datetime.fromtimestamp(scenes.EPOCH, UTC).date()
REWARDS_TAB = 3


def asked(by: By, **more: object) -> Rewards:
    return rewards_of(history_scenes.usual(), Question(by=by, days=30, today=TODAY, **more))  # type: ignore[arg-type]  # fields by name


def of_rows(kind: EntryKind, days: range, *, token: str = "KOII", task: str | None = None) -> int:
    """What the rows of the ledger themselves add up to."""
    wanted = {TODAY - timedelta(days=day) for day in days}
    return sum(
        entry.amount
        for entry in history_scenes.reward_entries()
        if entry.kind is kind
        and entry.token == token
        and task in (None, entry.task_id)
        and datetime.fromtimestamp(entry.at, UTC).date() in wanted
    )


def opened(desk: Desk) -> RewardsPanel:
    desk.play(wallet_scenes.usual)
    desk.workspace.sidebar.choose_page(WALLET)
    overview = desk.wallet.overview
    overview.tabs.setCurrentWidget(overview.rewards)
    return overview.rewards.panel


# -- sums -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("by", By)
def test_however_they_are_told_the_rewards_are_those_of_the_rows(by: By) -> None:
    rewards = asked(by)

    now, before = dict(rewards.total()), dict(rewards.total(before=True))
    assert now[KOII].reward == of_rows(EntryKind.REWARD, range(30))
    assert now[KOII].slash == of_rows(EntryKind.SLASH, range(30)) < 0
    assert now[KOII].fee == of_rows(EntryKind.FEE, range(30)) < 0
    assert before[KOII].reward == of_rows(EntryKind.REWARD, range(30, 60))


def test_each_day_stands_beside_the_one_as_many_days_before() -> None:
    bars = asked(By.DAY).bars

    assert len(bars) == 30
    for ago, bar in enumerate(reversed(bars)):
        assert bar.now.reward == of_rows(EntryKind.REWARD, range(ago, ago + 1))
        assert bar.before.reward == of_rows(EntryKind.REWARD, range(ago + 30, ago + 31))
    assert bars[-1].name == f"{TODAY.day} Mar"


def test_tokens_are_never_added_to_each_other() -> None:
    by_token = {bar.token: bar.now.reward for bar in asked(By.TOKEN).bars}
    in_fire = asked(By.DAY, token=FIRE.mint)

    assert by_token[FIRE] == of_rows(EntryKind.REWARD, range(30), token=str(FIRE.mint))
    assert dict(in_fire.total())[FIRE].reward == by_token[FIRE]
    assert asked(By.TASK).tokens == (KOII, FIRE)


def test_a_task_has_its_own_sums_also_after_it_was_left() -> None:
    rewards = asked(By.DAY, task_id=GONE)

    assert dict(rewards.total())[KOII].reward == of_rows(EntryKind.REWARD, range(30), task=GONE)
    assert {bar.name for bar in asked(By.TASK).bars} >= {"Prime Census", "Pulse Indexer"}


def test_without_a_history_nothing_was_earned() -> None:
    history = history_scenes.usual()
    history.problem = NoHistoryYet("/home/you")

    rewards = rewards_of(history, Question(by=By.DAY, days=7, today=TODAY))

    assert rewards.is_empty
    assert total_words(rewards.total()) == "0.000 KOII"


# -- the chart ------------------------------------------------------------------------------------------------------


def test_the_chart_speaks_in_figures(desk: Desk) -> None:
    chart = opened(desk).chart

    words = chart.accessibleName()
    assert words.startswith("Rewards by day, 3 Feb to 4 Mar (UTC): 73.550 KOII, stake cut 0.700 KOII")
    assert "; the 30 days before: 82.100 KOII" in words
    assert "; most on " in words


def test_the_keyboard_and_the_pointer_read_one_day(desk: Desk) -> None:
    chart = opened(desk).chart
    QTest.keyClick(chart, Qt.Key.Key_Home)
    assert chart.accessibleDescription().startswith("3 Feb: ")
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert chart.accessibleDescription().startswith("4 Feb: ")
    at_keyboard = chart.figures

    QTest.keyClick(chart, Qt.Key.Key_Escape)
    assert chart.stop is None
    assert chart.figures != at_keyboard

    room = chart.room()
    point_at(chart, QPoint(room.left() + round(room.width() * 1.5 / 30), room.center().y()))
    assert chart.figures == at_keyboard


def test_tasks_stand_below_each_other_with_a_scale_for_each_token(desk: Desk) -> None:
    panel = opened(desk)
    panel.choose(by=By.TASK)

    words = panel.chart.accessibleName()
    assert words.index("Prime Census: 60.800 KOII") < words.index("Pulse Indexer: 521.500 FIRE")
    assert not panel.tokens.isVisible()


def test_the_table_has_every_day_on_which_something_happened(desk: Desk) -> None:
    panel = opened(desk)
    panel.table_button.click()

    assert panel.table.isVisible()
    assert not panel.picture_button.isVisible()
    rows = panel.model.rows
    assert rows[0].now.key == TODAY.isoformat()
    assert sum(row.now.reward for row in rows) == of_rows(EntryKind.REWARD, range(30))
    assert panel.model.index(0, 0).data() == "4 Mar"


def test_by_day_the_token_can_be_chosen(desk: Desk) -> None:
    panel = opened(desk)
    assert [panel.tokens.itemText(at) for at in range(panel.tokens.count())] == ["KOII", "FIRE"]

    panel.tokens.setCurrentIndex(1)

    assert "521.500 FIRE" in panel.chart.accessibleName()
    assert panel.question.token == FIRE.mint


def test_one_of_several_accounts_can_be_chosen(desk: Desk) -> None:
    panel = opened(desk)
    panel.choose(by=By.TASK)
    everyone = panel.chart.accessibleName()

    panel.whose.setCurrentIndex(panel.whose.findData(wallet_scenes.SAVINGS.main))
    assert "Pulse Indexer" in panel.chart.accessibleName()
    assert "Prime Census" not in panel.chart.accessibleName()
    panel.whose.setCurrentIndex(panel.whose.findData(wallet_scenes.WATCHED.main))
    assert "Nothing was earned" in panel.chart.accessibleName()
    panel.whose.setCurrentIndex(0)
    assert panel.chart.accessibleName() == everyone


def test_without_a_second_account_there_is_no_choice_of_one(desk: Desk) -> None:
    panel = opened(desk)
    assert panel.whose.isVisible()

    desk.say(AccountsChanged((wallet_scenes.MAIN,), wallet_scenes.MAIN.name))
    assert not panel.whose.isVisible()


def test_a_history_that_cannot_be_read_is_told_and_what_was_read_stays(desk: Desk) -> None:
    panel = opened(desk)
    before = panel.chart.accessibleName()
    desk.history.problem = JournalError("The history cannot be read.")

    panel.refresh()

    assert panel.problem.isVisible()
    assert "cannot be read" in panel.problem.text
    assert panel.chart.accessibleName() == before


def test_the_tab_of_a_task_shows_its_own_rewards_and_follows_its_rounds(desk: Desk) -> None:
    desk.play(scenes.busy)
    desk.page.details.setCurrentIndex(REWARDS_TAB)
    panel = desk.page.details.rewards.panel
    assert panel.question.task_id == CENSUS
    assert "60.800 KOII" in panel.chart.accessibleName()

    desk.page.table.select_task(INDEXER)
    assert panel.question.task_id == INDEXER
    assert not panel._timer.isActive()

    desk.say(RoundChanged(scenes.record(90, of=INDEXER)))
    assert panel._timer.isActive()


# -- pictures -------------------------------------------------------------------------------------------------------


def test_a_picture_is_twice_as_large_and_in_the_look_of_the_window(desk: Desk, theme: Theme, tmp_path: Path) -> None:
    panel = opened(desk)
    path = tmp_path / "rewards.png"

    panel.picture_button.save(path)

    image = QImage(str(path))
    assert image.width() == PICTURE_SCALE * (panel.chart.width() + 2 * PICTURE_MARGIN)
    assert image.pixelColor(1, 1) == QColor(theme.tokens.panel)
    seen = {image.pixelColor(x, image.height() // 2).name() for x in range(image.width())}
    assert QColor(theme.tokens.good).name() in seen
    assert panel.picture_button.text() == SAVED
    assert str(path) in panel.picture_button.accessibleDescription()


def test_a_picture_that_cannot_be_written_says_why(desk: Desk, tmp_path: Path) -> None:
    panel = opened(desk)

    panel.picture_button.save(tmp_path / "no such folder" / "rewards.png")

    assert panel.picture_button.text() == NOT_SAVED
    assert "cannot be written" in panel.picture_button.accessibleDescription()
