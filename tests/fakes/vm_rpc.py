"""RPC methods answered out of a Solana machine, with the true system, token and associated token programs."""

from __future__ import annotations

import base64
from typing import Any, TypeVar

import msgspec
from solders.account import Account
from solders.litesvm import LiteSVM
from solders.message import Message
from solders.pubkey import Pubkey
from solders.transaction import VersionedTransaction
from solders.transaction_metadata import FailedTransactionMetadata

from orca_desktop.adapters.k2.rpc import Rpc, RpcFailure, RpcRefusal
from orca_desktop.domain.keys import PublicKey
from orca_desktop.k2.errors import Malformed
from orca_desktop.k2.programs import (
    KOII_TASK_PROGRAM,
    KPL_TASK_PROGRAM,
    ROE_PER_SIGNATURE,
    TOKEN_PROGRAM,
    rent_exempt_minimum,
)
from orca_desktop.k2.token_accounts import decode_mint, decode_token_account
from orca_desktop.k2.transactions import Transaction, parse_verified

Result = TypeVar("Result")


class VmRpc:
    """What the task programs are asked is only noted, in `task_calls`: nobody outside of Koii has them.

    `asked` are the methods that were called; `refusing` is what simulations of task instructions fail with, if any.
    """

    server = "vm.network"

    def __init__(self) -> None:
        self.vm = LiteSVM()
        self.asked: list[str] = []
        self.task_calls: list[Transaction] = []
        self.refusing = ""
        self._statuses: dict[str, object] = {}

    def put(self, key: str, data: bytes, *, owner: str, lamports: int | None = None) -> None:
        """Let there be an account."""
        account = Account(
            lamports=rent_exempt_minimum(len(data)) if lamports is None else lamports,
            data=data,
            owner=Pubkey.from_string(owner),
            executable=False,
            rent_epoch=0,
        )
        self.vm.set_account(Pubkey.from_string(key), account)

    def steady(self) -> Rpc:
        return self

    async def call(self, method: str, params: list[Any], result: type[Result]) -> Result:
        self.asked.append(method)
        answer = getattr(self, f"_{method}")(*params)
        return msgspec.json.decode(msgspec.json.encode(answer), type=result)

    def _getAccountInfo(self, key: str, _: object) -> object:  # noqa: N802 - the method's name on the wire
        found = self.vm.get_account(Pubkey.from_string(key))
        return _in_context(None if found is None else _told(found))

    def _getBalance(self, key: str, _: object) -> object:  # noqa: N802 - the method's name on the wire
        return _in_context(self.vm.get_balance(Pubkey.from_string(key)) or 0)

    def _getMinimumBalanceForRentExemption(self, size: int) -> object:  # noqa: N802 - the method's name on the wire
        return self.vm.minimum_balance_for_rent_exemption(size)

    def _getLatestBlockhash(self, _: object) -> object:  # noqa: N802 - the method's name on the wire
        self.vm.expire_blockhash()
        return _in_context({"blockhash": str(self.vm.latest_blockhash())})

    def _getFeeForMessage(self, text: str, _: object) -> object:  # noqa: N802 - the method's name on the wire
        message = Message.from_bytes(base64.b64decode(text))
        return _in_context(ROE_PER_SIGNATURE * message.header.num_required_signatures)

    def _simulateTransaction(self, text: str, _: object) -> object:  # noqa: N802 - the method's name on the wire
        wire = base64.b64decode(text)
        if _is_for_tasks(parse_verified(wire)):
            return _in_context({"err": self.refusing or None, "logs": []})
        done = self.vm.simulate_transaction(VersionedTransaction.from_bytes(wire))
        return _in_context({"err": f"{done.err()}" if isinstance(done, FailedTransactionMetadata) else None})

    def _sendTransaction(self, text: str, _: object) -> object:  # noqa: N802 - the method's name on the wire
        wire = base64.b64decode(text)
        transaction = parse_verified(wire)
        if _is_for_tasks(transaction):
            self.task_calls.append(transaction)
        else:
            done = self.vm.send_transaction(VersionedTransaction.from_bytes(wire))
            if isinstance(done, FailedTransactionMetadata):
                raise RpcRefusal(RpcFailure(code=-32002, message=f"{done.err()}"))
        self._statuses[transaction.id] = {"err": None, "confirmationStatus": "confirmed"}
        return transaction.id

    def _getSignatureStatuses(self, signatures: list[str], _: object) -> object:  # noqa: N802 - as on the wire
        return _in_context([self._statuses.get(signature) for signature in signatures])

    def _getTokenAccountsByOwner(self, owner: str, _: object, __: object) -> object:  # noqa: N802 - as on the wire
        found = self.vm.get_program_accounts(Pubkey.from_string(TOKEN_PROGRAM))
        return _in_context([told for key, account in found if (told := self._token(str(key), account, owner))])

    def _token(self, key: str, account: Account, owner: str) -> object:
        try:
            held = decode_token_account(bytes(account.data))
        except Malformed:
            return None
        mint = self.vm.get_account(Pubkey.from_string(held.mint))
        if held.owner != PublicKey(owner) or mint is None:
            return None
        amount = {"amount": str(held.amount), "decimals": decode_mint(bytes(mint.data)).decimals}
        info = {"mint": held.mint, "owner": held.owner, "tokenAmount": amount}
        return {"pubkey": key, "account": {"data": {"parsed": {"info": info}}}}


def _told(account: Account) -> object:
    data = base64.b64encode(bytes(account.data)).decode()
    return {"data": (data, "base64"), "owner": str(account.owner), "lamports": account.lamports}


def _in_context(value: object) -> object:
    return {"context": {"slot": 1_000}, "value": value}


def _is_for_tasks(transaction: Transaction) -> bool:
    return any(call.program in (KOII_TASK_PROGRAM, KPL_TASK_PROGRAM) for call in transaction.calls)
