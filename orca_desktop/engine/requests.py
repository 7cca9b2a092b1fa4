"""What the user asks for, carried out: each command of `domain/commands.py` that is about tasks."""

from __future__ import annotations

from dataclasses import replace

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
from orca_desktop.domain.ways import Way
from orca_desktop.engine import joining
from orca_desktop.engine.account_change import AccountChange
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
        self._account_change = AccountChange(crew, tools)

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
        self._crew.refuse_twice(task_id, command.way)
        reviewed = await joining.review_to_join(task_id, self._tools, command)
        stages = joining.stages_for(reviewed, command.stages, self._tools, main_key=command.main_key)
        account = joining.main_for(command, self._tools)
        names = await keep_for_joining(reviewed, command.variables, self._tools)
        reviewed = replace(reviewed, variables_set=names)
        self._crew.refuse_twice(task_id, command.way)  # it may have been joined meanwhile
        before = await self._crew.make_room(task_id)
        task = replace(joining.joined(reviewed, stages, account, command.image), way=command.way)
        return self._crew.add(joining.boxed_as_before(task, before), wanted=True)

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
                await self._account_change.to(worker, account)
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
                if worker.choices.set_profile(profile):
                    self._crew.restart(worker, "To run it in the box that you chose")
            case SetGrants(_, gpu, model_cache):
                if worker.choices.set_grants(gpu=gpu, model_cache=model_cache):
                    self._crew.restart(worker, "To run it with what you granted")
            case SetStages(_, name, main_key):
                chosen = self._tools.stages.find(name, main_key=main_key)
                worker.choices.set_stages(None if chosen.name == TEMPLATE else chosen)
                self.list_stages()
