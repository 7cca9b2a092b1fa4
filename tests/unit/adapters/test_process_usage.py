"""What a process uses."""

from __future__ import annotations

import asyncio
import os
import sys

import pytest

from orca_desktop.adapters.process.usage import ProcessMeter

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells below /proc")


def test_memory_is_that_of_the_process() -> None:
    found = ProcessMeter(os.getpid()).sample()

    assert found is not None
    assert 1_000_000 < found.memory < found.memory_limit


def test_a_busy_process_is_seen_to_be_busy() -> None:
    meter = ProcessMeter(os.getpid())
    meter.sample()
    began = os.times()
    while os.times().user - began.user < 0.1:
        pass
    found = meter.sample()

    assert found is not None
    assert found.cpu > 0


async def test_one_that_has_ended_has_no_sample() -> None:
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", "pass")
    await process.wait()

    assert ProcessMeter(process.pid).sample() is None
