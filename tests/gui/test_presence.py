"""The program on the desktop: its sign in the tray, its notifications, coming forward, going, and the end."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QPushButton, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from orca_desktop.domain.amounts import Units
from orca_desktop.domain.archive import Filter, Page
from orca_desktop.domain.commands import FinishTask, ReviewTask, StartTask, StopTask
from orca_desktop.domain.events import EngineChanged, NetworkChanged, Noticed, TaskChanged
from orca_desktop.domain.ledger import Account, EntryKind, LedgerEntry
from orca_desktop.domain.notices import NoticeKind
from orca_desktop.domain.settings.table import TRAY, notice_name
from orca_desktop.domain.tasks import Task, TaskState
from orca_desktop.gui import app as gui_app
from orca_desktop.gui.errands import Errands
from orca_desktop.gui.links import Letterbox
from orca_desktop.gui.outside import OnClick, OnSummons, Outside, Popups
from orca_desktop.gui.popups import INBOX, summed_up
from orca_desktop.gui.presence import Presence
from orca_desktop.gui.rewards_today import RewardsToday, start_of_day
from orca_desktop.gui.services import Around
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.tokens import Tone
from orca_desktop.gui.tray import tray_icon
from orca_desktop.gui.tray_state import quit_words, tray_state
from orca_desktop.gui.widgets.quit_question import QuitQuestion
from orca_desktop.state.store import Store
from tests.gui import notice_scenes, scenes, settings_scenes, wallet_scenes
from tests.gui.conftest import Desk
from tests.gui.test_app import FakeNode, the_window, windows

# Qt says so where a tray is made without one (seen in 6.11), which these tests do on purpose.
pytestmark = pytest.mark.qt_log_ignore("systemTrayWindowChanged")

RUNNING, STOPPED = scenes.task(), scenes.task("Pulse Indexer", state=TaskState.STOPPED)
PAID, MISSED = notice_scenes.notice(), notice_scenes.notice(NoticeKind.MISSED, 43, ago=10)


@dataclass
class Shown:
    """The notifications of a desktop that shows none."""

    popups: list[tuple[str, str, str, bool]] = field(default_factory=list)

    def show(self, title: str, message: str, what: str, *, urgent: bool = False) -> None:
        self.popups.append((title, message, what, urgent))


class OneLedger:
    def __init__(self, *entries: LedgerEntry) -> None:
        self._entries = entries
        self.asked: list[float | None] = []

    def ledger(self, wanted: Filter, *, limit: int = 100, after: int | None = None) -> Page[LedgerEntry]:
        self.asked.append(wanted.since)
        return Page(rows=self._entries)


@dataclass
class Here:
    """A window with its presence; `desktop` shows its notifications, `there` says whether there is a tray."""

    desk: Desk
    presence: Presence
    desktop: Shown
    computer: settings_scenes.FakeSettings
    quits: list[bool]


@pytest.fixture
def tray_is_there(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether there is a tray is what it says last."""
    there = [True]
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: there[-1])
    return there


@pytest.fixture
def here(desk: Desk, tray_is_there: list[bool]) -> Iterator[Here]:
    settings, shown, quits = settings_scenes.FakeSettings(), Shown(), list[bool]()
    desk.window.quit_asked.connect(lambda: quits.append(True))
    rewards = RewardsToday(
        desk.store,
        desk.workspace.bridge,
        OneLedger(),
        Errands(start=wallet_scenes.AtOnce()),
        now=lambda: float(scenes.EPOCH),
    )
    presence = Presence(
        desk.window,
        desk.store,
        desk.workspace.bridge,
        desk.sent.append,
        desk.workspace.inbox,
        Around(settings=settings),
        rewards=rewards,
        node_goes_on=False,
    )
    presence.place_asked.connect(desk.workspace.show_place)
    presence.begin()
    presence.show_by(shown)
    presence._rest.setInterval(1)
    presence.notifier._gathering.setInterval(1)
    presence.notifier._resting.setInterval(1)
    yield Here(desk=desk, presence=presence, desktop=shown, computer=settings, quits=quits)
    presence.close_down()


# -- the tray ---------------------------------------------------------------------------------------------------


def test_the_sign_says_how_the_node_fares() -> None:
    store = Store()
    assert (tray_state(store).tone, tray_state(store).word) == (Tone.QUIET, "Nothing runs")

    store.apply(TaskChanged(RUNNING))
    assert (tray_state(store).tone, tray_state(store).word) == (Tone.GOOD, "1 task runs")
    store.apply(TaskChanged(replace(STOPPED, state=TaskState.FAILED)))
    assert tray_state(store).word == "In trouble: Pulse Indexer"
    store.apply(EngineChanged(scenes.engine(reachable=False)))
    assert (tray_state(store).tone, tray_state(store).word) == (Tone.BAD, "The container engine does not run")
    store.apply(NetworkChanged(scenes.network(reachable=False)))
    assert tray_state(store).word == "The network cannot be reached"


def test_the_sign_tells_rewards_and_what_is_not_read() -> None:
    state = tray_state(Store(), rewards="1.200 KOII", unread=1)

    assert state.lines == ("Rewards today: 1.200 KOII", "1 notice not read")
    assert state.tip == "Orca Desktop\nNothing runs\nRewards today: 1.200 KOII\n1 notice not read"


def test_the_signs_differ_by_more_than_colour(theme: Theme) -> None:
    def grey(tone: Tone) -> QImage:
        return tray_icon(theme, tone).pixmap(32, 32).toImage().convertToFormat(QImage.Format.Format_Grayscale8)

    pictures = [grey(tone) for tone in (Tone.GOOD, Tone.QUIET, Tone.WARN)]

    assert all(one != other for place, one in enumerate(pictures) for other in pictures[place + 1 :])


def test_the_menu_starts_and_finishes_all_that_can_be(qtbot: QtBot, here: Here) -> None:
    tray = here.presence.tray
    here.desk.say(TaskChanged(RUNNING), TaskChanged(STOPPED))
    actions = {action.text().replace("&", ""): action for action in tray.menu.actions()}
    qtbot.waitUntil(actions["Start all tasks"].isEnabled, timeout=30_000)

    actions["Start all tasks"].trigger()
    actions["Finish all rounds, then stop"].trigger()

    assert here.desk.sent == [StartTask(STOPPED.id), FinishTask(RUNNING.id)]
    here.desk.say(TaskChanged(replace(RUNNING, state=TaskState.STOPPED)))
    qtbot.waitUntil(lambda: not actions["Finish all rounds, then stop"].isEnabled(), timeout=30_000)


def test_the_menu_opens_the_window_and_the_notices(here: Here) -> None:
    here.desk.window.hide()
    here.presence.tray.opened.emit()
    assert here.desk.window.isVisible()

    here.presence.tray.inbox_asked.emit()
    assert here.desk.workspace.notices.isVisible()


def test_closing_the_window_goes_to_the_tray_where_the_user_chose_that(here: Here) -> None:
    here.computer.put(TRAY, True)
    here.desk.window.close()

    assert not here.desk.window.isVisible()
    assert here.quits == []
    assert [popup[0] for popup in here.desktop.popups] == ["Orca Desktop runs on"]

    here.desk.window.summon("", "")
    here.desk.window.close()
    assert len(here.desktop.popups) == 1  # it is said once


def test_closing_the_window_quits_where_the_user_did_not_choose_the_tray(here: Here) -> None:
    here.desk.window.close()

    assert here.quits == [True]


def test_closing_the_window_quits_where_there_is_no_tray(here: Here, tray_is_there: list[bool]) -> None:
    here.computer.put(TRAY, True)
    tray_is_there.append(False)

    here.desk.window.close()

    assert here.quits == [True]


# -- quitting ---------------------------------------------------------------------------------------------------


def question(desk: Desk) -> QuitQuestion:
    (found,) = desk.window.findChildren(QuitQuestion)
    return found


def test_quitting_says_what_it_stops_and_asks(here: Here) -> None:
    here.desk.say(TaskChanged(RUNNING))
    here.presence.tray.quit_asked.emit()
    asked = question(here.desk)

    assert asked.isVisible()
    assert asked.accessibleName().startswith("Quitting stops 1 task. The containers of Prime Census are stopped")
    assert here.quits == []
    asked.quit_button.click()
    assert here.quits == [True]


def test_closing_the_window_asks_the_same_before_it_stops_anything(here: Here) -> None:
    here.desk.say(TaskChanged(RUNNING))
    here.desk.window.close()
    question(here.desk).stay_button.click()

    assert here.desk.window.isVisible()
    assert here.quits == []
    here.desk.window.close()
    next(one for one in here.desk.window.findChildren(QuitQuestion) if one.isVisible()).quit_button.click()
    assert here.quits == [True]


def test_quitting_can_be_thought_over_or_come_after_the_rounds(here: Here) -> None:
    here.desk.say(TaskChanged(RUNNING))
    here.presence.ask_to_quit()
    question(here.desk).stay_button.click()
    here.presence.ask_to_quit()
    asked = [one for one in here.desk.window.findChildren(QuitQuestion) if one.isVisible()]
    asked[0].finish_button.click()

    assert here.quits == []
    assert here.desk.sent == [FinishTask(RUNNING.id)]


def choose_to_finish(here: Here) -> None:
    here.presence.ask_to_quit()
    next(one for one in here.desk.window.findChildren(QuitQuestion) if one.isVisible()).finish_button.click()


def test_the_program_ends_when_the_last_rounds_are_over(here: Here) -> None:
    starting = replace(STOPPED, state=TaskState.STARTING)
    here.desk.say(TaskChanged(RUNNING), TaskChanged(starting))
    choose_to_finish(here)
    assert here.desk.sent == [FinishTask(RUNNING.id), StopTask(STOPPED.id)]
    assert here.desk.window.windowTitle().endswith("quits when its rounds are over")

    here.desk.say(TaskChanged(replace(RUNNING, state=TaskState.FINISHING)), TaskChanged(STOPPED))
    assert here.quits == []

    here.desk.say(TaskChanged(replace(RUNNING, state=TaskState.STOPPED)))
    assert here.quits == [True]


@pytest.mark.parametrize("again", [RUNNING, replace(STOPPED, state=TaskState.STARTING)], ids=["the same", "another"])
def test_a_task_that_is_started_meanwhile_keeps_the_program(here: Here, again: Task) -> None:
    here.desk.say(TaskChanged(RUNNING), TaskChanged(STOPPED))
    choose_to_finish(here)
    here.desk.say(TaskChanged(replace(RUNNING, state=TaskState.FINISHING)))
    here.desk.say(TaskChanged(again))
    assert "quits" not in here.desk.window.windowTitle()

    here.desk.say(TaskChanged(replace(RUNNING, state=TaskState.STOPPED)), TaskChanged(STOPPED))
    assert here.quits == []


def test_quitting_asks_nothing_where_nothing_is_stopped(here: Here) -> None:
    here.desk.say(TaskChanged(STOPPED))
    here.presence.ask_to_quit()

    assert here.quits == [True]


def test_a_window_on_a_node_elsewhere_stops_nothing() -> None:
    store = Store()
    store.apply(TaskChanged(RUNNING))

    assert quit_words(store, node_goes_on=True) == ("", "")


# -- notifications ----------------------------------------------------------------------------------------------


def away(here: Here) -> None:
    """The user looks at something else."""
    here.desk.window.hide()


def test_a_notice_of_a_wanted_kind_is_shown_and_leads_to_its_round(qtbot: QtBot, here: Here) -> None:
    here.desk.say(TaskChanged(RUNNING))
    away(here)
    here.desk.say(Noticed(MISSED))
    qtbot.waitUntil(lambda: bool(here.desktop.popups), timeout=30_000)

    title, message, what, urgent = here.desktop.popups[0]
    assert (title, message, urgent) == (MISSED.title, MISSED.message, False)
    here.presence.open_clicked(what)
    assert here.desk.window.isVisible()
    assert here.desk.page.table.selected_task == MISSED.task_id


def test_kinds_that_are_off_and_a_watched_window_show_nothing(
    qtbot: QtBot, here: Here, monkeypatch: pytest.MonkeyPatch
) -> None:
    away(here)
    here.desk.say(Noticed(PAID))  # off unless chosen
    here.computer.put(notice_name(NoticeKind.PAID), True)
    monkeypatch.setattr(here.presence.notifier, "_is_watched", lambda: True)
    here.desk.say(Noticed(PAID))
    assert not here.presence.notifier._gathering.isActive()

    monkeypatch.setattr(here.presence.notifier, "_is_watched", lambda: False)
    here.desk.say(Noticed(PAID))

    qtbot.waitUntil(lambda: len(here.desktop.popups) == 1, timeout=30_000)
    assert here.desk.workspace.inbox.unread == 3


def test_a_burst_is_one_notification_and_the_next_waits(qtbot: QtBot, here: Here) -> None:
    away(here)
    here.presence.notifier._gathering.setInterval(30)
    here.presence.notifier._resting.setInterval(50)
    here.desk.say(*(Noticed(replace(MISSED, round=number)) for number in range(12)))
    qtbot.waitUntil(lambda: bool(here.desktop.popups), timeout=30_000)
    assert here.presence.notifier._resting.isActive()

    here.desk.say(Noticed(MISSED), Noticed(MISSED))
    qtbot.waitUntil(lambda: len(here.desktop.popups) == 2, timeout=30_000)

    assert here.desktop.popups[0][0] == "12 missed rounds"
    assert "and 9 more" in here.desktop.popups[0][1]
    assert here.desktop.popups[1][0] == "2 missed rounds"


def test_several_notices_are_summed_up_with_the_urgent_ones_first() -> None:
    slashed = notice_scenes.notice(NoticeKind.SLASHED, 37, name="Pulse Indexer")
    popup = summed_up([PAID, replace(PAID, round=43), slashed])

    assert popup.title == "2 rewards, 1 stake cut"
    assert popup.message.splitlines()[0] == slashed.title
    assert (popup.what, popup.urgent) == (INBOX, True)
    assert summed_up([PAID, MISSED]).what == f"task/{PAID.task_id}"
    assert summed_up([PAID]).what == f"task/{PAID.task_id}/42"


def test_without_tray_and_notifications_that_is_said_in_the_inbox(here: Here, tray_is_there: list[bool]) -> None:
    tray_is_there.append(False)
    here.presence.show_by(None)

    assert "neither a tray nor notifications" in here.desk.workspace.inbox.silence
    here.presence.tray.came.emit()
    assert here.desk.workspace.inbox.silence == ""


# -- rewards of today -------------------------------------------------------------------------------------------


def reward(amount: int, *, token: str = "KOII") -> LedgerEntry:
    return LedgerEntry(
        source="round", account=Account.CLAIMABLE, kind=EntryKind.REWARD, amount=amount, at=scenes.EPOCH, token=token
    )


async def test_rewards_of_today_are_asked_from_midnight_on(qapp: QApplication, desk: Desk) -> None:
    ledger = OneLedger(reward(1_000_000_000), reward(200_000_000), reward(5, token=scenes.key("mint")))
    rewards = RewardsToday(
        desk.store,
        desk.workspace.bridge,
        ledger,
        Errands(),
        now=lambda: float(scenes.EPOCH),
    )
    rewards.look()
    rewards.look()  # one question at a time
    while not rewards.words:  # noqa: ASYNC110 - a thread tells it
        await asyncio.sleep(0.005)
    rewards.close_down()

    assert rewards.words == "1.200 KOII"
    assert ledger.asked == [start_of_day(scenes.EPOCH)]
    assert 0 <= scenes.EPOCH - start_of_day(scenes.EPOCH) < 86_400


# -- links and second starts ------------------------------------------------------------------------------------


def test_what_comes_before_somebody_takes_it_waits_in_order(qapp: QApplication) -> None:
    box, taken = Letterbox(), list[str]()
    box.put("first")
    box.put(" ")
    box.put("second")
    box.open(taken.append)
    box.put("third")
    box.open(None)
    box.put("fourth")

    assert taken == ["first", "second", "third"]
    box.open(taken.append)
    assert taken[-1] == "fourth"


def test_a_second_start_brings_the_window_forward_and_its_link_is_looked_up(desk: Desk) -> None:
    desk.window.letters.open(desk.workspace.open_link)
    desk.window.setWindowState(Qt.WindowState.WindowMinimized)

    desk.window.summon(f"orca://join/{scenes.task_id('Second')}", "")

    assert desk.window.isVisible()
    assert not desk.window.isMinimized()
    assert desk.sent == [ReviewTask(f"orca://join/{scenes.task_id('Second')}")]
    desk.window.letters.open(None)


class OutsideWorld:
    """What is around a whole program: summons and clicks are called from here."""

    def __init__(self) -> None:
        self.summon: OnSummons | None = None
        self.click: OnClick | None = None
        self.story: list[str] = []
        self.shows = asyncio.Event()

    @asynccontextmanager
    async def answering(self, on_summons: OnSummons) -> AsyncIterator[None]:
        self.summon = on_summons
        self.story.append("listens")
        yield
        self.story.append("is deaf")

    @asynccontextmanager
    async def popups(self, _on_click: OnClick) -> AsyncIterator[Popups | None]:
        self.story.append("shows")
        self.shows.set()
        try:
            yield Shown()
        finally:
            self.story.append("shows no more")


def run(qapp: QApplication, theme: Theme, node: FakeNode, outside: Outside) -> int:
    return gui_app.run_program(qapp, theme, node.build, around=Around(outside=outside))


def test_a_whole_program_takes_its_own_link_and_that_of_a_second_start(qapp: QApplication, theme: Theme) -> None:
    world = OutsideWorld()
    first, second = (f"orca://join/{scenes.task_id(name)}" for name in ("Prime Census", "Second"))

    async def be_summoned() -> None:
        assert world.summon is not None
        await world.shows.wait()
        world.summon(second, "leave-1")
        the_window().close()
        await asyncio.Event().wait()

    node = FakeNode(be_summoned)
    outside = Outside(link=first, answering=world.answering, popups=world.popups)

    assert run(qapp, theme, node, outside) == 0
    assert node.story.count("submitted ReviewTask") == 1  # the second waits in the list behind the first
    assert world.story == ["listens", "shows", "shows no more", "is deaf"]


@pytest.mark.parametrize("tray", [True, False])
def test_a_start_in_the_tray_shows_no_window_where_there_is_a_tray(
    qapp: QApplication, theme: Theme, tray_is_there: list[bool], monkeypatch: pytest.MonkeyPatch, tray: bool
) -> None:
    tray_is_there.append(tray)
    monkeypatch.setattr("orca_desktop.gui.presence.PATIENCE_MS", 1)
    visible: list[bool] = []

    async def look() -> None:
        (window,) = windows()[-1:]
        if not tray:
            while not window.isVisible():  # noqa: ASYNC110 - a timer of Qt shows it
                await asyncio.sleep(0.005)
        visible.append(window.isVisible())
        window.quit_asked.emit()
        await asyncio.Event().wait()

    assert run(qapp, theme, FakeNode(look), Outside(in_tray=True)) == 0
    assert visible == [not tray]


def test_the_buttons_of_the_question_are_named(here: Here) -> None:
    here.desk.say(TaskChanged(replace(RUNNING, stake=Units(5))))
    here.presence.ask_to_quit()

    texts = {button.text().replace("&", "") for button in question(here.desk).findChildren(QPushButton)}

    assert texts == {"Quit now", "Finish rounds first", "Keep running"}
