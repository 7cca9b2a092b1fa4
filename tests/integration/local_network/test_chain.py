"""Slots, balances and transactions over RPC (k2.md 1.4)."""

from __future__ import annotations

import base64

import pytest

from orca_desktop.k2 import instructions as k2
from tests.integration.local_network.visitor import CONFIRMED, READING, SENDING, STAKE, Visitor, go_to


class TestChain:
    async def test_slots_and_their_duration(self, visitor: Visitor) -> None:
        go_to(visitor, 1)
        (sample,) = await visitor.call("getRecentPerformanceSamples", 5)

        assert await visitor.call("getSlot", {"commitment": "confirmed"}) == visitor.network.slots.current
        assert 1000 * sample["samplePeriodSecs"] / sample["numSlots"] == pytest.approx(408, rel=0.01)

    async def test_small_questions(self, visitor: Visitor) -> None:
        key = visitor.wallet.main
        message = base64.b64encode(base64.b64decode(await visitor.wire())[65:]).decode()

        assert await visitor.call("getMinimumBalanceForRentExemption", 15_000) == 105_290_880
        assert (await visitor.call("getBalance", key, CONFIRMED))["value"] == 0
        assert (await visitor.call("getAccountInfo", key))["value"] is None
        assert (await visitor.call("getFeeForMessage", message))["value"] == 5_000
        assert (await visitor.call("getSignatureStatuses", ["unknown"]))["value"] == [None]
        assert "solana-core" in await visitor.call("getVersion")
        both = (await visitor.call("getMultipleAccounts", [key, visitor.task_id], {"encoding": "base64"}))["value"]
        assert [account is None for account in both] == [True, False]
        recent = (await visitor.call("getRecentBlockhash", {"commitment": "finalized"}))["value"]
        assert recent["feeCalculator"] == {"lamportsPerSignature": 5_000}

    async def test_a_refused_transaction_comes_with_its_logs_and_costs_nothing(self, visitor: Visitor) -> None:
        await visitor.join()
        balance = await visitor.call("getBalance", visitor.wallet.main, CONFIRMED)
        wire = await visitor.wire(k2.withdraw(task=visitor.network.tasks[1].id, staking=visitor.wallet.staking))
        error = await visitor.error("sendTransaction", wire, SENDING)

        assert error["code"] == -32002
        assert error["data"]["err"] == {"InstructionError": [0, {"Custom": 1}]}
        assert "Program log: You must stake before withdraw" in error["data"]["logs"]
        assert await visitor.call("getBalance", visitor.wallet.main, CONFIRMED) == balance

    async def test_without_preflight_it_lands_with_its_error(self, visitor: Visitor) -> None:
        await visitor.join()
        wire = await visitor.wire(k2.withdraw(task=visitor.network.tasks[1].id, staking=visitor.wallet.staking))
        signature = await visitor.call("sendTransaction", wire, {"encoding": "base64", "skipPreflight": True})
        (status,) = (await visitor.call("getSignatureStatuses", [signature]))["value"]

        assert status["err"] == {"InstructionError": [0, {"Custom": 1}]}

    async def test_a_trial_run_tells_what_would_happen(self, visitor: Visitor) -> None:
        await visitor.join()
        good = await visitor.wire(k2.withdraw(task=visitor.task_id, staking=visitor.wallet.staking))
        bad = await visitor.wire(k2.withdraw(task=visitor.network.tasks[1].id, staking=visitor.wallet.staking))
        first = (await visitor.call("simulateTransaction", good, {**READING, "sigVerify": True}))["value"]
        second = (await visitor.call("simulateTransaction", bad, READING))["value"]

        assert first["err"] is None
        assert second["err"] is not None
        assert (await visitor.task()).stakes[visitor.wallet.staking] == STAKE

    async def test_sending_twice_is_told_and_changes_nothing(self, visitor: Visitor) -> None:
        await visitor.join()
        wire = await visitor.wire(k2.withdraw(task=visitor.task_id, staking=visitor.wallet.staking))
        await visitor.call("sendTransaction", wire, SENDING)
        error = await visitor.error("sendTransaction", wire, SENDING)

        assert "already been processed" in error["message"]
        assert (await visitor.task()).balances[visitor.wallet.staking] == STAKE

    async def test_an_old_blockhash_is_not_found(self, visitor: Visitor) -> None:
        await visitor.join()
        wire = await visitor.wire(k2.withdraw(task=visitor.task_id, staking=visitor.wallet.staking))
        visitor.network.slots.advance_to(visitor.network.slots.current + 151)
        error = await visitor.error("sendTransaction", wire, SENDING)

        assert "Blockhash not found" in error["message"]

    async def test_a_forged_signature_is_refused(self, visitor: Visitor) -> None:
        await visitor.join()
        wire = bytearray(
            base64.b64decode(await visitor.wire(k2.withdraw(task=visitor.task_id, staking=visitor.wallet.staking)))
        )
        wire[10] ^= 1
        error = await visitor.error("sendTransaction", base64.b64encode(wire).decode(), {"encoding": "base64"})

        assert error["code"] == -32003

    async def test_a_transaction_becomes_final(self, visitor: Visitor) -> None:
        signature = await visitor.call("requestAirdrop", visitor.wallet.main, 1_000_000)
        visitor.network.slots.advance_to(visitor.network.slots.current + 32)
        (status,) = (await visitor.call("getSignatureStatuses", [signature]))["value"]

        assert (status["confirmationStatus"], status["confirmations"]) == ("finalized", None)
