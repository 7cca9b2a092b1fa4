"""Acts on chain as evidence: the transaction's signature, its slot, and the network's words where it refused."""

from __future__ import annotations

from orca_desktop.domain.acts import ActRecord, ActStatus
from orca_desktop.domain.why_case import Case, Evidence

VOTES_TOLD = 5

TITLES = {
    "submit": "Submission",
    "vote": "Our vote",
    "submit list": "Our list",
    "vote on list": "Our vote on the list",
    "pay out": "Our payout of the list",
}

STANDS = {
    ActStatus.INTENDED: "it is not known what became of it",
    ActStatus.DONE: "done",
    ActStatus.REFUSED: "refused",
    ActStatus.UNKNOWN: "it is not known what became of it",
}


def of_acts(case: Case, *names: str) -> tuple[Evidence, ...]:
    """What is known of the round's acts of these names; of many the refused ones first, then the newest."""
    acts = [act for act in reversed(case.acts) if act.key.act in names]
    told = sorted(acts, key=lambda act: act.status is not ActStatus.REFUSED)[:VOTES_TOLD]
    seen = tuple(line for act in told for line in _lines(act))
    left = len(acts) - len(told)
    return (*seen, Evidence(name="More of them", value=str(left))) if left else seen


def _lines(act: ActRecord) -> tuple[Evidence, ...]:
    title = TITLES.get(act.key.act, act.key.act)
    about = f" (about {act.key.subject})" if act.key.subject else ""
    slot = f", slot {act.slot}" if act.slot else ""
    lines = [Evidence(name=title, value=f"{STANDS[act.status]}{slot}{about}")]
    if act.signature:
        lines.append(Evidence(name=f"{title}, signature", value=act.signature))
    if act.status is ActStatus.REFUSED and act.detail:
        lines.append(Evidence(name=f"{title}, the network's words", value=act.detail))
    return tuple(lines)
