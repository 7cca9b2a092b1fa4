"""The progress of a pull in figures, and its refusals in words."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orca_desktop.adapters.docker.pull import PullFailed, plain_reason
from orca_desktop.adapters.docker.pull_sums import MAX_LAYERS, PullEvent, PullSums
from orca_desktop.domain.containers import LayerProgress, PullProgress

IMAGE = "docker.io/library/python:3.12-slim"

RECORDED = b"""
{"status":"Pulling from library/python","id":"3.12-slim"}
{"status":"Pulling fs layer","progressDetail":{},"id":"a"}
{"status":"Pulling fs layer","progressDetail":{},"id":"b"}
{"status":"Already exists","progressDetail":{},"id":"c"}
{"status":"Downloading","progressDetail":{"current":100,"total":1000},"progress":"[=> ]","id":"a"}
{"status":"Downloading","progressDetail":{"current":900,"total":1000},"id":"a"}
{"status":"Downloading","progressDetail":{"current":100,"total":1000},"id":"b"}
{"status":"Verifying Checksum","progressDetail":{},"id":"a"}
{"status":"Download complete","progressDetail":{},"id":"a"}
{"status":"Extracting","progressDetail":{"current":10,"total":1000},"id":"a"}
{"status":"Downloading","progressDetail":{"current":600,"total":1000},"id":"b"}
{"status":"Download complete","progressDetail":{},"id":"b"}
{"status":"Pull complete","progressDetail":{},"id":"a"}
{"status":"Extracting","progressDetail":{"current":1000,"total":1000},"id":"b"}
{"status":"Pull complete","progressDetail":{},"id":"b"}
{"status":"Digest: sha256:1234"}
{"status":"Status: Downloaded newer image for python:3.12-slim"}
"""


def events(lines: bytes) -> Iterator[PullEvent]:
    return (msgspec.json.decode(line, type=PullEvent) for line in lines.split(b"\n") if line)


def downloading(layer: str, current: int, total: int) -> PullEvent:
    detail = {"current": current, "total": total}
    return msgspec.convert({"status": "Downloading", "id": layer, "progressDetail": detail}, PullEvent)


def test_the_layers_add_up_as_they_arrive() -> None:
    sums = PullSums(IMAGE)
    shown: list[tuple[int, int]] = []
    for event in events(RECORDED):
        sums.feed(event, at=0.0)
        progress = sums.progress(at=0.0)
        if not shown or shown[-1] != (progress.done, progress.total):
            shown.append((progress.done, progress.total))

    assert shown == [(0, 0), (100, 1000), (900, 1000), (1000, 2000), (1100, 2000), (1600, 2000), (2000, 2000)]


def test_every_layer_is_told_in_the_order_of_the_image() -> None:
    sums = PullSums(IMAGE)
    for event in events(RECORDED):
        sums.feed(event, at=0.0)

    assert sums.progress(at=1.0) == PullProgress(
        image=IMAGE,
        layers=(
            LayerProgress(layer="a", done=1000, total=1000, unpacked=True),
            LayerProgress(layer="b", done=1000, total=1000, unpacked=True),
            LayerProgress(layer="c", done=0, total=0, unpacked=True),
        ),
        speed=0.0,
        seconds_left=None,
    )


def test_unpacking_has_begun_when_all_is_fetched_and_not_before() -> None:
    sums = PullSums(IMAGE)
    unpacking = []
    for event in events(RECORDED):
        sums.feed(event, at=0.0)
        unpacking.append(sums.is_unpacking)

    assert unpacking == [False] * 11 + [True] * 3 + [False] * 3


def test_the_speed_is_that_of_the_last_seconds_and_the_rest_follows_from_it() -> None:
    sums = PullSums(IMAGE)
    for second in range(21):
        arrived = second * 100 if second <= 10 else 1000 + (second - 10) * 300
        sums.feed(downloading("a", arrived, 10_000), at=float(second))

    progress = sums.progress(at=20.0)

    assert (progress.done, progress.speed) == (4000, 300.0)
    assert progress.seconds_left == 20.0


def test_a_download_that_stands_still_has_no_speed_and_no_known_end() -> None:
    sums = PullSums(IMAGE)
    sums.feed(downloading("a", 0, 1000), at=0.0)
    sums.feed(downloading("a", 500, 1000), at=1.0)

    assert sums.progress(at=2.0).speed == 250.0
    assert sums.progress(at=60.0).speed == 0.0
    assert sums.progress(at=60.0).seconds_left is None


def test_the_rest_is_not_guessed_while_a_layer_has_not_told_its_size() -> None:
    sums = PullSums(IMAGE)
    sums.feed(PullEvent(status="Pulling fs layer", id="b"), at=0.0)
    sums.feed(downloading("a", 0, 1000), at=0.0)
    sums.feed(downloading("a", 500, 1000), at=1.0)

    assert (sums.progress(at=1.0).speed, sums.progress(at=1.0).seconds_left) == (500.0, None)


def test_a_stranger_cannot_make_it_keep_any_number_of_layers() -> None:
    sums = PullSums(IMAGE)
    for number in range(MAX_LAYERS + 100):
        sums.feed(downloading(str(number), 1, 2), at=0.0)

    assert len(sums.progress(at=0.0).layers) == MAX_LAYERS


@given(
    amounts=st.lists(st.tuples(st.sampled_from("abc"), st.integers(-10, 2_000), st.integers(-1, 1_000)), max_size=50),
)
def test_no_figure_goes_back_or_beyond_the_whole_whatever_is_reported(amounts: list[tuple[str, int, int]]) -> None:
    sums = PullSums(IMAGE)
    done = 0
    for second, (layer, current, total) in enumerate(amounts):
        sums.feed(downloading(layer, current, total), at=float(second))
        progress = sums.progress(at=float(second))
        assert done <= progress.done <= progress.total
        assert progress.speed >= 0
        done = progress.done


@pytest.mark.parametrize(
    ("refusal", "words"),
    [
        ("pull access denied for x, repository does not exist or may require 'docker login'", "needs a login"),
        ("unauthorized: authentication required", "needs a login"),
        ('Head "http://127.0.0.1:5/v2/x/manifests/1": no basic auth credentials', "needs a login"),
        ("toomanyrequests: You have reached your pull rate limit", "allows no more pulls for now"),
        ("manifest for x:9 not found: manifest unknown: manifest unknown", "the registry has no such image"),
        ("no matching manifest for linux/arm64/v8 in the manifest list entries", "no such image for the engine's kind"),
        ("Get https://registry/v2/: dial tcp: lookup registry: no such host", "the registry cannot be reached"),
        ("Get http://127.0.0.1:9/v2/: dial tcp 127.0.0.1:9: connect: connection refused", "cannot be reached"),
        ("net/http: request canceled (Client.Timeout exceeded): i/o timeout", "the registry cannot be reached"),
        ("received unexpected HTTP status: 503 Service Unavailable", "the registry cannot be reached"),
        ("unexpected EOF", "the registry cannot be reached"),
        ("invalid reference format: repository name must be lowercase", "not the name of an image"),
        ("write /var/lib/docker/tmp/x: no space left on device", "no space left on the disk"),
        ("something\nthat nobody has seen", "the registry answered: something that nobody has seen"),
    ],
)
def test_a_refusal_is_told_in_plain_words(refusal: str, words: str) -> None:
    assert words in plain_reason(refusal)


def test_only_what_may_be_over_soon_is_tried_again() -> None:
    assert PullFailed(plain_reason("connection refused")).passing
    assert not PullFailed(plain_reason("unauthorized")).passing
    assert not PullFailed(plain_reason("manifest unknown")).passing


def test_a_long_refusal_is_cut() -> None:
    assert len(plain_reason("x" * 10_000)) < 300
