"""Pulling an image: the registry's progress in words, and its refusals in words."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Any

import msgspec

from orca_desktop.adapters.docker_client import DockerThreads
from orca_desktop.adapters.docker_feed import feed
from orca_desktop.adapters.docker_streams import JsonLines
from orca_desktop.domain.errors import ImageMissing

IDLE_SECONDS = 120.0
"""A pull without any progress for this long is given up."""

_MAX_REASON = 200
_REASONS = (
    (("pull access denied", "unauthorized", "authentication required", "denied:"), "it needs a login, or is not there"),
    (("manifest unknown", "not found", "no matching manifest"), "the registry has no such image for this computer"),
    (("no such host", "connection refused", "i/o timeout", "timed out", "no route", "unreachable", "context deadline"),
     "the registry cannot be reached"),
    (("invalid reference", "invalid tag", "invalid repository"), "this is not the name of an image"),
    (("no space left",), "there is no space left on the disk"),
)  # fmt: skip


class _Amount(msgspec.Struct):
    current: int = 0
    total: int = 0


class PullEvent(msgspec.Struct):
    """One line of the engine's report on a pull."""

    status: str = ""
    id: str = ""
    progress_detail: _Amount | None = msgspec.field(name="progressDetail", default=None)
    error: str | None = None


class PullProgress:
    """Sums the layers of a pull to one percentage, which never goes back.

    A layer whose size is not told yet counts as large as the others are on average.
    """

    def __init__(self) -> None:
        self._announced: set[str] = set()
        self._layers: dict[str, tuple[int, int]] = {}
        self._percent = 0
        self._shown = ""

    def feed(self, event: PullEvent) -> str | None:
        """What to tell the user now; None when there is nothing new to tell."""
        detail = event.progress_detail
        if event.status == "Pulling fs layer":
            self._announced.add(event.id)
        elif event.status == "Downloading" and detail is not None and detail.total > 0:
            self._layers[event.id] = (min(detail.current, detail.total), detail.total)
        elif event.status in ("Download complete", "Pull complete") and event.id in self._layers:
            _, total = self._layers[event.id]
            self._layers[event.id] = (total, total)
        elif event.status != "Extracting":
            return None
        words = self._words(unpacking=event.status in ("Extracting", "Pull complete"))
        if words is None or words == self._shown:
            return None
        self._shown = words
        return words

    def _words(self, *, unpacking: bool) -> str | None:
        if self._layers:
            done = sum(current for current, _ in self._layers.values())
            total = sum(total for _, total in self._layers.values())
            layers = len(self._announced | self._layers.keys())
            self._percent = max(self._percent, 100 * done * len(self._layers) // (total * layers))
        if unpacking and self._percent in (0, 100):
            return "Unpacking image"
        return f"Pulling image, {self._percent} %" if self._layers else None


async def pull(threads: DockerThreads, image: str) -> AsyncGenerator[str, None]:
    """Pull *image*, telling the progress. Closing the iterator cancels the pull.

    Raises ImageMissing with the reason when the registry refuses, and EngineUnavailable.
    """
    progress = PullProgress()
    async with aclosing(feed(threads, lambda client: _open(client, image), name=f"pull {image}")) as batches:
        async for events in batches:
            for event in events:
                if event.error is not None:
                    raise ImageMissing(image, plain_reason(event.error))
                if (words := progress.feed(event)) is not None:
                    yield words


def plain_reason(text: str) -> str:
    """A registry's refusal in plain words."""
    lower = text.lower()
    for signs, words in _REASONS:
        if any(sign in lower for sign in signs):
            return words
    return f"the registry answered: {' '.join(text.split())[:_MAX_REASON]}"


def _open(client: Any, image: str) -> JsonLines:
    """Begin a pull with the registry logins of the user's Docker configuration."""
    from docker import auth
    from docker.errors import DockerException
    from docker.utils import parse_repository_tag

    try:
        repository, tag = parse_repository_tag(image)
        registry, _ = auth.resolve_repository_name(repository)
        login = auth.get_config_header(client.api, registry)
    except DockerException as error:
        raise ImageMissing(image, plain_reason(str(error))) from error
    answer = JsonLines(
        client.api,
        "/images/create",
        PullEvent,
        parameters={"fromImage": repository, "tag": tag or "latest"},
        headers={"X-Registry-Auth": login} if login else {},
        idle=IDLE_SECONDS,
    )
    refusal = answer.refusal()
    if refusal is not None:
        raise ImageMissing(image, plain_reason(refusal))
    return answer
