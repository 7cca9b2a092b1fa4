"""Which instructions carry out an act on chain, and what it takes besides (k2.md 6.2, 7.3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from solders.instruction import Instruction

from orca_desktop.adapters.k2.accounts import AccountReader
from orca_desktop.adapters.k2.methods import K2Methods
from orca_desktop.domain.amounts import NO_ROE, Roe
from orca_desktop.domain.errors import TransactionRejected
from orca_desktop.domain.keys import NOBODY, PublicKey, WalletKeys
from orca_desktop.domain.tasks import TokenKind
from orca_desktop.domain.tokens import Token, TokenAmount
from orca_desktop.k2 import instructions as k2
from orca_desktop.k2.addresses import token_account
from orca_desktop.k2.programs import DEPOSIT_EXTRA, DEPOSIT_RENT_BYTES, TOKEN_PROGRAM, program_of
from orca_desktop.k2.token_accounts import TOKEN_ACCOUNT_BYTES
from orca_desktop.k2.token_instructions import create_token_account, token_transfer
from orca_desktop.ports.chain import (
    AccountSight,
    Act,
    ClaimReward,
    MakeTokenAccount,
    RecoverStaking,
    RoundAct,
    Stake,
    SubmitList,
    SubmitProof,
    TaskAct,
    TransferRoe,
    TransferToken,
    TriggerPayout,
    UploadPiece,
    VoteOnList,
    VoteOnProof,
    Withdraw,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """An act as instructions. `taken` leaves the main account in ROE beside the fee, `tokens` what leaves it else.

    `deposit` is the part of `taken` that stays in accounts that are made, `returned` what comes back out of one.
    """

    instructions: Sequence[Instruction]
    kind: TokenKind = TokenKind.KOII
    taken: int = 0
    deposit: Roe = NO_ROE
    returned: Roe = NO_ROE
    tokens: TokenAmount | None = None


class ActBuilder:
    """Looks up what an act depends on, and no more: most need to know only in what their task pays."""

    def __init__(self, rpc: K2Methods, accounts: AccountReader) -> None:
        self._rpc = rpc
        self._accounts = accounts

    async def built(self, act: Act, keys: WalletKeys) -> Built:
        """Raises TransactionRejected where it cannot be made, NetworkError."""
        match act:
            case TransferRoe(to=to, amount=amount):
                return Built(
                    instructions=[k2.transfer(source=keys.main, destination=to, lamports=amount)], taken=amount
                )
            case TransferToken():
                return await self._token_transfer(act, keys)
            case MakeTokenAccount(token=token):
                return await self._made_token_account(token, keys)
            case RecoverStaking(kind=kind):
                return await self._recovery(keys, kind)
            case _:
                return await self._task_act(act, keys)

    async def _task_act(self, act: TaskAct, keys: WalletKeys) -> Built:
        if keys.staking == NOBODY:
            raise TransactionRejected("this account has no key for tasks that pay in a token")
        token = await self._accounts.paid_in(act.task_id)
        match act:
            case Stake():
                return await (self._stake(act, keys) if token.is_koii else self._token_stake(act, keys, token))
            case ClaimReward():
                return await self._claim(act, keys, token)
            case _:
                kind = token.kind
                return Built(instructions=[routine_instruction(act, keys, kind)], kind=kind)

    async def _stake(self, act: Stake, keys: WalletKeys) -> Built:
        deposit = await self._missing_deposit(keys.staking, TokenKind.KOII)
        if deposit:
            lamports = deposit + act.amount
            funding = k2.create_staking_account(main=keys.main, staking=keys.staking, lamports=lamports)
        else:
            funding = k2.transfer(source=keys.main, destination=keys.staking, lamports=act.amount)
        staking = k2.stake(task=act.task_id, pot=act.stake_pot, staking=keys.staking, amount=act.amount)
        return Built(instructions=[funding, staking], taken=act.amount + deposit, deposit=deposit)

    async def _token_stake(self, act: Stake, keys: WalletKeys, token: Token) -> Built:
        """The tokens go through the staking key's own token account; both accounts of it are made where missing."""
        mint, instructions = _mint(token), list[Instruction]()
        deposit = await self._missing_deposit(keys.staking, TokenKind.KPL)
        if deposit:
            instructions.append(
                k2.create_staking_account(main=keys.main, staking=keys.staking, lamports=deposit, kind=TokenKind.KPL)
            )
        rent, making = await self._missing_token_account(keys.staking, mint, payer=keys.main)
        moving = token_transfer(
            source=token_account(keys.main, mint),
            destination=token_account(keys.staking, mint),
            owner=keys.main,
            amount=act.amount,
        )
        staking = k2.stake(task=act.task_id, pot=act.stake_pot, staking=keys.staking, amount=act.amount, mint=mint)
        total = Roe(deposit + rent)
        return Built(
            instructions=[*instructions, *making, moving, staking],
            kind=TokenKind.KPL,
            taken=total,
            deposit=total,
            tokens=TokenAmount(token=token, amount=act.amount),
        )

    async def _claim(self, act: ClaimReward, keys: WalletKeys, token: Token) -> Built:
        """Tokens are paid to the main key's token account, which is made along where it is missing."""
        rent, making = NO_ROE, list[Instruction]()
        if not token.is_koii:
            rent, making = await self._missing_token_account(keys.main, _mint(token), payer=keys.main)
        claim = k2.claim_reward(
            task=act.task_id, staking=keys.staking, pot=act.stake_pot, beneficiary=keys.main, mint=token.mint
        )
        return Built(instructions=[*making, claim], kind=token.kind, taken=rent, deposit=rent)

    async def _token_transfer(self, act: TransferToken, keys: WalletKeys) -> Built:
        mint = _mint(act.token)
        if (await self._accounts.sight(act.to)).owner == TOKEN_PROGRAM:
            raise TransactionRejected("the address is a token account; tokens are sent to the address of its owner")
        rent, making = await self._missing_token_account(act.to, mint, payer=keys.main)
        moving = token_transfer(
            source=token_account(keys.main, mint),
            destination=token_account(act.to, mint),
            owner=keys.main,
            amount=act.amount,
        )
        return Built(
            instructions=[*making, moving],
            taken=rent,
            deposit=rent,
            tokens=TokenAmount(token=act.token, amount=act.amount),
        )

    async def _made_token_account(self, token: Token, keys: WalletKeys) -> Built:
        rent, making = await self._missing_token_account(keys.main, _mint(token), payer=keys.main)
        # Where it is there already a transaction that moves nothing keeps the promise that this changes nothing.
        nothing = k2.transfer(source=keys.main, destination=keys.main, lamports=0)
        return Built(instructions=making or [nothing], taken=rent, deposit=rent)

    async def _recovery(self, keys: WalletKeys, kind: TokenKind) -> Built:
        """Empty the staking account into the main one, and make it anew with its deposit (k2.md 7.3)."""
        sight = await self._accounts.sight(keys.staking)
        if sight.owner is None or sight.owner == program_of(kind):
            raise TransactionRejected("there is no staking account that would have to be made anew")
        deposit = await self._deposit()
        instructions = [
            k2.transfer(source=keys.staking, destination=keys.main, lamports=sight.balance),
            k2.create_staking_account(main=keys.main, staking=keys.staking, lamports=deposit, kind=kind),
        ]
        taken = max(0, deposit - sight.balance)
        return Built(instructions=instructions, kind=kind, taken=taken, deposit=deposit, returned=sight.balance)

    async def _missing_deposit(self, staking: PublicKey, kind: TokenKind) -> Roe:
        """What a staking account takes that has to be made; nothing where there is one."""
        sight: AccountSight = await self._accounts.sight(staking)
        if sight.owner is None:
            return await self._deposit()
        if sight.owner != program_of(kind):
            raise TransactionRejected("the staking account exists, but it does not belong to the task program")
        return NO_ROE

    async def _missing_token_account(
        self, owner: PublicKey, mint: PublicKey, *, payer: PublicKey
    ) -> tuple[Roe, list[Instruction]]:
        """What making *owner*'s token account takes, and how it is made; nothing where there is one."""
        if await self._accounts.token_balance(owner, mint) is not None:
            return NO_ROE, []
        rent = Roe(await self._rpc.rent(TOKEN_ACCOUNT_BYTES))
        return rent, [create_token_account(payer=payer, owner=owner, mint=mint)]

    async def _deposit(self) -> Roe:
        return Roe(await self._rpc.rent(DEPOSIT_RENT_BYTES) + DEPOSIT_EXTRA)


RoutineAct = RoundAct | Withdraw


def routine_instruction(act: RoutineAct, keys: WalletKeys, kind: TokenKind) -> Instruction:
    """Of acts that need to know nothing but themselves and the kind of their task."""
    task, staking = act.task_id, keys.staking
    match act:
        case Withdraw():
            return k2.withdraw(task=task, staking=staking, kind=kind)
        case SubmitProof(round=number, value=value):
            return k2.submit_proof(task=task, staking=staking, value=value, round_number=number, kind=kind)
        case VoteOnProof(round=number, candidate=candidate, is_valid=valid):
            return k2.vote_on_proof(
                task=task, staking=staking, candidate=candidate, round_number=number, is_valid=valid, kind=kind
            )
        case UploadPiece(round=number, index=index, piece=piece):
            return k2.upload_list_chunk(
                task=task, staking=staking, index=index, piece=piece, round_number=number, kind=kind
            )
        case SubmitList(round=number):
            return k2.submit_list(task=task, staking=staking, round_number=number, kind=kind)
        case VoteOnList(round=number, candidate=candidate, is_valid=valid):
            return k2.vote_on_list(
                task=task, staking=staking, candidate=candidate, round_number=number, is_valid=valid, kind=kind
            )
        case TriggerPayout(round=number, author=author):
            return k2.payout(task=task, author=author, round_number=number, kind=kind)


def _mint(token: Token) -> PublicKey:
    if token.mint is None:
        raise TransactionRejected("KOII has no mint; it is sent as itself")
    return token.mint
