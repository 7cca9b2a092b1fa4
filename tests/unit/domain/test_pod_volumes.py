"""Volumes end in the task's own data folder or in memory, whatever path is written."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orca_desktop.domain.containers import MIB, Limits, Mount, MountKind, asks_for_gpu, asks_for_models
from orca_desktop.domain.errors import PodRefused
from orca_desktop.domain.pods import PodPlan, plan_from_pod
from tests.unit.domain.pod_documents import BASE, TASK, pod, read

PATH = "spec.volumes[0].hostPath.path"


def with_volume(volume: dict[str, Any], **mount: Any) -> dict[str, Any]:
    mounts = [{"name": "v", "mountPath": "/data"} | mount]
    return pod({"volumeMounts": mounts}, volumes=[{"name": "v"} | volume])


def host_path(path: object, **more: Any) -> dict[str, Any]:
    return with_volume({"hostPath": {"path": path} | more})


def mounts(document: object) -> tuple[Mount, ...]:
    return read(document).plan.containers[0].mounts


FOLDERS = {
    "$(task.basePath)": "",
    "$(task.basePath)/orca/data": "orca/data",
    "$(task.basePath)//orca/./data/": "orca/data",
    "$(task.basePath)/$(task.id)/x": f"{TASK}/x",
    "${basePath}/orca/my volume": "orca/my volume",
    "./cache": "cache",
    "cache/models": "cache/models",
}


@pytest.mark.parametrize(("path", "folder"), FOLDERS.items())
def test_paths_below_the_base_path_are_folders_of_the_tasks_data(path: str, folder: str) -> None:
    assert mounts(host_path(path)) == (Mount(kind=MountKind.DATA, path="/data", name=folder),)


OUTSIDE = {
    "/": "folder of this machine",
    "/etc": "folder of this machine",
    "/proc/1/root": "folder of this machine",
    "/sys": "folder of this machine",
    "/dev/sda": "folder of this machine",
    "/root": "folder of this machine",
    "/home/me": "folder of this machine",
    "//server/share": "folder of this machine",
    "C:\\Users": "folder of this machine",
    "c:/Users": "folder of this machine",
    "\\\\server\\share": "folder of this machine",
    "~/.ssh": "folder of this machine",
    "${HOME}/.ssh": "folder of this machine",
    "${basePath}x/../..": "folder of this machine",
    "%USERPROFILE%": "folder of this machine",
    "$(process.env.HOME)/x": "computed",
    "$(computed.here)/orca/data": "computed",
    "$(task.basePath)/$(computed.here)": "computed",
    "/var/run/docker.sock": "socket of a container engine",
    "/run/podman/podman.sock": "socket of a container engine",
    "/run/containerd/containerd.sock": "socket of a container engine",
    "//./pipe/docker_engine": "socket of a container engine",
    "$(task.basePath)/docker.sock": "socket of a container engine",
    "..": "leads upwards",
    "$(task.basePath)/../other": "leads upwards",
    "$(task.basePath)/a/../../other": "leads upwards",
    "${basePath}/..": "leads upwards",
    "a\\..\\b": "letters, digits",
    "$(task.basePath)/a:b": "letters, digits",
    "$(task.basePath)/a\nb": "letters, digits",
    "$(task.basePath)/a\x7fb": "letters, digits",
    "$(task.basePath)/${HOME}": "letters, digits",
    "$(task.basePath)/.. /x": "letters, digits",
    "$(task.basePath)/...": "letters, digits",
    "$(task.basePath)/~": "letters, digits",
    "$(task.basePath)/\u2024\u2024/x": "letters, digits",
    "$(task.basePath)" + "/a" * 17: "folders deep",
    "$(task.basePath)/" + "a" * 600: "longer than 512",
}


@pytest.mark.parametrize(("path", "words"), OUTSIDE.items(), ids=[repr(path)[:40] for path in OUTSIDE])
def test_paths_out_of_the_tasks_data_are_refused(path: str, words: str) -> None:
    with pytest.raises(PodRefused, match=words) as refused:
        read(host_path(path))

    assert refused.value.field == PATH


@pytest.mark.parametrize("kind", ["File", "FileOrCreate", "Socket", "CharDevice", "BlockDevice", "Disk"])
def test_a_host_path_is_a_folder(kind: str) -> None:
    with pytest.raises(PodRefused, match="folders, no files") as refused:
        read(host_path("$(task.basePath)/x", type=kind))

    assert refused.value.field == "spec.volumes[0].hostPath.type"


def test_a_part_of_the_data_can_be_mounted_read_only() -> None:
    document = with_volume({"hostPath": {"path": "$(task.basePath)/orca"}}, subPath="a/b", readOnly=True)

    assert mounts(document) == (Mount(kind=MountKind.DATA, path="/data", name="orca/a/b", read_only=True),)


SCRATCH: list[tuple[dict[str, Any], int | None]] = [
    ({}, None),
    ({"medium": "Memory"}, None),
    ({"sizeLimit": "10Mi"}, 10 * MIB),
    ({"sizeLimit": 4096}, 4096),
    ({"sizeLimit": "1M"}, 1_000_000),
    ({"sizeLimit": "1k"}, 1_000),
    ({"sizeLimit": "0.5Gi"}, None),
]


@pytest.mark.parametrize(("empty", "size"), SCRATCH, ids=[str(empty) for empty, _ in SCRATCH])
def test_an_empty_folder_is_in_memory_and_bounded(empty: dict[str, Any], size: int | None) -> None:
    assert mounts(with_volume({"emptyDir": empty})) == (
        Mount(kind=MountKind.SCRATCH, path="/data", name="v", size=size),
    )


def test_a_folder_in_memory_that_is_too_large_is_made_smaller_and_that_is_said() -> None:
    found = read(with_volume({"emptyDir": {"sizeLimit": "100Gi"}}))

    assert found.notes == ("spec.volumes[0].emptyDir.sizeLimit: it gets 256 MiB, as every folder in memory",)


def test_containers_share_a_folder_in_memory_by_its_name() -> None:
    document = with_volume({"emptyDir": {}}, mountPath="/dev/shm")
    document["spec"]["containers"].append(
        {"name": "b", "image": "docker.io/a/b", "volumeMounts": [{"name": "v", "mountPath": "/x"}]}
    )

    first, second = read(document).plan.containers
    assert first.mounts == (Mount(kind=MountKind.SCRATCH, path="/dev/shm", name="v"),)
    assert second.mounts == (Mount(kind=MountKind.SCRATCH, path="/x", name="v"),)


EMPTY: dict[str, Any] = {"emptyDir": {}}
DATA: dict[str, Any] = {"hostPath": {"path": "${basePath}"}}
MOUNT = "spec.containers[0].volumeMounts[0]"
BAD: list[tuple[dict[str, Any], str]] = [
    (with_volume(EMPTY, mountPath="data"), f"{MOUNT}.mountPath"),
    (with_volume(EMPTY, mountPath="/"), f"{MOUNT}.mountPath"),
    (with_volume(EMPTY, mountPath="//."), f"{MOUNT}.mountPath"),
    (with_volume(EMPTY, mountPath="/a/../etc"), f"{MOUNT}.mountPath"),
    (with_volume(EMPTY, mountPath="/proc"), f"{MOUNT}.mountPath"),
    (with_volume(EMPTY, mountPath="/sys/fs"), f"{MOUNT}.mountPath"),
    (with_volume(EMPTY, mountPath="/dev"), f"{MOUNT}.mountPath"),
    (with_volume(DATA, mountPath="/dev/shm"), f"{MOUNT}.mountPath"),
    (with_volume(EMPTY, mountPath="/var/run/docker.sock"), f"{MOUNT}.mountPath"),
    (with_volume(EMPTY, mountPath="/a:/b"), f"{MOUNT}.mountPath"),
    (with_volume(EMPTY, mountPath="/a,rw"), f"{MOUNT}.mountPath"),
    (with_volume(EMPTY, mountPath="/a\n"), f"{MOUNT}.mountPath"),
    (with_volume(EMPTY, name="other"), f"{MOUNT}.name"),
    (with_volume(EMPTY, readOnly="yes"), f"{MOUNT}.readOnly"),
    (with_volume(EMPTY, subPath="a"), f"{MOUNT}.subPath"),
    (with_volume(DATA, subPath="../a"), f"{MOUNT}.subPath"),
    (with_volume(DATA, subPath="/a"), f"{MOUNT}.subPath"),
    (with_volume(DATA, subPathExpr="$(A)"), f"{MOUNT}.subPathExpr"),
    (with_volume(DATA, mountPropagation="Bidirectional"), f"{MOUNT}.mountPropagation"),
    (with_volume({"emptyDir": {"medium": "HugePages"}}), "spec.volumes[0].emptyDir.medium"),
    (with_volume({"emptyDir": {"sizeLimit": "x"}}), "spec.volumes[0].emptyDir.sizeLimit"),
    (with_volume({}), "spec.volumes[0]"),
    (with_volume(EMPTY | DATA), "spec.volumes[0]"),
    (with_volume({"hostPath": {}}), "spec.volumes[0].hostPath.path"),
    (with_volume({"hostPath": {"path": 5, "mode": 1}}), "spec.volumes[0].hostPath.mode"),
    (with_volume({"name": "../x"} | EMPTY), "spec.volumes[0].name"),
    (pod(volumes=[{"name": "v"} | EMPTY, {"name": "v"} | DATA]), "spec.volumes[1]"),
    (pod(volumes=[{"name": f"v{n}"} | EMPTY for n in range(33)]), "spec.volumes"),
]


@pytest.mark.parametrize(("document", "path"), BAD, ids=[f"{number} {path}" for number, (_, path) in enumerate(BAD)])
def test_what_cannot_be_mounted_is_refused_by_name(document: dict[str, Any], path: str) -> None:
    with pytest.raises(PodRefused) as refused:
        read(document)

    assert refused.value.field == path


@pytest.mark.parametrize("kind", ["nfs", "configMap", "secret", "projected", "csi", "ephemeral", "iscsi", "new"])
def test_other_kinds_of_volumes_are_refused_by_name_even_if_nothing_mounts_them(kind: str) -> None:
    with pytest.raises(PodRefused) as refused:
        read(pod(volumes=[{"name": "v", kind: {"name": "x"}}]))

    assert refused.value.field == f"spec.volumes[0].{kind}"


def claim(name: object = "models", **more: Any) -> dict[str, Any]:
    return {"persistentVolumeClaim": {"claimName": name} | more}


@pytest.mark.parametrize("words", [{}, {"readOnly": False}, {"readOnly": True}])
def test_the_claim_of_the_models_is_read_only_whatever_it_says(words: dict[str, bool]) -> None:
    found = read(with_volume(claim(**words), mountPath="/models", **words))

    assert found.plan.containers[0].mounts == (Mount(kind=MountKind.MODELS, path="/models", read_only=True),)
    assert asks_for_models(found.plan)
    assert not found.plan.model_cache
    said = () if words.get("readOnly") else (f"{MOUNT}: the models are shared with other tasks and cannot be written",)
    assert found.notes == said


def test_a_plan_without_the_models_asks_for_none() -> None:
    assert not asks_for_models(read(with_volume(DATA)).plan)


CLAIMS: list[tuple[dict[str, Any], str]] = [
    (with_volume(claim("other")), "spec.volumes[0].persistentVolumeClaim.claimName"),
    (with_volume(claim("")), "spec.volumes[0].persistentVolumeClaim.claimName"),
    (with_volume(claim(["models"])), "spec.volumes[0].persistentVolumeClaim.claimName"),
    (with_volume({"persistentVolumeClaim": {}}), "spec.volumes[0].persistentVolumeClaim.claimName"),
    (with_volume(claim(readOnly="no")), "spec.volumes[0].persistentVolumeClaim.readOnly"),
    (with_volume(claim(size="1Gi")), "spec.volumes[0].persistentVolumeClaim.size"),
    (with_volume(claim() | EMPTY), "spec.volumes[0]"),
    (with_volume(claim(), subPath="llama"), f"{MOUNT}.subPath"),
    (with_volume(claim(), mountPath="/dev/shm"), f"{MOUNT}.mountPath"),
]


@pytest.mark.parametrize(("document", "path"), CLAIMS, ids=[f"{n} {path}" for n, (_, path) in enumerate(CLAIMS)])
def test_no_other_claim_and_no_other_way_to_the_models_is_there(document: dict[str, Any], path: str) -> None:
    with pytest.raises(PodRefused) as refused:
        read(document)

    assert refused.value.field == path


def test_two_mounts_at_one_place() -> None:
    twice = [{"name": "v", "mountPath": "/a"}, {"name": "v", "mountPath": "/a/"}]

    with pytest.raises(PodRefused, match="mounted at /a already"):
        read(pod({"volumeMounts": twice}, volumes=[{"name": "v"} | EMPTY]))


AMOUNTS: list[tuple[dict[str, Any], int | None, float | None]] = [
    ({}, None, None),
    ({"limits": {"cpu": "500m", "memory": "512Mi"}}, 512 * MIB, 0.5),
    ({"limits": {"cpu": 1, "memory": 100_000_000}}, 100_000_000, 1.0),
    ({"limits": {"cpu": "0.25", "memory": "100M"}}, 100_000_000, 0.25),
    ({"limits": {"cpu": "2", "memory": "2Gi"}}, None, None),
    ({"requests": {"cpu": "100m", "memory": "64Mi"}}, None, None),
]


@pytest.mark.parametrize(("resources", "memory", "cpus"), AMOUNTS, ids=[str(amounts[0]) for amounts in AMOUNTS])
def test_a_container_may_ask_for_less_than_the_limits(
    resources: dict[str, Any], memory: int | None, cpus: float | None
) -> None:
    found = read(pod({"resources": resources}))

    assert (found.plan.containers[0].memory, found.plan.containers[0].cpus) == (memory, cpus)
    assert found.notes == ()


def test_a_container_that_asks_for_more_is_told_what_it_gets() -> None:
    more = {"cpu": "16", "memory": "64Gi"}
    found = plan_from_pod(
        pod({"resources": {"limits": more, "requests": more}}),
        variables={},
        base=BASE,
        limits=Limits(memory=1024 * MIB, cpus=1.5),
    )

    assert found.plan.limits == Limits(memory=1024 * MIB, cpus=1.5)
    assert (found.plan.containers[0].memory, found.plan.containers[0].cpus) == (None, None)
    assert set(found.notes) == {
        f"spec.containers[0].resources.{kind}.{what}: it gets {words} at most"
        for kind in ("limits", "requests")
        for what, words in (("memory", "1,024 MiB"), ("cpu", "1.5 processors"))
    }


@pytest.mark.parametrize("kind", ["limits", "requests"])
@pytest.mark.parametrize("amount", [1, "2"])
def test_a_wish_for_a_graphics_processor_is_in_the_plan_and_not_granted(kind: str, amount: object) -> None:
    found = read(pod({"resources": {kind: {"nvidia.com/gpu": amount}}}))

    assert found.plan.containers[0].wants_gpu
    assert asks_for_gpu(found.plan)
    assert not found.plan.gpu
    assert found.notes == ()


def test_only_the_container_that_asks_for_a_graphics_processor_wants_one() -> None:
    document = pod({"resources": {"limits": {"nvidia.com/gpu": 1}}})
    document["spec"]["containers"].append({"name": "other", "image": "docker.io/a/b:1"})

    assert [container.wants_gpu for container in read(document).plan.containers] == [True, False]


def test_none_of_a_graphics_processor_is_no_wish() -> None:
    assert not asks_for_gpu(read(pod({"resources": {"limits": {"nvidia.com/gpu": 0}}})).plan)


@pytest.mark.parametrize("amount", ["0.5", "500m", 65, True, "many", -1])
def test_graphics_processors_are_whole_and_few(amount: object) -> None:
    with pytest.raises(PodRefused, match=r"nvidia\.com/gpu"):
        read(pod({"resources": {"limits": {"nvidia.com/gpu": amount}}}))


def test_another_makers_graphics_processor_cannot_be_given() -> None:
    found = read(pod({"resources": {"limits": {"amd.com/gpu": 1}}}))

    assert not asks_for_gpu(found.plan)
    assert found.notes == (
        "spec.containers[0].resources.limits.amd.com/gpu: a container is given graphics processors of NVIDIA only",
    )


@given(st.text(max_size=40), st.sampled_from(["", "$(task.basePath)", "$(task.basePath)/", "${basePath}/", "/", "../"]))
def test_no_path_at_all_leads_out(text: str, start: str) -> None:
    try:
        found: PodPlan = read(host_path(start + text))
    except PodRefused:
        return
    (mount,) = found.plan.containers[0].mounts

    assert not mount.name.startswith(("/", "\\", "~", "$"))
    assert not set(mount.name) & set("\\:\0\n$")
    assert ".." not in mount.name.split("/")
