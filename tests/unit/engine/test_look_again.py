"""What an act has moved is read again at once, and not only when the node would look anyway."""

from __future__ import annotations

from tests.unit.engine.world import TASK, World


async def test_balance_and_task_are_told_as_they_are_at_once(world: World) -> None:
    main = world.wallet.main.public_key
    async with world.joined() as engine:
        await world.until(lambda: world.task.stake > 0 and main in world.store.balances)
        world.chain.balances[main] = 42
        world.chain.tasks[TASK].balances[world.wallet.staking.public_key] = 17
        await engine.look_again(main, TASK)

        assert world.store.balances[main].balance == 42
        assert world.task.claimable == 17
