"""The RPC methods that only K2 has: parts of a native task's account (k2.md 1.5)."""

from __future__ import annotations

from typing import Any

from orca_desktop.adapters.k2.answers import InContext, OwnData, PackedData
from orca_desktop.adapters.k2.encodings import PLAIN, account_bytes
from orca_desktop.adapters.k2.rpc import COMMITMENT, Rpc
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.tasks import TaskId

EVERY_ROUND = -1


class TaskMethods:
    """Every method raises what `Rpc.call` does; RpcRefusal also for an ID of no native task.

    Documents are JSON texts of which nothing was checked.
    """

    def __init__(self, rpc: Rpc) -> None:
        self._rpc = rpc

    async def document(
        self,
        task_id: TaskId,
        *,
        submissions: bool = False,
        distributions: bool = False,
        balances: bool = False,
        stakes: bool = False,
    ) -> bytes | None:
        """The task's document; its large members are empty unless they are asked for."""
        flags = {"submission": submissions, "distribution": distributions, "balance": balances, "stake": stakes}
        return await self._packed("getTaskAccountInfo", task_id, flags)

    async def submissions(self, task_id: TaskId, round_number: int = EVERY_ROUND) -> bytes | None:
        """The members about proofs and their audits."""
        return await self._packed("getTaskSubmissionInfo", task_id, {"round": round_number})

    async def distributions(self, task_id: TaskId, round_number: int = EVERY_ROUND) -> bytes | None:
        """The members about distribution lists, their audits and payouts."""
        return await self._packed("getTaskDistributionInfo", task_id, {"round": round_number})

    async def stake(self, task_id: TaskId, staking: PublicKey) -> Any:
        """What is staked, in ROE; a server refuses where nothing is."""
        return await self._own("getMyTaskStakeInfo", [task_id, staking, COMMITMENT])

    async def own_submission(self, task_id: TaskId, staking: PublicKey, round_number: int) -> Any:
        """The proof of one node for a round, in whatever form the server has for it."""
        params = [task_id, staking, {**COMMITMENT, "round": round_number}]
        return await self._own("getMyTaskSubmissionRoundInfo", params)

    async def _packed(self, method: str, task_id: TaskId, wanted: dict[str, Any]) -> bytes | None:
        # The encoding always goes along: without it and a commitment, round 0 would be dropped with the options.
        params = [task_id, {"encoding": PLAIN, **COMMITMENT, **wanted}]
        found = (await self._rpc.call(method, params, InContext[PackedData | None])).value
        return None if found is None else account_bytes(found.data)

    async def _own(self, method: str, params: list[Any]) -> Any:
        return (await self._rpc.call(method, params, InContext[OwnData])).value.data
