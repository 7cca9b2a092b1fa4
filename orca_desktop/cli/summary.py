"""What a run came to, in figures."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from orca_desktop.cli.tasks_words import status_fields
from orca_desktop.domain.audits import Verdict, VoteSent
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.tasks import Task
from orca_desktop.state.answers import task_status
from orca_desktop.state.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Rounds and audits of this node; `false_votes` are votes against proofs that it found wrong. Amounts in ROE."""

    engine: str
    rounds_submitted: int
    rounds_paid: int
    rounds_missed: int
    audits_given: int
    false_votes: int
    lists_written: int
    claimable_roe: int
    staked_roe: int
    earned_roe: int
    tasks: tuple[dict[str, Any], ...]

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def summary(store: Store) -> Summary:
    records = [record for rounds in store.rounds.values() for record in rounds.values()]
    audits = [audit for record in records for audit in record.audits_given]
    return Summary(
        engine=store.engine.kind.value if store.engine else "",
        rounds_submitted=sum(1 for record in records if record.proof is not None and record.proof.slot is not None),
        rounds_paid=sum(1 for record in records if record.result is RoundResult.PAID),
        rounds_missed=sum(1 for record in records if record.result is RoundResult.MISSED),
        audits_given=sum(1 for audit in audits if audit.verdict is not Verdict.NONE),
        false_votes=sum(1 for audit in audits if audit.vote is VoteSent.AGAINST),
        lists_written=sum(1 for record in records if record.distribution is not None and record.distribution.ours),
        claimable_roe=sum(task.claimable for task in store.tasks.values()),
        staked_roe=sum(task.stake for task in store.tasks.values()),
        earned_roe=sum(max(0, record.reward or 0) for record in records),
        tasks=tuple(_task(store, task) for task in store.tasks.values()),
    )


def _task(store: Store, task: Task) -> dict[str, Any]:
    rounds = store.rounds.get(task.id, {})
    return {
        "id": task.id,
        "name": task.name,
        "state": task.state.value,
        "detail": task.detail,
        **status_fields(task_status(store, task)),
        "image": task.image,
        "claimable_roe": task.claimable,
        "staked_roe": task.stake,
        "rounds": [_round(rounds[number]) for number in sorted(rounds)],
    }


def _round(record: RoundRecord) -> dict[str, Any]:
    return {
        "round": record.number,
        "result": record.result.value,
        "note": record.note,
        "proof": record.proof.cid if record.proof else None,
        "audits_given": len(record.audits_given),
        "reward_roe": record.reward,
    }
