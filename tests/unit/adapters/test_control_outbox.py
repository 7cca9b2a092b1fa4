"""Lines wait for a visitor in their order, and no more of them than may."""

from __future__ import annotations

import asyncio

from orca_desktop.adapters.control.outbox import Outbox


async def test_what_waits_is_taken_at_once_and_in_order() -> None:
    outbox = Outbox()
    outbox.put(b"1\n")
    outbox.put(b"2\n")

    assert await outbox.take() == b"1\n2\n"


async def test_taking_waits_for_something_to_come() -> None:
    outbox = Outbox()
    taking = asyncio.create_task(outbox.take())
    await asyncio.sleep(0)
    outbox.put(b"1\n")

    assert await taking == b"1\n"


async def test_the_opening_comes_before_what_was_put_meanwhile() -> None:
    outbox = Outbox()
    outbox.put(b"news\n")
    outbox.open([b"1\n", b"2\n"])

    assert [await outbox.take() for _ in range(3)] == [b"1\n", b"2\n", b"news\n"]


async def test_a_line_over_the_limit_is_not_kept_and_said() -> None:
    outbox = Outbox(limit=5)

    assert [outbox.put(b"123\n"), outbox.put(b"4\n")] == [True, False]
    assert await outbox.take() == b"123\n"
    assert outbox.put(b"4567\n")


async def test_after_the_last_line_nothing_comes() -> None:
    outbox = Outbox(limit=5)
    outbox.put(b"1234\n")
    outbox.close(b"goodbye\n")
    outbox.close(b"a second one\n")

    assert outbox.put(b"too late\n")
    assert [await outbox.take() for _ in range(3)] == [b"1234\ngoodbye\n", b"", b""]
