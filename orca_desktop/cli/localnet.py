"""`orca-desktop localnet`: the local network as a process of its own."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import os
import signal
import sys
import threading
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from orca_desktop.simulation.options import (
    DEFAULT_ROUND_SLOTS,
    DEFAULT_SLOT_MS,
    HIGHEST_PORT,
    MOST_SERVERS,
    Options,
)

if TYPE_CHECKING:
    from orca_desktop.simulation.local_network import LocalNetwork


def localnet(
    slot_ms: Annotated[float, typer.Option(min=1, max=60_000, help="Milliseconds a slot takes.")] = DEFAULT_SLOT_MS,
    seed: Annotated[int, typer.Option(help="Settles all keys and what the simulated nodes do.")] = 1,
    port: Annotated[
        int, typer.Option(min=0, max=HIGHEST_PORT, help="The one after it is for WebSockets. 0: free ones.")
    ] = 0,
    round_slots: Annotated[int, typer.Option(min=10, help="Slots in a round of the tasks.")] = DEFAULT_ROUND_SLOTS,
    servers: Annotated[
        int,
        typer.Option(min=1, max=MOST_SERVERS, help="RPC servers of the same chain; the others take free ports."),
    ] = 1,
    admin: Annotated[
        bool, typer.Option("--admin", help="Take orders for faults, forks and leaps over RPC (docs/local-network.md).")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Print the addresses as one line of JSON.")] = False,
    until_stdin_closes: Annotated[
        bool, typer.Option("--until-stdin-closes", help="End when the standard input is closed.")
    ] = False,
) -> None:
    """Run a network of this machine's own, with sample tasks and nodes, until it is stopped."""
    options = Options(seed=seed, slot_ms=slot_ms, port=port, round_slots=round_slots, servers=servers, admin=admin)
    try:
        with contextlib.suppress(KeyboardInterrupt):
            asyncio.run(_serve(options, as_json=json, until_stdin_closes=until_stdin_closes))
    except OSError as error:
        reason = "it is in use" if error.errno == errno.EADDRINUSE else f"{error.strerror}"
        words = f"The local network cannot listen on port {port} and the one after it: {reason}. Choose another one."
        print(words, file=sys.stderr)
        raise typer.Exit(1) from error


async def _serve(options: Options, *, as_json: bool, until_stdin_closes: bool) -> None:
    from orca_desktop.simulation.local_network import LocalNetwork  # aiohttp is slow to load, and only needed here

    stop = asyncio.Event()
    _stop_on_signals(stop)
    async with LocalNetwork(options) as network:
        print(_as_json(network, options) if as_json else _as_text(network, options), flush=True)
        if until_stdin_closes:
            _stop_with_stdin(stop)
        await _first(network, stop)


async def _first(network: LocalNetwork, stop: asyncio.Event) -> None:
    """Wait for the order to stop; an error in the network ends the wait and comes out."""
    running = asyncio.create_task(network.run(), name="network")
    stopping = asyncio.create_task(stop.wait(), name="stop")
    done, pending = await asyncio.wait([running, stopping], return_when=asyncio.FIRST_COMPLETED)
    for task in pending:
        task.cancel()
    if pending:
        await asyncio.wait(pending)
    if running in done:
        running.result()


def _stop_on_signals(stop: asyncio.Event) -> None:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):  # Windows: Ctrl-C comes as KeyboardInterrupt
            loop.add_signal_handler(number, stop.set)


def _stop_with_stdin(stop: asyncio.Event) -> None:
    loop = asyncio.get_running_loop()

    def wait_for_the_end() -> None:
        with contextlib.suppress(OSError, ValueError):
            while os.read(sys.stdin.fileno(), 4096):
                pass
        with contextlib.suppress(RuntimeError):  # the loop may be over by now
            loop.call_soon_threadsafe(stop.set)

    threading.Thread(target=wait_for_the_end, name="stdin", daemon=True).start()


def _as_json(network: LocalNetwork, options: Options) -> str:
    announcement = {
        "rpc": network.rpc_url,
        "servers": [{"rpc": server.url, "socket": server.socket_url} for server in network.servers],
        "gateway": network.gateway_url,
        "store": network.store_url,
        "tasks": network.tasks,
        "mint": network.mint,
        "slot_ms": options.slot_ms,
    }
    return msgspec.json.encode(announcement).decode("utf-8")


def _as_text(network: LocalNetwork, options: Options) -> str:
    lines = [
        f"RPC          {network.rpc_url}",
        f"WebSocket    {network.servers[0].socket_url}",
        *(f"RPC          {server.url}, WebSocket {server.socket_url}" for server in network.servers[1:]),
        f"Gateway      {network.gateway_url}/ipfs/<cid>/<file>",
        f"Proof store  {network.store_url}/api/v0/add",
        f"Slots        {options.slot_ms:g} ms, {options.round_slots} a round",
        *(f"{task.id}  {task.name} ({task.state})" for task in network.tasks),
        f"{network.mint}  the token of the token sample",
        "Stop it with Ctrl-C.",
    ]
    return "\n".join(lines)
