"""The way to an engine elsewhere is closed, breaks off, or is not to be trusted: what is told, and what comes back."""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import aclosing
from pathlib import Path
from typing import Any

import httpx
import psutil
import pytest

from orca_desktop.adapters.docker.endpoint import Endpoint
from orca_desktop.adapters.docker.tunnel import SshTunnel, ssh_target
from orca_desktop.adapters.task_api.http_task_api import HttpTaskApi
from orca_desktop.domain.containers import plan_for_image
from orca_desktop.domain.errors import EngineUnavailable, ImageMissing
from orca_desktop.simulation.sample_image import PackedImage
from tests.containers_conformance import ENOUGH, TASK, quiet, until
from tests.integration.docker_world import inspect_all, owned
from tests.integration.remote_world import Remote, remote, use_context
from tests.services.certificates import make_certificates
from tests.services.docker_engine import DockerEngine
from tests.services.ssh_server import NAME, SshServer, make_key


@pytest.fixture
async def api() -> AsyncIterator[HttpTaskApi]:
    async with httpx.AsyncClient(trust_env=False) as client:
        yield HttpTaskApi(client)


@pytest.fixture
async def there(over_ssh: str, sample: str, packed: PackedImage) -> AsyncIterator[Remote]:
    """An engine behind SSH; what its tasks own is taken away at the end."""
    async with remote(packed) as there:
        yield there
        await until(lambda: is_reachable(there))
        await there.containers.stop(TASK)
        await there.containers.remove_data(TASK)


async def is_reachable(there: Remote) -> bool:
    return (await there.containers.status()).reachable


async def problem_of(packed: PackedImage, host: str | None = None) -> str:
    """What a new program is told about an engine that it cannot reach."""
    async with remote(packed, *([] if host is None else [lambda: Endpoint(host=host)])) as there:
        status = await there.containers.status()

    assert not status.reachable
    return status.problem


def ssh_children() -> list[psutil.Process]:
    return [child for child in psutil.Process().children() if child.name() == "ssh"]


class TestSshIsRefused:
    async def test_by_us_while_the_key_of_the_host_is_unknown(
        self, over_ssh: str, ssh_server: SshServer, packed: PackedImage
    ) -> None:
        ssh_server.forget()
        try:
            problem = await problem_of(packed)
        finally:
            ssh_server.know(ssh_server.host_key)

        assert "has not yet confirmed the key of engine-host" in problem
        assert "Run `ssh engine-host` once in a terminal and compare the key" in problem

    async def test_by_us_when_the_host_has_another_key(
        self, over_ssh: str, ssh_server: SshServer, packed: PackedImage, tmp_path: Path
    ) -> None:
        make_key(tmp_path / "other")
        ssh_server.know(tmp_path / "other.pub")
        try:
            problem = await problem_of(packed)
        finally:
            ssh_server.know(ssh_server.host_key)

        assert "it may be another machine" in problem
        assert "take the old one out of known_hosts" in problem

    async def test_by_the_host_when_it_does_not_take_the_users_key(
        self, over_ssh: str, ssh_server: SshServer, packed: PackedImage
    ) -> None:
        ssh_server.admit(None)
        try:
            problem = await problem_of(packed)
        finally:
            ssh_server.admit(ssh_server.user_key)

        assert "does not let this user in" in problem
        assert "accept this user's key" in problem

    async def test_by_the_engines_socket_that_is_not_there(self, over_ssh: str, packed: PackedImage) -> None:
        problem = await problem_of(packed, f"ssh://{NAME}/nowhere/docker.sock")

        assert "on engine-host nothing answers at the engine's socket" in problem
        assert "Start Docker there" in problem

    async def test_by_nobody_who_listens(self, over_ssh: str, ssh_server: SshServer, packed: PackedImage) -> None:
        with ssh_server.offline():
            problem = await problem_of(packed)

        assert "engine-host does not answer over SSH" in problem

    async def test_by_a_machine_without_ssh(
        self, over_ssh: str, packed: PackedImage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.setenv("PATH", str(tmp_path / "nothing"))

        problem = await problem_of(packed)

        assert "the program ssh is not installed here" in problem
        assert "Install OpenSSH's client" in problem

    async def test_and_starting_says_the_same(
        self, over_ssh: str, ssh_server: SshServer, packed: PackedImage, sample: str
    ) -> None:
        ssh_server.admit(None)
        try:
            async with remote(packed) as there:
                with pytest.raises(EngineUnavailable, match="does not let this user in"):
                    await there.containers.start(TASK, plan_for_image(sample), quiet)
        finally:
            ssh_server.admit(ssh_server.user_key)


class TestSshBreaksOff:
    async def test_and_comes_back_under_the_same_address(
        self, there: Remote, ssh_server: SshServer, sample: str, api: HttpTaskApi
    ) -> None:
        running = await there.containers.start(TASK, plan_for_image(sample), quiet)
        await until(lambda: api.is_healthy(running.address))
        await api.work(running.address, 1, timeout=ENOUGH)

        assert ssh_server.hang_up() > 0
        await until(lambda: api.is_healthy(running.address))

        assert await api.submission(running.address, 1, timeout=ENOUGH)
        assert await there.containers.start(TASK, plan_for_image(sample), quiet) == running
        assert len(ssh_children()) == 1

    async def test_and_who_follows_the_endings_is_told_that_the_engine_is_gone(
        self, there: Remote, ssh_server: SshServer, sample: str, sdk: Any
    ) -> None:
        endings: Any = there.containers.endings()
        async with asyncio.timeout(ENOUGH), aclosing(endings):
            await there.containers.start(TASK, plan_for_image(sample), quiet)
            await asyncio.to_thread(sdk.api.kill, inspect_all(sdk)[0]["Id"])
            await anext(endings)
            ssh_server.hang_up()
            with pytest.raises((StopAsyncIteration, EngineUnavailable)):
                await anext(endings)

    async def test_in_the_middle_of_a_stage_which_is_a_silent_task(
        self, there: Remote, ssh_server: SshServer, sample: str, api: HttpTaskApi
    ) -> None:
        running = await there.containers.start(TASK, plan_for_image(sample), quiet)
        await until(lambda: api.is_healthy(running.address))
        with ssh_server.offline():
            assert not await api.is_healthy(running.address)
            assert not await is_reachable(there)

        await until(lambda: api.is_healthy(running.address))

    async def test_when_our_ssh_is_killed(self, there: Remote, sample: str, api: HttpTaskApi) -> None:
        running = await there.containers.start(TASK, plan_for_image(sample), quiet)
        (child,) = ssh_children()
        child.kill()

        await until(lambda: api.is_healthy(running.address))

    async def test_again_and_again_with_growing_pauses(self, over_ssh: str, ssh_server: SshServer) -> None:
        tunnel = SshTunnel(ssh_target(over_ssh))
        try:
            with ssh_server.offline():
                for _ in range(2):
                    with pytest.raises(EngineUnavailable, match="does not answer over SSH"):
                        tunnel.socket()
                assert tunnel.attempts == 1
            path = await until_open(tunnel)
            assert path.is_socket()
        finally:
            tunnel.close()

        assert not path.parent.exists()
        with pytest.raises(EngineUnavailable):
            tunnel.socket()


async def until_open(tunnel: SshTunnel) -> Path:
    found: list[Path] = []

    async def is_open() -> bool:
        try:
            found.append(await asyncio.to_thread(tunnel.socket))
        except EngineUnavailable:
            return False
        return True

    await until(is_open)
    return found[-1]


def test_ssh_ends_even_with_a_program_that_is_killed(over_ssh: str, tmp_path: Path) -> None:
    code = f"""
import sys
from orca_desktop.adapters.docker.tunnel import SshTunnel, ssh_target
tunnel = SshTunnel(ssh_target("{over_ssh}"))
print(tunnel.socket(), flush=True)
sys.stdin.read()"""
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline().strip()
        (child,) = [child for child in psutil.Process(program.pid).children() if child.name() == "ssh"]
        program.send_signal(signal.SIGKILL)
        program.wait(ENOUGH)

        child.wait(ENOUGH)


@pytest.fixture
def strange(tmp_path: Path) -> Path:
    """The certificates of an authority that nobody knows."""
    folder = tmp_path / "strange"
    folder.mkdir()
    make_certificates(folder)
    return folder


class TestTls:
    async def test_an_engine_of_another_authority_is_not_trusted(
        self, over_tls: str, docker_settings: Path, strange: Path, packed: PackedImage
    ) -> None:
        use_context(docker_settings, over_tls, strange)

        assert "its certificate is not one that this Docker context trusts" in await problem_of(packed)

    async def test_the_settings_may_be_in_the_environment(
        self, over_tls: str, docker_engine: DockerEngine, packed: PackedImage, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("DOCKER_CONFIG", "/nowhere")
        monkeypatch.setenv("DOCKER_HOST", over_tls)
        monkeypatch.setenv("DOCKER_TLS_VERIFY", "1")
        monkeypatch.setenv("DOCKER_CERT_PATH", str(docker_engine.certificates))
        async with remote(packed) as there:
            assert await is_reachable(there)

    async def test_an_engine_under_another_name_is_not_trusted(
        self, over_tls: str, docker_engine: DockerEngine, docker_settings: Path, packed: PackedImage
    ) -> None:
        use_context(docker_settings, over_tls.replace("127.0.0.1", "localhost"), docker_engine.certificates)

        assert "its certificate is not one that this Docker context trusts" in await problem_of(packed)

    async def test_a_user_of_another_authority_is_refused(
        self, over_tls: str, docker_engine: DockerEngine, docker_settings: Path, strange: Path, packed: PackedImage
    ) -> None:
        assert docker_engine.certificates is not None
        shutil.copy(docker_engine.certificates / "ca.pem", strange)
        use_context(docker_settings, over_tls, strange)

        assert "does not accept the certificate of this user" in await problem_of(packed)  # or most likely so

    async def test_without_certificates_the_engine_says_what_it_wants(
        self, over_tls: str, docker_settings: Path, packed: PackedImage
    ) -> None:
        use_context(docker_settings, over_tls)

        assert "it speaks TLS on that port" in await problem_of(packed)


async def test_without_the_image_for_doors_nothing_is_started(
    over_tls: str, sample: str, sdk: Any, packed: PackedImage, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with remote(packed) as there:

        async def missing(*_: Any) -> None:
            raise ImageMissing(sample, "nobody has it")

        monkeypatch.setattr(there.doors, "prepare", missing)
        with pytest.raises(ImageMissing):
            await there.containers.start(TASK, plan_for_image(sample), quiet)

    assert owned(sdk) == []
