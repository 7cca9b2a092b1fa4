"""Pod specs as they come decoded, to be changed by tests."""

from __future__ import annotations

from typing import Any

from orca_desktop.domain.pod_texts import PodBase
from orca_desktop.domain.pods import PodPlan, plan_from_pod
from orca_desktop.domain.tasks import TaskId

TASK = TaskId("9f8NBqbsTPciuUfS9mWsxo2ZkV97PoAr5XgyUsib12YN")
IMAGE = "docker.io/somebody/some-task:1.1"
BASE = PodBase(task_id=TASK)


def pod(container: dict[str, Any] | None = None, **spec: Any) -> dict[str, Any]:
    """A Pod of one container, with what is given added to the container and to the spec."""
    first = {"name": "user-$(task.id)", "image": IMAGE} | (container or {})
    return {"apiVersion": "v1", "kind": "Pod", "spec": {"containers": [first]} | spec}


def read(document: object, **variables: str) -> PodPlan:
    return plan_from_pod(document, variables=variables, base=BASE)
