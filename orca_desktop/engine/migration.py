"""Which task stands in for one that its creator replaced: successors are followed to the last (k2.md 3.5)."""

from __future__ import annotations

from orca_desktop.domain.errors import JoinError, MigrationEndless
from orca_desktop.domain.tasks import TaskAccount, TaskId
from orca_desktop.ports.chain import Chain

MOST_VERSIONS = 32
"""More than any creator will have made; what goes on longer leads nowhere."""


async def newest_version(account: TaskAccount, chain: Chain) -> TaskId:
    """The ID of the last task in the chain, the account's own where it was never replaced.

    Where a successor cannot be read, or is no task, it is the last that was named. Raises MigrationEndless for a circle
    or too many versions, NetworkError.
    """
    seen = [account.id]
    while account.migrated_to is not None:
        successor = account.migrated_to
        if successor in seen or len(seen) > MOST_VERSIONS:
            raise MigrationEndless(account.name)
        seen.append(successor)
        try:
            account = await chain.task(successor)
        except JoinError:
            break
    return seen[-1]
