"""From a pasted text to a task that can be joined: every check has its own answer."""

from __future__ import annotations

from dataclasses import replace

from orca_desktop.domain.containers import Profile, plan_for_image
from orca_desktop.domain.errors import ContentUnavailable, TaskInactive, TaskMigrated
from orca_desktop.domain.tasks import Cid, Task, TaskAccount, TaskMetadata, TaskReview, parse_task_id
from orca_desktop.engine.executables import what_runs
from orca_desktop.engine.tools import Tools
from orca_desktop.k2.errors import Malformed
from orca_desktop.k2.metadata import read_metadata

METADATA_FILE = "metadata.json"
MAX_METADATA_BYTES = 200_000
MAX_DESCRIPTION = 4_000


async def review(text: str, tools: Tools) -> TaskReview:
    """Look up what was pasted. Raises TaskIdError, JoinError, NetworkError or ContentError."""
    task_id = parse_task_id(text)
    account = await tools.chain.task(task_id)
    _check(account)
    tools.proof_store.ensure_writable()
    metadata = await _metadata(account, tools)
    runs = await what_runs(account, tools)
    await tools.slots.known()
    last_round = account.windows.round_at(tools.slots.slot()) - 1
    return TaskReview(
        task_id=task_id,
        name=account.name,
        author=metadata.author,
        description=(metadata.description or account.description)[:MAX_DESCRIPTION],
        image=runs.plan.containers[0].image,
        bounty_per_round=account.bounty_per_round,
        total_bounty=account.total_bounty,
        minimum_stake=account.minimum_stake,
        nodes_last_round=len(account.submissions.get(last_round, {})),
        round_seconds=tools.slots.seconds(account.windows.round_time),
        windows=account.windows,
        requirements=metadata.requirements,
        main_balance=await tools.chain.balance(tools.wallet.main.public_key),
        plan=runs.plan,
        plan_notes=runs.notes,
        missing_variables=runs.missing_variables,
    )


def joined(reviewed: TaskReview) -> Task:
    """The task as it begins its life on this node: in the strictest box, until it shows that it needs a looser one."""
    return Task(
        id=reviewed.task_id,
        name=reviewed.name,
        image=reviewed.image,
        windows=reviewed.windows,
        bounty_per_round=reviewed.bounty_per_round,
        minimum_stake=reviewed.minimum_stake,
        nodes=reviewed.nodes_last_round,
        plan=replace(reviewed.plan or plan_for_image(reviewed.image), profile=Profile.STRICT),
        profile_settled=False,
    )


def _check(account: TaskAccount) -> None:
    if account.migrated_to is not None:
        raise TaskMigrated(account.name, account.migrated_to)
    if not account.is_active:
        raise TaskInactive(account.name)


async def _metadata(account: TaskAccount, tools: Tools) -> TaskMetadata:
    content = await tools.proof_store.fetch(Cid(account.metadata), METADATA_FILE, limit=MAX_METADATA_BYTES)
    try:
        return read_metadata(content)
    except Malformed as error:
        raise ContentUnavailable("The task's description", f"it cannot be read: {error}") from error
