"""A task's health in layers, from the ground up: the engine, its container, its server, its stages."""

from __future__ import annotations

from orca_desktop.domain.containers import Layer, LayerHealth, LayerState
from orca_desktop.engine.standing import Standing

WORKING = "It works on a stage, and answers nothing else meanwhile"


class HealthBoard:
    """Shown with the task between `open` and `clear`: what nobody runs is not unhealthy."""

    def __init__(self, standing: Standing) -> None:
        self._standing = standing
        self._is_open = False
        self._is_busy = False
        self._engine = LayerHealth(layer=Layer.ENGINE, state=LayerState.UNKNOWN)
        self._layers: dict[Layer, LayerHealth] = {}

    def open(self) -> None:
        """Show the layers from now on; of the container nothing is known yet."""
        self._layers = {}
        self._is_open = True
        self._show()

    def clear(self) -> None:
        self._is_open = False
        self._standing.become(health=())

    def engine(self, *, reachable: bool, problem: str = "") -> None:
        state = LayerState.GOOD if reachable else LayerState.BAD
        self._engine = LayerHealth(layer=Layer.ENGINE, state=state, words=problem)
        self._show()

    def container(self, state: LayerState, words: str = "") -> None:
        """Of the server of a container that does not run nothing is known, nor how it would do its stages."""
        if state is not LayerState.GOOD:
            self._layers.pop(Layer.HTTP, None)
            self._layers.pop(Layer.STAGES, None)
        self._put(Layer.CONTAINER, state, words)

    def server(self, state: LayerState, words: str = "") -> None:
        self._put(Layer.HTTP, state, words)

    def stages(self, state: LayerState, words: str = "") -> None:
        """How the last stages went."""
        self._put(Layer.STAGES, state, words)

    def busy(self, *, is_busy: bool) -> None:
        """While the server works on a stage it may answer nothing else, which is no fault (k2.md 10.4)."""
        self._is_busy = is_busy
        self._show()

    def _put(self, layer: Layer, state: LayerState, words: str) -> None:
        self._layers[layer] = LayerHealth(layer=layer, state=state, words=words)
        self._show()

    def _show(self) -> None:
        if self._is_open:
            self._standing.become(health=tuple(self._shown(layer) for layer in Layer))

    def _shown(self, layer: Layer) -> LayerHealth:
        if layer is Layer.ENGINE:
            return self._engine
        if self._is_busy and layer in (Layer.HTTP, Layer.STAGES):
            return LayerHealth(layer=layer, state=LayerState.BUSY, words=WORKING)
        return self._layers.get(layer, LayerHealth(layer=layer, state=LayerState.UNKNOWN))
