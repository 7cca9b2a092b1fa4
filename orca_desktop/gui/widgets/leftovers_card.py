"""What is left of tasks that are not in the list: listed, agreed to, removed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from orca_desktop.gui.language import mark, numeral, tr, trn
from orca_desktop.gui.services import Leftover
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.widgets.buttons import CopyButton, IconButton
from orca_desktop.gui.widgets.labels import label, wrapped
from orca_desktop.gui.words import one_line, size

SHOWN = 12
KINDS = {
    "container": mark("container"),
    "volume": mark("volume"),
    "image": mark("image"),
    "folder": mark("folder"),
}
FOREVER = mark("Data that is removed cannot be had back.")


class LeftoversCard(QFrame):
    """Hidden until there is something to say.

    Signals:
        agreed: Sequence[Leftover]; exactly these are to be removed.
    """

    agreed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.setObjectName("leftoversCard")
        self._leftovers: tuple[Leftover, ...] = ()
        self.title = label(weight="strong")
        self.words = wrapped()
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.remove_button = QPushButton(tr("&Remove these"))
        self.remove_button.setObjectName("removeLeftovers")
        self.copy_button = CopyButton(theme, tr("Copy this list"), lambda: f"{self.title.text()}\n{self.words.text()}")
        self.close_button = IconButton(theme, "x", tr("Close"))
        self.close_button.setObjectName("closeLeftovers")
        self.remove_button.clicked.connect(lambda: self.agreed.emit(self._leftovers))
        self.close_button.clicked.connect(self.hide)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self.title, 1)
        head.addWidget(self.copy_button)
        head.addWidget(self.close_button)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self.remove_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 10, 10)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.words)
        layout.addLayout(foot)
        self.hide()

    def say_busy(self, words: str) -> None:
        self._say(words, "")
        self.close_button.hide()

    def show_leftovers(self, leftovers: Sequence[Leftover]) -> None:
        self._leftovers = tuple(leftovers)
        if not leftovers:
            self._say(
                tr("Nothing is left over"), tr("All that is in the container engine belongs to tasks in your list.")
            )
            return
        total = size(sum(one.size or 0 for one in leftovers))
        lines = [_line(one) for one in leftovers[:SHOWN]]
        if len(leftovers) > SHOWN:
            lines.append(tr("and {count} more", count=numeral(len(leftovers) - SHOWN)))
        title = trn(
            len(leftovers),
            "{n} thing is left over, {total} as far as it is known",
            "{n} things are left over, {total} as far as it is known",
            total=total,
        )
        self._say(title, "\n".join((*lines, "", tr(FOREVER))))
        self.remove_button.show()
        self.remove_button.setFocus()

    def say_failed(self, title: str, message: str) -> None:
        self._say(title, message)

    def say_done(self) -> None:
        total = size(sum(one.size or 0 for one in self._leftovers))
        self._say(tr("Removed"), trn(len(self._leftovers), "{n} thing, {total}.", "{n} things, {total}.", total=total))

    def _say(self, title: str, words: str) -> None:
        self.title.setText(title)
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.setAccessibleName(f"{title}. {words}")
        self.remove_button.hide()
        self.close_button.show()
        self.show()


def _line(leftover: Leftover) -> str:
    known = size(leftover.size) if leftover.size is not None else tr("size unknown")
    return tr(
        "{kind}  {name}  of task {task_id}…  ·  {known}",
        kind=tr(KINDS[leftover.kind]) if leftover.kind in KINDS else leftover.kind,
        name=one_line(leftover.name),
        task_id=leftover.task_id[:8],
        known=known,
    )
