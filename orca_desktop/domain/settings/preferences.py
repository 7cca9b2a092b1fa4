"""The values that a user has chosen; everything else is as the table of settings says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from orca_desktop.domain.notices import NoticeKind
from orca_desktop.domain.settings.errors import NoSuchSetting
from orca_desktop.domain.settings.setting import Setting, Value
from orca_desktop.domain.settings.table import notice_name, setting
from orca_desktop.domain.settings.values import checked


@dataclass(frozen=True, slots=True)
class Preferences:
    """Names that are no setting raise NoSuchSetting."""

    chosen: Mapping[str, Value] = field(default_factory=dict)

    def value(self, name: str) -> Value:
        return self.chosen.get(name, known(name).default)

    def switch(self, name: str) -> bool:
        return bool(self.value(name))

    def number(self, name: str) -> int:
        value = self.value(name)
        return value if isinstance(value, int) else 0

    def text(self, name: str) -> str:
        return str(self.value(name))

    def texts(self, name: str) -> tuple[str, ...]:
        value = self.value(name)
        return value if isinstance(value, tuple) else ()

    def notifies(self, kind: NoticeKind) -> bool:
        """Whether the system is to show notices of this kind; the inbox has all of them."""
        return self.switch(notice_name(kind))

    def with_value(self, name: str, value: object) -> Preferences:
        """Raises SettingRefused. A value that is the usual one is not kept as a choice."""
        right = checked(known(name), value)
        rest = {key: other for key, other in self.chosen.items() if key != name}
        return Preferences(rest if right == known(name).default else {**rest, name: right})


def known(name: str) -> Setting:
    """Raises NoSuchSetting."""
    found = setting(name)
    if found is None:
        raise NoSuchSetting(name)
    return found
