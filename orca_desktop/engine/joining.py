"""From a pasted text to a task that can be joined: every check has its own answer."""

from __future__ import annotations

from dataclasses import replace

from orca_desktop.domain.accounts import Account
from orca_desktop.domain.amounts import NO_ROE, Units
from orca_desktop.domain.commands import JoinTask
from orca_desktop.domain.containers import Profile, plan_for_image
from orca_desktop.domain.errors import NoProofStore, TaskInactive, TaskMigrated, WalletError
from orca_desktop.domain.stages.choice import TEMPLATE, ChosenStages, proposed
from orca_desktop.domain.tasks import Task, TaskAccount, TaskId, TaskReview, parse_task_id
from orca_desktop.domain.tokens import Token
from orca_desktop.domain.wallet_errors import CannotSign, NoAccount, NoAccountYet
from orca_desktop.domain.ways import Way
from orca_desktop.engine.agreement import as_boxed
from orca_desktop.engine.descriptions import metadata_of
from orca_desktop.engine.executables import no_image, program_of
from orca_desktop.engine.migration import newest_version
from orca_desktop.engine.tools import Tools
from orca_desktop.ports.chain import Chain

MAX_DESCRIPTION = 4_000


async def review(text: str, tools: Tools, image: str = "") -> TaskReview:
    """Look up what was pasted; *image* is the one that the user named, if any.

    Where nobody can tell which image is to be run the review has none. Raises TaskIdError, JoinError, NetworkError or
    ContentError.
    """
    task_id = parse_task_id(text)
    account = await tools.chain.task(task_id)
    await _check(account, tools.chain)
    metadata = await metadata_of(account, tools.proof_store)
    program = await program_of(account, tools.proof_store)
    runs = program.runs(metadata.requirements, image)
    missing = runs.missing_variables if runs is not None else ()
    variables_set = await _set_before(task_id, missing, tools)
    await tools.slots.known()
    last_round = account.windows.round_at(tools.slots.slot()) - 1
    return TaskReview(
        task_id=task_id,
        name=account.name,
        author=metadata.author,
        description=(metadata.description or account.description)[:MAX_DESCRIPTION],
        image=runs.plan.containers[0].image if runs is not None else "",
        bounty_per_round=account.bounty_per_round,
        total_bounty=account.total_bounty,
        minimum_stake=account.minimum_stake,
        nodes_last_round=len(account.submissions.get(last_round, {})),
        round_seconds=tools.slots.seconds(account.windows.round_time),
        windows=account.windows,
        requirements=metadata.requirements,
        main_balance=await tools.chain.balance(keys.main) if (keys := tools.wallets.keys("")) else NO_ROE,
        plan=runs.plan if runs is not None else None,
        plan_notes=(*program.doubts, *(runs.notes if runs is not None else program.notes)),
        missing_variables=tuple(name for name in missing if name not in variables_set),
        variables_set=variables_set,
        token=account.token,
        token_balance=await _held(account.token, tools),
        stages=proposed(runs.plan.images if runs is not None else (), tools.stages.listed()),
        candidates=program.candidates if program.pod is None else (),
        obstacle=_obstacle(tools),
    )


def _obstacle(tools: Tools) -> str:
    """Why no task can be joined here, whatever it asks for."""
    try:
        tools.proof_store.ensure_writable()
    except NoProofStore as error:
        return error.message
    return ""


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


def main_for(command: JoinTask, tools: Tools) -> str:
    """The main key of the account that works for the task; none does in practice. Raises as `account_for` does."""
    return account_for(command.account, tools).main if command.way is Way.RUN else ""


async def review_to_join(task_id: TaskId, tools: Tools, command: JoinTask) -> TaskReview:
    """As `review`; raises NoImageNamed or ImageUnclear as well, where the user has to name the image and has not.

    Raises NoProofStore where a round of a run could never be submitted.
    """
    if command.way is Way.RUN:
        tools.proof_store.ensure_writable()
    reviewed = await review(task_id, tools, command.image)
    if reviewed.image:
        return reviewed
    raise no_image(reviewed.name, reviewed.candidates)


def joined(reviewed: TaskReview, stages: ChosenStages | None, account: str, image_named: str = "") -> Task:
    """The task as it begins its life on this node: in the strictest box, until it shows that it needs a looser one.

    *account* is the main key of the one that works for it.
    """
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
        token=reviewed.token,
        stages=stages,
        account=account,
        image_named=image_named,
    )


def boxed_as_before(task: Task, before: Task | None) -> Task:
    """With the box, the limits and the grants that the user gave it in practice."""
    if before is None or not before.is_practising:
        return task
    plan = as_boxed(task.run_plan, before.run_plan)
    return replace(task, plan=plan, profile_settled=before.profile_settled)


async def watched(task_id: TaskId, account: str, tools: Tools) -> Task:
    """A task to look at only, with the account whose stake there is shown; what it would run is not looked up.

    Raises JoinError, NetworkError, or NoAccount.
    """
    if account and tools.wallets.find(account) is None:
        raise NoAccount(account)
    found = await tools.chain.task(task_id)
    await _check(found, tools.chain)
    owner = tools.wallets.find(account)
    return Task(
        id=task_id,
        name=found.name,
        image="",
        windows=found.windows,
        bounty_per_round=found.bounty_per_round,
        minimum_stake=found.minimum_stake,
        token=found.token,
        account=owner.main if owner is not None else "",
        way=Way.WATCH,
    )


async def _check(account: TaskAccount, chain: Chain) -> None:
    if account.migrated_to is not None:
        raise TaskMigrated(account.name, await newest_version(account, chain))
    if not account.is_active:
        raise TaskInactive(account.name)


async def _held(token: Token, tools: Tools) -> Units:
    """What the default account holds of a token; nothing of KOII, which is told by itself."""
    keys = tools.wallets.keys("")
    if token.is_koii or keys is None:
        return NO_ROE
    return await tools.chain.token_balance(keys.main, token) or NO_ROE


async def _set_before(task_id: TaskId, names: tuple[str, ...], tools: Tools) -> tuple[str, ...]:
    """The variables whose values are kept from an earlier time; a keyring that does not answer has none."""
    try:
        return tuple(await tools.variables.values(task_id, names))
    except WalletError:
        return ()
