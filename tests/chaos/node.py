"""`orca-desktop run` for tests: the same node, with the bundled sample as a process, and a time of day that can be set.

The program itself runs in Docker only, and by the machine's time.
"""

from __future__ import annotations

import argparse
import functools
import sys
from collections.abc import Mapping
from pathlib import Path
from unittest import mock

from orca_desktop import bootstrap
from orca_desktop.adapters.system_clock import SystemClock
from orca_desktop.bootstrap import assembly
from orca_desktop.cli import headless
from orca_desktop.domain.commands import Command, JoinTask, StartTask
from orca_desktop.domain.tasks import TaskId
from orca_desktop.domain.ways import Way


class SetClock(SystemClock):
    """The file *off*, where there is one, tells how many seconds the time of day is off."""

    def __init__(self, off: Path) -> None:
        self._off = off

    def wall(self) -> float:
        return super().wall() + (float(self._off.read_text()) if self._off.exists() else 0.0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("task", "url", "data", "wallet", "time"):
        parser.add_argument(f"--{name}", required=True)
    asked = parser.parse_args()
    network = bootstrap.Network(servers=(asked.url,), gateways=(f"{asked.url}/ipfs/{{cid}}/{{file}}",), store=asked.url)
    settings = bootstrap.Settings(
        network=network,
        data_folder=Path(asked.data),
        wallet=asked.wallet,
        engine=bootstrap.EngineChoice.PROCESS,
    )

    def commands(known: Mapping[TaskId, Way]) -> list[Command]:
        task_id = TaskId(asked.task)
        return [StartTask(task_id) if task_id in known else JoinTask(task_id)]

    plan = headless.Plan(commands=commands, rounds=0)
    with mock.patch.object(assembly, "SystemClock", functools.partial(SetClock, Path(asked.time))):
        sys.exit(headless.run(functools.partial(bootstrap.build, settings), plan, as_json=True))


if __name__ == "__main__":
    main()
