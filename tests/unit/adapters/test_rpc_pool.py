"""Several RPC servers as one: whatever some of them do, a call gives a value or a typed error, and never the past."""

from __future__ import annotations

import asyncio
from contextlib import suppress

import pytest

from orca_desktop.adapters.k2 import pool as rpc_pool
from orca_desktop.adapters.k2 import rpc as k2_rpc
from orca_desktop.adapters.k2.answers import InContext
from orca_desktop.adapters.k2.pool import RpcPool
from orca_desktop.adapters.k2.rpc import RpcBehind, RpcBusy, RpcRefusal
from orca_desktop.adapters.k2.steady import Witness
from orca_desktop.domain.errors import NetworkError, NetworkUnreachable
from orca_desktop.domain.status import EndpointState
from tests.unit.adapters import http_servers
from tests.unit.adapters.rpc_servers import BALANCE, EVERY_FAULT, SLOW_FAULTS, ToyRpc, pool_at, pool_of, serving, until

LATE = frozenset({"silent", "dripping", "endless"})
"""Faults that are known only once time or the limit is used up."""


@pytest.fixture(autouse=True)
def _little_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rpc_pool, "PATIENCE_SECONDS", 0.2)


async def balance(pool: RpcPool) -> int:
    return (await pool.call("getBalance", ["a key"], InContext[int])).value


def states(pool: RpcPool) -> list[EndpointState]:
    return [status.state for status in pool.statuses()]


# -- one of them fails --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("fault", EVERY_FAULT)
async def test_where_one_server_fails_another_answers(fault: str) -> None:
    bad, good = ToyRpc(), ToyRpc()
    async with pool_of(bad, good) as pool:
        await pool.look()
        with bad.failing(fault):
            answers = [await balance(pool) for _ in range(3)]

    assert answers == [BALANCE] * 3


@pytest.mark.parametrize("fault", sorted(set(EVERY_FAULT) - {"no such method"}))
async def test_a_server_that_fails_is_left_alone_and_told(fault: str) -> None:
    bad, good = ToyRpc(), ToyRpc()
    async with pool_of(bad, good) as pool:
        await pool.look()
        with bad.failing(fault):
            await balance(pool)
            asked = bad.asked["getBalance"]
            await balance(pool)
            told = pool.statuses()

    assert (asked, bad.asked["getBalance"]) == (1, 1)
    assert [status.preferred for status in told] == [False, True]
    assert told[1].state is EndpointState.GOOD
    if fault not in LATE:
        assert told[0].state in (EndpointState.AWAY, EndpointState.BUSY, EndpointState.BEHIND)
        assert told[0].error_rate


@pytest.mark.parametrize("fault", EVERY_FAULT)
async def test_where_all_fail_a_typed_error_comes_in_time(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(k2_rpc, "TIMEOUT_SECONDS", 0.3)
    first, second = ToyRpc(fault=fault), ToyRpc(fault=fault)
    async with pool_of(first, second) as pool, asyncio.timeout(30):
        with pytest.raises(NetworkError) as caught:
            await balance(pool)

    assert caught.value.title
    assert first.asked["getBalance"] <= 1


async def test_a_call_never_takes_longer_than_its_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rpc_pool, "CALL_SECONDS", 0.3)
    async with pool_of(ToyRpc(fault="silent"), ToyRpc(fault="dripping")) as pool, asyncio.timeout(8):
        with pytest.raises(NetworkUnreachable, match="no answer in time"):
            await balance(pool)


async def test_nobody_there_is_told_without_waiting() -> None:
    first, second = ToyRpc(), ToyRpc()
    async with serving(first, second):
        urls = [first.url, second.url]
    async with pool_at(urls) as pool:
        with pytest.raises(NetworkUnreachable, match="no connection"):
            await balance(pool)

        assert states(pool) == [EndpointState.AWAY] * 2


async def test_a_refusal_is_an_answer_and_nobody_else_is_asked() -> None:
    first, second = ToyRpc(refusal=(-32002, "Transaction simulation failed")), ToyRpc()
    async with pool_of(first, second) as pool:
        with pytest.raises(RpcRefusal, match="simulation failed"):
            await pool._read("sendTransaction", [], str, Witness())

    assert not second.asked["sendTransaction"]
    assert states(pool)[0] is EndpointState.GOOD


async def test_a_server_that_is_back_is_found_without_being_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rpc_pool, "PROBE_PAUSE", 0.02)
    monkeypatch.setattr(rpc_pool, "PROBE_SECONDS", 0.05)
    first, second = ToyRpc(fault="503"), ToyRpc()
    async with pool_of(first, second) as pool:
        await balance(pool)
        watching = asyncio.create_task(pool.run())
        try:
            assert states(pool)[0] is EndpointState.BUSY
            first.fault = None
            await until(lambda: states(pool) == [EndpointState.GOOD] * 2)
        finally:
            watching.cancel()
            with suppress(asyncio.CancelledError):
                await watching


# -- asking to be left alone --------------------------------------------------------------------------------------


async def test_a_look_at_all_of_them_waits_once_for_one_that_fails() -> None:
    good, bad = ToyRpc(), ToyRpc(fault="503")
    async with pool_of(good, bad) as pool:
        await pool.look(times=3)

    assert good.asked["getSlot"] == 3
    assert bad.asked.total() == 1


async def test_who_asks_to_be_left_alone_is_left_alone() -> None:
    busy, other = ToyRpc(fault="429", headers={"Retry-After": "60"}), ToyRpc()
    async with pool_of(busy, other) as pool:
        for _ in range(3):
            await balance(pool)
        with other.failing("500"), pytest.raises(NetworkError):
            await balance(pool)

        assert states(pool)[0] is EndpointState.BUSY
    assert busy.asked["getBalance"] <= 1


async def test_where_all_ask_to_be_left_alone_for_long_nobody_is_asked() -> None:
    servers = [ToyRpc(fault="429", headers={"Retry-After": "60"}) for _ in range(2)]
    async with pool_of(*servers) as pool:
        with pytest.raises(RpcBusy):
            await balance(pool)
        before = [server.asked.total() for server in servers]
        with pytest.raises(RpcBusy, match="left alone") as caught:
            await balance(pool)

    assert caught.value.pause
    assert caught.value.pause > 50
    assert [server.asked.total() for server in servers] == before


async def test_a_moment_of_rest_is_waited_for() -> None:
    server = ToyRpc(fault="429", headers={"Retry-After": "1"})
    async with pool_of(server) as pool:
        with pytest.raises(RpcBusy):
            await balance(pool)
        server.fault = None

        assert await balance(pool) == BALANCE


# -- never the past -----------------------------------------------------------------------------------------------


async def test_what_is_older_than_what_was_read_is_not_taken_from_another_server() -> None:
    ahead, behind = ToyRpc(slot=1_000), ToyRpc(slot=900)
    async with pool_of(ahead, behind) as pool:
        await balance(pool)
        ahead.fault = "503"
        with pytest.raises(NetworkError):
            await balance(pool)
        behind.slot = 1_001

        assert await balance(pool) == BALANCE


async def test_nor_from_the_same_server() -> None:
    server = ToyRpc(slot=1_000)
    async with pool_of(server) as pool:
        await balance(pool)
        server.slot = 800
        with pytest.raises(RpcBehind, match="200 slots older"):
            await balance(pool)


async def test_a_server_that_is_a_few_slots_behind_catches_up_while_it_is_waited_for() -> None:
    server = ToyRpc(slot=1_000)
    async with pool_of(server) as pool:
        await balance(pool)
        server.slot, server.moves = 997, 2

        assert await balance(pool) == BALANCE
    assert server.asked["getBalance"] == 3


async def test_where_one_dies_the_other_is_waited_for_until_it_has_caught_up() -> None:
    dying, behind = ToyRpc(slot=1_000), ToyRpc(slot=990)
    async with pool_of(dying, behind) as pool:
        await balance(pool)
        dying.fault = "503"
        behind.slot, behind.moves = 995, 2

        assert await balance(pool) == BALANCE


async def test_a_look_at_a_transaction_does_not_make_all_else_old() -> None:
    """It is answered as of a slot that is not confirmed yet, one or two ahead of what a balance is true for."""
    server = ToyRpc(slot=1_000)
    async with pool_of(server) as pool:
        await balance(pool)
        server.slot = 1_002
        await pool.call("getSignatureStatuses", [["x"]], InContext[int])
        server.slot = 1_000
        await balance(pool)

    assert server.asked["getBalance"] == 2


async def test_a_server_far_behind_is_passed_over_and_told() -> None:
    behind, ahead = ToyRpc(slot=900), ToyRpc(slot=1_000)
    async with pool_of(behind, ahead) as pool:
        await pool.look(times=2)
        await balance(pool)
        told = pool.statuses()

    assert behind.asked["getBalance"] == 0
    assert told[0].state is EndpointState.BEHIND
    assert 95 <= told[0].lag <= 110
    assert "slots behind" in told[0].words
    assert told[1].preferred


async def test_one_servers_fancy_does_not_shut_out_the_others() -> None:
    fanciful, honest = ToyRpc(slot=1_000), ToyRpc(slot=1_000)
    async with pool_of(fanciful, honest) as pool:
        await pool.look(times=2)
        await balance(pool)
        fanciful.slot = 10**12
        await balance(pool)
        fanciful.fault = "503"

        assert await balance(pool) == BALANCE


@pytest.mark.parametrize(("slot", "fits"), [(1_000, True), (1_030, True), (5_000, False), (900, False)])
async def test_a_slot_that_is_told_unasked_has_to_fit_what_was_asked_for(slot: int, *, fits: bool) -> None:
    async with pool_of(ToyRpc(slot=1_000)) as pool:
        await balance(pool)

        assert pool.heard(slot) is fits


# -- another network ----------------------------------------------------------------------------------------------


async def test_a_server_of_another_network_is_never_used() -> None:
    ours, other = ToyRpc(), ToyRpc(genesis="another", slot=50_000_000)
    async with pool_of(ours, other) as pool:
        await pool.look()
        ours.fault = "503"
        with pytest.raises(NetworkError):
            await balance(pool)
        told = pool.statuses()[1]

    assert other.asked["getBalance"] == 0
    assert told.state is EndpointState.ELSEWHERE
    assert "another network" in told.words


async def test_a_server_that_does_not_tell_its_network_may_be_used() -> None:
    first, second = ToyRpc(fault="503"), ToyRpc(genesis=None)
    async with pool_of(first, second) as pool:
        assert await balance(pool) == BALANCE


# -- one question of several calls --------------------------------------------------------------------------------


async def test_a_question_of_several_calls_is_put_to_one_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rpc_pool, "STICKY", 0.0)
    monkeypatch.setattr(rpc_pool, "STICKY_SECONDS", 0.0)
    away, there = ToyRpc(), ToyRpc()
    async with pool_of(away, there) as pool:
        one = pool.steady()
        with away.failing("502"):
            await one.call("getBalance", ["a key"], InContext[int])
        await pool.look()
        for _ in range(5):
            await one.call("getFirstAvailableBlock", [], int)
            await balance(pool)

    assert (away.asked["getFirstAvailableBlock"], there.asked["getFirstAvailableBlock"]) == (0, 5)


@pytest.mark.parametrize("fault", EVERY_FAULT)
async def test_where_that_server_fails_no_other_one_goes_on_answering(
    fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(k2_rpc, "TIMEOUT_SECONDS", 0.3)
    witness, other = ToyRpc(), ToyRpc()
    async with pool_of(witness, other) as pool:
        one = pool.steady()
        await one.call("getBalance", ["a key"], InContext[int])
        with witness.failing(fault), pytest.raises(NetworkError):
            await one.call("getFirstAvailableBlock", [], int)

    assert other.asked["getFirstAvailableBlock"] == 0


# -- sending ------------------------------------------------------------------------------------------------------


async def sent(pool: RpcPool) -> str:
    return await pool.call("sendTransaction", ["a transaction"], str)


async def test_a_transaction_goes_to_several_servers() -> None:
    servers = [ToyRpc() for _ in range(3)]
    async with pool_of(*servers) as pool:
        assert await sent(pool) == "a signature"
        await until(lambda: all(server.asked["sendTransaction"] == 1 for server in servers))


async def test_it_is_taken_when_one_takes_it() -> None:
    async with pool_of(ToyRpc(refusal=(-32002, "Blockhash not found")), ToyRpc()) as pool:
        assert await sent(pool) == "a signature"


@pytest.mark.parametrize("fault", ["429", "503", "garbage", "cut off", "promises more", "silent"])
async def test_it_is_taken_when_the_others_fail(fault: str) -> None:
    async with pool_of(ToyRpc(), ToyRpc()) as pool:
        await pool.look()
    async with pool_of(ToyRpc(fault=fault), ToyRpc()) as pool:
        assert await sent(pool) == "a signature"


async def test_it_is_refused_when_all_refuse() -> None:
    refusal = (-32002, "Transaction simulation failed: the window is closed")
    async with pool_of(ToyRpc(refusal=refusal), ToyRpc(refusal=refusal)) as pool:
        with pytest.raises(RpcRefusal, match="window is closed"):
            await sent(pool)


@pytest.mark.parametrize("fault", ["503", "504", "garbage", "cut off", "promises more", "silent", "wrong id"])
async def test_a_refusal_is_no_verdict_where_another_server_may_have_taken_it(
    fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(k2_rpc, "TIMEOUT_SECONDS", 0.5)
    doubtful = ToyRpc()
    async with pool_of(ToyRpc(refusal=(-32002, "no")), doubtful) as pool:
        await pool.look()
        with doubtful.failing(fault), pytest.raises(NetworkError) as caught:
            await sent(pool)

    assert not isinstance(caught.value, RpcRefusal)


@pytest.mark.parametrize("fault", ["429", "node behind"])
async def test_a_refusal_is_a_verdict_where_the_others_certainly_have_not_taken_it(fault: str) -> None:
    other = ToyRpc()
    async with pool_of(ToyRpc(refusal=(-32002, "no")), other) as pool:
        await pool.look()
        with other.failing(fault), pytest.raises(RpcRefusal):
            await sent(pool)


async def test_a_server_that_knows_it_already_settles_it() -> None:
    known = (-32002, "This transaction has already been processed")
    async with pool_of(ToyRpc(refusal=known), ToyRpc(fault="silent")) as pool, asyncio.timeout(8):
        with pytest.raises(RpcRefusal, match="already been processed"):
            await sent(pool)


async def test_the_end_leaves_nothing_running() -> None:
    async with pool_of(ToyRpc(), ToyRpc(fault="silent")) as pool:
        await sent(pool)
    # The suite's look for tasks and sockets that are left does the rest.


# -- what is shown ------------------------------------------------------------------------------------------------


async def test_what_may_be_secret_in_an_address_is_not_shown() -> None:
    async with http_servers.asking() as client:
        urls = ("https://me:secret@rpc.example:8899/v2/secret?key=secret", "http://127.0.0.1:8899")
        pool = RpcPool([k2_rpc.RpcClient(client, url) for url in urls])

    assert [status.url for status in pool.statuses()] == ["https://rpc.example:8899", "http://127.0.0.1:8899"]
    assert "secret" not in f"{pool.statuses()}{pool.server}"


def test_every_slow_fault_is_tried() -> None:
    assert set(SLOW_FAULTS) >= LATE
