"""Pure questions about the state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from orca_desktop.domain.amounts import Roe, Units
from orca_desktop.domain.approvals import is_of_what_runs
from orca_desktop.domain.keys import PublicKey
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.tasks import Task, TaskId, TaskReview
from orca_desktop.domain.tokens import KOII, Token
from orca_desktop.state.store import Store

SLASHED_PERCENT = 70


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """Sums over all tasks, the amounts of those that pay in `token`.

    `earned` and `slashed` sum the rounds this node has records of.
    """

    token: Token
    claimable: Units
    staked: Units
    earned: Units
    slashed: Units
    paid: int
    missed: int
    finished: int
    audits_against: int


def totals(store: Store, token: Token = KOII) -> Totals:
    records = [record for rounds in store.rounds.values() for record in rounds.values()]
    results = Counter(record.result for record in records)
    rewards = [record.reward or 0 for record in records if record.token == token]
    tasks = [task for task in store.tasks.values() if task.token == token]
    return Totals(
        token=token,
        claimable=Units(sum(task.claimable for task in tasks)),
        staked=Units(sum(task.stake for task in tasks)),
        earned=Units(sum(reward for reward in rewards if reward > 0)),
        slashed=Units(-sum(reward for reward in rewards if reward < 0)),
        paid=results[RoundResult.PAID],
        missed=results[RoundResult.MISSED],
        finished=sum(count for result, count in results.items() if result.counts),
        audits_against=sum(1 for record in records if record.audit_received is not None),
    )


def tokens_of(tasks: Iterable[Task]) -> tuple[Token, ...]:
    """The tokens beside KOII that tasks pay in, each once."""
    return tuple(dict.fromkeys(task.token for task in tasks if not task.token.is_koii))


def last_rounds(store: Store, task_id: TaskId, count: int) -> tuple[RoundRecord, ...]:
    """The newest *count* rounds this node has a record of, oldest first."""
    rounds = store.rounds.get(task_id, {})
    return tuple(rounds[number] for number in sorted(rounds)[-count:])


def round_strip(store: Store, task_id: TaskId, count: int) -> tuple[RoundRecord | None, ...]:
    """Exactly *count* neighbouring rounds up to the newest known one, oldest first; None where there is no record."""
    rounds = store.rounds.get(task_id, {})
    if not rounds:
        return (None,) * count
    newest = max(rounds)
    return tuple(rounds.get(number) for number in range(newest - count + 1, newest + 1))


def slash_example(stake: Units) -> Units:
    """What the default rule takes of *stake* when a proof fails its audit: 70 %, rounded down (k2.md 9)."""
    return Units(stake * SLASHED_PERCENT // 100)


def runway_rounds(review: TaskReview) -> int:
    """How many rounds the bounty that is left can pay in full."""
    return review.total_bounty // review.bounty_per_round if review.bounty_per_round > 0 else 0


def expected_reward(task: Task, record: RoundRecord) -> Units | None:
    """What an open round may bring: our share of its list where there is one, else an equal share. None: no telling."""
    if record.result.is_final or record.result in (RoundResult.WORKING, RoundResult.WORKED):
        return None
    if record.distribution is not None and record.distribution.our_share is not None:
        return record.distribution.our_share
    return Units(task.bounty_per_round // task.nodes) if task.nodes > 0 else None


def can_roll_back(task: Task) -> bool:
    """Whether something else ran that was approved, so that the user can go back to it."""
    return task.approved is not None and any(map(is_of_what_runs, task.changes))


def spendable(store: Store, review: TaskReview) -> Roe:
    """The main account's balance, from the newer of the two readings there are."""
    return store.wallet.balance if store.wallet is not None else review.main_balance


def has_no_account(store: Store) -> bool:
    """The places for keys were looked at, and there is no account in any."""
    return not store.accounts.accounts and bool(store.accounts.places)


def tokens_known(store: Store) -> dict[PublicKey, Token]:
    """The tokens by their mints that accounts hold, tasks pay in, or limits are for."""
    held = (amount.token for status in store.balances.values() for amount in status.tokens or ())
    limited = (one.token for one in store.day_limit.tokens)
    known = (*limited, *held, *(task.token for task in store.tasks.values()))
    return {token.mint: token for token in known if token.mint is not None}
