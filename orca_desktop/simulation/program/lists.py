"""UploadDistributionList, SubmitDistributionList, AuditDistribution and Payout."""

from __future__ import annotations

from collections.abc import Mapping

from orca_desktop.domain.distribution import check_list
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.rounds import Phase
from orca_desktop.domain.schedule import LIST_DELAY
from orca_desktop.domain.tasks import Payout, TaskId, TokenKind
from orca_desktop.k2 import instruction_data as data
from orca_desktop.k2.distribution_lists import read_list, read_stored, write_stored
from orca_desktop.k2.errors import Malformed
from orca_desktop.k2.layouts import PIECE_BYTES
from orca_desktop.simulation.accounts import INVALID_ARGUMENT, ProgramError
from orca_desktop.simulation.program.audits import add_vote, is_lost, require_candidate
from orca_desktop.simulation.program.invocation import Invocation
from orca_desktop.simulation.program.state import LIST_TRIGGERS, LISTS, key_numbers

MAX_PIECES = 512


def upload_list_chunk(call: Invocation, instruction: data.UploadListChunk) -> None:
    """Write one piece into the staking account; a piece with padding is the last and cuts off what was behind it."""
    call.require_staked()
    call.require_phase(Phase.SUBMISSION, "Submission window is closed")
    _require_list_round(call, instruction.round)
    if instruction.index >= MAX_PIECES:
        raise ProgramError(f"A list has at most {MAX_PIECES} pieces")
    stored = {number: dict(lists) for number, lists in _stored(call, call.staking).items()}
    oldest = call.round - call.state.allowed_failures
    stored = {number: lists for number, lists in stored.items() if number >= oldest}
    lists = stored.setdefault(instruction.round, {})
    task_id = TaskId(call.task)
    padding = b"\0" if call.kind is TokenKind.KOII else b" "
    lists[task_id] = _with_piece(lists.get(task_id, b""), instruction, padding)
    call.accounts.write_data(call.staking, write_stored(stored))


def submit_list(call: Invocation, instruction: data.SubmitList) -> None:
    """Announce the list that was uploaded, if the chain's rules accept it."""
    call.require_staked()
    call.require_phase(Phase.SUBMISSION, "Submission window is closed")
    _require_list_round(call, instruction.round)
    if call.staking in call.state.entries(LISTS, instruction.round):
        raise ProgramError("There is a distribution list of this node for the round already")
    holder = call.keys["data"]
    if holder != call.staking:
        raise ProgramError("The distribution list is not in the submitter's own account", INVALID_ARGUMENT)
    problems = _problems(call, _list(call, holder, instruction.round))
    if problems:
        raise ProgramError(f"Distribution list rejected: {'; '.join(problems)}")
    entry = {"submission_value": key_numbers(holder), "slot": call.slot}
    call.state.add_entry(LISTS, instruction.round, call.staking, entry)
    if call.state.payout(instruction.round) is not Payout.FAILED:
        call.state.record_payout(instruction.round, Payout.UNINITIALIZED)


def vote_on_list(call: Invocation, instruction: data.VoteOnList) -> None:
    call.require_staked()
    call.require_phase(Phase.AUDIT, "Audit window is closed")
    _require_list_round(call, instruction.round)
    require_candidate(call, LISTS, instruction.round)
    add_vote(call, LIST_TRIGGERS, instruction.round, is_valid=instruction.is_valid)


def payout(call: Invocation, instruction: data.Payout) -> None:
    """Apply the list, or mark the round as failed when its audit was lost or it breaks a rule."""
    call.require_phase(Phase.SETTLE, "Payout window is closed")
    _require_list_round(call, instruction.round)
    author = call.keys["data"]
    if author not in call.state.entries(LISTS, instruction.round):
        raise ProgramError("There is no distribution list of this node for the round")
    if call.state.payout(instruction.round) is Payout.FAILED and _was_audited_before(call, instruction.round, author):
        raise ProgramError("Payout of this distribution list has failed already")
    amounts = _list(call, author, instruction.round)
    if is_lost(call.state.entries(LIST_TRIGGERS, instruction.round).get(author)) or _problems(call, amounts):
        call.state.record_payout(instruction.round, Payout.FAILED)
        return
    _apply(call, amounts or {})
    call.state.record_payout(instruction.round, Payout.SUCCESSFUL)


def _require_list_round(call: Invocation, round_number: int) -> None:
    """Lists are for the round before the last one, or for an older one whose list failed."""
    newest = call.round - LIST_DELAY
    if call.state.payout(round_number) is Payout.SUCCESSFUL:
        raise ProgramError("The round has been paid out already")
    failed = call.state.payout(round_number) is Payout.FAILED
    oldest = newest - call.state.allowed_failures if failed else newest
    if not oldest <= round_number <= newest:
        raise ProgramError(f"Round {round_number} takes no distribution list in round {call.round}")


def _was_audited_before(call: Invocation, round_number: int, author: PublicKey) -> bool:
    """Whether the list was announced before this round, so that its audit is over."""
    entry = call.state.entries(LISTS, round_number)[author]
    return bool(entry["slot"] < call.state.windows.start_of(call.round)) or is_lost(
        call.state.entries(LIST_TRIGGERS, round_number).get(author)
    )


def _apply(call: Invocation, amounts: Mapping[PublicKey, int]) -> None:
    for key, amount in amounts.items():
        if amount > 0:
            call.state.pay_reward(key, amount)
        elif amount < 0:
            call.state.add_stake(key, -min(-amount, call.state.stakes[key]))


def _problems(call: Invocation, amounts: Mapping[PublicKey, int] | None) -> tuple[str, ...]:
    if amounts is None:
        return ("there is no list",)
    bounty = min(call.state.bounty_per_round, call.state.total_bounty)
    return check_list(amounts, bounty=bounty, known_keys=call.state.stakes.keys())


def _list(call: Invocation, holder: PublicKey, round_number: int) -> dict[PublicKey, int] | None:
    """The list in an account's data; None when there is none that can be read."""
    account = call.accounts.find(holder)
    try:
        return read_list(account.data, TaskId(call.task), round_number) if account else None
    except Malformed:
        return None


def _stored(call: Invocation, holder: PublicKey) -> Mapping[int, Mapping[TaskId, bytes]]:
    """What the account holds; something unreadable is overwritten."""
    account = call.accounts.find(holder)
    try:
        return read_stored(account.data) if account else {}
    except Malformed:
        return {}


def _with_piece(value: bytes, instruction: data.UploadListChunk, padding: bytes) -> bytes:
    start = instruction.index * PIECE_BYTES
    behind = b"" if instruction.piece.endswith(padding) else value[start + PIECE_BYTES :]
    return value[:start].ljust(start, padding) + instruction.piece + behind
