"""Programs of strangers on a real Docker Engine: every row of the table in docs/security.md."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from orca_desktop.adapters.docker.containers import DockerContainers
from orca_desktop.domain.containers import MIB, ContainerSpec, Limits, Mount, MountKind, Profile
from tests.containers_conformance import TASK, quiet
from tests.hostile.attempts import ATTEMPTS, Attempt
from tests.hostile.table import BEGIN, BEHAVIOURS, END, table
from tests.integration import test_docker_attacks
from tests.integration.docker_world import plan_of, words
from tests.integration.test_docker_folders import TestFolders as Folders
from tests.integration.test_docker_manners import TestAnswers as Answers
from tests.integration.test_docker_manners import TestLife as Life
from tests.services.tiny_image import perl_root

PAGE = Path(__file__).parents[2] / "docs" / "security.md"
SMALL = Limits(scratch=8 * MIB, processes=64, open_files=128)
CASES = [
    pytest.param(attempt, profile, id=f"{attempt.words}, {profile.value}")
    for attempt in ATTEMPTS
    for profile in attempt.profiles
]


@pytest.fixture(scope="module")
def hostile(sdk: Any, packed: Any) -> Iterator[str]:
    """An image whose user is root, with Python, Perl, and a Perl that is setuid root."""
    sdk.images.load(packed.archive)
    container = sdk.api.create_container(packed.reference)["Id"]
    sdk.api.put_archive(container, "/", perl_root())
    sdk.api.put_archive(container, "/", _setuid_perl())
    sdk.api.commit(container, "orca-desktop.localhost/hostile", "1", conf={"User": "0:0"})
    sdk.api.remove_container(container, v=True)
    yield "orca-desktop.localhost/hostile:1"
    sdk.api.remove_image("orca-desktop.localhost/hostile:1", force=True)


def _setuid_perl() -> bytes:
    content = Path("/usr/bin/perl").read_bytes()
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        entry = tarfile.TarInfo("usr/bin/perl-of-root")
        entry.size, entry.mode = len(content), 0o4755
        archive.addfile(entry, io.BytesIO(content))
    return buffer.getvalue()


@pytest.mark.parametrize(("attempt", "profile"), CASES)
async def test_what_comes_of_it(containers: DockerContainers, hostile: str, attempt: Attempt, profile: Profile) -> None:
    spec = ContainerSpec(
        name="task",
        image=hostile,
        command=attempt.command,
        args=(attempt.code,),
        user=attempt.user,
        mounts=(Mount(kind=MountKind.DATA, path="/data"),),
    )
    await containers.start(TASK, plan_of(spec, profile=profile, limits=SMALL), quiet)

    assert (await words(containers))[0] == attempt.seen


def test_the_page_says_what_is_tested() -> None:
    page = PAGE.read_text("utf-8")

    assert page[page.index(BEGIN) + len(BEGIN) : page.index(END)] == table()


def test_every_behaviour_on_the_page_has_its_test() -> None:
    there = {
        name
        for module in (test_docker_attacks, Life, Answers, Folders)
        for name in dir(module)
        if name.startswith("test_")
    }

    assert {behaviour.test for behaviour in BEHAVIOURS} <= there
