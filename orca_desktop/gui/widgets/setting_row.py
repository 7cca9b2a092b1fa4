"""One setting as a row: what it is, its control, why a value is refused, and the way back to the usual one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from orca_desktop.domain.settings.setting import Holds, Owner, Setting, Switch, Text, Texts, Value
from orca_desktop.domain.settings.values import shown
from orca_desktop.gui.language import mark, said, tr
from orca_desktop.gui.preferences import PreferencesWatch
from orca_desktop.gui.theme import Theme
from orca_desktop.gui.widgets.buttons import IconButton
from orca_desktop.gui.widgets.labels import label, set_property, wrapped
from orca_desktop.gui.widgets.setting_fields import ADDRESS_WIDTH, FIELD_WIDTH, SettingField, field_of

FROM_NEXT_START = {
    Owner.NODE: mark("Holds from the next start of the node."),
    Owner.WINDOW: mark("Holds from the next start of the program."),
}
KEPT_FOR_LATER = {
    Owner.NODE: mark("Kept. The node goes by it from its next start."),
    Owner.WINDOW: mark("Kept. The program goes by it from its next start."),
}


class RowFrame(QFrame):
    """Title and meaning at the left, a control at the right, and a line below it for what there is to say."""

    def __init__(
        self,
        title: str,
        meaning: str,
        control: QWidget,
        beside: QWidget | None = None,
        *,
        width: int = FIELD_WIDTH,
    ) -> None:
        super().__init__()
        self.setProperty("role", "row")
        self.words = wrapped(tone="quiet", level="small")
        self.words.setObjectName("settingWords")
        self.words.hide()
        control.setFixedWidth(width)
        text = QWidget()
        column = QVBoxLayout(text)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(label(title))
        column.addWidget(wrapped(meaning, tone="quiet", level="small"))
        grid = QGridLayout(self)
        grid.setContentsMargins(14, 10, 10, 10)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(text, 0, 0, alignment=top)
        grid.addWidget(control, 0, 1, alignment=top)
        if beside is not None:
            grid.addWidget(beside, 0, 2, alignment=top)
        grid.setColumnMinimumWidth(2, 26)
        grid.addWidget(self.words, 1, 1, 1, 2)

    def say(self, words: str, *, is_bad: bool = False) -> None:
        """Below the control; nothing hides it."""
        set_property(self.words, "tone", "bad" if is_bad else "quiet")
        self.words.setText(words)
        self.words.setVisible(bool(words))


class SettingRow(RowFrame):
    """Puts what is entered at once; *why_not* turns the control off and is said."""

    def __init__(self, theme: Theme, setting: Setting, watch: PreferencesWatch, *, why_not: str = "") -> None:
        field, back = (
            field_of(setting),
            IconButton(theme, "rotate-ccw", tr("{title}: back to the usual", title=said(setting.title))),
        )
        width = ADDRESS_WIDTH if isinstance(setting, Text | Texts) else FIELD_WIDTH
        super().__init__(said(setting.title), said(setting.meaning), field, back, width=width)
        self.setting = setting
        self.field: SettingField = field
        self.reset_button = back
        back.setObjectName(f"reset {setting.name}")
        self._watch = watch
        self._why_not = why_not
        self._quiet_words = why_not or (tr(FROM_NEXT_START[setting.owner]) if setting.holds is Holds.NEXT_START else "")
        if isinstance(setting, Texts):
            self._quiet_words = " ".join(
                part for part in (tr("One a line, in their order."), self._quiet_words) if part
            )
        self.field.control.setEnabled(not why_not)
        self.field.control.setToolTip(why_not or self.field.control.toolTip())
        # With the title: on Linux Qt tells the value of a list in the place of its name.
        meaning = f"{said(setting.title)}. {said(setting.meaning)} {self._quiet_words}"
        self.field.control.setAccessibleDescription(meaning.strip())
        self.say(self._quiet_words)
        self.field.entered.connect(self._put)
        self.field.checked.connect(self._tell_check)
        self.reset_button.clicked.connect(lambda: self._put(setting.default))
        watch.changed.connect(self.refresh)
        self.refresh()

    def refresh(self, *_changed: object) -> None:
        value = self._watch.value.value(self.setting.name)
        self.field.show_value(value)
        can_reset = value != self.setting.default and not self._why_not
        self.reset_button.setVisible(can_reset)
        usual = said(shown(self.setting, self.setting.default))
        self.reset_button.setToolTip(tr("Back to the usual: {usual}", usual=usual))

    def _put(self, value: Value) -> None:
        self._watch.put(self.setting.name, value, then=self._kept, failed=self._refused)

    def _kept(self) -> None:
        self.refresh()
        later = self.setting.holds is Holds.NEXT_START
        self.say(tr(KEPT_FOR_LATER[self.setting.owner]) if later else ("" if self._is_switch else tr("Kept.")))

    def _refused(self, title: str, message: str) -> None:
        self.refresh()
        self.say(f"{title}. {message}", is_bad=True)

    def _tell_check(self, problem: str) -> None:
        self.say(problem or self._quiet_words, is_bad=bool(problem))

    @property
    def _is_switch(self) -> bool:
        return isinstance(self.setting, Switch)
