"""The box of a task's containers, as it is written in the request to the engine."""

from __future__ import annotations

import pytest

from orca_desktop.adapters.docker.limits import (
    box,
    environment_of,
    memory_folders,
    network_guest,
    network_owner,
    shares,
    user_of,
)
from orca_desktop.domain.containers import GIB, MIB, ContainerSpec, Limits, Mount, MountKind, Profile, RunPlan


def spec(name: str = "task", **more: object) -> ContainerSpec:
    return ContainerSpec(name=name, image="example.org/task:1", **more)  # type: ignore[arg-type]  # any field of it


def plan(*containers: ContainerSpec, **more: object) -> RunPlan:
    return RunPlan(containers=containers or (spec(),), **more)  # type: ignore[arg-type]  # any field of it


@pytest.mark.parametrize("profile", Profile)
def test_no_profile_gives_rights(profile: Profile) -> None:
    wanted = plan(profile=profile)
    settings = box(wanted, wanted.containers[0], shares(wanted, cpus=4)[0])

    assert settings["CapDrop"] == ["ALL"]
    assert "CapAdd" not in settings
    assert settings["SecurityOpt"] == ["no-new-privileges"]
    assert settings["Privileged"] is False
    assert settings["Memory"] == settings["MemorySwap"] == 2 * GIB
    assert settings["NanoCpus"] == 2 * 10**9
    assert settings["PidsLimit"] == 256
    assert settings["ReadonlyRootfs"] is (profile is not Profile.COMPAT)
    assert settings.keys().isdisjoint({"Devices", "Binds", "PidMode", "UsernsMode", "CgroupParent"})


def test_a_gpu_is_in_the_request_of_the_container_that_asks_for_it_and_only_where_it_is_granted() -> None:
    asking, other = spec("asking", wants_gpu=True), spec("other")
    granted, not_granted = plan(asking, other, gpu=True), plan(asking, other)
    share = shares(granted, cpus=1)[0]

    assert box(granted, asking, share)["DeviceRequests"] == [{"Driver": "", "Count": -1, "Capabilities": [["gpu"]]}]
    assert "DeviceRequests" not in box(granted, other, share)
    assert "DeviceRequests" not in box(not_granted, asking, share)


def test_one_port_on_loopback_and_no_name_for_the_host() -> None:
    settings = network_owner(plan(host_aliases=(("peer", "192.0.2.1"),)), "net")

    assert settings["PortBindings"] == {"8080/tcp": [{"HostIp": "127.0.0.1", "HostPort": ""}]}
    assert settings["ExtraHosts"] == ["peer:192.0.2.1"]
    assert network_guest("first") == {"NetworkMode": "container:first"}


def test_no_more_processors_than_the_engine_has() -> None:
    assert shares(plan(limits=Limits(cpus=8.0)), cpus=2)[0].cpus == 2.0


def test_equal_parts_where_nothing_is_asked() -> None:
    parts = shares(plan(spec("a"), spec("b"), limits=Limits(memory=GIB, cpus=1.0, processes=101)), cpus=4)

    assert [part.memory for part in parts] == [GIB // 2] * 2
    assert [part.cpus for part in parts] == [0.5] * 2
    assert [part.processes for part in parts] == [50] * 2
    assert [part.log_file for part in parts] == [5 * MIB] * 2


@pytest.mark.parametrize("asked", [(None, 3 * GIB), (3 * GIB, 3 * GIB), (GIB, None), (MIB, MIB), (None, None)])
def test_together_never_more_than_the_limit(asked: tuple[int | None, int | None]) -> None:
    containers = [spec(str(number), memory=memory) for number, memory in enumerate(asked)]
    parts = shares(plan(*containers, limits=Limits(memory=GIB)), cpus=1)

    assert sum(part.memory for part in parts) <= GIB
    assert all(part.memory <= (memory or GIB) for part, memory in zip(parts, asked, strict=True))


def test_what_is_writable_under_each_profile() -> None:
    size = Limits().scratch

    assert memory_folders(plan(profile=Profile.STRICT), spec(), ()) == {
        "/tmp": f"rw,nosuid,nodev,noexec,mode=1777,size={size}"
    }
    assert memory_folders(plan(), spec(), ()) == {"/tmp": f"rw,nosuid,nodev,exec,mode=1777,size={size}"}
    assert memory_folders(plan(profile=Profile.COMPAT), spec(), ()) == {}


def test_a_tasks_own_tmp_stays_its_own() -> None:
    own = spec(mounts=(Mount(kind=MountKind.DATA, path="/tmp"),))

    assert memory_folders(plan(own), own, ()) == {}


def test_what_others_see_too_is_no_folder_in_memory_of_one() -> None:
    own = spec(mounts=(Mount(kind=MountKind.SCRATCH, path="/s", name="s", size=5),))

    assert memory_folders(plan(own), own, ())["/s"].endswith("size=5")
    assert "/s" not in memory_folders(plan(own), own, ("s",))


@pytest.mark.parametrize("root", ["", "0", "root", "0:0", "root:root", "0:1000"])
def test_root_becomes_an_ordinary_user_under_the_strict_profile(root: str) -> None:
    strict = plan(profile=Profile.STRICT)

    assert user_of(strict, spec(), root) == "1000:1000"
    assert user_of(plan(), spec(), root) == ""
    assert user_of(strict, spec(user="33:44"), root) == "33:44"


@pytest.mark.parametrize("user", ["node", "1000", "nobody:nogroup"])
def test_the_images_own_user_stays(user: str) -> None:
    assert user_of(plan(profile=Profile.STRICT), spec(), user) == ""


def test_a_user_whom_the_image_does_not_know_gets_a_home() -> None:
    assert environment_of(spec(environment=(("A", "b"),)), "1000:1000") == {"HOME": "/tmp", "A": "b"}
    assert environment_of(spec(environment=(("HOME", "/data"),)), "1000:1000") == {"HOME": "/data"}
    assert environment_of(spec(), "") == {}
