"""
OrcaError
└── SettingsError
    ├── NoSuchSetting
    ├── SettingRefused
    └── SettingsFailed
"""

from __future__ import annotations

from orca_desktop.domain.errors import OrcaError


class SettingsError(OrcaError):
    title = "The setting was not changed"


class NoSuchSetting(SettingsError):
    title = "There is no such setting"

    def __init__(self, name: str) -> None:
        super().__init__(f"Nothing is called “{name[:60]}”. `orca-desktop settings` lists what can be set.")


class SettingRefused(SettingsError):
    """A value that a setting cannot have; the message is what stands beside its field."""

    title = "This value cannot be used"


class SettingsFailed(SettingsError):
    """The file of the settings cannot be read or written."""

    title = "The settings cannot be kept"
