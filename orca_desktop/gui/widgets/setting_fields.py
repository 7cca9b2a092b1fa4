"""The control of one setting: it shows a value, checks what is typed at once, and tells when there is a new one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from orca_desktop.domain.settings.errors import SettingRefused
from orca_desktop.domain.settings.setting import MOST_TEXT, Choice, Number, Setting, Switch, Text, Texts, Value
from orca_desktop.domain.settings.values import typed
from orca_desktop.gui.language import local, numeral, said, tr

FIELD_WIDTH = 300
ADDRESS_WIDTH = 420
LINES_SHOWN = 6


class SettingField(QWidget):
    """Signals:
    entered: Value, what the user has chosen and the setting can have.
    checked: str, why what stands there cannot be used; empty when it can.
    """

    entered = Signal(object)
    checked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    @property
    def control(self) -> QWidget:
        """What gets the keyboard, and is turned off with the reason."""
        raise NotImplementedError

    def show_value(self, value: Value) -> None:
        """Nothing is told of it."""
        raise NotImplementedError

    def _place(self, control: QWidget, name: str, object_name: str) -> None:
        control.setAccessibleName(name)
        control.setObjectName(object_name)
        self._layout.addWidget(control)
        self.setFocusProxy(control)


class SwitchField(SettingField):
    """A box to tick."""

    def __init__(self, setting: Switch) -> None:
        super().__init__()
        self._box = QCheckBox(tr("On"))
        self._place(self._box, said(setting.title), setting.name)
        self._box.toggled.connect(lambda on: self.entered.emit(on))

    @property
    def control(self) -> QCheckBox:
        return self._box

    def show_value(self, value: Value) -> None:
        with QSignalBlocker(self._box):
            self._box.setChecked(bool(value))


class ChoiceField(SettingField):
    """A list of words; the wheel does not change it in passing."""

    def __init__(self, setting: Choice) -> None:
        super().__init__()
        self._list = _QuietCombo()
        for value, words in setting.choices:
            self._list.addItem(said(words), value)
        self._place(self._list, said(setting.title), setting.name)
        self._list.currentIndexChanged.connect(lambda _place: self.entered.emit(self._list.currentData()))

    @property
    def control(self) -> QComboBox:
        return self._list

    def show_value(self, value: Value) -> None:
        with QSignalBlocker(self._list):
            self._list.setCurrentIndex(self._list.findData(value))


class NumberField(SettingField):
    """A list of steps; a number between them, set elsewhere, is there too."""

    def __init__(self, setting: Number) -> None:
        super().__init__()
        self._unit = f" {said(setting.unit)}" if setting.unit else ""
        self._list = _QuietCombo()
        for step in setting.steps:
            self._list.addItem(f"{numeral(step)}{self._unit}", step)
        self._place(self._list, said(setting.title), setting.name)
        self._list.currentIndexChanged.connect(lambda _place: self.entered.emit(self._list.currentData()))

    @property
    def control(self) -> QComboBox:
        return self._list

    def show_value(self, value: Value) -> None:
        with QSignalBlocker(self._list):
            if self._list.findData(value) < 0:
                self._list.addItem(f"{local(str(value))}{self._unit}", value)
            self._list.setCurrentIndex(self._list.findData(value))


class TextField(SettingField):
    """One line: checked with every key, kept when the field is left or Enter pressed."""

    def __init__(self, setting: Text) -> None:
        super().__init__()
        self._setting = setting
        self._value = ""
        self._line = QLineEdit()
        self._line.setMaxLength(MOST_TEXT)
        self._line.setPlaceholderText(setting.example)
        self._place(self._line, said(setting.title), setting.name)
        self._line.textEdited.connect(lambda text: self.checked.emit(_problem(self._setting, [text])))
        self._line.editingFinished.connect(self._finish)

    @property
    def control(self) -> QLineEdit:
        return self._line

    def show_value(self, value: Value) -> None:
        """What is being typed stays."""
        if self._line.text().strip() == self._value:
            self._line.setText(str(value))
        self._value = str(value)

    def _finish(self) -> None:
        text = self._line.text()
        if text.strip() != self._value and not _problem(self._setting, [text]):
            self._value = text.strip()
            self.entered.emit(self._value)


class TextsField(SettingField):
    """Several lines in an order: checked with every key, kept when the field is left."""

    def __init__(self, setting: Texts) -> None:
        super().__init__()
        self._setting = setting
        self._value: tuple[str, ...] = ()
        self._lines = _Lines()
        self._lines.setPlaceholderText(setting.example)
        self._lines.setProperty("face", "mono")
        self._place(self._lines, tr("{title}, one a line", title=said(setting.title)), setting.name)
        self._lines.setFixedHeight(self._lines.fontMetrics().lineSpacing() * LINES_SHOWN + 14)
        self._lines.textChanged.connect(lambda: self.checked.emit(_problem(self._setting, self._typed)))
        self._lines.left.connect(self._finish)

    @property
    def control(self) -> QPlainTextEdit:
        return self._lines

    @property
    def _typed(self) -> list[str]:
        return self._lines.toPlainText().split("\n")

    def show_value(self, value: Value) -> None:
        """What is being typed stays."""
        texts = value if isinstance(value, tuple) else ()
        if _without_blanks(self._typed) == self._value:
            with QSignalBlocker(self._lines):
                self._lines.setPlainText("\n".join(texts))
        self._value = texts

    def _finish(self) -> None:
        if not _problem(self._setting, self._typed) and _without_blanks(self._typed) != self._value:
            self._value = _without_blanks(self._typed)
            self.entered.emit(self._value)


def field_of(setting: Setting) -> SettingField:
    match setting:
        case Switch():
            return SwitchField(setting)
        case Choice():
            return ChoiceField(setting)
        case Number():
            return NumberField(setting)
        case Text():
            return TextField(setting)
        case Texts():
            return TextsField(setting)


def _problem(setting: Setting, words: Sequence[str]) -> str:
    try:
        typed(setting, words)
    except SettingRefused as refusal:
        return said(refusal.message)
    return ""


def _without_blanks(lines: Sequence[str]) -> tuple[str, ...]:
    return tuple(line.strip() for line in lines if line.strip())


class _QuietCombo(QComboBox):
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class _Lines(QPlainTextEdit):
    """Tab leaves it; so does Ctrl+Enter.

    Signals:
        left: the user is done with it.
    """

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("role", "field")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier
        ):
            self.left.emit()
        else:
            super().keyPressEvent(event)
