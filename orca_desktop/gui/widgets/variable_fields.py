"""Fields for what a task asks of the user: hidden unless looked at, and the values that were typed."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from orca_desktop.domain.secrets import Secret
from orca_desktop.domain.variables import MAX_VALUE, problem_of
from orca_desktop.gui.language import mark, said, tr
from orca_desktop.gui.widgets.labels import ElidedLabel, wrapped
from orca_desktop.gui.widgets.secret_field import SecretField
from orca_desktop.gui.words import one_line

KEPT = mark("Values are kept in the keyring of this computer, and are not shown again.")
NAME_WIDTH = 168
TIP = mark("A text of several lines is set in a terminal: orca-desktop variables TASK set NAME")


class VariableField(QWidget):
    """One value, typed without being seen; a button shows what was typed.

    Signals:
        changed: it was typed.
        entered: the Return key was pressed.
    """

    changed = Signal()
    entered = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        shown = one_line(name)
        self.line = SecretField(tr("Value of {shown}", shown=shown))
        self.line.setMaxLength(MAX_VALUE + 1)  # one more than may be, so that a longer text is refused and not cut
        self.line.setToolTip(tr(TIP))
        self.line.textChanged.connect(lambda _text: self._typed())
        self.line.returnPressed.connect(self.entered)
        self.see = QPushButton(tr("Show"))
        self.see.setCheckable(True)
        self.see.setAccessibleName(tr("Show the value of {shown} that was typed", shown=shown))
        self.see.toggled.connect(self._see)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.line, 1)
        row.addWidget(self.see)
        self.show_set(is_set=False)
        self._typed()

    @property
    def problem(self) -> str:
        """Why what was typed cannot be kept; empty where it can, and where nothing was typed."""
        problem = problem_of(self.line.text())
        return f"{one_line(self.name)}: {said(problem)}." if problem else ""

    def value(self) -> Secret | None:
        """What was typed; None for nothing."""
        return self.line.secret() if self.line.text() else None

    def show_set(self, *, is_set: bool) -> None:
        """Whether there is a value already, which is replaced by what is typed."""
        self.line.setPlaceholderText(tr("set; type to replace it") if is_set else tr("not set"))

    def wipe(self) -> None:
        self.see.setChecked(False)
        self.line.wipe()

    def _see(self, on: bool) -> None:  # noqa: FBT001  # the shape of the signal
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password)
        self.see.setText(tr("Hide") if on else tr("Show"))

    def _typed(self) -> None:
        has_text = bool(self.line.text())
        self.see.setEnabled(has_text)
        self.see.setToolTip(tr("What was typed, to be checked") if has_text else tr("Nothing was typed"))
        self.changed.emit()


class VariableFields(QWidget):
    """A field for every variable that a task asks for, when it is joined.

    Signals:
        changed: one of them was typed.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, VariableField] = {}
        self._set: tuple[str, ...] = ()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnMinimumWidth(0, NAME_WIDTH)
        self._grid.setColumnStretch(1, 1)
        self.words = wrapped(tone="quiet", level="small")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._grid)
        layout.addWidget(self.words)

    def show_variables(self, missing: Iterable[str], already_set: Iterable[str]) -> None:
        """Empty fields for these; of the second ones there are values from before."""
        self._set = tuple(already_set)
        self._drop()
        for row, name in enumerate((*missing, *self._set)):
            field = VariableField(name)
            field.setObjectName(f"variable-{name}")
            field.show_set(is_set=name in self._set)
            field.changed.connect(self._on_changed)
            title = ElidedLabel(one_line(name), face="mono")
            self._grid.addWidget(title, row, 0)
            self._grid.addWidget(field, row, 1)
            self.fields[name] = field
        self._tell()

    @property
    def problem(self) -> str:
        """Why one of them cannot be kept; empty where all can."""
        return next((field.problem for field in self.fields.values() if field.problem), "")

    def values(self) -> tuple[tuple[str, Secret], ...]:
        """Those that were typed."""
        typed = ((name, field.value()) for name, field in self.fields.items())
        return tuple((name, value) for name, value in typed if value is not None)

    def wipe(self) -> None:
        for field in self.fields.values():
            field.wipe()

    def _on_changed(self) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        """That values are kept, and which are still missing."""
        given = {name for name, _ in self.values()}
        lacking = [one_line(name) for name in self.fields if name not in given and name not in self._set]
        waits = tr(
            "Without {names} the task is joined and waits; nothing is staked before.", names=", ".join(lacking)
        ) * bool(lacking)
        self.words.setText(self.problem or f"{tr(KEPT)} {waits}".rstrip())

    def _drop(self) -> None:
        self.wipe()
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.fields.clear()
