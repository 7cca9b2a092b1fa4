"""The demo's window as a user uses it: with the mouse, the keyboard and the clipboard."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import Any

import base58
import pytest

from tests.e2e.demo_window import Demo, OpenDemo
from tests.e2e.window import Window, names, rows
from tests.services.accessibility import Accessible, State
from tests.services.docker_engine import DockerEngine
from tests.services.processes import wait_until

OURS = {"label": "network.koii.orca-desktop.task"}
FIELD = "Task ID to join"
LOG = "Log of the task's container"
PAID = "Paid."
A_ROUND_IS_PAID = re.compile(r"^Rounds paid: [1-9]")
NODE, VERDICT, VOTE = 1, 2, 3


@pytest.fixture(scope="module")
def offered() -> dict[str, str]:
    """The IDs of the demo's network by what comes of them: the same seed makes the same ones."""
    command = [sys.executable, "-m", "orca_desktop", "localnet", "--json", "--until-stdin-closes"]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=True, timeout=60)
    return {task["state"]: task["id"] for task in json.loads(done.stdout)["tasks"]}


def test_a_pasted_task_is_paid_looked_at_and_stopped_in_docker(
    docker_engine: DockerEngine, open_demo: OpenDemo
) -> None:
    before = _kept_in(docker_engine)
    with open_demo("docker", docker_engine.environment) as demo:
        _look_up_by_mouse(demo)
        _read_the_review(demo.window)
        demo.window.click("push button", "Join and stake 0.010 KOII")
        demo.window.wait_for(_runs, "running task")
        _look_at_a_paid_proof(demo)
        _look_at_a_vote_against_the_cheat(demo.window)
        _look_at_the_log(demo.window)
        assert _containers(docker_engine)

        demo.window.click("cell", "Stop")
        demo.window.wait_for(lambda seen: _state_of_task(seen).startswith(("Stopped", "Cooling down")), "stopped task")
        assert not _containers(docker_engine)

        demo.window.close()
        assert demo.wait_for_end() == 0
        _assert_nothing_is_left(demo)
    assert _kept_in(docker_engine) == before


def test_a_running_task_ends_with_the_window(docker_engine: DockerEngine, open_demo: OpenDemo) -> None:
    before = _kept_in(docker_engine)
    with open_demo("docker", docker_engine.environment) as demo:
        _join_by_keyboard(demo)
        assert _containers(docker_engine)

        demo.window.quit()
        assert demo.wait_for_end() == 0
        _assert_nothing_is_left(demo)
    assert _kept_in(docker_engine) == before


def test_everything_can_be_done_with_the_keyboard(open_demo: OpenDemo) -> None:
    with open_demo("process") as demo:
        window = demo.window
        _join_by_keyboard(demo)
        window.wait_to_see("panel", A_ROUND_IS_PAID)
        for key, shown in (("ctrl+2", "Proofs"), ("ctrl+3", "Audits given"), ("ctrl+1", "Rounds")):
            window.press(key)
            window.wait_to_see("table", shown)
        window.press("ctrl+Return")
        window.wait_for(lambda seen: _state_of_task(seen).startswith(("Stopped", "Cooling down")), "stopped task")
        window.press("ctrl+Return")
        window.wait_for(_runs, "task that runs again")

        window.quit()
        assert demo.wait_for_end() == 0
        _assert_nothing_is_left(demo)


def test_what_cannot_be_joined_is_answered_in_words_and_stays_to_be_corrected(
    open_demo: OpenDemo, offered: dict[str, str]
) -> None:
    unknown = base58.b58encode(bytes(range(1, 33))).decode()
    answers = {
        "task number 0": "This is not a task ID. A task ID has only letters and digits",
        base58.b58encode(bytes(range(1, 32))).decode(): "This is not a task ID. .* this text stands for 31, so a part",
        offered["inactive"]: "This task is not active. “Idle Census” takes no stakes",
        offered["migrated"]: f"This task has moved. .* Join that one instead: {offered['sample']}",
        offered["system account"]: "This is not a task. .* it is an ordinary wallet",
        unknown: f"No such task. The network knows no account {unknown}",
    }
    with open_demo("process") as demo:
        for text, words in answers.items():
            demo.window.press("ctrl+l")
            demo.window.type(text)
            demo.window.press("Return")
            demo.window.wait_to_see("panel", re.compile(words))
            _assert_kept_and_nothing_added(demo.window.look(), text)


def test_a_network_that_goes_away_is_told_and_the_window_can_still_be_used(open_demo: OpenDemo) -> None:
    with open_demo("process") as demo:
        window = demo.window
        _join_by_keyboard(demo)
        demo.network.kill()
        window.wait_to_see("panel", re.compile("^The network cannot be reached. .* does not answer"))
        window.wait_to_see("panel", re.compile("^Network: Network unreachable"))

        window.click("page tab", "Audits")
        window.wait_to_see("table", "Audits given")
        window.click("text", FIELD)
        window.type(demo.sample)
        window.wait_for(lambda seen: _field(seen).text == demo.sample, "typed text")
        window.quit()
        assert demo.wait_for_end() == 0
        _assert_nothing_is_left(demo)


def test_every_control_tells_a_screen_reader_its_role_and_name(open_demo: OpenDemo) -> None:
    with open_demo("process") as demo:
        window = demo.window
        _look_up_by_mouse(demo)
        window.wait_to_see("push button", "Not now")
        _assert_told(window.look())

        window.click("push button", re.compile("^Join"))
        window.wait_to_see("panel", A_ROUND_IS_PAID)
        for tab, role, part in (
            ("Rounds", "cell", PAID),
            ("Proofs", "cell", PAID),
            ("Audits", "cell", "voted against"),
            ("Logs", "text", LOG),
        ):
            window.click("page tab", tab)
            window.wait_to_see(role, part)
            _assert_told(window.look())


def _look_up_by_mouse(demo: Demo) -> None:
    """The ID is pasted while the keyboard is somewhere else in the window."""
    window = demo.window
    window.click("check box", "Page Tasks")
    window.wait_for_focus("check box", "Page Tasks")
    window.paste(demo.sample, lambda seen: _field(seen).text == demo.sample)
    window.click("push button", "Look up")


def _join_by_keyboard(demo: Demo) -> None:
    window = demo.window
    window.press("ctrl+l")
    window.wait_for_focus("text", FIELD)
    window.type(demo.sample)
    window.press("Return")
    window.wait_for_focus("push button", re.compile("^Join"))
    for button in ("Practise", "Watch", "Not now"):
        window.press("Tab")
        window.wait_for_focus("push button", button)
    for button in ("Watch", "Practise"):
        window.press("shift+Tab")
        window.wait_for_focus("push button", button)
    window.press("shift+Tab")
    window.wait_for_focus("push button", re.compile("^Join"))
    window.press("space")
    window.wait_for(_runs, "running task")


def _read_the_review(window: Window) -> None:
    card = window.wait_to_see("panel", "Review of the task Prime Census")
    assert card.find("label", "orca-desktop.localhost/prime-census:1")
    assert card.find("panel", re.compile(r"^Minimum stake: 0\.010 KOII"))
    assert card.find("label", re.compile("A failed audit costs 70 % of the stake"))
    assert card.find("label", re.compile("^In a container with a network of its own"))
    creator = card.find("text", "What the creator says of the task")
    assert creator is not None
    assert "How many primes are there" in creator.text


def _look_at_a_paid_proof(demo: Demo) -> None:
    """The first paid round is chosen in the list of proofs, and its proof is read."""
    window = demo.window
    window.wait_to_see("panel", A_ROUND_IS_PAID)
    window.click("page tab", "Proofs")
    window.wait_for(lambda seen: _paid_round(seen), "paid round among the proofs")
    number = wait_until(lambda: _choose_paid_round(window), "chosen round")

    seen = window.look()
    assert seen.find("label", "signature valid")
    proof = _proof(seen)
    assert proof["roundNumber"] == int(number)
    assert proof["taskId"] == demo.sample


def _choose_paid_round(window: Window) -> str | None:
    """A round that begins moves the others down: then the click has met another one, and is done again."""
    number = _paid_round(window.look())
    assert number is not None
    window.click("cell", number)
    seen = window.look()
    is_chosen = any(State.SELECTED in cell.states for cell in seen.find_all("cell", number))
    return number if is_chosen and seen.find("label", f"Proof of round {number}") else None


def _paid_round(seen: Accessible) -> str | None:
    table = seen.find("table", "Proofs")
    return next((row[0].name for row in rows(table) if row[-1].name == PAID), None) if table is not None else None


def _proof(seen: Accessible) -> dict[str, Any]:
    reader = seen.find("text", "Proof as JSON")
    assert reader is not None
    proof: dict[str, Any] = json.loads(reader.text)
    return proof


def _look_at_a_vote_against_the_cheat(window: Window) -> None:
    """One node's proofs are wrong; the sample finds that out, and all other proofs right."""
    window.click("page tab", "Audits")
    table = window.wait_for(
        lambda seen: next((t for t in seen.find_all("table", "Audits given") if t.find("cell", "voted against")), None),
        "vote against",
    )
    audits = [names(row) for row in rows(table)]
    against = {audit[NODE] for audit in audits if audit[VOTE] == "voted against"}
    assert len(against) == 1
    assert {audit[VERDICT] for audit in audits if audit[VOTE] == "voted against"} == {"Not valid"}
    assert {audit[VERDICT] for audit in audits if audit[NODE] not in against} == {"Valid"}


def _look_at_the_log(window: Window) -> None:
    window.click("page tab", "Logs")
    log = window.wait_to_see("text", LOG)
    assert re.search(r"^\d\d:\d\d:\d\d .*audit", log.text, re.MULTILINE | re.IGNORECASE)


def _field(seen: Accessible) -> Accessible:
    field = seen.find("text", FIELD)
    assert field is not None
    return field


def _runs(seen: Accessible) -> bool:
    """Whether the only task runs, however its rounds go."""
    return _state_of_task(seen).startswith(
        ("Warming up", "Earning", "Unpaid", "Missing rounds", "Miss expected", "Proof in doubt", "Stake cut")
    )


def _state_of_task(seen: Accessible) -> str:
    """The state that the only row of the joined tasks tells, "" while there is none."""
    table = seen.find("table", "Joined tasks")
    joined = rows(table) if table is not None else []
    return joined[0][1].name if joined else ""


def _assert_told(seen: Accessible) -> None:
    controls = [thing for thing in seen.all() if State.FOCUSABLE in thing.states]
    untold = [
        (control.role, control.name, control.bounds)
        for control in controls
        if control.role in {"", "unknown", "invalid"} or not control.name.strip()
    ]
    assert controls
    assert untold == []


def _assert_kept_and_nothing_added(seen: Accessible, text: str) -> None:
    assert _field(seen).text == text
    assert seen.find("label", "No task yet")
    assert not seen.find("table", "Joined tasks")


def _assert_nothing_is_left(demo: Demo) -> None:
    assert not demo.network.is_running()
    assert not demo.files()
    assert "Traceback" not in demo.words()


def _containers(engine: DockerEngine) -> list[Any]:
    with engine.client() as client:
        found: list[Any] = client.api.containers(all=True, filters=OURS)
        return found


def _kept_in(engine: DockerEngine) -> tuple[set[str], set[str], set[str]]:
    """The containers, volumes and networks in the engine."""
    with engine.client() as client:
        return (
            set(engine.container_ids()),
            {volume.name for volume in client.volumes.list()},
            {network.name for network in client.networks.list()},
        )
