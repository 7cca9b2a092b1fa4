"""An account of many megabytes is decoded while the loop goes on; what comes of it is the same."""

from __future__ import annotations

import asyncio
import base64
import json
import sys
from collections.abc import Awaitable, Iterator
from typing import Any

import httpx
import pytest

from orca_desktop.adapters.k2 import apart, encodings
from orca_desktop.adapters.k2.chain import K2Chain
from orca_desktop.adapters.k2.encodings import PACKED, PLAIN, account_bytes
from orca_desktop.adapters.k2.rpc import RpcClient
from orca_desktop.domain.errors import NetworkGarbled
from orca_desktop.domain.keys import PublicKey, public_key
from orca_desktop.domain.tasks import TaskAccount, TaskId
from orca_desktop.k2.distribution_lists import list_text, write_stored
from orca_desktop.k2.programs import KOII_TASK_PROGRAM
from tests.unit.fuzzing import zstd

TASK = TaskId(public_key(bytes([7]) * 32))
NODES = 6_000
ROUNDS = 5
KEYS = [public_key(number.to_bytes(32, "big")) for number in range(1, NODES + 1)]


@pytest.fixture(scope="module")
def document() -> bytes:
    entry = {"submission_value": "bafybeib" + "x" * 51, "slot": 123_456_789, "round": 7}
    members: dict[str, Any] = {
        "task_name": "Large",
        "task_manager": [1] * 32,
        "stake_pot_account": [2] * 32,
        "is_active": True,
        "round_time": 100,
        "starting_slot": 0,
        "audit_window": 40,
        "submission_window": 40,
        "total_bounty_amount": 1,
        "bounty_amount_per_round": 1,
        "minimum_stake_amount": 1,
        "submissions": {str(number): dict.fromkeys(KEYS, entry) for number in range(ROUNDS)},
    }
    return json.dumps(members, separators=(",", ":")).encode()


@pytest.fixture
def _quick_change_over() -> Iterator[None]:
    """Threads change over soon, so that few turns do not mean that there was little time."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(0.0005)
    yield
    sys.setswitchinterval(before)


def answering(data: bytes, encoding: str) -> httpx.AsyncClient:
    account = {"data": [base64.b64encode(data).decode(), encoding], "lamports": 1, "owner": KOII_TASK_PROGRAM}
    result = {"context": {"slot": 1}, "value": account}

    def answer(request: httpx.Request) -> httpx.Response:
        number = json.loads(request.content)["id"]
        return httpx.Response(200, json={"jsonrpc": "2.0", "id": number, "result": result})

    return httpx.AsyncClient(transport=httpx.MockTransport(answer))


async def turns_during(work: Awaitable[object]) -> int:
    """How often the loop comes round while something is awaited."""
    working, turns = asyncio.ensure_future(work), 0
    while not working.done():
        await asyncio.sleep(0)
        turns += 1
    await working
    return turns


@pytest.mark.usefixtures("_quick_change_over")
@pytest.mark.parametrize("encoding", [PLAIN, PACKED])
async def test_the_loop_goes_on_while_a_large_task_is_decoded(
    document: bytes, encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = document if encoding == PLAIN else zstd.compress(document)
    async with answering(data, encoding) as client:
        chain = K2Chain(RpcClient(client, "http://large"))
        turns = await turns_during(chain.task(TASK))
        assert len(document) > 3 * apart.LARGE_BYTES
        monkeypatch.setattr(apart, "LARGE_BYTES", sys.maxsize)
        turns_where_it_waits = await turns_during(chain.task(TASK))

    assert turns > 3 * turns_where_it_waits


@pytest.mark.usefixtures("_quick_change_over")
async def test_the_loop_goes_on_while_a_large_list_is_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    amounts = dict.fromkeys(KEYS, 1_000_000_000)
    padded = list_text(amounts).encode().ljust(4_000_000, b"\0")
    async with answering(write_stored({3: {TASK: padded}}), PLAIN) as client:
        chain = K2Chain(RpcClient(client, "http://large"))
        turns = await turns_during(chain.distribution_list(KEYS[0], TASK, 3))
        monkeypatch.setattr(apart, "LARGE_BYTES", sys.maxsize)
        turns_where_it_waits = await turns_during(chain.distribution_list(KEYS[0], TASK, 3))
        assert await chain.distribution_list(KEYS[0], TASK, 3) == amounts

    assert turns > 3 * turns_where_it_waits


async def test_what_comes_of_a_large_account_is_whole(document: bytes) -> None:
    async with answering(document, PLAIN) as client:
        task: TaskAccount = await K2Chain(RpcClient(client, "http://large")).task(TASK)

    assert {number: len(proofs) for number, proofs in task.submissions.items()} == dict.fromkeys(range(ROUNDS), NODES)
    assert set(task.submissions[2]) == {PublicKey(key) for key in KEYS}


@pytest.mark.parametrize("size", [0, 1, 2, 3, 4, 5, 11, 12, 13, 24])
def test_base64_in_parts_is_that_of_the_whole(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encodings, "PART_CHARACTERS", 8)
    raw = bytes(range(size))

    assert account_bytes((base64.b64encode(raw).decode(), PLAIN)) == raw


@pytest.mark.parametrize("text", ["AAAAAA==AAAA", "AAAAAAA=AAAAAAAA", "AAA", "AAAAAAAA=", "AAAA AAA", "ÄAAA", "===="])
def test_what_is_no_base64_is_none_in_parts_either(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encodings, "PART_CHARACTERS", 8)
    with pytest.raises(NetworkGarbled, match="not base64"):
        account_bytes((text, PLAIN))
