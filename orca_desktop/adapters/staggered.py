"""Asking several who may all know the answer: one after the other, and the next one early where one is slow."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import TypeVar

Answer = TypeVar("Answer")
Failure = TypeVar("Failure", bound=Exception)


async def first_answer(
    asks: Iterable[Callable[[], Awaitable[Answer]]],
    *,
    patience: float,
    passing: type[Failure],
    verdict: Callable[[Sequence[Failure]], Failure],
) -> Answer:
    """What the first of them to succeed gives; the others are cancelled.

    The next is begun when one failed with *passing*, or when *patience* seconds went by without an answer. Any other
    exception ends it. When all have failed, raises what *verdict* chooses of their failures, in the order in which they
    came.
    """
    waiting = iter(asks)
    begun: set[asyncio.Task[Answer]] = set()
    running: set[asyncio.Task[Answer]] = set()
    failures: list[Failure] = []
    try:
        while (ask := next(waiting, None)) is not None or running:
            if ask is not None:
                task = asyncio.ensure_future(_asked(ask))
                begun.add(task)
                running.add(task)
            done, running = await asyncio.wait(
                running, timeout=None if ask is None else patience, return_when=asyncio.FIRST_COMPLETED
            )
            for task in done:
                try:
                    return task.result()
                except passing as error:
                    failures.append(error)
        raise verdict(failures)
    finally:
        await _ended(begun)


async def _asked(ask: Callable[[], Awaitable[Answer]]) -> Answer:
    return await ask()


async def _ended(tasks: set[asyncio.Task[Answer]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
