"""A program that moves money and may be killed. Its words: RPC FOLDER [TASK ADDRESS AMOUNT].

With an address it sends an amount of ROE there and takes the stake on the task back; without one it only goes on with
what is under way. It ends when all of that is over.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import httpx

from orca_desktop.adapters.k2.chain import K2Chain
from orca_desktop.adapters.k2.rpc import RpcClient
from orca_desktop.adapters.sqlite.database import SqliteDatabase
from orca_desktop.adapters.sqlite.journal import SqliteJournal
from orca_desktop.adapters.sqlite.sagas import SqliteSagas
from orca_desktop.adapters.system_clock import SystemClock
from orca_desktop.domain.amounts import Roe
from orca_desktop.domain.commands import CarryOutMoney, PlanMoney
from orca_desktop.domain.events import CommandRefused, Event, MoneyPlanned, SagaChanged
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.money import MoneyRequest, Transfer, Unstake
from orca_desktop.domain.tasks import TaskId
from orca_desktop.engine.money import Money
from orca_desktop.engine.money_tools import MoneyTools
from orca_desktop.engine.slot_clock import SlotClock
from tests.fakes import toy_wallet
from tests.fakes.sagas import FakeSigner


async def comes_about(condition: Callable[[], bool]) -> None:
    """Wait for a condition, a minute at most. Raises TimeoutError."""
    for _ in range(6_000):
        if condition():
            return
        await asyncio.sleep(0.01)
    raise TimeoutError


async def live(rpc: str, folder: Path, requests: list[MoneyRequest]) -> None:
    with closing(SqliteDatabase(folder / "node.sqlite")) as database:
        async with httpx.AsyncClient(trust_env=False) as client:
            book = SqliteSagas(database)
            money, slots = assembled(K2Chain(RpcClient(client, rpc)), database, book)
            print("up", flush=True)
            money.restore()
            running = [asyncio.ensure_future(part) for part in (money.run(), slots.run())]
            for request in requests:
                money.submit(PlanMoney(request))
            await comes_about(lambda: len(book.newest(9)) >= len(requests) and not book.not_over())
            for part in running:
                part.cancel()
            await asyncio.gather(*running, return_exceptions=True)


def assembled(chain: K2Chain, database: SqliteDatabase, book: SqliteSagas) -> tuple[Money, SlotClock]:
    clock = SystemClock()

    def on_event(event: Event) -> None:
        match event:
            case MoneyPlanned(plan):
                assert not plan.problem, plan.problem
                money.submit(CarryOutMoney(plan.id))
            case SagaChanged(saga):
                print(f"{saga.plan.title}: {saga.state.value}, {saga.done} done. {saga.words}", flush=True)
            case CommandRefused():
                raise AssertionError(event)
            case _:
                pass

    slots = SlotClock(chain, clock, on_event)
    money = Money(
        MoneyTools(
            chain=chain,
            journal=SqliteJournal(database),
            book=book,
            signer=FakeSigner({"us": toy_wallet("us")}),
            clock=clock,
            slots=slots,
            publish=on_event,
            submit=lambda _: None,
            tasks=tuple,
        )
    )
    return money, slots


def main() -> None:
    rpc, folder, *more = sys.argv[1:]
    requests: list[MoneyRequest] = []
    if more:
        task, address, amount = more
        requests = [Transfer(to=PublicKey(address), amount=Roe(int(amount))), Unstake(task_id=TaskId(task))]
    asyncio.run(live(rpc, Path(folder), requests))


if __name__ == "__main__":
    main()
