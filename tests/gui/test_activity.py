"""The page of what happened: what it shows of the history, what it asks for, and what it saves."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from orca_desktop.domain.archive import EventRow, FactKind, Filter, Page, Severity
from orca_desktop.domain.errors import JournalError, NoHistoryYet
from orca_desktop.domain.history_columns import EVENT_NAMES
from orca_desktop.domain.tokens import Token
from orca_desktop.gui.activity_words import both_times, kind_term, moment, row_of, words_of
from orca_desktop.gui.errands import Errands
from orca_desktop.gui.history_export import Form, form_of, write_events
from orca_desktop.gui.history_questions import AT_ONCE
from orca_desktop.gui.models import activity as activity_model
from orca_desktop.gui.models.activity import ActivityTableModel
from orca_desktop.gui.pages.activity_page import ActivityPage
from orca_desktop.gui.pages.workspace import ACTIVITY
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.widgets.export_row import ExportRow
from tests.gui import history_scenes, scenes, wallet_scenes
from tests.gui.conftest import Desk
from tests.gui.history_scenes import CENSUS, GONE, INDEXER, MINUTE, FakeHistory, act, event


@pytest.fixture
def page(desk: Desk) -> ActivityPage:
    desk.play(wallet_scenes.usual)
    desk.workspace.sidebar.choose_page(ACTIVITY)
    return desk.workspace.activity


def words(page: ActivityPage) -> list[str]:
    return [row.words for row in page.model.rows]


def choose(page: ActivityPage, name: str, text: str) -> None:
    choice = getattr(page.bar, name)
    place = choice.findText(text)
    assert place >= 0
    choice.setCurrentIndex(place)


def many(count: int) -> FakeHistory:
    history = FakeHistory()
    history.happens(
        *(event(FactKind.ROUND, f"event {number}", ago=float(count - number), task=CENSUS) for number in range(count))
    )
    return history


def test_the_model_is_a_proper_qt_model_while_it_grows(qtmodeltester: ModelTester) -> None:
    rows = [row_of(one, history_scenes.NAMES) for one in reversed(history_scenes.usual().rows)]
    model = ActivityTableModel(lambda: float(scenes.EPOCH))
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt has no types there

    model.show_page(rows[20:40], rows[39].id)
    model.add_newer(rows[:20])
    model.add_older(rows[40:], None)

    assert list(model.rows) == rows
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # as above


def test_events_stand_the_newest_first_with_kind_task_round_and_what_happened(page: ActivityPage) -> None:
    texts = [[str(page.model.index(row, column).data()) for column in range(6)] for row in range(8)]

    assert texts[0][2:] == ["Round", "Prime Census", f"{scenes.NOW_ROUND - 1}", "In audit · audit done"]
    assert texts[1][2:] == ["Transaction", "Prime Census", "—", "Claim is being sent. 0.412 KOII"]
    assert texts[2][1:4] == ["!", "Fault", "Prime Census"]
    assert texts[5][1:3] == ["•", "Refused"]
    assert "Vote about" in texts[6][5]
    assert "The network carried it out, and said: the audit window is over" in texts[6][5]
    assert page.count.text() == "138 events"


def test_the_weight_of_an_event_is_heard_and_not_only_seen(page: ActivityPage) -> None:
    def heard(row: int) -> object:
        return page.model.index(row, 1).data(Qt.ItemDataRole.AccessibleTextRole)

    assert [heard(0), heard(2), heard(5)] == ["Nothing out of the ordinary", "Problem", "Notable"]


def test_the_time_is_told_here_and_in_utc(page: ActivityPage) -> None:
    tip = str(page.model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole))

    assert "2026-03-04T09:59:48Z" in tip
    assert "slot " in tip


def test_older_events_come_as_one_scrolls_and_no_sooner(desk: Desk, page: ActivityPage, qtbot: QtBot) -> None:
    desk.history.rows = many(AT_ONCE * 2 + 50).rows
    page.refresh()
    assert page.model.rowCount() == AT_ONCE
    assert page.count.text() == f"{AT_ONCE} events shown, of more"
    desk.history.asked.clear()

    page.table.scrollToBottom()
    qtbot.waitUntil(lambda: page.model.rowCount() == AT_ONCE * 2)
    page.table.scrollToBottom()
    qtbot.waitUntil(lambda: page.model.rowCount() == AT_ONCE * 2 + 50)

    assert [after for _, after in desk.history.asked] == [AT_ONCE + 51, 51]
    assert words(page)[-1] == "Event 0"
    assert page.count.text() == f"{AT_ONCE * 2 + 50} events"


def test_a_page_holds_so_many_events_and_says_how_to_see_older_ones(
    desk: Desk, page: ActivityPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(activity_model, "MOST_ROWS", AT_ONCE)
    desk.history.rows = many(AT_ONCE + 10).rows
    page.refresh()

    assert not page.model.canFetchMore()
    assert "Choose a time to see older ones" in page.count.text()

    desk.history.happens(event(FactKind.CRASH, "newest"))
    page.look_for_new()
    assert page.model.rowCount() == AT_ONCE
    assert words(page)[0] == "Newest"
    assert page.model.next == page.model.rows[-1].id


def test_what_happens_comes_on_top_and_does_not_move_what_is_read(desk: Desk, page: ActivityPage, qtbot: QtBot) -> None:
    table = page.table
    qtbot.waitUntil(lambda: table.verticalScrollBar().maximum() > 0)
    table.verticalScrollBar().setValue(700)
    read = page.model.rows[table.rowAt(0)]
    at = table.rowViewportPosition(table.rowAt(0))

    desk.history.happens(*(event(FactKind.CRASH, f"fault {number}") for number in range(3)))
    page.look_for_new()

    assert page.model.rows[table.rowAt(0)] == read
    assert table.rowViewportPosition(table.rowAt(0)) == at
    assert page.newer_button.isVisible()
    assert page.newer_button.text() == "3 newer events above"

    page.newer_button.click()
    assert words(page)[: 1 + table.rowAt(0)] == ["Fault 2"]
    assert not page.newer_button.isVisible()


def test_at_the_top_new_events_are_seen_at_once(desk: Desk, page: ActivityPage) -> None:
    desk.history.happens(event(FactKind.CRASH, "fault"))
    page.look_for_new()

    assert words(page)[0] == "Fault"
    assert page.table.verticalScrollBar().value() == 0
    assert not page.newer_button.isVisible()


def test_more_news_than_a_page_leaves_no_gap(desk: Desk, page: ActivityPage) -> None:
    desk.history.happens(*(event(FactKind.CRASH, f"fault {number}") for number in range(AT_ONCE + 5)))
    page.look_for_new()

    numbers = [row.id for row in page.model.rows]
    assert numbers == list(range(numbers[0], numbers[-1] - 1, -1))
    assert numbers[0] == desk.history.rows[-1].id


def test_it_is_looked_for_news_only_while_the_page_is_looked_at(desk: Desk, page: ActivityPage, qtbot: QtBot) -> None:
    desk.history.happens(event(FactKind.CRASH, "fault"))
    qtbot.waitUntil(lambda: words(page)[0] == "Fault", timeout=30_000)

    desk.workspace.sidebar.choose_page(0)
    assert not page._timer.isActive()


@pytest.mark.parametrize(
    ("choice", "text", "wanted"),
    [
        ("kinds", "News", Filter(kinds=("notice",))),
        ("kinds", "Tasks and containers", Filter(kinds=("task", "crash"))),
        ("kinds", "Money", Filter(only_money=True)),
        ("weights", "Problems only", Filter(severities=(Severity.TROUBLE,))),
        ("tasks", "Pulse Indexer", Filter(task_id=INDEXER)),
        ("times", "Last 24 hours", Filter(since=scenes.EPOCH - 86_400.0)),
    ],
)
def test_a_choice_is_asked_of_the_history(
    desk: Desk, page: ActivityPage, choice: str, text: str, wanted: Filter
) -> None:
    choose(page, choice, text)

    assert desk.history.asked[-1] == (wanted, None)
    assert 0 < page.model.rowCount() < 138
    assert page.bar.clear_button.isVisible()

    page.bar.clear_button.click()
    assert desk.history.asked[-1] == (Filter(), None)
    assert page.model.rowCount() == 138
    assert not page.bar.clear_button.isVisible()


def test_an_account_is_its_tasks_and_its_balance(desk: Desk, page: ActivityPage) -> None:
    choose(page, "accounts", "Main account")

    (wanted, _) = desk.history.asked[-1]
    assert wanted.work_of is not None
    assert wanted.work_of.main == wallet_scenes.MAIN.main
    assert CENSUS in wanted.work_of.tasks
    assert GONE not in wanted.work_of.tasks
    assert {row.task_id for row in page.model.rows} <= {*wanted.work_of.tasks, None}
    assert "The main account holds 41.200000 KOII" in words(page)


def test_days_are_those_of_this_computer_with_both_ends(desk: Desk, page: ActivityPage) -> None:
    choose(page, "times", "Between two days…")
    assert page.bar.days.isVisible()
    wanted = page.bar.filter

    assert wanted.since is not None
    assert wanted.until is not None
    assert wanted.since < scenes.EPOCH < wanted.until
    assert round((wanted.until - wanted.since) / 86_400) == 7
    page.bar.first.setDate(page.bar.last.date())
    (asked, _) = desk.history.asked[-1]
    assert round(((asked.until or 0) - (asked.since or 0)) / 86_400) == 1


def test_the_search_waits_for_the_last_key(desk: Desk, page: ActivityPage, qtbot: QtBot) -> None:
    QTest.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.bar.search.hasFocus()
    before = len(desk.history.asked)
    QTest.keyClicks(page.bar.search, "missed stake")
    page.bar.finish_typing()

    assert [asked for asked, _ in desk.history.asked[before:]] == [Filter(text="missed stake")]
    assert words(page) == ["A round was missed. The stake is not touched; the round brings nothing."]

    QTest.keyClick(page.bar.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: page.model.rowCount() == 138, timeout=30_000)


def test_where_nothing_fits_the_way_out_is_told(page: ActivityPage) -> None:
    page.bar.search.setText("nothing like this")
    page.bar.finish_typing()

    assert page.model.rowCount() == 0
    assert "Clear the filters" in page.table.accessibleDescription()
    assert page.bar.isVisible()


def test_details_follow_the_selection_and_are_copied_whole(page: ActivityPage) -> None:
    assert not page.panel.isVisible()
    page.table.selectRow(6)

    assert page.panel.isVisible()
    assert [fact.what for fact in page.panel.facts.facts] == ["When", "Slot", "Task", "Round", "Event", "Transaction"]
    assert '"the network carried it out' in page.panel.view.toPlainText()
    page.panel.copy_button.click()
    text = QGuiApplication.clipboard().text()
    assert "2026-03-04T09:55:00Z\tTransaction" in text
    assert '"act": "vote"' in text

    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Escape)
    assert not page.panel.isVisible()


def test_a_line_is_copied_with_the_usual_keys(page: ActivityPage) -> None:
    page.table.setFocus()
    page.table.selectRow(0)
    QTest.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    row = page.model.rows[0]
    cells = QGuiApplication.clipboard().text().split("\t")
    assert cells == ["2026-03-04T09:59:48Z", "", kind_term(row.kind).word, CENSUS, str(row.round), row.words]


def test_every_fact_can_be_copied(page: ActivityPage) -> None:
    page.table.selectRow(6)
    for fact in page.panel.facts.facts:
        assert fact.copied
    assert page.panel.facts.facts[2].copied == CENSUS


def test_from_an_event_one_comes_to_its_round(desk: Desk, page: ActivityPage) -> None:
    desk.play(scenes.busy)
    number = scenes.NOW_ROUND - 9
    place = next(at for at, row in enumerate(page.model.rows) if row.round == number and row.kind == "notice")
    page.table.selectRow(place)
    assert page.panel.task_button.text() == f"Show round {number:,}"
    page.panel.task_button.click()

    assert desk.workspace.tasks.isVisible()
    assert desk.page.table.selected_task == CENSUS
    rounds = desk.page.details.rounds
    selected = rounds.table.selected_row()
    assert selected is not None
    assert rounds.model.rows[selected].record.number == number


def test_a_task_that_was_left_is_not_offered_and_says_why(page: ActivityPage) -> None:
    place = next(at for at, row in enumerate(page.model.rows) if row.task_id == GONE)
    page.table.selectRow(place)

    assert not page.panel.task_button.isEnabled()
    assert "not in your list" in page.panel.task_button.toolTip()


def test_a_history_that_cannot_be_read_is_told_and_tried_again(desk: Desk, page: ActivityPage) -> None:
    desk.history.problem = JournalError("The history cannot be read: disk I/O error.")
    page.refresh()
    assert "disk I/O error" in page.problem.text
    assert page.problem.isVisible()
    assert page.model.rowCount() == 138  # what was read stays

    desk.history.problem = None
    page.problem.button.click()
    assert not page.problem.isVisible()


def test_a_node_without_a_history_yet_is_no_fault(desk: Desk, page: ActivityPage) -> None:
    desk.history.problem, desk.history.rows = NoHistoryYet("folder"), []
    page.refresh()
    assert page.empty.isVisible()
    assert not page.problem.isVisible()

    desk.history.problem = None
    desk.history.happens(event(FactKind.NETWORK, "first", {"reachable": True, "server": "here"}))
    page.look_for_new()
    assert words(page) == ["The network answers (here)"]
    assert page.table.isVisible()


def test_an_overtaken_answer_is_dropped(theme: Theme, desk: Desk, qtbot: QtBot) -> None:
    waiting: list[object] = []
    page = ActivityPage(
        theme,
        desk.store,
        desk.workspace.bridge,
        desk.history,
        now=lambda: float(scenes.EPOCH),
        errands=Errands(start=waiting.append),
    )
    qtbot.addWidget(page)
    page.refresh()
    page.bar.search.setText("missed")
    page.bar.finish_typing()
    assert len(waiting) == 2

    for work in reversed(waiting):
        wallet_scenes.AtOnce()(work)  # type: ignore[arg-type]  # a coroutine, as Errands starts them

    assert 0 < page.model.rowCount() < 138


def test_a_window_without_a_history_says_so(theme: Theme, desk: Desk, qtbot: QtBot) -> None:
    page = ActivityPage(theme, desk.store, desk.workspace.bridge, None, now=lambda: 0.0, errands=Errands())
    qtbot.addWidget(page)
    page.show()

    assert "orca-desktop activity" in page.count.text()


# -- saving -----------------------------------------------------------------------------------------------------


def test_all_that_is_filtered_is_saved_also_what_is_not_shown(desk: Desk, page: ActivityPage, tmp_path: Path) -> None:
    desk.history.rows = [*history_scenes.usual().rows, *many(1_200).rows]
    choose(page, "kinds", "Rounds")
    page.save(tmp_path / "activity.csv")

    with (tmp_path / "activity.csv").open(newline="") as file:
        rows = list(csv.reader(file))
    assert tuple(rows[0]) == EVENT_NAMES
    assert len(rows) == 1 + 1_200 + 42
    assert {row[3] for row in rows[1:]} == {"round"}
    assert page.saving.text == f"1,242 events saved to {tmp_path / 'activity.csv'}."
    assert not page.saving.is_busy
    page.saving.copy_button.click()
    assert QGuiApplication.clipboard().text() == page.saving.text
    page.saving.close_button.click()
    assert not page.saving.isVisible()


def test_json_has_one_object_a_line(tmp_path: Path) -> None:
    history = history_scenes.usual()
    told: list[int] = []
    count = write_events(history, Filter(), tmp_path / "all.json", told=told.append, is_cancelled=lambda: False)

    lines = (tmp_path / "all.json").read_text().splitlines()
    assert count == len(lines) == len(history.rows) == told[-1]
    assert json.loads(lines[0])["id"] == history.rows[-1].id


def test_a_cell_that_a_spreadsheet_would_carry_out_is_marked(tmp_path: Path) -> None:
    history = FakeHistory()
    history.happens(event(FactKind.CRASH, "=HYPERLINK(1)"))
    write_events(history, Filter(), tmp_path / "all.csv", told=lambda _: None, is_cancelled=lambda: False)

    assert "'=HYPERLINK(1)" in (tmp_path / "all.csv").read_text()


def test_a_cancelled_export_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "all.csv"
    path.write_text("before")
    found = write_events(many(2_000), Filter(), path, told=lambda _: None, is_cancelled=lambda: True)

    assert found is None
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_an_export_can_be_cancelled_while_it_runs(theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    class Slow(FakeHistory):
        """Cancelled by the user after its first page."""

        def events(self, wanted: Filter, *, limit: int = 100, after: int | None = None) -> Page[EventRow]:
            if after is not None:
                row.cancel()
            return super().events(wanted, limit=limit, after=after)

    row = ExportRow(theme, Errands(start=wallet_scenes.AtOnce()))
    qtbot.addWidget(row)
    row.begin(Slow(many(3_000).rows), Filter(), tmp_path / "all.csv")

    assert row.text == "Nothing was saved."
    assert list(tmp_path.iterdir()) == []


def test_a_failed_export_says_why_and_leaves_nothing(page: ActivityPage, tmp_path: Path) -> None:
    page.save(tmp_path / "not there" / "all.csv")

    assert "Nothing was saved" in page.saving.text
    assert "No such file" in page.saving.text
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "form"), [("a.csv", Form.CSV), ("a", Form.CSV), ("a.JSON", Form.JSON), ("a.jsonl", Form.JSON)]
)
def test_the_name_tells_the_form(name: str, form: Form) -> None:
    assert form_of(Path(name)) is form


# -- words ------------------------------------------------------------------------------------------------------


def test_an_amount_of_a_token_is_told_with_its_name_and_places() -> None:
    mint = scenes.key("mint of FIRE")
    staked = act("stake", "done", ago=0, detail=f"2500000 of {mint}")

    assert words_of(staked, {mint: Token(symbol="FIRE", decimals=6, mint=mint)}) == "Stake is on chain. 2.500 FIRE"
    assert words_of(staked) == f"Stake is on chain. 2,500,000 units of {mint[:6]}"


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (act("submit", "done", ago=0), "Submit is on chain"),
        (act("submit", "done", ago=0, detail="bafybeif"), "Submit is on chain. bafybeif"),
        (act("stake", "unknown", ago=0), "Stake is in doubt: it is being looked up"),
        (act("transfer", "intended", ago=0, detail="5000000000 ROE"), "Transfer is being sent. 5.000 KOII"),
        (event(FactKind.ENGINE, "x", {"kind": "docker", "reachable": True}), "The container engine answers (docker)"),
        (event(FactKind.ENGINE, "No Docker answers.", {"reachable": False}), "No Docker answers."),
        (event(FactKind.TASK, "x", {"state": "failed", "detail": "It ended."}), "Failed. It ended."),
        (replace(event(FactKind.ACT, "stake done"), body="["), "Stake done"),
        (replace(event(FactKind.CRASH, "a\nb\x07" + "c" * 400), kind="of a newer version"), "A b" + "c" * 236 + "…"),
    ],
)  # fmt: skip
def test_events_are_told_in_words(told: EventRow, expected: str) -> None:
    assert words_of(told) == expected


def test_a_kind_or_time_that_is_not_known_is_told_as_it_is() -> None:
    assert kind_term("of a newer version").word == "of a newer version"
    assert both_times(1e30) == "No time is known"
    assert moment(1e30, 0.0) == "—"
    assert moment(scenes.EPOCH - 400 * 86_400, scenes.EPOCH).startswith("28 Jan 2025")
    assert moment(scenes.EPOCH - 2_000 * MINUTE, scenes.EPOCH).startswith(("2 Mar", "3 Mar"))
