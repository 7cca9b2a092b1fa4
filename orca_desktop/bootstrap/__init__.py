"""The only package that names concrete adapters: `async with build(settings) as node`.

What it offers is loaded when it is first asked for: a window is painted, and most commands are done, without a node.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

# Not later: loading the module of the same name would put that in the function's place.
from orca_desktop.bootstrap.settings_desk import SettingsDesk, data_folder, network_of, settings_desk

if TYPE_CHECKING:
    from orca_desktop.bootstrap.assembly import Node, build, build_demo
    from orca_desktop.bootstrap.attaching import AttachedNode, attach, attach_or_build
    from orca_desktop.bootstrap.beside import Beside, accounts_beside, write_private
    from orca_desktop.bootstrap.data_desk import DataDesk
    from orca_desktop.bootstrap.desktop import (
        DemoProgram,
        desktop_popups,
        follow_motion,
        links,
        start_at_login,
    )
    from orca_desktop.bootstrap.enquiring import look_up
    from orca_desktop.bootstrap.first_window import look_at_servers, node_for_first_window
    from orca_desktop.bootstrap.network import look_at
    from orca_desktop.bootstrap.offline import (
        at_rest,
        check_history,
        history_of,
        known_accounts,
        model_cache,
        rebuild_history,
        stage_files,
        task_data,
    )
    from orca_desktop.bootstrap.one_window import WindowPlace, window_place
    from orca_desktop.bootstrap.remembering import last_time
    from orca_desktop.bootstrap.settings import MAINNET, EngineChoice, Network, Settings
    from orca_desktop.bootstrap.windowed import node_for_window
    from orca_desktop.bootstrap.witness import kept_proofs
    from orca_desktop.domain.settings.table import PUBLIC_GATEWAYS
    from orca_desktop.ports.desktop import DesktopSwitch

_HOMES = {
    "orca_desktop.bootstrap.assembly": (
        "Node",
        "build",
        "build_demo",
    ),
    "orca_desktop.bootstrap.attaching": (
        "AttachedNode",
        "attach",
        "attach_or_build",
    ),
    "orca_desktop.bootstrap.beside": (
        "Beside",
        "accounts_beside",
        "write_private",
    ),
    "orca_desktop.bootstrap.data_desk": ("DataDesk",),
    "orca_desktop.bootstrap.desktop": (
        "DemoProgram",
        "desktop_popups",
        "follow_motion",
        "links",
        "start_at_login",
    ),
    "orca_desktop.bootstrap.enquiring": ("look_up",),
    "orca_desktop.bootstrap.first_window": (
        "look_at_servers",
        "node_for_first_window",
    ),
    "orca_desktop.bootstrap.network": ("look_at",),
    "orca_desktop.bootstrap.offline": (
        "at_rest",
        "check_history",
        "history_of",
        "known_accounts",
        "model_cache",
        "rebuild_history",
        "stage_files",
        "task_data",
    ),
    "orca_desktop.bootstrap.one_window": (
        "WindowPlace",
        "window_place",
    ),
    "orca_desktop.bootstrap.remembering": ("last_time",),
    "orca_desktop.bootstrap.settings": (
        "EngineChoice",
        "MAINNET",
        "Network",
        "Settings",
    ),
    "orca_desktop.bootstrap.windowed": ("node_for_window",),
    "orca_desktop.bootstrap.witness": ("kept_proofs",),
    "orca_desktop.domain.settings.table": ("PUBLIC_GATEWAYS",),
    "orca_desktop.ports.desktop": ("DesktopSwitch",),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(_HOME_OF[name]), name)


__all__ = [
    "MAINNET",
    "PUBLIC_GATEWAYS",
    "AttachedNode",
    "Beside",
    "DataDesk",
    "DemoProgram",
    "DesktopSwitch",
    "EngineChoice",
    "Network",
    "Node",
    "Settings",
    "SettingsDesk",
    "WindowPlace",
    "accounts_beside",
    "at_rest",
    "attach",
    "attach_or_build",
    "build",
    "build_demo",
    "check_history",
    "data_folder",
    "desktop_popups",
    "follow_motion",
    "history_of",
    "kept_proofs",
    "known_accounts",
    "last_time",
    "links",
    "look_at",
    "look_at_servers",
    "look_up",
    "model_cache",
    "network_of",
    "node_for_first_window",
    "node_for_window",
    "rebuild_history",
    "settings_desk",
    "stage_files",
    "start_at_login",
    "task_data",
    "window_place",
    "write_private",
]
