"""The data of the node, among the settings: where it is, how large, and taking away what is left over."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from orca_desktop.domain.data_folder import DataFolder
from orca_desktop.domain.settings.setting import Owner
from orca_desktop.gui.errands import Errands
from orca_desktop.gui.language import mark, numeral, said, tr
from orca_desktop.gui.preferences import PreferencesWatch
from orca_desktop.gui.services import DataService, Leftover
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.widgets.fact_rows import FactLine, FactRows
from orca_desktop.gui.widgets.labels import label, wrapped
from orca_desktop.gui.widgets.leftovers_card import LeftoversCard
from orca_desktop.gui.widgets.table import panel
from orca_desktop.gui.words import size
from orca_desktop.state.store import Store

NOT_LOOKED = mark("Where the folder is has not been read yet.")
NO_SERVICE = mark("This window cannot look at the data. Use “orca-desktop data” instead.")
MEASURING = mark("Being measured…")


class DataSettings(QWidget):
    """Measures when it is shown. Nothing is removed before it was listed, and agreed to."""

    def __init__(
        self, theme: Theme, store: Store, watch: PreferencesWatch, service: DataService | None, errands: Errands
    ) -> None:
        super().__init__()
        self._store = store
        self._watch = watch
        self._service = service
        self._errands = errands
        self._folder = ""
        self.places = FactRows(theme, first_width=150)
        self.sizes = FactRows(theme, first_width=150)
        self.words = wrapped(tone="quiet", level="small")
        self.words.setObjectName("dataWords")
        self.open_button = _button(tr("&Open the folder"), "openFolder")
        self.look_button = _button(tr("&Measure again"), "measureData")
        self.clean_button = _button(tr("&Look for leftovers…"), "lookForLeftovers")
        self.card = LeftoversCard(theme)
        self._lay_out()
        self.open_button.clicked.connect(self._open)
        self.look_button.clicked.connect(self.look)
        self.clean_button.clicked.connect(self._look_for_leftovers)
        self.card.agreed.connect(self._clean)
        self._show_places()

    def look(self) -> None:
        if self._service is None:
            self.words.setText(tr(NO_SERVICE))
            return
        self.words.setText(tr(MEASURING))
        self.look_button.setEnabled(False)
        self._errands.do(self._service.look(), then=self._show, failed=self._failed)

    def _show(self, folder: DataFolder) -> None:
        self._folder = folder.path
        self.look_button.setEnabled(True)
        self._show_places()
        self.sizes.show_facts(
            [
                FactLine(
                    what=said(part.name),
                    value=f"{size(part.size)} · {said(part.words)}" if part.size is not None else said(part.words),
                    copied=str(part.size) if part.size is not None else "",
                    tip=tr("{size} bytes. {words}", size=numeral(part.size), words=said(part.words))
                    if part.size is not None
                    else said(part.words),
                )
                for part in folder.parts
            ]
        )
        free = tr("{free} are free on its disk.", free=size(folder.free)) if folder.free is not None else ""
        self.words.setText(" ".join((tr("{total} in all.", total=size(folder.total)), free)).rstrip())

    def _failed(self, title: str, message: str) -> None:
        self.look_button.setEnabled(True)
        self.words.setText(f"{title}. {message}")

    def _show_places(self) -> None:
        nodes, windows = self._watch.place(Owner.NODE), self._watch.place(Owner.WINDOW)
        facts = [
            FactLine(what=tr("Folder of the node"), value=self._folder or "—", copied=self._folder, tip=self._folder),
            FactLine(what=tr("Settings of the node"), value=nodes or "—", copied=nodes, tip=nodes),
            FactLine(what=tr("Settings of the window"), value=windows or "—", copied=windows, tip=windows),
        ]
        self.places.show_facts(facts)
        for button in (self.open_button, self.look_button, self.clean_button):
            why_not = tr(NO_SERVICE) if self._service is None else ""
            if button is self.open_button and not self._folder:
                why_not = why_not or tr(NOT_LOOKED)
            button.setEnabled(not why_not)
            button.setToolTip(why_not)
            button.setAccessibleDescription(why_not)

    def _open(self) -> None:
        if self._folder and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(self._folder)))):
            self.words.setText(tr("The desktop opens no folders for this program. Its path can be copied above."))

    # -- leftovers ----------------------------------------------------------------------------------------------

    def _look_for_leftovers(self) -> None:
        if self._service is not None:
            self.card.say_busy(tr("Looking for what is left of tasks that are not in the list…"))
            work = self._service.leftovers(tuple(self._store.tasks))
            self._errands.do(work, then=self.card.show_leftovers, failed=self.card.say_failed)

    def _clean(self, leftovers: Sequence[Leftover]) -> None:
        """A task may have been joined while the question stood: nothing of it is removed."""
        if self._service is None:
            return
        if any(one.task_id in self._store.tasks for one in leftovers):
            self.card.say_failed(
                tr("Nothing was removed"), tr("A task was joined meanwhile whose data this is. Look again.")
            )
            return
        self.card.say_busy(tr("Being removed…"))
        work = self._service.clean(leftovers)
        self._errands.do(work, then=lambda _nothing: self._cleaned(), failed=self.card.say_failed)

    def _cleaned(self) -> None:
        self.card.say_done()
        self.look()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(tr("Where it is"), weight="strong"), 1)
        head.addWidget(self.open_button)
        middle = QHBoxLayout()
        middle.setSpacing(8)
        middle.addWidget(label(tr("How large it is"), weight="strong"))
        middle.addWidget(self.words, 1)
        middle.addWidget(self.look_button)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        meaning = tr("Containers, volumes and images of tasks that you left can be taken away; you see them first.")
        foot.addWidget(wrapped(meaning, tone="quiet", level="small"), 1)
        foot.addWidget(self.clean_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        for part in (head, self.places, middle, self.sizes, foot):
            if isinstance(part, QHBoxLayout):
                layout.addLayout(part)
            else:
                layout.addWidget(panel(part, margins=(14, 10, 10, 10)))
        layout.addWidget(self.card)
        layout.addStretch()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._folder:
            self.look()


def _button(words: str, name: str) -> QPushButton:
    button = QPushButton(words)
    button.setObjectName(name)
    return button
