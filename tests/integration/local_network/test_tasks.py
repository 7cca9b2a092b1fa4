"""What the network offers to join, and the RPC methods about tasks (k2.md 1.5)."""

from __future__ import annotations

import base64
import json
from typing import Any

import base58

from orca_desktop.domain.tasks import TaskId
from orca_desktop.k2.programs import ALLOWLISTED_TASK_PREFIX, KOII_TASK_PROGRAM
from orca_desktop.k2.task_account import decode_native
from orca_desktop.simulation.local_network import LocalNetwork
from tests.integration.local_network.visitor import READING, STATES, Visitor, go_to


class TestTasks:
    async def test_ids_are_offered_with_what_will_come_of_them(self, network: LocalNetwork) -> None:
        assert [task.state for task in network.tasks] == STATES

    async def test_their_accounts_are_what_they_are_said_to_be(self, visitor: Visitor) -> None:
        ids = {task.state: task.id for task in visitor.network.tasks}
        sample, idle, old = [
            decode_native(TaskId(ids[state]), await visitor.data(ids[state]))
            for state in ("sample", "inactive", "migrated")
        ]
        wallet = (await visitor.call("getAccountInfo", ids["system account"], {"encoding": "base64"}))["value"]

        assert sample.is_active
        assert sample.is_allowlisted
        assert not sample.is_migrated
        assert not idle.is_active
        assert old.migrated_to == ids["sample"]
        assert wallet["owner"] == "1" * 32

    async def test_the_sample_tasks_files_are_behind_its_cids(self, visitor: Visitor) -> None:
        task = await visitor.task()
        base = f"{visitor.network.gateway_url}/ipfs"
        metadata = await visitor.client.get(f"{base}/{task.metadata}/metadata.json")
        executable = await visitor.client.get(f"{base}/{task.executable}/main.js")

        assert metadata.json()["description"].startswith("# Prime Census")
        assert "orca-desktop.localhost/prime-census:1" in executable.text
        assert task.executable_network == "IPFS"

    async def test_heavy_members_come_when_they_are_asked_for(self, visitor: Visitor) -> None:
        go_to(visitor, 3)
        light = await self._document(visitor, "getTaskAccountInfo", READING)
        heavy = await self._document(
            visitor,
            "getTaskAccountInfo",
            {**READING, "submission": True, "distribution": True, "balance": True, "stake": True},
        )

        assert light["task_name"] == "Prime Census"
        assert light["submissions"] == light["stake_list"] == light["available_balances"] == {}
        assert json.dumps(heavy, separators=(",", ":")).encode() == await visitor.data(visitor.task_id)

    async def test_one_round_or_all_of_them(self, visitor: Visitor) -> None:
        go_to(visitor, 3)
        one = await self._document(visitor, "getTaskSubmissionInfo", {**READING, "round": 0})
        every = await self._document(visitor, "getTaskSubmissionInfo", {**READING, "round": -1})
        lists = await self._document(visitor, "getTaskDistributionInfo", {**READING, "round": 0})

        assert list(one["submissions"]) == ["0"]
        assert list(every["submissions"]) == ["0", "1"]
        assert set(lists) == {
            "distribution_rewards_submission",
            "distributions_audit_trigger",
            "distributions_audit_record",
        }
        assert lists["distributions_audit_record"] == {"0": "PayoutSuccessful"}

    async def test_listing_tasks_by_the_clients_filters(self, visitor: Visitor) -> None:
        allowlisted = {"memcmp": {"offset": 0, "bytes": base58.b58encode(ALLOWLISTED_TASK_PREFIX).decode()}}
        slice_of_nothing = {"offset": 0, "length": 0}
        found = await visitor.call(
            "getProgramAccounts",
            KOII_TASK_PROGRAM,
            {"encoding": "base64", "filters": [allowlisted], "dataSlice": slice_of_nothing},
        )
        none = await visitor.call(
            "getProgramAccounts", KOII_TASK_PROGRAM, {"encoding": "base64", "filters": [{"dataSize": 3}]}
        )

        assert {entry["pubkey"] for entry in found} == {task.id for task in visitor.network.tasks[:3]}
        assert {entry["account"]["data"][0] for entry in found} == {""}
        assert none == []

    async def _document(self, visitor: Visitor, method: str, options: dict[str, Any]) -> dict[str, Any]:
        value = (await visitor.call(method, visitor.task_id, options))["value"]
        document: dict[str, Any] = json.loads(base64.b64decode(value["data"][0]))
        return document
