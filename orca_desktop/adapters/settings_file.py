"""The chosen settings as a JSON file: replaced as a whole, with what it does not know kept, set aside when damaged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from orca_desktop.adapters.keys import private_file
from orca_desktop.adapters.keys.shared_file import alone
from orca_desktop.adapters.sqlite.set_aside import set_aside
from orca_desktop.domain.errors import OrcaError
from orca_desktop.domain.settings.errors import SettingRefused, SettingsFailed
from orca_desktop.domain.settings.setting import Owner, Value
from orca_desktop.domain.settings.table import SETTINGS
from orca_desktop.domain.settings.values import checked

FILE = "settings.json"
MAX_BYTES = 256 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What a file says. `problems` in words: values that cannot be used, or a file that is not one."""

    chosen: Mapping[str, Value]
    problems: tuple[str, ...] = ()


class SettingsFile:
    """The settings of one owner. The methods block, for as long as a disk takes."""

    def __init__(self, path: Path, owner: Owner) -> None:
        self.path = path
        self._settings = {setting.name: setting for setting in SETTINGS if setting.owner is owner}

    def read(self) -> Read:
        """A file that cannot be read counts as empty, and is told. Never raises; changes nothing on the disk."""
        try:
            raw = self._raw()
        except (OSError, _Damaged) as error:
            return Read(chosen={}, problems=(f"{self.path} cannot be used ({_reason(error)}); the usual values hold.",))
        return self._understood(raw)

    def put(self, name: str, value: Value | None) -> Read:
        """Keep *value* under *name*, None: nothing is chosen; what the file says now. Raises SettingsFailed.

        All else stays as it is, also what is not known here. A damaged file is put aside first, and that is told.
        """
        try:
            with alone(self.path):
                return self._changed(name, value)
        except OSError as error:
            raise SettingsFailed(f"{self.path} cannot be written: {error.strerror or error}.") from error
        except OrcaError as error:
            raise SettingsFailed(error.message) from error

    def _changed(self, name: str, value: Value | None) -> Read:
        told: tuple[str, ...] = ()
        try:
            raw = self._raw()
        except _Damaged:
            kept = set_aside(self.path, datetime.now(UTC))
            raw, told = {}, (f"{self.path.name} was damaged. It is kept as {kept.name}, and a new one begun.",)
        rest = {key: other for key, other in raw.items() if key != name}
        after = rest if value is None else {**rest, name: value}
        content = msgspec.json.encode(dict(sorted(after.items())))
        private_file.write(self.path, msgspec.json.format(content, indent=2) + b"\n")
        read = self._understood(msgspec.json.decode(content, type=dict[str, Any]))
        return Read(chosen=read.chosen, problems=(*told, *read.problems))

    def _raw(self) -> dict[str, Any]:
        raw = private_file.read(self.path, MAX_BYTES)
        if raw is None:
            return {}
        if len(raw) > MAX_BYTES:
            raise _Damaged("it is too large")
        try:
            return msgspec.json.decode(raw, type=dict[str, Any])
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            raise _Damaged("it is not JSON") from error

    def _understood(self, raw: Mapping[str, Any]) -> Read:
        chosen: dict[str, Value] = {}
        problems: list[str] = []
        for name, setting in self._settings.items():
            if name in raw:
                try:
                    chosen[name] = checked(setting, raw[name])
                except SettingRefused as refusal:
                    problems.append(f"{setting.title} in {self.path}: {refusal.message} The usual value holds.")
        return Read(chosen=chosen, problems=tuple(problems))


class _Damaged(Exception):
    """The file is not one of settings."""


def _reason(error: Exception) -> str:
    return (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
