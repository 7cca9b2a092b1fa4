"""Which state of the chain answers come from: commitments, minimum slots, servers that lag, forks (k2.md 1.4, 1.6)."""

from __future__ import annotations

from typing import Any

import pytest

from orca_desktop.domain.keys import PublicKey
from orca_desktop.k2 import instructions as k2
from orca_desktop.simulation.options import FINAL_SLOTS, GENESIS_SLOT
from orca_desktop.simulation.rpc.faults import Faults
from orca_desktop.simulation.rpc.reading import HEALTHY_LAG
from tests.unit.simulation.line import CONFIRMED, MONEY, Line

NEWCOMER = PublicKey("FGzVTXn6iZFhFo9FgWW6zoHfDkJepQkKKKPfMvDdvePv")
AMOUNT = 10_000_000
SENDING = {"encoding": "base64", "preflightCommitment": "confirmed"}


@pytest.fixture
def line() -> Line:
    line = Line()
    line.pass_slots(100)
    return line


def send(line: Line, amount: int = AMOUNT, options: dict[str, Any] = SENDING) -> str:
    built = k2.transfer(source=line.wallet.main, destination=NEWCOMER, lamports=amount)
    return str(line.call("sendTransaction", line.wire(built), options))


def held(line: Line, **options: Any) -> int:
    return int(line.value("getBalance", NEWCOMER, options))


def status(line: Line, signature: str) -> Any:
    return line.value("getSignatureStatuses", [signature])[0]


class TestCommitments:
    @pytest.mark.parametrize("commitment", ["processed", "confirmed", "recent", "single"])
    def test_what_happened_is_seen_at_once_by_who_asks_for_it(self, line: Line, commitment: str) -> None:
        send(line)

        assert held(line, commitment=commitment) == AMOUNT

    @pytest.mark.parametrize("options", [{}, {"commitment": None}, {"commitment": "finalized"}, {"commitment": "max"}])
    def test_who_does_not_ask_sees_what_is_final(self, line: Line, options: dict[str, Any]) -> None:
        """Whoever forgets the commitment is to learn of it here: so it is on the public network."""
        send(line)
        line.pass_slots(FINAL_SLOTS - 1)
        before = held(line, **options)
        line.pass_slots(1)

        assert (before, held(line, **options)) == (0, AMOUNT)

    def test_slots_and_blockhashes_go_by_it_too(self, line: Line) -> None:
        now = line.network.slots.current

        assert line.call("getSlot") == now - FINAL_SLOTS
        assert line.call("getSlot", CONFIRMED) == now
        assert line.call("getLatestBlockhash")["context"]["slot"] == now - FINAL_SLOTS
        assert line.value("getLatestBlockhash")["lastValidBlockHeight"] == now - FINAL_SLOTS + 150

    @pytest.mark.parametrize("commitment", ["certain", 5, ["confirmed"]])
    def test_others_are_not_known(self, line: Line, commitment: object) -> None:
        assert line.error("getSlot", {"commitment": commitment})["code"] == -32602

    def test_a_transaction_is_confirmed_when_that_is_due(self) -> None:
        line = Line(confirmed_after=2)
        line.pass_slots(100)
        signature = send(line)
        seen = [(status(line, signature)["confirmationStatus"], held(line, **CONFIRMED))]
        for _ in range(2):
            line.pass_slots(1)
            seen.append((status(line, signature)["confirmationStatus"], held(line, **CONFIRMED)))

        assert seen == [("processed", 0), ("processed", 0), ("confirmed", AMOUNT)]


class TestMinimumSlot:
    def test_an_answer_that_would_be_older_is_refused(self, line: Line) -> None:
        now = line.network.slots.current
        error = line.error("getBalance", NEWCOMER, {**CONFIRMED, "minContextSlot": now + 1})

        assert held(line, **CONFIRMED, minContextSlot=now) == 0
        assert (error["code"], error["data"]) == (-32016, {"contextSlot": now})

    @pytest.mark.parametrize("slot", [-1, "5", True, 1.5])
    def test_it_is_a_slot(self, line: Line, slot: object) -> None:
        assert line.error("getSlot", {"minContextSlot": slot})["code"] == -32602


class TestLag:
    def test_a_server_that_lags_tells_the_past_in_everything(self, line: Line) -> None:
        now = line.network.slots.current
        line.pass_slots(10)
        signature = send(line)
        line.misfortune.faults = Faults(lag=10)
        behind = line.call("getSlot", CONFIRMED), held(line, **CONFIRMED), status(line, signature)
        blockhash = line.value("getLatestBlockhash", CONFIRMED)["blockhash"]
        line.misfortune.faults = Faults()

        assert behind == (now, 0, None)
        assert blockhash != line.value("getLatestBlockhash", CONFIRMED)["blockhash"]
        assert held(line, **CONFIRMED) == AMOUNT

    def test_it_does_not_know_the_blockhash_of_one_that_is_ahead(self, line: Line) -> None:
        wire = line.wire(k2.transfer(source=line.wallet.main, destination=NEWCOMER, lamports=AMOUNT))
        line.misfortune.faults = Faults(lag=5)

        assert "Blockhash not found" in line.error("sendTransaction", wire, SENDING)["message"]

    def test_what_it_sends_reaches_the_cluster(self, line: Line) -> None:
        line.misfortune.faults = Faults(lag=5)
        signature = send(line)

        assert status(line, signature) is None

        line.pass_slots(5)

        assert status(line, signature)["err"] is None

    def test_it_takes_again_what_it_has_not_seen_carried_out(self, line: Line) -> None:
        wire = line.wire(k2.transfer(source=line.wallet.main, destination=NEWCOMER, lamports=AMOUNT))
        line.pass_slots(10)
        line.misfortune.faults = Faults(lag=5)
        signatures = {line.call("sendTransaction", wire, SENDING) for _ in range(2)}
        line.pass_slots(5)

        assert len(signatures) == 1
        assert held(line, **CONFIRMED) == AMOUNT
        assert "already been processed" in line.error("sendTransaction", wire, SENDING)["message"]

    @pytest.mark.parametrize(("lag", "is_healthy"), [(HEALTHY_LAG, True), (HEALTHY_LAG + 1, False)])
    def test_far_behind_it_says_so_and_sends_nothing(self, line: Line, lag: int, is_healthy: bool) -> None:
        line.pass_slots(200)
        wire = line.wire(k2.transfer(source=line.wallet.main, destination=NEWCOMER, lamports=AMOUNT))
        line.misfortune.faults = Faults(lag=lag)
        health = line.answer("getHealth")
        error = line.error("sendTransaction", wire, SENDING)

        if is_healthy:
            assert health["result"] == "ok"
            assert "Blockhash not found" in error["message"]
        else:
            assert health["error"]["code"] == error["code"] == -32005
            assert error["message"] == f"Node is behind by {lag} slots"
            assert error["data"] == {"numSlotsBehind": lag}

    def test_at_the_beginning_there_is_no_past_to_tell(self) -> None:
        line = Line()
        line.misfortune.faults = Faults(lag=50)

        assert line.call("getSlot", CONFIRMED) == GENESIS_SLOT


class TestPreflight:
    def test_it_is_tried_on_the_state_that_was_asked_for(self, line: Line) -> None:
        """A fresh blockhash is not known to what is final: without `preflightCommitment` nothing can be sent."""
        wire = line.wire(k2.transfer(source=line.wallet.main, destination=NEWCOMER, lamports=AMOUNT))
        error = line.error("sendTransaction", wire, {"encoding": "base64"})

        assert (error["code"], "Blockhash not found" in error["message"]) == (-32002, True)
        assert line.call("sendTransaction", wire, SENDING)

    def test_a_final_blockhash_will_do(self, line: Line) -> None:
        line.pass_slots(FINAL_SLOTS)
        blockhash = line.value("getLatestBlockhash")["blockhash"]
        built = k2.transfer(source=line.wallet.main, destination=NEWCOMER, lamports=AMOUNT)
        line.call("sendTransaction", line.wire(built, blockhash=blockhash), {"encoding": "base64"})

        assert held(line, **CONFIRMED) == AMOUNT

    def test_a_payer_without_money_is_told_in_the_networks_words(self, line: Line) -> None:
        line.wallet = type(line.wallet)(5, "nobody")
        wire = line.wire(k2.transfer(source=line.wallet.main, destination=NEWCOMER, lamports=AMOUNT))

        assert line.error("sendTransaction", wire, SENDING)["message"] == (
            "Transaction simulation failed: Attempt to debit an account but found no record of a prior credit."
        )


class TestForks:
    def test_a_fork_takes_a_transaction_back_that_was_seen(self, line: Line) -> None:
        line.pass_slots(1)
        signature = send(line)
        seen = status(line, signature)
        line.network.ledger.fork(1)

        assert seen["confirmationStatus"] == "confirmed"
        assert status(line, signature) is None
        assert held(line, **CONFIRMED) == 0
        assert int(line.value("getBalance", line.wallet.main, CONFIRMED)) == MONEY
