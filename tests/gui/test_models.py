"""What the tables of tasks, rounds and audits say of a state."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.modeltest import ModelTester

from orca_desktop.domain.amounts import Roe
from orca_desktop.domain.audits import AuditReceived
from orca_desktop.domain.containers import Change, LayerProgress, PullProgress
from orca_desktop.domain.events import NetworkChanged, RoundChanged, TaskChanged, TaskLeft
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.gui.models.audits import GivenTableModel, ReceivedTableModel
from orca_desktop.gui.models.changes import ChangeTableModel
from orca_desktop.gui.models.layers import LAYERS_SHOWN, LayerTableModel
from orca_desktop.gui.models.rounds import RoundRow, RoundTableModel, audits_text, reward_text
from orca_desktop.gui.models.task_columns import STRIP_ROUNDS, TaskColumn
from orca_desktop.gui.models.tasks import TaskTableModel
from orca_desktop.gui.models.usage import UsageTableModel
from orca_desktop.state.store import Store
from orca_desktop.state.usage_series import Span, usage_lines
from tests.gui import scenes

SAMPLE = scenes.task_id("Prime Census")


def busy_store() -> Store:
    store = Store()
    scenes.busy(store)
    return store


def spoken(model: TaskTableModel, column: TaskColumn) -> str:
    return str(model.index(0, column).data(Qt.ItemDataRole.AccessibleTextRole))


def test_every_model_is_a_proper_qt_model(qtmodeltester: ModelTester) -> None:
    store = busy_store()
    rounds, proofs = RoundTableModel(store), RoundTableModel(store, only_proofs=True)
    given, received = GivenTableModel(store), ReceivedTableModel(store)
    for model in (rounds, proofs, given, received):
        model.show_task(SAMPLE)
        assert model.rowCount() > 0

        qtmodeltester.check(model)  # type: ignore[no-untyped-call]  # pytest-qt has no types there
    layers, usage, changes = LayerTableModel(), UsageTableModel(), ChangeTableModel()
    layers.show_pull(scenes.pull())
    usage.show_usage(usage_lines(store.usage[SAMPLE], Span.DAY))
    changes.show_changes([Change(what="Image", before="a", now="b")] * 2)
    for table in (layers, usage, changes):
        assert table.rowCount() > 1

        qtmodeltester.check(table)  # type: ignore[no-untyped-call]  # pytest-qt has no types there
    qtmodeltester.check(TaskTableModel(store, lambda: float(scenes.SLOT)))  # type: ignore[no-untyped-call]  # pytest-qt has no types there


def test_a_task_tells_screen_readers_all_that_is_painted() -> None:
    model = TaskTableModel(busy_store(), lambda: float(scenes.SLOT))

    assert f"Prime Census, task ID {SAMPLE}" == spoken(model, TaskColumn.NAME)
    assert spoken(model, TaskColumn.STATE) == "Earning. Round 41 paid 0.400 KOII."
    assert spoken(model, TaskColumn.ROUND) == "round 44 · audit, 56% of the round is over"
    assert spoken(model, TaskColumn.STRIP).startswith("round 44: Working, round 43: In audit, round 42: Settling")
    assert spoken(model, TaskColumn.CLAIMABLE) == "0.412 KOII"


def test_without_a_slot_no_round_is_claimed() -> None:
    model = TaskTableModel(busy_store(), lambda: None)

    assert model.index(0, TaskColumn.ROUND).data() == "slot unknown"


def test_the_strip_leaves_a_gap_for_a_round_without_a_record() -> None:
    store = Store()
    store.apply(TaskChanged(scenes.task()))
    store.apply(RoundChanged(scenes.record(5)))
    store.apply(RoundChanged(scenes.record(7)))

    strip = TaskTableModel(store, lambda: None).rows[0].strip

    assert len(strip) == STRIP_ROUNDS
    assert [record.number if record is not None else None for record in strip[-3:]] == [5, None, 7]


def test_a_new_task_is_inserted_and_a_changed_one_changes_in_place() -> None:
    store = busy_store()
    model = TaskTableModel(store, lambda: None)
    inserted: list[int] = []
    changed: list[int] = []
    model.rowsInserted.connect(lambda _parent, first, _last: inserted.append(first))
    model.dataChanged.connect(lambda start, _end: changed.append(start.row()))

    store.apply(TaskChanged(scenes.task("Pulse Indexer", claimable=1)))
    store.apply(TaskChanged(scenes.task("One more")))
    model.refresh()

    assert changed == [1]
    assert inserted == [6]


def test_time_alone_changes_only_the_cells_that_show_it() -> None:
    slots = [float(scenes.SLOT)]
    model = TaskTableModel(busy_store(), lambda: slots[-1])
    changed: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda start, end: changed.append((start.column(), end.column())))

    slots.append(scenes.SLOT + 0.5)
    model.tick()
    assert changed == []

    slots.append(scenes.SLOT + 500.0)
    model.tick()

    assert changed == [(TaskColumn.ROUND, TaskColumn.ROUND)] * 6
    assert model.index(0, TaskColumn.ROUND).data() == "44 · settling"


def test_rounds_come_newest_first() -> None:
    model = RoundTableModel(busy_store())
    model.show_task(SAMPLE)

    assert model.index(0, 0).data() == "44"
    assert model.index(1, 0).data() == "43"


def test_a_round_without_a_proof_is_no_row_among_the_proofs() -> None:
    model = RoundTableModel(busy_store(), only_proofs=True)
    model.show_task(SAMPLE)

    assert model.index(0, 0).data() == "43"


def test_showing_another_task_replaces_the_rows() -> None:
    model = RoundTableModel(busy_store())
    model.show_task(SAMPLE)
    model.show_task(scenes.task_id("Hello World Orca"))

    assert model.rowCount() == 10

    model.show_task(None)

    assert model.rowCount() == 0


def test_an_estimate_says_that_it_is_one() -> None:
    waiting = scenes.record(7, RoundResult.SUBMITTED)

    assert reward_text(RoundRow(record=waiting, expected=Roe(400_000_000))) == "0.4000 KOII est."
    assert reward_text(RoundRow(record=waiting)) == "—"
    assert reward_text(RoundRow(record=scenes.record(7, RoundResult.SLASHED))) == "−0.0070 KOII"


def test_audits_of_a_round_fit_one_cell() -> None:
    doubt = AuditReceived(raised_by=scenes.key("x"), votes_for=2, votes_against=9, slot=1)

    assert audits_text(scenes.record(7, RoundResult.SUBMITTED)) == "—"
    assert audits_text(scenes.record(7)) == "4 given · 0 against"
    assert audits_text(scenes.record(7, received=doubt)) == "4 given · 1 against (2 : 9)"


def test_an_audit_received_tells_how_it_ended() -> None:
    model = ReceivedTableModel(busy_store())
    model.show_task(SAMPLE)

    assert [model.index(row, 3).data() for row in range(2)] == ["Open", "Stake cut"]
    assert model.index(1, 2).data(Qt.ItemDataRole.AccessibleTextRole) == "1 votes for, 7 against"


def test_an_audit_given_tells_verdict_vote_and_reason() -> None:
    model = GivenTableModel(busy_store())
    model.show_task(SAMPLE)
    rows = [[model.index(row, column).data() for column in (2, 3)] for row in range(8)]

    assert ["Not valid", "voted against"] in rows
    assert ["No verdict", "not sent"] in rows
    assert ["Valid", "not needed"] in rows


def test_each_layer_tells_how_far_it_is() -> None:
    model = LayerTableModel()
    model.show_pull(scenes.pull())

    assert [model.index(row, 1).data() for row in range(4)] == ["100%", "100%", "31%", "0%"]
    assert [model.index(row, 2).data() for row in (0, 1, 2, 5)] == [
        "29 MiB in place",
        "14 MiB unpacking",
        "12.3 MiB of 40 MiB",
        "waiting",
    ]


def test_a_pull_with_any_number_of_layers_of_any_name_is_bounded() -> None:
    layers = tuple(LayerProgress(layer=f"{number % 900}", done=1, total=2) for number in range(5_000))
    model = LayerTableModel()
    model.show_pull(PullProgress(image="x", layers=layers))

    assert model.rowCount() == LAYERS_SHOWN

    model.show_pull(PullProgress(image="x", layers=layers[:1] * 3))

    assert model.rowCount() == 1


def test_usage_can_be_read_as_figures() -> None:
    model = UsageTableModel()
    model.show_usage(usage_lines(busy_store().usage[SAMPLE], Span.QUARTER))

    rows = [[model.index(row, column).data() for column in range(5)] for row in range(model.rowCount())]

    assert rows[0] == ["Processor", "0.33 cores", "0.04 cores", "0.55 cores", "1.04 cores"]
    assert rows[2][:2] == ["Network received", "18.2 KiB/s"]

    model.show_usage(None)

    assert model.rowCount() == 0


def test_what_a_task_waits_for_is_told_with_the_time_that_is_left() -> None:
    store = Store()
    for event in (
        NetworkChanged(scenes.network()),
        TaskChanged(scenes.task()),
        RoundChanged(scenes.record(scenes.NOW_ROUND, RoundResult.WORKING)),
    ):
        store.apply(event)
    model = TaskTableModel(store, lambda: float(scenes.SLOT))

    words = "Warming up. No round has ended yet; the first reward can come at the end of round 46 (31 min left)."
    assert spoken(model, TaskColumn.STATE) == words


def test_only_tasks_in_view_are_worked_out_at_once_and_the_others_when_they_are_read() -> None:
    store = Store()
    scenes.apply_world(store)
    names = [f"Task {number}" for number in range(30)]
    for name in names:
        store.apply(TaskChanged(scenes.task(name)))
    model = TaskTableModel(store, lambda: float(scenes.SLOT))
    model.in_view = lambda: range(5)
    told: list[int] = []
    model.dataChanged.connect(lambda first, _last: told.append(first.row()))

    for name in names:
        store.apply(TaskChanged(scenes.task(name, claimable=7_000_000_000)))
    model.refresh()

    assert set(told) == set(range(5))
    assert [model.index(row, TaskColumn.CLAIMABLE).data() for row in (0, 29)] == ["7.000 KOII"] * 2


def test_only_the_cells_that_look_otherwise_are_told() -> None:
    store = Store()
    scenes.busy(store)
    model = TaskTableModel(store, lambda: float(scenes.SLOT))
    told: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, _last: told.append((first.row(), first.column())))
    task = next(iter(store.tasks.values()))

    store.apply(TaskChanged(replace(task, claimable=Roe(5), as_of=task.as_of + 1)))
    model.refresh([task.id])

    assert told == [(0, TaskColumn.CLAIMABLE)]


def test_a_task_that_comes_and_one_that_goes_leave_the_others_as_they_are() -> None:
    store = Store()
    scenes.busy(store)
    model = TaskTableModel(store, lambda: float(scenes.SLOT))
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning, model)
    first = next(iter(store.tasks))

    store.apply(TaskLeft(first))
    store.apply(TaskChanged(scenes.task("new")))
    model.refresh([first])

    assert [row.task.id for row in model.rows] == list(store.tasks)
    model.tick()
    model.tick_stories()
    assert [row.task.id for row in model.rows] == list(store.tasks)
