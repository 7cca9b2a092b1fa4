"""The figures of a pull, summed from the engine's reports on its layers."""

from __future__ import annotations

from collections import deque

import msgspec

from orca_desktop.domain.containers import LayerProgress, PullProgress

WINDOW_SECONDS = 5.0
"""The speed is the mean of so long a time."""

MAX_LAYERS = 500
"""More than any engine puts together; a bound on what is kept of a stranger's image."""

_DONE = ("Download complete", "Pull complete")
_IN_PLACE = ("Pull complete", "Already exists")
_FETCHED = (*_DONE, "Extracting", "Already exists")
_OF_LAYERS = ("Pulling fs layer", "Waiting", "Downloading", "Verifying Checksum", *_FETCHED)


class _Amount(msgspec.Struct):
    current: int = 0
    total: int = 0


class PullEvent(msgspec.Struct):
    """One line of the engine's report on a pull."""

    status: str = ""
    id: str = ""
    progress_detail: _Amount | None = msgspec.field(name="progressDetail", default=None)
    error: str | None = None


class PullSums:
    """What has arrived of each layer and of all. No figure ever goes back, whatever the engine reports.

    Times, in seconds, come from the caller's clock.
    """

    def __init__(self, image: str) -> None:
        self._image = image
        self._layers: dict[str, LayerProgress] = {}
        self._arrived: deque[tuple[float, int]] = deque()
        self._fetched: set[str] = set()

    @property
    def has_layers(self) -> bool:
        return bool(self._layers)

    @property
    def is_unpacking(self) -> bool:
        """All that has to be fetched is here, and not all of it in place."""
        in_place = all(layer.unpacked for layer in self._layers.values())
        return len(self._fetched) == len(self._layers) and not in_place

    def feed(self, event: PullEvent, *, at: float) -> None:
        if event.id in self._layers or (_is_of_a_layer(event) and len(self._layers) < MAX_LAYERS):
            self._layers[event.id] = _after(self._layers.get(event.id), event)
            if event.status in _FETCHED:
                self._fetched.add(event.id)
            self._note(at)

    def progress(self, *, at: float) -> PullProgress:
        """The sums now. The rest of the time is told once every layer has told its size."""
        layers = tuple(self._layers.values())
        speed = self._speed(at)
        missing = sum(layer.total - layer.done for layer in layers)
        is_known = all(layer.total > 0 or layer.unpacked for layer in layers)
        seconds_left = missing / speed if speed > 0 and is_known else None
        return PullProgress(image=self._image, layers=layers, speed=speed, seconds_left=seconds_left)

    def _note(self, at: float) -> None:
        done = sum(layer.done for layer in self._layers.values())
        if self._arrived and self._arrived[-1][0] == at:
            self._arrived.pop()
        self._arrived.append((at, done))
        while len(self._arrived) > 1 and self._arrived[1][0] <= at - WINDOW_SECONDS:
            self._arrived.popleft()

    def _speed(self, at: float) -> float:
        """Bytes a second since the beginning of the window, also while nothing arrives any more."""
        if not self._arrived:
            return 0.0
        before = [entry for entry in self._arrived if entry[0] <= at - WINDOW_SECONDS]
        began, had = before[-1] if before else self._arrived[0]
        return (self._arrived[-1][1] - had) / (at - began) if at > began else 0.0


def _is_of_a_layer(event: PullEvent) -> bool:
    """The first line of a report has the tag in the place of a layer."""
    return bool(event.id) and event.status in _OF_LAYERS


def _after(known: LayerProgress | None, event: PullEvent) -> LayerProgress:
    """A layer as it is after a report on it."""
    done, total, unpacked = (known.done, known.total, known.unpacked) if known else (0, 0, False)
    detail = event.progress_detail
    if event.status == "Downloading" and detail is not None and detail.total > 0:
        total = max(total, detail.total)
        done = max(done, min(detail.current, total))
    elif event.status in _DONE:
        done = total
    unpacked = unpacked or event.status in _IN_PLACE
    return LayerProgress(layer=event.id, done=done, total=total, unpacked=unpacked)
