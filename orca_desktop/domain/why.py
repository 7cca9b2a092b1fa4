"""“Why no reward?” for one round, answered as an ordered chain of facts with their evidence."""

from __future__ import annotations

from collections.abc import Iterable

from orca_desktop.domain import why_practice, why_reward, why_round, why_world
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.why_case import Case, Explanation

CHAIN = (
    why_world.program,
    why_world.network,
    why_world.engine,
    why_world.container,
    why_world.task,
    why_world.stake,
    why_round.taken_part,
    why_round.work,
    why_round.proof,
    why_round.size,
    why_round.signature,
    why_round.on_chain,
    why_reward.audit,
    why_reward.distribution_list,
    why_reward.share,
    why_reward.payout,
)
"""One question after the other, each needing what the one before it asks."""

OF_PRACTICE = (
    why_practice.taken_part,
    why_round.work,
    why_practice.proof,
    why_round.size,
    why_practice.signature,
    why_practice.audit,
)
"""Of a round of practice its being one is the answer; the rest tells how it went."""


def explain(case: Case) -> Explanation:
    """The chain of facts for one round; its `answer` is the first that fails."""
    chain = OF_PRACTICE if why_practice.is_practice(case) else CHAIN
    return Explanation(number=case.number, is_paid=case.is_paid, facts=tuple(ask(case) for ask in chain))


def round_to_explain(records: Iterable[RoundRecord], current: int | None = None) -> int | None:
    """The newest round that ended without a reward; else the newest there is, else *current*.

    Rounds of practice are asked for by their number, or where there are no others.
    """
    known = sorted(records, key=lambda record: record.number, reverse=True)
    unrewarded = (one.number for one in known if one.result.counts and one.result is not RoundResult.PAID)
    newest = known[0].number if known else current
    return next(unrewarded, newest)
