"""What WebSockets are told: slots, accounts, signatures (k2.md 1.4)."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orca_desktop.domain.keys import PublicKey
from orca_desktop.k2 import instructions as k2
from orca_desktop.simulation.options import FINAL_SLOTS
from orca_desktop.simulation.rpc.envelope import JsonRpc
from orca_desktop.simulation.rpc.faults import Faults
from orca_desktop.simulation.rpc.subscriptions import MOST_SUBSCRIPTIONS, Subscriptions
from tests.unit.simulation.line import CONFIRMED, READING, Line

NEWCOMER = PublicKey("FGzVTXn6iZFhFo9FgWW6zoHfDkJepQkKKKPfMvDdvePv")
AMOUNT = 10_000_000


class Listener:
    """A connection without a socket."""

    def __init__(self) -> None:
        self.line = Line()
        self.subscriptions = Subscriptions(self.line.reading)
        self.rpc = JsonRpc(self.subscriptions.methods())

    def answer(self, method: str, *params: Any) -> dict[str, Any]:
        body = {"jsonrpc": "2.0", "id": 1, "method": method, "params": params}
        answer: dict[str, Any] = json.loads(self.rpc.answer(json.dumps(body).encode()))
        return answer

    def subscribe(self, method: str, *params: Any) -> int:
        return int(self.answer(method, *params)["result"])

    def news(self) -> list[dict[str, Any]]:
        return [json.loads(message) for message in self.subscriptions.news()]

    def transfer(self) -> str:
        built = k2.transfer(source=self.line.wallet.main, destination=NEWCOMER, lamports=AMOUNT)
        options = {"encoding": "base64", "preflightCommitment": "confirmed"}
        return str(self.line.call("sendTransaction", self.line.wire(built), options))


@pytest.fixture
def listener() -> Listener:
    return Listener()


class TestSlots:
    def test_every_slot_is_told_once(self, listener: Listener) -> None:
        number = listener.subscribe("slotSubscribe")
        assert listener.news() == []
        listener.line.pass_slots(1)
        slot = listener.line.network.slots.current
        (message,) = listener.news()

        assert message == {
            "jsonrpc": "2.0",
            "method": "slotNotification",
            "params": {
                "result": {"parent": slot - 1, "root": slot - FINAL_SLOTS, "slot": slot},
                "subscription": number,
            },
        }
        assert listener.news() == []

    def test_a_server_that_begins_to_lag_tells_an_old_slot(self, listener: Listener) -> None:
        listener.line.pass_slots(20)
        listener.subscribe("slotSubscribe")
        listener.line.misfortune.faults = Faults(lag=10)
        (message,) = listener.news()

        assert message["params"]["result"]["slot"] == listener.line.network.slots.current - 10


class TestAccounts:
    def test_an_account_is_told_when_it_changes(self, listener: Listener) -> None:
        listener.subscribe("accountSubscribe", NEWCOMER, READING)
        listener.line.pass_slots(1)
        before = listener.news()
        listener.transfer()
        (message,) = listener.news()

        assert before == []
        assert message["method"] == "accountNotification"
        assert message["params"]["result"]["value"]["lamports"] == AMOUNT
        assert message["params"]["result"]["context"]["slot"] == listener.line.network.slots.current
        assert listener.news() == []

    def test_what_a_fork_takes_back_is_told_too(self, listener: Listener) -> None:
        listener.subscribe("accountSubscribe", NEWCOMER, READING)
        listener.line.pass_slots(1)
        listener.transfer()
        listener.news()
        listener.line.network.ledger.fork(1)
        (message,) = listener.news()

        assert message["params"]["result"]["value"]["lamports"] == 0

    def test_without_a_commitment_it_is_told_when_it_is_final(self, listener: Listener) -> None:
        listener.subscribe("accountSubscribe", NEWCOMER, {"encoding": "base64"})
        listener.line.pass_slots(1)
        listener.transfer()
        listener.line.pass_slots(FINAL_SLOTS - 1)
        before = listener.news()
        listener.line.pass_slots(1)

        assert before == []
        assert len(listener.news()) == 1

    def test_a_task_is_told_in_the_encoding_that_was_asked_for(self, listener: Listener) -> None:
        options = {"encoding": "base64+zstd", **CONFIRMED}
        listener.subscribe("accountSubscribe", listener.line.task("token sample"), options)
        listener.line.pass_slots(1)
        (message,) = listener.news()

        assert message["params"]["result"]["value"]["data"][1] == "base64+zstd"


class TestSignatures:
    def test_a_signature_is_told_once_and_then_no_more(self, listener: Listener) -> None:
        signature = listener.transfer()
        number = listener.subscribe("signatureSubscribe", signature, CONFIRMED)
        (message,) = listener.news()

        assert message["method"] == "signatureNotification"
        assert message["params"]["result"]["value"] == {"err": None}
        assert listener.news() == []
        assert "error" in listener.answer("signatureUnsubscribe", number)

    def test_it_may_be_asked_for_before_it_is_sent(self, listener: Listener) -> None:
        built = k2.transfer(source=listener.line.wallet.main, destination=NEWCOMER, lamports=AMOUNT)
        wire = listener.line.wire(built)
        signature = listener.transfer()
        other = Listener()
        other.subscribe("signatureSubscribe", signature, CONFIRMED)
        other.line.pass_slots(1)
        before = other.news()
        other.line.call("sendTransaction", wire, {"encoding": "base64", "preflightCommitment": "confirmed"})

        assert before == []
        assert len(other.news()) == 1

    def test_its_error_is_told(self, listener: Listener) -> None:
        built = k2.transfer(source=listener.line.wallet.main, destination=NEWCOMER, lamports=10**15)
        options = {"encoding": "base64", "skipPreflight": True}
        signature = listener.line.call("sendTransaction", listener.line.wire(built), options)
        listener.subscribe("signatureSubscribe", signature, CONFIRMED)
        (message,) = listener.news()

        assert message["params"]["result"]["value"] == {"err": {"InstructionError": [0, {"Custom": 1}]}}

    def test_final_is_told_when_it_is_final(self, listener: Listener) -> None:
        listener.subscribe("signatureSubscribe", listener.transfer(), {"commitment": "finalized"})
        listener.line.pass_slots(FINAL_SLOTS - 1)
        before = listener.news()
        listener.line.pass_slots(1)

        assert (before, len(listener.news())) == ([], 1)


class TestTheEnd:
    def test_what_is_unsubscribed_is_not_told(self, listener: Listener) -> None:
        first, second = listener.subscribe("slotSubscribe"), listener.subscribe("slotSubscribe")
        assert listener.answer("slotUnsubscribe", first)["result"] is True
        listener.line.pass_slots(1)

        assert [message["params"]["subscription"] for message in listener.news()] == [second]

    @pytest.mark.parametrize("number", [7, -1, "0", None])
    def test_what_is_not_there_cannot_be_ended(self, listener: Listener, number: object) -> None:
        assert listener.answer("slotUnsubscribe", number)["error"]["code"] == -32602

    def test_there_is_a_bound(self, listener: Listener) -> None:
        for _ in range(MOST_SUBSCRIPTIONS):
            listener.subscribe("slotSubscribe")

        assert listener.answer("slotSubscribe")["error"]["code"] == -32600


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("accountSubscribe", []),
        ("accountSubscribe", ["x"]),
        ("accountSubscribe", [NEWCOMER, {"encoding": "base32"}]),
        ("accountSubscribe", [NEWCOMER, {"commitment": "soon"}]),
        ("signatureSubscribe", []),
        ("signatureSubscribe", [5]),
        ("signatureSubscribe", ["x", {"commitment": "soon"}]),
    ],
)
def test_wrong_parameters_are_told_at_once(listener: Listener, method: str, params: list[Any]) -> None:
    assert listener.answer(method, *params)["error"]["code"] == -32602


NONSENSE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=5,
)
METHODS = ("slotSubscribe", "accountSubscribe", "signatureSubscribe", "slotUnsubscribe", "accountUnsubscribe")


@settings(max_examples=60)
@given(st.lists(st.tuples(st.sampled_from(METHODS), st.lists(NONSENSE, max_size=3)), max_size=8))
def test_whatever_is_asked_an_answer_comes_and_slots_go_on(asked: list[tuple[str, list[Any]]]) -> None:
    listener = Listener()
    for method, params in asked:
        answer = listener.answer(method, *params)

        assert ("result" in answer) != ("error" in answer)
        listener.line.pass_slots(1)
        listener.news()
