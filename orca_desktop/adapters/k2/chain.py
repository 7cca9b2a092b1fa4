"""The chain port over K2's JSON-RPC (k2.md 1, 3, 6)."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from typing import Any

from orca_desktop.adapters.k2.acts import fresh_lamports, instructions_for
from orca_desktop.adapters.k2.answers import Account, AccountAnswer, Balance, BlockhashAnswer, Sample
from orca_desktop.adapters.k2.rpc import COMMITMENT, RpcClient, RpcRefusal
from orca_desktop.adapters.k2.sender import K2Sender
from orca_desktop.domain.amounts import Roe, koii_text
from orca_desktop.domain.errors import (
    InsufficientFunds,
    KindNotSupported,
    NetworkGarbled,
    NoSuchAccount,
    NotATask,
    TransactionRejected,
)
from orca_desktop.domain.keys import PublicKey, Signature
from orca_desktop.domain.status import NOMINAL_SLOT_MS
from orca_desktop.domain.tasks import TaskAccount, TaskId, TokenKind
from orca_desktop.k2.distribution_lists import list_text, pieces, read_list
from orca_desktop.k2.errors import Malformed
from orca_desktop.k2.instructions import upload_list_chunk
from orca_desktop.k2.programs import KOII_TASK_PROGRAM, ROE_PER_SIGNATURE, kind_of_owner
from orca_desktop.k2.task_account import decode_native
from orca_desktop.k2.transactions import assemble, compile_message, required_signers, transaction_id
from orca_desktop.ports.chain import Act, Outcome, SignedAct, Stake
from orca_desktop.ports.keys import Wallet

VALID_SLOTS = 300
"""A blockhash serves 150 blocks (Solana); slots may be skipped, so twice as many slots are waited for."""

UPLOAD_TRIES = 5
SAMPLES = 5


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
        signed = await self._signed(await self._instructions(act, wallet), wallet)
        if type(act) not in self._simulated:
            await self._sender.simulate(signed)
            self._simulated.add(type(act))
        return signed

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

    async def _instructions(self, act: Act, wallet: Wallet) -> list[Any]:
        if not isinstance(act, Stake):
            return instructions_for(act, wallet.keys, fund=None)
        staking = await self._account(wallet.staking.public_key)
        if staking is not None and staking.owner != KOII_TASK_PROGRAM:
            raise TransactionRejected("the staking account exists, but it does not belong to the task program")
        lamports = act.amount if staking is not None else fresh_lamports(act.amount)
        needed, available = lamports + 2 * ROE_PER_SIGNATURE, await self.balance(wallet.main.public_key)
        if available < needed:
            raise InsufficientFunds(koii_text(needed), koii_text(available))
        return instructions_for(act, wallet.keys, fund="transfer" if staking is not None else "create")

    async def _signed(self, instructions: list[Any], wallet: Wallet) -> SignedAct:
        answer = await self._latest_blockhash()
        message = compile_message(instructions, payer=wallet.main.public_key, blockhash=answer.value.blockhash)
        signers = {signer.public_key: signer for signer in (wallet.main, wallet.staking)}
        wire = assemble(message, {key: signers[key].sign(message) for key in required_signers(message)})
        return SignedAct(signature=transaction_id(wire), wire=wire, valid_until=answer.context.slot + VALID_SLOTS)

    async def _latest_blockhash(self) -> BlockhashAnswer:
        try:
            return await self._rpc.call("getLatestBlockhash", [COMMITMENT], BlockhashAnswer)
        except RpcRefusal:  # older servers know only this one (k2.md 1.4)
            return await self._rpc.call("getRecentBlockhash", [COMMITMENT], BlockhashAnswer)


def _data(account: Account) -> bytes:
    try:
        return base64.b64decode(account.data[0], validate=True)
    except binascii.Error as error:
        raise NetworkGarbled("an account's data is not base64") from error
