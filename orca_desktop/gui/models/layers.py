"""The layers of an image on its way, as a table."""

from __future__ import annotations

from PySide6.QtCore import QObject

from orca_desktop.domain.containers import LayerProgress, PullProgress
from orca_desktop.gui.container_words import layer_pull_words, pull_part
from orca_desktop.gui.language import mark
from orca_desktop.gui.models.rows import Column, RowModel
from orca_desktop.gui.words import one_line

LAYERS_SHOWN = 128
"""More layers than an image can have."""

PROGRESS_COLUMN = 1


class LayerTableModel(RowModel[LayerProgress]):
    """In the order in which the engine named them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_COLUMNS, lambda layer: layer.layer, parent)

    def show_pull(self, progress: PullProgress | None) -> None:
        layers = progress.layers if progress is not None else ()
        self.show_rows(list({layer.layer: layer for layer in layers[:LAYERS_SHOWN]}.values()))


def _percent(layer: LayerProgress) -> str:
    return f"{1.0 if layer.unpacked else pull_part(layer):.0%}"


_COLUMNS: tuple[Column[LayerProgress], ...] = (
    Column(title=mark("Layer"), text=lambda layer: one_line(layer.layer, 14), mono=True, quiet=True),
    Column(title=mark("Progress"), text=_percent),
    Column(title=mark("Size"), text=layer_pull_words, right=True),
)
