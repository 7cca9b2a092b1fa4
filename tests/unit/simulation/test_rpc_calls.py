"""The envelope and the calls about transactions: batches, notifications, trials, faults by order (k2.md 1.4)."""

from __future__ import annotations

import base64
import json
from typing import Any

import base58
import pytest

from orca_desktop.domain.keys import PublicKey
from orca_desktop.k2 import instructions as k2
from orca_desktop.k2.transactions import required_signers
from orca_desktop.simulation.options import Options
from orca_desktop.simulation.rpc.envelope import MOST_CALLS, JsonRpc, methods_in
from orca_desktop.simulation.rpc.faults import Faults, Misfortune
from orca_desktop.simulation.timeline import KEPT_PAGES
from orca_desktop.simulation.wallets import SimulatedWallet
from tests.unit.simulation.line import CONFIRMED, MONEY, READING, Line

NEWCOMER = PublicKey("FGzVTXn6iZFhFo9FgWW6zoHfDkJepQkKKKPfMvDdvePv")
AMOUNT = 10_000_000
SENDING = {"encoding": "base64", "preflightCommitment": "confirmed"}


@pytest.fixture
def line() -> Line:
    return Line()


def transfer(line: Line, amount: int = AMOUNT) -> str:
    return line.wire(k2.transfer(source=line.wallet.main, destination=NEWCOMER, lamports=amount))


class TestBatches:
    def rpc(self) -> JsonRpc:
        return JsonRpc({"echo": lambda params: params})

    def ask(self, document: Any) -> Any:
        answer = self.rpc().answer(json.dumps(document).encode())
        return json.loads(answer) if answer else None

    def call(self, number: object, *params: object) -> dict[str, object]:
        return {"jsonrpc": "2.0", "id": number, "method": "echo", "params": params}

    def test_each_call_has_its_answer(self) -> None:
        wrong = {"jsonrpc": "2.0", "id": 2, "method": "shout"}
        first, second, third, fourth = self.ask([self.call(1, "a"), wrong, self.call("x", "b"), 5])

        assert (first["id"], first["result"]) == (1, ["a"])
        assert (second["id"], second["error"]["code"]) == (2, -32601)
        assert (third["id"], third["result"]) == ("x", ["b"])
        assert (fourth["id"], fourth["error"]["code"]) == (None, -32600)

    @pytest.mark.parametrize("count", [0, MOST_CALLS + 1])
    def test_a_batch_has_bounds(self, count: int) -> None:
        assert self.ask([self.call(number) for number in range(count)])["error"]["code"] == -32600

    def test_the_largest_batch_is_answered(self) -> None:
        assert len(self.ask([self.call(number) for number in range(MOST_CALLS)])) == MOST_CALLS

    def test_a_call_without_a_number_gets_no_answer(self) -> None:
        notification = {"jsonrpc": "2.0", "method": "echo", "params": []}

        assert self.ask(notification) is None
        assert self.ask([notification, notification]) is None
        assert [answer["id"] for answer in self.ask([notification, self.call(None), self.call(3)])] == [None, 3]

    def test_a_batch_within_a_batch_is_no_call(self) -> None:
        assert self.ask([[self.call(1)]])[0]["error"]["code"] == -32600

    @pytest.mark.parametrize(
        ("body", "methods"),
        [
            (b'{"method":"a"}', ("a",)),
            (b'[{"method":"a"},{"method":"b"},5]', ("a", "b")),
            (b"{", ()),
            (b"5", ()),
            (b"{}", ("None",)),
        ],
    )
    def test_what_a_body_asks_for_can_be_told(self, body: bytes, methods: tuple[str, ...]) -> None:
        assert methods_in(body) == methods


class TestTrials:
    def test_a_trial_has_logs_and_costs_nothing(self, line: Line) -> None:
        value = line.value("simulateTransaction", transfer(line), READING)

        assert value["err"] is None
        assert value["logs"] == [
            "Program 11111111111111111111111111111111 invoke [1]",
            "Program 11111111111111111111111111111111 success",
        ]
        assert value["unitsConsumed"] > 0
        assert line.value("getBalance", line.wallet.main, CONFIRMED) == MONEY

    def test_a_trial_that_fails_has_its_error_and_the_programs_words(self, line: Line) -> None:
        value = line.value("simulateTransaction", transfer(line, MONEY * 2), READING)

        assert value["err"] == {"InstructionError": [0, {"Custom": 1}]}
        assert any("insufficient lamports" in text for text in value["logs"])
        assert value["logs"][-1] == "Program 11111111111111111111111111111111 failed: custom program error: 0x1"

    def test_a_blockhash_that_is_not_known_can_be_replaced(self, line: Line) -> None:
        built = k2.transfer(source=line.wallet.main, destination=NEWCOMER, lamports=AMOUNT)
        wire = line.wire(built, blockhash=str(NEWCOMER))
        renewed = {**READING, "replaceRecentBlockhash": True}

        assert line.value("simulateTransaction", wire, READING)["err"] == "BlockhashNotFound"
        assert line.value("simulateTransaction", wire, renewed)["err"] is None
        assert line.error("simulateTransaction", wire, {**renewed, "sigVerify": True})["code"] == -32602

    def test_signatures_count_only_where_they_are_to(self, line: Line) -> None:
        wire = bytearray(base64.b64decode(transfer(line)))
        wire[10] ^= 1
        forged = base64.b64encode(wire).decode()

        assert line.value("simulateTransaction", forged, READING)["err"] is None
        assert line.error("simulateTransaction", forged, {**READING, "sigVerify": True})["code"] == -32003

    def test_accounts_can_be_seen_as_they_would_be(self, line: Line) -> None:
        wanted = {"addresses": [NEWCOMER, line.wallet.main, line.network.mint], "encoding": "base64"}
        new, own, mint = line.value("simulateTransaction", transfer(line), {**READING, "accounts": wanted})["accounts"]

        assert (new["lamports"], own["lamports"]) == (AMOUNT, MONEY - AMOUNT - 5_000)
        assert mint["space"] == 82
        assert line.value("getAccountInfo", NEWCOMER, READING) is None

    def test_after_a_failure_there_is_nothing_to_see(self, line: Line) -> None:
        options = {**READING, "accounts": {"addresses": [NEWCOMER]}}

        assert line.value("simulateTransaction", transfer(line, MONEY * 2), options)["accounts"] == [None]

    @pytest.mark.parametrize("accounts", [5, {}, {"addresses": "x"}, {"addresses": ["x"]}, {"addresses": ["1"] * 11}])
    def test_other_accounts_cannot(self, line: Line, accounts: object) -> None:
        assert line.error("simulateTransaction", transfer(line), {**READING, "accounts": accounts})["code"] == -32602

    def test_what_was_carried_out_is_not_tried_again(self, line: Line) -> None:
        wire = transfer(line)
        line.call("sendTransaction", wire, SENDING)

        assert line.value("simulateTransaction", wire, READING)["err"] == "AlreadyProcessed"


class TestSending:
    def test_base58_is_taken_too(self, line: Line) -> None:
        wire = base58.b58encode(base64.b64decode(transfer(line))).decode()
        line.call("sendTransaction", wire, {"preflightCommitment": "confirmed"})

        assert line.value("getBalance", NEWCOMER, CONFIRMED) == AMOUNT

    def test_base64_without_its_name_is_not(self, line: Line) -> None:
        assert line.error("sendTransaction", transfer(line), {"preflightCommitment": "confirmed"})["code"] == -32602

    @pytest.mark.parametrize("encoding", ["hex", 5])
    def test_no_other_encoding_is(self, line: Line, encoding: object) -> None:
        assert line.error("sendTransaction", transfer(line), {"encoding": encoding})["code"] == -32602

    def test_a_refusal_tells_how_far_it_came(self, line: Line) -> None:
        error = line.error("sendTransaction", transfer(line, MONEY * 2), SENDING)

        assert error["message"] == (
            "Transaction simulation failed: Error processing Instruction 0: custom program error: 0x1"
        )
        assert error["data"]["err"] == {"InstructionError": [0, {"Custom": 1}]}
        assert error["data"]["logs"]


class TestSmallQuestions:
    def test_the_fee_of_a_message_goes_by_its_signatures(self, line: Line) -> None:
        wire = base64.b64decode(transfer(line))
        message = wire[65:]

        assert len(required_signers(message)) == 1
        assert line.value("getFeeForMessage", base64.b64encode(message).decode(), CONFIRMED) == 5_000

    def test_the_fee_by_blockhash_is_told_while_it_is_good(self, line: Line) -> None:
        blockhash = line.value("getLatestBlockhash", CONFIRMED)["blockhash"]
        known = line.value("getFeeCalculatorForBlockhash", blockhash, CONFIRMED)
        line.pass_slots(151)

        assert known == {"feeCalculator": {"lamportsPerSignature": 5_000}}
        assert line.value("getFeeCalculatorForBlockhash", blockhash, CONFIRMED) is None
        assert line.error("getFeeCalculatorForBlockhash", 5)["code"] == -32602
        assert line.value("getFeeCalculatorForBlockhash") is None

    def test_every_slot_has_a_block_as_far_as_the_commitment_goes(self, line: Line) -> None:
        tip = line.call("getSlot", {"commitment": "processed"})
        blocks = line.call("getBlocks", tip - 50, tip + 10, CONFIRMED)
        final = line.call("getBlocks", tip - 50)

        assert blocks == list(range(tip - 50, line.call("getSlot", CONFIRMED) + 1))
        assert final == list(range(tip - 50, line.call("getSlot") + 1))
        assert line.call("getBlocks", 10, 9) == []
        assert line.error("getBlocks", 0, 500_001)["code"] == -32602
        assert line.error("getBlocks", "1", 2)["code"] == -32602

    def test_every_network_has_a_hash_of_its_own(self) -> None:
        first, second = Line(), Line()

        assert first.call("getGenesisHash") == second.call("getGenesisHash")
        assert len(base58.b58decode(first.call("getGenesisHash"))) == 32


class TestOwnRounds:
    def test_a_nodes_proof_of_a_round_and_its_last_one(self, line: Line) -> None:
        line.go_to(3)
        node = line.network.nodes[0].tools.wallet.staking
        task = line.task("sample")
        entry = line.value("getMyTaskSubmissionRoundInfo", task, node, {**CONFIRMED, "round": 1})["data"]

        assert entry["round"] == 1
        assert line.value("getMyTaskSubmissionRoundInfo", task, node, CONFIRMED)["data"] == 1
        assert line.value("getMyTaskSubmissionRoundInfo", task, line.wallet.main, CONFIRMED)["data"] is None
        assert line.value("getMyTaskSubmissionRoundInfo", task, node, {**CONFIRMED, "round": 9})["data"] is None

    def test_the_methods_of_native_tasks_do_not_serve_those_of_a_token(self, line: Line) -> None:
        """Clients read these with plain getAccountInfo (k2.md 1.5)."""
        error = line.error("getTaskAccountInfo", line.task("token sample"), READING)

        assert (error["code"], "Task ID Not Correct" in error["message"]) == (-32004, True)


class TestAdmin:
    def test_it_is_there_only_where_it_was_asked_for(self, line: Line) -> None:
        assert line.error("localnet_fork", 1)["code"] == -32601

    def test_faults_are_set_and_told(self) -> None:
        line = Line(admin=True)
        line.call("localnet_setFaults", 0, {"lag": 5, "methods": ["getSlot"]})
        told = line.call("localnet_getFaults", 0)

        assert line.network.servers[0].faults == Faults(lag=5, methods=("getSlot",))
        assert (told["lag"], told["methods"], told["status"]) == (5, ["getSlot"], 0)

        line.call("localnet_setFaults", 0)

        assert line.network.servers[0].faults == Faults()

    @pytest.mark.parametrize(
        "faults",
        [
            {"lag": -1},
            {"lag": KEPT_PAGES},
            {"lag": "5"},
            {"status": 200},
            {"status": 600},
            {"share": 1.1},
            {"latency_ms": -1},
            {"latency_ms": 1e9},
            {"methods": "getSlot"},
        ],
        ids=str,
    )
    def test_faults_that_cannot_be_are_refused(self, faults: dict[str, object]) -> None:
        assert Line(admin=True).error("localnet_setFaults", 0, faults)["code"] == -32602

    @pytest.mark.parametrize("server", [1, -1, "0"])
    def test_a_server_that_is_not_there_is_refused(self, server: object) -> None:
        assert Line(admin=True).error("localnet_getFaults", server)["code"] == -32602

    def test_forks_and_leaps(self) -> None:
        line = Line(admin=True)
        slot = line.network.slots.current
        line.pass_slots(1)
        line.call("requestAirdrop", NEWCOMER, AMOUNT)

        assert line.call("localnet_leap", 9) == slot + 10
        assert line.call("localnet_fork", 11) > 0
        assert line.value("getBalance", NEWCOMER, CONFIRMED) == 0
        assert line.error("localnet_fork", 32)["code"] == -32602
        assert line.error("localnet_leap", 10_001)["code"] == -32602


class TestMisfortune:
    def test_a_share_of_the_requests_fails_and_the_same_seed_fails_the_same(self) -> None:
        def course(seed: int) -> list[bool]:
            misfortune = Misfortune(seed)
            misfortune.faults = Faults(status=503, share=0.5)
            return [misfortune.strikes(()) for _ in range(200)]

        assert course(1) == course(1) != course(2)
        assert 60 < sum(course(1)) < 140

    def test_only_the_methods_that_were_named_fail(self) -> None:
        misfortune = Misfortune(1)
        misfortune.faults = Faults(status=503, methods=("getSlot",))

        assert misfortune.strikes(("getSlot", "getBalance"))
        assert not misfortune.strikes(("getBalance",))
        assert not misfortune.strikes(())

    @pytest.mark.parametrize("share", [0.0, 1.0])
    def test_none_and_all_are_certain(self, share: float) -> None:
        misfortune = Misfortune(1)
        misfortune.faults = Faults(status=503, share=share)

        assert {misfortune.strikes(()) for _ in range(50)} == {share == 1.0}


class TestOptions:
    @pytest.mark.parametrize(
        "wrong", [{"port": 65_535}, {"port": -1}, {"servers": 0}, {"servers": 9}, {"confirmed_after": 32}], ids=str
    )
    def test_what_cannot_be_is_refused(self, wrong: dict[str, int]) -> None:
        with pytest.raises(ValueError, match=r"port|servers|confirmed"):
            Options(**wrong)  # type: ignore[arg-type]  # the names are right, and the values wrong on purpose


def test_another_seed_is_another_network() -> None:
    one = SimulatedWallet(1, "a").main

    assert one != SimulatedWallet(2, "a").main
