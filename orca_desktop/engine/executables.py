"""What a task's executable says is to be run: its Pod spec, or else the image that it names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from orca_desktop.domain.containers import RunPlan, asks_for_gpu, plan_for_image
from orca_desktop.domain.errors import ContentUnavailable, NoImageNamed
from orca_desktop.domain.images import image_candidates
from orca_desktop.domain.pod_texts import PodBase
from orca_desktop.domain.pods import PodPlan, plan_from_pod
from orca_desktop.domain.tasks import Cid, Requirement, TaskAccount
from orca_desktop.engine.tools import Tools
from orca_desktop.k2.errors import Malformed
from orca_desktop.k2.pod_programs import find_pod_spec, speaks_of_pod_spec
from orca_desktop.k2.pod_yaml import read_pod

EXECUTABLE_FILE = "main.js"
MAX_EXECUTABLE_BYTES = 20_000_000
"""Bundles of real tasks have a few megabytes."""

UNREAD_POD = "The program speaks of a Pod spec, but its text holds none that can be read: only the image is run."


GPU = "GPU"
"""The type of the requirement by which a description asks for a graphics processor."""


async def what_runs(account: TaskAccount, requirements: Iterable[Requirement], tools: Tools) -> PodPlan:
    """Fetch the executable and read it. *requirements* are those of the task's description.

    Raises ContentError, NoImageNamed or PodRefused.
    """
    runs = await _by_executable(account, tools)
    return replace(runs, plan=_as_described(runs.plan, requirements))


async def _by_executable(account: TaskAccount, tools: Tools) -> PodPlan:
    content = await tools.proof_store.fetch(Cid(account.executable), EXECUTABLE_FILE, limit=MAX_EXECUTABLE_BYTES)
    program = content.decode("utf-8", errors="replace")
    image = next(iter(image_candidates(program)), "")
    from_pod = _from_pod(program, PodBase(task_id=account.id, image=image))
    if from_pod is not None:
        return from_pod
    if not image:
        raise NoImageNamed(account.name)
    return PodPlan(plan=plan_for_image(image), notes=(UNREAD_POD,) if speaks_of_pod_spec(program) else ())


def _as_described(plan: RunPlan, requirements: Iterable[Requirement]) -> RunPlan:
    """*plan*; its first container asks for a graphics processor where the description does and the plan does not."""
    if asks_for_gpu(plan) or not any(need.type.strip().upper() == GPU for need in requirements):
        return plan
    return replace(plan, containers=(replace(plan.containers[0], wants_gpu=True), *plan.containers[1:]))


def _from_pod(program: str, base: PodBase) -> PodPlan | None:
    """The plan of the Pod spec in the program; None when there is none.

    No values of variables go in: the plan is kept and shown, and they may be secrets.
    """
    try:
        spec = find_pod_spec(program)
        document = None if spec is None else read_pod(spec)
    except Malformed as error:
        raise ContentUnavailable("The task's Pod spec", f"it cannot be read: {error}") from error
    return None if document is None else plan_from_pod(document, variables={}, base=base)
