"""What the user asks for, carried out: each command of `domain/commands.py` that is about tasks."""

from __future__ import annotations

from dataclasses import replace

from orca_desktop.domain.accounts import Account
from orca_desktop.domain.commands import (
    ApproveChanges,
    FinishTask,
    JoinTask,
    LeaveTask,
    RestartTask,
    RollBackImage,
    RunAuditAgain,
    SaveEvidence,
    SetAccount,
    SetGrants,
    SetProfile,
    SetStages,
    SetVariables,
    StartTask,
    StopTask,
)
from orca_desktop.domain.errors import OnlyWatched
from orca_desktop.domain.events import AuditedAgain, EvidenceWritten, StagesListed, TaskReviewed
from orca_desktop.domain.stages.choice import TEMPLATE
from orca_desktop.domain.tasks import TaskId
from orca_desktop.domain.tokens import keys_in
from orca_desktop.domain.wallet_errors import AccountInUse, NoAccount
from orca_desktop.domain.ways import Way
from orca_desktop.engine import joining
from orca_desktop.engine.crew import Crew
from orca_desktop.engine.readiness import Readiness
from orca_desktop.engine.tools import Tools
from orca_desktop.engine.variables import keep_for_joining
from orca_desktop.engine.worker import TaskWorker

Change = ApproveChanges | RollBackImage | SetProfile | SetGrants | SetVariables | SetStages | SetAccount
TaskCommand = StartTask | StopTask | FinishTask | RestartTask | LeaveTask | RunAuditAgain | SaveEvidence | Change


class Requests:
    """Every method raises an OrcaError where what was asked for cannot be; then nothing has changed."""

    def __init__(self, crew: Crew, readiness: Readiness, tools: Tools) -> None:
        self._crew = crew
        self._readiness = readiness
        self._tools = tools

    async def review(self, text: str) -> None:
        self.list_stages()
        reviewed = await joining.review(text, self._tools)
        self._crew.refuse_twice(reviewed.task_id)
        self._tools.publish(TaskReviewed(reviewed))

    async def join(self, command: JoinTask) -> TaskWorker:
        """The new task's worker, which is not started yet."""
        task_id = command.task_id
        if command.way is Way.WATCH:
            return await self._watch(task_id, command.account)
        self._crew.refuse_twice(task_id)
        reviewed = await joining.review_to_join(task_id, self._tools, command.image)
        stages = joining.stages_for(reviewed, command.stages, self._tools, main_key=command.main_key)
        account = joining.account_for(command.account, self._tools)
        names = await keep_for_joining(reviewed, command.variables, self._tools)
        reviewed = replace(reviewed, variables_set=names)
        self._crew.refuse_twice(task_id)  # it may have been joined meanwhile
        self._crew.watch_no_more(task_id)
        return self._crew.add(joining.joined(reviewed, stages, account, command.image), wanted=True)

    async def _watch(self, task_id: TaskId, account: str) -> TaskWorker:
        self._crew.refuse_twice(task_id, Way.WATCH)
        task = await joining.watched(task_id, account, self._tools)
        self._crew.refuse_twice(task_id, Way.WATCH)
        return self._crew.add(task, wanted=False)

    def list_stages(self) -> None:
        self._tools.publish(StagesListed(self._tools.stages.listed()))

    async def carry_out(self, worker: TaskWorker, command: TaskCommand) -> None:
        if worker.task.is_watched and not isinstance(command, LeaveTask | SetAccount):
            raise OnlyWatched(worker.task.name)
        match command:
            case StartTask():
                await self._readiness.start(worker)
            case StopTask():
                self._crew.stop(worker)
            case FinishTask():
                self._crew.finish(worker)
            case RestartTask():
                if not self._crew.restart(worker, "You restarted it"):
                    await self._readiness.start(worker)
            case LeaveTask(_, force):
                await self._crew.leave(worker, force=force)
            case RunAuditAgain(_, number, node, image):
                self._tools.publish(AuditedAgain(await worker.second_look.audit(number, node, image)))
            case SaveEvidence(_, number, path):
                self._tools.publish(EvidenceWritten(await worker.testimony.save(number, path)))
            case _:
                await self._change(worker, command)

    async def _change(self, worker: TaskWorker, command: Change) -> None:
        """Change what the user agreed to or chose for a task."""
        match command:
            case ApproveChanges():
                await worker.agreement.approve()
                await self._readiness.start_anew(worker)
            case RollBackImage():
                await worker.agreement.roll_back()
                await self._readiness.start_anew(worker)
            case SetAccount(_, account):
                await self._set_account(worker, account)
            case SetVariables(_, values, removed):
                await worker.variables.change(values, removed)
                restarted = self._crew.restart(worker, "To run it with the variables that you changed")
                if not restarted and worker.is_wanted:
                    await self._readiness.start_or_wait(worker)
            case _:
                self._set(worker, command)

    def _set(self, worker: TaskWorker, command: SetProfile | SetGrants | SetStages) -> None:
        """Change what is allowed to a task; what runs is restarted by it."""
        match command:
            case SetProfile(_, profile):
                if worker.set_profile(profile):
                    self._crew.restart(worker, "To run it in the box that you chose")
            case SetGrants(_, gpu, model_cache):
                if worker.set_grants(gpu=gpu, model_cache=model_cache):
                    self._crew.restart(worker, "To run it with what you granted")
            case SetStages(_, name, main_key):
                chosen = self._tools.stages.find(name, main_key=main_key)
                worker.set_stages(None if chosen.name == TEMPLATE else chosen)
                self.list_stages()

    async def _set_account(self, worker: TaskWorker, text: str) -> None:
        """Raises NoAccount, CannotSign, NetworkError, or AccountInUse where something is left with the one before."""
        task = worker.task
        if task.is_watched:
            account = self._tools.wallets.find(text)
            if account is None:
                raise NoAccount(text)
            await self._work_with(worker, account)
            return
        account = joining.account_for(text, self._tools)
        if account.main == task.account:
            return
        if worker.is_wanted or not self._crew.is_at_rest(worker):
            raise AccountInUse("The task runs. Stop it first, and wait until its last rounds are over.")
        before = self._tools.wallets.keys(task.account)
        if before is not None:
            now = await self._tools.chain.task(task.id)
            key = keys_in(now.token, before).staking
            if now.stakes.get(key) or now.balances.get(key):
                raise AccountInUse("Stake or rewards of the task lie with its account. Unstake and claim them first.")
        await self._work_with(worker, account)

    async def _work_with(self, worker: TaskWorker, account: Account) -> None:
        worker.set_account(account.main)
        await worker.look_at_account()
