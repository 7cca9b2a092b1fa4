"""RPC methods about slots, blockhashes and transactions (k2.md 1.4)."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from orca_desktop.k2.errors import BadSignature, Malformed
from orca_desktop.k2.programs import ROE_PER_SIGNATURE
from orca_desktop.k2.transactions import Transaction, parse, parse_verified, required_signers
from orca_desktop.simulation.ledger import BLOCKHASH_SLOTS, Receipt, Trial
from orca_desktop.simulation.rpc import params as read
from orca_desktop.simulation.rpc.encodings import shown
from orca_desktop.simulation.rpc.errors import PREFLIGHT_FAILURE, SIGNATURE_FAILURE, RpcError, invalid_params
from orca_desktop.simulation.rpc.params import Params
from orca_desktop.simulation.rpc.reading import Reading
from orca_desktop.simulation.timeline import View

SAMPLE_SECONDS = 60
LARGEST_AIRDROP = 1_000_000_000_000
MOST_BLOCKS = 500_000
MOST_SIGNATURES = 256
MOST_ACCOUNTS_SHOWN = 10
_UNITS_PER_CALL = 150


class ChainMethods:
    """*slot_ms* is what the performance samples tell."""

    def __init__(self, reading: Reading, *, slot_ms: float) -> None:
        self._reading = reading
        self._slot_ms = slot_ms

    def table(self) -> Mapping[str, Callable[[Params], object]]:
        return {
            "getSlot": self.slot,
            "getBlockHeight": self.slot,
            "getHealth": self.health,
            "getBlocks": self.blocks,
            "getFirstAvailableBlock": lambda _: self._reading.ledger.first_kept,
            "getGenesisHash": lambda _: self._reading.ledger.genesis_hash,
            "getVersion": lambda _: {"solana-core": "1.16.6", "feature-set": 0},
            "getRecentPerformanceSamples": self.samples,
            "getRecentBlockhash": self.recent_blockhash,
            "getLatestBlockhash": self.latest_blockhash,
            "getFeeForMessage": self.fee,
            "getFeeCalculatorForBlockhash": self.fee_calculator,
            "sendTransaction": self.send,
            "simulateTransaction": self.simulate,
            "getSignatureStatuses": self.statuses,
            "requestAirdrop": self.airdrop,
        }

    def slot(self, params: Params) -> object:
        return self._reading.view(read.options(params, 0)).slot

    def blocks(self, params: Params) -> object:
        """The slots that have a block, which here are all."""
        has_end = len(params) > 1 and not isinstance(params[1], dict)
        tip = self._reading.view(read.options(params, 2 if has_end else 1)).slot
        first, last = read.number(params, 0), read.number(params, 1) if has_end else tip
        if last - first > MOST_BLOCKS:
            raise invalid_params(f"Slot range too large; max {MOST_BLOCKS}")
        return list(range(first, min(last, tip) + 1))

    def health(self, _: Params) -> object:
        self._reading.require_health()
        return "ok"

    def samples(self, params: Params) -> object:
        count = read.number(params, 0, highest=720) if params else 1
        sample = {
            "slot": self._reading.tip,
            "numSlots": round(SAMPLE_SECONDS * 1000 / self._slot_ms),
            "numTransactions": self._reading.ledger.transaction_count,
            "samplePeriodSecs": SAMPLE_SECONDS,
        }
        return [sample] * min(count, 1)

    def recent_blockhash(self, params: Params) -> object:
        view = self._reading.view(read.options(params, 0))
        return self._reading.answer(view, {"blockhash": view.blockhash, "feeCalculator": _FEES})

    def latest_blockhash(self, params: Params) -> object:
        view = self._reading.view(read.options(params, 0))
        last = view.slot + BLOCKHASH_SLOTS
        return self._reading.answer(view, {"blockhash": view.blockhash, "lastValidBlockHeight": last})

    def fee(self, params: Params) -> object:
        try:
            message = base64.b64decode(str(params[0]) if params else "", validate=True)
            fee = ROE_PER_SIGNATURE * len(required_signers(message))
        except (binascii.Error, Malformed, ValueError) as error:
            raise invalid_params("a message in base64 is expected") from error
        return self._reading.answer(self._reading.view(read.options(params, 1)), fee)

    def fee_calculator(self, params: Params) -> object:
        """None for a blockhash that is too old, or that this server does not know yet."""
        (blockhash,) = read.texts([list(params[:1])], 0, most=1) or [""]
        view = self._reading.view(read.options(params, 1))
        known = self._reading.ledger.is_good_blockhash(blockhash, view)
        return self._reading.answer(view, {"feeCalculator": _FEES} if known else None)

    def send(self, params: Params) -> object:
        """Carry out a transaction at once, after a trial unless the caller does not want one."""
        wire, wanted = read.transaction(params), read.options(params, 1)
        transaction = _verified(wire)
        if not wanted.get("skipPreflight"):
            self._reading.require_health()
            trial = self._reading.ledger.trial(transaction, self._reading.view(wanted, "preflightCommitment"))
            if not trial.receipt.is_success:
                text = f"Transaction simulation failed: {trial.receipt.message}"
                raise RpcError(PREFLIGHT_FAILURE, text, _outcome(trial.receipt, transaction))
        return self._reading.ledger.execute(wire).signature

    def simulate(self, params: Params) -> object:
        """What a transaction would do; with `accounts`, also how these would stand after it."""
        wire, wanted = read.transaction(params), read.options(params, 1)
        renews = bool(wanted.get("replaceRecentBlockhash"))
        if renews and wanted.get("sigVerify"):
            raise invalid_params("sigVerify may not be used with replaceRecentBlockhash")
        transaction = _verified(wire) if wanted.get("sigVerify") else _readable(wire)
        view = self._reading.view(wanted)
        if renews:
            transaction = replace(transaction, blockhash=view.blockhash)
        trial = self._reading.ledger.trial(transaction, view)
        after = {"accounts": _accounts(trial, view, wanted.get("accounts")), "returnData": None}
        return self._reading.answer(view, {**_outcome(trial.receipt, transaction), **after})

    def statuses(self, params: Params) -> object:
        signatures = read.texts(params, 0, most=MOST_SIGNATURES)
        found = [self._status(self._reading.receipt(signature)) for signature in signatures]
        return self._reading.answer(self._reading.newest(), found)

    def airdrop(self, params: Params) -> object:
        lamports = read.number(params, 1, highest=LARGEST_AIRDROP)
        return self._reading.ledger.airdrop(read.key(params, 0), lamports).signature

    def _status(self, receipt: Receipt | None) -> object:
        if receipt is None:
            return None
        commitment = self._reading.commitment_of(receipt.slot)
        return {
            "slot": receipt.slot,
            "confirmations": None if commitment == "finalized" else self._reading.tip - receipt.slot,
            "err": receipt.error,
            "status": {"Ok": None} if receipt.is_success else {"Err": receipt.error},
            "confirmationStatus": commitment,
        }


_FEES = {"lamportsPerSignature": ROE_PER_SIGNATURE}


def _outcome(receipt: Receipt, transaction: Transaction) -> dict[str, object]:
    units = _UNITS_PER_CALL * len(transaction.calls) if receipt.logs else 0
    return {"err": receipt.error, "logs": receipt.logs, "unitsConsumed": units}


def _accounts(trial: Trial, view: View, wanted: Any) -> object:
    """The accounts that somebody wants to see after a trial; none after one that failed."""
    if wanted is None:
        return None
    if not isinstance(wanted, dict):
        raise invalid_params("accounts is an object of addresses and encoding")
    keys = read.texts([wanted.get("addresses")], 0, most=MOST_ACCOUNTS_SHOWN)
    options = {"encoding": wanted.get("encoding", "base64")}
    if not trial.receipt.is_success:
        return [None] * len(keys)
    after = View(slot=view.slot, blockhash=view.blockhash, accounts=trial.accounts)
    return [shown(after, read.as_key(key), options) for key in keys]


def _verified(wire: bytes) -> Transaction:
    try:
        return parse_verified(wire)
    except BadSignature as error:
        raise RpcError(SIGNATURE_FAILURE, "Transaction signature verification failure") from error
    except Malformed as error:
        raise invalid_params(f"the transaction cannot be read: {error}") from error


def _readable(wire: bytes) -> Transaction:
    try:
        return parse(wire)
    except Malformed as error:
        raise invalid_params(f"the transaction cannot be read: {error}") from error
