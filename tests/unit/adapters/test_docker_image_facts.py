"""One form for what engines and registries say of an image, and where an image's name leads."""

from __future__ import annotations

import pytest

from orca_desktop.adapters.docker.image_facts import facts_of, login_name, name_of, told_by_engine
from orca_desktop.adapters.registry.client import ImageName, RegistryError, RemoteImage
from orca_desktop.adapters.registry.manifests import Platform

PLATFORM = Platform(system="linux", architecture="amd64")
DIGEST = "sha256:" + "a" * 64
OTHER = "sha256:" + "b" * 64


@pytest.mark.parametrize(
    ("image", "name"),
    [
        ("python:3.12", ("registry-1.docker.io", "library/python", "3.12")),
        ("docker.io/owner/app", ("registry-1.docker.io", "owner/app", "latest")),
        ("ghcr.io/a/b/c:1", ("ghcr.io", "a/b/c", "1")),
        ("127.0.0.1:5000/app", ("127.0.0.1:5000", "app", "latest")),
        (f"ghcr.io/a/b@{DIGEST}", ("ghcr.io", "a/b", DIGEST)),
        (f"ghcr.io/a/b:1@{DIGEST}", ("ghcr.io", "a/b", DIGEST)),
    ],
)
def test_a_name_is_read_as_docker_reads_it(image: str, name: tuple[str, str, str]) -> None:
    registry, repository, version = name

    assert name_of(image) == ImageName(registry=registry, repository=repository, version=version)


def test_what_docker_does_not_take_for_a_name_leads_nowhere() -> None:
    with pytest.raises(RegistryError, match="not the name of an image"):
        name_of("http://a.org/x")


def test_the_login_to_docker_hub_is_kept_under_its_short_name() -> None:
    assert login_name(name_of("python").registry) == "docker.io"
    assert login_name("ghcr.io") == "ghcr.io"


@pytest.mark.parametrize(
    ("image", "digest"),
    [
        ("docker.io/library/python:3.12", DIGEST),
        ("python:3.12", DIGEST),
        ("ghcr.io/a/b:1", OTHER),
        ("orca-desktop.localhost/renamed:1", None),
        (f"ghcr.io/a/b@{DIGEST}", DIGEST),
    ],
)
def test_the_digest_is_that_of_the_registry_which_is_named(image: str, digest: str | None) -> None:
    found = {
        "Id": "sha256:1",
        "Size": 10,
        "Os": "linux",
        "Architecture": "arm64",
        "RepoDigests": [f"python@{DIGEST}", f"ghcr.io/a/b@{OTHER}"],
    }

    facts = facts_of(image, found, PLATFORM)

    assert (facts.digest, facts.image_id, facts.size, facts.present) == (digest, "sha256:1", 10, True)
    assert (facts.architecture, facts.fits) == ("arm64", False)


def test_an_engine_that_tells_no_digests_tells_none() -> None:
    found = {"Id": "sha256:1", "RepoDigests": None, "Os": "linux", "Architecture": "amd64"}

    assert facts_of("python", found, PLATFORM).digest is None


@pytest.mark.parametrize(
    ("platforms", "architecture", "fits"),
    [
        ([("linux", "arm64"), ("linux", "amd64"), ("unknown", "unknown")], "amd64", True),
        ([("linux", "arm64"), ("linux", "s390x"), ("unknown", "unknown")], "arm64, s390x", False),
        ([], None, True),
    ],
)
def test_what_the_engine_learns_from_the_registry_has_no_size(
    platforms: list[tuple[str, str]], architecture: str | None, fits: bool
) -> None:
    named = [{"os": system, "architecture": kind} for system, kind in platforms]

    told = told_by_engine({"Descriptor": {"digest": DIGEST, "size": 500}, "Platforms": named}, PLATFORM)

    assert told == RemoteImage(digest=DIGEST, size=None, architecture=architecture, fits=fits)


@pytest.mark.parametrize("answer", [None, {}, {"Descriptor": {}}, {"Descriptor": {"digest": "x"}}, {"Descriptor": 7}])
def test_what_cannot_be_read_is_a_reason_in_words(answer: object) -> None:
    with pytest.raises(RegistryError):
        told_by_engine(answer, PLATFORM)
