"""Asking several who may all know the answer: one after the other, and the next one early where one is slow."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from typing import TypeVar

Answer = TypeVar("Answer")


async def first_answer(
    asks: Iterable[Callable[[], Awaitable[Answer]]], *, patience: float, passing: tuple[type[Exception], ...]
) -> Answer:
    """What the first of them to succeed gives; the others are cancelled.

    The next is begun when one failed with one of *passing*, or when *patience* seconds went by without an answer. Any
    other exception ends it. When all have failed, raises what the first to fail raised.
    """
    waiting = iter(asks)
    running: set[asyncio.Task[Answer]] = set()
    failures: list[Exception] = []
    try:
        while (ask := next(waiting, None)) is not None or running:
            if ask is not None:
                running.add(asyncio.ensure_future(_asked(ask)))
            done, running = await asyncio.wait(
                running, timeout=None if ask is None else patience, return_when=asyncio.FIRST_COMPLETED
            )
            for task in done:
                try:
                    return task.result()
                except passing as error:
                    failures.append(error)
        raise failures[0]
    finally:
        await _ended(running)


async def _asked(ask: Callable[[], Awaitable[Answer]]) -> Answer:
    return await ask()


async def _ended(tasks: set[asyncio.Task[Answer]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
