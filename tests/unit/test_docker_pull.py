"""The progress and the refusals of a pull, in words."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from orca_desktop.adapters.docker_pull import PullEvent, PullProgress, plain_reason

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


def told(lines: bytes) -> list[str]:
    progress = PullProgress()
    events = [msgspec.json.decode(line, type=PullEvent) for line in lines.split(b"\n") if line]
    return [words for event in events if (words := progress.feed(event)) is not None]


def test_the_layers_add_up_to_one_percentage() -> None:
    assert told(RECORDED) == [
        *("Pulling image, 5 %", "Pulling image, 45 %", "Pulling image, 50 %", "Pulling image, 55 %"),
        *("Pulling image, 80 %", "Pulling image, 100 %"),
        "Unpacking image",
    ]


def test_a_pull_without_sizes_is_told_when_it_unpacks() -> None:
    """A registry on the same machine is so fast that no download is reported."""
    lines = RECORDED.split(b"\n")

    assert told(b"\n".join(line for line in lines if b"ownload" not in line)) == ["Unpacking image"]


@given(
    amounts=st.lists(st.tuples(st.sampled_from("abc"), st.integers(-10, 2_000), st.integers(-1, 1_000)), max_size=50),
)
def test_the_percentage_never_goes_back_whatever_the_registry_says(amounts: list[tuple[str, int, int]]) -> None:
    progress = PullProgress()
    shown = [0]
    for layer, current, total in amounts:
        event = {"status": "Downloading", "id": layer, "progressDetail": {"current": current, "total": total}}
        words = progress.feed(msgspec.convert(event, PullEvent))
        if words is not None:
            shown.append(int(words.split()[2]))

    assert shown == sorted(shown)
    assert shown[-1] <= 100


@pytest.mark.parametrize(
    ("refusal", "words"),
    [
        ("pull access denied for x, repository does not exist or may require 'docker login'", "needs a login"),
        ("unauthorized: authentication required", "needs a login"),
        ("manifest for x:9 not found: manifest unknown: manifest unknown", "the registry has no such image"),
        ("no matching manifest for linux/arm64/v8 in the manifest list entries", "no such image for this computer"),
        ("Get https://registry/v2/: dial tcp: lookup registry: no such host", "the registry cannot be reached"),
        ("Get http://127.0.0.1:9/v2/: dial tcp 127.0.0.1:9: connect: connection refused", "cannot be reached"),
        ("net/http: request canceled (Client.Timeout exceeded): i/o timeout", "the registry cannot be reached"),
        ("invalid reference format: repository name must be lowercase", "not the name of an image"),
        ("write /var/lib/docker/tmp/x: no space left on device", "no space left on the disk"),
        ("something\nthat nobody has seen", "the registry answered: something that nobody has seen"),
    ],
)
def test_a_refusal_is_told_in_plain_words(refusal: str, words: str) -> None:
    assert words in plain_reason(refusal)


def test_a_long_refusal_is_cut() -> None:
    assert len(plain_reason("x" * 10_000)) < 300
