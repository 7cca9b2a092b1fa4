"""Which calls rounds need of the network: a transaction is taken apart, and every part must be one of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from orca_desktop.domain.amounts import Units
from orca_desktop.domain.keys import PublicKey, WalletKeys
from orca_desktop.domain.tasks import TaskId, TokenKind
from orca_desktop.domain.tokens import KOII, Token
from orca_desktop.domain.wallet_errors import NotRoutine
from orca_desktop.k2.addresses import token_account
from orca_desktop.k2.errors import Malformed
from orca_desktop.k2.instruction_data import (
    CreateAccount,
    Payout,
    Stake,
    SubmitList,
    SubmitProof,
    Transfer,
    UploadListChunk,
    VoteOnList,
    VoteOnProof,
    decode,
    decode_system,
    layout_of,
)
from orca_desktop.k2.programs import (
    ASSOCIATED_TOKEN_PROGRAM,
    SYSTEM_PROGRAM,
    TOKEN_PROGRAM,
    program_of,
    staking_account_deposit,
)
from orca_desktop.k2.token_instructions import decode_token, is_creation
from orca_desktop.k2.transactions import ProgramCall

ROUTINE = (SubmitProof, VoteOnProof, VoteOnList, UploadListChunk, SubmitList, Payout)


@dataclass(frozen=True, slots=True, kw_only=True)
class Leave:
    """What may be signed without asking: for one task, with these keys; `keys.staking` is the node's identity there.

    `stake` is the most that one message may stake, in units of `token`: the minimum that the user agreed to.
    `main_texts`: whether the user agreed that the main key signs texts that the task's stages ask for.
    """

    task_id: TaskId
    keys: WalletKeys
    stake: Units
    token: Token = KOII
    main_texts: bool = False

    @property
    def kind(self) -> TokenKind:
        return self.token.kind


@dataclass(slots=True)
class _Sum:
    """What the calls of a transaction do together. `koii` and `tokens` are brought to the staking key for the stake.

    `spare` is how much of the KOII may be a deposit; `made` counts the accounts for tokens that are made.
    """

    staked: int = 0
    koii: list[int] = field(default_factory=list)
    spare: int = 0
    tokens: list[int] = field(default_factory=list)
    made: int = 0


def check_calls(calls: Iterable[ProgramCall], leave: Leave) -> None:
    """Raises NotRoutine unless all that they do is what a round needs, or stakes what was agreed to."""
    found = _Sum()
    for call in calls:
        _take(call, leave, found)
    if found.staked > leave.stake:
        raise NotRoutine("It would stake more than was agreed to.")
    if len(found.koii) > 1 or len(found.tokens) > 1 or found.made > 1:
        raise NotRoutine("It would send money.")
    if (found.koii or found.tokens or found.made) and not found.staked:
        raise NotRoutine("It would send money.")
    _check_sum(leave, found)


def _check_sum(leave: Leave, found: _Sum) -> None:
    """What is brought to the staking key is what is staked, beside a deposit."""
    of_stake = found.staked if leave.token.is_koii else 0
    if any(lamports < of_stake or lamports > of_stake + found.spare for lamports in found.koii):
        raise NotRoutine("It would move another amount than is staked.")
    if any(amount != found.staked for amount in found.tokens):
        raise NotRoutine("It would move another amount than is staked.")


def _take(call: ProgramCall, leave: Leave, found: _Sum) -> None:
    if call.program == program_of(leave.kind):
        found.staked += _staked(call, leave)
    elif call.program == SYSTEM_PROGRAM:
        lamports, spare = _funded(call, leave)
        found.koii.append(lamports)
        found.spare += spare
    elif call.program == TOKEN_PROGRAM and leave.token.mint is not None:
        found.tokens.append(_sent(call, leave, leave.token.mint))
    elif call.program == ASSOCIATED_TOKEN_PROGRAM and leave.token.mint is not None:
        _check_made(call, leave, leave.token.mint)
        found.made += 1
    else:
        raise NotRoutine("It calls a program that is not the task's.")


def _staked(call: ProgramCall, leave: Leave) -> int:
    """How much a call of the task program stakes."""
    try:
        instruction = decode(call.data, leave.kind)
    except Malformed:
        raise NotRoutine("It asks the task program for something unknown.") from None
    if not isinstance(instruction, (*ROUTINE, Stake)):
        raise NotRoutine("It would take the stake or the reward out of the task, or change the task.")
    roles = layout_of(instruction, leave.kind).accounts
    if len(call.accounts) != len(roles):
        raise NotRoutine("It names other accounts than it should.")
    named = {role.name: use.key for role, use in zip(roles, call.accounts, strict=True)}
    if str(named["task"]) != leave.task_id:
        raise NotRoutine("It is about another task.")
    if named.get("staking", leave.keys.staking) != leave.keys.staking:
        raise NotRoutine("It acts for another node.")
    if isinstance(instruction, SubmitList) and named["data"] != leave.keys.staking:
        raise NotRoutine("It announces another node's list.")
    if not isinstance(instruction, Stake):
        return 0
    _check_source(named, leave)
    return instruction.amount


def _check_source(named: dict[str, PublicKey], leave: Leave) -> None:
    """A stake in tokens comes out of the staking key's own account, by the program that tokens belong to."""
    if leave.token.mint is None:
        return
    tokens = token_account(leave.keys.staking, leave.token.mint)
    if (named["staking_tokens"], named["token_program"]) != (tokens, TOKEN_PROGRAM):
        raise NotRoutine("It would take the stake from somewhere else.")


def _funded(call: ProgramCall, leave: Leave) -> tuple[int, int]:
    """How much ROE a call of the system program moves into our staking account, and how much of it may be deposit."""
    try:
        instruction = decode_system(call.data)
    except Malformed:
        raise NotRoutine("It asks the system program for something else than a stake's way.") from None
    if [use.key for use in call.accounts] != [leave.keys.main, leave.keys.staking]:
        raise NotRoutine("It would send money to somebody.")
    match instruction:
        case Transfer(lamports=lamports) if leave.token.is_koii:
            return lamports, 0
        case CreateAccount(lamports=lamports, owner=owner) if owner == program_of(leave.kind):
            return lamports, 2 * staking_account_deposit()  # what it takes is the network's to say
        case _:
            raise NotRoutine("It would move KOII that no stake needs, or make an account that is no staking account.")


def _sent(call: ProgramCall, leave: Leave, mint: PublicKey) -> int:
    """How much of the task's token a call of the token program moves to our staking key."""
    try:
        amount = decode_token(call.data).amount
    except Malformed:
        raise NotRoutine("It asks the token program for something else than a stake's way.") from None
    main, staking = leave.keys.main, leave.keys.staking
    if [use.key for use in call.accounts] != [token_account(main, mint), token_account(staking, mint), main]:
        raise NotRoutine("It would send tokens to somebody.")
    return amount


def _check_made(call: ProgramCall, leave: Leave, mint: PublicKey) -> None:
    """The account in which the staking key holds the task's token may be made, on our cost."""
    staking = leave.keys.staking
    wanted = [leave.keys.main, token_account(staking, mint), staking, mint, SYSTEM_PROGRAM, TOKEN_PROGRAM]
    if not is_creation(call.data) or [use.key for use in call.accounts][: len(wanted)] != wanted:
        raise NotRoutine("It would make an account that no stake needs.")
