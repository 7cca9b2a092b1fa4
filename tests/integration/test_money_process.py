"""Money amid real kills: a program is killed again and again while it moves some, and nothing is lost or doubled."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

import httpx
import pytest

from orca_desktop.adapters.k2 import sender as k2_sender
from orca_desktop.adapters.k2.chain import K2Chain
from orca_desktop.adapters.k2.rpc import RpcClient
from orca_desktop.domain.amounts import ROE_PER_KOII
from orca_desktop.k2.programs import staking_account_deposit
from orca_desktop.ports.chain import Stake
from orca_desktop.simulation.local_network import LocalNetwork
from orca_desktop.simulation.options import Options
from tests.fakes import toy_wallet
from tests.integration.money_program import comes_about

PURSE = 5 * ROE_PER_KOII
SENT = 1_234_567_890
FEE = 5_000
PROGRAM = (sys.executable, "-m", "tests.integration.money_program")
LIVES = (0.0, 0.02, 0.05, 0.1, 0.2, 0.4, 0.8)
"""Seconds that the program lives after it has begun to work; then it is killed. In the end it may live."""


def said(log: Path) -> str:
    return log.read_text() if log.exists() else ""


async def started(words: Sequence[str], log: Path) -> asyncio.subprocess.Process:
    output = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    try:
        return await asyncio.create_subprocess_exec(*PROGRAM, *words, stdout=output, stderr=output)
    finally:
        os.close(output)


async def lived(words: Sequence[str], log: Path, until: Callable[[], Awaitable[None]] | None = None) -> bool:
    """Run the program, and kill it once *until* returns; whether it ended by itself."""
    before = len(said(log))
    process = await started(words, log)
    ends = asyncio.create_task(process.wait())
    kills = asyncio.create_task(_watched(log, before, until))
    await asyncio.wait({ends, kills}, return_when=asyncio.FIRST_COMPLETED)
    was_first = ends.done()
    kills.cancel()
    await asyncio.gather(kills, return_exceptions=True)
    if not was_first:
        process.kill()
    await ends
    assert not was_first or process.returncode == 0, said(log)
    return was_first


async def _watched(log: Path, before: int, until: Callable[[], Awaitable[None]] | None) -> None:
    """Return when the program is to be killed: a while after it is up, or after a minute at the latest."""
    async with asyncio.timeout(60):
        await comes_about(lambda: "up" in said(log)[before:])
        await (until or _for_ever)()


async def _for_ever() -> None:
    await asyncio.Event().wait()


def after(seconds: float) -> Callable[[], Awaitable[None]]:
    async def wait() -> None:
        await asyncio.sleep(seconds)

    return wait


async def test_a_program_that_is_killed_again_and_again_moves_everything_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(k2_sender, "FIRST_LOOK", 0.001)
    wallet, receiver, log = toy_wallet("us"), toy_wallet("receiver").main.public_key, tmp_path / "log"

    async def all_is_agreed() -> None:
        await comes_about(lambda: {"Send", "Take"} <= {line[:4] for line in said(log).splitlines()})

    async with (
        LocalNetwork(Options(slot_ms=20, round_slots=40)) as network,
        httpx.AsyncClient(trust_env=False) as client,
    ):
        rpc = RpcClient(client, network.rpc_url)
        await rpc.call("requestAirdrop", [wallet.main.public_key, PURSE], str)
        chain = K2Chain(rpc)
        account = await chain.task(network.tasks[0].id)
        stake = Stake(task_id=account.id, stake_pot=account.stake_pot, amount=account.minimum_stake)
        await chain.send(await chain.prepare(stake, wallet))
        words = (network.rpc_url, str(tmp_path))

        await lived((*words, account.id, receiver, f"{SENT}"), log, all_is_agreed)
        for seconds in LIVES:
            await lived(words, log, after(seconds))
        assert await lived(words, log), said(log)

        held = await chain.balance(wallet.main.public_key)
        sent = await chain.balance(receiver)
        left = await chain.task(account.id)

    assert sent == SENT, said(log)
    assert wallet.staking.public_key not in left.stakes
    assert wallet.staking.public_key not in left.balances
    assert held == PURSE - SENT - staking_account_deposit() - (2 + 1 + 4) * FEE, said(log)
