"""RPC methods about slots, blockhashes and transactions (k2.md 1.4)."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Mapping

from orca_desktop.k2.errors import BadSignature, Malformed
from orca_desktop.k2.programs import ROE_PER_SIGNATURE
from orca_desktop.k2.transactions import Transaction, parse, parse_verified, required_signers
from orca_desktop.simulation.ledger import BLOCKHASH_SLOTS, Ledger, Receipt
from orca_desktop.simulation.rpc import params as read
from orca_desktop.simulation.rpc.errors import PREFLIGHT_FAILURE, SIGNATURE_FAILURE, RpcError, invalid_params
from orca_desktop.simulation.rpc.params import Params

SAMPLE_SECONDS = 60
FINALIZED_AFTER = 32
LARGEST_AIRDROP = 1_000_000_000_000
MOST_SIGNATURES = 256


class ChainMethods:
    """*slot_ms* is what the performance samples tell."""

    def __init__(self, ledger: Ledger, *, slot_ms: float) -> None:
        self._ledger = ledger
        self._slot_ms = slot_ms

    def table(self) -> Mapping[str, Callable[[Params], object]]:
        return {
            "getSlot": lambda _: self._ledger.slot,
            "getBlockHeight": lambda _: self._ledger.slot,
            "getVersion": lambda _: {"solana-core": "1.16.6", "feature-set": 0},
            "getRecentPerformanceSamples": self.samples,
            "getRecentBlockhash": self.recent_blockhash,
            "getLatestBlockhash": self.latest_blockhash,
            "getFeeForMessage": self.fee,
            "sendTransaction": self.send,
            "simulateTransaction": self.simulate,
            "getSignatureStatuses": self.statuses,
            "requestAirdrop": self.airdrop,
        }

    def samples(self, params: Params) -> object:
        count = read.number(params, 0, highest=720) if params else 1
        sample = {
            "slot": self._ledger.slot,
            "numSlots": round(SAMPLE_SECONDS * 1000 / self._slot_ms),
            "numTransactions": self._ledger.transaction_count,
            "samplePeriodSecs": SAMPLE_SECONDS,
        }
        return [sample] * min(count, 1)

    def recent_blockhash(self, _: Params) -> object:
        fees = {"lamportsPerSignature": ROE_PER_SIGNATURE}
        return self._with_context({"blockhash": self._ledger.blockhash, "feeCalculator": fees})

    def latest_blockhash(self, _: Params) -> object:
        last = self._ledger.slot + BLOCKHASH_SLOTS
        return self._with_context({"blockhash": self._ledger.blockhash, "lastValidBlockHeight": last})

    def fee(self, params: Params) -> object:
        try:
            message = base64.b64decode(str(params[0]) if params else "", validate=True)
            return self._with_context(ROE_PER_SIGNATURE * len(required_signers(message)))
        except (binascii.Error, Malformed, ValueError) as error:
            raise invalid_params("a message in base64 is expected") from error

    def send(self, params: Params) -> object:
        """Carry out a transaction at once, after a trial unless the caller does not want one."""
        wire = read.transaction(params)
        transaction = _verified(wire)
        if not read.options(params, 1).get("skipPreflight"):
            trial = self._ledger.simulate(transaction)
            if not trial.is_success:
                text = f"Transaction simulation failed: {trial.message}"
                raise RpcError(PREFLIGHT_FAILURE, text, {"err": trial.error, "logs": trial.logs})
        return self._ledger.execute(wire).signature

    def simulate(self, params: Params) -> object:
        wire = read.transaction(params)
        trial = self._ledger.simulate(_verified(wire) if read.options(params, 1).get("sigVerify") else _readable(wire))
        return self._with_context({"err": trial.error, "logs": trial.logs})

    def statuses(self, params: Params) -> object:
        signatures = read.texts(params, 0, most=MOST_SIGNATURES)
        return self._with_context([self._status(self._ledger.receipt(signature)) for signature in signatures])

    def airdrop(self, params: Params) -> object:
        lamports = read.number(params, 1, highest=LARGEST_AIRDROP)
        return self._ledger.airdrop(read.key(params, 0), lamports).signature

    def _status(self, receipt: Receipt | None) -> object:
        if receipt is None:
            return None
        age = self._ledger.slot - receipt.slot
        is_final = age >= FINALIZED_AFTER
        return {
            "slot": receipt.slot,
            "confirmations": None if is_final else age,
            "err": receipt.error,
            "status": {"Ok": None} if receipt.is_success else {"Err": receipt.error},
            "confirmationStatus": "finalized" if is_final else "confirmed",
        }

    def _with_context(self, value: object) -> object:
        return {"context": {"slot": self._ledger.slot}, "value": value}


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
