"""The log: live and bounded, by level and by round, searched in bounded time, and saved."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from orca_desktop.domain.events import LogAppended, TaskChanged
from orca_desktop.domain.logs import LogLevel
from orca_desktop.gui.log_filter import LevelChoice, clean_line
from orca_desktop.gui.log_search import MAX_PATTERN, SECONDS_ALLOWED, BadExpression, Search, TooSlow
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.widgets.log_view import LINES_AT_ONCE, TOO_SLOW, LogView
from orca_desktop.state.log_buffer import LogBuffer
from tests.gui import scenes
from tests.gui.conftest import SAMPLE, Desk

LOGS_TAB = 4
LINES = (
    "INFO serving on 0.0.0.0:8080",
    "DEBUG cache is cold",
    "WARNING: memory is low",
    "wrote proof 17",
    "ERROR proof 18 was not written",
)


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> Iterator[LogView]:
    made = LogView(theme)
    made.resize(900, 240)
    made.show()
    yield made
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def log_of(*lines: str, kept: int = 2_000) -> LogBuffer:
    buffer = LogBuffer(kept)
    buffer.append(lines)
    return buffer


def search_for(view: LogView, text: str, *, regular: bool = False) -> None:
    view.bar.regular.setChecked(regular)
    view.bar.search.setText(text)
    view.bar.finish_typing()


def shown(view: LogView) -> list[str]:
    return view.text.toPlainText().splitlines()


def levels(view: LogView) -> list[LogLevel]:
    blocks = (view.text.document().findBlockByNumber(place) for place in range(view.text.blockCount()))
    return [view.text.level_of_block(block) for block in blocks]


def test_logs_of_the_selected_task_are_followed(qtbot: QtBot, desk: Desk) -> None:
    desk.play(scenes.busy)
    desk.page.details.setCurrentIndex(LOGS_TAB)
    view = desk.page.details.logs.view
    bar = view.text.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0 and bar.value() == bar.maximum())

    desk.say(LogAppended(SAMPLE, tuple(f"new {number}" for number in range(50))))

    qtbot.waitUntil(lambda: bar.value() == bar.maximum())
    assert view.text.toPlainText().endswith("new 49")


def test_logs_stay_where_one_scrolled_to(qtbot: QtBot, desk: Desk) -> None:
    desk.play(scenes.busy)
    desk.page.details.setCurrentIndex(LOGS_TAB)
    bar = desk.page.details.logs.view.text.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0 and bar.value() == bar.maximum())

    bar.setValue(5)
    before = bar.maximum()
    desk.say(LogAppended(SAMPLE, ("one more",)))
    qtbot.waitUntil(lambda: bar.maximum() > before)

    assert bar.value() == 5


def test_a_log_that_nobody_looks_at_is_painted_when_somebody_does(desk: Desk) -> None:
    desk.play(scenes.busy)
    desk.page.details.setCurrentIndex(LOGS_TAB)
    desk.page.details.setCurrentIndex(0)
    desk.say(LogAppended(scenes.task_id("Pulse Indexer"), ("somebody else's",)))
    desk.say(LogAppended(SAMPLE, tuple(f"line {number}" for number in range(2_500))))
    view = desk.page.details.logs.view
    assert view.text.blockCount() == 180

    desk.page.details.setCurrentIndex(LOGS_TAB)

    assert view.text.blockCount() == 2_000
    assert shown(view)[-1] == "line 2499"
    assert "somebody else's" not in view.text.toPlainText()


def test_no_line_is_shown_twice_when_tasks_are_switched_before_the_bridge_has_told(desk: Desk) -> None:
    desk.play(scenes.busy)
    desk.page.details.setCurrentIndex(LOGS_TAB)
    other = scenes.task_id("Pulse Indexer")
    desk.store.apply(LogAppended(other, ("one",)))

    desk.page.table.select_task(other)
    desk.workspace.bridge.flush()

    assert shown(desk.page.details.logs.view) == ["one"]


def test_the_first_line_of_a_task_that_is_looked_at_is_shown(desk: Desk) -> None:
    desk.say(TaskChanged(scenes.task()))
    desk.page.details.setCurrentIndex(LOGS_TAB)

    desk.say(LogAppended(SAMPLE, ("hello",)))
    desk.say(LogAppended(SAMPLE, ("again",)))

    assert shown(desk.page.details.logs.view) == ["hello", "again"]


def test_a_flood_shows_its_newest_lines_and_says_how_many_it_skips(view: LogView) -> None:
    buffer = log_of("before")
    view.show_log(buffer)
    buffer.append([f"line {number}" for number in range(12_000 + LINES_AT_ONCE)])

    view.refresh()

    assert shown(view)[:2] == ["before", "— 12,000 lines were skipped: they came faster than they can be shown —"]
    assert shown(view)[-1] == f"line {11_999 + LINES_AT_ONCE}"
    assert len(shown(view)) == LINES_AT_ONCE + 2


def test_ten_megabytes_a_second_leave_the_window_its_time(view: LogView) -> None:
    """What one refresh costs does not depend on how much came since the one before."""
    buffer = log_of()
    view.show_log(buffer)

    def cost_of(lines: list[str]) -> float:
        buffer.append(lines)
        begin = time.process_time()
        view.refresh()
        QCoreApplication.processEvents()
        return time.process_time() - begin

    line = "2026-03-04T10:00:00Z  INFO " + "x" * 73
    a_few = [line] * LINES_AT_ONCE
    a_megabyte = [line] * 10_000
    calm = min(cost_of(a_few) for _ in range(5))
    flooded = min(cost_of(a_megabyte) for _ in range(5))

    assert flooded < 5 * calm
    assert view.text.blockCount() <= 2_000


def test_levels_are_guessed_and_filtered(view: LogView) -> None:
    view.show_log(log_of(*LINES))
    assert levels(view) == [LogLevel.INFO, LogLevel.DEBUG, LogLevel.WARNING, LogLevel.PLAIN, LogLevel.ERROR]

    counts = []
    for place in range(len(LevelChoice)):
        view.bar.levels.setCurrentIndex(place)
        counts.append(len(shown(view)))

    assert counts == [5, 4, 2, 1]
    assert shown(view) == ["ERROR proof 18 was not written"]


def test_a_filter_holds_for_what_comes_later(view: LogView) -> None:
    buffer = log_of(*LINES)
    view.show_log(buffer)
    view.bar.levels.setCurrentIndex(3)

    buffer.append(["INFO calm", "fatal: again"])
    view.refresh()

    assert shown(view) == ["ERROR proof 18 was not written", "fatal: again"]


def test_a_log_without_a_fitting_line_says_so(view: LogView) -> None:
    view.show_log(log_of("calm"))
    view.bar.levels.setCurrentIndex(3)

    assert shown(view) == []
    assert view.text.placeholderText().startswith("No line of the log")


def test_lines_of_one_round(view: LogView) -> None:
    buffer = LogBuffer(100)
    buffer.append(["starting"])
    for number in (7, 8):
        buffer.append([f"work of {number}", f"more of {number}"], number)
    view.show_log(buffer)
    rounds = view.bar.rounds
    assert [rounds.itemText(place) for place in range(rounds.count())] == ["All rounds", "Round 8", "Round 7"]

    rounds.setCurrentIndex(2)
    assert shown(view) == ["work of 7", "more of 7"]

    buffer.append(["work of 9"], 9)
    view.refresh()

    assert rounds.currentText() == "Round 7"
    assert shown(view) == ["work of 7", "more of 7"]


def test_a_round_whose_lines_are_gone_is_let_go(view: LogView) -> None:
    buffer = LogBuffer(3)
    buffer.append(["old"], 1)
    view.show_log(buffer)
    view.bar.rounds.setCurrentIndex(1)

    buffer.append(["new"] * 5, 2)
    view.refresh()

    assert view.bar.rounds.currentText() == "All rounds"
    assert shown(view) == ["new"] * 3


def test_search_goes_from_place_to_place_and_around(qtbot: QtBot, view: LogView) -> None:
    view.show_log(log_of("first proof", "nothing", "second PROOF"))
    view.bar.search.setText("proof")
    qtbot.waitUntil(lambda: view.found_text == "2 found")

    places: list[int] = []
    for modifier in (Qt.KeyboardModifier.NoModifier,) * 3 + (Qt.KeyboardModifier.ShiftModifier,):
        QTest.keyClick(view.bar.search, Qt.Key.Key_Return, modifier)
        places.append(view.text.textCursor().blockNumber())

    assert len(set(places[:2])) == 2
    assert places[2:] == [places[0], places[1]]
    QTest.keyClick(view.bar.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: view.found_text == "")


def test_plain_text_is_no_expression_until_asked(view: LogView) -> None:
    view.show_log(log_of("a.c", "abc"))
    search_for(view, "a.c")
    assert view.found_text == "1 found"

    search_for(view, "a.c", regular=True)

    assert view.found_text == "2 found"


def test_only_lines_that_match(view: LogView) -> None:
    buffer = log_of(*LINES)
    view.show_log(buffer)
    search_for(view, r"proof \d+", regular=True)
    view.bar.matching.setChecked(True)
    assert shown(view) == ["wrote proof 17", "ERROR proof 18 was not written"]

    buffer.append(["nothing", "proof 19"])
    view.refresh()

    assert shown(view)[-1] == "proof 19"
    assert len(shown(view)) == 3


@pytest.mark.parametrize("text", ["(", "[z-a]", "a**", "(*LIMIT_MATCH=9)a", r"\\"[:1]])
def test_a_bad_expression_is_told_in_words(view: LogView, text: str) -> None:
    view.show_log(log_of(*LINES))
    search_for(view, text, regular=True)

    assert view.found_text.startswith("This is not a regular expression: ")
    assert len(shown(view)) == len(LINES)


def test_an_expression_that_would_take_for_ever_is_refused_at_once(view: LogView) -> None:
    view.show_log(log_of("a" * 4_000 + "!"))
    view.bar.matching.setChecked(True)
    begin = time.process_time()

    search_for(view, "(a+)+$", regular=True)

    assert view.found_text == TOO_SLOW
    assert time.process_time() - begin < 5.0
    assert len(shown(view)) == 1


def test_many_slow_lines_together_have_a_limit_too() -> None:
    times = iter([0.0, SECONDS_ALLOWED / 2, SECONDS_ALLOWED, SECONDS_ALLOWED * 1.5])
    search = Search("x", regular=False, now=lambda: next(times))
    search.begin()
    assert not search.matches("first")
    assert not search.matches("second")

    with pytest.raises(TooSlow):
        search.matches("third")


@given(st.text(max_size=40), st.text(max_size=200), st.booleans())
def test_whatever_is_typed_is_searched_or_refused(text: str, line: str, regular: bool) -> None:
    try:
        spans = Search(text, regular=regular).spans(line)
    except (BadExpression, TooSlow):
        return

    units = len(line.encode("utf-16-le", "surrogatepass")) // 2
    assert all(start >= 0 and length > 0 and start + length <= units for start, length in spans)


def test_a_pattern_is_bounded() -> None:
    assert Search("a" * (MAX_PATTERN + 9), regular=False).matches("a" * MAX_PATTERN)


def test_what_is_shown_can_be_saved(view: LogView, tmp_path: Path) -> None:
    view.show_log(log_of(*LINES))
    view.bar.levels.setCurrentIndex(2)

    view.save(tmp_path / "task.log")

    assert (tmp_path / "task.log").read_text() == "WARNING: memory is low\nERROR proof 18 was not written\n"
    assert view.found_text == "Saved 2 lines to task.log."


def test_a_file_that_cannot_be_written_is_told(view: LogView, tmp_path: Path) -> None:
    view.save(tmp_path / "no such folder" / "task.log")

    assert view.found_text == "task.log could not be written: No such file or directory."


def test_the_save_dialog_is_opened_and_does_not_block(qtbot: QtBot, view: LogView, tmp_path: Path) -> None:
    view.show_log(log_of("hello"))
    QTest.mouseClick(view.bar.export, Qt.MouseButton.LeftButton)
    dialog = view.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    assert dialog.isVisible()

    dialog.fileSelected.emit(str(tmp_path / "saved.log"))
    dialog.close()

    assert (tmp_path / "saved.log").read_text() == "hello\n"
    qtbot.waitUntil(lambda: view.findChild(QFileDialog) is None)


def test_long_lines_wrap_unless_told_otherwise(view: LogView) -> None:
    assert view.text.lineWrapMode() == view.text.LineWrapMode.WidgetWidth

    QTest.mouseClick(view.bar.wrap, Qt.MouseButton.LeftButton)

    assert view.text.lineWrapMode() == view.text.LineWrapMode.NoWrap


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("\x1b[31mERROR\x1b[0m bad", "ERROR bad"),
        ("tab\there", "tab\there"),
        ("one\u2029two\rthree\x07", "onetwothree"),
        ("evil\u202eexe", "evilexe"),
        ("größer ✓", "größer ✓"),
    ],
)
def test_a_line_is_one_line_of_what_can_be_read(raw: str, clean: str) -> None:
    assert clean == clean_line(raw)
