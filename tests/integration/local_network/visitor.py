"""A node of somebody else's, which knows the local network only by its URLs."""

from __future__ import annotations

import base64
import json
from typing import Any

import httpx
from solders.instruction import Instruction

from orca_desktop.domain.amounts import ROE_PER_KOII
from orca_desktop.domain.proofs import PROOF_FILE, payload_text
from orca_desktop.domain.tasks import TaskAccount, TaskId
from orca_desktop.k2 import instructions as k2
from orca_desktop.k2.cids import directory_cid
from orca_desktop.k2.payloads import signed_text
from orca_desktop.k2.programs import staking_account_deposit
from orca_desktop.k2.task_account import decode_native
from orca_desktop.simulation.local_network import LocalNetwork
from orca_desktop.simulation.wallets import SimulatedWallet

STAKE = ROE_PER_KOII // 100
STATES = ["sample", "inactive", "migrated", "system account", "token sample"]
CONFIRMED = {"commitment": "confirmed"}
READING = {"encoding": "base64", **CONFIRMED}
SENDING = {"encoding": "base64", "preflightCommitment": "confirmed"}
ADD = "/api/v0/add?wrap-with-directory=true&cid-version=1&raw-leaves=true"


class Visitor:
    """A node of somebody else's, which knows the network only by its URLs."""

    def __init__(self, network: LocalNetwork, client: httpx.AsyncClient) -> None:
        self.network = network
        self.client = client
        self.wallet = SimulatedWallet(99, "visitor")
        self.task_id = network.tasks[0].id

    async def answer(self, method: str, *params: Any) -> dict[str, Any]:
        body = {"jsonrpc": "2.0", "id": 1, "method": method, "params": params}
        response = await self.client.post(self.network.rpc_url, json=body)

        assert response.status_code == httpx.codes.OK
        answer: dict[str, Any] = response.json()
        assert answer["id"] == 1
        return answer

    async def call(self, method: str, *params: Any) -> Any:
        answer = await self.answer(method, *params)

        assert "error" not in answer, answer
        return answer["result"]

    async def error(self, method: str, *params: Any) -> dict[str, Any]:
        error: dict[str, Any] = (await self.answer(method, *params))["error"]
        return error

    async def wire(self, *built: Instruction) -> str:
        answer = await self.call("getLatestBlockhash", {"commitment": "confirmed"})
        wire = self.wallet.transaction(built, blockhash=answer["value"]["blockhash"])
        return base64.b64encode(wire).decode()

    async def send(self, *built: Instruction) -> str:
        """Send, and see it confirmed without an error."""
        signature = await self.call("sendTransaction", await self.wire(*built), SENDING)
        (status,) = (await self.call("getSignatureStatuses", [signature]))["value"]

        assert (status["err"], status["confirmationStatus"]) == (None, "confirmed")
        return str(signature)

    async def task(self) -> TaskAccount:
        return decode_native(self.task_id, await self.data(self.task_id))

    async def data(self, key: str) -> bytes:
        value = (await self.call("getAccountInfo", key, READING))["value"]
        return base64.b64decode(value["data"][0])

    async def join(self) -> None:
        await self.call("requestAirdrop", self.wallet.main, 5 * ROE_PER_KOII)
        deposit = staking_account_deposit() + STAKE
        await self.send(
            k2.create_staking_account(main=self.wallet.main, staking=self.wallet.staking, lamports=deposit),
            k2.stake(task=self.task_id, pot=(await self.task()).stake_pot, staking=self.wallet.staking, amount=STAKE),
        )

    async def publish(self, round_number: int, proof: dict[str, object], *, task_id: str = "") -> str:
        """Store a signed proof as nodes do; the CID. *task_id* is what the payload says it is for."""
        text = payload_text(
            task_id=TaskId(task_id or self.task_id),
            round_number=round_number,
            staking_key=self.wallet.staking,
            answer=proof,
        )
        blob = signed_text(text, self.wallet.sign_with_staking(text.encode()))
        content = json.dumps({"signature": blob}).encode()
        response = await self.client.post(self.network.store_url + ADD, files={"file": (PROOF_FILE, content)})

        assert response.status_code == httpx.codes.OK
        lines = [json.loads(line) for line in response.text.splitlines()]
        assert [line["Name"] for line in lines] == [PROOF_FILE, ""]
        assert lines[-1]["Hash"] == directory_cid(PROOF_FILE, content)
        return str(lines[-1]["Hash"])

    async def submit(self, round_number: int, value: str) -> None:
        await self.send(
            k2.submit_proof(task=self.task_id, staking=self.wallet.staking, value=value, round_number=round_number)
        )


def go_to(visitor: Visitor, round_number: int, position: int = 0) -> None:
    start = visitor.network.nodes[0].tools.task().windows.start_of(round_number)
    visitor.network.slots.advance_to(start + position)
