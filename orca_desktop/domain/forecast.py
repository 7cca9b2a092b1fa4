"""What the next days may bring: a range, with the figures that it was made from (an estimate, never a promise)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.slot_estimate import plausible_ms
from orca_desktop.domain.status import NOMINAL_SLOT_MS

DAY_SECONDS = 86_400.0
LEAST_ROUNDS = 5
"""Fewer finished rounds tell nothing about the next ones."""

SPREAD = 1.2816
"""Standard deviations to each side: four of five outcomes of a normal distribution lie between."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """Amounts in ROE over `rounds` rounds to come, and what they were computed from.

    `mean` and `deviation` are those of one round's reward, rounds without any counted as 0 and slashes below it;
    `participation` is the share of rounds that were paid. `limited_by_bounty`: the bounty ends before the days do.
    """

    low: int
    mid: int
    high: int
    days: float
    rounds: int
    looked_at: int
    participation: float
    mean: float
    deviation: float
    rounds_per_day: float
    limited_by_bounty: bool = False


def measured_slot_ms(records: Sequence[RoundRecord]) -> float:
    """How long a slot took between the first and the last stage that was begun; the nominal time where none tells."""
    marks = [(mark.began_slot, mark.began_at) for record in records for mark in record.stages]
    if not marks:
        return NOMINAL_SLOT_MS
    (first, began), (last, ended) = min(marks), max(marks)
    return (
        plausible_ms(1000.0 * (ended - began) / (last - first)) if last > first and ended > began else NOMINAL_SLOT_MS
    )


def forecast(
    records: Sequence[RoundRecord],
    *,
    round_slots: int,
    slot_ms: float,
    days: float = 30.0,
    runway_rounds: int | None = None,
) -> Forecast | None:
    """The range for the next *days*; None when too few of *records* are finished, or a round takes no time.

    Middle: rounds to come times the mean reward. Low and high: 80 % of the outcomes, if rounds to come are drawn as
    those before were; the mean itself is uncertain too, which counts more the fewer rounds were looked at. Neither
    leaves what a row of the worst or the best rounds would bring. *runway_rounds*: how many rounds the bounty still
    pays, None where that is not known.
    """
    rewards = [record.reward or 0 for record in records if record.result.counts]
    if len(rewards) < LEAST_ROUNDS or round_slots <= 0 or slot_ms <= 0:
        return None
    paid = sum(1 for record in records if record.result is RoundResult.PAID)
    per_day = DAY_SECONDS * 1000.0 / (round_slots * slot_ms)
    wanted = int(per_day * days)
    rounds = wanted if runway_rounds is None else max(0, min(wanted, runway_rounds))
    mean = sum(rewards) / len(rewards)
    deviation = math.sqrt(sum((reward - mean) ** 2 for reward in rewards) / (len(rewards) - 1))
    reach = SPREAD * deviation * math.sqrt(rounds + rounds * rounds / len(rewards))
    return Forecast(
        low=int(max(rounds * mean - reach, rounds * min(rewards))),
        mid=int(rounds * mean),
        high=int(min(rounds * mean + reach, rounds * max(rewards))),
        days=days,
        rounds=rounds,
        looked_at=len(rewards),
        participation=paid / len(rewards),
        mean=mean,
        deviation=deviation,
        rounds_per_day=per_day,
        limited_by_bounty=rounds < wanted,
    )
