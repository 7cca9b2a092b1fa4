"""The rules of a task's status, one function each: what it says when it holds, None when it does not.

Their order, and why it is so, is in `domain/task_status.py`.
"""

from __future__ import annotations

from orca_desktop.domain.amounts import Roe, amount_text, koii_text
from orca_desktop.domain.records import RoundRecord
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.schedule import schedule
from orca_desktop.domain.task_sight import Said, Sight, withdrawable_from
from orca_desktop.domain.tasks import Task, TaskState

RECENT_ROUNDS = 3
"""So many rounds that ended later make a cut of the stake old news."""

PRACTICE_MEANS = "Nothing goes on chain, and nothing is earned."

FEE_RESERVE = Roe(10_000)
"""What one act on chain costs: two signatures (k2.md 1.4)."""


# -- the task itself ------------------------------------------------------------------------------------------------


def migrated(sight: Sight) -> Said | None:
    if sight.task.migrated_to is None:
        return None
    return Said(
        words=f"The creator has replaced this task by another one: {sight.task.migrated_to}.",
        advice=f"Join the new task by its ID; finish this one. {_stake_back(sight)}".strip(),
    )


def complete(sight: Sight) -> Said | None:
    if sight.task.is_active:
        return None
    return Said(
        words="The task is no longer active: the network takes no more stakes or proofs for it.",
        advice=f"Finish it; what it has paid stays claimable. {_stake_back(sight)}".strip(),
    )


def out_of_bounty(sight: Sight) -> Said | None:
    if sight.task.total_bounty is None or sight.task.total_bounty > 0:
        return None
    return Said(
        words="Its bounty is used up: further rounds pay nothing unless somebody funds it again.",
        advice="Finish it, or let it run if you expect new funds.",
    )


def watching(sight: Sight) -> Said | None:
    if not sight.task.is_watched:
        return None
    if sight.network is not None and not sight.network.reachable:
        return Said(words="Nothing runs, nothing is staked. The network does not answer: this is what it said last.")
    return Said(words="Nothing runs, nothing is staked. Its rounds are followed on the chain.")


# -- what the user has to do ----------------------------------------------------------------------------------------


def waiting(sight: Sight) -> Said | None:
    if not sight.task.changes:
        return None
    what = ", ".join(change.what.lower() for change in sight.task.changes)
    return Said(
        words=f"Changed since you agreed to run it: {what}.",
        advice="Look at the changes, and agree to them or not; it is not started before.",
    )


def without_variables(sight: Sight) -> Said | None:
    missing = sight.task.variables_missing
    if not missing or sight.task.state not in (TaskState.STOPPED, TaskState.FAILED):
        return None
    names = ", ".join(missing)
    return Said(words=f"It asks for variables that have no value yet: {names}.", advice="Set them, then it can start.")


def underfunded(sight: Sight) -> Said | None:
    task, wallet = sight.task, sight.wallet
    if wallet is None or task.as_of == 0 or task.state in (TaskState.STOPPED, TaskState.STOPPING):
        return None
    if not task.takes_part:
        return None
    missing, token = task.minimum_stake - task.stake, task.token
    cannot_stake = task.state in (TaskState.FAILED, TaskState.STARTING) and missing > 0
    held = wallet.holds(token)
    if cannot_stake and held is not None and held < missing + (FEE_RESERVE if token.is_koii else 0):
        there = f"the main wallet holds {amount_text(held, token)}"
        words = f"It needs {amount_text(missing, token)} more of stake; {there}."
        return Said(words=words, advice=f"Send {token.symbol} to the main wallet, then start the task again.")
    pays_fees = task.state is not TaskState.FAILED or (cannot_stake and not token.is_koii)
    if pays_fees and wallet.balance < FEE_RESERVE:
        words = f"The main wallet holds {_koii(wallet.balance)}: too little for the fees of proofs and votes."
        return Said(words=words, advice="Send a little KOII to the main wallet before the next window closes.")
    return None


def failed(sight: Sight) -> Said | None:
    if sight.task.state is not TaskState.FAILED:
        return None
    words = sight.task.detail or "It could not go on and is left stopped."
    return Said(words=words, advice="Look at its logs; start it again when the cause is gone.")


# -- what runs, or not ----------------------------------------------------------------------------------------------


def stopping(sight: Sight) -> Said | None:
    if sight.task.state is not TaskState.STOPPING:
        return None
    return Said(words=sight.task.detail or "Its container is being stopped.")


def cooling_down(sight: Sight) -> Said | None:
    due = withdrawable_from(sight.task, sight.rounds)
    if sight.task.state is not TaskState.STOPPED or sight.task.stake <= 0 or due is None or sight.slot is None:
        return None
    if sight.slot >= due:
        return None
    first = sight.task.windows.round_at(due)
    return Said(
        words=f"Its stake of {_stake(sight.task)} can be taken back from round {first:,} on.",
        due=due,
    )


def stopped(sight: Sight) -> Said | None:
    if sight.task.state is not TaskState.STOPPED:
        return None
    if sight.task.is_practising:
        return Said(words=sight.task.detail or "Nothing of it runs. What it practised put nothing on chain.")
    has_stake = sight.task.stake > 0
    words = "It takes part in no rounds; its stake stays where it is." if has_stake else "It takes part in no rounds."
    return Said(words=sight.task.detail or words)


def network_away(sight: Sight) -> Said | None:
    if sight.network is None or sight.network.reachable:
        return None
    return Said(
        words=sight.network.problem or "The network does not answer: nothing can be submitted or paid until it does.",
        advice="Check the internet connection; the program keeps trying.",
    )


def engine_away(sight: Sight) -> Said | None:
    if sight.engine is None or sight.engine.reachable:
        return None
    return Said(
        words=sight.engine.problem or "The container engine does not answer: no work can be done until it does.",
        advice="Start Docker; the program keeps trying.",
    )


def unhealthy(sight: Sight) -> Said | None:
    if sight.task.state is not TaskState.UNHEALTHY:
        return None
    words = sight.task.detail or "Its container does not work as it should."
    return Said(words=words, advice="Its logs tell more; restart it if it does not recover.")


def finishing(sight: Sight) -> Said | None:
    if sight.task.state is not TaskState.FINISHING:
        return None
    return Said(words=sight.task.detail or "It begins no new round and stops when its rounds are through.")


def starting(sight: Sight) -> Said | None:
    if sight.task.state is not TaskState.STARTING:
        return None
    return Said(words=sight.task.detail or "Its container is being started.")


def practising(sight: Sight) -> Said | None:
    if not sight.task.is_practising:
        return None
    advice = "To earn with it, look it up again and run it."
    if not sight.ended:
        return Said(words=f"{PRACTICE_MEANS} No round was practised to its end yet.", advice=advice)
    newest = sight.ended[-1]
    if newest.result is RoundResult.WOULD_MISS:
        note = f" {newest.note}" if newest.note else ""
        words = f"{PRACTICE_MEANS} Round {newest.number:,} would have been missed.{note}"
        return Said(words=words, advice="Ask “why?” of the round, and look at the task's logs.")
    return Said(words=f"{PRACTICE_MEANS} Round {newest.number:,} went well.", advice=advice)


# -- how its rounds go ----------------------------------------------------------------------------------------------


def miss_expected(sight: Sight) -> Said | None:
    warned = next((record for record in sight.open if record.warning), None)
    if warned is None:
        return None
    return Said(
        words=f"Round {warned.number:,} will likely be missed: {warned.warning}",
        advice="There is still time: look at its container and its logs.",
        due=schedule(sight.task.windows, warned.number).submission.closes,
    )


def flagged(sight: Sight) -> Said | None:
    doubted = next((record for record in sight.open if _is_in_doubt(record)), None)
    if doubted is None or (audit := doubted.audit_received) is None:
        return None
    at_stake = "The stake is cut if the votes go against it."
    return Said(
        words=f"Another node doubts the proof of round {doubted.number:,}: "
        f"{audit.votes_for} for it, {audit.votes_against} against. {at_stake}",
        advice="Other nodes decide by their votes; “why?” of the round tells who raised it.",
        due=schedule(sight.task.windows, doubted.number).audit.closes,
    )


def _is_in_doubt(record: RoundRecord) -> bool:
    """Whether an audit of our proof is open, or its votes do not clear it."""
    audit = record.audit_received
    if audit is None:
        return False
    is_voted = record.result is RoundResult.SETTLING
    return not is_voted or audit.votes_against >= audit.votes_for


def slashed(sight: Sight) -> Said | None:
    cut = next((one for one in reversed(sight.ended[-RECENT_ROUNDS:]) if one.result is RoundResult.SLASHED), None)
    if cut is None:
        return None
    words = f"The stake was cut: the votes went against the proof of round {cut.number:,}."
    if cut.reward is not None and cut.reward < 0:
        lost = amount_text(-cut.reward, cut.token)
        words = f"The stake was cut by {lost}: the votes went against the proof of round {cut.number:,}."
    return Said(
        words=words,
        advice="Stop the task if the next proofs may be wrong too; ask “why?” of that round for the evidence.",
    )


def missing(sight: Sight) -> Said | None:
    missed = _missed_in_a_row(sight)
    if not missed or sight.ended == missed[:1]:  # the round in which a task is joined is often half over
        return None
    newest = missed[-1]
    note = f" {newest.note}" if newest.note else ""
    words = (
        f"Round {newest.number:,} was missed" if len(missed) == 1 else f"{len(missed):,} rounds in a row were missed"
    )
    return Said(words=f"{words}.{note}", advice="Ask “why?” of the round; a missed round pays nothing.")


def _missed_in_a_row(sight: Sight) -> tuple[RoundRecord, ...]:
    """The newest rounds that ended, as far back as they were missed; oldest first."""
    missed: list[RoundRecord] = []
    for record in reversed(sight.ended):
        if record.result is not RoundResult.MISSED:
            break
        missed.insert(0, record)
    return tuple(missed)


def unpaid(sight: Sight) -> Said | None:
    settled = sight.settled
    if settled is None or settled.result is not RoundResult.UNPAID:
        return None
    note = f" {settled.note}" if settled.note else ""
    return Said(
        words=f"Proofs are submitted, but round {settled.number:,} paid nothing.{note}",
        advice="Ask “why?” of the round for the whole chain of facts.",
    )


def delisted(sight: Sight) -> Said | None:
    if sight.task.is_allowlisted or not sight.task.was_allowlisted:
        return None
    return Said(
        words="It runs, but Koii has taken the task off its list of checked tasks.",
        advice="Find out why before you stake more; finish it if in doubt.",
    )


def earning(sight: Sight) -> Said | None:
    settled = sight.settled
    if settled is None or settled.result is not RoundResult.PAID:
        return None
    return Said(words=f"Round {settled.number:,} paid {amount_text(settled.reward or 0, settled.token)}.")


def warming_up(sight: Sight) -> Said | None:
    if not sight.open:
        return Said(words="It runs; its first round has not begun on this node.")
    first = sight.open[0].number
    due = schedule(sight.task.windows, first).payout.opens
    paid_in = sight.task.windows.round_at(due)
    return Said(words=f"No round has ended yet; the first reward can come at the end of round {paid_in:,}.", due=due)


def _stake_back(sight: Sight) -> str:
    if sight.task.stake <= 0:
        return ""
    due = withdrawable_from(sight.task, sight.rounds)
    if due is None or (sight.slot is not None and sight.slot >= due):
        return "Its stake can be taken back."
    return f"Its stake can be taken back from round {sight.task.windows.round_at(due):,} on."


def _stake(task: Task) -> str:
    return amount_text(task.stake, task.token)


def _koii(amount: int) -> str:
    return f"{koii_text(amount)} KOII"
