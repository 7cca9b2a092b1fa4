"""What the local network costs: its own nodes slot by slot, and the answers that ten nodes beside it want."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Iterator

from orca_desktop.simulation.chain import SimulatedChain
from orca_desktop.simulation.local_network import LocalNetwork
from orca_desktop.simulation.options import Options
from orca_desktop.simulation.rpc.envelope import JsonRpc
from tests.bench.measure import Figure
from tests.unit.simulation.stage import ToyCensus

SLOT_MS = 50.0
"""The demo's."""

ROUNDS = 5
NODES = 10
READING = {"encoding": "base64+zstd", "commitment": "confirmed"}


def measured() -> Iterator[Figure]:
    chain, options = _network()
    name = f"local network: its {len(chain.nodes)} nodes at slots of {SLOT_MS:g} ms"
    yield Figure(name=name, value=100 * _seconds_a_slot(chain, options) / (SLOT_MS / 1000), unit="% of a core")
    name = f"local network: {NODES} more that ask for the slot, a task and a fresh blockhash each second"
    yield Figure(name=name, value=100 * NODES * _seconds_of_answers(), unit="% of a core")


def _network() -> tuple[SimulatedChain, Options]:
    options = Options(manual=True)
    return SimulatedChain(options, ToyCensus()), options


def _seconds_a_slot(chain: SimulatedChain, options: Options) -> float:
    """Over whole rounds, after those in which the first ones fill up."""
    first, last = options.windows.end_of(ROUNDS), options.windows.end_of(2 * ROUNDS)
    for slot in range(chain.ledger.slot + 1, first):
        chain.on_slot(slot)
    began = time.process_time()
    for slot in range(first, last):
        chain.on_slot(slot)
    return (time.process_time() - began) / (last - first)


def _seconds_of_answers() -> float:
    """What one node wants to know in a second."""
    network = LocalNetwork(Options(manual=True), census=ToyCensus())
    network.slots.advance_to(Options().windows.end_of(ROUNDS))
    rpc = JsonRpc(network.methods())
    questions = [
        ("getSlot", [{"commitment": "confirmed"}]),
        ("getAccountInfo", [network.tasks[0].id, READING]),
        ("getLatestBlockhash", [{"commitment": "confirmed"}]),
    ]
    bodies = [json.dumps({"jsonrpc": "2.0", "id": 1, "method": m, "params": p}).encode() for m, p in questions]
    began = time.process_time()
    for _ in range(100):
        answers = [json.loads(rpc.answer(body)) for body in bodies]
    taken = (time.process_time() - began) / 100
    base64.b64decode(answers[1]["result"]["value"]["data"][0], validate=True)
    return taken
