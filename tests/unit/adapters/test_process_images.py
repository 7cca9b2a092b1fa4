"""Without a container engine there is one image: the bundled sample."""

from __future__ import annotations

import pytest

from orca_desktop.adapters.process.images import ProcessImages
from orca_desktop.domain.errors import ImageMissing

SAMPLE = "orca-desktop.localhost/prime-census:1"


async def test_the_sample_is_here_and_has_no_digest() -> None:
    images = ProcessImages(SAMPLE)
    told: list[object] = []

    facts = await images.look_up(SAMPLE)

    assert (facts.reference, facts.digest, facts.image_id, facts.present) == (SAMPLE, None, None, True)
    assert await images.bring(SAMPLE, told.append) == SAMPLE
    assert told


async def test_any_other_image_is_missing() -> None:
    with pytest.raises(ImageMissing, match="only the bundled sample task runs"):
        await ProcessImages(SAMPLE).look_up("docker.io/library/python:3.12")
