"""Stakes what a task asks for before it runs, once, and not more than is missing."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from orca_desktop.domain.acts import ActKey, ActStatus
from orca_desktop.domain.amounts import NO_ROE, Units
from orca_desktop.domain.errors import InsufficientFunds, NetworkError, WalletError
from orca_desktop.domain.intents import intent_text
from orca_desktop.domain.tasks import TaskId, TaskState
from orca_desktop.engine.acts import FORGOTTEN
from orca_desktop.engine.backoff import Backoff
from orca_desktop.engine.standing import Standing
from orca_desktop.engine.tools import Tools
from orca_desktop.ports.chain import VALID_SLOTS, Stake
from orca_desktop.ports.history import Journal

FIRST_PAUSE = 0.2
PERHAPS_ON_ITS_WAY = (
    "The node's records were damaged. A stake that they knew of may still be on its way, so nothing is staked before "
    "the network would have carried it out, or no longer takes it: about two minutes."
)


STAKE = "stake"


def is_minimum(key: ActKey) -> bool:
    """Whether it names a stake that is made here, and not one that the user asked for."""
    return key.act == STAKE and "+" in key.subject


def in_doubt(journal: Journal, task_id: TaskId) -> bool:
    """Whether a stake that was made here may still arrive. Raises JournalError."""
    return any(is_minimum(entry.key) and entry.detail != FORGOTTEN for entry in journal.unsettled(task_id))


class Staking:
    """Sees to it that the minimum is staked; *refresh* tells the amounts as they are afterwards."""

    def __init__(self, standing: Standing, tools: Tools, refresh: Callable[[], Awaitable[None]]) -> None:
        self._standing = standing
        self._tools = tools
        self._refresh = refresh
        self.has_given_up = False

    def try_again(self) -> None:
        """Take back that it has given up."""
        self.has_given_up = False

    async def ensure(self) -> bool:
        """Stake the minimum where there is less. False, with words, when that cannot be done: then it has given up."""
        # No round goes on before this is through: what passes soon must not cost one its window.
        backoff, said = Backoff(first=FIRST_PAUSE, limit=self._tools.pace.retry), ""
        while True:
            try:
                is_staked = await self._stake_what_is_missing()
            except (InsufficientFunds, WalletError) as error:
                self._give_up(f"{error.title}. {error.message}")
                return False
            except NetworkError as error:
                said = f"{error.title}. {error.message}"
                self._standing.become(detail=said)
                await self._tools.clock.sleep(backoff.next())
            else:
                if said and self._standing.task.detail == said:
                    self._standing.become(detail="")
                return is_staked

    async def _stake_what_is_missing(self) -> bool:
        task_id = self._standing.task.id
        account = await self._tools.chain.task(task_id)
        staked = account.stakes.get(self._tools.staking_key, NO_ROE)
        missing = Units(account.minimum_stake - staked)
        if missing <= 0:
            return True
        # The stake before it names the act: after a crash it is the same act.
        key = ActKey(task_id=task_id, round=-1, act=STAKE, subject=f"{staked}+{missing}")
        self._forget_earlier(key)
        if await self._waited_for_others(key):
            return await self._stake_what_is_missing()
        act = Stake(task_id=task_id, stake_pot=account.stake_pot, amount=missing)
        entry = await self._tools.acts.once(key, act, intent_text(missing, account.token))
        if entry.status is ActStatus.DONE:
            self._standing.become(detail="")
            await self._refresh()
            return True
        self._give_up(f"The stake was refused: {entry.detail}")
        self._tools.journal.forget(key)  # starting the task again may try again
        return False

    def _give_up(self, words: str) -> None:
        self.has_given_up = True
        self._standing.become(state=TaskState.FAILED, detail=words)

    async def _waited_for_others(self, key: ActKey) -> bool:
        """Let pass what an earlier run may have sent and a damaged journal lost; True where that took time."""
        if not self._tools.journal.is_incomplete or self._tools.journal.entry(key) is not None:
            return False
        taken_until = await self._tools.slots.first() + VALID_SLOTS
        if self._tools.slots.slot() > taken_until:
            return False
        self._standing.become(detail=PERHAPS_ON_ITS_WAY)
        await self._tools.slots.reached(taken_until + 1)
        return True

    def _forget_earlier(self, key: ActKey) -> None:
        """After each slash the same stake may be due again; one of long ago is in what the chain tells now."""
        entry = self._tools.journal.entry(key)
        if entry is None or entry.status is not ActStatus.DONE or entry.signed is None:
            return
        if self._tools.slots.slot() > entry.signed.valid_until:
            self._tools.journal.forget(key)
