"""What became of a proof that is on chain: audited, listed, given a share, paid."""

from __future__ import annotations

from orca_desktop.domain.amounts import amount_text
from orca_desktop.domain.records import RoundStage
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.why_acts import of_acts
from orca_desktop.domain.why_case import Case, Evidence, Fact, FactId, FactState
from orca_desktop.domain.why_evidence import fact, of_mark, unknown

AUDITS_OVER = (RoundResult.SETTLING, RoundResult.PAID, RoundResult.UNPAID, RoundResult.SLASHED)

KEEP_EVIDENCE = "Keep the task's logs of this round: they tell what the proof was made from."


def audit(case: Case) -> Fact:
    """Who doubted our proof, and how the votes stand."""
    window = case.plan.audit
    seen: tuple[Evidence, ...] = (Evidence(name="Window, slots", value=f"{window.opens}–{window.closes - 1}"),)
    seen = (*seen, *of_acts(case, "vote"))
    received = case.record.audit_received if case.record is not None else None
    if received is None:
        return _undoubted(case, *seen)
    seen = (
        Evidence(name="Raised by", value=received.raised_by),
        Evidence(name="Slot", value=str(received.slot)),
        Evidence(name="Votes for", value=str(received.votes_for)),
        Evidence(name="Votes against", value=str(received.votes_against)),
        *seen,
    )
    votes = f"{received.votes_for} for it, {received.votes_against} against"
    if case.is_paid or (case.result in AUDITS_OVER and received.votes_for > received.votes_against):
        return fact(case, FactId.AUDIT, FactState.HOLDS, f"The proof was doubted and stood: {votes}.", *seen)
    if case.result in AUDITS_OVER:
        is_lost = received.votes_against > received.votes_for
        words = (
            f"The audit of our proof was lost: {votes}." if is_lost else f"The audit ended with equal votes: {votes}."
        )
        return fact(case, FactId.AUDIT, FactState.FAILS, words, *seen, advice=KEEP_EVIDENCE)
    return fact(case, FactId.AUDIT, FactState.UNKNOWN, f"The proof is doubted; so far {votes}.", *seen)


def distribution_list(case: Case) -> Fact:
    """Who wrote the round's list, and whether it says what we computed."""
    record = case.record
    listed = record.distribution if record is not None else None
    marks = (*of_mark(case.mark(RoundStage.LIST)), *of_acts(case, "submit list", "vote on list"))
    if listed is None:
        if case.is_paid:
            words = "Who wrote the distribution list is not recorded."
            return fact(case, FactId.LIST, FactState.UNKNOWN, words, *marks)
        words = "No distribution list of this round was seen." if case.is_over else "There is no distribution list yet."
        return fact(case, FactId.LIST, FactState.UNKNOWN, words, *marks)
    seen = (
        Evidence(name="Written by", value=listed.author),
        Evidence(name="Approved nodes", value=str(listed.approved_nodes)),
        Evidence(name="Nodes cut", value=str(listed.slashed_nodes)),
        *marks,
    )
    who = "This node" if listed.ours else "Another node"
    if listed.agrees is False and not case.is_paid:
        words = f"{who} wrote the list, and it differs from what this node computed."
        advice = "Nodes that find it wrong vote against it; another list may follow."
        return fact(case, FactId.LIST, FactState.FAILS, words, *seen, advice=advice)
    checked = {True: "; it says what this node computed", False: "; it differs from what this node computed", None: ""}
    return fact(case, FactId.LIST, FactState.HOLDS, f"{who} wrote the list{checked[listed.agrees]}.", *seen)


def share(case: Case) -> Fact:
    listed = case.record.distribution if case.record is not None else None
    if listed is None:
        return unknown(FactId.SHARE)
    if listed.our_share is None:
        held = FactState.UNKNOWN if case.is_paid else FactState.FAILS
        return fact(case, FactId.SHARE, held, "The list leaves this node out.")
    seen = (Evidence(name=f"Our share, {case.task.token.unit}", value=str(listed.our_share)),)
    if listed.our_share > 0 or case.is_paid:
        words = f"The list gives this node {amount_text(listed.our_share, case.task.token)}."
        return fact(case, FactId.SHARE, FactState.HOLDS, words, *seen)
    cut = f"The list takes {amount_text(-listed.our_share, case.task.token)} of the stake."
    words = cut if listed.our_share < 0 else "The list gives this node nothing."
    return fact(case, FactId.SHARE, FactState.FAILS, words, *seen, advice=KEEP_EVIDENCE)


def payout(case: Case) -> Fact:
    """How the round ended. Of a round that ended without a reward this fails, whatever failed before."""
    window = case.plan.payout
    seen: tuple[Evidence, ...] = (Evidence(name="Window, slots", value=f"{window.opens}–{window.closes - 1}"),)
    seen = (*seen, *of_acts(case, "pay out"))
    record = case.record
    if record is None:
        return fact(case, FactId.PAYOUT, FactState.UNKNOWN, "Nothing was paid to this node that it knows of.", *seen)
    if record.reward is not None:
        seen = (Evidence(name=f"Paid, {record.token.unit}", value=str(record.reward)), *seen)
    note = f" {record.note}" if record.note else ""
    match record.result:
        case RoundResult.PAID:
            words = f"The round paid {amount_text(record.reward or 0, record.token)}."
            return fact(case, FactId.PAYOUT, FactState.HOLDS, words, *seen)
        case RoundResult.MISSED:
            return fact(case, FactId.PAYOUT, FactState.FAILS, "A missed round is not paid.", *seen)
        case RoundResult.IDLE:
            words = "A round without a proof is not paid."
            return fact(case, FactId.PAYOUT, FactState.FAILS, words, *seen)
        case RoundResult.SLASHED:
            words = f"Instead of a reward a part of the stake was cut.{note}"
            return fact(case, FactId.PAYOUT, FactState.FAILS, words, *seen, advice=KEEP_EVIDENCE)
        case RoundResult.UNPAID:
            return fact(case, FactId.PAYOUT, FactState.FAILS, f"The round paid nothing.{note}", *seen)
        case _:
            return fact(case, FactId.PAYOUT, FactState.UNKNOWN, _waited_for(case), *seen)


def _undoubted(case: Case, *seen: Evidence) -> Fact:
    if case.result is RoundResult.SLASHED:
        words = "The votes went against our proof; who raised the audit is not recorded."
        return fact(case, FactId.AUDIT, FactState.FAILS, words, *seen, advice=KEEP_EVIDENCE)
    if case.result in AUDITS_OVER:
        return fact(case, FactId.AUDIT, FactState.HOLDS, "Nobody doubted the proof.", *seen)
    words = "The proof can still be doubted." if case.proof_slot is not None else "There is nothing to audit yet."
    return fact(case, FactId.AUDIT, FactState.UNKNOWN, words, *seen)


def _waited_for(case: Case) -> str:
    if not case.node_runs:
        return "How it ended is read from the network once a node runs."
    return "It is not paid out yet."
