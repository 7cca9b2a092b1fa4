"""The container's tab: how it fares and why it ended, what it uses, and in what box it runs."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from orca_desktop.domain.commands import SetGrants, SetProfile, StopTask
from orca_desktop.domain.containers import (
    GIB,
    ContainerSpec,
    Layer,
    LayerHealth,
    LayerState,
    Limits,
    Mount,
    MountKind,
    Profile,
    RunPlan,
    StoppedBy,
    plan_for_image,
)
from orca_desktop.domain.events import EngineChanged, PullProgressed, RoundChanged, TaskChanged, UsageSampled
from orca_desktop.domain.records import RoundStage, StageMark, StageOutcome
from orca_desktop.domain.tasks import Task, TaskState
from orca_desktop.gui.container_words import last_lines, layer_term, limits_words, profile_meaning
from orca_desktop.gui.pages.container_tab import ContainerTab
from orca_desktop.gui.tokens import Tone
from orca_desktop.gui.widgets.usage_chart import UsageChart
from orca_desktop.state.round_marks import RoundMark
from orca_desktop.state.usage_series import Span
from tests.gui import scenes
from tests.gui.conftest import SAMPLE, Desk

CONTAINER_TAB = 5


def tab(desk: Desk) -> ContainerTab:
    desk.page.details.setCurrentIndex(CONTAINER_TAB)
    return desk.page.details.container


def click(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(8, button.height() // 2))


def health_of(desk: Desk, layer: Layer) -> str:
    return tab(desk).health.rows[layer].text


# -- health ---------------------------------------------------------------------------------------------------------


def test_health_is_told_in_layers(desk: Desk) -> None:
    desk.play(scenes.crashed)

    assert health_of(desk, Layer.ENGINE) == "✓ Good What runs the containers answers."
    assert health_of(desk, Layer.CONTAINER) == "! Bad It ended with code 137: out of memory."
    assert health_of(desk, Layer.STAGES) == "– Unknown Not looked at yet."


def test_being_busy_is_no_fault(desk: Desk) -> None:
    desk.play(scenes.finishing)

    assert health_of(desk, Layer.HTTP).startswith("… Busy It works on round 44")
    assert layer_term(LayerState.BUSY).tone not in (Tone.WARN, Tone.BAD)


def test_every_state_of_a_layer_has_a_sign_and_a_word_of_its_own() -> None:
    terms = [layer_term(state) for state in LayerState]

    assert len(LayerState) == len({term.sign for term in terms}) == len({term.word for term in terms})


@pytest.mark.parametrize(
    ("by", "words"),
    [
        (StoppedBy.USER, "You stopped it at "),
        (StoppedBy.POLICY, "The program stopped it at "),
        (StoppedBy.CRASH, "It ended by itself at "),
        (StoppedBy.UPDATE, "It was stopped for an update at "),
    ],
)
def test_who_ended_it_is_told(desk: Desk, by: StoppedBy, words: str) -> None:
    desk.say(TaskChanged(replace(scenes.task(), last_end=scenes.ended(by, "because"))))

    assert tab(desk).health.end_text.startswith(words)
    assert tab(desk).health.end_text.endswith(" because.")


def test_a_crash_is_told_with_code_memory_and_last_lines(desk: Desk) -> None:
    desk.play(scenes.crashed)
    text = tab(desk).health.end_text

    assert "It used more memory than it may have. Exit code 137." in text
    assert text.endswith("Killed")
    assert text.startswith("Starts again in 12 s · 3 crashes")


def test_the_last_lines_are_few_and_each_is_one_line() -> None:
    end = scenes.ended(StoppedBy.CRASH, "", last_lines=tuple(f"{number}\n\x1b" + "x" * 900 for number in range(99)))

    assert len(last_lines(end)) == 6
    assert all(len(line) <= 300 and line.isprintable() for line in last_lines(end))


def test_a_task_in_quarantine_says_that_it_is_left_alone(desk: Desk) -> None:
    desk.play(scenes.quarantined)

    assert tab(desk).health.end_text.startswith("6 crashes in a row: it is not started again by itself.")


def test_a_task_that_never_ran_says_nothing_of_an_end(desk: Desk) -> None:
    desk.say(TaskChanged(scenes.task(state=TaskState.STARTING)))

    assert tab(desk).health.end_text == ""


# -- what runs ------------------------------------------------------------------------------------------------------


def test_image_and_digest_can_be_copied_whole(desk: Desk) -> None:
    desk.play(scenes.busy)
    click(tab(desk).box.copy_digest)
    assert QGuiApplication.clipboard().text() == scenes.DIGEST

    click(tab(desk).box.copy_image)

    assert QGuiApplication.clipboard().text() == "orca-desktop.localhost/prime-census:1"


def test_without_a_digest_there_is_none_to_copy(desk: Desk) -> None:
    desk.say(TaskChanged(scenes.task()))

    assert tab(desk).box.digest.text() == "No digest is known yet."
    assert not tab(desk).box.copy_digest.isVisible()

    approval = replace(scenes.approval(), digest=None, image_id="sha256:made-here")
    desk.say(TaskChanged(replace(scenes.task(), approved=approval)))

    assert tab(desk).box.digest.text() == "No digest: it was made where the engine runs."


def test_an_ordinary_process_is_not_said_to_be_in_a_box(desk: Desk) -> None:
    desk.play(scenes.without_docker)
    assert not tab(desk).box.isVisible()
    assert not tab(desk).grants.isVisible()
    assert tab(desk).unboxed.isVisible()

    desk.say(EngineChanged(scenes.engine()))

    assert tab(desk).box.isVisible()
    assert not tab(desk).unboxed.isVisible()


def test_every_container_of_a_pod_is_named(desk: Desk) -> None:
    """The first one is pinned to its digest, which stands below the name that the user knows."""
    pinned = ContainerSpec(name="user", image=f"a/b@{scenes.DIGEST}")
    plan = RunPlan(containers=(pinned, ContainerSpec(name="store", image="redis:7")))
    desk.say(TaskChanged(replace(scenes.task(), image="a/b:1", digest=scenes.DIGEST, plan=plan)))

    assert tab(desk).box.image.text() == "a/b:1"
    assert tab(desk).box.digest.text() == scenes.DIGEST
    assert tab(desk).box.others.text() == "and store: redis:7"


def test_another_profile_is_asked_for_and_shown_when_the_node_has_taken_it(desk: Desk) -> None:
    desk.say(TaskChanged(scenes.task()))
    profiles = tab(desk).box.profiles
    click(profiles[Profile.COMPAT])

    assert [SetProfile(SAMPLE, Profile.COMPAT)] == desk.sent
    assert profiles[Profile.STANDARD].isChecked()
    assert not profiles[Profile.COMPAT].isChecked()

    plan = plan_for_image("orca-desktop.localhost/prime-census:1", profile=Profile.COMPAT)
    desk.say(TaskChanged(replace(scenes.task(), plan=plan)))

    assert [profile for profile, button in profiles.items() if button.isChecked()] == [Profile.COMPAT]


def test_the_profile_that_is_so_asks_for_nothing(desk: Desk) -> None:
    desk.say(TaskChanged(scenes.task()))
    click(tab(desk).box.profiles[Profile.STANDARD])

    assert desk.sent == []
    assert tab(desk).box.profiles[Profile.STANDARD].isChecked()


def test_arrow_keys_pass_profiles_without_choosing_them(desk: Desk) -> None:
    desk.say(TaskChanged(scenes.task()))
    button = tab(desk).box.profiles[Profile.STANDARD]
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Down)

    assert desk.sent == []


def test_the_models_are_offered_only_to_a_task_that_asks_for_them(desk: Desk) -> None:
    plan = plan_for_image("a/b:1")
    models = Mount(kind=MountKind.MODELS, path="/models", read_only=True)
    asking = replace(plan, containers=(replace(plan.containers[0], mounts=(models,)),))
    desk.say(TaskChanged(replace(scenes.task(), plan=plan)))
    assert tab(desk).grants.cache.isVisibleTo(tab(desk)) is False

    desk.say(TaskChanged(replace(scenes.task(), plan=asking)))
    assert tab(desk).grants.cache.isVisibleTo(tab(desk)) is True


def test_a_graphics_processor_is_offered_only_to_a_task_that_asks_for_one(desk: Desk) -> None:
    plan = plan_for_image("a/b:1")
    asking = replace(plan, containers=(replace(plan.containers[0], wants_gpu=True),))
    desk.say(TaskChanged(replace(scenes.task(), plan=plan)))
    assert tab(desk).grants.gpu.isVisibleTo(tab(desk)) is False
    assert tab(desk).grants.nothing.isVisibleTo(tab(desk)) is True

    desk.say(TaskChanged(replace(scenes.task(), plan=asking)))
    assert tab(desk).grants.gpu.isVisibleTo(tab(desk)) is True
    assert tab(desk).grants.nothing.isVisibleTo(tab(desk)) is False


def test_what_was_granted_can_be_taken_back_when_it_is_no_longer_asked_for(desk: Desk) -> None:
    desk.say(TaskChanged(replace(scenes.task(), plan=replace(plan_for_image("a/b:1"), gpu=True))))
    click(tab(desk).grants.gpu)

    assert [SetGrants(SAMPLE, gpu=False, model_cache=False)] == desk.sent


def test_grants_are_asked_for_together(desk: Desk) -> None:
    plan = plan_for_image("a/b:1")
    asking = (replace(plan.containers[0], wants_gpu=True),)
    granted = replace(plan, containers=asking, model_cache=True)
    desk.say(TaskChanged(replace(scenes.task(), plan=granted)))
    grants = tab(desk).grants
    assert grants.cache.isChecked()
    assert not grants.gpu.isChecked()

    click(grants.gpu)
    click(grants.cache)

    assert [
        SetGrants(SAMPLE, gpu=True, model_cache=True),
        SetGrants(SAMPLE, gpu=False, model_cache=False),
    ] == desk.sent
    assert grants.cache.isChecked()
    assert not grants.gpu.isChecked()


def test_limits_are_said_in_words() -> None:
    words = limits_words(Limits(memory=GIB, cpus=1.0, processes=64))

    assert words.startswith("At most 1 GiB of memory, 1 processor, 64 processes and 8,192 open files")


def test_each_profile_is_explained_by_a_sentence_of_its_own() -> None:
    assert len(Profile) == len({profile_meaning(profile) for profile in Profile})


# -- pulls ----------------------------------------------------------------------------------------------------------


def test_a_pull_tells_bytes_speed_rest_and_layers(desk: Desk) -> None:
    desk.play(scenes.pulling)
    pull = tab(desk).pull

    assert pull.isVisible()
    assert pull.words == "62 % · 55.3 MiB of 89.2 MiB · 3.1 MiB/s · 11 s left"
    assert pull.bar.part == pytest.approx(0.62, abs=0.01)
    assert pull.model.rowCount() == 6


def test_cancelling_a_pull_stops_the_task(desk: Desk) -> None:
    desk.play(scenes.pulling)
    click(tab(desk).pull.cancel_button)

    assert [StopTask(scenes.task_id("Weather Witness"))] == desk.sent
    assert tab(desk).pull.isVisible()


def test_a_pull_goes_when_the_image_is_here_or_the_task_is_stopped(desk: Desk) -> None:
    weather = scenes.task_id("Weather Witness")
    desk.play(scenes.pulling)
    desk.say(PullProgressed(weather, None))
    assert not tab(desk).pull.isVisible()

    desk.say(PullProgressed(weather, scenes.pull()))
    assert tab(desk).pull.isVisible()

    desk.say(TaskChanged(scenes.task("Weather Witness", state=TaskState.STOPPED)))

    assert not tab(desk).pull.isVisible()


# -- usage ----------------------------------------------------------------------------------------------------------


def chart(desk: Desk, title: str) -> UsageChart:
    return next(found for found in tab(desk).usage.charts if found.kind.title == title)


def test_present_figures_stand_beside_each_chart(desk: Desk) -> None:
    desk.play(scenes.busy)

    assert chart(desk, "Processor").figures == ("0.33 cores",)
    assert chart(desk, "Memory").figures == ("331 MiB",)
    assert chart(desk, "Network").figures == ("in 18.2 KiB/s", "out 4.7 KiB/s")
    assert chart(desk, "Disk").figures == ("written 36.9 KiB/s", "read 700 B/s")


def test_the_figures_of_a_task_that_does_not_run_are_called_past(desk: Desk) -> None:
    desk.play(scenes.busy)
    title = tab(desk).usage.title
    assert title.text() == "What it uses"

    desk.say(TaskChanged(replace(desk.store.tasks[SAMPLE], state=TaskState.STOPPED)))

    assert title.text() == "What it used when it last ran"


def test_charts_follow_the_samples_of_the_selected_task_only(desk: Desk) -> None:
    desk.say(TaskChanged(scenes.task()), TaskChanged(scenes.task("Pulse Indexer")))
    assert "nothing measured yet" in chart(desk, "Processor").accessibleName()

    desk.say(UsageSampled(scenes.task_id("Pulse Indexer"), scenes.usage(0)))
    assert chart(desk, "Processor").figures == ()

    desk.say(UsageSampled(SAMPLE, replace(scenes.usage(5), cpu=1.5)))

    assert chart(desk, "Processor").figures == ("1.50 cores",)
    assert chart(desk, "Network").figures == ("in —", "out —")


def test_charts_that_nobody_looks_at_are_drawn_when_somebody_does(desk: Desk) -> None:
    desk.say(TaskChanged(scenes.task()))
    desk.say(UsageSampled(SAMPLE, replace(scenes.usage(0), cpu=0.25)))
    assert desk.page.details.container.usage.charts[0].figures == ()

    assert chart(desk, "Processor").figures == ("0.25 cores",)


def test_the_span_can_be_a_day(desk: Desk) -> None:
    desk.play(scenes.busy)
    usage = tab(desk).usage
    short = chart(desk, "Processor").accessibleName()

    usage.choose_span(Span.DAY)

    assert usage.span is Span.DAY
    assert chart(desk, "Processor").accessibleName() != short
    assert "3 Mar" in chart(desk, "Processor").accessibleName()


def test_the_pointer_reads_the_values_of_its_time(desk: Desk) -> None:
    desk.play(scenes.busy)
    network = chart(desk, "Network")
    now = network.figures

    point_at(network, QPoint(network.width() // 2, network.height() // 2))
    assert network.pointed_at == pytest.approx(scenes.EPOCH - 450, abs=30)
    assert network.figures != now
    assert network.accessibleDescription().endswith(", ".join(network.figures))

    QApplication.sendEvent(network, QEvent(QEvent.Type.Leave))

    assert network.pointed_at is None
    assert now == network.figures


def point_at(widget: QWidget, place: QPoint) -> None:
    none = Qt.MouseButton.NoButton
    there = (QPointF(place), QPointF(widget.mapToGlobal(place)))
    event = QMouseEvent(QEvent.Type.MouseMove, *there, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, event)


def test_the_keyboard_walks_along_a_chart(desk: Desk) -> None:
    desk.play(scenes.busy)
    memory = chart(desk, "Memory")
    times: list[float | None] = []
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Escape):
        QTest.keyClick(memory, key)
        times.append(memory.pointed_at)

    end = float(scenes.EPOCH)
    assert times == [end - 5, end - 10, end - 5, end - 895, end, None]


def test_the_figures_stand_in_a_table_too(desk: Desk) -> None:
    desk.play(scenes.busy)
    usage = tab(desk).usage
    click(usage.figures_button)

    assert usage.table.isVisible()
    assert usage.model.rowCount() == 6
    assert not usage.charts[0].isVisible()


def test_charts_are_marked_where_rounds_began(desk: Desk) -> None:
    desk.play(scenes.busy)
    work = StageMark(
        stage=RoundStage.WORK, outcome=StageOutcome.DONE, began_slot=1, began_at=scenes.EPOCH - 300.0, ended_slot=2
    )
    early = replace(work, began_at=scenes.EPOCH - 5_000.0)
    desk.say(
        RoundChanged(replace(scenes.record(43), stages=(work, replace(work, began_at=scenes.EPOCH - 200.0)))),
        RoundChanged(replace(scenes.record(40), stages=(early,))),
    )
    processor = chart(desk, "Processor")

    assert processor.marks == (RoundMark(scenes.EPOCH - 300.0, 43),)
    assert "; 1 round began" in processor.accessibleName()
    QTest.keyClick(processor, Qt.Key.Key_End)
    assert ", round 43: " in processor.accessibleDescription()
    QTest.keyClick(processor, Qt.Key.Key_Home)
    assert ", round 40: " in processor.accessibleDescription()


def test_another_task_has_its_own_container(desk: Desk) -> None:
    desk.play(scenes.busy)
    tab(desk)
    other: Task = replace(
        scenes.task("Pulse Indexer"),
        health=(LayerHealth(layer=Layer.ENGINE, state=LayerState.BAD, words="Docker is away."),),
    )
    desk.say(TaskChanged(other))

    desk.page.table.select_task(other.id)

    assert health_of(desk, Layer.ENGINE) == "! Bad Docker is away."
    assert chart(desk, "Processor").figures == ()
