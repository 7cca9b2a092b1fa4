"""Whatever a server answers, the chain gives a value or an error with words; within bounds of time and memory."""

from __future__ import annotations

import base64
import tracemalloc
from collections.abc import Awaitable, Callable
from contextlib import suppress
from random import Random
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orca_desktop.adapters.k2 import encodings
from orca_desktop.adapters.k2.chain import K2Chain
from orca_desktop.adapters.k2.encodings import account_bytes, unpacked
from orca_desktop.adapters.k2.methods import Holding, K2Methods
from orca_desktop.adapters.k2.pool import RpcPool
from orca_desktop.adapters.k2.rpc import RpcClient
from orca_desktop.adapters.k2.task_methods import TaskMethods
from orca_desktop.domain.amounts import ROE_PER_KOII, Roe
from orca_desktop.domain.errors import NetworkGarbled, OrcaError
from orca_desktop.domain.keys import Signature
from orca_desktop.domain.tasks import TaskId
from orca_desktop.k2.programs import KOII_TASK_PROGRAM, TOKEN_PROGRAM
from orca_desktop.ports.chain import TransferRoe
from orca_desktop.simulation.local_network import LocalNetwork
from orca_desktop.simulation.options import Options
from orca_desktop.simulation.rpc.envelope import JsonRpc
from tests import virtual_time
from tests.fakes import toy_wallet
from tests.unit.fuzzing import BATCH, EXAMPLES, spoiled, spoiled_bytes, zstd

ROUND_SLOTS = 40
WALLET = toy_wallet("us")
KEYS = WALLET.keys
SIGNATURE = Signature("4i8i1CMoZWsLqS1oc36AZVPJPEs1wmyV8k54Ab9FjPQZHgpVP32C5fXEXMmoXCZKEvsxLEPbhKn41B5PsHkhgvcp")


class Spoiling(httpx.AsyncBaseTransport):
    """The local network's answers, spoiled by what *random* draws."""

    def __init__(self, network: LocalNetwork, random: Random) -> None:
        self._rpc = JsonRpc(network.methods())
        self._random = random

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        answer = self._rpc.answer(await request.aread())
        return httpx.Response(200, content=spoiled(answer, self._random))


def made_network() -> LocalNetwork:
    network = LocalNetwork(Options(manual=True, round_slots=ROUND_SLOTS))
    network.ledger.airdrop(KEYS.main, 5 * ROE_PER_KOII)
    network.slots.advance_to(network.slots.current + 3 * ROUND_SLOTS)
    return network


NETWORK = made_network()
TASKS = tuple(task.id for task in NETWORK.tasks)


def questions(rpc: RpcPool, task: TaskId) -> list[Callable[[], Awaitable[Any]]]:
    """Everything that the chain and its methods can be asked."""
    chain, methods, own = K2Chain(rpc), K2Methods(rpc), TaskMethods(rpc)
    transfer = TransferRoe(to=KEYS.staking, amount=Roe(1_000))
    return [
        chain.slot,
        chain.slot_ms,
        lambda: chain.balance(KEYS.main),
        lambda: chain.account(KEYS.main),
        lambda: chain.rent(100),
        lambda: chain.task(task),
        lambda: chain.task(task),
        lambda: chain.distribution_list(KEYS.staking, task, 1),
        lambda: chain.tokens(KEYS.main),
        lambda: chain.cost(transfer, KEYS),
        lambda: chain.prepare(transfer, WALLET),
        lambda: chain.outcome(SIGNATURE, 1),
        methods.version,
        lambda: methods.accounts([KEYS.main, task]),
        lambda: methods.program_accounts(KOII_TASK_PROGRAM, holding=[Holding(offset=0, text="5S")], size=3),
        lambda: methods.token_accounts(KEYS.main, "programId", TOKEN_PROGRAM),
        lambda: methods.token_balance(KEYS.main),
        lambda: own.document(task, submissions=True, stakes=True),
        lambda: own.submissions(task),
        lambda: own.distributions(task),
        lambda: own.stake(task, KEYS.staking),
        lambda: own.own_submission(task, KEYS.staking, 0),
    ]


@settings(max_examples=EXAMPLES, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_any_answer_is_a_value_or_an_error_with_words(seed: int) -> None:
    random = Random(seed)

    async def ask() -> None:
        async with (
            httpx.AsyncClient(transport=Spoiling(NETWORK, random)) as client,
            RpcPool([RpcClient(client, "http://x")]) as pool,
        ):
            for _ in range(BATCH):
                question = random.choice(questions(pool, random.choice(TASKS)))
                with suppress(OrcaError):
                    await question()

    virtual_time.run(ask())


@settings(max_examples=EXAMPLES, deadline=None)
@given(content=st.binary(max_size=300), seed=st.integers(0, 2**32))
def test_any_packed_data_is_bytes_or_an_error_with_words(content: bytes, seed: int) -> None:
    random, frame = Random(seed), zstd.compress(content)
    for _ in range(BATCH):
        data = base64.b64encode(spoiled_bytes(frame, random)).decode()
        with suppress(NetworkGarbled):
            account_bytes((data, "base64+zstd"))


# -- packed data --------------------------------------------------------------------------------------------------


@given(content=st.binary(max_size=5_000))
def test_what_was_packed_is_unpacked(content: bytes) -> None:
    packed = base64.b64encode(zstd.compress(content)).decode()

    assert account_bytes((packed, "base64+zstd")) == content
    assert account_bytes((base64.b64encode(content).decode(), "base64")) == content


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (("AAAA", "base58"), "encoding"),
        (("A", "base64"), "not base64"),
        (("é", "base64"), "not base64"),
        (("AAAA", "base64+zstd"), "not Zstandard"),
        (("", "base64+zstd"), "cut off"),
        ((base64.b64encode(zstd.compress(b"text")[:-2]).decode(), "base64+zstd"), "cut off"),
        ((base64.b64encode(zstd.compress(b"text") + b"more").decode(), "base64+zstd"), "behind its end"),
    ],
)
def test_what_is_not_packed_as_it_says_is_refused(data: tuple[str, str], words: str) -> None:
    with pytest.raises(NetworkGarbled, match=words):
        account_bytes(data)


def test_little_that_stands_for_a_lot_is_refused_before_it_is_all_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """6 KB that stand for 200 MB."""
    monkeypatch.setattr(encodings, "MAX_ACCOUNT_BYTES", 1_000_000)
    frame = zstd.compress(bytes(200_000_000))
    assert len(frame) < 10_000

    tracemalloc.start()
    try:
        with pytest.raises(NetworkGarbled, match="larger than any account"):
            unpacked(frame)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert peak < 8_000_000


def test_a_frame_that_wants_too_much_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encodings, "LARGEST_WINDOW_LOG", 20)
    options: dict[int, int] = {
        zstd.CompressionParameter.window_log: 24,
        zstd.CompressionParameter.content_size_flag: 0,
    }
    compressor = zstd.ZstdCompressor(options=options)
    frame = compressor.compress(Random(1).randbytes(3_000_000)) + compressor.flush()

    with pytest.raises(NetworkGarbled, match="not Zstandard"):
        unpacked(frame)
