"""What becomes of a Pod spec's fields; volumes, amounts and refusals have files of their own."""

from __future__ import annotations

from typing import Any

import pytest

from orca_desktop.domain.containers import MAX_CONTAINERS, ContainerSpec, Mount, MountKind, Profile
from orca_desktop.domain.errors import PodRefused
from orca_desktop.domain.pod_texts import PodBase
from orca_desktop.domain.pods import MAX_NOTES, plan_from_pod
from tests.unit.domain.pod_documents import BASE, IMAGE, TASK, pod, read


def test_the_pod_of_the_templates() -> None:
    """The shape of k2.md 10.7 with its gaps marked."""
    document = pod(
        {
            "env": [{"name": "YOUR VARIABLE", "value": "$(process.env.API_KEY)"}],
            "volumeMounts": [{"name": "data-volume", "mountPath": "/data"}],
        },
        volumes=[
            {
                "name": "data-volume",
                "hostPath": {"path": "$(task.basePath)/orca/data", "type": "DirectoryOrCreate"},
            }
        ],
    ) | {"metadata": {"name": "247-builder-test"}}

    found = read(document)

    assert found.plan.containers == (
        ContainerSpec(
            name=f"user-{TASK}",
            image=IMAGE,
            mounts=(Mount(kind=MountKind.DATA, path="/data", name="orca/data"),),
            variables=(("YOUR VARIABLE", "${API_KEY}"),),
        ),
    )
    assert found.plan.profile is Profile.STANDARD
    assert found.missing_variables == ("API_KEY",)
    assert found.notes == ()


def test_the_smallest_pod() -> None:
    found = read(pod())

    assert found.plan.containers == (ContainerSpec(name=f"user-{TASK}", image=IMAGE),)
    assert found.plan.host_aliases == ()
    assert found.missing_variables == ()


def test_command_arguments_folder_and_environment_are_taken_over() -> None:
    found = read(
        pod(
            {
                "command": ["python", "-m", "server"],
                "args": ["--port", 8080, True, "$(LEVEL)-$(UNKNOWN)", "echo ${HOME} $$(LEVEL)"],
                "workingDir": "/srv/app",
                "env": [{"name": "LEVEL", "value": "debug"}, {"name": "RETRIES", "value": 3}, {"name": "EMPTY"}],
            }
        )
    )

    (container,) = found.plan.containers
    assert container.command == ("python", "-m", "server")
    assert container.args == ("--port", "8080", "true", "debug-$(UNKNOWN)", "echo ${HOME} $(LEVEL)")
    assert container.working_folder == "/srv/app"
    assert container.environment == (("LEVEL", "debug"), ("RETRIES", "3"), ("EMPTY", ""))


def test_several_containers_run_together() -> None:
    document = pod({"ports": [{"containerPort": 8080}]})
    document["spec"]["containers"].append({"name": "cache", "image": "ghcr.io/somebody/cache@sha256:" + "a" * 64})

    found = read(document)

    assert [container.name for container in found.plan.containers] == [f"user-{TASK}", "cache"]
    assert len(found.plan.images) == 2


def test_the_image_that_only_the_program_knows_is_the_one_that_it_names_besides() -> None:
    document = pod({"image": "$(computed.t)"})
    base = PodBase(task_id=TASK, image=IMAGE)

    assert plan_from_pod(document, variables={}, base=base).plan.images == (IMAGE,)
    with pytest.raises(PodRefused, match="computed by the task's program"):
        read(document)


def test_a_name_that_only_the_program_knows_is_made_with_the_task_id() -> None:
    assert read(pod({"name": "user-$(computed.t)"})).plan.containers[0].name == f"user-{TASK}"
    assert read(pod({"name": "user-${podId}"})).plan.containers[0].name == f"user-{TASK}"


def test_aliases_are_kept_as_in_a_hosts_file() -> None:
    aliases = [
        {"ip": "192.168.1.20", "hostnames": ["Store.example", "cache"]},
        {"ip": "2001:db8::1", "hostnames": ["six"]},
    ]

    found = read(pod(hostAliases=aliases))

    assert found.plan.host_aliases == (
        ("store.example", "192.168.1.20"),
        ("cache", "192.168.1.20"),
        ("six", "2001:db8::1"),
    )


@pytest.mark.parametrize("ip", ["$(computed.getHostIP)", "${getHostIP()}"])
def test_this_machines_own_address_is_left_out_and_said(ip: str) -> None:
    found = read(pod(hostAliases=[{"ip": ip, "hostnames": ["host.docker.internal"]}]))

    assert found.plan.host_aliases == ()
    assert found.notes == (
        "spec.hostAliases[0].ip: the address of this machine is not given to a task; the names are left out",
    )


def test_the_user_is_the_containers_or_else_the_pods() -> None:
    whole = {"runAsUser": 1000, "runAsGroup": 100, "fsGroup": 100}
    own = {"runAsUser": 2000, "privileged": False, "capabilities": {"drop": ["ALL"], "add": []}}

    assert read(pod(securityContext=whole)).plan.containers[0].user == "1000:100"
    assert read(pod({"securityContext": own}, securityContext=whole)).plan.containers[0].user == "2000"
    assert read(pod({"securityContext": {"runAsNonRoot": True}})).plan.containers[0].user == ""


def test_fields_without_effect_are_told_once_each_with_their_reason() -> None:
    found = read(
        pod({"imagePullPolicy": "Always", "livenessProbe": {"exec": {}}}, restartPolicy="Never", tolerations=[])
    )

    assert found.notes == (
        "spec.restartPolicy: this node decides when a container is started again",
        "spec.tolerations: it is about the machines of a cluster; here is only this one",
        "spec.containers[0].imagePullPolicy: this node decides when an image is pulled",
        "spec.containers[0].livenessProbe: this node looks after the task's health itself",
    )


def test_what_asks_for_nothing_is_not_refused() -> None:
    harmless: dict[str, Any] = {"hostNetwork": False, "hostPID": None, "initContainers": [], "serviceAccountName": ""}
    security = {"privileged": False, "allowPrivilegeEscalation": False, "seccompProfile": {"type": "RuntimeDefault"}}

    assert read(pod({"securityContext": security, "envFrom": []}, **harmless)) == read(pod())


def test_ports_beside_8080_are_for_the_containers_among_themselves() -> None:
    ports = [{"containerPort": 8080, "name": "http"}, {"containerPort": 9000, "protocol": "UDP"}]

    assert read(pod({"ports": ports})).notes == (
        "spec.containers[0].ports[1].containerPort: only port 8080 is published; 9000 is for the task's own containers",
    )


def test_as_many_containers_as_a_task_may_have() -> None:
    document = pod()
    document["spec"]["containers"] = [{"name": f"part-{number}", "image": IMAGE} for number in range(MAX_CONTAINERS)]
    assert len(read(document).plan.containers) == MAX_CONTAINERS

    document["spec"]["containers"].append({"name": "more", "image": IMAGE})
    with pytest.raises(PodRefused, match="more than 8 entries"):
        read(document)


def test_a_refusal_says_where_and_why_and_that_nothing_was_started() -> None:
    with pytest.raises(PodRefused) as refused:
        plan_from_pod(pod({"securityContext": {"privileged": True}}), variables={}, base=BASE)

    assert refused.value.field == "spec.containers[0].securityContext.privileged"
    assert refused.value.message == (
        "In its Pod spec, spec.containers[0].securityContext.privileged cannot be accepted: this would give the task "
        "the whole machine. Nothing was started; only the task's creator can change its Pod spec."
    )


def test_very_many_fields_without_effect_are_counted_instead() -> None:
    ports = [{"containerPort": 8080}, *({"containerPort": number} for number in range(9000, 9060))]

    notes = read(pod({"ports": ports})).notes

    assert len(notes) == MAX_NOTES + 1
    assert notes[-1] == f"{60 - MAX_NOTES} more fields have no effect"
