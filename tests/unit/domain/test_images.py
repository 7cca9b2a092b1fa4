"""Finding the image in a stranger's program, however it is written, in bounded time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orca_desktop.domain.images import image_candidates, is_image_reference

DIGEST = "sha256:" + "0123456789abcdef" * 4


@pytest.mark.parametrize(
    "program",
    [
        'const options = { imageURL: "docker.io/owner/app:1.0" };',
        "const options = { imageUrl: 'docker.io/owner/app:1.0' };",
        "e.exports={podImageUrl:`docker.io/owner/app:1.0`,t:1}",
        '{"image":"docker.io/owner/app:1.0","x":2}',
        "  containers:\n    - image: docker.io/owner/app:1.0\n      name: user",
        "let image_url='docker.io/owner/app:1.0';",
    ],
)
def test_the_image_is_found_in_every_usual_spelling(program: str) -> None:
    assert image_candidates(program) == ("docker.io/owner/app:1.0",)


def test_several_images_are_named_once_each_in_their_order() -> None:
    program = 'image: "ghcr.io/b/two:2", imageURL: "ghcr.io/a/one:1"; image="ghcr.io/b/two:2"'

    assert image_candidates(program) == ("ghcr.io/b/two:2", "ghcr.io/a/one:1")


def test_what_is_no_reference_is_left_out() -> None:
    program = 'image: "./logo.png", image="data:image/png", imageURL: process.env.IMAGE, image:"owner/app"'

    assert image_candidates(program) == ()


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


@given(st.text())
def test_any_program_gives_only_references(program: str) -> None:
    assert all(is_image_reference(found) for found in image_candidates(program))


@pytest.mark.parametrize(
    "piece",
    ['image:"', "image: ", "image" * 3, "a.", "imageURL='a.b/c", 'image="' + "a-" * 120, "image = 'x.y/" + "a/" * 100],
)
def test_a_hostile_program_is_read_to_its_end(piece: str) -> None:
    """In time that grows with its length: were it with the square, this would take hours."""
    program = piece * (4_000_000 // len(piece)) + ' image: "docker.io/owner/app"'

    assert image_candidates(program)[-1:] == ("docker.io/owner/app",)


@pytest.mark.parametrize("text", ["a." * 120, "a.b/" + "a_" * 120, "a-" * 127, "localhost:" + "1" * 240])
def test_a_hostile_reference_is_judged_at_once(text: str) -> None:
    assert not is_image_reference(text)
