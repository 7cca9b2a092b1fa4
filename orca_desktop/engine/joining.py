"""From a pasted text to a task that can be joined: every check has its own answer."""

from __future__ import annotations

from dataclasses import replace

from orca_desktop.domain.accounts import Account
from orca_desktop.domain.amounts import NO_ROE
from orca_desktop.domain.containers import Profile, plan_for_image
from orca_desktop.domain.errors import TaskInactive, TaskMigrated, WalletError
from orca_desktop.domain.stages.choice import TEMPLATE, ChosenStages, proposed
from orca_desktop.domain.tasks import Task, TaskAccount, TaskId, TaskReview, parse_task_id
from orca_desktop.domain.wallet_errors import CannotSign, NoAccount, NoAccountYet
from orca_desktop.engine.descriptions import metadata_of
from orca_desktop.engine.executables import what_runs
from orca_desktop.engine.tools import Tools

MAX_DESCRIPTION = 4_000


async def review(text: str, tools: Tools) -> TaskReview:
    """Look up what was pasted. Raises TaskIdError, JoinError, NetworkError or ContentError."""
    task_id = parse_task_id(text)
    account = await tools.chain.task(task_id)
    _check(account)
    tools.proof_store.ensure_writable()
    metadata = await metadata_of(account, tools)
    runs = await what_runs(account, metadata.requirements, tools)
    variables_set = await _set_before(task_id, runs.missing_variables, tools)
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
        main_balance=await tools.chain.balance(keys.main) if (keys := tools.wallets.keys("")) else NO_ROE,
        plan=runs.plan,
        plan_notes=runs.notes,
        missing_variables=tuple(name for name in runs.missing_variables if name not in variables_set),
        variables_set=variables_set,
        stages=proposed(runs.plan.images, tools.stages.listed()),
    )


def stages_for(reviewed: TaskReview, name: str, tools: Tools, *, main_key: bool) -> ChosenStages | None:
    """What *name* means now, or the proposed stages where it is empty; None for the template. Raises StagesError."""
    chosen = tools.stages.find(name or reviewed.stages, main_key=main_key)
    return None if chosen.name == TEMPLATE else chosen


def account_for(text: str, tools: Tools) -> Account:
    """The account of this name or main key, the default one where it is empty; it must be one that signs.

    Raises NoAccountYet, NoAccount or CannotSign.
    """
    account = tools.wallets.find(text)
    if account is None:
        raise NoAccount(text) if text else NoAccountYet
    if not account.can_sign:
        raise CannotSign(account.name)
    return account


def joined(reviewed: TaskReview, stages: ChosenStages | None, account: Account) -> Task:
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
        variables_set=reviewed.variables_set,
        stages=stages,
        account=account.main,
    )


def _check(account: TaskAccount) -> None:
    if account.migrated_to is not None:
        raise TaskMigrated(account.name, account.migrated_to)
    if not account.is_active:
        raise TaskInactive(account.name)


async def _set_before(task_id: TaskId, names: tuple[str, ...], tools: Tools) -> tuple[str, ...]:
    """The variables whose values are kept from an earlier time; a keyring that does not answer has none."""
    try:
        return tuple(await tools.variables.values(task_id, names))
    except WalletError:
        return ()
