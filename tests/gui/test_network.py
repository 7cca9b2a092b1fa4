"""The page of the network: how sure the slot is, how each server does, and adding, ordering, removing, testing them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from orca_desktop.domain.events import NetworkChanged
from orca_desktop.domain.settings.errors import SettingsFailed
from orca_desktop.domain.settings.table import GATEWAYS, SERVERS, STORE
from orca_desktop.domain.status import NOMINAL_SLOT_MS, NetworkStatus
from orca_desktop.gui.errands import Errands
from orca_desktop.gui.models.servers import ServerTableModel
from orca_desktop.gui.network_words import age, server_rows, shown_url
from orca_desktop.gui.pages.network_page import NetworkPage
from orca_desktop.gui.pages.workspace import NETWORK, SETTINGS
from orca_desktop.gui.preferences import PreferencesWatch
from orca_desktop.gui.services import Around
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.widgets.buttons import IconButton
from tests.gui import scenes, settings_scenes, wallet_scenes
from tests.gui.conftest import Desk
from tests.gui.settings_scenes import FIRST, SECOND, THIRD, endpoint, network

FOURTH = "https://rpc.four.example"


@pytest.fixture
def page(desk: Desk) -> NetworkPage:
    desk.play(settings_scenes.usual)
    desk.workspace.sidebar.choose_page(NETWORK)
    return desk.workspace.network


def column(page: NetworkPage, place: int) -> list[str]:
    model = page.servers.model
    return [str(model.index(row, place).data()) for row in range(model.rowCount())]


def chosen(desk: Desk) -> tuple[str, ...]:
    return desk.computer.settings.preferences.texts(SERVERS)


def is_off(button: QPushButton | IconButton) -> str:
    """Why a button is off."""
    assert not button.isEnabled()
    assert button.accessibleDescription() == button.toolTip()
    return button.toolTip()


def test_the_model_is_a_proper_qt_model(qtmodeltester: ModelTester) -> None:
    model = ServerTableModel(can_set=True)
    model.show_servers((FIRST, FOURTH), network().endpoints, {})

    assert model.rowCount() == 4
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt has no types there


def test_every_server_stands_with_how_it_does(page: NetworkPage) -> None:
    assert column(page, 0) == ["https://rpc.one.example", "https://rpc.two.example", "https://rpc.three.example"]
    assert column(page, 1) == ["Good", "Behind", "Away"]
    assert column(page, 2) == ["asked first", "", ""]
    assert column(page, 3) == ["84 ms", "211 ms", "—"]
    assert column(page, 4) == ["0 %", "4 %", "100 %"]
    assert column(page, 5) == ["0", "38", "—"]
    assert "38 slots behind" in column(page, 6)[1]


def test_what_may_be_secret_in_an_address_is_only_in_what_is_copied(page: NetworkPage) -> None:
    assert "key=1" not in "".join(column(page, 0) + column(page, 6))
    page.servers.table.selectRow(2)
    page.servers.bar.copy.click()

    assert QGuiApplication.clipboard().text() == THIRD
    page.servers.table.selectRow(1)
    page.servers.table.setFocus()
    QTest.keyClick(page.servers.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().startswith(f"{SECOND}\t")
    page.servers.table.selectRow(2)
    page.servers.table.copy_selected()
    assert "key=1" not in QGuiApplication.clipboard().text()


def test_slot_time_age_and_way_are_told_with_what_they_are(desk: Desk, page: NetworkPage) -> None:
    assert [card.accessibleName() for card in page.figures[1:]] == [
        "A slot takes: 412 ms, measured",
        "Last heard: now, from a server",
        "Slots are: told, by a server, one by one",
    ]
    assert page.figures[0].accessibleName().startswith("Slot: 41,33")

    desk.say(NetworkChanged(network(slot_ms=NOMINAL_SLOT_MS, subscribed=False, age=95.0)))
    assert "not measured yet" in page.figures[1].accessibleName()
    assert page.figures[2].accessibleName() == "Last heard: 1 min 35 s ago, from a server"
    assert "once a second" in page.figures[3].accessibleName()


def test_what_is_known_grows_old_while_nothing_comes(desk: Desk, page: NetworkPage, qtbot: QtBot) -> None:
    desk.time.append(desk.time[-1] + 7.0)

    qtbot.waitUntil(lambda: "7.4 s ago" in page.figures[2].accessibleName(), timeout=30_000)


def test_a_doubtful_clock_and_a_lost_network_are_said_in_words(desk: Desk, page: NetworkPage) -> None:
    desk.say(NetworkChanged(network(doubtful=True)))
    assert page.chip.text() == "In doubt"
    assert "Nothing is done by the clock" in page.doubt.text

    desk.say(NetworkChanged(network(reachable=False, problem="No server answers.")))
    assert page.chip.text() == "Out of reach"
    assert "No server answers. The node keeps trying." in page.problem.text
    assert not page.doubt.isVisible()

    desk.say(NetworkChanged(network()))
    assert page.chip.text() == "Reachable"
    assert not page.problem.isVisible()


def test_before_the_node_has_told_anything_nothing_is_made_up(desk: Desk) -> None:
    desk.workspace.sidebar.choose_page(NETWORK)
    page = desk.workspace.network

    assert page.chip.text() == "Being looked up"
    assert {card.accessibleName().split(": ")[1] for card in page.figures} == {"—, not known yet"}


def test_a_node_that_tells_of_one_server_only_shows_that_one(desk: Desk, page: NetworkPage) -> None:
    desk.say(NetworkChanged(NetworkStatus(server=FIRST, reachable=True, slot=scenes.SLOT)))

    assert column(page, 1) == ["Good", "Not used yet", "Not used yet"]


# -- what is set ------------------------------------------------------------------------------------------------


def test_a_server_is_added_at_the_end_and_used_from_the_next_start(desk: Desk, page: NetworkPage) -> None:
    QTest.keyClicks(page.servers.bar.field, f" {FOURTH} ")
    QTest.keyClick(page.servers.bar.field, Qt.Key.Key_Return)

    assert chosen(desk) == (FIRST, SECOND, THIRD, FOURTH)
    assert page.servers.bar.field.text() == ""
    assert column(page, 1)[3] == "Not used yet"
    assert "within a few seconds" in column(page, 6)[3]


@pytest.mark.parametrize(
    ("text", "reason"),
    [("", "begins with https"), ("http://far.example", "Use https://"), (FIRST, "twice"), ("x y", "no spaces")],
)
def test_an_address_that_cannot_be_used_is_refused_beside_the_field(
    desk: Desk, page: NetworkPage, text: str, reason: str
) -> None:
    page.servers.bar.field.setText(text)
    page.servers.bar.add_button.click()

    assert reason in page.servers.bar.problem.text()
    assert page.servers.bar.problem.isVisible()
    assert chosen(desk) == (FIRST, SECOND, THIRD)

    QTest.keyClicks(page.servers.bar.field, "a")
    assert not page.servers.bar.problem.isVisible()


def test_the_order_is_changed_and_the_selection_goes_along(desk: Desk, page: NetworkPage) -> None:
    page.servers.table.selectRow(2)
    page.servers.bar.up.click()
    page.servers.bar.up.click()

    assert chosen(desk) == (THIRD, FIRST, SECOND)
    assert page.servers.table.selected_row() == 0
    assert is_off(page.servers.bar.up) == "It is the first already."
    page.servers.bar.down.click()
    assert chosen(desk) == (FIRST, THIRD, SECOND)


def test_a_server_that_is_removed_is_told_as_used_until_the_node_ends(desk: Desk, page: NetworkPage) -> None:
    page.servers.table.selectRow(1)
    page.servers.bar.remove.click()

    assert chosen(desk) == (FIRST, THIRD)
    assert column(page, 1) == ["Good", "Away", "Not set any more"]
    page.servers.table.selectRow(2)
    assert is_off(page.servers.bar.remove) == "It is in the settings no more."


def test_the_last_server_stays(desk: Desk, page: NetworkPage) -> None:
    for _ in range(2):
        page.servers.table.selectRow(0)
        page.servers.bar.remove.click()
    page.servers.table.selectRow(0)

    assert chosen(desk) == (THIRD,)
    assert is_off(page.servers.bar.remove) == "At least one server is needed."


def test_without_a_selection_the_buttons_say_what_is_missing(page: NetworkPage) -> None:
    page.servers.table.clearSelection()

    for button in (page.servers.bar.up, page.servers.bar.down, page.servers.bar.remove, page.servers.bar.copy):
        assert is_off(button) == "Select a server first."


def test_what_cannot_be_kept_is_said(desk: Desk, page: NetworkPage) -> None:
    desk.computer.settings.problem = SettingsFailed("settings.json cannot be written: No space left on device.")
    page.servers.bar.field.setText(FOURTH)
    page.servers.bar.add_button.click()

    assert "No space left on device" in page.servers.bar.problem.text()
    assert page.servers.bar.field.text() == FOURTH


def test_where_the_node_s_settings_do_not_count_its_servers_are_shown_and_left_alone(
    theme: Theme, desk: Desk, qtbot: QtBot
) -> None:
    why_not = "The demo has a network of its own."
    errands = Errands(start=wallet_scenes.AtOnce())
    watch = PreferencesWatch(desk.computer.settings, errands)
    around = Around(settings=desk.computer.settings, why_not_node=why_not)
    page = NetworkPage(
        theme,
        desk.store,
        desk.workspace.bridge,
        desk.workspace.clock,
        watch,
        around,
        now=lambda: desk.time[-1],
        errands=errands,
    )
    qtbot.addWidget(page)
    page.show_network(network())

    assert column(page, 1) == ["Good", "Behind", "Away"]
    assert is_off(page.servers.bar.add_button) == why_not
    assert not page.servers.bar.field.isEnabled()
    assert is_off(page.servers.bar.test_button).startswith("This window cannot ask servers.")
    assert page.content.facts[0].value == why_not


# -- testing ----------------------------------------------------------------------------------------------------


def test_a_test_asks_all_that_are_set_and_tells_what_came_of_it(desk: Desk, page: NetworkPage) -> None:
    page.servers.bar.field.setText(FOURTH)
    page.servers.bar.add_button.click()
    desk.computer.servers.away.add(THIRD)
    page.servers.bar.test_button.click()

    assert desk.computer.servers.asked == [(FIRST, SECOND, THIRD, FOURTH)]
    assert page.servers.bar.words.text() == "Tested at 10:00: 3 of 4 answered as they should."
    assert column(page, 1)[1:] == ["Behind", "Away", "Good"]  # what the node tells goes before a test
    assert column(page, 6)[3].startswith("Tested from here: It answers.")
    assert page.servers.bar.test_button.isEnabled()


def test_while_it_is_tested_the_button_is_off_and_says_so(theme: Theme, desk: Desk, qtbot: QtBot) -> None:
    waiting: list[object] = []
    errands = Errands(start=waiting.append)
    watch = PreferencesWatch(desk.computer.settings, errands)
    watch.begin()
    page = NetworkPage(
        theme,
        desk.store,
        desk.workspace.bridge,
        desk.workspace.clock,
        watch,
        desk.computer.around,
        now=lambda: desk.time[-1],
        errands=errands,
    )
    qtbot.addWidget(page)
    page.servers.test()
    page.servers.test()

    assert len(waiting) == 1
    assert is_off(page.servers.bar.test_button) == "The servers are being asked."
    assert page.servers.bar.words.text() == "Asking 3 servers…"
    wallet_scenes.AtOnce()(waiting[0])  # type: ignore[arg-type]  # a coroutine, as Errands starts them
    assert page.servers.bar.test_button.isEnabled()
    watch.stop()


# -- content and proofs -----------------------------------------------------------------------------------------


def test_where_content_and_proofs_are_is_listed_and_leads_to_the_settings(desk: Desk, page: NetworkPage) -> None:
    desk.workspace.preferences.put(STORE, "http://127.0.0.1:5001", then=lambda: None, failed=_fail)
    desk.workspace.preferences.put(GATEWAYS, ("https://a.example/{cid}/{file}",), then=lambda: None, failed=_fail)

    assert [(fact.what, fact.value) for fact in page.content.facts] == [
        ("Proofs are put", "http://127.0.0.1:5001"),
        ("Content from", "https://a.example/{cid}/{file}"),
    ]
    page.change_button.click()
    assert desk.workspace.settings.isVisible()
    assert desk.workspace.settings.tabs.tabText(desk.workspace.settings.tabs.currentIndex()) == "Network"
    desk.workspace.sidebar.choose_page(SETTINGS)


def _fail(title: str, message: str) -> None:
    raise AssertionError(f"{title}. {message}")


# -- words ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://a.example:8899/v1?key=1", "https://a.example:8899"),
        ("https://me:secret@a.example", "https://a.example"),
        ("http://[::1]:80", "http://[::1]:80"),
        ("127.0.0.1:8899", "127.0.0.1:8899"),
        ("http://[", "http://["),
    ],
)
def test_addresses_are_shown_without_what_may_be_secret(url: str, shown: str) -> None:
    assert shown_url(url) == shown


def test_two_addresses_of_one_server_are_told_apart() -> None:
    one, other = "https://a.example/one", "https://a.example/two"

    rows = server_rows((one, other), (endpoint(one),), {})

    assert [(row.url, row.place, row.status is not None) for row in rows] == [(one, 0, True), (other, 1, False)]


@pytest.mark.parametrize(
    ("seconds", "told"), [(0.0, "now"), (1.4, "now"), (4.0, "4.0 s ago"), (61.0, "1 min 1 s ago"), (7_200.0, "2 h ago")]
)
def test_the_age_of_what_is_known(seconds: float, told: str) -> None:
    assert " ".join(age(replace(network(), age=seconds), 0.0)).strip() == told
