"""The endless answers of the Docker Engine, as sources that can be closed from another thread."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

import msgspec

from orca_desktop.domain.errors import EngineUnavailable

CONNECT_SECONDS = 5.0
MAX_MESSAGE_BYTES = 1_000_000


class SdkStream:
    """A stream of the docker SDK, with a `close` that may be called twice, late, and from any thread."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[Any]:
        try:
            with suppress(ValueError):  # reading what another thread is closing
                yield from self._stream
        finally:
            # The SDK closes the socket only, which stays open for as long as the answer is not closed too.
            if (answer := getattr(self._stream, "_response", None)) is not None:
                answer.close()

    def close(self) -> None:
        # The SDK looks for the socket below several layers, which are gone once the stream has ended.
        with suppress(AttributeError, OSError, ValueError):
            self._stream.close()


class JsonLines:
    """The answer to a POST that goes on: one JSON object after the other, decoded as *kind*.

    Written here because the SDK's own pull can neither be closed nor bounded in time.
    """

    def __init__(
        self, api: Any, path: str, kind: Any, *, parameters: Mapping[str, str], headers: Mapping[str, str], idle: float
    ) -> None:
        from docker.types import CancellableStream

        url = f"{api.base_url}/v{api.api_version}{path}"
        timeout = (CONNECT_SECONDS, idle)
        self._response = api.post(url, params=parameters, headers=headers, stream=True, timeout=timeout)
        self._stream = SdkStream(CancellableStream(self._response.iter_content(None), self._response))
        self._decoder = msgspec.json.Decoder(kind)

    def refusal(self) -> str | None:
        """Why the engine did not even begin, None when it did."""
        return None if self._response.ok else _message(self._response.json())

    def __iter__(self) -> Iterator[Any]:
        waiting = b""
        for part in self._stream:
            *lines, waiting = (waiting + part).split(b"\n")
            yield from (self._decode(line) for line in lines if line.strip())
            if len(waiting) > MAX_MESSAGE_BYTES:
                raise EngineUnavailable("its answer cannot be read")
        if waiting.strip():
            yield self._decode(waiting)

    def close(self) -> None:
        self._stream.close()

    def _decode(self, line: bytes) -> Any:
        try:
            return self._decoder.decode(line)
        except msgspec.DecodeError as error:
            raise EngineUnavailable("its answer cannot be read") from error


def _message(answer: Any) -> str:
    return str(answer.get("message", "no reason given")) if isinstance(answer, dict) else "no reason given"
