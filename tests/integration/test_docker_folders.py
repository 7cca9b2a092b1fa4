"""The folders of a plan on a real Docker Engine: its data, what is and what is in memory."""

from __future__ import annotations

from typing import Any

from orca_desktop.adapters.docker.containers import DockerContainers
from orca_desktop.domain.containers import MIB, Mount, MountKind
from orca_desktop.domain.tasks import TaskId
from tests.containers_conformance import TASK, quiet
from tests.integration.docker_world import inspect, owned, plan_of, program, words

WAIT = "import time; time.sleep(1000)"
SAY_DONE = f"print('done'); {WAIT}"


def data(path: str, name: str = "", *, read_only: bool = False) -> Mount:
    return Mount(kind=MountKind.DATA, path=path, name=name, read_only=read_only)


def scratch(path: str, name: str, size: int | None = None) -> Mount:
    return Mount(kind=MountKind.SCRATCH, path=path, name=name, size=size)


def mounted(sdk: Any, task_id: TaskId) -> dict[str, Any]:
    return {mount["Destination"]: mount for mount in inspect(sdk, task_id)["Mounts"]}


class TestFolders:
    async def test_folders_of_the_data_are_kept_and_shared(self, containers: DockerContainers, sample: str) -> None:
        write = f"open('/a/x', 'w').write('kept'); {SAY_DONE}"
        await containers.start(TASK, plan_of(program(write, sample, mounts=(data("/a", "models/big"),))), quiet)
        await words(containers)
        await containers.stop(TASK)
        read = f"print(open('/b/x').read()); {SAY_DONE}"
        await containers.start(TASK, plan_of(program(read, sample, mounts=(data("/b", "models/big"),))), quiet)

        assert await words(containers) == ["kept", "done"]

    async def test_a_folder_is_seen_inside_the_folders_around_it(
        self, containers: DockerContainers, sample: str
    ) -> None:
        write = f"import os; open('/in/t', 'w').write('deep'); os.rename('/in/t', '/in/x'); {SAY_DONE}"
        read = """
import os, time
while not os.path.exists('/all/deep/down/x'): time.sleep(0.02)
print(open('/all/deep/down/x').read()); open('/all/y', 'w').close(); time.sleep(1000)
"""
        plan = plan_of(
            program(read, sample, mounts=(data("/all"),)),
            program(write, sample, name="b", mounts=(data("/in", "deep/down"),)),
        )
        await containers.start(TASK, plan, quiet)

        assert "task: deep" in await words(containers, last="task: deep")

    async def test_read_only_is_read_only(self, containers: DockerContainers, sample: str) -> None:
        code = f"""
try: open('/data/x', 'w')
except OSError as error: print(error.strerror)
{SAY_DONE}"""
        plan = plan_of(
            program(code, sample, mounts=(data("/data", read_only=True),)),
            program(WAIT, sample, name="b", mounts=(data("/d", "inner"),)),
        )
        await containers.start(TASK, plan, quiet)

        assert "task: Read-only file system" in await words(containers, last="done")

    async def test_every_user_may_write_in_a_new_folder(self, containers: DockerContainers, sample: str) -> None:
        """The image has no such folder, and its user is not root."""
        code = f"open('/elsewhere/x', 'w').close(); {SAY_DONE}"
        await containers.start(TASK, plan_of(program(code, sample, mounts=(data("/elsewhere"),))), quiet)

        assert await words(containers) == ["done"]

    async def test_a_link_leads_to_nothing_of_this_machine(
        self, containers: DockerContainers, sample: str, tmp_path: Any
    ) -> None:
        """What a task plants in its data is followed inside of its next container, by names of that container."""
        secret = tmp_path / "secret"
        secret.write_text("mine")
        plant = f"import os; os.symlink('{tmp_path}', '/d/out'); os.symlink('/', '/d/inner'); {SAY_DONE}"
        await containers.start(TASK, plan_of(program(plant, sample, mounts=(data("/d"),))), quiet)
        await words(containers)
        await containers.stop(TASK)
        look = f"""
import os
print(os.path.exists('/d/out/secret'), os.listdir('/d/inner'), os.path.islink('/d/inner'))
open('/d/inner/new', 'w').close()
{SAY_DONE}"""
        await containers.start(TASK, plan_of(program(look, sample, mounts=(data("/d"), data("/e", "inner")))), quiet)

        assert await words(containers) == ["False [] False", "done"]
        assert secret.read_text() == "mine"

    async def test_scratch_is_in_memory_bounded_and_gone_with_the_container(
        self, containers: DockerContainers, sample: str
    ) -> None:
        code = f"""
import os
print(os.listdir('/s'), os.statvfs('/s').f_blocks * os.statvfs('/s').f_frsize)
open('/s/x', 'w').close()
{SAY_DONE}"""
        plan = plan_of(program(code, sample, mounts=(scratch("/s", "s", 3 * MIB),)))
        for _ in range(2):
            await containers.start(TASK, plan, quiet)
            assert await words(containers) == [f"[] {3 * MIB}", "done"]
            await containers.stop(TASK)

    async def test_scratch_of_one_name_is_shared_between_containers(
        self, containers: DockerContainers, sdk: Any, sample: str
    ) -> None:
        look = "import os, time\nwhile not os.path.exists('/t/x'): time.sleep(0.02)\nprint('done'); time.sleep(1000)"
        plan = plan_of(
            program(f"open('/s/x', 'w').close(); {WAIT}", sample, mounts=(scratch("/s", "both", 2 * MIB),)),
            program(look, sample, name="b", mounts=(scratch("/t", "both", 2 * MIB),)),
        )
        await containers.start(TASK, plan, quiet)
        await words(containers)
        await containers.stop(TASK)

        assert owned(sdk) == []

    async def test_all_of_the_data_goes_when_it_is_removed(
        self, containers: DockerContainers, sdk: Any, sample: str
    ) -> None:
        await containers.start(TASK, plan_of(program(WAIT, sample, mounts=(data("/a", "a"), data("/b", "b")))), quiet)
        await containers.stop(TASK)
        assert len(owned(sdk)) == 2

        await containers.remove_data(TASK)
        assert owned(sdk) == []
