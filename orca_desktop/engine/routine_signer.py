"""Signs what rounds need, without asking, and nothing else: it reads each message, so that a bug cannot move money.

What is let through: proofs, votes, lists and payouts of one task, the stake that the user agreed to, and JSON texts
that are sealed as proofs or asked for by the task's stages. A JSON text begins with a brace, which as the first byte of
a transaction would ask for 123 signatures: no network takes one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import msgspec

from orca_desktop.domain.amounts import Roe
from orca_desktop.domain.keys import SIGNATURE_BYTES, PublicKey, WalletKeys
from orca_desktop.domain.tasks import TaskId
from orca_desktop.domain.wallet_errors import NotRoutine
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
from orca_desktop.k2.programs import KOII_TASK_PROGRAM, SYSTEM_PROGRAM, staking_account_deposit
from orca_desktop.k2.transactions import ProgramCall, parse, required_signers

BRACE = b"{"
ROUTINE = (SubmitProof, VoteOnProof, VoteOnList, UploadListChunk, SubmitList, Payout)
OURS = {"staking": "staking key", "data": "list"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Leave:
    """What may be signed without asking: for one task, with these keys.

    `stake` is the most that one message may stake: the minimum that the user agreed to. `main_texts`: whether the user
    agreed that the main key signs texts that the task's stages ask for.
    """

    task_id: TaskId
    keys: WalletKeys
    stake: Roe
    main_texts: bool = False


def check(message: bytes, leave: Leave, *, key: PublicKey) -> None:
    """Raises NotRoutine unless *key* may sign *message* without the user."""
    if message.startswith(BRACE):
        _check_text(message, leave, key)
        return
    staked = _check_calls(_calls_of(message, leave), leave)
    if staked > leave.stake:
        raise NotRoutine("It would stake more than was agreed to.")


def _check_text(message: bytes, leave: Leave, key: PublicKey) -> None:
    if key == leave.keys.main and not leave.main_texts:
        raise NotRoutine("The main key was to sign a text of the task.")
    try:
        text = message.decode("utf-8", errors="surrogatepass")
        msgspec.json.decode(text.encode("utf-8", errors="replace"), type=dict[str, msgspec.Raw])
    except (UnicodeDecodeError, msgspec.DecodeError, RecursionError):
        raise NotRoutine("What was to be signed is neither a transaction nor a JSON object.") from None


def _calls_of(message: bytes, leave: Leave) -> tuple[ProgramCall, ...]:
    """What a transaction message asks the network for, where nobody but our keys must sign it."""
    ours = {leave.keys.main, leave.keys.staking, leave.keys.kpl_staking}
    try:
        signers = required_signers(message)
        if not signers or signers[0] != leave.keys.main or not ours.issuperset(signers):
            raise NotRoutine("Others than this account would have to sign.")
        calls = parse(bytes([len(signers)]) + bytes(SIGNATURE_BYTES * len(signers)) + message).calls
    except Malformed:
        raise NotRoutine("What was to be signed cannot be read.") from None
    if not calls:
        raise NotRoutine("It asks the network for nothing.")
    return calls


def _check_calls(calls: tuple[ProgramCall, ...], leave: Leave) -> int:
    """How much ROE they stake; what brings it into the staking account may come with it, and nothing more."""
    stakes = [_staked(call, leave) for call in calls if call.program != SYSTEM_PROGRAM]
    funding = [_funded(call, leave) for call in calls if call.program == SYSTEM_PROGRAM]
    staked = sum(stakes)
    if len(funding) > 1 or (funding and not staked):
        raise NotRoutine("It would send money.")
    if any(spare < staked or spare > staked + most for spare, most in funding):
        raise NotRoutine("It would move another amount than is staked.")
    return staked


def _staked(call: ProgramCall, leave: Leave) -> int:
    """How much ROE a call of the task program stakes."""
    if call.program != KOII_TASK_PROGRAM:
        raise NotRoutine("It calls a program that is no task program.")
    try:
        instruction = decode(call.data)
    except Malformed:
        raise NotRoutine("It asks the task program for something unknown.") from None
    roles = layout_of(instruction).accounts
    if len(call.accounts) != len(roles):
        raise NotRoutine("It names other accounts than it should.")
    named = {role.name: use.key for role, use in zip(roles, call.accounts, strict=True)}
    if str(named["task"]) != leave.task_id:
        raise NotRoutine("It is about another task.")
    if named.get("staking", leave.keys.staking) != leave.keys.staking:
        raise NotRoutine("It acts for another node.")
    if isinstance(instruction, SubmitList) and named["data"] != leave.keys.staking:
        raise NotRoutine("It announces another node's list.")
    if isinstance(instruction, Stake):
        return instruction.amount
    if not isinstance(instruction, ROUTINE):
        raise NotRoutine("It would take the stake or the reward out of the task.")
    return 0


def _funded(call: ProgramCall, leave: Leave) -> tuple[int, int]:
    """How much ROE a call of the system program moves into our staking account, and how much of it may be deposit."""
    try:
        instruction = decode_system(call.data)
    except Malformed:
        raise NotRoutine("It asks the system program for something else than a stake's way.") from None
    if [use.key for use in call.accounts] != [leave.keys.main, leave.keys.staking]:
        raise NotRoutine("It would send money to somebody.")
    match instruction:
        case Transfer(lamports=lamports):
            return lamports, 0
        case CreateAccount(lamports=lamports, owner=owner) if owner == KOII_TASK_PROGRAM:
            return lamports, 2 * staking_account_deposit()  # what it takes is the network's to say
        case _:
            raise NotRoutine("It would make an account that is no staking account.")


class RoutineSigner:
    """One key of a task's account. `leave` and `sign_with` are asked at each signature, as both may change."""

    def __init__(
        self,
        key: Callable[[], PublicKey],
        sign_with: Callable[[], Callable[[bytes], bytes]],
        leave: Callable[[], Leave],
    ) -> None:
        self._key = key
        self._sign_with = sign_with
        self._leave = leave

    def __repr__(self) -> str:
        return f"RoutineSigner({self.public_key})"

    @property
    def public_key(self) -> PublicKey:
        return self._key()

    def sign(self, message: bytes) -> bytes:
        """Raises NotRoutine, or WalletLocked where the wallet is not open."""
        check(message, self._leave(), key=self.public_key)
        return self._sign_with()(message)
