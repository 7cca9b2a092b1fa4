"""How a task, a round, an act and what an account holds are told to the history."""

from __future__ import annotations

from orca_desktop.domain.amounts import amount_text
from orca_desktop.domain.archive import TaskFacts
from orca_desktop.domain.keys import NOBODY, PublicKey
from orca_desktop.domain.records import RoundRecord, standing_words
from orca_desktop.domain.status import WalletStatus
from orca_desktop.domain.tasks import Task
from orca_desktop.domain.tokens import KOII, TokenAmount
from orca_desktop.k2.errors import Malformed
from orca_desktop.k2.transactions import parse
from orca_desktop.ports.history import JournalEntry

TOKENS_NAMED = 5


def task_facts(task: Task, main: PublicKey) -> TaskFacts:
    """*main* is the main key of the account that works for it."""
    return TaskFacts(
        name=task.name,
        state=task.state.value,
        detail=task.detail,
        image=task.image,
        stake=task.stake,
        claimable=task.claimable,
        as_of=task.as_of,
        bounty_per_round=task.bounty_per_round,
        round_slots=task.windows.round_time,
        total_bounty=task.total_bounty,
        account=main,
        token=task.token,
    )


def held_fields(held: TokenAmount) -> dict[str, object]:
    token = held.token
    return {"mint": token.mint, "symbol": token.symbol, "decimals": token.decimals, "amount": held.amount}


def balance_words(status: WalletStatus) -> str:
    """What an account holds; of many tokens the first."""
    tokens = status.tokens or ()
    held = [amount_text(one.amount, one.token, decimals=6) for one in tokens[:TOKENS_NAMED]]
    more = [f"{len(tokens) - TOKENS_NAMED} more tokens"] if len(tokens) > TOKENS_NAMED else []
    return f"{status.name} holds {', '.join((amount_text(status.balance, KOII, decimals=6), *held, *more))}"


def payer_of(entry: JournalEntry) -> PublicKey:
    """Whose main key pays for what was sent, as the transaction itself says."""
    if entry.signed is None:
        return NOBODY
    try:
        return parse(entry.signed.wire).payer
    except Malformed:
        return NOBODY


def round_words(record: RoundRecord) -> str:
    """How the round stands, its last stage, and why."""
    words = standing_words(record)
    if record.stages and not record.result.is_final:
        mark = record.stages[-1]
        words += f" · {mark.stage.value} {mark.outcome.value}"
    reason = record.note or record.warning
    return f"{words}. {reason}" if reason else words
