"""`orca-desktop demo`: the whole product on a network of its own, with no wallet, no money and no internet."""

from __future__ import annotations

import contextlib
import functools
import os
import sys
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from orca_desktop import bootstrap
from orca_desktop.cli import headless
from orca_desktop.cli.limited import LimitedNode
from orca_desktop.cli.local_network import Announcement, local_network
from orca_desktop.domain.commands import JoinTask
from orca_desktop.domain.errors import OrcaError

SLOT_MS = 50.0
"""The demo's fast clock: a round of the sample task takes eight seconds."""

DEFAULT_ROUNDS = 3

OWN_NETWORK = "The demo has a network of its own, which ends with it. Your own node has settings of its own."


def demo(
    headless_: Annotated[bool, typer.Option("--headless", help="In the terminal, without a window.")] = False,
    rounds: Annotated[
        int | None, typer.Option(min=0, help="End after so many paid rounds; 0: when stopped. Headless: 3 unless said.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Headless: one JSON object a line, the summary last.")] = False,
    engine: Annotated[
        bootstrap.EngineChoice,
        typer.Option(help="docker, process (only the bundled sample), or auto: Docker where it answers."),
    ] = bootstrap.EngineChoice.AUTO,
    slot_ms: Annotated[float, typer.Option(min=5.0, help="Milliseconds a slot takes.")] = SLOT_MS,
    seed: Annotated[int, typer.Option(help="Seed of the network: the same seed, the same course.")] = 1,
) -> None:
    """Try everything on a local network with a sample task: no wallet, no money, no internet."""
    in_terminal = headless_ or json or not _has_display()
    if in_terminal and not headless_ and not json:
        _say("There is no display, so the demo runs in this terminal.")
    try:
        with (
            tempfile.TemporaryDirectory(prefix="orca-demo-", ignore_cleanup_errors=True) as folder,
            local_network(slot_ms=slot_ms, seed=seed) as announced,
        ):
            settings = _settings(announced, Path(folder), engine)
            _introduce(announced, folder, as_json=json)
            if in_terminal:
                goal = DEFAULT_ROUNDS if rounds is None else rounds
                raise typer.Exit(_in_terminal(settings, announced, goal, as_json=json))
            raise typer.Exit(_in_window(settings, announced, rounds or 0))
    except OrcaError as error:
        headless.complain(error)
        raise typer.Exit(1) from error


def _introduce(announced: Announcement, folder: str, *, as_json: bool) -> None:
    """Tell where the local network and the node are, for whoever wants to look at them with another program."""
    if as_json:
        print(msgspec.json.encode({"event": "network", **msgspec.structs.asdict(announced)}).decode(), flush=True)
    else:
        _say(f"Local network: RPC {announced.rpc}, sample task {announced.sample}")
        _say(f"One that pays in a token: {announced.token_sample}")
        _say(f"Commands such as `orca-desktop tasks` reach this node with --data {folder}")


def _in_terminal(settings: bootstrap.Settings, announced: Announcement, rounds: int, *, as_json: bool) -> int:
    plan = headless.Plan(commands=lambda _: [JoinTask(announced.sample)], rounds=rounds)
    build = functools.partial(bootstrap.build_demo, settings, say=_say)
    return headless.run(build, plan, as_json=as_json)


def _in_window(settings: bootstrap.Settings, announced: Announcement, rounds: int) -> int:
    from orca_desktop.gui import app  # Qt is loaded only when a window is wanted
    from orca_desktop.gui.outside import Outside
    from orca_desktop.gui.services import Around

    @contextlib.asynccontextmanager
    async def build() -> AsyncIterator[app.Node]:
        async with bootstrap.build_demo(settings, say=_say) as node:
            yield LimitedNode(node=node, rounds=rounds) if rounds else node

    around = Around(
        settings=bootstrap.settings_desk(settings.data_folder),
        data=bootstrap.DataDesk(settings.data_folder),
        look_at=bootstrap.look_at,
        why_not_node=OWN_NETWORK,
        outside=Outside(popups=bootstrap.desktop_popups, motion=bootstrap.follow_motion),
    )
    return app.start(build, title_note="Local network", join_text=announced.sample, around=around)


def _settings(announced: Announcement, folder: Path, engine: bootstrap.EngineChoice) -> bootstrap.Settings:
    return bootstrap.Settings(network=announced.network, data_folder=folder, wallet="demo", engine=engine)


def _has_display() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")) or "offscreen" in os.environ.get(
        "QT_QPA_PLATFORM", ""
    )


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)
