"""A transaction is sent until its fate is known, and its fate is told only where it is certain (k2.md 1.6)."""

from __future__ import annotations

import asyncio
import base64
from collections import Counter
from typing import Any, TypeVar

import base58
import msgspec
import pytest

from orca_desktop.adapters.k2.chain import K2Chain
from orca_desktop.adapters.k2.rpc import INTERNAL_ERROR, Rpc, RpcAway, RpcFailure, RpcRefusal
from orca_desktop.domain.amounts import Roe
from orca_desktop.domain.errors import (
    NetworkError,
    NetworkUnreachable,
    OutcomeUnknown,
    TransactionExpired,
    TransactionRejected,
)
from orca_desktop.domain.keys import Signature
from orca_desktop.k2.transactions import parse, transaction_id
from orca_desktop.ports.chain import VALID_SLOTS, Outcome, SignedAct, TransferRoe
from tests import virtual_time
from tests.fakes import toy_wallet

Result = TypeVar("Result")

WALLET = toy_wallet("us")
TRANSFER = TransferRoe(to=WALLET.staking.public_key, amount=Roe(1_000))
BLOCK_SECONDS = 2.0
SIGNATURE = Signature("4i8i1CMoZWsLqS1oc36AZVPJPEs1wmyV8k54Ab9FjPQZHgpVP32C5fXEXMmoXCZKEvsxLEPbhKn41B5PsHkhgvcp")


class Network:
    """A server by the client's own interface. A new block comes every two seconds of virtual time.

    `confirms` after how many seconds a transaction is confirmed, None: never. `says` is raised for each sending, once
    for each of its errors; `simulated` is the error of every simulation, `error` that of every transaction. By `behind`
    slots the statuses are older than the rest; `kept_from` is the first block it has, None: it does not tell. Only one
    slot in `slots_a_block` has a block, None: it does not tell.
    """

    server = "toy.network"

    def __init__(self) -> None:
        self.confirms: float | None = 0.5
        self.says: list[Exception] = []
        self.error: object = None
        self.simulated: object = None
        self.behind = 0
        self.commitment = "confirmed"
        self.kept_from: int | None = 0
        self.slots_a_block: int | None = 1
        self.failing: set[str] = set()
        self.calls: Counter[str] = Counter()
        self.sent: dict[str, list[float]] = {}

    @property
    def now(self) -> float:
        return asyncio.get_running_loop().time()

    @property
    def slot(self) -> int:
        return 1_000 + int(self.now / 0.4)

    def steady(self) -> Rpc:
        return self

    async def call(self, method: str, params: list[Any], result: type[Result]) -> Result:
        self.calls[method] += 1
        await asyncio.sleep(0.01)
        return msgspec.json.decode(msgspec.json.encode(self._answer(method, params)), type=result)

    def _answer(self, method: str, params: list[Any]) -> Any:
        context = {"slot": self.slot}
        match method:
            case "getLatestBlockhash":
                return {"context": context, "value": {"blockhash": blockhash_of(int(self.now / BLOCK_SECONDS) + 1)}}
            case "getFeeForMessage":
                return {"context": context, "value": 10_000}
            case "getBalance":
                return {"context": context, "value": 10**12}
            case "simulateTransaction":
                return {"context": context, "value": {"err": self.simulated, "logs": []}}
            case "getFirstAvailableBlock" | "getBlocks":
                return self._past(method, params)
            case "sendTransaction":
                return self._take(base64.b64decode(params[0]))
            case "getSignatureStatuses":
                older = {"slot": self.slot - self.behind}
                return {"context": older, "value": [self._status(params[0][0])]}
        raise AssertionError(method)

    def _past(self, method: str, params: list[Any]) -> Any:
        if method in self.failing:
            raise RpcRefusal(RpcFailure(code=INTERNAL_ERROR, message="Internal error"))
        known = self.kept_from if method == "getFirstAvailableBlock" else self.slots_a_block
        if known is None:
            raise refused("Method not found")
        return known if method == "getFirstAvailableBlock" else list(range(params[0], params[1] + 1, known))

    def _take(self, wire: bytes) -> str:
        signature = transaction_id(wire)
        self.sent.setdefault(signature, []).append(self.now)
        if self.says:
            raise self.says.pop(0)
        return signature

    def _status(self, signature: str) -> Any:
        first = self.sent.get(signature, [float("inf")])[0]
        if self.confirms is None or self.now < first + self.confirms:
            return None
        return {"err": self.error, "confirmationStatus": self.commitment}


def blockhash_of(number: int) -> str:
    return base58.b58encode(number.to_bytes(32, "big")).decode()


def refused(message: str, **data: object) -> RpcRefusal:
    return RpcRefusal(RpcFailure(code=-32002, message=message, data=data or None))


def sending(network: Network) -> SignedAct:
    """Prepare and send one transfer in virtual time."""

    async def run() -> SignedAct:
        chain = K2Chain(network)
        signed = await chain.prepare(TRANSFER, WALLET)
        await chain.send(signed)
        return signed

    return virtual_time.run(run())


def test_one_sending_is_enough_where_all_is_well() -> None:
    network = Network()
    signed = sending(network)

    assert len(network.sent[signed.signature]) == 1


def test_it_is_sent_again_while_nothing_confirms_it_and_then_its_fate_is_unknown() -> None:
    network = Network()
    network.confirms = None
    with pytest.raises(OutcomeUnknown) as caught:
        sending(network)

    ((signature, moments),) = network.sent.items()
    assert caught.value.signature == signature
    assert 5 <= len(moments) <= 8
    assert moments == sorted(moments)


def test_a_late_confirmation_counts() -> None:
    network = Network()
    network.confirms = 10.0
    signed = sending(network)

    assert len(network.sent[signed.signature]) > 1


def test_the_first_refusal_is_certain() -> None:
    network = Network()
    network.says = [refused("Transaction simulation failed", logs=["Program log: the window is closed"])]
    with pytest.raises(TransactionRejected, match="the window is closed"):
        sending(network)


def test_a_block_that_is_not_known_makes_it_expired() -> None:
    network = Network()
    network.says = [refused("Transaction simulation failed: Blockhash not found")]
    with pytest.raises(TransactionExpired):
        sending(network)


def test_that_it_was_carried_out_before_is_no_refusal() -> None:
    network = Network()
    network.says = [refused("This transaction has already been processed")]

    assert sending(network).signature in network.sent


def test_a_refusal_of_the_second_sending_is_not_certain() -> None:
    network = Network()
    network.confirms = None

    async def run() -> None:
        chain = K2Chain(network)
        signed = await chain.prepare(TRANSFER, WALLET)
        work = asyncio.create_task(chain.send(signed))
        await asyncio.sleep(1.0)
        network.says = [refused("Blockhash not found")]
        await work

    with pytest.raises(OutcomeUnknown):
        virtual_time.run(run())


def test_a_server_that_breaks_off_leaves_it_in_doubt() -> None:
    network = Network()
    network.says = [RpcAway("toy.network", "the connection broke")]
    with pytest.raises(NetworkUnreachable):
        sending(network)


def test_an_error_on_chain_is_a_rejection() -> None:
    network = Network()
    network.error = {"InstructionError": [0, "Custom"]}
    with pytest.raises(TransactionRejected, match="carried it out with an error"):
        sending(network)


@pytest.mark.parametrize(
    ("simulated", "raised"),
    [("BlockhashNotFound", NetworkUnreachable), ({"InstructionError": [0, "Custom"]}, TransactionRejected)],
)
def test_a_simulation_that_fails_because_the_server_is_behind_says_nothing_of_the_act(
    simulated: object, raised: type[Exception]
) -> None:
    network = Network()
    network.simulated = simulated
    with pytest.raises(raised):
        sending(network)

    assert not network.sent


def test_the_same_act_twice_is_two_transactions() -> None:
    """Within one block they would have one signature, and the network would carry out only the first."""
    network = Network()

    async def run() -> list[SignedAct]:
        chain = K2Chain(network)
        acts = []
        for _ in range(3):
            signed = await chain.prepare(TRANSFER, WALLET)
            await chain.send(signed)
            acts.append(signed)
        return acts

    acts = virtual_time.run(run())

    assert len({signed.signature for signed in acts}) == 3
    assert all(len(moments) == 1 for moments in network.sent.values())
    assert len({parse(signed.wire).blockhash for signed in acts}) == 3


@pytest.mark.parametrize(
    ("past", "behind", "outcome"),
    [
        (-10, 0, Outcome.PENDING),
        (10, 0, Outcome.EXPIRED),
        (10, 50, Outcome.PENDING),  # whoever was asked does not know yet what happened at the end
        (100, 50, Outcome.EXPIRED),
    ],
)
def test_what_has_expired_is_judged_by_the_slot_of_the_answer(past: int, behind: int, outcome: Outcome) -> None:
    network = Network()
    network.behind = behind

    async def run() -> Outcome:
        chain = K2Chain(network)
        signed = await chain.prepare(TRANSFER, WALLET)
        return await chain.outcome(signed.signature, network.slot - past)

    assert virtual_time.run(run()) is outcome


@pytest.mark.parametrize(
    ("kept_from", "outcome"),
    [(0, Outcome.EXPIRED), (50_000, Outcome.FORGOTTEN), (None, Outcome.FORGOTTEN)],
    ids=["kept", "dropped", "not told"],
)
def test_after_a_long_time_it_has_expired_only_where_that_time_is_kept(kept_from: int | None, outcome: Outcome) -> None:
    """Else a payment that did arrive would be made once more."""
    network = Network()
    network.kept_from = kept_from

    async def run() -> Outcome:
        await asyncio.sleep(24 * 3600)
        return await K2Chain(network).outcome(SIGNATURE, 1_000)

    assert virtual_time.run(run()) is outcome


@pytest.mark.parametrize("method", ["getFirstAvailableBlock", "getBlocks"])
def test_a_server_that_fails_halfway_says_nothing_about_an_expiry(method: str) -> None:
    network = Network()
    network.failing = {method}

    async def run() -> Outcome:
        return await K2Chain(network).outcome(SIGNATURE, network.slot - 10)

    with pytest.raises(NetworkError):
        virtual_time.run(run())


@pytest.mark.parametrize(
    ("slots_a_block", "past", "outcome"),
    [
        (3, 10, Outcome.PENDING),  # in 310 slots there were 103 blocks, and a transaction is good for 150
        (3, 200, Outcome.EXPIRED),
        (None, 10, Outcome.EXPIRED),
    ],
)
def test_where_many_slots_are_skipped_it_expires_later(slots_a_block: int | None, past: int, outcome: Outcome) -> None:
    """Else a payment would be made once more while the network may still take the first one."""
    network = Network()
    network.slots_a_block = slots_a_block

    async def run() -> Outcome:
        return await K2Chain(network).outcome(SIGNATURE, network.slot - past)

    assert virtual_time.run(run()) is outcome


def test_a_server_that_was_not_there_yet_does_not_know_whether_it_expired() -> None:
    network = Network()
    network.kept_from = 950

    async def run() -> Outcome:
        return await K2Chain(network).outcome(SIGNATURE, network.slot - 10)

    assert virtual_time.run(run()) is Outcome.FORGOTTEN


@pytest.mark.parametrize("error", [None, "an error"])
def test_what_is_not_confirmed_may_still_come_out_otherwise(error: object) -> None:
    network = Network()
    network.error, network.commitment = error, "processed"

    async def run() -> Outcome:
        chain = K2Chain(network)
        signed = await chain.prepare(TRANSFER, WALLET)
        await network.call("sendTransaction", [base64.b64encode(signed.wire).decode()], str)
        await asyncio.sleep(1.0)
        return await chain.outcome(signed.signature, signed.valid_until)

    assert virtual_time.run(run()) is Outcome.PENDING


def test_what_was_sent_is_found_whatever_the_time() -> None:
    network = Network()

    async def run() -> tuple[Outcome, Outcome]:
        chain = K2Chain(network)
        signed = await chain.prepare(TRANSFER, WALLET)
        await chain.send(signed)
        landed = await chain.outcome(signed.signature, signed.valid_until)
        network.error = "an error"
        return landed, await chain.outcome(signed.signature, 0)

    assert virtual_time.run(run()) == (Outcome.LANDED, Outcome.FAILED)


def test_how_long_it_is_valid_counts_from_the_block_it_refers_to() -> None:
    network = Network()
    signed = sending(network)

    assert signed.valid_until >= 1_000 + VALID_SLOTS
