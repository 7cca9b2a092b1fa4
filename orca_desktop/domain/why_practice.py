"""“Why no reward?” of a round of practice: because it was one; then how it went."""

from __future__ import annotations

from orca_desktop.domain import why_round
from orca_desktop.domain.audits import Verdict
from orca_desktop.domain.records import RoundStage
from orca_desktop.domain.rounds import RoundResult
from orca_desktop.domain.why_case import Case, Evidence, Fact, FactId, FactState
from orca_desktop.domain.why_evidence import fact, of_mark, unknown

ONLY_PRACTICE = "This node only practised in the round: nothing went on chain, so nothing is paid."
TO_RUN = "To earn with the task, look it up again and run it."


def is_practice(case: Case) -> bool:
    """What its record says; of a round without one, what the task does now."""
    return case.record.is_practice if case.record is not None else case.task.is_practising


def taken_part(_case: Case) -> Fact:
    return Fact(id=FactId.TAKEN_PART, state=FactState.FAILS, words=ONLY_PRACTICE, advice=TO_RUN)


def proof(case: Case) -> Fact:
    """Whether there was a proof that could have been submitted."""
    made = case.record.proof if case.record is not None else None
    if made is not None:
        seen = (Evidence(name="CID", value=made.cid),) if made.cid is not None else ()
        words = "A proof was made and kept on this machine only; this is the address that it would have had."
        return fact(case, FactId.PROOF, FactState.HOLDS, words, *seen)
    marks = of_mark(case.mark(RoundStage.SUBMISSION))
    if case.record is not None and case.result is RoundResult.WOULD_MISS:
        words = case.record.note or "No proof was made in time."
        return fact(case, FactId.PROOF, FactState.FAILS, words, *marks, advice=why_round.SEE_LOGS)
    if case.record is not None and case.is_over:
        return fact(case, FactId.PROOF, FactState.HOLDS, case.record.note or "The task had nothing to submit.", *marks)
    return unknown(FactId.PROOF, "There is no proof yet.")


def signature(case: Case) -> Fact:
    made = case.record.proof if case.record is not None else None
    if made is None:
        return unknown(FactId.SIGNATURE)
    words = "It is signed by a key that was made for practice and holds nothing."
    return fact(case, FactId.SIGNATURE, FactState.HOLDS if made.signature_valid else FactState.FAILS, words)


def audit(case: Case) -> Fact:
    """What the task's container said of the proofs of other nodes."""
    given = case.record.audits_given if case.record is not None else ()
    judged = [audit for audit in given if audit.verdict is not Verdict.NONE]
    if not given:
        words = "No proof of another node was audited." if case.is_over else "No proof was audited yet."
        return fact(case, FactId.AUDIT, FactState.UNKNOWN, words)
    seen = tuple(Evidence(name=audit.node, value=f"{audit.verdict.value}. {audit.reason}") for audit in given)
    words = f"Proofs of other nodes audited: {len(given)}; with a verdict: {len(judged)}. No vote was sent."
    return fact(case, FactId.AUDIT, FactState.HOLDS, words, *seen)
