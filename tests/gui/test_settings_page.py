"""The page of settings: kept at once, refused beside the field, and whose each is."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox
from pytestqt.qtbot import QtBot

from orca_desktop.domain.accounts import LockStatus
from orca_desktop.domain.amounts import Roe
from orca_desktop.domain.errors import EngineUnavailable
from orca_desktop.domain.events import DayLimitChanged, LockChanged, TaskChanged
from orca_desktop.domain.money import DayLimit
from orca_desktop.domain.notices import NoticeKind
from orca_desktop.domain.settings.errors import SettingsFailed
from orca_desktop.domain.settings.setting import Owner
from orca_desktop.domain.settings.table import (
    ENGINE,
    GATEWAYS,
    SCHEME,
    SERVERS,
    SETTINGS,
    SIZE,
    STORE,
    TRAY,
    notice_name,
)
from orca_desktop.gui.errands import Errands
from orca_desktop.gui.pages.settings_page import SettingsPage
from orca_desktop.gui.pages.wallet_lock import LockCard
from orca_desktop.gui.pages.workspace import SETTINGS as PLACE
from orca_desktop.gui.preferences import PreferencesWatch
from orca_desktop.gui.services import Around, Services
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.tokens import CONTRAST, DARK, LIGHT
from tests.gui import scenes, settings_scenes, wallet_scenes
from tests.gui.conftest import Desk
from tests.gui.settings_scenes import FIRST, SECOND, FakeSwitch


@pytest.fixture
def page(desk: Desk) -> SettingsPage:
    desk.play(settings_scenes.usual)
    desk.workspace.sidebar.choose_page(PLACE)
    return desk.workspace.settings


def kept(desk: Desk, name: str) -> object:
    return desk.computer.settings.preferences.value(name)


def choose(page: SettingsPage, name: str, value: object) -> None:
    control = page.rows[name].field.control
    assert isinstance(control, QComboBox)
    assert control.findData(value) >= 0
    control.setCurrentIndex(control.findData(value))


def made(theme: Theme, desk: Desk, qtbot: QtBot, services: Services) -> SettingsPage:
    errands = Errands(start=wallet_scenes.AtOnce())
    watch = PreferencesWatch(services.around.settings, errands)
    if services.around.settings is not None:
        watch.begin()
        watch.stop()
    page = SettingsPage(theme, desk.store, desk.workspace.bridge, watch, services, errands=errands)
    qtbot.addWidget(page)
    page.show()
    return page


def test_every_setting_has_its_row_in_the_tab_of_its_group(page: SettingsPage) -> None:
    assert list(page.rows)
    assert set(page.rows) == {setting.name for setting in SETTINGS}
    assert [page.tabs.tabText(place) for place in range(page.tabs.count())] == [
        "Appearance", "Notifications", "Window", "Network", "Containers", "Lock", "Data",
    ]  # fmt: skip
    for setting in SETTINGS:
        page.show_group(setting.group)
        assert page.rows[setting.name].isVisible(), setting.name


def test_what_is_ticked_or_chosen_is_kept_at_once(desk: Desk, page: SettingsPage) -> None:
    box = page.rows[TRAY].field.control
    assert isinstance(box, QCheckBox)
    box.click()
    choose(page, SIZE, 125)
    choose(page, ENGINE, "auto")
    paid = page.rows[notice_name(NoticeKind.PAID)].field.control
    assert isinstance(paid, QCheckBox)
    paid.click()

    assert [kept(desk, name) for name in (TRAY, SIZE, ENGINE)] == [True, 125, "auto"]
    assert desk.workspace.preferences.value.notifies(NoticeKind.PAID)


def test_from_when_a_change_holds_is_said(page: SettingsPage) -> None:
    assert page.rows[SIZE].words.text() == "Holds from the next start of the program."
    assert page.rows[ENGINE].words.text() == "Holds from the next start of the node."
    choose(page, SIZE, 150)
    choose(page, ENGINE, "auto")

    assert page.rows[SIZE].words.text() == "Kept. The program goes by it from its next start."
    assert page.rows[ENGINE].words.text() == "Kept. The node goes by it from its next start."


def test_colours_change_at_once(page: SettingsPage, theme: Theme) -> None:
    try:
        for look, tokens in (("light", LIGHT), ("contrast", CONTRAST), ("dark", DARK)):
            choose(page, SCHEME, look)
            assert theme.tokens == tokens
    finally:
        theme.choose("system")
        theme.use(Qt.ColorScheme.Dark)


def test_a_look_that_was_chosen_is_not_changed_by_the_system(page: SettingsPage, theme: Theme) -> None:
    try:
        choose(page, SCHEME, "contrast")
        theme._on_system(Qt.ColorScheme.Light)
        assert theme.tokens == CONTRAST

        choose(page, SCHEME, "system")
        theme._on_system(Qt.ColorScheme.Light)
        assert theme.tokens == LIGHT
    finally:
        theme.choose("system")
        theme.use(Qt.ColorScheme.Dark)


def test_a_text_is_checked_with_every_key_and_kept_when_the_field_is_left(desk: Desk, page: SettingsPage) -> None:
    page.show_group("Network")
    row = page.rows[STORE]
    row.field.control.setFocus()
    QTest.keyClicks(row.field.control, "http://store.example")
    assert "Use https://" in row.words.text()
    assert row.words.isVisible()
    QTest.keyClick(row.field.control, Qt.Key.Key_Return)
    assert kept(desk, STORE) == ""

    row.field.control.selectAll()  # type: ignore[attr-defined]  # it is a line
    QTest.keyClicks(row.field.control, "https://store.example")
    assert "Use https://" not in row.words.text()
    QTest.keyClick(row.field.control, Qt.Key.Key_Tab)
    assert kept(desk, STORE) == "https://store.example"


def test_several_lines_are_checked_and_kept_as_a_list(desk: Desk, page: SettingsPage) -> None:
    page.show_group("Network")
    row = page.rows[SERVERS]
    lines = row.field.control
    lines.setFocus()
    lines.setPlainText(f"{SECOND}\nnothing\n")  # type: ignore[attr-defined]  # it is a text of lines
    assert "begins with https://" in row.words.text()
    QTest.keyClick(lines, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert kept(desk, SERVERS) == (FIRST, SECOND, settings_scenes.THIRD)

    lines.setPlainText(f"\n {SECOND} \n\n{FIRST}\n")  # type: ignore[attr-defined]  # as above
    QTest.keyClick(lines, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert kept(desk, SERVERS) == (SECOND, FIRST)


def test_what_is_being_typed_is_not_overwritten_by_a_change_from_elsewhere(desk: Desk, page: SettingsPage) -> None:
    page.show_group("Network")
    line = page.rows[STORE].field.control
    line.setFocus()
    QTest.keyClicks(line, "https://half")
    desk.computer.settings.put(STORE, "https://other.example")
    desk.workspace.preferences.look()

    assert line.text() == "https://half"  # type: ignore[attr-defined]  # it is a line


def test_a_change_from_the_terminal_is_seen(desk: Desk, page: SettingsPage) -> None:
    desk.computer.settings.put(SIZE, 175)
    desk.computer.settings.put(TRAY, True)
    desk.workspace.preferences.look()

    box = page.rows[TRAY].field.control
    assert isinstance(box, QCheckBox)
    assert box.isChecked()
    assert page.rows[SIZE].field.control.currentData() == 175  # type: ignore[attr-defined]  # a list of steps


def test_a_number_between_the_steps_is_shown_too(desk: Desk, page: SettingsPage) -> None:
    desk.computer.settings.put(SIZE, 133)
    desk.workspace.preferences.look()

    assert page.rows[SIZE].field.control.currentText() == "133 %"  # type: ignore[attr-defined]  # as above


def test_the_way_back_is_there_where_something_was_chosen(desk: Desk, page: SettingsPage) -> None:
    page.show_group("Network")
    assert page.rows[SERVERS].reset_button.isVisible()
    assert not page.rows[GATEWAYS].reset_button.isVisible()
    assert page.rows[SERVERS].reset_button.toolTip().startswith("Back to the usual: https://mainnet.koii.network")
    page.rows[SERVERS].reset_button.click()

    assert SERVERS not in desk.computer.settings.preferences.chosen
    assert not page.rows[SERVERS].reset_button.isVisible()


def test_what_cannot_be_kept_is_said_and_shown_as_it_was(desk: Desk, page: SettingsPage) -> None:
    desk.computer.settings.problem = SettingsFailed("settings.json cannot be written: Read-only file system.")
    choose(page, SIZE, 200)

    assert "Read-only file system" in page.rows[SIZE].words.text()
    assert page.rows[SIZE].field.control.currentData() == 100  # type: ignore[attr-defined]  # as above


def test_a_file_that_cannot_be_used_is_told(desk: Desk, page: SettingsPage) -> None:
    assert not page.problem.isVisible()
    desk.computer.settings.problems = ("settings.json cannot be used; the usual values hold.",)
    desk.workspace.preferences.look()

    assert "the usual values hold" in page.problem.text


def test_whose_each_group_is_stands_above_it(theme: Theme, desk: Desk, qtbot: QtBot) -> None:
    attached = made(theme, desk, qtbot, Services(around=desk.computer.around, is_elsewhere=True))
    own = made(theme, desk, qtbot, Services(around=desk.computer.around))

    assert attached.elsewhere.isVisible()
    assert not own.elsewhere.isVisible()
    owners = {setting.group: setting.owner for setting in SETTINGS}
    assert all(owners[setting.group] is setting.owner for setting in SETTINGS)
    assert owners["Network"] is Owner.NODE


def test_where_the_node_s_settings_do_not_count_they_are_off_and_say_why(
    theme: Theme, desk: Desk, qtbot: QtBot
) -> None:
    why_not = "The demo has a network of its own."
    page = made(theme, desk, qtbot, Services(around=Around(settings=desk.computer.settings, why_not_node=why_not)))

    assert not page.rows[SERVERS].field.control.isEnabled()
    assert page.rows[SERVERS].field.control.toolTip() == why_not
    assert page.rows[SIZE].field.control.isEnabled()


def test_a_window_without_settings_says_so(theme: Theme, desk: Desk, qtbot: QtBot) -> None:
    page = made(theme, desk, qtbot, Services())

    for row in page.rows.values():
        assert not row.field.control.isEnabled()
        assert "orca-desktop settings" in row.words.text()
    assert not page.switches[0].box.isEnabled()
    page.show_group("Data")
    assert "orca-desktop data" in page.data.words.text()


# -- the desktop ------------------------------------------------------------------------------------------------


def test_switches_of_the_desktop_show_how_it_stands_there_and_change_it(desk: Desk, page: SettingsPage) -> None:
    page.show_group("Window")
    login, links = page.switches
    assert (login.box.isChecked(), links.box.isChecked()) == (False, True)
    login.box.click()
    links.box.click()

    assert (desk.computer.login.on, desk.computer.links.on) == (True, False)
    page.show_group("Data")
    desk.computer.login.on = False
    page.show_group("Window")
    assert not login.box.isChecked()


def test_what_the_desktop_refuses_is_said_and_not_shown_as_done(desk: Desk, page: SettingsPage) -> None:
    page.show_group("Window")
    desk.computer.login.problem = SettingsFailed("The autostart folder cannot be written.")
    page.switches[0].box.click()

    assert not page.switches[0].box.isChecked()
    assert "autostart folder" in page.switches[0].words.text()


def test_a_switch_that_cannot_be_changed_here_says_why(theme: Theme, desk: Desk, qtbot: QtBot) -> None:
    around = Around(settings=desk.computer.settings, start_at_login=FakeSwitch(why_not="There is no desktop here."))
    page = made(theme, desk, qtbot, Services(around=around))

    assert not page.switches[0].box.isEnabled()
    assert page.switches[0].words.text() == "There is no desktop here."


# -- the lock ---------------------------------------------------------------------------------------------------


def test_the_lock_is_told_here_and_set_in_the_wallet(desk: Desk, page: SettingsPage) -> None:
    page.show_group("Lock")
    desk.say(
        LockChanged(LockStatus(is_guarded=False, is_locked=False, idle_minutes=0)),
        DayLimitChanged(DayLimit(limit=Roe(5_000_000_000), spent=Roe(1_000_000_000))),
    )
    assert [fact.value for fact in page.lock.facts.facts] == [
        "no", "never: there is no passphrase", "5 KOII", "1 KOII",
    ]  # fmt: skip
    page.lock.button.click()

    assert desk.wallet.isVisible()
    assert isinstance(desk.wallet.card, LockCard)


# -- data -------------------------------------------------------------------------------------------------------


@pytest.fixture
def data(page: SettingsPage) -> SettingsPage:
    page.show_group("Data")
    return page


def test_where_the_data_is_and_how_large_is_told_and_can_be_copied(data: SettingsPage) -> None:
    places = {fact.what: fact.copied for fact in data.data.places.facts}
    assert places["Folder of the node"] == "/home/you/.local/share/orca-desktop"
    assert places["Settings of the window"] == "/home/you/.config/orca-desktop/settings.json"
    assert [fact.what for fact in data.data.sizes.facts] == [
        "Records", "History", "Proofs", "Everything else", "Data of tasks",
    ]  # fmt: skip
    assert data.data.sizes.facts[1].value == "412 MiB · Everything that happened."
    assert data.data.words.text() == "2.3 GiB in all. 79.1 GiB are free on its disk."


def test_the_folder_is_opened_by_the_desktop(data: SettingsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[QUrl] = []

    def open_url(url: QUrl) -> bool:
        opened.append(url)
        return len(opened) == 1

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    data.data.open_button.click()
    assert [Path(url.toLocalFile()) for url in opened] == [Path("/home/you/.local/share/orca-desktop")]

    data.data.open_button.click()
    assert "can be copied" in data.data.words.text()


def test_leftovers_are_listed_before_anything_is_removed(desk: Desk, data: SettingsPage) -> None:
    data.data.clean_button.click()
    card = data.data.card
    assert card.title.text() == "3 things are left over, 836 MiB as far as it is known"
    assert "volume  orca-old-task-data" in card.words.text()
    assert "cannot be had back" in card.words.text()
    assert len(desk.computer.data.left) == 3
    card.copy_button.click()
    assert "size unknown" in QGuiApplication.clipboard().text()

    card.remove_button.click()
    assert desk.computer.data.left == []
    assert card.title.text() == "Removed"
    data.data.clean_button.click()
    assert card.title.text() == "Nothing is left over"
    assert not card.remove_button.isVisible()
    card.close_button.click()
    assert not card.isVisible()


def test_what_belongs_to_a_task_that_was_joined_meanwhile_is_not_removed(desk: Desk, data: SettingsPage) -> None:
    data.data.clean_button.click()
    desk.say(TaskChanged(scenes.task("Old Task")))
    data.data.card.remove_button.click()

    assert len(desk.computer.data.left) == 3
    assert "joined meanwhile" in data.data.card.words.text()


def test_an_engine_that_is_away_is_told(desk: Desk, data: SettingsPage) -> None:
    desk.computer.data.problem = EngineUnavailable("connection refused")
    data.data.clean_button.click()

    assert "connection refused" in data.data.card.words.text()
    assert not data.data.card.remove_button.isVisible()
