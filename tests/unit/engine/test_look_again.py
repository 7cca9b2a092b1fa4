"""What an act has moved is read again at once, and not only when the node would look anyway."""

from __future__ import annotations

import pytest

from orca_desktop.domain.errors import NetworkRefused
from orca_desktop.domain.keys import PublicKey, public_key
from orca_desktop.domain.tokens import Token, TokenAmount
from orca_desktop.engine.surroundings import MOST_TOKENS
from tests.unit.engine.world import TASK, World

FIRE = Token(symbol="FIRE", decimals=9, mint=PublicKey("4qayyw53kWz6GzypcejjT1cvwMXS1qYLSMQRE8se3gTv"))


async def test_what_is_held_of_tokens_is_told_with_the_balance(world: World) -> None:
    main = world.wallet.main.public_key
    world.chain.token_balances[main, FIRE] = 7
    async with world.joined() as engine:
        await world.until(lambda: main in world.store.balances and world.store.balances[main].tokens is not None)
        first = world.store.balances[main]
        world.chain.token_balances[main, FIRE] = 5
        await engine.look_again(main, TASK)
        second = world.store.balances[main]

    assert first.tokens == (TokenAmount(token=FIRE, amount=7),)
    assert second.tokens == (TokenAmount(token=FIRE, amount=5),)
    assert first.tokens_as_of <= second.tokens_as_of == second.as_of


async def test_a_server_that_does_not_tell_tokens_still_tells_the_balance(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refuses(_key: PublicKey) -> tuple[TokenAmount, ...]:
        raise NetworkRefused(-32_601, "Method not found")

    main = world.wallet.main.public_key
    monkeypatch.setattr(world.chain, "tokens", refuses)
    async with world.joined():
        await world.until(lambda: main in world.store.balances)

    assert world.store.balances[main].tokens is None


async def test_balance_and_task_are_told_as_they_are_at_once(world: World) -> None:
    main = world.wallet.main.public_key
    async with world.joined() as engine:
        await world.until(lambda: world.task.stake > 0 and main in world.store.balances)
        world.chain.balances[main] = 42
        world.chain.tasks[TASK].balances[world.wallet.staking.public_key] = 17
        await engine.look_again(main, TASK)

        assert world.store.balances[main].balance == 42
        assert world.task.claimable == 17


async def test_of_many_tokens_that_anybody_sent_those_that_tasks_pay_in_are_told(world: World) -> None:
    main = world.wallet.main.public_key
    world.toy.token = FIRE
    world.chain.token_balances[main, FIRE] = 10**10
    for number in range(300):
        junk = Token(symbol="A gift", decimals=0, mint=public_key(number.to_bytes(32, "big")))
        world.chain.token_balances[main, junk] = 1
    async with world.joined() as engine:
        await world.until(lambda: world.task.stake > 0)
        await engine.look_again(main, TASK)
        told = world.store.balances[main].tokens

    assert told is not None
    assert len(told) == MOST_TOKENS
    assert told[0].token == FIRE
