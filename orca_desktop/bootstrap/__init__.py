"""The only package that names concrete adapters: `async with build(settings) as node`."""

from __future__ import annotations

from orca_desktop.bootstrap.assembly import Node, build, build_demo
from orca_desktop.bootstrap.attaching import AttachedNode, attach, attach_or_build
from orca_desktop.bootstrap.beside import Beside, accounts_beside, write_private
from orca_desktop.bootstrap.offline import (
    at_rest,
    check_history,
    history_of,
    model_cache,
    rebuild_history,
    stage_files,
    task_data,
)
from orca_desktop.bootstrap.settings import MAINNET, PUBLIC_GATEWAYS, EngineChoice, Network, Settings
from orca_desktop.bootstrap.windowed import node_for_window
from orca_desktop.bootstrap.witness import kept_proofs

__all__ = [
    "MAINNET",
    "PUBLIC_GATEWAYS",
    "AttachedNode",
    "Beside",
    "EngineChoice",
    "Network",
    "Node",
    "Settings",
    "accounts_beside",
    "at_rest",
    "attach",
    "attach_or_build",
    "build",
    "build_demo",
    "check_history",
    "history_of",
    "kept_proofs",
    "model_cache",
    "node_for_window",
    "rebuild_history",
    "stage_files",
    "task_data",
    "write_private",
]
