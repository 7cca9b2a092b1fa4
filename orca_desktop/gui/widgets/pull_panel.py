"""An image on its way: how much of it is here, how fast it comes, and each of its layers."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from orca_desktop.domain.containers import LayerProgress, PullProgress
from orca_desktop.gui.container_words import pull_part, pull_words
from orca_desktop.gui.delegates.cells import Cell, Index
from orca_desktop.gui.language import tr
from orca_desktop.gui.models.layers import PROGRESS_COLUMN, LayerTableModel
from orca_desktop.gui.models.rows import RowModel
from orca_desktop.gui.painting import paint_bar
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.tokens import Tone
from orca_desktop.gui.widgets.labels import ElidedLabel, label
from orca_desktop.gui.widgets.progress_bar import ThinBar
from orca_desktop.gui.widgets.table import CalmTable
from orca_desktop.gui.widgets.table_widths import Width
from orca_desktop.gui.words import one_line

ROW_HEIGHT = 26
ROWS_SHOWN = 5
IMAGE_LIMIT = 200


class PullPanel(QFrame):
    """Hidden while nothing is pulled.

    Signals:
        cancel_asked: the user does not want to wait for it.
    """

    cancel_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self._image = ElidedLabel(face="mono")
        self._words = ElidedLabel(tone="quiet", level="small")
        self.bar = ThinBar(theme)
        self.cancel_button = QPushButton(tr("Cancel"))
        self.cancel_button.setObjectName("cancelPullButton")
        self.cancel_button.setToolTip(
            tr("Stops the task. What is here of the image stays, so the next try is shorter.")
        )
        self.cancel_button.clicked.connect(self.cancel_asked)
        self.model = LayerTableModel(self)
        self.table = _layer_table(theme, self.model)
        self._lay_out()
        self.hide()

    @property
    def words(self) -> str:
        return self._words.text()

    def show_pull(self, progress: PullProgress | None) -> None:
        self.setVisible(progress is not None)
        self.model.show_pull(progress)
        if progress is None:
            return
        words = pull_words(progress)
        self._image.setText(one_line(progress.image, IMAGE_LIMIT))
        self._words.setText(words)
        self.bar.show_part(pull_part(progress), tr("Image: {words}", words=words))
        self.setAccessibleName(
            tr("Pulling the image {image}: {words}", image=one_line(progress.image, IMAGE_LIMIT), words=words)
        )
        rows = min(ROWS_SHOWN, self.model.rowCount())
        self.table.setVisible(rows > 0)
        self.table.setFixedHeight(rows * ROW_HEIGHT + 2)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._image)
        words.addWidget(self._words)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(label(tr("Pulling the image"), weight="strong"))
        head.addLayout(words, 1)
        head.addWidget(self.cancel_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 12, 8)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.bar)
        layout.addWidget(self.table)


class LayerBarCell(Cell):
    """How much of a layer is here, as a bar; full and green when it is in place."""

    def paint_content(self, painter: QPainter, rect: QRect, index: Index) -> None:
        layer: LayerProgress = index.data(RowModel.RowRole)
        tone = Tone.GOOD if layer.unpacked else Tone.INFO
        part = 1.0 if layer.unpacked else pull_part(layer)
        bar = QRectF(rect.left(), rect.center().y() - 1, rect.width(), 4)
        paint_bar(painter, bar, part, self.tokens.tone(tone), QColor(self.tokens.border))


def _layer_table(theme: Theme, model: LayerTableModel) -> CalmTable:
    table = CalmTable(theme, model, name=tr("Layers of the image"), row_height=ROW_HEIGHT)
    table.setObjectName("layersTable")
    table.horizontalHeader().hide()
    table.setItemDelegate(Cell(theme, table))
    table.setItemDelegateForColumn(PROGRESS_COLUMN, LayerBarCell(theme, table))
    table.set_widths(Width(130, 120), Width(200, 80, grows=True), Width(170, 150))
    return table
