"""What a run came to, in figures."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from orca_desktop.cli.amount_fields import amount_fields, token_fields
from orca_desktop.cli.tasks_words import status_fields
from orca_desktop.domain.amounts import sums_text
from orca_desktop.domain.audits import Verdict, VoteSent
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.tasks import Task
from orca_desktop.domain.tokens import KOII
from orca_desktop.state.answers import task_status
from orca_desktop.state.selectors import Totals, tokens_of, totals
from orca_desktop.state.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Rounds and audits of this node; those of practice are in `rounds_practised` and nowhere else.

    `false_votes` are votes against proofs that it found wrong. Amounts in ROE; `tokens` has those of other tokens, each
    in its smallest unit.
    """

    engine: str
    rounds_submitted: int
    rounds_paid: int
    rounds_missed: int
    rounds_practised: int
    audits_given: int
    false_votes: int
    lists_written: int
    claimable: str
    claimable_roe: int
    staked_roe: int
    earned_roe: int
    tokens: tuple[dict[str, Any], ...]
    tasks: tuple[dict[str, Any], ...]

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def summary(store: Store) -> Summary:
    every = [record for rounds in store.rounds.values() for record in rounds.values()]
    records = [record for record in every if not record.is_practice]
    audits = [audit for record in records for audit in record.audits_given]
    koii, *others = (totals(store, token) for token in (KOII, *tokens_of(store.tasks.values())))
    return Summary(
        engine=store.engine.kind.value if store.engine else "",
        rounds_submitted=sum(1 for record in records if record.proof is not None and record.proof.slot is not None),
        rounds_paid=sum(1 for record in records if record.result is RoundResult.PAID),
        rounds_missed=sum(1 for record in records if record.result is RoundResult.MISSED),
        rounds_practised=sum(1 for record in every if record.result is RoundResult.PRACTISED),
        audits_given=sum(1 for audit in audits if audit.verdict is not Verdict.NONE),
        false_votes=sum(1 for audit in audits if audit.vote is VoteSent.AGAINST),
        lists_written=sum(1 for record in records if record.distribution is not None and record.distribution.ours),
        claimable=sums_text((sums.claimable, sums.token) for sums in (koii, *others)),
        claimable_roe=koii.claimable,
        staked_roe=koii.staked,
        earned_roe=koii.earned,
        tokens=tuple(_token(sums) for sums in others),
        tasks=tuple(_task(store, task) for task in store.tasks.values()),
    )


def _token(sums: Totals) -> dict[str, Any]:
    return {
        **token_fields(sums.token),
        "claimable_units": sums.claimable,
        "staked_units": sums.staked,
        "earned_units": sums.earned,
    }


def _task(store: Store, task: Task) -> dict[str, Any]:
    rounds = store.rounds.get(task.id, {})
    return {
        "id": task.id,
        "name": task.name,
        "way": task.way.value,
        "state": task.state.value,
        "detail": task.detail,
        **status_fields(task_status(store, task)),
        "image": task.image,
        **amount_fields(task.token, claimable=task.claimable, staked=task.stake),
        "rounds": [_round(rounds[number]) for number in sorted(rounds)],
    }


def _round(record: RoundRecord) -> dict[str, Any]:
    return {
        "round": record.number,
        "result": record.result.value,
        "note": record.note,
        "proof": record.proof.cid if record.proof else None,
        "audits_given": len(record.audits_given),
        **amount_fields(record.token, reward=record.reward),
    }
