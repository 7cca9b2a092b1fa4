"""Pulling an image: the registry's progress in figures, and its refusals in words."""

from __future__ import annotations

import time
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from typing import Any

from orca_desktop.adapters.docker.client import DockerThreads
from orca_desktop.adapters.docker.feed import feed
from orca_desktop.adapters.docker.pull_sums import PullEvent, PullSums
from orca_desktop.adapters.docker.streams import JsonLines
from orca_desktop.domain.containers import PullProgress
from orca_desktop.domain.images import without_spare_tag

IDLE_SECONDS = 120.0
"""A pull without any progress for this long is given up."""

REPORT_SECONDS = 0.25
"""The engine reports many times a second; a reader gets the sums this often."""

UNPACKING = "Unpacking image"

_MAX_REASON = 200
_NO_ANSWER = "the registry cannot be reached"
_REASONS = (
    (("pull access denied", "unauthorized", "authentication required", "denied:", "no basic auth credentials"),
     "it needs a login, or is not there"),
    (("toomanyrequests", "too many requests"), "the registry allows no more pulls for now; log in, or try again later"),
    (("no such host", "connection refused", "i/o timeout", "timed out", "no route", "unreachable", "context deadline",
      "connection reset", "unexpected eof", ": eof", "tls handshake timeout", "temporary failure",
      "bad gateway", "service unavailable", "gateway timeout", "internal server error"), _NO_ANSWER),
    (("manifest unknown", "not found", "no matching manifest", "no match for platform"),
     "the registry has no such image for the engine's kind of machine"),
    (("invalid reference", "invalid tag", "invalid repository"), "this is not the name of an image"),
    (("no space left",), "there is no space left on the disk"),
)  # fmt: skip


class PullFailed(Exception):
    """A pull came to nothing; the text is the reason in plain words. `passing`: another try may well succeed."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.passing = words == _NO_ANSWER


async def pull(
    threads: DockerThreads, image: str, *, now: Callable[[], float] = time.monotonic
) -> AsyncGenerator[str | PullProgress, None]:
    """Pull *image*, telling the figures, and in words when all is fetched. Closing the iterator cancels the pull.

    Raises PullFailed with the reason when the registry refuses, and EngineUnavailable.
    """
    sums, told_at, unpacks = PullSums(image), -REPORT_SECONDS, False
    async with aclosing(feed(threads, lambda client: _open(client, image), name=f"pull {image}")) as batches:
        async for events in batches:
            moment = now()
            for event in events:
                if event.error is not None:
                    raise PullFailed(plain_reason(event.error))
                sums.feed(event, at=moment)
            if sums.is_unpacking and not unpacks:
                unpacks = True
                yield UNPACKING
            if sums.has_layers and moment - told_at >= REPORT_SECONDS:
                told_at = moment
                yield sums.progress(at=moment)
    if sums.has_layers:
        yield sums.progress(at=now())


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
        repository, tag = parse_repository_tag(without_spare_tag(image))
        registry, _ = auth.resolve_repository_name(repository)
        login = auth.get_config_header(client.api, registry)
    except DockerException as error:
        raise PullFailed(plain_reason(str(error))) from error
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
        answer.close()
        raise PullFailed(plain_reason(refusal))
    return answer
