"""The chain port over K2's JSON-RPC (k2.md 1, 3, 6)."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from orca_desktop.adapters.k2.acts import Funding, instructions_for, recovery_instructions, stake_instructions
from orca_desktop.adapters.k2.answers import Account, AccountAnswer, Balance, BlockhashAnswer, Fee, Sample
from orca_desktop.adapters.k2.rpc import COMMITMENT, RpcClient, RpcRefusal
from orca_desktop.adapters.k2.sender import K2Sender
from orca_desktop.domain.amounts import NO_ROE, Roe, koii_text
from orca_desktop.domain.errors import (
    InsufficientFunds,
    KindNotSupported,
    NetworkGarbled,
    NoSuchAccount,
    NotATask,
    TransactionRejected,
)
from orca_desktop.domain.keys import PublicKey, Signature, WalletKeys
from orca_desktop.domain.status import NOMINAL_SLOT_MS
from orca_desktop.domain.tasks import TaskAccount, TaskId, TokenKind
from orca_desktop.k2.distribution_lists import list_text, pieces, read_list
from orca_desktop.k2.errors import Malformed
from orca_desktop.k2.instructions import upload_list_chunk
from orca_desktop.k2.programs import (
    DEPOSIT_EXTRA,
    DEPOSIT_RENT_BYTES,
    KOII_TASK_PROGRAM,
    kind_of_owner,
)
from orca_desktop.k2.task_account import decode_native
from orca_desktop.k2.transactions import assemble, compile_message, required_signers, transaction_id
from orca_desktop.ports.chain import (
    VALID_SLOTS,
    AccountSight,
    Act,
    ClaimReward,
    Cost,
    Outcome,
    RecoverStaking,
    SignedAct,
    Stake,
    TransferRoe,
    Withdraw,
)
from orca_desktop.ports.keys import Wallet

UPLOAD_TRIES = 5
SAMPLES = 5


MONEY_ACTS = (Stake, Withdraw, ClaimReward, TransferRoe, RecoverStaking)
"""Before these the main account is looked at: a lack is told before anything is written."""


@dataclass(frozen=True, slots=True)
class _Built:
    """An act as instructions. `taken` leaves the main account beside the fee; the rest is what `Cost` tells."""

    instructions: list[Any]
    taken: int = 0
    deposit: Roe = NO_ROE
    returned: Roe = NO_ROE


class K2Chain:
    """Reads accounts and sends transactions.

    Each kind of act is simulated by the server before it is first sent: several account lists are inferred
    (k2.md 6.2), and a mistake must not cost a fee or a stake.
    """

    def __init__(self, rpc: RpcClient) -> None:
        self._rpc = rpc
        self._sender = K2Sender(rpc)
        self._simulated: set[type[Act]] = set()

    @property
    def server(self) -> str:
        return self._rpc.server

    # -- reading ------------------------------------------------------------------------------------------------

    async def slot(self) -> int:
        return await self._rpc.call("getSlot", [COMMITMENT], int)

    async def slot_ms(self) -> float:
        samples = await self._rpc.call("getRecentPerformanceSamples", [SAMPLES], list[Sample])
        slots = sum(sample.numSlots for sample in samples)
        seconds = sum(sample.samplePeriodSecs for sample in samples)
        return 1000.0 * seconds / slots if slots > 0 else NOMINAL_SLOT_MS

    async def balance(self, key: PublicKey) -> Roe:
        answer = await self._rpc.call("getBalance", [key, COMMITMENT], Balance)
        return Roe(answer.value)

    async def account(self, key: PublicKey) -> AccountSight:
        found = await self._account(key)
        return (
            AccountSight() if found is None else AccountSight(balance=Roe(found.lamports), owner=PublicKey(found.owner))
        )

    async def rent(self, size: int) -> Roe:
        return Roe(await self._rpc.call("getMinimumBalanceForRentExemption", [size], int))

    async def cost(self, act: Act, keys: WalletKeys) -> Cost:
        built = await self._built(act, keys)
        message = await self._message(built.instructions, keys)
        fee = await self._fee(message[0])
        return Cost(fee=fee, deposit=built.deposit, returned=built.returned)

    async def task(self, task_id: TaskId) -> TaskAccount:
        account = await self._account(task_id)
        if account is None:
            raise NoSuchAccount(task_id)
        match kind_of_owner(account.owner):
            case None:
                raise NotATask(account.owner)
            case TokenKind.KPL:
                raise KindNotSupported
            case TokenKind.KOII:
                pass
        try:
            return decode_native(task_id, _data(account))
        except Malformed as error:
            raise NetworkGarbled(f"the task's account cannot be read ({error})") from error

    async def distribution_list(
        self, account: PublicKey, task_id: TaskId, round_number: int
    ) -> Mapping[PublicKey, int] | None:
        stored = await self._account(account)
        if stored is None:
            return None
        try:
            return read_list(_data(stored), task_id, round_number)
        except Malformed:
            return None  # whatever the account holds, it is no list

    async def _account(self, key: str) -> Account | None:
        options = {"encoding": "base64", **COMMITMENT}
        return (await self._rpc.call("getAccountInfo", [key, options], AccountAnswer)).value

    # -- acting -------------------------------------------------------------------------------------------------

    async def prepare(self, act: Act, wallet: Wallet) -> SignedAct:
        built = await self._built(act, wallet.keys)
        message, valid_until = await self._message(built.instructions, wallet.keys)
        if isinstance(act, MONEY_ACTS):
            await self._require_funds(built.taken, await self._fee(message), wallet.keys)
        signed = _sign(message, valid_until, wallet)
        if type(act) not in self._simulated:
            await self._sender.simulate(signed)
            self._simulated.add(type(act))
        return replace(signed, deposit=built.deposit - built.returned)

    async def send(self, signed: SignedAct) -> None:
        await self._sender.send(signed)

    async def outcome(self, signature: Signature, valid_until: int) -> Outcome:
        slot = await self.slot()  # before the status: what has not landed by then is judged by an older slot
        return await self._sender.outcome(signature, is_expired=slot > valid_until)

    async def upload_list(
        self, task_id: TaskId, round_number: int, amounts: Mapping[PublicKey, int], wallet: Wallet
    ) -> None:
        text = list_text(amounts)
        staking = wallet.staking.public_key
        for _ in range(UPLOAD_TRIES):
            for index, piece in enumerate(pieces(text)):
                instruction = upload_list_chunk(
                    task=task_id, staking=staking, index=index, piece=piece, round_number=round_number
                )
                await self.send(await self._signed([instruction], wallet))
            if await self.distribution_list(staking, task_id, round_number) == dict(amounts):
                return
        raise TransactionRejected("the distribution list did not read back as it was written")

    async def _built(self, act: Act, keys: WalletKeys) -> _Built:
        """The instructions of an act. Raises TransactionRejected where it cannot be made."""
        match act:
            case Stake(amount=amount):
                sight = await self.account(keys.staking)
                fund, deposit = await self._funding(sight)
                instructions = stake_instructions(act, keys, fund=fund, deposit=deposit)
                return _Built(instructions, taken=amount + deposit, deposit=deposit)
            case RecoverStaking():
                sight = await self.account(keys.staking)
                if sight.owner is None or sight.owner == KOII_TASK_PROGRAM:
                    raise TransactionRejected("there is no staking account that would have to be made anew")
                deposit = await self._deposit()
                instructions = recovery_instructions(keys, balance=sight.balance, deposit=deposit)
                taken = max(0, deposit - sight.balance)
                return _Built(instructions, taken=taken, deposit=deposit, returned=sight.balance)
            case TransferRoe(amount=amount):
                return _Built(instructions_for(act, keys), taken=amount)
            case _:
                return _Built(instructions_for(act, keys))

    async def _funding(self, staking: AccountSight) -> tuple[Funding, Roe]:
        """How a stake gets into the staking account, and what it takes beside the stake."""
        if staking.owner is None:
            return "create", await self._deposit()
        if staking.owner != KOII_TASK_PROGRAM:
            raise TransactionRejected("the staking account exists, but it does not belong to the task program")
        return "transfer", NO_ROE

    async def _deposit(self) -> Roe:
        return Roe(await self.rent(DEPOSIT_RENT_BYTES) + DEPOSIT_EXTRA)

    async def _fee(self, message: bytes) -> Roe:
        text = base64.b64encode(message).decode()
        answer = await self._rpc.call("getFeeForMessage", [text, COMMITMENT], Fee)
        if answer.value is None or answer.value < 0:
            raise NetworkGarbled("it does not tell the fee of a transaction")
        return Roe(answer.value)

    async def _require_funds(self, taken: int, fee: int, keys: WalletKeys) -> None:
        needed, available = taken + fee, await self.balance(keys.main)
        if available < needed:
            raise InsufficientFunds(koii_text(needed), koii_text(available))

    async def _signed(self, instructions: list[Any], wallet: Wallet) -> SignedAct:
        message, valid_until = await self._message(instructions, wallet.keys)
        return _sign(message, valid_until, wallet)

    async def _message(self, instructions: list[Any], keys: WalletKeys) -> tuple[bytes, int]:
        """What is to be signed, and the last slot at which the network takes it."""
        answer = await self._latest_blockhash()
        message = compile_message(instructions, payer=keys.main, blockhash=answer.value.blockhash)
        return message, answer.context.slot + VALID_SLOTS

    async def _latest_blockhash(self) -> BlockhashAnswer:
        try:
            return await self._rpc.call("getLatestBlockhash", [COMMITMENT], BlockhashAnswer)
        except RpcRefusal:  # older servers know only this one (k2.md 1.4)
            return await self._rpc.call("getRecentBlockhash", [COMMITMENT], BlockhashAnswer)


def _sign(message: bytes, valid_until: int, wallet: Wallet) -> SignedAct:
    signers = {signer.public_key: signer for signer in (wallet.main, wallet.staking)}
    wire = assemble(message, {key: signers[key].sign(message) for key in required_signers(message)})
    return SignedAct(signature=transaction_id(wire), wire=wire, valid_until=valid_until)


def _data(account: Account) -> bytes:
    try:
        return base64.b64decode(account.data[0], validate=True)
    except binascii.Error as error:
        raise NetworkGarbled("an account's data is not base64") from error
