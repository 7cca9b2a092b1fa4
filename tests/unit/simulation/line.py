"""The RPC of a local network whose clock stands still, asked without a socket."""

from __future__ import annotations

import base64
import json
from typing import Any

from solders.instruction import Instruction

from orca_desktop.domain.tasks import TaskId
from orca_desktop.simulation.local_network import LocalNetwork
from orca_desktop.simulation.options import Options
from orca_desktop.simulation.rpc.envelope import JsonRpc
from orca_desktop.simulation.rpc.faults import Misfortune
from orca_desktop.simulation.rpc.reading import Reading
from orca_desktop.simulation.wallets import SimulatedWallet
from tests.unit.simulation.stage import ToyCensus

CONFIRMED = {"commitment": "confirmed"}
READING = {"encoding": "base64", **CONFIRMED}
MONEY = 10**9


class Line:
    """*confirmed_after* as in the network's options. `misfortune` holds the faults of the server that is asked."""

    def __init__(self, *, confirmed_after: int = 0, admin: bool = False) -> None:
        options = Options(manual=True, round_slots=20, confirmed_after=confirmed_after, admin=admin)
        self.network = LocalNetwork(options, census=ToyCensus())
        self.misfortune = Misfortune(1)
        self.reading = Reading(
            self.network.ledger, lag=lambda: self.misfortune.faults.lag, confirmed_after=confirmed_after
        )
        self.rpc = JsonRpc(self.network.methods(self.reading))
        self.wallet = SimulatedWallet(99, "visitor")
        self.network.ledger.airdrop(self.wallet.main, MONEY)

    def task(self, state: str) -> TaskId:
        return next(task.id for task in self.network.tasks if task.state == state)

    def pass_slots(self, count: int) -> None:
        self.network.slots.advance_to(self.network.slots.current + count)

    def go_to(self, round_number: int, position: int = 0) -> None:
        windows = self.network.nodes[0].tools.task().windows
        self.network.slots.advance_to(windows.start_of(round_number) + position)

    def answer(self, method: str, *params: Any) -> dict[str, Any]:
        body = {"jsonrpc": "2.0", "id": 1, "method": method, "params": params}
        answer: dict[str, Any] = json.loads(self.rpc.answer(json.dumps(body).encode()))
        return answer

    def call(self, method: str, *params: Any) -> Any:
        answer = self.answer(method, *params)

        assert "error" not in answer, answer
        return answer["result"]

    def value(self, method: str, *params: Any) -> Any:
        return self.call(method, *params)["value"]

    def error(self, method: str, *params: Any) -> dict[str, Any]:
        error: dict[str, Any] = self.answer(method, *params)["error"]
        return error

    def wire(self, *built: Instruction, blockhash: str = "") -> str:
        """A signed transaction of the visitor's, in base64."""
        recent = blockhash or self.value("getLatestBlockhash", CONFIRMED)["blockhash"]
        return base64.b64encode(self.wallet.transaction(built, blockhash=recent)).decode()
