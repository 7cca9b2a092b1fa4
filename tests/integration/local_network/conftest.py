"""A network whose clock the tests advance, and a visitor to it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pytest

from orca_desktop.simulation.local_network import LocalNetwork
from orca_desktop.simulation.options import Options
from tests.integration.local_network.visitor import Visitor


@pytest.fixture
async def network() -> AsyncIterator[LocalNetwork]:
    async with LocalNetwork(Options(manual=True, round_slots=40)) as network:
        yield network


@pytest.fixture
async def visitor(network: LocalNetwork) -> AsyncIterator[Visitor]:
    async with httpx.AsyncClient() as client:
        yield Visitor(network, client)
