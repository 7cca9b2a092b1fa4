"""Each RPC method of K2 (k2.md 1.4, 1.5), put to the local network and read as what it is."""

from __future__ import annotations

import base64
import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from orca_desktop.adapters.k2.chain import K2Chain
from orca_desktop.adapters.k2.encodings import account_bytes
from orca_desktop.adapters.k2.methods import Holding, K2Methods
from orca_desktop.adapters.k2.rpc import RpcClient, RpcRefusal
from orca_desktop.adapters.k2.task_methods import TaskMethods
from orca_desktop.domain.amounts import ROE_PER_KOII, Roe
from orca_desktop.domain.errors import NetworkGarbled
from orca_desktop.domain.keys import PublicKey, Signature
from orca_desktop.domain.tasks import TaskId
from orca_desktop.k2.programs import KOII_TASK_PROGRAM, TOKEN_PROGRAM, rent_exempt_minimum
from orca_desktop.ports.chain import TransferRoe
from orca_desktop.simulation.local_network import LocalNetwork
from orca_desktop.simulation.options import Options
from orca_desktop.simulation.rpc.envelope import JsonRpc
from tests.fakes import toy_wallet

MAIN = toy_wallet("us").main.public_key
PAYER = toy_wallet("payer")
GIFTED = toy_wallet("gifted").main.public_key
NOBODY = toy_wallet("nobody").main.public_key
NATIVE_TASKS = "2A7XGNY2nv87Z6mpUWwBSnfj"
"""What every native task's account begins with (k2.md 2.1)."""


class Direct(httpx.AsyncBaseTransport):
    """The local network's RPC without a socket; `lacks` are methods, and `refuses` encodings, that it does not have."""

    def __init__(self, network: LocalNetwork) -> None:
        self.network = network
        self.lacks: set[str] = set()
        self.refuses: set[str] = set()
        self.bodies: list[dict[str, Any]] = []
        self._rpc = JsonRpc(network.methods())

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        body = await request.aread()
        asked = json.loads(body)
        self.bodies.append(asked)
        wrong = asked["method"] in self.lacks or any(f'"{encoding}"' in body.decode() for encoding in self.refuses)
        error = {"jsonrpc": "2.0", "id": asked["id"], "error": {"code": -32602, "message": "Invalid params"}}
        return httpx.Response(200, json=error) if wrong else httpx.Response(200, content=self._rpc.answer(body))


@pytest.fixture(scope="module")
def network() -> LocalNetwork:
    """Three rounds old, with money for two."""
    network = LocalNetwork(Options(manual=True, round_slots=40))
    network.ledger.airdrop(MAIN, 5 * ROE_PER_KOII)
    network.ledger.airdrop(PAYER.main.public_key, 5 * ROE_PER_KOII)
    network.slots.advance_to(network.slots.current + 120)
    return network


@pytest.fixture
def wire(network: LocalNetwork) -> Direct:
    return Direct(network)


@pytest.fixture
async def rpc(wire: Direct) -> AsyncIterator[RpcClient]:
    async with httpx.AsyncClient(transport=wire) as client:
        yield RpcClient(client, "http://local")


@pytest.fixture
def methods(rpc: RpcClient) -> K2Methods:
    return K2Methods(rpc)


@pytest.fixture
def own(rpc: RpcClient) -> TaskMethods:
    return TaskMethods(rpc)


@pytest.fixture
def task(wire: Direct) -> TaskId:
    return wire.network.tasks[0].id


async def test_the_chain(methods: K2Methods, wire: Direct) -> None:
    assert await methods.slot() == wire.network.slots.current
    assert await methods.slot_ms() == pytest.approx(408, rel=0.01)
    assert await methods.version() == "1.16.6"
    assert await methods.first_block() == 0
    assert await methods.blocks(100, 120) == 21


async def test_balances_rent_and_gifts(methods: K2Methods) -> None:
    assert await methods.balance(MAIN) == 5 * ROE_PER_KOII
    assert await methods.rent(15_000) == rent_exempt_minimum(15_000) == 105_290_880
    await methods.airdrop(GIFTED, 7 * ROE_PER_KOII)
    assert await methods.balance(GIFTED) == 7 * ROE_PER_KOII


@pytest.mark.parametrize("large", [False, True])
async def test_an_account(methods: K2Methods, wire: Direct, task: TaskId, *, large: bool) -> None:
    found = await methods.account(task, large=large)

    assert found is not None
    assert found.owner == KOII_TASK_PROGRAM
    assert found.data[1] == ("base64+zstd" if large else "base64")
    assert json.loads(account_bytes(found.data))["is_active"] is True
    assert await methods.account(NOBODY, large=large) is None


async def test_a_server_that_does_not_pack_is_asked_for_plain_accounts_from_then_on(
    methods: K2Methods, wire: Direct, task: TaskId
) -> None:
    wire.refuses.add("base64+zstd")
    for _ in range(3):
        found = await methods.account(task, large=True)
        assert found is not None
        assert found.data[1] == "base64"

    assert len(wire.bodies) == 4


async def test_a_refusal_that_is_not_about_packing_stays_one(methods: K2Methods, wire: Direct, task: TaskId) -> None:
    wire.lacks.add("getAccountInfo")
    with pytest.raises(RpcRefusal):
        await methods.account(task, large=True)
    wire.lacks.clear()

    found = await methods.account(task, large=True)
    assert found is not None
    assert found.data[1] == "base64+zstd"


async def test_several_accounts_keep_their_order(methods: K2Methods, task: TaskId) -> None:
    nobody, ours, theirs = await methods.accounts([NOBODY, MAIN, task])

    assert nobody is None
    assert ours is not None
    assert ours.lamports == 5 * ROE_PER_KOII
    assert theirs is not None
    assert theirs.owner == KOII_TASK_PROGRAM


async def test_the_accounts_of_a_program(methods: K2Methods, task: TaskId) -> None:
    native = await methods.program_accounts(
        KOII_TASK_PROGRAM, holding=[Holding(offset=0, text=NATIVE_TASKS)], ids_only=True
    )
    sized = await methods.program_accounts(KOII_TASK_PROGRAM, size=1)

    assert task in {found.pubkey for found in native}
    assert {account_bytes(found.account.data) for found in native} == {b""}
    assert sized == []


async def test_tokens(methods: K2Methods) -> None:
    assert await methods.token_accounts(MAIN, "programId", TOKEN_PROGRAM) == []
    with pytest.raises(RpcRefusal):
        await methods.token_balance(MAIN)


async def test_transactions(methods: K2Methods, rpc: RpcClient) -> None:
    signed = await K2Chain(rpc).prepare(TransferRoe(to=GIFTED, amount=Roe(ROE_PER_KOII)), PAYER)
    before = await methods.status(signed.signature)
    simulated = await methods.simulate(signed.wire)
    told = await methods.send(signed.wire)
    after = await methods.status(signed.signature)

    assert before.value == [None]
    assert simulated.err is None
    assert told == signed.signature
    assert after.value[0] is not None
    assert after.value[0].err is None
    assert after.context.slot >= before.context.slot


async def test_the_older_way_to_the_newest_block_is_known_too(methods: K2Methods, wire: Direct) -> None:
    newer = await methods.blockhash()
    wire.lacks.add("getLatestBlockhash")
    older = await methods.blockhash()

    assert newer.value == older.value


async def test_a_fee_also_as_older_servers_tell_it(methods: K2Methods, rpc: RpcClient, wire: Direct) -> None:
    signed = await K2Chain(rpc).prepare(TransferRoe(to=GIFTED, amount=Roe(ROE_PER_KOII // 2)), PAYER)
    message = signed.wire[1 + 64 * signed.wire[0] :]

    assert await methods.fee(message) == 5_000 * signed.wire[0]
    wire.lacks.add("getFeeForMessage")
    assert await methods.fee(message) == 5_000 * signed.wire[0]
    wire.network.slots.advance_to(wire.network.slots.current + 200)
    assert await methods.fee(message) is None


# -- what only K2 has ---------------------------------------------------------------------------------------------


async def test_a_tasks_document_has_the_large_members_that_are_asked_for(own: TaskMethods, task: TaskId) -> None:
    bare = json.loads(await own.document(task) or b"")
    full = json.loads(await own.document(task, submissions=True, distributions=True, balances=True, stakes=True) or b"")

    assert bare["submissions"] == bare["stake_list"] == {}
    assert full["submissions"]
    assert full["stake_list"]
    assert bare["task_name"] == full["task_name"]


async def test_rounds_one_by_one_and_all(own: TaskMethods, task: TaskId) -> None:
    every = json.loads(await own.submissions(task) or b"")["submissions"]
    first = json.loads(await own.submissions(task, 0) or b"")["submissions"]

    assert len(every) > 1
    assert set(first) <= {"0"}
    assert set(json.loads(await own.distributions(task) or b"")) == {
        "distribution_rewards_submission",
        "distributions_audit_trigger",
        "distributions_audit_record",
    }


async def test_a_nodes_own_part(own: TaskMethods, task: TaskId) -> None:
    full = json.loads(await own.document(task, stakes=True, submissions=True) or b"")
    staker, stake = next(iter(full["stake_list"].items()))

    assert await own.stake(task, PublicKey(staker)) == stake
    with pytest.raises(RpcRefusal, match="No stake available"):
        await own.stake(task, NOBODY)


async def test_round_0_is_asked_for_too(own: TaskMethods, wire: Direct, task: TaskId) -> None:
    await own.submissions(task, 0)

    assert wire.bodies[-1]["params"][1] == {"encoding": "base64", "commitment": "confirmed", "round": 0}


# -- answers that cannot be true ----------------------------------------------------------------------------------


@pytest.mark.parametrize("blockhash", ["", "0OIl", "1" * 5_000, "abc", "US517G5965aydkZ46HS38QLi7UQiSojurfbQfKCELF"])
async def test_what_is_no_blockhash_is_not_signed_for(blockhash: str) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        number = json.loads(request.content)["id"]
        result = {"context": {"slot": 5}, "value": {"blockhash": blockhash}}
        return httpx.Response(200, json={"jsonrpc": "2.0", "id": number, "result": result})

    async with httpx.AsyncClient(transport=httpx.MockTransport(answer)) as client:
        with pytest.raises(NetworkGarbled, match="blockhash"):
            await K2Methods(RpcClient(client, "http://x")).blockhash()


async def test_an_answer_that_does_not_say_as_of_when_is_not_taken() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        number = json.loads(request.content)["id"]
        return httpx.Response(200, json={"jsonrpc": "2.0", "id": number, "result": {"value": [None]}})

    async with httpx.AsyncClient(transport=httpx.MockTransport(answer)) as client:
        with pytest.raises(NetworkGarbled):
            await K2Methods(RpcClient(client, "http://x")).status(Signature("x"))


async def test_data_in_base64_is_what_was_meant() -> None:
    assert account_bytes((base64.b64encode(b"text").decode(), "base64")) == b"text"


@pytest.mark.parametrize(
    "owner",
    ["", "x" * 100_000, f"\x1b[31m{KOII_TASK_PROGRAM}", f"{KOII_TASK_PROGRAM}\n", "0OIl" * 11],
    ids=["empty", "long", "colour", "line", "no base58"],
)
async def test_an_owner_that_is_no_key_is_not_shown_to_anybody(owner: str) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        number = json.loads(request.content)["id"]
        account = {"data": ["", "base64"], "owner": owner, "lamports": 1}
        result = {"context": {"slot": 5}, "value": account}
        return httpx.Response(200, json={"jsonrpc": "2.0", "id": number, "result": result})

    async with httpx.AsyncClient(transport=httpx.MockTransport(answer)) as client:
        with pytest.raises(NetworkGarbled):
            await K2Chain(RpcClient(client, "http://x")).task(TaskId(MAIN))


@pytest.mark.parametrize("mint", ["", "x" * 100_000, "z" * 44], ids=["empty", "long", "33 bytes"])
async def test_a_token_whose_mint_is_no_key_is_not_shown_to_anybody(mint: str) -> None:
    info = {"mint": mint, "owner": MAIN, "tokenAmount": {"amount": "1", "decimals": 9}}

    def answer(request: httpx.Request) -> httpx.Response:
        number = json.loads(request.content)["id"]
        result = {
            "context": {"slot": 5},
            "value": [{"pubkey": GIFTED, "account": {"data": {"parsed": {"info": info}}}}],
        }
        return httpx.Response(200, json={"jsonrpc": "2.0", "id": number, "result": result})

    async with httpx.AsyncClient(transport=httpx.MockTransport(answer)) as client:
        with pytest.raises(NetworkGarbled):
            await K2Chain(RpcClient(client, "http://x")).tokens(MAIN)
