"""The settings of a data folder's node and of this user's windows, each in a file of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import platformdirs

from orca_desktop.adapters.settings_file import FILE, Read, SettingsFile
from orca_desktop.bootstrap.settings import Network
from orca_desktop.domain.settings.preferences import Preferences, known
from orca_desktop.domain.settings.setting import Owner, Value
from orca_desktop.domain.settings.table import GATEWAYS, SERVERS, STORE


class SettingsDesk:
    """Reads and changes settings. The methods block, for as long as a disk takes."""

    def __init__(self, node: SettingsFile, window: SettingsFile) -> None:
        self._files = {Owner.NODE: node, Owner.WINDOW: window}

    def place(self, owner: Owner) -> Path:
        """The file in which the settings of *owner* are kept."""
        return self._files[owner].path

    def read(self) -> tuple[Preferences, tuple[str, ...]]:
        """What is set, and in words what could not be used. Never raises."""
        return _together([file.read() for file in self._files.values()])

    def put(self, name: str, value: object) -> tuple[Preferences, tuple[str, ...]]:
        """Set a value; the usual one is not kept as a choice. Raises NoSuchSetting, SettingRefused, SettingsFailed."""
        changed = Preferences().with_value(name, value).chosen.get(name)
        return self._put(name, changed)

    def reset(self, name: str) -> tuple[Preferences, tuple[str, ...]]:
        """Go back to the usual value. Raises NoSuchSetting, SettingsFailed."""
        known(name)
        return self._put(name, None)

    def _put(self, name: str, value: Value | None) -> tuple[Preferences, tuple[str, ...]]:
        owner = known(name).owner
        read = self._files[owner].put(name, value)
        return _together([read if other is owner else file.read() for other, file in self._files.items()])


def data_folder(chosen: Path | None) -> Path:
    """The folder that the user chose, or the one that a node has by itself."""
    return chosen or platformdirs.user_data_path("orca-desktop", appauthor=False)


def settings_desk(data_folder: Path) -> SettingsDesk:
    """The settings of the node of *data_folder*, and of the windows of whoever runs this program."""
    window = platformdirs.user_config_path("orca-desktop", appauthor=False)
    return SettingsDesk(SettingsFile(data_folder / FILE, Owner.NODE), SettingsFile(window / FILE, Owner.WINDOW))


def network_of(
    preferences: Preferences,
    *,
    servers: Sequence[str] | None = None,
    gateways: Sequence[str] | None = None,
    store: str | None = None,
) -> Network:
    """The network that is set; what is given goes before it."""
    place = store if store is not None else preferences.text(STORE)
    return Network(
        servers=tuple(servers or preferences.texts(SERVERS)),
        gateways=tuple(gateways or preferences.texts(GATEWAYS)),
        store=place.rstrip("/") or None,
    )


def servers_set(data_folder: Path) -> Callable[[], tuple[str, ...]]:
    """Reads which RPC servers are set for the node of *data_folder*; it blocks for as long as a disk takes."""
    file = SettingsFile(data_folder / FILE, Owner.NODE)
    return lambda: Preferences(file.read().chosen).texts(SERVERS)


def _together(read: list[Read]) -> tuple[Preferences, tuple[str, ...]]:
    chosen = {name: value for one in read for name, value in one.chosen.items()}
    return Preferences(chosen), tuple(problem for one in read for problem in one.problems)
