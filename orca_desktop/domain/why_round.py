"""What became of the round itself, up to the chain: taken part, worked, proven, signed, submitted."""

from __future__ import annotations

from orca_desktop.domain.proofs import MAX_VALUE_BYTES
from orca_desktop.domain.records import RoundStage, StageOutcome
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.why_acts import of_acts
from orca_desktop.domain.why_case import Case, Evidence, Fact, FactId, FactState
from orca_desktop.domain.why_evidence import fact, of_mark, unknown

SEE_LOGS = "Look at the task's logs of this round."


def taken_part(case: Case) -> Fact:
    if case.record is not None:
        return fact(case, FactId.TAKEN_PART, FactState.HOLDS, "This node took part in the round.")
    current = case.task.windows.round_at(case.slot) if case.slot is not None else None
    if current is None or case.number > current:
        words = "The round has not begun." if current is not None else "This node has no record of the round."
        return Fact(id=FactId.TAKEN_PART, state=FactState.UNKNOWN, words=words)
    if case.number == current:
        words = "This node has not begun with the round that goes on now."
    else:
        words = "This node has no record of the round: the task did not run here then, or it is too long ago."
    return Fact(id=FactId.TAKEN_PART, state=FactState.FAILS, words=words, advice="Keep the task running.")


def work(case: Case) -> Fact:
    mark = case.mark(RoundStage.WORK)
    if case.record is None:
        return unknown(FactId.WORK)
    if mark is None:
        if case.has_proof or case.result is RoundResult.WORKED or case.proof_slot is not None:
            return fact(case, FactId.WORK, FactState.HOLDS, "The work was done.")
        words = "It is not recorded whether the work was asked for." if case.is_over else "The work is not done yet."
        return fact(case, FactId.WORK, FactState.UNKNOWN, words)
    told = f" {mark.words}" if mark.words else ""
    match mark.outcome:
        case StageOutcome.DONE:
            state, words = FactState.HOLDS, "The work was asked for, and done."
        case StageOutcome.RUNNING:
            state, words = FactState.UNKNOWN, "The work was asked for; the container has not finished it."
        case StageOutcome.FAILED:
            state, words = FactState.FAILS, f"The container did not do the work.{told}"
        case StageOutcome.LATE:
            state, words = FactState.FAILS, f"The work was not done before the window closed.{told}"
        case StageOutcome.LEFT_OUT:
            state, words = FactState.FAILS, f"The work was not asked for: it was too late for it.{told}"
    if state is FactState.FAILS and (case.has_proof or case.is_paid):
        state, words = FactState.HOLDS, "The work was not told to be done, and there is a proof of it all the same."
    advice = SEE_LOGS if state is FactState.FAILS else ""
    return fact(case, FactId.WORK, state, words, *of_mark(mark), advice=advice)


def proof(case: Case) -> Fact:
    if case.record is None:
        return unknown(FactId.PROOF)
    made = case.record.proof
    if made is None:
        if case.result is RoundResult.IDLE:
            return fact(case, FactId.PROOF, FactState.FAILS, case.record.note or "The task had nothing to submit.")
        if case.result is RoundResult.MISSED:
            words = case.record.note or "No proof was made in time."
            marks = of_mark(case.mark(RoundStage.SUBMISSION))
            return fact(case, FactId.PROOF, FactState.FAILS, words, *marks, advice=SEE_LOGS)
        words = "It is not recorded whether there was a proof." if case.is_over else "There is no proof yet."
        return fact(case, FactId.PROOF, FactState.UNKNOWN, words)
    if made.cid is None:
        state = FactState.FAILS if case.result is RoundResult.MISSED else FactState.UNKNOWN
        words = f"A proof was made, but not stored. {case.record.note}".strip()
        return fact(case, FactId.PROOF, state, words, advice="See whether the proof store can be reached.")
    return fact(
        case, FactId.PROOF, FactState.HOLDS, "A proof was made and stored.", Evidence(name="CID", value=made.cid)
    )


def size(case: Case) -> Fact:
    """The limit is that of the value on chain, which is the CID (k2.md 6.2)."""
    made = case.record.proof if case.record is not None else None
    if made is None or made.cid is None:
        return unknown(FactId.SIZE)
    would_go = case.record is not None and case.record.is_practice
    on_chain = len(made.cid.encode("utf-8", "replace"))
    seen = (
        Evidence(name="Proof, bytes", value=str(len(made.payload.encode("utf-8", "replace")))),
        Evidence(name="On chain, bytes", value=str(on_chain)),
        Evidence(name="Limit, bytes", value=str(MAX_VALUE_BYTES)),
    )
    if on_chain <= MAX_VALUE_BYTES:
        words = f"What {'would go' if would_go else 'goes'} on chain is not too long."
        return Fact(id=FactId.SIZE, state=FactState.HOLDS, words=words, evidence=seen)
    words = f"What {'would go' if would_go else 'goes'} on chain is longer than the limit."
    return Fact(id=FactId.SIZE, state=FactState.FAILS, words=words, evidence=seen)


def signature(case: Case) -> Fact:
    made = case.record.proof if case.record is not None else None
    if made is None:
        return unknown(FactId.SIGNATURE)
    if made.signature_valid:
        words = "The proof is signed by our staking key, and the signature is valid."
        return Fact(id=FactId.SIGNATURE, state=FactState.HOLDS, words=words)
    return Fact(
        id=FactId.SIGNATURE,
        state=FactState.FAILS,
        words="The signature of the proof is not valid: others will call the proof wrong.",
        advice="Check the wallet's staking key.",
    )


def on_chain(case: Case) -> Fact:
    window = case.plan.submission
    seen: tuple[Evidence, ...] = (Evidence(name="Window, slots", value=f"{window.opens}–{window.closes - 1}"),)
    if case.record is None:
        return unknown(FactId.ON_CHAIN)
    seen = (*seen, *of_acts(case, "submit"))
    if (slot := case.proof_slot) is not None:
        seen = (Evidence(name="Slot", value=str(slot)), *seen)
        is_inside = window.opens <= slot < window.closes
        words = (
            "The proof is on chain, within its window." if is_inside else "The proof is on chain, outside its window."
        )
        state = FactState.HOLDS if is_inside or case.is_paid else FactState.FAILS
        return fact(case, FactId.ON_CHAIN, state, words, *seen)
    if case.result is RoundResult.IDLE:
        return fact(case, FactId.ON_CHAIN, FactState.FAILS, "Nothing was put on chain.", *seen)
    if case.result is RoundResult.MISSED:
        words = "The proof was not on chain when its window closed."
        marks = of_mark(case.mark(RoundStage.SUBMISSION))
        return fact(case, FactId.ON_CHAIN, FactState.FAILS, words, *seen, *marks, advice=SEE_LOGS)
    if case.is_over or case.result in (RoundResult.SUBMITTED, RoundResult.IN_AUDIT, RoundResult.SETTLING):
        return fact(case, FactId.ON_CHAIN, FactState.HOLDS, "The proof is on chain; its slot is not recorded.", *seen)
    words = f"The proof is not on chain yet. {case.record.warning or case.record.note}".strip()
    return fact(case, FactId.ON_CHAIN, FactState.UNKNOWN, words, *seen)
