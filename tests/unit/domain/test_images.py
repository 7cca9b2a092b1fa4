"""Which texts name an image."""

from __future__ import annotations

import pytest

from orca_desktop.domain.images import is_image_reference

DIGEST = "sha256:" + "0123456789abcdef" * 4


@pytest.mark.parametrize(
    "reference",
    [
        "docker.io/owner/app",
        "docker.io/owner/app:latest",
        "localhost/app",
        "localhost:5000/app:1",
        "127.0.0.1:5000/owner/app:v1.2.3",
        f"ghcr.io/owner/app@{DIGEST}",
        f"registry.example.com:443/a/b/c-d_e.f:tag@{DIGEST}",
    ],
)
def test_a_reference_names_its_registry(reference: str) -> None:
    assert is_image_reference(reference)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "app",
        "owner/app",
        "docker.io/",
        "docker.io/Owner/app",
        "docker.io/owner/app:",
        "docker.io/owner/app@sha256:abc",
        "docker.io/owner/app --privileged",
        "docker.io/owner/app\n",
        "-docker.io/owner/app",
        "docker.-io/owner/app",
        "docker.io:port/owner/app",
        "docker.io/../etc/passwd",
        "docker.io/" + "a" * 300,
    ],
)
def test_anything_else_is_no_reference(text: str) -> None:
    assert not is_image_reference(text)


@pytest.mark.parametrize("text", ["a." * 120, "a.b/" + "a_" * 120, "a-" * 127, "localhost:" + "1" * 240])
def test_a_hostile_reference_is_judged_at_once(text: str) -> None:
    assert not is_image_reference(text)
