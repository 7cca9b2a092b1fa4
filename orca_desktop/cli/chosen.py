"""What a node is started with, as it was given; what was not given is taken from the settings."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from orca_desktop import bootstrap
from orca_desktop.domain.settings.table import ENGINE


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Each as in `cli/node_options.py`; None or empty where it was not given."""

    rpc: list[str] | None = None
    gateways: list[str] | None = None
    store: str | None = None
    data: Path | None = None
    wallet: str = ""
    key_file: Path | None = None

    def settings(self) -> bootstrap.Settings:
        """What is given goes before what `orca-desktop settings` keeps; what cannot be used of that is told."""
        folder = bootstrap.data_folder(self.data)
        preferences, problems = bootstrap.settings_desk(folder).read()
        for problem in problems:
            print(problem, file=sys.stderr, flush=True)
        return bootstrap.Settings(
            network=bootstrap.network_of(preferences, servers=self.rpc, gateways=self.gateways, store=self.store),
            data_folder=folder,
            wallet=self.wallet,
            key_file=self.key_file,
            engine=bootstrap.EngineChoice(preferences.text(ENGINE)),
            follows_servers=not self.rpc,
        )

    def again(self) -> tuple[str, ...]:
        """The same as options, to be given again when the desktop starts the program; paths in full."""
        given = (
            *(("--rpc", server) for server in self.rpc or ()),
            *(("--gateway", pattern) for pattern in self.gateways or ()),
            ("--store", self.store),
            ("--data", str(self.data.resolve()) if self.data is not None else ""),
            ("--wallet", self.wallet),
            ("--key-file", str(self.key_file.resolve()) if self.key_file is not None else ""),
        )
        return tuple(word for name, value in given if value for word in (name, value))
