"""The proxy fails as it is told, and only then."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, suppress

import httpx
import pytest

from orca_desktop.simulation.local_network import LocalNetwork
from orca_desktop.simulation.options import Options
from tests.services.fault_proxy import LAG_SLOTS, STATUSES, Fault, FaultProxy

ASKED = {"jsonrpc": "2.0", "id": 1, "method": "getSlot", "params": []}
AIRDROP = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "requestAirdrop",
    "params": ["So11111111111111111111111111111111111111112", 7],
}


class Scene:
    """A network that stands still, a proxy in front of it, and a client."""

    def __init__(self, network: LocalNetwork, proxy: FaultProxy, client: httpx.AsyncClient) -> None:
        self.network = network
        self.proxy = proxy
        self._client = client

    async def ask(self, question: dict[str, object] = ASKED) -> httpx.Response:
        return await self._client.post(self.proxy.url, json=question, timeout=2.0)

    async def first_bytes(self, count: int) -> int:
        """How many bytes of the answer have come when there are at least *count*, or no more."""
        got = 0
        async with self._client.stream("POST", self.proxy.url, json=ASKED, timeout=5.0) as answer:
            with suppress(httpx.ReadError):  # what reading on after the end of the connection brings
                async for piece in answer.aiter_raw():
                    got += len(piece)
                    if got >= count:
                        await answer.aclose()
        return got


@pytest.fixture
async def scene() -> AsyncIterator[Scene]:
    async with AsyncExitStack() as stack:
        network = await stack.enter_async_context(LocalNetwork(Options(manual=True)))
        proxy = await stack.enter_async_context(FaultProxy(network.url).running())
        client = await stack.enter_async_context(httpx.AsyncClient(trust_env=False))
        yield Scene(network, proxy, client)


async def test_what_does_not_fail_is_passed_on_and_told(scene: Scene) -> None:
    seen: list[str] = []
    with scene.proxy.watched(
        before=lambda passing: seen.append(f"before {passing.method}"),
        after=lambda passing: seen.append(f"after {passing.method}"),
    ):
        answer = await scene.ask()

    assert answer.json()["result"] == scene.network.slots.current
    assert seen == ["before getSlot", "after getSlot"]
    assert scene.proxy.faults_met == 0


@pytest.mark.parametrize(("fault", "status"), STATUSES.items(), ids=lambda value: getattr(value, "name", None))
async def test_a_busy_server_says_so(scene: Scene, fault: Fault, status: int) -> None:
    async with scene.proxy.failing(fault):
        assert (await scene.ask()).status_code == status


@pytest.mark.parametrize(
    "fault", [Fault.REFUSED, Fault.SILENT, Fault.LOST, Fault.TRUNCATED], ids=lambda fault: fault.name
)
async def test_no_answer_comes_until_the_fault_is_over(scene: Scene, fault: Fault) -> None:
    async with scene.proxy.failing(fault):
        with pytest.raises(httpx.TransportError):
            await scene.ask()

    assert (await scene.ask()).json()["result"] == scene.network.slots.current


async def test_nonsense_is_no_answer_to_the_question(scene: Scene) -> None:
    async with scene.proxy.failing(Fault.GARBAGE):
        with pytest.raises(ValueError):  # noqa: PT011 - bytes that are no text, or no JSON
            (await scene.ask()).json()
    async with scene.proxy.failing(Fault.WRONG_JSON):
        assert (await scene.ask()).json()["result"] != scene.network.slots.current


async def test_a_gigabyte_begins_to_come(scene: Scene) -> None:
    async with scene.proxy.failing(Fault.ENDLESS):
        assert await scene.first_bytes(5_000_000) >= 5_000_000


async def test_a_lagging_server_tells_an_old_slot(scene: Scene) -> None:
    async with scene.proxy.failing(Fault.LAGGING):
        assert (await scene.ask()).json()["result"] == scene.network.slots.current - LAG_SLOTS


@pytest.mark.parametrize(("fault", "times"), [(Fault.LOST, 1), (Fault.TWICE, 2), (Fault.REFUSED, 0)])
async def test_what_reaches_the_server_all_the_same(scene: Scene, fault: Fault, times: int) -> None:
    before = scene.network.ledger.transaction_count
    async with scene.proxy.failing(fault):
        try:
            await scene.ask(AIRDROP)
        except httpx.TransportError:
            assert fault is not Fault.TWICE

    assert scene.network.ledger.transaction_count == before + times
