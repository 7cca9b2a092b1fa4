"""The profiles on a real Docker Engine, and the search for the strictest one that an image runs under."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import aclosing
from typing import Any

import pytest

from orca_desktop.adapters.docker.containers import DockerContainers
from orca_desktop.domain.containers import DEFAULT_MOUNTS, ContainerSpec, Profile
from orca_desktop.domain.errors import ContainerFailed
from orca_desktop.engine.boxing import LOOSER, SIGN_LINES, has_sign
from tests.containers_conformance import ENOUGH, TASK, quiet
from tests.integration.docker_world import inspect, plan_of, program, words

IDLE = "print('done'); import time; time.sleep(1000)"
WRITES_BESIDE_ITS_CODE = f"open('/app/state', 'w').close(); {IDLE}"
IS_ROOT = f"import os\nif os.getuid(): print('setgroups: Operation not permitted'); raise SystemExit(1)\n{IDLE}"
WRITES_ITS_DATA = f"open('/data/state', 'w').close(); {IDLE}"
RUNS_FROM_TMP = f"""
import os
open('/tmp/x', 'wb').write(open('/usr/bin/python', 'rb').read()); os.chmod('/tmp/x', 0o755)
if not os.fork(): os.execv('/tmp/x', ['/tmp/x', '-S', '-c', ''])
if os.wait()[1]: raise SystemExit(1)
{IDLE}"""


@pytest.fixture
def of_root(sdk: Any, sample: str) -> Iterator[str]:
    """The sample's image with root as its user, as most images of strangers are."""
    made = sdk.api.create_container(sample)["Id"]
    sdk.api.commit(made, "orca-desktop.localhost/of-root", "1", conf={"User": "0:0"})
    sdk.api.remove_container(made, v=True)
    yield "orca-desktop.localhost/of-root:1"
    sdk.api.remove_image("orca-desktop.localhost/of-root:1", force=True)


async def output(containers: DockerContainers) -> list[str]:
    """What the container writes until it says that it is done, or ends."""
    lines: list[str] = []
    logs: Any = containers.logs(TASK)
    async with asyncio.timeout(ENOUGH), aclosing(logs):
        async for batch in logs:
            lines += batch
            if "done" in batch:
                break
    return lines


async def strictest(containers: DockerContainers, container: ContainerSpec) -> Profile | None:
    """Try the profiles from strict to compat, as long as the container's words tell that something is not allowed."""
    profile: Profile | None = Profile.STRICT
    while profile is not None:
        try:
            await containers.start(TASK, plan_of(container, profile=profile), quiet)
            if "done" in await output(containers):
                return profile
            told = await containers.last_lines(TASK, SIGN_LINES)
        except ContainerFailed as error:
            told = error.last_lines
        if not has_sign(told):
            return None
        profile = LOOSER.get(profile)
    return None


@pytest.mark.parametrize(
    ("code", "found"),
    [
        (IDLE, Profile.STRICT),
        (WRITES_ITS_DATA, Profile.STRICT),
        (IS_ROOT, Profile.STANDARD),
        (RUNS_FROM_TMP, Profile.STANDARD),
        (WRITES_BESIDE_ITS_CODE, Profile.COMPAT),
        ("raise SystemExit('no key is set')", None),
    ],
    ids=["nothing", "its data", "is root", "runs from /tmp", "beside its code", "another fault"],
)
async def test_the_strictest_profile_is_found(
    containers: DockerContainers, of_root: str, code: str, found: Profile | None
) -> None:
    assert await strictest(containers, program(code, of_root, mounts=DEFAULT_MOUNTS)) is found


@pytest.mark.parametrize(("profile", "user"), [(Profile.STRICT, "1000 /tmp"), (Profile.STANDARD, "0 /")])
async def test_who_runs_it(containers: DockerContainers, of_root: str, profile: Profile, user: str) -> None:
    code = "import os, time; print(os.getuid(), os.environ['HOME']); print('done'); time.sleep(1000)"
    await containers.start(TASK, plan_of(program(code, of_root), profile=profile), quiet)

    assert (await words(containers))[0] == user


async def test_the_same_plan_under_another_profile_is_another_plan(
    containers: DockerContainers, sdk: Any, sample: str
) -> None:
    await containers.start(TASK, plan_of(program(IDLE, sample), profile=Profile.STANDARD), quiet)
    before = inspect(sdk)["Id"]
    await containers.start(TASK, plan_of(program(IDLE, sample), profile=Profile.STRICT), quiet)

    assert inspect(sdk)["Id"] != before


async def test_data_that_is_there_stays_open_to_the_next_profile(containers: DockerContainers, of_root: str) -> None:
    for profile, name in ((Profile.STRICT, "a"), (Profile.STANDARD, "b"), (Profile.COMPAT, "c"), (Profile.STRICT, "d")):
        code = f"open('/data/{name}', 'w').close(); {IDLE}"
        await containers.start(TASK, plan_of(program(code, of_root, mounts=DEFAULT_MOUNTS), profile=profile), quiet)

        assert await words(containers) == ["done"]
