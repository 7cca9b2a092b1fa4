"""A Podman of another machine, over SSH."""

from __future__ import annotations

from pathlib import Path

import httpx

from orca_desktop.adapters.task_api.http_task_api import HttpTaskApi
from orca_desktop.domain.containers import plan_for_image
from orca_desktop.simulation.sample_image import PackedImage
from tests.containers_conformance import ENOUGH, TASK, quiet, until
from tests.integration.docker_world import owned
from tests.integration.remote_world import remote, use_context
from tests.services.podman import PodmanEngine
from tests.services.ssh_server import NAME


async def test_a_task_goes_its_whole_way(
    podman_engine: PodmanEngine, ssh_program: None, docker_settings: Path, packed: PackedImage
) -> None:
    use_context(docker_settings, f"ssh://{NAME}{podman_engine.host.removeprefix('unix://')}")
    with podman_engine.client() as sdk:
        sdk.images.load(packed.archive)
        async with remote(packed) as there, httpx.AsyncClient(trust_env=False) as client:
            api = HttpTaskApi(client)
            try:
                running = await there.containers.start(TASK, plan_for_image(packed.reference), quiet)
                await until(lambda: api.is_healthy(running.address))
                await api.work(running.address, 1, timeout=ENOUGH)
                proof = await api.submission(running.address, 1, timeout=ENOUGH)
            finally:
                await there.containers.stop(TASK)
                await there.containers.remove_data(TASK)

        assert isinstance(proof, dict)
        assert owned(sdk) == []
